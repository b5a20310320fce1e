/// The requests one may see: an office its own, plan staff the queue. Filters stand in the address.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { PlanSelect } from "@/app/plan_select";
import { usePlan } from "@/app/plans";
import { RequireSignIn } from "@/app/require_sign_in";
import { isOffice } from "@/app/session";
import { api, take } from "@/shared/api/client";
import type { Plan, RequestRow, User } from "@/shared/api/contract";
import { formatShortInstant, zoneName } from "@/shared/i18n/format";
import { Button, TextButton } from "@/shared/ui/button";
import { Deadline } from "@/shared/ui/deadline";
import { Link } from "@/shared/ui/link";
import { RadioGroup } from "@/shared/ui/radio_group";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { StatusMark } from "@/shared/ui/status";
import "./requests.css";

type Scope = "mine" | "office" | "queue";
type State = "open" | "closed" | "all";

function useRequests(plan: string, scope: Scope, state: State) {
    return useInfiniteQuery({
        queryKey: ["requests", plan, scope, state],
        queryFn: ({ pageParam }) =>
            take(
                api.GET("/api/requests", {
                    params: { query: { plan, scope, state, limit: 50, ...(pageParam ? { after: pageParam } : {}) } },
                }),
            ),
        initialPageParam: "",
        getNextPageParam: (page) => page.next || undefined,
        refetchInterval: 30_000,
    });
}

function Row({ row, zone, staff }: { row: RequestRow; zone: string; staff: boolean }) {
    const { t } = useTranslation("requests");
    return (
        <tr>
            <td>
                <Link to="/requests/$number" params={{ number: row.request }} className="number request-link">
                    {row.shown}
                </Link>
                <p className="hint">{t(`words:value.kind.${row.kind}`, { defaultValue: row.kind })}</p>
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
                {staff && row.assignee_name && <p className="hint">{row.assignee_name}</p>}
            </td>
            <td>{row.due_at ? <Deadline startedAt={row.received_at} dueAt={row.due_at} /> : <span className="quiet">—</span>}</td>
            <td className="quiet number">{formatShortInstant(row.received_at, zone)}</td>
        </tr>
    );
}

function RowsTable({ rows, zone, staff }: { rows: RequestRow[]; zone: string; staff: boolean }) {
    const { t } = useTranslation("requests");
    return (
        <table className="table request-table">
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
                    <Row key={row.request} row={row} zone={zone} staff={staff} />
                ))}
            </tbody>
        </table>
    );
}

function Requests({ user, plan }: { user: User; plan: Plan }) {
    const { t } = useTranslation("requests");
    const search = useSearch({ from: "/requests" });
    const navigate = useNavigate({ from: "/requests" });
    const zone = plan.time_zone;
    const staff = !isOffice(user);
    const scopes: Scope[] = staff ? ["queue", "mine"] : ["mine", "office"];
    const scope = search.scope && scopes.includes(search.scope) ? search.scope : (scopes[0] ?? "mine");
    const state = search.state ?? (staff ? "open" : "all");
    const found = useRequests(plan.plan, scope, state);
    const rows = found.data?.pages.flatMap(({ requests }) => requests ?? []) ?? [];
    const set = (patch: { scope?: Scope; state?: State }): void => void navigate({ search: (before) => ({ ...before, ...patch }) });

    return (
        <>
            <div className="row-of filters" data-density="compact">
                <RadioGroup
                    segmented
                    label={t("scope.label")}
                    options={scopes.map((id) => ({ id, name: t(`scope.${id}`) }))}
                    value={scope}
                    onChange={(id) => set({ scope: id as Scope })}
                />
                <RadioGroup
                    segmented
                    label={t("state.label")}
                    options={(["open", "closed", "all"] as const).map((id) => ({ id, name: t(`state.${id}`) }))}
                    value={state}
                    onChange={(id) => set({ state: id as State })}
                />
            </div>
            <section className="card request-list" aria-busy={found.isFetching}>
                {found.isPending && <Skeleton rows={6} onRetry={() => void found.refetch()} />}
                {found.isError && <ErrorState title={t("failed")} error={found.error} onRetry={() => void found.refetch()} />}
                {found.isSuccess && rows.length > 0 && <RowsTable rows={rows} zone={zone} staff={staff} />}
                {found.isSuccess && rows.length === 0 && state !== "all" && (
                    <EmptyState
                        title={t("none_match")}
                        action={<TextButton onPress={() => set({ state: "all" })}>{t("show_all")}</TextButton>}
                    />
                )}
                {found.isSuccess && rows.length === 0 && state === "all" && (
                    <EmptyState
                        title={t(staff ? "empty_staff" : "empty")}
                        action={
                            !staff && (
                                <Link to="/requests/new" look="primary">
                                    {t("start")}
                                </Link>
                            )
                        }
                    >
                        {t("empty_text")}
                    </EmptyState>
                )}
            </section>
            {found.hasNextPage && (
                <div>
                    <Button onPress={() => void found.fetchNextPage()} busy={found.isFetchingNextPage ? t("common:state.loading") : undefined}>
                        {t("more")}
                    </Button>
                </div>
            )}
        </>
    );
}

export function RequestsPage() {
    const { t } = useTranslation("requests");
    const { plan } = usePlan();
    return (
        <div className="page">
            <div className="spread requests-head" data-density="compact">
                <PageTitle title={t("title")} />
                <PlanSelect />
            </div>
            <RequireSignIn>
                {(user) => (plan ? <Requests user={user} plan={plan} /> : <Skeleton rows={6} />)}
            </RequireSignIn>
        </div>
    );
}
