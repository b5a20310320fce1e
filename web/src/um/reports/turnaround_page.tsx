/// Turnaround and volume (A11, RPT-02): in time or not, how long it takes, what became of it; each number opens its cases.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { serverNow } from "@/shared/api/clock";
import { api, take } from "@/shared/api/client";
import type { Plan } from "@/shared/api/contract";
import { formatDay, today } from "@/shared/i18n/format";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { askOf } from "./period";
import { PeriodBar } from "./period_bar";
import { ReportFrame } from "./report_frame";
import { TakesCard } from "./takes_chart";
import { Tiles } from "./tiles";
import { TrendCard } from "./trend_chart";
import { AgesCard, LinesCard, ReasonsCard, ReviewersCard, WaysCard } from "./volume_cards";

function Report({ plan }: { plan: Plan }) {
    const { t } = useTranslation("reports");
    const narrowed = useSearch({ from: "/um/reports" });
    const ask = askOf(plan.plan, narrowed, today(plan.time_zone, serverNow()));
    const { data, error, refetch } = useQuery({ queryKey: ["turnaround", ask], queryFn: () => take(api.POST("/api/reports/turnaround", { body: ask })), placeholderData: keepPreviousData });
    const extracts = [
        { id: "figures", name: t("extract.figures"), address: "/api/reports/turnaround?format=csv", file: "turnaround.csv" },
        { id: "cases", name: t("extract.cases"), address: "/api/reports/cases?format=csv", file: "cases.csv" },
        { id: "review", name: t("extract.file_review"), address: "/api/reports/file-review", file: "file-review.csv" },
        { id: "log", name: t("extract.state_log"), address: "/api/reports/state-log", file: "state-log.csv" },
    ];
    return (
        <>
            <PeriodBar plan={plan} narrowed={narrowed} ask={ask} extracts={extracts} withBy />
            <p className="hint" role="status">
                {t("period.said", { from: formatDay(ask.from), to: formatDay(ask.to), by: t(`period.by_${ask.by ?? "received"}`) })}
            </p>
            {!data && !error && <Skeleton rows={10} onRetry={() => void refetch()} />}
            {!data && error && <ErrorState title={t("failed")} error={error} onRetry={() => void refetch()} />}
            {data && (
                <>
                    <Tiles report={data} ask={ask} />
                    <div className="reports-grid">
                        <TrendCard steps={data.figures.steps ?? []} step={data.step} ask={ask} />
                        <TakesCard rows={data.figures.by_pace ?? []} ask={ask} />
                        <LinesCard report={data} ask={ask} plan={plan} />
                        <AgesCard report={data} ask={ask} />
                        <WaysCard report={data} ask={ask} />
                        <ReasonsCard report={data} ask={ask} />
                        <ReviewersCard report={data} ask={ask} />
                    </div>
                </>
            )}
        </>
    );
}

export function TurnaroundPage() {
    const { t } = useTranslation("reports");
    return <ReportFrame title={t("title")}>{(plan) => <Report key={plan.plan} plan={plan} />}</ReportFrame>;
}
