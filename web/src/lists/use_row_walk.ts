/// Keys of a table that is read rather than opened: `f` to the box that narrows it, `j` and `k` from row to row.
import { useRef, type KeyboardEvent, type RefObject } from "react";
import { useKeys } from "@/app/use_keys";

export function useRowWalk(box: RefObject<HTMLInputElement | null>) {
    const body = useRef<HTMLTableSectionElement>(null);

    function walk(step: 1 | -1): void {
        const rows = [...(body.current?.rows ?? [])];
        const now = rows.findIndex((row) => row.contains(document.activeElement));
        const next = now < 0 ? 0 : Math.min(Math.max(now + step, 0), rows.length - 1);
        rows[next]?.focus({ preventScroll: true });
        rows[next]?.scrollIntoView({ block: "center" });
    }

    useKeys({ f: () => box.current?.focus(), j: () => walk(1), k: () => walk(-1) });

    function onBoxKey(event: KeyboardEvent, clear: () => void): void {
        if (event.key === "Escape") clear();
        if (event.key !== "ArrowDown") return;
        event.preventDefault();
        walk(1);
    }

    return { body, onBoxKey };
}
