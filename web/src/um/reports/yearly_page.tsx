/// The public yearly measures of prior authorization (CMS-0057-F), with the definitions they were counted by.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { serverNow } from "@/shared/api/clock";
import { api, download, take } from "@/shared/api/client";
import type { FigureAsk, Plan, Times, YearlyReport, YearlyShare } from "@/shared/api/contract";
import { formatInstant, formatNumber, today } from "@/shared/i18n/format";
import { Button } from "@/shared/ui/button";
import { Link } from "@/shared/ui/link";
import { Select } from "@/shared/ui/select";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { useToast } from "@/shared/ui/toast";
import { CaseNumber, FigureTable, ReportCard } from "./figures";
import { ReportFrame } from "./report_frame";
import { TimeText } from "./time_text";

/// In the order of the rule.
const order = ["standard_approved", "standard_partial", "standard_denied", "standard_after_appeal", "extended_approved", "expedited_approved", "expedited_partial", "expedited_denied"] as const;
const definitions = ["unit", "left_out", "expedited", "partial", "appeal", "times", "reopened"] as const;
type OneLine = NonNullable<YearlyReport["lines"]>[number];

const shareText = ({ of, tenths }: YearlyShare): string => (of === 0 ? "—" : `${formatNumber(tenths / 10)}%`);

function LineCard({ line, report, plan }: { line: OneLine; report: YearlyReport; plan: Plan }) {
    const { t } = useTranslation("reports");
    const ask: FigureAsk = { plan: plan.plan, from: report.from, to: report.to, by: "decided", line_of_business: line.id };
    const shares = order.flatMap((figure) => (line.figures.shares ?? []).filter((share) => share.figure === figure));
    const times: { pace: "standard" | "expedited"; of: Times }[] = [
        { pace: "standard", of: line.figures.standard },
        { pace: "expedited", of: line.figures.expedited },
    ];
    return (
        <ReportCard title={line.name} wide>
            <FigureTable
                label={`${line.name}: ${t("yearly.shares")}`}
                rows={shares}
                id={(share) => share.figure}
                columns={[
                    { name: t("yearly.measure"), cell: (share) => t(`yearly.${share.figure}`) },
                    { name: t("yearly.percent"), figure: true, cell: shareText },
                    { name: t("yearly.requests"), figure: true, cell: (share) => <CaseNumber count={share.count} name={`${t(`yearly.${share.figure}`)}, ${line.name}`} ask={ask} of={{ yearly: share.figure }} /> },
                    { name: t("yearly.of"), figure: true, cell: (share) => formatNumber(share.of) },
                ]}
            />
            <FigureTable
                label={`${line.name}: ${t("yearly.times")}`}
                rows={times}
                id={({ pace }) => pace}
                columns={[
                    { name: t("yearly.time"), cell: ({ pace }) => t(`yearly.${pace}`) },
                    { name: t("column.mean"), figure: true, cell: ({ of }) => <TimeText minutes={of.mean} /> },
                    { name: t("column.median"), figure: true, cell: ({ of }) => <TimeText minutes={of.median} /> },
                    {
                        name: t("figure.decided"),
                        figure: true,
                        cell: ({ pace, of }) => <CaseNumber count={of.count} name={`${t(`yearly.${pace}`)}, ${line.name}`} ask={ask} of={{ yearly: `${pace}_decided` }} />,
                    },
                ]}
            />
            <p>{t("yearly.services", { count: line.services })}</p>
            <Link to="/list">{t("yearly.list")}</Link>
        </ReportCard>
    );
}

function Report({ plan }: { plan: Plan }) {
    const { t } = useTranslation("reports");
    const toast = useToast();
    const now = Number(today(plan.time_zone, serverNow()).slice(0, 4));
    const [year, setYear] = useState(String(now));
    const body = { plan: plan.plan, year: Number(year) };
    const { data, error, refetch } = useQuery({ queryKey: ["yearly", body], queryFn: () => take(api.POST("/api/reports/yearly", { body })), placeholderData: keepPreviousData });
    const keep = (format: "csv" | "html"): void =>
        void download(`/api/reports/yearly?format=${format}`, body, `prior-authorization-${year}.${format}`).then(
            () => toast(t("kept")),
            (fault: Error) => toast(fault.message || t("common:fault.server_trouble")),
        );
    return (
        <>
            <div className="row-of period-bar no-print">
                <Select label={t("yearly.year")} options={[0, 1, 2].map((back) => ({ id: String(now - back), name: String(now - back) }))} value={year} onChange={setYear} />
                <span className="period-end row-of">
                    <Button icon="download" onPress={() => keep("html")}>
                        {t("yearly.page")}
                    </Button>
                    <Button icon="download" onPress={() => keep("csv")}>
                        {t("csv")}
                    </Button>
                    <Button icon="print" onPress={() => print()}>
                        {t("print")}
                    </Button>
                </span>
            </div>
            {!data && !error && <Skeleton rows={10} onRetry={() => void refetch()} />}
            {!data && error && <ErrorState title={t("failed")} error={error} onRetry={() => void refetch()} />}
            {data && (
                <>
                    <p>{t("yearly.intro", { plan: data.plan_name, year: data.year, day: `${data.year + 1}` })}</p>
                    {data.year === now && <p className="hint">{t("yearly.running", { at: formatInstant(data.now, plan.time_zone) })}</p>}
                    {(data.lines ?? []).length === 0 && (
                        <section className="card">
                            <EmptyState title={t("yearly.none")} />
                        </section>
                    )}
                    {(data.lines ?? []).map((line) => (
                        <LineCard key={line.id} line={line} report={data} plan={plan} />
                    ))}
                    {(data.not_bound ?? []).length > 0 && <p className="hint">{t("yearly.not_bound", { names: (data.not_bound ?? []).join(", ") })}</p>}
                    <ReportCard title={t("yearly.how")} wide>
                        <ul className="reports-definitions">
                            {definitions.map((each) => (
                                <li key={each}>{t(`yearly.define.${each}`)}</li>
                            ))}
                        </ul>
                    </ReportCard>
                </>
            )}
        </>
    );
}

export function YearlyPage() {
    const { t } = useTranslation("reports");
    return (
        <ReportFrame title={t("yearly.title")} hint={t("yearly.hint")}>
            {(plan) => <Report key={plan.plan} plan={plan} />}
        </ReportFrame>
    );
}
