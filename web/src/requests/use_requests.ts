/// Lists of requests, looked at again every ten seconds (SRC-10B), and what has changed in them.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { api, take } from "@/shared/api/client";
import type { RequestRow } from "@/shared/api/contract";
import { changesBetween, type Change } from "./rows";

export type Scope = "mine" | "office" | "queue";
export type State = "open" | "closed" | "all";
const everySeconds = 10;
const pageSize = 100;

export function useRequests(plan: string, scope: Scope, state: State) {
    const found = useInfiniteQuery({
        queryKey: ["requests", plan, scope, state],
        queryFn: ({ pageParam }) =>
            take(
                api.GET("/api/requests", {
                    params: { query: { plan, scope, state, limit: pageSize, ...(pageParam ? { after: pageParam } : {}) } },
                }),
            ),
        initialPageParam: "",
        getNextPageParam: (page) => page.next || undefined,
        refetchInterval: everySeconds * 1000,
    });
    const rows = found.data?.pages.flatMap(({ requests }) => requests ?? []);
    return { ...found, rows };
}

const shownFor = 10_000;

/// News since the page was opened. Rows stay marked for ten seconds.
export function useChanges(rows: RequestRow[] | undefined): { news: Change[]; fresh: Set<string> } {
    const before = useRef<RequestRow[]>(undefined);
    const [news, setNews] = useState<Change[]>([]);
    const [fresh, setFresh] = useState(new Set<string>());
    useEffect(() => {
        if (!rows) return;
        const changes = changesBetween(before.current, rows);
        before.current = rows;
        if (changes.length === 0) return;
        setNews(changes);
        setFresh(new Set(changes.map(({ request }) => request)));
        const timer = setTimeout(() => setFresh(new Set()), shownFor);
        return () => clearTimeout(timer);
    }, [rows]);
    return { news, fresh };
}
