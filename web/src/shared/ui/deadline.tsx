/// Time that runs: a ring with the share that is left and the real time to the limit. Counts against the server's clock.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { serverNow, useClockOffset } from "@/shared/api/clock";
import { splitDuration } from "@/shared/i18n/format";
import { Shape } from "./icon";

export type Level = "calm" | "soon" | "urgent" | "overdue" | "stopped" | "met";

const hour = 3_600_000;

export function levelOf(now: number, started: number, due: number): Level {
    const left = due - now;
    if (left < 0) return "overdue";
    const share = left / Math.max(due - started, 1);
    if (share < 0.25 || left < 4 * hour) return "urgent";
    return share < 0.5 ? "soon" : "calm";
}

/// The server's time, again each minute and in the last five minutes each second.
export function useServerTime(due: number): number {
    const offset = useClockOffset();
    const [now, setNow] = useState(serverNow);
    const close = Math.abs(due - now) < 5 * 60_000;
    useEffect(() => {
        setNow(serverNow());
        const timer = setInterval(() => setNow(serverNow()), close ? 1000 : 60_000);
        return () => clearInterval(timer);
    }, [close, offset]);
    return now;
}

function Ring({ share }: { share: number }) {
    const length = 2 * Math.PI * 5.5;
    return (
        <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" focusable="false">
            <circle cx="7" cy="7" r="5.5" fill="none" stroke="currentColor" strokeOpacity="0.3" strokeWidth="2.5" />
            <circle
                cx="7"
                cy="7"
                r="5.5"
                fill="none"
                stroke="currentColor"
                strokeWidth="2.5"
                strokeDasharray={`${length * Math.min(Math.max(share, 0), 1)} ${length}`}
                transform="rotate(-90 7 7)"
            />
        </svg>
    );
}

interface DeadlineProps {
    startedAt: string;
    dueAt: string;
    state?: "running" | "stopped" | "met";
    /// Where the column says that it is time left.
    short?: boolean;
}

export function Deadline({ startedAt, dueAt, state = "running", short = false }: DeadlineProps) {
    const { t } = useTranslation();
    const [started, due] = [Date.parse(startedAt), Date.parse(dueAt)];
    const now = useServerTime(due);
    const level: Level = state === "running" ? levelOf(now, started, due) : state;
    const left = splitDuration(due - now);

    function words(): string {
        if (level === "stopped") return t("deadline.stopped");
        if (level === "met") return t("deadline.met");
        const size = left.days > 0 ? "days" : left.hours > 0 ? "hours" : "minutes";
        if (level === "overdue") return t(`deadline.over_${size}`, { ...left });
        return t(short ? `deadline.short_${size}` : `deadline.left_${size}`, { ...left });
    }

    return (
        <span className="chip" data-level={level}>
            {level === "stopped" && <Shape name="pause" size={14} />}
            {level === "met" && <Shape name="check" size={14} />}
            {level === "overdue" && <Shape name="triangle" size={14} />}
            {(level === "calm" || level === "soon" || level === "urgent") && (
                <Ring share={(due - now) / Math.max(due - started, 1)} />
            )}
            {words()}
        </span>
    );
}
