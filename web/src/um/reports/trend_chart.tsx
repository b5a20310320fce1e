/// Decided on time, day by day or week by week. Two lines that differ in colour, dash and mark; the same numbers as a table.
import { useTranslation } from "react-i18next";
import type { Counts, FigureAsk, ReportStep } from "@/shared/api/contract";
import { addDays, formatNumber, formatShortDay } from "@/shared/i18n/format";
import { Disclosure } from "@/shared/ui/disclosure";
import { EmptyState } from "@/shared/ui/state";
import { CaseNumber, FigureTable, ReportCard } from "./figures";
import { percent, percentText } from "./numbers";

const width = 700;
const height = 268;
const left = 44;
const right = 590;
const top = 16;
const bottom = 232;

const onTime = (counts: Counts): number | undefined => percent(counts.on_time, counts.on_time + counts.late);

/// From a round number below the lowest value up to a hundred.
function floorOf(values: number[]): number {
    const lowest = Math.min(...values, 100);
    return [95, 90, 80, 60, 40, 20].find((each) => each < lowest) ?? 0;
}

interface Dot {
    x: number;
    y: number;
    value: number;
}

function dotsOf(steps: ReportStep[], which: "standard" | "urgent", floor: number): Dot[] {
    return steps.flatMap((step, index) => {
        const value = onTime(step[which]);
        if (value === undefined) return [];
        const x = steps.length === 1 ? (left + right) / 2 : left + ((right - left) * index) / (steps.length - 1);
        return [{ x, y: bottom - ((bottom - top) * (value - floor)) / (100 - floor), value }];
    });
}

function Line({ dots, which, at }: { dots: Dot[]; which: "standard" | "urgent"; at: number }) {
    const { t } = useTranslation("reports");
    const last = dots.at(-1);
    if (!last) return null;
    const size = 4.5;
    return (
        <g className={`trend-${which}`}>
            <polyline points={dots.map(({ x, y }) => `${x},${y}`).join(" ")} />
            {dots.map(({ x, y }) =>
                which === "standard" ? (
                    <circle key={x} cx={x} cy={y} r={x === last.x ? size : 2.5} />
                ) : (
                    <rect key={x} x={x - (x === last.x ? size : 2.5)} y={y - (x === last.x ? size : 2.5)} width={x === last.x ? 9 : 5} height={x === last.x ? 9 : 5} />
                ),
            )}
            <text x={last.x + 14} y={at} className="chart-strong">
                {`${t(`pace.${which}`)} ${formatNumber(last.value)}`}
            </text>
        </g>
    );
}

/// Two ends of lines that lie close together are told one above the other.
function places(standard: Dot | undefined, urgent: Dot | undefined): [number, number] {
    const first = (standard?.y ?? 0) + 4;
    const second = (urgent?.y ?? 0) + 4;
    if (!standard || !urgent || Math.abs(first - second) >= 16 || Math.abs(standard.x - urgent.x) > 60) return [first, second];
    const middle = (first + second) / 2;
    return first <= second ? [middle - 8, middle + 8] : [middle + 8, middle - 8];
}

function Chart({ steps, label }: { steps: ReportStep[]; label: string }) {
    const floor = floorOf(steps.flatMap(({ standard, urgent }) => [onTime(standard), onTime(urgent)].filter((each) => each !== undefined)));
    const levels = [100, (100 + floor) / 2, floor];
    const standard = dotsOf(steps, "standard", floor);
    const urgent = dotsOf(steps, "urgent", floor);
    const [standardAt, urgentAt] = places(standard.at(-1), urgent.at(-1));
    const every = Math.ceil(steps.length / 6);
    return (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
        <div className="reports-chart" tabIndex={0} role="group" aria-label={label}>
            <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
                {levels.map((level) => {
                    const y = bottom - ((bottom - top) * (level - floor)) / (100 - floor);
                    return (
                        <g key={level}>
                            <line className="chart-line" x1={left} x2={right} y1={y} y2={y} />
                            <text x={left - 10} y={y + 4} textAnchor="end">
                                {formatNumber(level)}
                            </text>
                        </g>
                    );
                })}
                {steps.map(({ from }, index) => {
                    if (index % every !== 0) return null;
                    const x = steps.length === 1 ? (left + right) / 2 : left + ((right - left) * index) / (steps.length - 1);
                    return (
                        <text key={from} x={x} y={height - 10} textAnchor={index === 0 && steps.length > 1 ? "start" : "middle"}>
                            {formatShortDay(from)}
                        </text>
                    );
                })}
                <Line dots={standard} which="standard" at={standardAt} />
                <Line dots={urgent} which="urgent" at={urgentAt} />
            </svg>
        </div>
    );
}

export function TrendCard({ steps, step, ask }: { steps: ReportStep[]; step: "day" | "week"; ask: FigureAsk }) {
    const { t } = useTranslation("reports");
    const title = t(`trend.by_${step}`);
    const isAny = steps.some(({ standard, urgent }) => onTime(standard) !== undefined || onTime(urgent) !== undefined);
    const part = (which: "standard" | "urgent") => ({
        name: t(`pace.${which}`),
        figure: true,
        cell: (row: ReportStep) => {
            const { on_time, late } = row[which];
            const to = step === "day" ? row.from : addDays(row.from, 6);
            const within = { ...ask, by: "received" as const, from: row.from < ask.from ? ask.from : row.from, to: to > ask.to ? ask.to : to };
            return (
                <>
                    {percentText(on_time, on_time + late)}{" "}
                    <CaseNumber count={late} name={t("trend.late_of", { day: formatShortDay(row.from), pace: t(`pace.${which}`) })} ask={within} of={{ figure: "late", urgent: which === "urgent" }}>
                        {late > 0 ? t("trend.late", { count: late }) : ""}
                    </CaseNumber>
                </>
            );
        },
    });
    return (
        <ReportCard title={title} hint={t("trend.hint")}>
            {isAny ? <Chart steps={steps} label={t("trend.label", { title })} /> : <EmptyState title={t("none_decided")} />}
            {isAny && (
                <Disclosure title={t("as_table")}>
                    <FigureTable label={title} rows={steps} id={(row) => row.from} columns={[{ name: t(`trend.${step}`), cell: (row) => formatShortDay(row.from) }, part("standard"), part("urgent")]} />
                </Disclosure>
            )}
        </ReportCard>
    );
}
