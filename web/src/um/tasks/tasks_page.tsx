/// What is left to do over all requests and stays: whom to call, what to arrange, until when, and who sees to it.
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePageKeys } from "@/app/page_keys";
import { useKeys } from "@/app/use_keys";
import { post } from "@/request/use_act";
import { Live } from "@/requests/live";
import { api, take } from "@/shared/api/client";
import type { Plan, TaskRow, User } from "@/shared/api/contract";
import { Banner } from "@/shared/ui/banner";
import { Button, TextButton } from "@/shared/ui/button";
import { Checkbox } from "@/shared/ui/checkbox";
import { RadioGroup } from "@/shared/ui/radio_group";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { useToast } from "@/shared/ui/toast";
import type { TaskFilters } from "../addresses";
import { DeskPage } from "../desk_page";
import { useFollow, useLookAgain, walk, walkedTo } from "../use_list";
import { groups, owners, toAsk } from "./filters";
import { TaskAct, type TaskDeed } from "./task_act";
import { placeOf, TaskTable } from "./task_table";
import "@/requests/requests.css";
import "@/work/work.css";
import "@/shared/ui/labelled_table.css";
import "../census/census.css";
import "./tasks.css";

function Filters({ filters, onChange }: { filters: TaskFilters; onChange: (filters: TaskFilters) => void }) {
    const { t } = useTranslation("desks");
    return (
        <div className="desk-bar no-print" data-density="compact">
            <RadioGroup segmented label={t("filter.group")} options={["all", ...groups].map((id) => ({ id, name: t(`group.${id}`) }))} value={filters.group ?? "all"} onChange={(id) => onChange({ ...filters, group: groups.find((each) => each === id) })} />
            <RadioGroup segmented label={t("filter.owner")} options={["all", ...owners].map((id) => ({ id, name: t(`owner.${id}`) }))} value={filters.owner ?? "all"} onChange={(id) => onChange({ ...filters, owner: owners.find((each) => each === id) })} />
            <div className="desk-checks">
                <Checkbox checked={filters.due ?? false} onChange={(on) => onChange({ ...filters, due: on ? true : undefined })}>
                    {t("filter.due")}
                </Checkbox>
            </div>
        </div>
    );
}

/// Takes a task or gives it back, at once.
function useOwn(user: User) {
    const { t } = useTranslation("desks");
    const queries = useQueryClient();
    const toast = useToast();
    return useMutation({
        mutationFn: ({ task, version = 0, request, owner }: TaskRow) => {
            const mine = owner === user.account;
            const command = { type: "AssignTask", task, account: mine ? "" : user.account, name: mine ? "" : user.name };
            return post(request, command, { "If-Match": `"${version}"`, "Idempotency-Key": crypto.randomUUID() });
        },
        onSuccess: async (_, { owner }) => {
            await queries.invalidateQueries({ queryKey: ["tasks"] });
            toast(t(owner === user.account ? "task.given_back" : "task.taken"));
        },
        onError: () => queries.invalidateQueries({ queryKey: ["tasks"] }),
    });
}

function useTasks(plan: Plan, filters: TaskFilters) {
    const ask = toAsk(plan.plan, filters);
    useFollow("tasks");
    return useInfiniteQuery({
        queryKey: ["tasks", ask],
        queryFn: ({ pageParam }) => take(api.POST("/api/tasks/search", { body: { ...ask, ...(pageParam ? { after: pageParam } : {}) } })),
        initialPageParam: "",
        getNextPageParam: (page) => page.next || undefined,
        refetchInterval: useLookAgain(),
        placeholderData: (before) => before,
    });
}

function Tasks({ plan, user, filters }: { plan: Plan; user: User; filters: TaskFilters }) {
    const { t } = useTranslation("desks");
    const navigate = useNavigate({ from: "/um/tasks" });
    const change = (next: TaskFilters): void => void navigate({ to: "/um/tasks", search: (before) => ({ plan: before.plan, ...next }), replace: true });
    const found = useTasks(plan, filters);
    const own = useOwn(user);
    const [open, setOpen] = useState<{ task: TaskRow; deed: TaskDeed }>();
    const queries = useQueryClient();
    const rows = found.data?.pages.flatMap(({ tasks = [] }) => tasks) ?? [];
    const [first] = found.data?.pages ?? [];
    const current = (): TaskRow | undefined => rows.find((row) => placeOf(row) === walkedTo());
    const onCurrent = (act: (task: TaskRow) => void) => () => {
        const task = current();
        if (task) act(task);
    };
    const start = (deed: TaskDeed) => (task: TaskRow) => setOpen({ task, deed });
    useKeys({ j: () => walk(1), k: () => walk(-1), t: onCurrent((task) => own.mutate(task)), c: onCurrent(start("call")), x: onCurrent(start("done")), a: onCurrent(start("give")), d: () => change({ ...filters, due: filters.due ? undefined : true }) });
    usePageKeys({
        title: t("tasks.title"),
        rows: [
            { keys: "j k", text: t("keys.walk") },
            { keys: "Enter", text: t("keys.open") },
            { keys: "t", text: t("task.take") },
            { keys: "a", text: t("task.give") },
            { keys: "c", text: t("task.call") },
            { keys: "x", text: t("task.done") },
            { keys: "d", text: t("filter.due") },
        ],
    });
    const isNarrowed = Object.values(filters).some((value) => value !== undefined);
    return (
        <>
            <div className="spread">
                <p className="quiet" role="status">
                    {found.data && t(found.hasNextPage ? "tasks.count_more" : "tasks.count", { count: rows.length })}
                </p>
                <Live updatedAt={found.dataUpdatedAt} failed={found.isError} news={[]} zone={plan.time_zone} />
            </div>
            <Filters filters={filters} onChange={change} />
            {own.error && (
                <Banner tone="bad" live="assertive">
                    {own.error.message || t("common:fault.server_trouble")}
                </Banner>
            )}
            {!found.data && !found.isError && <Skeleton rows={8} onRetry={() => void found.refetch()} />}
            {!found.data && found.isError && <ErrorState title={t("tasks.failed")} error={found.error} onRetry={() => void found.refetch()} />}
            {found.data && rows.length === 0 && isNarrowed && <EmptyState title={t("tasks.none_here")} action={<TextButton onPress={() => change({})}>{t("tasks.show_all")}</TextButton>} />}
            {found.data && rows.length === 0 && !isNarrowed && <EmptyState title={t("tasks.none")}>{t("tasks.none_text")}</EmptyState>}
            {rows.length > 0 && <TaskTable rows={rows} today={first?.today ?? ""} user={user} onOwn={(task) => own.mutate(task)} onDeed={(task, deed) => setOpen({ task, deed })} />}
            {found.hasNextPage && (
                <p className="desk-more">
                    <Button onPress={() => void found.fetchNextPage()} busy={found.isFetchingNextPage ? t("common:state.loading") : undefined}>
                        {t("tasks.more")}
                    </Button>
                </p>
            )}
            {open && (
                <TaskAct
                    {...open}
                    plan={plan.plan}
                    user={user}
                    onClose={() => {
                        setOpen(undefined);
                        void queries.invalidateQueries({ queryKey: ["tasks"] });
                    }}
                />
            )}
        </>
    );
}

export function TasksPage() {
    const { t } = useTranslation("desks");
    const { group, owner, due } = useSearch({ from: "/um/tasks" });
    return <DeskPage title={t("tasks.title")}>{(plan, user) => <Tasks key={plan.plan} plan={plan} user={user} filters={{ group, owner, due }} />}</DeskPage>;
}
