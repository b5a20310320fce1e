/// Whether the page is up to date, in sight; and news, spoken politely.
import { useTranslation } from "react-i18next";
import { serverTimeOf } from "@/shared/api/clock";
import { formatTime } from "@/shared/i18n/format";
import { useLiveState } from "@/shared/live/live_events";
import { Shape } from "@/shared/ui/icon";
import { useStatusWord } from "@/shared/ui/status";
import type { Change } from "./rows";

interface LiveProps {
    updatedAt: number;
    failed: boolean;
    news: Change[];
    zone: string;
}

export function Live({ updatedAt, failed, news, zone }: LiveProps) {
    const { t } = useTranslation("requests");
    const word = useStatusWord();
    const paused = useLiveState() === "paused" || failed;
    const spoken = news.slice(0, 3).map(({ shown, status, stage }) => t("live.news", { number: shown, state: word(status, stage) }));
    return (
        <p className="live no-print">
            <span className="mark hint" data-tone={paused ? "attention" : "good"}>
                <Shape name={paused ? "pause" : "dot"} size={14} />
                {paused ? t("live.paused") : updatedAt > 0 && t("live.updated", { time: formatTime(serverTimeOf(updatedAt), zone) })}
            </span>
            <span className="hidden-text" role="status">
                {spoken.join(" ")}
            </span>
        </p>
    );
}
