/// Keeps what is shown up to date while somebody is signed in: what a piece of news is about is fetched again.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { listen, liveState, onLiveState, onNews, type LiveState, type News } from "./events";

/// Many news at once cause one look.
const gathered = 150;

export const useLiveState = (): LiveState => useSyncExternalStore(onLiveState, liveState);

/// The news since the last call, a few at a time.
export function useNews(act: (news: News[]) => void): void {
    useEffect(() => {
        let waiting: News[] = [];
        let timer: ReturnType<typeof setTimeout> | undefined;
        const stop = onNews((news) => {
            waiting.push(news);
            timer ??= setTimeout(() => {
                timer = undefined;
                const all = waiting;
                waiting = [];
                act(all);
            }, gathered);
        });
        return () => {
            stop();
            clearTimeout(timer);
        };
    }, [act]);
}

export default function LiveEvents({ account }: { account: string }) {
    const queries = useQueryClient();
    useEffect(() => listen(account), [account]);
    useEffect(
        () =>
            onNews((news) => {
                if (news.type === "reload") return void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === "request" || queryKey[0] === "appeal" });
                if (news.type === "appeal") void queries.invalidateQueries({ queryKey: ["appeal", news.appeal] });
                if (news.request) void queries.invalidateQueries({ queryKey: ["request", news.request] });
            }),
        [queries],
    );
    return null;
}
