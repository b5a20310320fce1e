/// The five figures one wants first.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { FigureAsk, TurnaroundReport } from "@/shared/api/contract";
import { formatNumber } from "@/shared/i18n/format";
import { TextButton } from "@/shared/ui/button";
import { percent, percentText } from "./numbers";
import { useShowCases } from "./show_cases";
import { useTimeText } from "./time_text";

function Tile({ name, value, tone, children }: { name: string; value: string; tone?: "bad"; children: ReactNode }) {
    return (
        <div className="tile">
            <dt>{name}</dt>
            <dd>
                <span className="tile-value number" data-tone={tone}>
                    {value}
                </span>
                <span className="tile-more">{children}</span>
            </dd>
        </div>
    );
}

/// How much better or worse than in the same number of days before.
function Compared({ now, before }: { now: number | undefined; before: number | undefined }) {
    const { t } = useTranslation("reports");
    if (now === undefined || before === undefined) return t("tile.no_before");
    const change = Math.round((now - before) * 10) / 10;
    if (change === 0) return t("tile.same");
    const isUp = change > 0;
    return (
        <span className="tile-change" data-tone={isUp ? "good" : "bad"}>
            {t(isUp ? "tile.up" : "tile.down", { value: formatNumber(Math.abs(change)) })}
        </span>
    );
}

export function Tiles({ report, ask }: { report: TurnaroundReport; ask: FigureAsk }) {
    const { t } = useTranslation("reports");
    const time = useTimeText();
    const show = useShowCases();
    const { total, by_pace = [] } = report.figures;
    const { counts } = total;
    const of = (pace: string) => by_pace.find((row) => row.pace === pace)?.times;
    const was = report.before.counts;
    const median = (pace: "standard" | "urgent") => (
        <Tile name={t(`tile.median_${pace}`)} value={time(of(pace)?.median)}>
            {t("tile.ninetieth", { time: time(of(pace)?.ninetieth) })}
        </Tile>
    );
    return (
        <dl className="card tiles">
            <Tile name={t("tile.on_time")} value={percentText(counts.on_time, counts.on_time + counts.late)}>
                <Compared now={percent(counts.on_time, counts.on_time + counts.late)} before={percent(was.on_time, was.on_time + was.late)} />
            </Tile>
            {median("standard")}
            {median("urgent")}
            <Tile name={t("tile.at_once")} value={percentText(counts.automatic, counts.decided)}>
                {t("tile.of", { count: formatNumber(counts.automatic), of: formatNumber(counts.decided) })}
            </Tile>
            <Tile name={t("tile.past_limit")} value={formatNumber(counts.past_limit)} {...(counts.past_limit > 0 ? { tone: "bad" as const } : {})}>
                {counts.past_limit > 0 ? (
                    <TextButton onPress={() => show(t("tile.past_limit"), ask, { figure: "past_limit" })}>{t("tile.show_cases", { count: counts.past_limit })}</TextButton>
                ) : (
                    t("tile.no_past")
                )}
            </Tile>
        </dl>
    );
}
