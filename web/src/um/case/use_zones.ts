/// How wide the zones are and which are open. Remembered in the browser: sizes only, nothing of a case.
import { useState } from "react";

export type Zone = "facts" | "reader" | "criteria";
export type Side = "facts" | "criteria";

export interface Zones {
    facts: number;
    criteria: number;
    closed: Side[];
}

export const narrowest = 240;
export const widest = 560;
const usual: Zones = { facts: 280, criteria: 416, closed: [] };
const remembered = "case-zones";

const within = (width: unknown, fallback: number): number => (typeof width === "number" && Number.isFinite(width) ? Math.min(Math.max(Math.round(width), narrowest), widest) : fallback);

/// Whatever stands in the browser's memory, as sizes that can be used.
export function readZones(text: string | null): Zones {
    try {
        const found = JSON.parse(text ?? "{}") as Partial<Zones> | null;
        const closed = Array.isArray(found?.closed) ? found.closed.filter((side) => side === "facts" || side === "criteria") : [];
        return { facts: within(found?.facts, usual.facts), criteria: within(found?.criteria, usual.criteria), closed };
    } catch {
        return usual;
    }
}

export function useZones() {
    const [zones, setZones] = useState(() => readZones(localStorage.getItem(remembered)));
    /// On a narrow page one zone is shown at a time.
    const [shown, setShown] = useState<Zone>("criteria");

    function keep(next: Zones): void {
        setZones(next);
        localStorage.setItem(remembered, JSON.stringify(next));
    }
    const isOpen = (side: Side): boolean => !zones.closed.includes(side);
    return {
        zones,
        shown,
        setShown,
        isOpen,
        widen: (side: Side, by: number) => keep({ ...zones, [side]: within(zones[side] + by, usual[side]) }),
        setWidth: (side: Side, width: number) => keep({ ...zones, [side]: within(width, usual[side]) }),
        toggle: (side: Side) => keep({ ...zones, closed: isOpen(side) ? [...zones.closed, side] : zones.closed.filter((each) => each !== side) }),
        reset: () => keep(usual),
    };
}
