/// How much of the governing limit has run, with a tick for each day.
import { useTranslation } from "react-i18next";
import type { RequestView } from "@/shared/api/contract";
import { formatInstantDay, isEndOfDay, formatShortInstant, lastMoment } from "@/shared/i18n/format";
import { useServerTime } from "@/shared/ui/deadline";

const day = 86_400_000;

function Bar({ request, due }: { request: RequestView; due: string }) {
    const { t } = useTranslation("case");
    const zone = request.time_zone ?? "UTC";
    const [from, to] = [Date.parse(request.received_at), Date.parse(due)];
    const now = useServerTime(to);
    const whole = Math.max(to - from, 1);
    const share = Math.min(Math.max((now - from) / whole, 0), 1);
    const ticks = Array.from({ length: Math.min(Math.floor(whole / day), 40) }, (_, index) => ((index + 1) * day) / whole).filter((at) => at < 0.995);
    const end = isEndOfDay(due, zone) ? t("clock.end_of", { day: formatInstantDay(lastMoment(due), zone) }) : formatShortInstant(due, zone);
    return (
        <div>
            <div className="clock-bar" aria-hidden="true">
                <span className="clock-run" style={{ inlineSize: `${share * 100}%` }} />
                {ticks.map((at) => (
                    <span key={at} className="clock-tick" style={{ insetInlineStart: `${at * 100}%` }} />
                ))}
            </div>
            <p className="spread hint">
                <span>{t("clock.received", { time: formatShortInstant(request.received_at, zone) })}</span>
                {request.clock && <span>{t(`words:clock.${request.clock}`, { defaultValue: request.clock })}</span>}
                <span>{end}</span>
            </p>
        </div>
    );
}

export function ClockBar({ request }: { request: RequestView }) {
    return request.due_at ? <Bar request={request} due={request.due_at} /> : null;
}
