/// Who of the office has sent what, what became of it, and how long it took.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { PlanSelect } from "@/app/plan_select";
import { usePlan } from "@/app/plans";
import { RequireSignIn } from "@/app/require_sign_in";
import { mayReadReports, useSession } from "@/app/session";
import { api, download, take } from "@/shared/api/client";
import { serverNow } from "@/shared/api/clock";
import type { Plan, SubmitterRow } from "@/shared/api/contract";
import { addDays, formatNumber, today } from "@/shared/i18n/format";
import { Button } from "@/shared/ui/button";
import { DateField } from "@/shared/ui/date_field";
import { ReportTabs } from "@/um/reports/report_tabs";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { StatusMark } from "@/shared/ui/status";
import { useToast } from "@/shared/ui/toast";
import "@/requests/requests.css";
import "@/shared/ui/labelled_table.css";

const usualDays = 30;

const hours = (value: number | undefined): string => (value === undefined ? "—" : formatNumber(Math.round(value * 10) / 10));

function Totals({ rows }: { rows: SubmitterRow[] }) {
    const { t } = useTranslation("requests");
    const people = new Map<string, { name: string; count: number; closed: number }>();
    for (const row of rows) {
        const before = people.get(row.submitter) ?? { name: row.submitter_name || row.submitter, count: 0, closed: 0 };
        people.set(row.submitter, { ...before, count: before.count + row.count, closed: before.closed + row.closed });
    }
    const most = Math.max(1, ...[...people.values()].map(({ count }) => count));
    return (
        <ul className="card card-pad report-bars" aria-label={t("report.by_person")}>
            {[...people].map(([id, { name, count, closed }]) => (
                <li key={id}>
                    <span>{name}</span>
                    <span className="progress" aria-hidden="true">
                        <span style={{ inlineSize: `${(count / most) * 100}%` }} />
                    </span>
                    <span className="number">{t("report.sent_decided", { count, closed })}</span>
                </li>
            ))}
        </ul>
    );
}

function Report({ plan }: { plan: Plan }) {
    const { t } = useTranslation("requests");
    const toast = useToast();
    const day = today(plan.time_zone, serverNow());
    const [from, setFrom] = useState<string | undefined>(addDays(day, -usualDays));
    const [to, setTo] = useState<string | undefined>(day);
    const body = { plan: plan.plan, from: from ?? day, to: to ?? day };
    const { data, error, refetch } = useQuery({ queryKey: ["submitters", body], queryFn: () => take(api.POST("/api/reports/submitters", { body })) });
    const rows = data?.rows ?? [];
    const keep = (): void =>
        void download("/api/reports/submitters?format=csv", body, "submitters.csv").then(
            () => toast(t("export.done")),
            (fault: Error) => toast(fault.message || t("common:fault.server_trouble")),
        );
    return (
        <>
            <div className="row-of filters" data-density="compact">
                <DateField label={t("filter.received_from")} today={day} value={from} onChange={setFrom} />
                <DateField label={t("filter.received_to")} today={day} value={to} onChange={setTo} />
                <span className="filter-more">
                    <Button icon="download" onPress={keep}>
                        {t("export.act")}
                    </Button>
                </span>
            </div>
            {rows.length > 0 && <Totals rows={rows} />}
            <section className="card request-list" aria-label={t("report.title")}>
                {!data && !error && <Skeleton rows={6} onRetry={() => void refetch()} />}
                {!data && error && <ErrorState title={t("report.failed")} error={error} onRetry={() => void refetch()} />}
                {data && rows.length === 0 && <EmptyState title={t("report.none")} />}
                {rows.length > 0 && (
                    <table className="table labelled-table">
                        <thead>
                            <tr>
                                {(["person", "kind", "state", "count", "closed", "median", "longest"] as const).map((name) => (
                                    <th key={name} scope="col">
                                        {t(`report.${name}`)}
                                    </th>
                                ))}
                            </tr>
                        </thead>
                        <tbody>
                            {rows.map((row) => (
                                <tr key={`${row.submitter} ${row.kind} ${row.status}`}>
                                    <td>{row.submitter_name || row.submitter}</td>
                                    <td data-label={t("report.kind")}>{t(`words:value.kind.${row.kind}`, { defaultValue: row.kind })}</td>
                                    <td data-label={t("report.state")}>
                                        <StatusMark status={row.status} />
                                    </td>
                                    <td data-label={t("report.count")} className="number">
                                        {formatNumber(row.count)}
                                    </td>
                                    <td data-label={t("report.closed")} className="number">
                                        {formatNumber(row.closed)}
                                    </td>
                                    <td data-label={t("report.median")} className="number">
                                        {hours(row.hours_median)}
                                    </td>
                                    <td data-label={t("report.longest")} className="number">
                                        {hours(row.hours_longest)}
                                    </td>
                                </tr>
                            ))}
                        </tbody>
                    </table>
                )}
            </section>
        </>
    );
}

export function SubmittersPage() {
    const { t } = useTranslation("requests");
    const { plan } = usePlan();
    const user = useSession()?.user;
    return (
        <div className="page">
            {user && mayReadReports(user) && <ReportTabs user={user} />}
            <div className="spread requests-head" data-density="compact">
                <PageTitle title={t("report.title")} />
                <PlanSelect />
            </div>
            <RequireSignIn>{() => (plan ? <Report key={plan.plan} plan={plan} /> : <Skeleton rows={6} />)}</RequireSignIn>
        </div>
    );
}
