/// The part of the contract about the work of the plan's own people: the work list, its counts, the next case, many at once.
import type { RequestRow } from "./contract_requests";
import type { WorkAbout } from "./contract_stays";

export interface WorkSearch {
    plan: string;
    request?: string;
    queue?: string[];
    owner?: "anybody" | "me" | "nobody" | "somebody";
    assignee?: string;
    kind?: string[];
    urgency?: string[];
    status?: string[];
    line_of_business?: string[];
    due?: string[];
    flag?: string[];
    text?: string;
    topic?: "continuity" | "retro" | "newborn";
    aside?: "hide" | "only" | "any";
    sort?: string;
    descending?: boolean;
    after?: string;
    limit?: number;
}

export interface WorkRow extends RequestRow {
    line_of_business?: string;
    started_at?: string;
    press_at?: string;
    stopped?: boolean;
    waits?: boolean;
    change_asked?: "change" | "cancel";
    call_at?: string;
    new_document?: boolean;
    reply_in?: boolean;
    returned?: boolean;
    unseen?: boolean;
    handed_by?: string;
    channel?: string;
    child?: boolean;
    forwarded_to?: string;
    code?: string;
    title?: string;
    snoozed_until?: string;
    about?: WorkAbout;
}

export interface WorkFound {
    now?: string;
    cases?: WorkRow[];
    next?: string;
}

export interface WorkCounts {
    now?: string;
    views?: { id: string; count: number }[];
    closed_today?: number;
}

export interface NextCase {
    request?: string;
    shown?: string;
    taken?: boolean;
}

export interface Deal {
    plan: string;
    act: "assign" | "take" | "release" | "restore";
    requests: { request: string; version?: number; account?: string }[];
    account?: string;
    note?: string;
}

export interface Dealt {
    request: string;
    shown: string;
    done: boolean;
    fault?: { code: string; detail: string };
    version?: number;
    changed?: boolean;
    before?: string;
}

export interface SavedWork {
    id: string;
    plan: string;
    name: string;
    filters: Partial<WorkSearch>;
}
