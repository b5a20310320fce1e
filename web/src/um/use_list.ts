/// What the lists of the desks share: they follow the news, and their rows are walked with letters.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import type { News } from "@/shared/live/events";
import { useLiveState, useNews } from "@/shared/live/live_events";

/// Where no news come, one looks again by oneself.
const everySeconds = 20;

export const useLookAgain = (): number | false => (useLiveState() === "live" ? false : everySeconds * 1000);

/// Looked at again soon after news, but no more often than this.
const soon = 300;
const atMostEvery = 4000;

/// Fetches again what stands under the key when news come that concern it.
export function useFollow(key: string, concerns?: (news: News) => boolean): void {
    const queries = useQueryClient();
    const latest = useRef(concerns);
    latest.current = concerns;
    const look = useRef<{ last: number; timer: ReturnType<typeof setTimeout> | undefined }>({ last: 0, timer: undefined });
    useEffect(() => {
        const held = look.current;
        return () => clearTimeout(held.timer);
    }, []);
    useNews(
        useCallback(
            (news: News[]) => {
                const held = look.current;
                if (held.timer || !news.some((each) => each.type === "reload" || (latest.current?.(each) ?? true))) return;
                const wait = Math.max(soon, held.last + atMostEvery - Date.now());
                held.timer = setTimeout(() => {
                    held.timer = undefined;
                    held.last = Date.now();
                    void queries.invalidateQueries({ queryKey: [key] });
                }, wait);
            },
            [queries, key],
        ),
    );
}

const rowsOf = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[data-walk]")];

/// The next or last row that can be walked to gets the focus; without one, the first.
export function walk(by: number): void {
    const rows = rowsOf();
    const now = rows.findIndex((row) => row === document.activeElement || row.closest("tr, li")?.contains(document.activeElement));
    const next = rows[now < 0 ? 0 : Math.min(Math.max(now + by, 0), rows.length - 1)];
    next?.focus();
    next?.closest("tr, li")?.scrollIntoView({ block: "nearest" });
}

/// The row that has the focus, by the name it is walked by.
export const walkedTo = (): string | undefined =>
    document.activeElement?.closest("tr, li")?.querySelector<HTMLElement>("[data-walk]")?.dataset.walk;
