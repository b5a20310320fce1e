/// How long it takes: half are faster than the dot, nine of ten than the end of the bar, the line is the limit.
import { useTranslation } from "react-i18next";
import type { FigureAsk, FigureRow } from "@/shared/api/contract";
import { Disclosure } from "@/shared/ui/disclosure";
import { EmptyState } from "@/shared/ui/state";
import { CaseNumber, FigureTable, ReportCard } from "./figures";
import { TimeText, useTimeText } from "./time_text";

const width = 600;
const rowHeight = 48;
const left = 148;
const limitAt = 490;

/// Each row is drawn against its own limit, as each pace has one of its own; what lies behind it runs on past the line.
function Bar({ row, y }: { row: FigureRow; y: number }) {
    const { t } = useTranslation("reports");
    const time = useTimeText();
    const { median = 0, ninetieth = 0 } = row.times;
    const most = Math.max(row.limit ?? 0, 1);
    const at = (minutes: number): number => left + (limitAt - left) * Math.min(minutes / most, 1.12);
    const isFar = at(ninetieth) - at(median) > 56;
    return (
        <g>
            <text x="0" y={y + 4} className="chart-name">
                {t(`pace.${row.pace ?? "standard"}`)}
            </text>
            <line className="chart-line" x1={left} x2={limitAt} y1={y} y2={y} />
            <rect className="takes-bar" x={at(median)} y={y - 5} width={Math.max(at(ninetieth) - at(median), 0)} height="10" />
            <rect className="takes-end" x={at(ninetieth) - 2} y={y - 9} width="4" height="18" rx="1.5" />
            <circle className="takes-dot" cx={at(median)} cy={y} r="6" />
            <text x={at(median)} y={y - 12} textAnchor="middle" className="chart-strong">
                {time(row.times.median)}
            </text>
            {isFar && (
                <text x={at(ninetieth)} y={y - 12} textAnchor="middle">
                    {time(row.times.ninetieth)}
                </text>
            )}
            <text x={limitAt + 36} y={y + 4}>
                {time(row.limit)}
            </text>
        </g>
    );
}

export function TakesCard({ rows, ask }: { rows: FigureRow[]; ask: FigureAsk }) {
    const { t } = useTranslation("reports");
    const shown = rows.filter(({ times, limit }) => times.count > 0 && limit);
    const height = shown.length * rowHeight + 20;
    const time = (name: string, of: (row: FigureRow) => number | undefined) => ({ name, figure: true, cell: (row: FigureRow) => <TimeText minutes={of(row)} /> });
    return (
        <ReportCard title={t("takes.title")} hint={t("takes.hint")}>
            {shown.length === 0 && <EmptyState title={t("none_decided")} />}
            {shown.length > 0 && (
                <>
                    {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
                    <div className="reports-chart" tabIndex={0} role="group" aria-label={t("takes.title")}>
                        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t("takes.label")}>
                            <line className="takes-limit" x1={limitAt} x2={limitAt} y1="6" y2={height - 6} />
                            {shown.map((row, index) => (
                                <Bar key={row.pace} row={row} y={34 + index * rowHeight} />
                            ))}
                        </svg>
                    </div>
                    <Disclosure title={t("as_table")}>
                        <FigureTable
                            label={t("takes.title")}
                            rows={shown}
                            id={(row) => row.pace ?? ""}
                            columns={[
                                { name: t("column.pace"), cell: (row) => t(`pace.${row.pace ?? "standard"}`) },
                                {
                                    name: t("figure.decided"),
                                    figure: true,
                                    cell: (row) => <CaseNumber count={row.counts.decided} name={`${t("figure.decided")}, ${t(`pace.${row.pace ?? "standard"}`)}`} ask={ask} of={{ figure: "decided", ...(row.pace ? { pace: row.pace } : {}) }} />,
                                },
                                time(t("column.mean"), (row) => row.times.mean),
                                time(t("column.median"), (row) => row.times.median),
                                time(t("column.ninetieth"), (row) => row.times.ninetieth),
                                time(t("column.limit"), (row) => row.limit),
                            ]}
                        />
                    </Disclosure>
                </>
            )}
        </ReportCard>
    );
}
