/// The part of the contract about lists: search, saved searches, drafts, who may be given a request, reports.
import type { RequestRow } from "./contract_requests";

/// What a list is narrowed by. Everything about a member travels in the body, never in an address.
export interface RequestSearch {
    plan: string;
    scope?: "mine" | "office" | "team" | "all";
    number?: string;
    text?: string;
    member?: string;
    member_number?: string;
    last_name?: string;
    first_name?: string;
    born_on?: string;
    submitted_from?: string;
    submitted_to?: string;
    service_from?: string;
    service_to?: string;
    decided_from?: string;
    decided_to?: string;
    provider?: string;
    servicing?: string;
    status?: string[];
    kind?: string[];
    urgency?: string[];
    submitter?: string;
    assignee?: string;
    unassigned?: boolean;
    queue?: string;
    state?: "open" | "closed" | "all";
    due_before?: string;
    authorized_from?: string;
    authorized_to?: string;
    information_asked?: boolean;
    case?: "pcp" | "non_pcp";
    sort?: string;
    descending?: boolean;
    after?: string;
    limit?: number;
    count?: boolean;
}

export interface ScopeCount {
    total: number;
    open: number;
    status?: Record<string, number>;
}

export interface RequestsFound {
    now?: string;
    requests?: RequestRow[];
    next?: string;
    counts?: { mine?: ScopeCount; office?: ScopeCount; all?: ScopeCount };
}

export interface SavedSearch {
    id: string;
    plan: string;
    name: string;
    filters: Partial<RequestSearch>;
    updated_at?: string;
}

export interface DraftSummary {
    kind?: string;
    member_name?: string;
    service?: string;
    percent?: number;
    service_from?: string;
}

export interface DraftHead {
    draft: string;
    plan: string;
    version: number;
    summary: DraftSummary;
    created_at: string;
    updated_at: string;
    owner?: string;
    owner_name?: string;
    updated_by_name?: string;
    expires_at?: string;
    expires_soon?: boolean;
}

export interface Draft extends DraftHead {
    content: Record<string, unknown>;
}

export type Audience = "office" | "staff" | "everybody";

/// What everybody sees of it.
export interface Announcement {
    id: string;
    title_en: string;
    text_en: string;
    title_es: string;
    text_es: string;
    from: string;
}

export interface AnnouncementBody extends Omit<Announcement, "id"> {
    to?: string;
    audience: Audience[];
}

/// What who writes it sees of it.
export interface KeptAnnouncement extends Announcement, AnnouncementBody {
    version: number;
    updated_at?: string;
    updated_by_name?: string;
}

/// To whom a draft may be handed over.
export interface Colleague {
    account: string;
    name: string;
}

export interface StaffMember {
    account: string;
    name: string;
    role: string;
    open?: number;
}

export interface QueueCount {
    queue: string;
    open: number;
    overdue: number;
    unassigned: number;
}

export interface SubmitterRow {
    submitter: string;
    submitter_name: string;
    kind: string;
    status: string;
    count: number;
    closed: number;
    hours_median?: number;
    hours_longest?: number;
}
