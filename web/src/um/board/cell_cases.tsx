/// The cases of one person and limit: chosen with x, given to somebody else with m, or dragged onto that person's row.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePageKeys } from "@/app/page_keys";
import { keysHere, useKeys } from "@/app/use_keys";
import { api, take } from "@/shared/api/client";
import type { OwnerLoad, Plan, WorkRow, WorkSearch } from "@/shared/api/contract";
import { formatInstant, formatNumber } from "@/shared/i18n/format";
import { Button } from "@/shared/ui/button";
import { Checkbox } from "@/shared/ui/checkbox";
import { KeyHint } from "@/shared/ui/key_hint";
import { Link } from "@/shared/ui/link";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { ReportCard } from "@/um/reports/figures";
import { hold, release } from "./dragged";
import type { ShownBucket } from "./owner_rows";

export interface Cell {
    bucket: ShownBucket;
    account?: string;
    nobody?: boolean;
}

const most = 200;
const dayLong = 86_400_000;

/// `later` has no word of its own in the work list: what is due last, and what has no limit, without the days before.
function searchOf(plan: string, { bucket, account, nobody }: Cell): WorkSearch {
    const whose = nobody ? { owner: "nobody" as const } : account ? { assignee: account } : {};
    const due = bucket === "later" ? { descending: true } : { due: [bucket] };
    return { plan, ...whose, ...due, sort: "due", aside: "any", limit: most };
}

const isLater = (row: WorkRow, now: string): boolean => !row.due_at || Date.parse(row.due_at) > Date.parse(now) + 7 * dayLong;

interface ChosenRows {
    rows: WorkRow[];
    chosen: ReadonlySet<string>;
    turn: (row: WorkRow) => void;
    /// The row the focus is in.
    onActive: (row: WorkRow) => void;
    /// The chosen rows, or this one where none is chosen.
    picked: (row: WorkRow | undefined) => WorkRow[];
}

/// What is chosen stays chosen while the list is fetched anew, and goes when another list is shown.
function useChosen(rows: WorkRow[], cell: Cell, onGive: (rows: WorkRow[]) => void): Omit<ChosenRows, "rows"> & { give: () => void } {
    const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
    const [active, setActive] = useState<string>();
    useEffect(() => setChosen(new Set()), [cell]);
    const picked = (fallback: WorkRow | undefined): WorkRow[] => {
        const all = rows.filter(({ request }) => chosen.has(request));
        return all.length > 0 ? all : fallback ? [fallback] : [];
    };
    return {
        chosen,
        turn: ({ request }) => setChosen((before) => new Set(before.has(request) ? [...before].filter((each) => each !== request) : [...before, request])),
        onActive: ({ request }) => setActive(request),
        picked,
        give: () => {
            const cases = picked(rows.find(({ request }) => request === active));
            if (cases.length > 0) onGive(cases);
        },
    };
}

function CaseRow({ row, plan, of }: { row: WorkRow; plan: Plan; of: ChosenRows }) {
    const { t } = useTranslation("board");
    const isChosen = of.chosen.has(row.request);
    return (
        <tr
            draggable
            data-chosen={isChosen || undefined}
            onDragStart={(event) => {
                event.dataTransfer.effectAllowed = "move";
                event.dataTransfer.setData("text/plain", "");
                hold(isChosen ? of.picked(row) : [row]);
            }}
            onDragEnd={release}
            onFocus={() => of.onActive(row)}
            onKeyDown={keysHere({ x: () => of.turn(row) })}
        >
            <td>
                <Checkbox checked={isChosen} onChange={() => of.turn(row)}>
                    <span className="hidden-text">{t("work:choose", { number: row.shown })}</span>
                </Checkbox>
            </td>
            <td>
                <Link to="/um/cases/$number" params={{ number: row.request }} className="number">
                    {row.shown}
                </Link>
            </td>
            <td data-label={t("cases.member")}>{row.member_name}</td>
            <td data-label={t("cases.service")}>{row.title ?? row.code ?? "—"}</td>
            <td data-label={t("cases.queue")}>{t(`work:queue.${row.queue}`, { defaultValue: row.queue ?? "—" })}</td>
            <td data-label={t("cases.due")}>{row.due_at ? formatInstant(row.due_at, plan.time_zone) : t("work:no_limit")}</td>
            <td data-label={t("cases.owner")}>{row.assignee_name ?? t("nobody")}</td>
        </tr>
    );
}

function CaseTable({ plan, of }: { plan: Plan; of: ChosenRows }) {
    const { t } = useTranslation("board");
    return (
        <div className="reports-scroll">
            <table className="table labelled-table">
                <thead>
                    <tr>
                        <th scope="col">
                            <span className="hidden-text">{t("cases.choose")}</span>
                        </th>
                        {(["number", "member", "service", "queue", "due", "owner"] as const).map((name) => (
                            <th key={name} scope="col">
                                {t(`cases.${name}`)}
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {of.rows.map((row) => (
                        <CaseRow key={row.request} row={row} plan={plan} of={of} />
                    ))}
                </tbody>
            </table>
        </div>
    );
}

interface CellCasesProps {
    plan: Plan;
    cell: Cell;
    owners: OwnerLoad[];
    now: string;
    onGive: (rows: WorkRow[]) => void;
}

export function CellCases({ plan, cell, owners, now, onGive }: CellCasesProps) {
    const { t } = useTranslation("board");
    const body = searchOf(plan.plan, cell);
    const found = useQuery({ queryKey: ["board-cases", body], queryFn: () => take(api.POST("/api/work/search", { body })), placeholderData: keepPreviousData });
    const rows = (found.data?.cases ?? []).filter((row) => cell.bucket !== "later" || isLater(row, now));
    const { give, ...chosen } = useChosen(rows, cell, onGive);
    const named = owners.find(({ account }) => account === cell.account)?.name;
    const whose = cell.nobody ? t("nobody") : cell.account ? (named ?? "") : t("everybody");
    useKeys({ m: give });
    usePageKeys({
        title: t("title"),
        rows: [
            { keys: "m", text: t("keys.give") },
            { keys: "x", text: t("keys.choose") },
        ],
    });
    return (
        <ReportCard title={t("cases.title", { bucket: t(`bucket.${cell.bucket}`), name: whose })} hint={found.isSuccess ? t("cases.count", { count: rows.length, shown: formatNumber(rows.length) }) : undefined} wide>
            <div className="row-of no-print">
                <Button icon="people" onPress={give}>
                    {t("cases.give")} <KeyHint keys="m" />
                </Button>
                <span className="hint">{t("cases.hint")}</span>
            </div>
            {found.isPending && <Skeleton rows={4} onRetry={() => void found.refetch()} />}
            {found.isError && !found.data && <ErrorState title={t("cases.failed")} error={found.error} onRetry={() => void found.refetch()} />}
            {found.isSuccess && rows.length === 0 && <EmptyState title={t("cases.none")}>{t("cases.none_text")}</EmptyState>}
            {rows.length > 0 && <CaseTable plan={plan} of={{ rows, ...chosen }} />}
        </ReportCard>
    );
}
