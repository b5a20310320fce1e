/// The services of a request: what was asked, where, when, and what became of each.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RequestLine, RequestView } from "@/shared/api/contract";
import { formatClock, formatNumber, formatShortDay } from "@/shared/i18n/format";
import { Button, TextButton } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { StatusPill, useAnswerWord } from "@/shared/ui/status";

function WhyDialog({ line, onClose }: { line: RequestLine; onClose: () => void }) {
    const { t } = useTranslation("request");
    return (
        <Dialog
            title={t("line.why_title", { code: line.code })}
            onClose={onClose}
            feet={<Button onPress={onClose}>{t("common:action.close")}</Button>}
        >
            <ol className="reasons">
                {line.why?.map((sentence) => (
                    <li key={sentence} lang="en">
                        {sentence}
                    </li>
                ))}
            </ol>
            {line.rows && line.rows.length > 0 && <p className="hint">{t("line.rows", { rows: line.rows.join(", ") })}</p>}
        </Dialog>
    );
}

function useUnits(): (line: RequestLine) => string {
    const { t } = useTranslation("request");
    return (line) => {
        if (line.units === undefined) return "";
        const unit = t(`words:unit.${line.unit ?? "unit"}`, { count: line.units, defaultValue: line.unit });
        const asked = t("line.asked", { units: formatNumber(line.units), unit });
        const given = line.authorized?.units ?? line.adverse?.decision.granted?.units;
        return given === undefined ? asked : t("line.asked_given", { asked, units: formatNumber(given) });
    };
}

/// Units used and left; the words carry the numbers.
function Left({ line }: { line: RequestLine }) {
    const { t } = useTranslation("request");
    const { authorized, used = 0, remaining } = line.balance ?? {};
    if (authorized === undefined || remaining === undefined || authorized <= 0) return null;
    const unit = t(`words:unit.${line.unit ?? "unit"}`, { count: authorized, defaultValue: line.unit });
    return (
        <div className="units-left">
            <span className="units-bar" aria-hidden="true">
                <span style={{ inlineSize: `${Math.min((used / authorized) * 100, 100)}%` }} />
            </span>
            <span className="hint">{t("line.left", { left: formatNumber(remaining), total: formatNumber(authorized), unit })}</span>
        </div>
    );
}

/// Why less was given, in the words the member reads.
function Less({ line }: { line: RequestLine }) {
    const { t } = useTranslation("request");
    const { decision, by } = line.adverse ?? {};
    if (!decision) return null;
    return (
        <div className="less">
            {decision.awaits_signature && <p className="tag">{t("line.awaits_signature")}</p>}
            {decision.reasons?.map(({ code, sentence }) => (
                <p key={code}>
                    <strong>{t(`choice.denial_reason.${code}`)}.</strong> {sentence}
                </p>
            ))}
            {decision.criteria?.map((cited) => (
                <p key={cited.source} className="hint">
                    {[t(`choice.criteria_source.${cited.source}`, { defaultValue: cited.source }), cited.edition, cited.section, cited.page].filter(Boolean).join(", ")}
                </p>
            ))}
            {by?.name && <p className="hint">{t("line.decided_by", { name: by.name })}</p>}
        </div>
    );
}

/// Where a transport goes, leg by leg, in one sentence each.
function Trips({ line }: { line: RequestLine }) {
    const { t } = useTranslation("request");
    if (!line.trips || line.trips.length === 0) return null;
    return (
        <ul className="line-trips" aria-label={t("line.trips")}>
            {line.trips.map(({ from, to, round_trip, appointment, mobility, attendants, days = [] }, index) => (
                <li key={index}>
                    {t(round_trip ? "line.trip_and_back" : "line.trip", { from, to })}
                    <span className="hint">
                        {" "}
                        {[
                            days.map((day) => t(`words:weekday.${day}`)).join(", "),
                            appointment && t("line.trip_appointment", { time: formatClock(appointment) }),
                            mobility && t(`words:mobility.${mobility}`),
                            attendants && t("line.trip_attendants", { count: attendants }),
                        ]
                            .filter(Boolean)
                            .join(" · ")}
                    </span>
                </li>
            ))}
        </ul>
    );
}

export function LineTable({ request }: { request: RequestView }) {
    const { t } = useTranslation("request");
    const units = useUnits();
    const hasBalance = request.lines?.some(({ balance }) => balance?.remaining !== undefined) ?? false;
    const answerWord = useAnswerWord();
    const [open, setOpen] = useState<RequestLine>();
    const dates = (line: RequestLine): string =>
        [line.authorized?.from ?? line.adverse?.decision.granted?.from ?? line.from, line.authorized?.to ?? line.adverse?.decision.granted?.to ?? line.to].filter((day) => day !== undefined).map(formatShortDay).join(" – ");
    return (
        <>
            <table className="table line-table">
                <thead>
                    <tr>
                        <th scope="col">{t("line.service")}</th>
                        <th scope="col">{t("line.where")}</th>
                        <th scope="col">{t("line.dates")}</th>
                        {hasBalance && <th scope="col">{t("line.used")}</th>}
                        <th scope="col">{t("line.state")}</th>
                    </tr>
                </thead>
                <tbody>
                    {request.lines?.map((line) => (
                        <tr key={line.line}>
                            <td>
                                <p>
                                    <span className="code">{line.code || line.revenue}</span> <span lang="en">{line.title}</span>
                                </p>
                                <p className="hint">
                                    {units(line)}{" "}
                                    {line.why && line.why.length > 0 && (
                                        <TextButton aria-label={t("line.why_title", { code: line.code })} onPress={() => setOpen(line)}>
                                            {t("line.why")}
                                        </TextButton>
                                    )}
                                </p>
                                <Trips line={line} />
                                <Less line={line} />
                            </td>
                            <td>
                                <p>{request.servicing?.name ?? "—"}</p>
                                <p className="hint">{line.place && t(`words:place.${line.place}`, { defaultValue: line.place })}</p>
                            </td>
                            <td className="number">{dates(line)}</td>
                            {hasBalance && (
                                <td>
                                    <Left line={line} />
                                </td>
                            )}
                            <td>
                                <StatusPill status={line.outcome === "pending" ? "in_review" : line.outcome} stage={request.stage} />
                                {line.answer === "elsewhere" && (
                                    <p className="hint">
                                        {[answerWord("elsewhere"), line.contact?.name, line.contact?.phone].filter(Boolean).join(" · ")}
                                    </p>
                                )}
                            </td>
                        </tr>
                    ))}
                </tbody>
            </table>
            {open && <WhyDialog line={open} onClose={() => setOpen(undefined)} />}
        </>
    );
}
