/// What the clocks warned of, and what is out of time: told to supervisors by the rules of the plan.
import { useTranslation } from "react-i18next";
import type { Board, Plan } from "@/shared/api/contract";
import { formatInstant, formatNumber, groupNumber } from "@/shared/i18n/format";
import { Link } from "@/shared/ui/link";
import { EmptyState } from "@/shared/ui/state";
import { FigureTable, ReportCard } from "@/um/reports/figures";
import { useCasePage } from "./forecast_card";

export function WarnedCard({ board, plan }: { board: Board; plan: Plan }) {
    const { t } = useTranslation("board");
    const page = useCasePage();
    const rows = board.warned ?? [];
    const nameOf = (account: string | undefined): string => board.owners?.find((owner) => owner.account === account)?.name ?? t("nobody");
    return (
        <ReportCard title={t("warned.title")} hint={t("warned.count", { count: board.warned_total, shown: formatNumber(board.warned_total) })}>
            {rows.length === 0 && <EmptyState title={t("warned.none")} />}
            {rows.length > 0 && (
                <FigureTable
                    label={t("warned.title")}
                    rows={rows}
                    id={(row) => row.request}
                    columns={[
                        {
                            name: t("cases.number"),
                            cell: (row) => (
                                <Link to={page} params={{ number: row.request }} className="number">
                                    {groupNumber(row.request)}
                                </Link>
                            ),
                        },
                        {
                            name: t("warned.how"),
                            cell: (row) => (row.bucket === "overdue" ? t("warned.over") : row.percent > 0 ? t("warned.percent", { percent: row.percent }) : t("warned.before", { before: row.before ?? "" })),
                        },
                        { name: t("cases.due"), cell: (row) => (row.due_at ? formatInstant(row.due_at, plan.time_zone) : t("work:no_limit")) },
                        { name: t("cases.queue"), cell: (row) => t(`work:queue.${row.queue}`, { defaultValue: row.queue || t("no_queue") }) },
                        { name: t("cases.owner"), cell: (row) => nameOf(row.assignee) },
                    ]}
                />
            )}
        </ReportCard>
    );
}
