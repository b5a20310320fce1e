/// Appeals as the server keeps them: the list of a view, how many each view holds, and one case, followed by their news.
import { queryOptions, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { api, take } from "@/shared/api/client";
import type { AppealSearch } from "@/shared/api/contract";
import type { News } from "@/shared/live/events";
import { useLiveState, useNews } from "@/shared/live/live_events";
import { countsFor } from "./views";

const everySeconds = 15;
const pageSize = 100;
/// Counts are looked at again soon after news, but no more often than this.
const countsEvery = 3000;

const useInterval = (): number | false => (useLiveState() === "live" ? false : everySeconds * 1000);

const isAboutAppeals = (news: News): boolean => news.type !== "request";

export function useAppealList(search: AppealSearch) {
    const queries = useQueryClient();
    useNews(
        useCallback(
            (news: News[]) => {
                if (news.some(isAboutAppeals)) void queries.invalidateQueries({ queryKey: ["appeals", "list"] });
            },
            [queries],
        ),
    );
    const found = useInfiniteQuery({
        queryKey: ["appeals", "list", search],
        queryFn: ({ pageParam }) => take(api.POST("/api/appeals/search", { body: { ...search, limit: pageSize, ...(pageParam ? { after: pageParam } : {}) } })),
        initialPageParam: "",
        getNextPageParam: (page) => page.next || undefined,
        refetchInterval: useInterval(),
    });
    return { ...found, rows: found.data?.pages.flatMap(({ appeals }) => appeals ?? []) };
}

export function useAppealCounts(plan: string): Map<string, number> {
    const queries = useQueryClient();
    const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
    const lookedAt = useRef(0);
    useEffect(() => () => clearTimeout(timer.current), []);
    useNews(
        useCallback(
            (news: News[]) => {
                if (!news.some(isAboutAppeals)) return;
                timer.current ??= setTimeout(() => {
                    timer.current = undefined;
                    lookedAt.current = Date.now();
                    void queries.invalidateQueries({ queryKey: ["appeals", "counts"] });
                }, Math.max(300, lookedAt.current + countsEvery - Date.now()));
            },
            [queries],
        ),
    );
    const { data } = useQuery({
        queryKey: ["appeals", "counts", plan],
        queryFn: () => take(api.POST("/api/appeals/counts", { body: { plan, views: countsFor(plan) } })),
        refetchInterval: useInterval(),
    });
    return new Map((data?.views ?? []).map(({ id, count }) => [id, count]));
}

/// One case, looked at again each half minute while its page is open.
export const appealQuery = (number: string) =>
    queryOptions({
        queryKey: ["appeal", number],
        queryFn: () => take(api.GET("/api/appeals/{number}", { params: { path: { number } } })),
        refetchInterval: 30_000,
    });

export const rulesQuery = (plan: string) =>
    queryOptions({
        queryKey: ["appeal-rules", plan],
        queryFn: () => take(api.GET("/api/plans/{plan}/appeal-rules", { params: { path: { plan } } })),
        staleTime: 600_000,
    });
