/// The requests one may see: an office its own, plan staff the queues. Filters stand in the address; whom one looks for does
/// not.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { PlanSelect } from "@/app/plan_select";
import { usePlan } from "@/app/plans";
import { RequireSignIn } from "@/app/require_sign_in";
import { isOffice, worksOnCases } from "@/app/session";
import { useKeys } from "@/app/use_keys";
import { api, download, take } from "@/shared/api/client";
import { serverNow } from "@/shared/api/clock";
import type { Plan, RequestSearch, User } from "@/shared/api/contract";
import { addDays, formatNumber, today } from "@/shared/i18n/format";
import { Button, TextButton } from "@/shared/ui/button";
import { Link } from "@/shared/ui/link";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { useToast } from "@/shared/ui/toast";
import { useSettled } from "@/shared/ui/use_settled";
import { FilterBar } from "./filter_panel";
import { narrowedBy, nobody, stillFits, toSearch, typedAs, type Narrowing, type Person, type Scope, type Sort } from "./filters";
import { Live } from "./live";
import { RequestTable } from "./request_table";
import { matches, soonDays, type Change } from "./rows";
import { SavedSearches } from "./saved_searches";
import { useChanges, useRequests, useShortList } from "./use_requests";
import "./requests.css";

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

function ExportButton({ body }: { body: RequestSearch }) {
    const { t } = useTranslation("requests");
    const toast = useToast();
    const run = useMutation({
        mutationFn: () => download("/api/requests/export", body, "requests.csv"),
        onSuccess: ({ cut }) => toast(t(cut ? "export.cut" : "export.done")),
        onError: (error) => toast(error.message || t("common:fault.server_trouble")),
    });
    const act = (): void => {
        if (!run.isPending) run.mutate();
    };
    useKeys({ e: act });
    return (
        <Button icon="download" onPress={act} busy={run.isPending ? t("export.busy") : undefined}>
            {t("export.act")}
        </Button>
    );
}

const useQueues = (plan: string, enabled: boolean): string[] => {
    const { data } = useQuery({
        queryKey: ["queues", plan],
        queryFn: () => take(api.GET("/api/plans/{plan}/queues", { params: { path: { plan } } })),
        enabled,
        retry: false,
    });
    return (data?.queues ?? []).map(({ queue }) => queue);
};

/// What the address says, with what holds where it says nothing.
function useNarrowing(user: User): { narrowing: Narrowing; scopes: Scope[]; narrow: (patch: Narrowing) => void } {
    const search = useSearch({ from: "/requests" });
    const navigate = useNavigate({ from: "/requests" });
    const staff = !isOffice(user);
    const scopes: Scope[] = staff ? ["all", "mine"] : user.rights?.includes("office_view") ? ["mine", "office"] : ["mine"];
    const scope = search.scope && scopes.includes(search.scope) ? search.scope : (scopes[0] ?? "mine");
    return {
        narrowing: { ...search, scope, state: search.state ?? (staff ? "open" : "all") },
        scopes,
        narrow: (patch) => void navigate({ search: (before) => ({ ...before, ...patch }) }),
    };
}

interface ListHeadProps {
    plan: Plan;
    found: ReturnType<typeof useRequests>;
    count: number;
    body: RequestSearch;
    news: Change[];
    onChoose: (kept: Narrowing) => void;
}

/// How many, whether they are up to date, and what can be done with the whole list.
function ListHead({ plan, found, count, body, news, onChoose }: ListHeadProps) {
    const { t } = useTranslation("requests");
    return (
        <div className="spread requests-bar">
            <p className="row-of">
                <span className="hint" role="status">
                    {found.isSuccess && t(found.hasNextPage ? "count_more" : "count", { count, shown: formatNumber(count) })}
                </span>
                {found.waiting > 0 && (
                    <TextButton icon="arrow" onPress={found.renew}>
                        {t("waiting", { count: found.waiting })}
                    </TextButton>
                )}
            </p>
            <div className="row-of no-print" data-density="compact">
                <Live updatedAt={found.dataUpdatedAt} failed={found.isError} news={news} zone={plan.time_zone} />
                <SavedSearches plan={plan.plan} filters={body} onChoose={onChoose} />
                <ExportButton body={body} />
            </div>
        </div>
    );
}

/// Every narrowing taken away.
const nothing = (narrowing: Narrowing): Narrowing =>
    Object.fromEntries(
        Object.keys(narrowing)
            .filter((name) => name !== "plan")
            .map((name) => [name, undefined]),
    );

function Requests({ user, plan }: { user: User; plan: Plan }) {
    const { t } = useTranslation("requests");
    const { narrowing, scopes, narrow } = useNarrowing(user);
    const [person, setPerson] = useState<Person>(nobody);
    const staff = !isOffice(user);
    const day = today(plan.time_zone, serverNow());
    const body = toSearch(plan.plan, narrowing, useSettled(person, 250), day, addDays(day, soonDays));
    const found = useRequests(body);
    const counts = useShortList("counts", { plan: plan.plan, limit: 1, count: true }).data?.counts ?? {};
    const queues = useQueues(plan.plan, worksOnCases(user));
    const { news, fresh } = useChanges(found.rows);
    const isWords = typedAs(person.text) === "words";
    const here = (found.rows ?? []).filter((row) => stillFits(row, narrowing));
    const shown = isWords ? here.filter((row) => matches(row, person.text)) : here;
    const narrowed = narrowedBy(narrowing, person).length > 0 || person.text.trim() !== "" || narrowing.state !== "all";

    function sort(by: Sort): void {
        const isSame = narrowing.sort === by;
        narrow({ sort: by, descending: isSame ? !narrowing.descending : by !== "due" });
    }
    function showAll(): void {
        setPerson(nobody);
        narrow({ ...nothing(narrowing), scope: narrowing.scope, state: "all" });
    }

    return (
        <>
            <FilterBar
                plan={plan.plan}
                staff={staff}
                today={day}
                scopes={scopes}
                counts={{ mine: counts.mine?.total, office: counts.office?.total, all: counts.all?.total } as Partial<Record<Scope, number>>}
                narrowing={narrowing}
                person={person}
                rows={found.rows ?? []}
                queues={queues}
                onNarrow={narrow}
                onPerson={setPerson}
            />
            <ListHead plan={plan} found={found} count={shown.length} body={body} news={news} onChoose={(kept) => narrow({ ...nothing(narrowing), ...kept })} />
            {isWords && found.hasNextPage && <p className="hint">{t("words_only_here")}</p>}
            <section className="card request-list" aria-busy={found.isPending} aria-label={t("title")}>
                {found.isPending && <Skeleton rows={6} onRetry={() => void found.refetch()} />}
                {found.isError && !found.rows && <ErrorState title={t("failed")} error={found.error} onRetry={() => void found.refetch()} />}
                {shown.length > 0 && (
                    <RequestTable
                        rows={shown}
                        zone={plan.time_zone}
                        staff={staff}
                        fresh={fresh}
                        account={user.account}
                        sorting={{ by: narrowing.sort ?? (narrowing.state === "open" ? "due" : undefined), descending: narrowing.descending, onSort: sort }}
                        hasMore={found.hasNextPage && !found.isFetchingNextPage}
                        onMore={() => void found.fetchNextPage()}
                    />
                )}
                {found.isSuccess && shown.length === 0 && <Nothing staff={staff} narrowed={narrowed} onAll={showAll} />}
            </section>
            {found.isFetchingNextPage && <p className="hint">{t("common:state.loading")}</p>}
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
