/// The server's clock, against which limits are counted. A trial's clock is set by hand, so that only what the server itself
/// names `now` is believed; until it has named one, the date of its answers stands in.
import { useSyncExternalStore } from "react";

let offset = 0;
let isTold = false;
const watchers = new Set<() => void>();

/// A difference this small is the way of the answer, not another time.
const tolerated = 2000;

function move(instant: number): void {
    const next = instant - Date.now();
    if (!Number.isFinite(next) || Math.abs(next - offset) <= tolerated) return;
    offset = next;
    for (const tell of watchers) tell();
}

export const serverNow = (): number => Date.now() + offset;

/// The server's time at a moment of the browser's clock.
export const serverTimeOf = (browserTime: number): string => new Date(browserTime + offset).toISOString();

/// The moment the server named in an answer, when it did.
export function noteNow(data: unknown): void {
    if (typeof data !== "object" || data === null || !("now" in data) || typeof data.now !== "string") return;
    isTold = true;
    move(Date.parse(data.now));
}

export function noteDate(header: string | null): void {
    if (!isTold && header) move(Date.parse(header));
}

function subscribe(tell: () => void): () => void {
    watchers.add(tell);
    return () => watchers.delete(tell);
}

/// Changes when the server's clock is found to run otherwise than was thought.
export const useClockOffset = (): number => useSyncExternalStore(subscribe, () => offset);
