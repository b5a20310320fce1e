/// The requests one may see: an office its own, plan staff the queue. Filters stand in the address; what is typed to find
/// somebody does not.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { PlanSelect } from "@/app/plan_select";
import { usePlan } from "@/app/plans";
import { RequireSignIn } from "@/app/require_sign_in";
import { isOffice } from "@/app/session";
import { useKeys } from "@/app/use_keys";
import { groups, kinds, type Kind, type RowGroup } from "@/app/words";
import type { Plan, RequestRow, User } from "@/shared/api/contract";
import { Button, TextButton } from "@/shared/ui/button";
import { Link } from "@/shared/ui/link";
import { RadioGroup } from "@/shared/ui/radio_group";
import { Select } from "@/shared/ui/select";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { TextField } from "@/shared/ui/text_field";
import { Live } from "./live";
import { RequestTable } from "./request_table";
import { groupOf, matches } from "./rows";
import { useChanges, useRequests, type Scope, type State } from "./use_requests";
import "./requests.css";

interface Filters {
    scope: Scope;
    state: State;
    group: RowGroup | undefined;
    kind: Kind | undefined;
    text: string;
}

const passes = (row: RequestRow, { group, kind, text }: Filters): boolean =>
    (!group || groupOf(row) === group) && (!kind || row.kind === kind) && matches(row, text);

const isNarrowed = ({ group, kind, text }: Filters): boolean => Boolean(group ?? kind) || text.trim() !== "";

interface FilterBarProps {
    filters: Filters;
    scopes: Scope[];
    onSet: (patch: Partial<Filters>) => void;
}

function FilterBar({ filters, scopes, onSet }: FilterBarProps) {
    const { t } = useTranslation("requests");
    const box = useRef<HTMLInputElement>(null);
    useKeys({ f: () => box.current?.focus() });
    const any = (name: string) => ({ id: "any", name });
    return (
        <div className="row-of filters no-print" data-density="compact">
            <RadioGroup
                segmented
                label={t("scope.label")}
                options={scopes.map((id) => ({ id, name: t(`scope.${id}`) }))}
                value={filters.scope}
                onChange={(id) => onSet({ scope: id as Scope })}
            />
            <RadioGroup
                segmented
                label={t("state.label")}
                options={(["open", "closed", "all"] as const).map((id) => ({ id, name: t(`state.${id}`) }))}
                value={filters.state}
                onChange={(id) => onSet({ state: id as State, group: undefined })}
            />
            <Select
                label={t("group.label")}
                options={[any(t("group.any")), ...groups.map((id) => ({ id, name: t(`group.${id}`) }))]}
                value={filters.group ?? "any"}
                onChange={(id) => onSet(id === "any" ? { group: undefined } : { group: id as RowGroup, state: "all" })}
            />
            <Select
                label={t("kind.label")}
                options={[any(t("kind.any")), ...kinds.map((id) => ({ id, name: t(`words:value.kind.${id}`) }))]}
                value={filters.kind ?? "any"}
                onChange={(id) => onSet({ kind: id === "any" ? undefined : (id as Kind) })}
            />
            <TextField ref={box} label={t("find")} value={filters.text} onChange={(text) => onSet({ text })} />
        </div>
    );
}

function Nothing({ staff, narrowed, onAll }: { staff: boolean; narrowed: boolean; onAll: () => void }) {
    const { t } = useTranslation("requests");
    if (narrowed) return <EmptyState title={t("none_match")} action={<TextButton onPress={onAll}>{t("show_all")}</TextButton>} />;
    return (
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
    );
}

function Requests({ user, plan }: { user: User; plan: Plan }) {
    const { t } = useTranslation("requests");
    const search = useSearch({ from: "/requests" });
    const navigate = useNavigate({ from: "/requests" });
    const [text, setText] = useState("");
    const staff = !isOffice(user);
    const scopes: Scope[] = staff ? ["queue", "mine"] : ["mine", "office"];
    const scope = search.scope && scopes.includes(search.scope) ? search.scope : (scopes[0] ?? "mine");
    const filters: Filters = { scope, state: search.state ?? (staff ? "open" : "all"), group: search.group, kind: search.kind, text };
    const found = useRequests(plan.plan, scope, filters.state);
    const { rows = [], hasNextPage, isFetchingNextPage, fetchNextPage } = found;
    const shown = rows.filter((row) => passes(row, filters));
    const { news, fresh } = useChanges(found.rows);
    const narrowed = isNarrowed(filters) || filters.state !== "all";

    // What the server cannot filter is looked for in all pages.
    const wantsMore = isNarrowed(filters) && hasNextPage && !isFetchingNextPage;
    useEffect(() => {
        if (wantsMore) void fetchNextPage();
    }, [wantsMore, fetchNextPage]);

    function set({ text: typed, ...patch }: Partial<Filters>): void {
        if (typed !== undefined) setText(typed);
        if (Object.keys(patch).length > 0) void navigate({ search: (before) => ({ ...before, ...patch }) });
    }

    return (
        <>
            <FilterBar filters={filters} scopes={scopes} onSet={set} />
            <div className="spread">
                <p className="hint" role="status">
                    {found.isSuccess && t("count", { count: shown.length })}
                </p>
                <Live updatedAt={found.dataUpdatedAt} failed={found.isError} news={news} zone={plan.time_zone} />
            </div>
            <section className="card request-list" aria-busy={found.isPending}>
                {found.isPending && <Skeleton rows={6} onRetry={() => void found.refetch()} />}
                {found.isError && !found.rows && <ErrorState title={t("failed")} error={found.error} onRetry={() => void found.refetch()} />}
                {shown.length > 0 && <RequestTable rows={shown} zone={plan.time_zone} staff={staff} fresh={fresh} account={user.account} />}
                {found.isSuccess && shown.length === 0 && !wantsMore && (
                    <Nothing staff={staff} narrowed={narrowed} onAll={() => set({ state: "all", group: undefined, kind: undefined, text: "" })} />
                )}
            </section>
            {hasNextPage && !isNarrowed(filters) && (
                <div>
                    <Button onPress={() => void fetchNextPage()} busy={isFetchingNextPage ? t("common:state.loading") : undefined}>
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
