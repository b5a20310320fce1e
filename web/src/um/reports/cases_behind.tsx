/// Every number of a report opens the list of the cases behind it. The list holds numbers; opening one is logged.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSession, worksOnCases } from "@/app/session";
import { api, download, take } from "@/shared/api/client";
import type { CasesAsk, Plan, ReportCase } from "@/shared/api/contract";
import { formatInstant, formatNumber } from "@/shared/i18n/format";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Link } from "@/shared/ui/link";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { useToast } from "@/shared/ui/toast";
import { ShowContext } from "./show_cases";
import { TimeText } from "./time_text";

interface Asked {
    title: string;
    ask: CasesAsk;
}

const pageSize = 50;

function Rows({ rows, zone }: { rows: ReportCase[]; zone: string }) {
    const { t } = useTranslation("reports");
    const user = useSession()?.user;
    const page = user && worksOnCases(user) ? "/um/cases/$number" : "/requests/$number";
    const heads = ["number", "line", "kind", "received", "decided", "outcome", "took", "in_time"] as const;
    return (
        <table className="table labelled-table">
            <thead>
                <tr>
                    {heads.map((name) => (
                        <th key={name} scope="col">
                            {t(`case.${name}`)}
                        </th>
                    ))}
                </tr>
            </thead>
            <tbody>
                {rows.map((row) => (
                    <tr key={row.request}>
                        <td>
                            <Link to={page} params={{ number: row.request }} className="number">
                                {row.shown}
                            </Link>
                        </td>
                        <td data-label={t("case.line")}>{row.line_of_business ?? "—"}</td>
                        <td data-label={t("case.kind")}>{t(`words:value.kind.${row.kind}`, { defaultValue: row.kind })}</td>
                        <td data-label={t("case.received")}>{formatInstant(row.received_at, zone)}</td>
                        <td data-label={t("case.decided")}>{row.decided_at ? formatInstant(row.decided_at, zone) : "—"}</td>
                        <td data-label={t("case.outcome")}>{t(`outcome.${row.outcome ?? row.status}`, { defaultValue: t("outcome.open") })}</td>
                        <td data-label={t("case.took")}>
                            <TimeText minutes={row.minutes} />
                        </td>
                        <td data-label={t("case.in_time")}>{row.on_time === undefined ? "—" : t(row.on_time ? "case.yes" : "case.no")}</td>
                    </tr>
                ))}
            </tbody>
        </table>
    );
}

function CasesDialog({ asked, zone, onClose }: { asked: Asked; zone: string; onClose: () => void }) {
    const { t } = useTranslation("reports");
    const toast = useToast();
    const [offset, setOffset] = useState(0);
    const body = { ...asked.ask, offset, limit: pageSize };
    const found = useQuery({ queryKey: ["report-cases", body], queryFn: () => take(api.POST("/api/reports/cases", { body })), placeholderData: keepPreviousData });
    const total = found.data?.total ?? 0;
    const rows = found.data?.cases ?? [];
    const keep = (): void =>
        void download("/api/reports/cases?format=csv", asked.ask, "cases.csv").then(
            () => toast(t("kept")),
            (fault: Error) => toast(fault.message || t("common:fault.server_trouble")),
        );
    return (
        <Dialog
            title={asked.title}
            size="wide"
            onClose={onClose}
            feet={
                <>
                    <Button onPress={onClose}>{t("common:action.close")}</Button>
                    <Button icon="download" onPress={keep}>
                        {t("csv")}
                    </Button>
                </>
            }
        >
            <p className="hint" role="status">
                {found.isSuccess && t("case.count", { count: total, shown: formatNumber(total) })}
            </p>
            {found.isPending && <Skeleton rows={6} />}
            {found.isError && !found.data && <ErrorState title={t("case.failed")} error={found.error} onRetry={() => void found.refetch()} />}
            {found.isSuccess && total === 0 && <EmptyState title={t("case.none")} />}
            {rows.length > 0 && (
                <div className="reports-scroll">
                    <Rows rows={rows} zone={zone} />
                </div>
            )}
            {total > pageSize && (
                <div className="row-of">
                    {offset > 0 && <Button onPress={() => setOffset(offset - pageSize)}>{t("case.before")}</Button>}
                    {offset + pageSize < total && <Button onPress={() => setOffset(offset + pageSize)}>{t("case.after")}</Button>}
                </div>
            )}
        </Dialog>
    );
}

export function CasesBehind({ plan, children }: { plan: Plan; children: ReactNode }) {
    const [asked, setAsked] = useState<Asked>();
    return (
        <ShowContext value={(title, of, cases) => setAsked({ title, ask: { ...of, ...cases } })}>
            {children}
            {asked && <CasesDialog asked={asked} zone={plan.time_zone} onClose={() => setAsked(undefined)} />}
        </ShowContext>
    );
}
