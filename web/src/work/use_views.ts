/// The views of this person: those that stand ready, the queues, and what was kept; and which one the address names.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { useQueueName } from "./filter_row";
import type { ViewGroup } from "./side";
import { custom, narrowingOf, ownViews, queueView, teamViews, type Narrowing } from "./views";

export function useViews(plan: string): { groups: ViewGroup[]; queues: string[]; isLoaded: boolean } {
    const { t } = useTranslation("work");
    const queueName = useQueueName();
    const { data } = useQuery({
        queryKey: ["work", "views", plan],
        queryFn: () => take(api.GET("/api/plans/{plan}/work-views", { params: { path: { plan } } })),
        retry: false,
    });
    const queues = data?.queues ?? [];
    return {
        queues,
        isLoaded: data !== undefined,
        groups: [
            { id: "mine", views: ownViews.map((view) => ({ ...view, name: t(`view.${view.id}`) })) },
            { id: "team", views: teamViews.map((view) => ({ ...view, name: t(`view.${view.id}`) })) },
            { id: "queue", views: queues.map((queue) => ({ ...queueView(queue), name: queueName(queue) })) },
            { id: "saved", views: (data?.saved ?? []).map(({ id, name, filters }) => ({ id, name, narrowing: narrowingOf(filters) })) },
        ],
    };
}

/// Filters in the address stand for themselves; else those of the view it names.
export function narrowingFor(groups: ViewGroup[], id: string, search: Narrowing): { narrowing: Narrowing; name: string | undefined } {
    if (id === custom) return { narrowing: search, name: undefined };
    const view = groups.flatMap(({ views }) => views).find((each) => each.id === id);
    const { sort, descending } = search;
    return { narrowing: { ...view?.narrowing, ...(sort ? { sort, descending } : {}) }, name: view?.name };
}
