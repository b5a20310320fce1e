/// Requests as rows: number, member and service, who gives it, state, time left. `j` and `k` walk them, Enter opens. Only
/// the rows near what is seen stand in the document; the one with the focus always does.
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "@/app/use_keys";
import type { RequestRow } from "@/shared/api/contract";
import { formatDay, formatShortInstant, zoneName } from "@/shared/i18n/format";
import { Deadline } from "@/shared/ui/deadline";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { StatusMark } from "@/shared/ui/status";
import { needsReply } from "./rows";
import type { Sort } from "./filters";
import { useWindow } from "./use_window";

const rowRem = { wide: 3.75, narrow: 7.25 };

export interface Sorting {
    by: Sort | undefined;
    descending: boolean | undefined;
    onSort: (by: Sort) => void;
}

interface TableProps {
    rows: RequestRow[];
    zone: string;
    staff: boolean;
    fresh: Set<string>;
    /// The account whose requests are called one's own.
    account: string;
    sorting?: Sorting;
    /// Whether there are rows that have not been fetched.
    hasMore?: boolean;
    onMore?: () => void;
}

interface RowProps {
    row: RequestRow;
    index: number;
    zone: string;
    staff: boolean;
    account: string;
    isFresh: boolean;
}

function Row({ row, index, zone, staff, account, isFresh }: RowProps) {
    const { t } = useTranslation("requests");
    const by = row.submitted_by === account ? t("by_you") : row.submitted_by_name && t("by", { name: row.submitted_by_name });
    return (
        <tr data-fresh={isFresh || undefined} data-index={index} aria-rowindex={index + 2}>
            <td>
                <Link to="/requests/$number" params={{ number: row.request }} className="number request-link">
                    {row.shown}
                </Link>
                <p className="hint">
                    {row.urgency === "urgent" && <strong>{t("filter.urgency_urgent")} · </strong>}
                    {t(`words:value.kind.${row.kind}`, { defaultValue: row.kind })}
                </p>
            </td>
            <td>
                <p>{row.member_name ?? "—"}</p>
                <p className="hint number">{row.service}</p>
            </td>
            <td>
                <p>{row.servicing_name || "—"}</p>
                {row.unlisted && <p className="hint">{t("unlisted")}</p>}
                {row.origin && <p className="hint">{t("origin", { system: row.origin, number: row.earlier_number })}</p>}
                <p className="hint">{row.requesting_name}</p>
            </td>
            <td>
                <StatusMark status={row.status} stage={row.stage} />
                {row.appealed && <p className="hint">{t("appealed")}</p>}
                {staff && <p className="hint">{row.assignee_name || t("nobody")}</p>}
                {!staff && needsReply(row) && (
                    <p>
                        <Link to="/requests/$number" params={{ number: row.request }} hash="information" className="hint">
                            {t("reply")}
                        </Link>
                    </p>
                )}
                {!staff && row.authorized_to && <p className="hint">{t("until", { day: formatDay(row.authorized_to) })}</p>}
            </td>
            <td>{row.due_at && !row.closed ? <Deadline startedAt={row.received_at} dueAt={row.due_at} /> : <span className="quiet">—</span>}</td>
            <td className="quiet number">
                {formatShortInstant(row.received_at, zone)}
                {by && <p className="hint">{by}</p>}
            </td>
        </tr>
    );
}

function SortHead({ by, name, sorting }: { by: Sort; name: string; sorting: Sorting | undefined }) {
    if (!sorting) return <th scope="col">{name}</th>;
    const isChosen = sorting.by === by;
    return (
        <th scope="col" aria-sort={isChosen ? (sorting.descending ? "descending" : "ascending") : undefined}>
            <button type="button" className="sort-button" onClick={() => sorting.onSort(by)}>
                {name}
                <span className="sort-mark" data-chosen={isChosen || undefined} data-descending={sorting.descending || undefined}>
                    <Icon name="down" size={14} />
                </span>
            </button>
        </th>
    );
}

/// Empty height in the place of rows that are not drawn.
const Gap = ({ rows, rowHeight }: { rows: number; rowHeight: number }) =>
    rows > 0 && (
        <tr className="row-gap" aria-hidden="true" style={{ blockSize: rows * rowHeight }}>
            <td colSpan={6} />
        </tr>
    );

/// The row walked to, kept in sight and focused.
function useWalk(rows: RequestRow[], rowHeight: number) {
    const body = useRef<HTMLTableSectionElement>(null);
    const [active, setActive] = useState(-1);
    const [walked, setWalked] = useState(0);
    const walk = (step: 1 | -1): void => {
        setActive((now) => (now < 0 ? 0 : Math.min(Math.max(now + step, 0), rows.length - 1)));
        setWalked((count) => count + 1);
    };
    useKeys({ j: () => walk(1), k: () => walk(-1) });
    useEffect(() => {
        if (walked === 0 || !body.current) return;
        body.current.querySelector<HTMLElement>(`[data-index="${active}"] .request-link`)?.focus({ preventScroll: true });
        const top = body.current.getBoundingClientRect().top + active * rowHeight;
        if (top < 80) scrollBy(0, top - 80);
        else if (top + rowHeight > innerHeight - 80) scrollBy(0, top + rowHeight - innerHeight + 80);
    }, [walked, active, rowHeight]);
    useEffect(() => {
        const note = (event: FocusEvent): void => {
            const row = event.target instanceof HTMLElement && body.current?.contains(event.target) ? event.target.closest<HTMLElement>("[data-index]") : null;
            if (row) setActive(Number(row.dataset.index));
        };
        addEventListener("focusin", note);
        return () => removeEventListener("focusin", note);
    }, []);
    return { body, active };
}

export function RequestTable(props: TableProps) {
    const { rows, zone, staff, fresh, account, sorting, hasMore = false, onMore } = props;
    const { t } = useTranslation("requests");
    const [rowHeight, setRowHeight] = useState(rowRem.wide * 16);
    const { body, active } = useWalk(rows, rowHeight);
    const seen = useWindow(body, rows.length, rowRem);
    if (seen.rowHeight !== rowHeight) setRowHeight(seen.rowHeight);
    const nearEnd = hasMore && seen.to > rows.length - 60;
    useEffect(() => {
        if (nearEnd) onMore?.();
    }, [nearEnd, onMore]);

    // One list, in which a row keeps its place by its key: so the focus stays when the row goes out of sight.
    const isOut = active >= 0 && active < rows.length && (active < seen.from || active >= seen.to);
    const indexes = Array.from({ length: seen.to - seen.from }, (_, offset) => seen.from + offset);
    if (isOut) indexes.push(active);
    indexes.sort((a, b) => a - b);
    const parts: ReactNode[] = [];
    let next = 0;
    for (const index of indexes) {
        const row = rows[index];
        if (!row) continue;
        if (index > next) parts.push(<Gap key={`before ${index === active && isOut ? "active" : "seen"}`} rows={index - next} rowHeight={rowHeight} />);
        parts.push(<Row key={row.request} row={row} index={index} zone={zone} staff={staff} account={account} isFresh={fresh.has(row.request)} />);
        next = index + 1;
    }
    parts.push(<Gap key="after" rows={rows.length - next} rowHeight={rowHeight} />);
    return (
        <table className="table request-table" aria-rowcount={hasMore ? -1 : rows.length + 1}>
            <thead>
                <tr aria-rowindex={1}>
                    <th scope="col">{t("column.number")}</th>
                    <th scope="col">{t("column.member")}</th>
                    <th scope="col">{t("column.servicing")}</th>
                    <th scope="col">{t("column.state")}</th>
                    <SortHead by="due" name={t("column.left")} sorting={sorting} />
                    <SortHead by="received" name={t("column.received", { zone: zoneName(zone) })} sorting={sorting} />
                </tr>
            </thead>
            <tbody ref={body}>
                {parts}
            </tbody>
        </table>
    );
}
