/// Volumes and turnaround line by line, ways in, ages, reasons of denials, and reviewers beside one another.
import { useTranslation } from "react-i18next";
import type { CasesOf, Figure, FigureAsk, FigureRow, Judged, NamedCounts, Plan, ReasonCount, TurnaroundReport } from "@/shared/api/contract";
import { formatNumber } from "@/shared/i18n/format";
import { EmptyState } from "@/shared/ui/state";
import { CaseNumber, FigureTable, ReportCard, type Column } from "./figures";
import { percentText } from "./numbers";
import { TimeText } from "./time_text";

interface CardProps {
    report: TurnaroundReport;
    ask: FigureAsk;
    plan: Plan;
}

const rowOf = (row: FigureRow): CasesOf => ({
    ...(row.line_of_business ? { line_of_business: row.line_of_business } : {}),
    ...(row.kind ? { kind: row.kind } : {}),
    ...(row.pace ? { pace: row.pace } : {}),
});

export function LinesCard({ report, ask, plan }: CardProps) {
    const { t } = useTranslation("reports");
    const rows = report.figures.by_line ?? [];
    const lineName = (id: string | undefined): string => plan.lines?.find((line) => line.id === id)?.name ?? t("no_line");
    const kindName = (kind: string | undefined): string => t(`words:value.kind.${kind}`, { defaultValue: kind ?? "" });
    const name = (row: FigureRow): string => `${lineName(row.line_of_business)}, ${kindName(row.kind)}, ${t(`pace.${row.pace ?? "standard"}`)}`;
    const count = (figure: Figure): Column<FigureRow> => ({
        name: t(`figure.${figure}`),
        figure: true,
        cell: (row) => <CaseNumber count={row.counts[figure]} name={`${t(`figure.${figure}`)}, ${name(row)}`} ask={ask} of={{ ...rowOf(row), figure }} />,
    });
    const met = (good: Figure, bad: Figure, title: string): Column<FigureRow> => ({
        name: title,
        figure: true,
        cell: (row) => (
            <>
                {percentText(row.counts[good], row.counts[good] + row.counts[bad])}{" "}
                {row.counts[bad] > 0 && (
                    <CaseNumber count={row.counts[bad]} name={`${t(`figure.${bad}`)}, ${name(row)}`} ask={ask} of={{ ...rowOf(row), figure: bad }}>
                        {t("trend.late", { count: row.counts[bad] })}
                    </CaseNumber>
                )}
            </>
        ),
    });
    return (
        <ReportCard title={t("lines.title")} hint={t("lines.hint")} wide>
            {rows.length === 0 && <EmptyState title={t("none_received")} />}
            {rows.length > 0 && (
                <FigureTable
                    label={t("lines.title")}
                    rows={rows}
                    id={name}
                    columns={[
                        { name: t("column.line"), cell: (row) => lineName(row.line_of_business) },
                        { name: t("column.kind"), cell: (row) => kindName(row.kind) },
                        { name: t("column.pace"), cell: (row) => t(`pace.${row.pace ?? "standard"}`) },
                        count("received"),
                        count("approved"),
                        count("partial"),
                        count("denied"),
                        count("voided"),
                        count("asked"),
                        met("on_time", "late", t("column.on_time")),
                        met("letter_on_time", "letter_late", t("column.letter")),
                        { name: t("column.mean"), figure: true, cell: (row) => <TimeText minutes={row.times.mean} /> },
                        { name: t("column.median"), figure: true, cell: (row) => <TimeText minutes={row.times.median} /> },
                        { name: t("column.ninetieth"), figure: true, cell: (row) => <TimeText minutes={row.times.ninetieth} /> },
                    ]}
                />
            )}
        </ReportCard>
    );
}

export function AgesCard({ report, ask }: Omit<CardProps, "plan">) {
    const { t } = useTranslation("reports");
    const rows = report.ages ?? [];
    const most = Math.max(1, ...rows.map(({ standard, urgent }) => standard + urgent));
    const count = (which: "standard" | "urgent"): Column<(typeof rows)[number]> => ({
        name: t(`pace.${which}`),
        figure: true,
        cell: (row) => <CaseNumber count={row[which]} name={`${t(`age.${row.age}`)}, ${t(`pace.${which}`)}`} ask={ask} of={{ age: row.age, urgent: which === "urgent" }} />,
    });
    return (
        <ReportCard title={t("age.title")} hint={t("age.hint")}>
            <FigureTable
                label={t("age.title")}
                rows={rows}
                id={(row) => row.age}
                columns={[
                    { name: t("age.since"), cell: (row) => t(`age.${row.age}`) },
                    {
                        name: t("age.share"),
                        cell: ({ standard, urgent }) => (
                            <span className="age-bar" aria-hidden="true">
                                <span data-part="urgent" style={{ inlineSize: `${(urgent / most) * 100}%` }} />
                                <span data-part="standard" style={{ inlineSize: `${(standard / most) * 100}%` }} />
                            </span>
                        ),
                    },
                    count("standard"),
                    count("urgent"),
                ]}
            />
        </ReportCard>
    );
}

export function WaysCard({ report, ask }: Omit<CardProps, "plan">) {
    const { t } = useTranslation("reports");
    const rows = report.figures.channels ?? [];
    const count = (figure: Figure): Column<NamedCounts> => ({
        name: t(`figure.${figure}`),
        figure: true,
        cell: (row) => <CaseNumber count={row.counts[figure]} name={`${t(`figure.${figure}`)}, ${t(`channel.${row.name}`, { defaultValue: row.name })}`} ask={ask} of={{ channel: row.name, figure }} />,
    });
    return (
        <ReportCard title={t("channel.title")}>
            {rows.length === 0 && <EmptyState title={t("none_received")} />}
            {rows.length > 0 && (
                <FigureTable label={t("channel.title")} rows={rows} id={(row) => row.name} columns={[{ name: t("channel.way"), cell: (row) => t(`channel.${row.name}`, { defaultValue: row.name }) }, count("received"), count("automatic"), count("asked"), count("voided"), count("late")]} />
            )}
        </ReportCard>
    );
}

export function ReasonsCard({ report, ask }: Omit<CardProps, "plan">) {
    const { t } = useTranslation("reports");
    const rows = report.reasons ?? [];
    const name = (row: ReasonCount): string => t(`reason.${row.reason}`, { defaultValue: row.reason.replaceAll("_", " ") });
    return (
        <ReportCard title={t("reason.title")} hint={t("reason.hint")}>
            {rows.length === 0 && <EmptyState title={t("reason.none")} />}
            {rows.length > 0 && (
                <FigureTable
                    label={t("reason.title")}
                    rows={rows}
                    id={(row) => row.reason}
                    columns={[
                        { name: t("reason.reason"), cell: name },
                        { name: t("reason.lines"), figure: true, cell: (row) => formatNumber(row.lines) },
                        { name: t("reason.requests"), figure: true, cell: (row) => <CaseNumber count={row.requests} name={name(row)} ask={ask} of={{ reason: row.reason }} /> },
                        { name: t("reason.overturned"), figure: true, cell: (row) => `${formatNumber(row.overturned)} (${percentText(row.overturned, row.lines)})` },
                    ]}
                />
            )}
        </ReportCard>
    );
}

export function ReviewersCard({ report, ask }: Omit<CardProps, "plan">) {
    const { t } = useTranslation("reports");
    const rows = report.judged ?? [];
    const part = (figure: "approved" | "partial" | "denied"): Column<Judged> => ({
        name: t(`figure.${figure}`),
        figure: true,
        cell: (row) => `${formatNumber(row[figure])} (${percentText(row[figure], row.lines)})`,
    });
    return (
        <ReportCard title={t("judged.title")} hint={t("judged.hint")} wide>
            {rows.length === 0 && <EmptyState title={t("judged.none")}>{t("judged.none_text")}</EmptyState>}
            {rows.length > 0 && (
                <>
                    <FigureTable
                        label={t("judged.title")}
                        rows={rows}
                        id={(row) => `${row.criteria} ${row.account}`}
                        columns={[
                            { name: t("judged.criteria"), cell: (row) => row.criteria },
                            { name: t("judged.person"), cell: (row) => row.name },
                            { name: t("reason.lines"), figure: true, cell: (row) => <CaseNumber count={row.lines} name={`${row.criteria}, ${row.name}`} ask={ask} of={{ criteria: row.criteria, account: row.account }} /> },
                            part("approved"),
                            part("partial"),
                            part("denied"),
                            { name: t("reason.overturned"), figure: true, cell: (row) => formatNumber(row.overturned) },
                        ]}
                    />
                    <p className="hint">{t("judged.note")}</p>
                </>
            )}
        </ReportCard>
    );
}
