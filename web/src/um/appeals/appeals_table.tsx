/// The cases of a list, one row each. Keys walk from row to row; the row with the cursor is the one that is assigned or
/// taken.
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "@/app/use_keys";
import type { AppealRow, Plan } from "@/shared/api/contract";
import { formatShortDay, formatShortInstant, groupNumber } from "@/shared/i18n/format";
import { Link } from "@/shared/ui/link";
import { AppealState, TimeLeft, timeOf, useKindName } from "./marks";

interface TableProps {
    rows: AppealRow[];
    plan: Plan;
    acknowledging: boolean;
    onAssign: (row: AppealRow) => void;
    onTake: (row: AppealRow) => void;
}

const columns = ["left", "clock", "number", "kind", "member", "about", "state", "owner", "received"] as const;

function ClockWords({ row, acknowledging, zone }: { row: AppealRow; acknowledging: boolean; zone: string }) {
    const { t } = useTranslation("appeals");
    const { dueAt, clock } = timeOf(row, acknowledging);
    if (!dueAt || !clock) return null;
    return (
        <>
            {t(`words:clock.${clock}`, { defaultValue: clock })}
            <span className="hint block">{formatShortInstant(dueAt, zone)}</span>
        </>
    );
}

function About({ row }: { row: AppealRow }) {
    const { t } = useTranslation("appeals");
    if (row.topic) return <>{t(`choice.topic.${row.topic}`, { defaultValue: row.topic })}</>;
    return (
        <>
            <span className="number">{row.service}</span>
            {row.request && <span className="hint block number">{row.request_shown ?? groupNumber(row.request)}</span>}
        </>
    );
}

function Row({ row, plan, acknowledging, isCurrent, onCurrent }: Omit<TableProps, "rows" | "onAssign" | "onTake"> & { row: AppealRow; isCurrent: boolean; onCurrent: () => void }) {
    const { t } = useTranslation("appeals");
    const kindName = useKindName();
    const label = (name: (typeof columns)[number]) => ({ "data-label": t(`column.${name}`) });
    return (
        <tr tabIndex={isCurrent ? 0 : -1} data-current={isCurrent || undefined} data-number={row.appeal} onFocus={onCurrent} aria-label={t("row", { kind: kindName(row.kind), number: row.shown })}>
            <td {...label("left")} className="appeal-left">
                <TimeLeft row={row} acknowledging={acknowledging} zone={plan.time_zone} />
            </td>
            <td {...label("clock")} className="quiet">
                <ClockWords row={row} acknowledging={acknowledging} zone={plan.time_zone} />
            </td>
            <td {...label("number")} className="number">
                <Link to="/um/appeals/$number" params={{ number: row.appeal }} search={(before) => ({ plan: before.plan })} tabIndex={-1} className="work-link">
                    {row.shown}
                </Link>
            </td>
            <td {...label("kind")}>
                {kindName(row.kind)}
                {row.urgency === "urgent" && <span className="tag appeal-tag">{t("request:urgent")}</span>}
            </td>
            <td {...label("member")}>{row.member_name ?? "–"}</td>
            <td {...label("about")}>
                <About row={row} />
            </td>
            <td {...label("state")}>
                <AppealState status={row.status} />
                {row.outside && <span className="hint block">{t(`choice.outside_body.${row.outside}`)}</span>}
                {row.owed && <span className="hint block">{t("views.carry_out")}</span>}
            </td>
            <td {...label("owner")}>{row.assignee_name || <span className="quiet">{t("nobody")}</span>}</td>
            <td {...label("received")} className="quiet number">
                {formatShortDay(row.received_at.slice(0, 10))}
            </td>
        </tr>
    );
}

export function AppealsTable({ rows, plan, acknowledging, onAssign, onTake }: TableProps) {
    const { t } = useTranslation("appeals");
    const navigate = useNavigate();
    const body = useRef<HTMLTableSectionElement>(null);
    const [current, setCurrent] = useState<string>();
    const [asked, setAsked] = useState(0);
    const index = Math.max(
        rows.findIndex(({ appeal }) => appeal === current),
        0,
    );
    const row = rows[index];
    useEffect(() => {
        if (asked === 0) return;
        const line = body.current?.querySelector<HTMLElement>("tr[data-current]");
        line?.focus({ preventScroll: true });
        line?.scrollIntoView({ block: "nearest" });
    }, [asked, current]);

    function walk(step: 1 | -1): void {
        const next = current === undefined ? 0 : Math.min(Math.max(index + step, 0), rows.length - 1);
        setCurrent(rows[next]?.appeal);
        setAsked((count) => count + 1);
    }
    const open = (each: AppealRow | undefined): void => {
        if (each) void navigate({ to: "/um/appeals/$number", params: { number: each.appeal }, search: (before) => ({ plan: before.plan }) });
    };
    useKeys({
        j: () => walk(1),
        k: () => walk(-1),
        a: () => row && onAssign(row),
        t: () => row && onTake(row),
        Enter: () => {
            if (document.activeElement instanceof HTMLTableRowElement) open(row);
        },
    });
    return (
        <table className="table labelled-table appeals-table" aria-label={t("grid")}>
            <thead>
                <tr>
                    {columns.map((name) => (
                        <th key={name} scope="col">
                            {t(`column.${name}`)}
                        </th>
                    ))}
                </tr>
            </thead>
            <tbody ref={body}>
                {rows.map((each) => (
                    <Row key={each.appeal} row={each} plan={plan} acknowledging={acknowledging} isCurrent={each === row} onCurrent={() => setCurrent(each.appeal)} />
                ))}
            </tbody>
        </table>
    );
}
