/// The cases that are being dragged from the list to a person. They stay in the page: what is dragged may leave it.
import type { WorkRow } from "@/shared/api/contract";

let held: WorkRow[] = [];

export const hold = (rows: WorkRow[]): void => void (held = rows);
export function release(): WorkRow[] {
    const rows = held;
    held = [];
    return rows;
}
export const isHolding = (): boolean => held.length > 0;
