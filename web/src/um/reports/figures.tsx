/// The parts reports are made of: a number that opens its cases, a time, a part of a whole, a card, a table.
import { useId, type ReactNode } from "react";
import type { CasesOf, FigureAsk } from "@/shared/api/contract";
import { formatNumber } from "@/shared/i18n/format";
import { TextButton } from "@/shared/ui/button";
import { useShowCases } from "./show_cases";

interface NumberProps {
    count: number;
    /// What the cases behind it have in common, for the list's title and for who hears the page.
    name: string;
    ask: FigureAsk;
    of: CasesOf;
    children?: ReactNode;
}

export function CaseNumber({ count, name, ask, of, children }: NumberProps) {
    const show = useShowCases();
    if (count === 0) return <span className="number quiet">{children ?? "0"}</span>;
    return (
        <TextButton onPress={() => show(name, ask, of)} aria-label={`${formatNumber(count)}: ${name}`}>
            <span className="number">{children ?? formatNumber(count)}</span>
        </TextButton>
    );
}

interface CardProps {
    title: string;
    hint?: ReactNode;
    wide?: boolean;
    children: ReactNode;
}

export function ReportCard({ title, hint, wide, children }: CardProps) {
    const id = useId();
    return (
        <section className="card card-pad report-card" data-wide={wide || undefined} aria-labelledby={id}>
            <div className="report-card-head">
                <h2 className="card-title" id={id}>
                    {title}
                </h2>
                {hint && <span className="hint">{hint}</span>}
            </div>
            {children}
        </section>
    );
}

export interface Column<Row> {
    name: string;
    cell: (row: Row) => ReactNode;
    /// Numbers stand at the end of their column.
    figure?: boolean;
}

interface TableProps<Row> {
    label: string;
    rows: Row[];
    columns: Column<Row>[];
    id: (row: Row) => string;
}

/// The first column names its row.
export function FigureTable<Row>({ label, rows, columns, id }: TableProps<Row>) {
    const [first, ...rest] = columns;
    return (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
        <div className="reports-scroll" tabIndex={0} role="group" aria-label={label}>
            <table className="table labelled-table figure-table">
                <thead>
                    <tr>
                        {columns.map(({ name, figure }) => (
                            <th key={name} scope="col" data-figure={figure || undefined}>
                                {name}
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {rows.map((row) => (
                        <tr key={id(row)}>
                            <th scope="row">{first?.cell(row)}</th>
                            {rest.map(({ name, cell, figure }) => (
                                <td key={name} data-label={name} data-figure={figure || undefined}>
                                    {cell(row)}
                                </td>
                            ))}
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}
