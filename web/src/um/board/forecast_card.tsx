/// What will miss its limit by tomorrow night if work goes on as it did: by queue and case by case, and how it was counted.
import { useTranslation } from "react-i18next";
import type { Board, Miss, Plan, QueueForecast } from "@/shared/api/contract";
import { formatDay, formatInstant, formatNumber, groupNumber } from "@/shared/i18n/format";
import { Link } from "@/shared/ui/link";
import { EmptyState } from "@/shared/ui/state";
import { FigureTable, ReportCard } from "@/um/reports/figures";
import { useSession, worksOnCases } from "@/app/session";

export function useCasePage(): "/um/cases/$number" | "/requests/$number" {
    const user = useSession()?.user;
    return user && worksOnCases(user) ? "/um/cases/$number" : "/requests/$number";
}

export function ForecastCard({ board, plan }: { board: Board; plan: Plan }) {
    const { t } = useTranslation("board");
    const page = useCasePage();
    const { queues = [], misses = [], until } = board.forecast;
    const days = board.days ?? [];
    const queueName = (queue: string): string => t(`work:queue.${queue}`, { defaultValue: queue || t("no_queue") });
    const why = (miss: Miss): string => t(`forecast.${miss.reason}`, { count: miss.before, at: miss.turn_at ? formatInstant(miss.turn_at, plan.time_zone) : t("forecast.later") });
    const counted = (of: QueueForecast): string => formatNumber(Math.round((of.decided / Math.max(of.days, 1)) * 10) / 10);
    return (
        <ReportCard title={t("forecast.title")} hint={t("forecast.until", { at: formatInstant(until, plan.time_zone) })}>
            {queues.length === 0 && <EmptyState title={t("forecast.empty")} />}
            {queues.length > 0 && (
                <FigureTable
                    label={t("forecast.by_queue")}
                    rows={queues}
                    id={(queue) => queue.queue}
                    columns={[
                        { name: t("forecast.queue"), cell: ({ queue }) => queueName(queue) },
                        { name: t("forecast.waiting"), figure: true, cell: ({ waiting }) => formatNumber(waiting) },
                        { name: t("forecast.due"), figure: true, cell: ({ due }) => formatNumber(due) },
                        { name: t("forecast.a_day"), figure: true, cell: counted },
                        { name: t("forecast.expected"), figure: true, cell: ({ hundredths }) => formatNumber(Math.round(hundredths / 10) / 10) },
                        { name: t("forecast.misses"), figure: true, cell: (of) => <strong data-tone={of.misses > 0 ? "bad" : undefined}>{formatNumber(of.misses)}</strong> },
                    ]}
                />
            )}
            {misses.length > 0 && (
                <FigureTable
                    label={t("forecast.cases")}
                    rows={misses.slice(0, 100)}
                    id={(miss) => miss.request}
                    columns={[
                        {
                            name: t("cases.number"),
                            cell: (miss) => (
                                <Link to={page} params={{ number: miss.request }} className="number">
                                    {groupNumber(miss.request)}
                                </Link>
                            ),
                        },
                        { name: t("cases.queue"), cell: (miss) => queueName(miss.queue) },
                        { name: t("cases.due"), cell: (miss) => formatInstant(miss.due_at, plan.time_zone) },
                        { name: t("forecast.why"), cell: why },
                    ]}
                />
            )}
            {misses.length > 100 && <p className="hint">{t("forecast.more", { count: misses.length - 100 })}</p>}
            <p className="hint">{days.length > 0 ? t("forecast.how", { count: days.length, from: formatDay(days.at(-1) ?? ""), to: formatDay(days[0] ?? "") }) : t("forecast.how_none")}</p>
        </ReportCard>
    );
}
