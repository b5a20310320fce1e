/// Requests as rows: number, member and service, who gives it, state, time left. `j` and `k` walk them, Enter opens.
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "@/app/use_keys";
import type { RequestRow } from "@/shared/api/contract";
import { formatShortInstant, zoneName } from "@/shared/i18n/format";
import { Deadline } from "@/shared/ui/deadline";
import { Link } from "@/shared/ui/link";
import { StatusMark } from "@/shared/ui/status";
import { needsReply } from "./rows";

interface TableProps {
    rows: RequestRow[];
    zone: string;
    staff: boolean;
    fresh: Set<string>;
    /// The account whose requests are called one's own.
    account: string;
}

function Row({ row, zone, staff, account, isFresh }: { row: RequestRow; zone: string; staff: boolean; account: string; isFresh: boolean }) {
    const { t } = useTranslation("requests");
    return (
        <tr data-fresh={isFresh || undefined}>
            <td>
                <Link to="/requests/$number" params={{ number: row.request }} className="number request-link">
                    {row.shown}
                </Link>
                <p className="hint">
                    {t(`words:value.kind.${row.kind}`, { defaultValue: row.kind })}
                    {row.urgency === "urgent" && ` · ${t("urgent")}`}
                </p>
            </td>
            <td>
                <p>{row.member_name ?? "—"}</p>
                <p className="hint number">{row.service}</p>
            </td>
            <td>
                <p>{row.servicing_name || "—"}</p>
                <p className="hint">{row.requesting_name}</p>
            </td>
            <td>
                <StatusMark status={row.status} stage={row.stage} />
                {row.appealed && <p className="hint">{t("appealed")}</p>}
                {staff && row.assignee_name && <p className="hint">{row.assignee_name}</p>}
                {!staff && needsReply(row) && (
                    <p>
                        <Link to="/requests/$number" params={{ number: row.request }} hash="information" className="hint">
                            {t("reply")}
                        </Link>
                    </p>
                )}
            </td>
            <td>{row.due_at ? <Deadline startedAt={row.received_at} dueAt={row.due_at} /> : <span className="quiet">—</span>}</td>
            <td className="quiet number">
                {formatShortInstant(row.received_at, zone)}
                {!staff && row.submitted_by === account && <p className="hint">{t("by_you")}</p>}
            </td>
        </tr>
    );
}

/// Moves the focus to the next row's link; from nowhere to the first.
function walk(table: HTMLTableElement | null, step: 1 | -1): void {
    const links = [...(table?.querySelectorAll<HTMLElement>(".request-link") ?? [])];
    const now = links.indexOf(document.activeElement as HTMLElement);
    const next = now < 0 ? 0 : Math.min(Math.max(now + step, 0), links.length - 1);
    links[next]?.focus();
}

export function RequestTable({ rows, zone, staff, fresh, account }: TableProps) {
    const { t } = useTranslation("requests");
    const table = useRef<HTMLTableElement>(null);
    useKeys({ j: () => walk(table.current, 1), k: () => walk(table.current, -1) });
    return (
        <table className="table request-table" ref={table}>
            <thead>
                <tr>
                    <th scope="col">{t("column.number")}</th>
                    <th scope="col">{t("column.member")}</th>
                    <th scope="col">{t("column.servicing")}</th>
                    <th scope="col">{t("column.state")}</th>
                    <th scope="col">{t("column.left")}</th>
                    <th scope="col">{t("column.received", { zone: zoneName(zone) })}</th>
                </tr>
            </thead>
            <tbody>
                {rows.map((row) => (
                    <Row key={row.request} row={row} zone={zone} staff={staff} account={account} isFresh={fresh.has(row.request)} />
                ))}
            </tbody>
        </table>
    );
}
