/// What the queue page knows and does: the view and its filters, its cases, which are chosen, and the keys of ux 6.1.
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { Plan, User, WorkRow } from "@/shared/api/contract";
import { useToast } from "@/shared/ui/toast";
import { useSettled } from "@/shared/ui/use_settled";
import { usePicked } from "./use_picked";
import { narrowingFor, useViews } from "./use_views";
import { useCounts, useWorkList } from "./use_work";
import { custom, sorts, toSearch, type Narrowing, type Sort } from "./views";
import type { Density } from "./work_grid";

const densityKey = "work density";

export function useDensity(): [Density, () => void] {
    const [density, setDensity] = useState<Density>(() => (localStorage.getItem(densityKey) === "dense" ? "dense" : "compact"));
    return [
        density,
        () => {
            const next = density === "dense" ? "compact" : "dense";
            localStorage.setItem(densityKey, next);
            setDensity(next);
        },
    ];
}

/// Where filters and order lead: a change of filters belongs to no view, a change of order leaves the view.
function useNarrowing(view: string, narrowing: Narrowing) {
    const navigate = useNavigate({ from: "/um/queues/$view" });
    const by = narrowing.sort ?? "recommended";
    return {
        narrow: (change: Narrowing): void => void navigate({ to: "/um/queues/$view", params: { view: custom }, search: (before) => ({ plan: before.plan, ...change }) }),
        sortBy(next: Sort): void {
            const order = { sort: next === "recommended" ? undefined : next, descending: next === by && !narrowing.descending ? true : undefined };
            void navigate({ to: "/um/queues/$view", params: { view }, search: (before) => ({ ...before, ...order }) });
        },
        nextSort: sorts[(sorts.indexOf(by) + 1) % sorts.length] ?? "recommended",
        open: ({ request }: WorkRow): void => void navigate({ to: "/um/cases/$number", params: { number: request } }),
        goTo: (id: string): void => void navigate({ to: "/um/queues/$view", params: { view: id }, search: (before) => ({ plan: before.plan }) }),
    };
}

/// Takes a kept view away, with the way back.
function useRemoveView(plan: string, onGone: (id: string) => void) {
    const { t } = useTranslation("work");
    const toast = useToast();
    const queries = useQueryClient();
    const renew = (): Promise<void> => queries.invalidateQueries({ queryKey: ["work", "views"] });
    return async ({ id, name, narrowing }: { id: string; name: string; narrowing: Narrowing }): Promise<void> => {
        const put = () => take(api.PUT("/api/work-views/{id}", { params: { path: { id } }, body: { name, filters: toSearch(plan, narrowing) } }));
        await take(api.DELETE("/api/work-views/{id}", { params: { path: { id } } }));
        await renew();
        onGone(id);
        toast(t("view.removed", { name }), { name: t("done.undo"), act: () => void put().then(renew) });
    };
}

export function useQueue(user: User, plan: Plan, view: string, search: Narrowing) {
    const { groups, queues, isLoaded } = useViews(plan.plan);
    const { narrowing, name } = narrowingFor(groups, view, search);
    const [text, setText] = useState("");
    const found = useWorkList(toSearch(plan.plan, narrowing, useSettled(text, 250)));
    const rows = useMemo(() => found.rows ?? [], [found.rows]);
    const all = groups.flatMap(({ views }) => views);
    const counted = [...all, ...(view === custom ? [{ id: custom, narrowing }] : [])].map((each) => ({ id: each.id, filters: toSearch(plan.plan, each.narrowing) }));
    const { counts } = useCounts(plan.plan, counted);
    const [saving, setSaving] = useState(false);
    const ways = useNarrowing(view, narrowing);
    const removeView = useRemoveView(plan.plan, (id) => view === id && ways.goTo("all"));
    const picked = usePicked({
        plan,
        user,
        rows,
        list: view,
        follow: found.follow,
        keys: { v: () => setSaving(true), o: () => ways.sortBy(ways.nextSort) },
    });
    return {
        groups, queues, isLoaded, narrowing, name, text, setText, found, rows, counts, saving, setSaving, ...picked, ...ways,
        removeView: (id: string): void => {
            const gone = all.find((each) => each.id === id);
            if (gone) void removeView(gone);
        },
    };
}
export type QueueState = ReturnType<typeof useQueue>;
