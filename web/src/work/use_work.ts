/// The work list as the server keeps it: fetched a window at a time, followed by its news without moving a row, and what
/// can be done with many of its cases at once.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient, type InfiniteData } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { api, take } from "@/shared/api/client";
import type { Deal, Dealt, NextCase, WorkFound, WorkRow, WorkSearch } from "@/shared/api/contract";
import type { News } from "@/shared/live/events";
import { useLiveState, useNews } from "@/shared/live/live_events";

const everySeconds = 10;
const pageSize = 100;
/// So many numbers are looked up one by one; of more only the count is told.
const lookedUp = 12;
/// Counts are looked at again soon after news, but no more often than this.
const countsSoon = 400;
const countsEvery = 5000;

export const findWork = (body: WorkSearch): Promise<WorkFound> => take(api.POST("/api/work/search", { body }));

const useInterval = (): number | false => (useLiveState() === "live" ? false : everySeconds * 1000);

type Pages = InfiniteData<WorkFound, string>;

const changed = (data: Pages, rows: Map<string, WorkRow>): Pages => ({
    ...data,
    pages: data.pages.map((page) => ({ ...page, cases: (page.cases ?? []).map((each) => rows.get(each.request) ?? each) })),
});

const numbersOf = (data: Pages | undefined): Set<string> => new Set(data?.pages.flatMap(({ cases }) => cases ?? []).map(({ request }) => request));

/// The case as it stands, though it may no longer belong here; nothing when it is closed or another's.
async function rowNow(search: WorkSearch, number: string): Promise<{ row: WorkRow | undefined; fits: boolean }> {
    const [fitting] = (await findWork({ ...search, request: number, limit: 1 })).cases ?? [];
    if (fitting) return { row: fitting, fits: true };
    const [row] = (await findWork({ plan: search.plan, request: number, aside: "any", limit: 1 })).cases ?? [];
    return { row, fits: false };
}

export function useWorkList(search: WorkSearch) {
    const queries = useQueryClient();
    const key = ["work", "list", search];
    const [waiting, setWaiting] = useState(new Set<string>());
    /// Rows that stay where they are though they no longer belong here.
    const [gone, setGone] = useState(new Set<string>());
    const found = useInfiniteQuery({
        queryKey: key,
        queryFn: ({ pageParam }) => findWork({ ...search, limit: pageSize, ...(pageParam ? { after: pageParam } : {}) }),
        initialPageParam: "",
        getNextPageParam: (page) => page.next || undefined,
        refetchOnWindowFocus: false,
        refetchInterval: useInterval(),
    });
    const latest = useRef({ key, search });
    latest.current = { key, search };
    const { refetch } = found;
    const renew = useCallback(async () => {
        setWaiting(new Set());
        setGone(new Set());
        await refetch();
    }, [refetch]);
    const said = JSON.stringify(search);
    useEffect(() => {
        setWaiting(new Set());
        setGone(new Set());
    }, [said]);

    const follow = useCallback(
        async (numbers: string[]) => {
            const { key: now, search: asked } = latest.current;
            const here = numbersOf(queries.getQueryData<Pages>(now));
            const rows = new Map<string, WorkRow>();
            const left: string[] = [];
            const stays: string[] = [];
            const fresh: string[] = [];
            for (const number of numbers) {
                const { row, fits } = await rowNow(asked, number);
                if (!here.has(number)) {
                    if (fits) fresh.push(number);
                    continue;
                }
                if (row) rows.set(number, row);
                (fits ? stays : left).push(number);
            }
            queries.setQueryData<Pages>(now, (before) => before && changed(before, rows));
            setGone((before) => new Set([...before, ...left].filter((each) => !stays.includes(each))));
            if (fresh.length > 0) setWaiting((before) => new Set([...before, ...fresh]));
        },
        [queries],
    );
    const receive = useCallback(
        async (news: News[]) => {
            if (news.some(({ type }) => type === "reload")) return renew();
            const numbers = [...new Set(news.flatMap((each) => (each.type === "request" ? [each.request] : [])))];
            const here = numbersOf(queries.getQueryData<Pages>(latest.current.key));
            const first = [...numbers.filter((each) => here.has(each)), ...numbers.filter((each) => !here.has(each))];
            await follow(first.slice(0, lookedUp));
        },
        [queries, follow, renew],
    );
    useNews(useCallback((news: News[]) => void receive(news).catch(() => undefined), [receive]));
    return { ...found, rows: found.data?.pages.flatMap(({ cases }) => cases ?? []), waiting: waiting.size, gone, renew, follow };
}

/// How many each view holds, kept up to date.
export function useCounts(plan: string, views: { id: string; filters: WorkSearch }[]) {
    const queries = useQueryClient();
    const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
    const lookedAt = useRef(0);
    useEffect(() => () => clearTimeout(timer.current), []);
    useNews(
        useCallback(() => {
            timer.current ??= setTimeout(() => {
                timer.current = undefined;
                lookedAt.current = Date.now();
                void queries.invalidateQueries({ queryKey: ["work", "counts"] });
            }, Math.max(countsSoon, lookedAt.current + countsEvery - Date.now()));
        }, [queries]),
    );
    const { data } = useQuery({
        queryKey: ["work", "counts", plan, views],
        queryFn: () => take(api.POST("/api/work/counts", { body: { plan, views } })),
        placeholderData: (before) => before,
        refetchInterval: useInterval(),
    });
    return { counts: new Map((data?.views ?? []).map(({ id, count }) => [id, count])), closedToday: data?.closed_today ?? 0 };
}

/// Takes the next case and says which. What was offered once in this visit is not offered again.
const offered: string[] = [];
export function useNext(plan: string, onCase: (found: NextCase) => void, onNothing: () => void, current?: string) {
    const queries = useQueryClient();
    const [key, setKey] = useState(() => crypto.randomUUID());
    const run = useMutation({
        mutationFn: (queue: string[] | undefined) =>
            take(
                api.POST("/api/work/next", {
                    body: { plan, ...(queue ? { queue } : {}), but: [...offered.slice(-100), ...(current ? [current] : [])] },
                    headers: { "Idempotency-Key": key },
                }),
            ),
        onSuccess: (found) => {
            setKey(crypto.randomUUID());
            void queries.invalidateQueries({ queryKey: ["work", "counts"] });
            if (!found.request) return onNothing();
            offered.push(found.request);
            onCase(found);
        },
    });
    return { take: (queue?: string[]) => void (run.isPending || run.mutate(queue)), busy: run.isPending, error: run.error };
}

export function useDeal(plan: string, onDone: (results: Dealt[], deal: Omit<Deal, "plan">) => void) {
    const queries = useQueryClient();
    const [key, setKey] = useState(() => crypto.randomUUID());
    const run = useMutation({
        mutationFn: (deal: Omit<Deal, "plan">) => take(api.POST("/api/work/deal", { body: { ...deal, plan }, headers: { "Idempotency-Key": key } })),
        onSuccess: ({ results = [] }, deal) => {
            setKey(crypto.randomUUID());
            void queries.invalidateQueries({ queryKey: ["work", "counts"] });
            onDone(results, deal);
        },
    });
    // Also for the way back, which was made while the deed was still under way.
    const isPending = useRef(false);
    isPending.current = run.isPending;
    return { run: (deal: Omit<Deal, "plan">) => void (isPending.current || run.mutate(deal)), busy: run.isPending, error: run.error, forget: run.reset };
}

export const putAside = (number: string, until: string | undefined): Promise<{ until?: string; shortened?: boolean }> =>
    take(api.PUT("/api/work/{number}/aside", { params: { path: { number } }, body: until ? { until } : {} }));
