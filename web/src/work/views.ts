/// What the work list is narrowed by, as it stands in the address, and the views that stand ready. Nothing here tells of a
/// member.
import { oneOf, kinds } from "@/app/words";
import type { WorkSearch } from "@/shared/api/contract";

export const owners = ["me", "nobody", "somebody"] as const;
export const urgencies = ["urgent", "standard"] as const;
export const dues = ["overdue", "today", "tomorrow", "week"] as const;
export const flags = ["new_document", "change", "reply", "returned", "call", "waits"] as const;
export const statuses = ["received", "intake", "in_review", "awaiting_information", "forwarded"] as const;
export const sorts = ["recommended", "due", "received", "member"] as const;
export type Sort = (typeof sorts)[number];

export interface Narrowing {
    queue?: string[] | undefined;
    owner?: (typeof owners)[number] | undefined;
    kind?: string[] | undefined;
    urgency?: string[] | undefined;
    status?: string[] | undefined;
    line?: string[] | undefined;
    due?: string[] | undefined;
    flag?: string[] | undefined;
    aside?: "only" | undefined;
    sort?: Sort | undefined;
    descending?: boolean | undefined;
}
/// Filters that hold several values.
export const many = ["queue", "kind", "urgency", "status", "line", "due", "flag"] as const;
export type Many = (typeof many)[number];

const word = /^[a-z0-9_]{1,60}$/;
const several = (value: unknown, words?: readonly string[]): string[] | undefined => {
    const list = (Array.isArray(value) ? value : []).filter((each): each is string => typeof each === "string" && word.test(each) && (!words || words.includes(each)));
    return list.length > 0 ? list : undefined;
};

/// Reads the address; what is not understood is left out.
export function readNarrowing(search: Record<string, unknown>): Narrowing {
    return {
        queue: several(search.queue),
        owner: oneOf(search.owner, owners),
        kind: several(search.kind, kinds),
        urgency: several(search.urgency, urgencies),
        status: several(search.status, statuses),
        line: several(search.line),
        due: several(search.due, dues),
        flag: several(search.flag, flags),
        aside: search.aside === "only" ? "only" : undefined,
        sort: oneOf(search.sort, sorts),
        descending: search.descending === true ? true : undefined,
    };
}

const withoutNothing = <Thing extends object>(thing: Thing): Thing => Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== undefined)) as Thing;

export const toSearch = (plan: string, { line, ...same }: Narrowing, text = ""): WorkSearch =>
    withoutNothing({ ...same, plan, line_of_business: line, text: text.trim() || undefined }) as WorkSearch;

/// A kept view in the words of the address.
export const narrowingOf = ({ line_of_business: line, ...same }: Partial<WorkSearch>): Narrowing => readNarrowing({ ...same, line });

export const isNarrowed = (narrowing: Narrowing): boolean =>
    Object.entries(narrowing).some(([name, value]) => value !== undefined && name !== "sort" && name !== "descending");

export interface View {
    id: string;
    narrowing: Narrowing;
}

/// Filters that belong to no view yet.
export const custom = "custom";

export const ownViews: readonly View[] = [
    { id: "mine", narrowing: { owner: "me" } },
    { id: "returned", narrowing: { owner: "me", flag: ["returned"] } },
    { id: "aside", narrowing: { aside: "only" } },
];

export const teamViews: readonly View[] = [
    { id: "all", narrowing: {} },
    { id: "due", narrowing: { due: ["overdue", "today"] } },
    { id: "urgent", narrowing: { urgency: ["urgent"] } },
    { id: "unassigned", narrowing: { owner: "nobody" } },
    { id: "replies", narrowing: { flag: ["reply"] } },
    { id: "changes", narrowing: { flag: ["change"] } },
    { id: "documents", narrowing: { flag: ["new_document"] } },
    { id: "waiting", narrowing: { flag: ["waits"] } },
];

export const queueView = (queue: string): View => ({ id: `queue-${queue}`, narrowing: { queue: [queue] } });
