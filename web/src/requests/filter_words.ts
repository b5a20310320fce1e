/// What both parts of the filters share.
import type { RequestRow } from "@/shared/api/contract";

export const any = (name: string) => ({ id: "any", name });
export const orNone = <Word extends string>(id: string): Word | undefined => (id === "any" ? undefined : (id as Word));

/// Names of those who sent the rows that are here.
export function submitters(rows: RequestRow[]): Map<string, string> {
    const found = new Map<string, string>();
    for (const { submitted_by: id, submitted_by_name: name } of rows) if (id && name) found.set(id, name);
    return found;
}
