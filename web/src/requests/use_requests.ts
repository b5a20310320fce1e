/// Lists of requests as the server finds them, a window at a time, kept up to date by its news (SRC-10B).
import { useInfiniteQuery, useQuery, useQueryClient, type InfiniteData } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { api, take } from "@/shared/api/client";
import type { RequestRow, RequestSearch, RequestsFound } from "@/shared/api/contract";
import type { News } from "@/shared/live/events";
import { useLiveState, useNews } from "@/shared/live/live_events";
import { changesBetween, type Change } from "./rows";

/// How often lists look for themselves while no news come.
const everySeconds = 10;
const pageSize = 100;
/// So many windows are fetched anew as a whole; of longer lists only the rows that changed.
const shortList = 2;
/// A row that changed keeps its place that long.
const settlesAfter = 10_000;

export const findRequests = (body: RequestSearch): Promise<RequestsFound> => take(api.POST("/api/requests/search", { body }));

export function useRefetchInterval(): number | false {
    return useLiveState() === "live" ? false : everySeconds * 1000;
}

/// A short list that is fetched whole: for the start page.
export function useShortList(name: string, body: RequestSearch) {
    const refetchInterval = useRefetchInterval();
    return useQuery({ queryKey: ["requests", name, body], queryFn: () => findRequests(body), refetchInterval });
}

type Pages = InfiniteData<RequestsFound, string>;

const withRow = (data: Pages, row: RequestRow): Pages => ({
    ...data,
    pages: data.pages.map((page) => ({
        ...page,
        requests: (page.requests ?? []).map((each) => (each.request === row.request ? row : each)),
    })),
});

const holds = (data: Pages | undefined, request: string): boolean =>
    data?.pages.some((page) => page.requests?.some((each) => each.request === request)) ?? false;

export function useRequests(body: RequestSearch) {
    const queries = useQueryClient();
    const [waiting, setWaiting] = useState(0);
    const key = ["requests", "list", body];
    const found = useInfiniteQuery({
        queryKey: key,
        queryFn: ({ pageParam }) => findRequests({ ...body, limit: pageSize, ...(pageParam ? { after: pageParam } : {}) }),
        initialPageParam: "",
        getNextPageParam: (page) => page.next || undefined,
        refetchInterval: useRefetchInterval(),
    });
    const { refetch } = found;
    const latest = useRef({ key, body });
    latest.current = { key, body };
    const settling = useRef<ReturnType<typeof setTimeout>>(undefined);
    useEffect(() => () => clearTimeout(settling.current), []);

    const renew = useCallback(() => {
        setWaiting(0);
        void refetch();
    }, [refetch]);

    const receive = useCallback(
        async (news: News[]) => {
            const { key: now, body: asked } = latest.current;
            const data = queries.getQueryData<Pages>(now);
            const numbers = new Set(news.flatMap((each) => (each.type === "request" ? [each.request] : [])));
            if (news.some(({ type }) => type === "reload")) return renew();
            const known = [...numbers].filter((number) => holds(data, number));
            for (const number of known) {
                const { requests = [] } = await findRequests({ plan: asked.plan, number, limit: 1 });
                const [row] = requests;
                if (row) queries.setQueryData<Pages>(now, (before) => before && withRow(before, row));
            }
            const isShort = (data?.pages.length ?? 0) <= shortList;
            const isRead = scrollY > 200 || document.activeElement?.closest("table") !== null;
            if (known.length < numbers.size) {
                if (isShort && !isRead) return renew();
                setWaiting((count) => count + numbers.size - known.length);
            } else if (isShort) {
                clearTimeout(settling.current);
                settling.current = setTimeout(renew, settlesAfter);
            }
        },
        [queries, renew],
    );
    useNews(useCallback((news: News[]) => void receive(news).catch(() => undefined), [receive]));

    return { ...found, rows: found.data?.pages.flatMap(({ requests }) => requests ?? []), waiting, renew };
}

const shownFor = 10_000;

/// News since the page was opened. Rows stay marked for ten seconds.
export function useChanges(rows: RequestRow[] | undefined): { news: Change[]; fresh: Set<string> } {
    const before = useRef<RequestRow[]>(undefined);
    const [news, setNews] = useState<Change[]>([]);
    const [fresh, setFresh] = useState(new Set<string>());
    useEffect(() => {
        if (!rows) return;
        // Rows that only scrolled into view are no news.
        const known = before.current;
        const changes = known && rows.length - known.length >= pageSize / 2 ? [] : changesBetween(known, rows);
        before.current = rows;
        if (changes.length === 0) return;
        setNews(changes);
        setFresh(new Set(changes.map(({ request }) => request)));
        const timer = setTimeout(() => setFresh(new Set()), shownFor);
        return () => clearTimeout(timer);
    }, [rows]);
    return { news, fresh };
}
