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
const week = 8 * 86_400_000;

/// `later` has no word of its own in the work list: what is due last, and what has no limit, without the days before.
function searchOf(plan: string, { bucket, account, nobody }: Cell): WorkSearch {
    const whose = nobody ? { owner: "nobody" as const } : account ? { assignee: account } : {};
    const due = bucket === "later" ? { descending: true } : { due: [bucket] };
    return { plan, ...whose, ...due, sort: "due", aside: "any", limit: most };
}

const isLater = (row: WorkRow, now: string): boolean => !row.due_at || Date.parse(row.due_at) > Date.parse(now) + week - 86_400_000;

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
    const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
    const [active, setActive] = useState<string>();
    useEffect(() => setChosen(new Set()), [cell]);
    const named = owners.find(({ account }) => account === cell.account)?.name;
    const whose = cell.nobody ? t("nobody") : cell.account ? (named ?? "") : t("everybody");
    const picked = (fallback?: WorkRow): WorkRow[] => {
        const all = rows.filter(({ request }) => chosen.has(request));
        return all.length > 0 ? all : fallback ? [fallback] : [];
    };
    const give = (): void => {
        const cases = picked(rows.find(({ request }) => request === active));
        if (cases.length > 0) onGive(cases);
    };
    const turn = (row: WorkRow): void => setChosen((before) => new Set(before.has(row.request) ? [...before].filter((each) => each !== row.request) : [...before, row.request]));
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
            {rows.length > 0 && (
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
                            {rows.map((row) => (
                                // The keys are those of its box and its link, which are inside.
                                // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
                                <tr
                                    key={row.request}
                                    draggable
                                    data-chosen={chosen.has(row.request) || undefined}
                                    onDragStart={(event) => {
                                        event.dataTransfer.effectAllowed = "move";
                                        event.dataTransfer.setData("text/plain", "");
                                        hold(picked(row).some(({ request }) => request === row.request) ? picked(row) : [row]);
                                    }}
                                    onDragEnd={release}
                                    onFocus={() => setActive(row.request)}
                                    onKeyDown={keysHere({ x: () => turn(row) })}
                                >
                                    <td>
                                        <Checkbox checked={chosen.has(row.request)} onChange={() => turn(row)}>
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
                            ))}
                        </tbody>
                    </table>
                </div>
            )}
        </ReportCard>
    );
}
