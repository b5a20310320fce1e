/// The part of the contract about appeals, disputes and grievances, talks with a reviewer, and copies of criteria.
import type { Answered, Sent } from "./contract";
import type { Clock, DocumentRef } from "./contract_requests";
import type { Citation, Command } from "./contract_work";

export interface AppealSearch {
    plan: string;
    appeal?: string;
    owner?: "anybody" | "me" | "nobody" | "somebody";
    state?: "open" | "closed" | "all";
    need?: "any" | "acknowledge" | "outside" | "carry_out" | "decided";
    kind?: string[];
    urgency?: string[];
    status?: string[];
    line_of_business?: string[];
    due?: "overdue" | "today" | "week";
    text?: string;
    after?: string;
    limit?: number;
}

export interface AppealRow {
    appeal: string;
    shown: string;
    version: number;
    request?: string;
    request_shown?: string;
    member: string;
    member_name?: string;
    kind: string;
    filer: string;
    line_of_business?: string;
    status: string;
    urgency: string;
    received_at: string;
    resolved_at?: string;
    due_at?: string;
    started_at?: string;
    clock?: string;
    acknowledge_due_at?: string;
    overdue?: boolean;
    closed?: boolean;
    assignee?: string;
    assignee_name?: string;
    outside?: string;
    owed?: boolean;
    topic?: string;
    service?: string;
}

export interface AppealsFound {
    now?: string;
    appeals?: AppealRow[];
    next?: string;
}

export interface AppealReviewer {
    account: string;
    name: string;
    role: string;
    specialty?: string;
    open?: number;
    may_uphold?: boolean;
    may_overturn?: boolean;
    /// Why this one may not be theirs.
    conflict?: string;
}

export interface AppealRule {
    row: string;
    kind: string;
    lines?: string[];
    filers?: string[];
    /// Who needs the member's written word.
    consent?: string[];
    urgent?: boolean;
    window_days?: number;
    good_cause?: boolean;
    aid?: boolean;
    why?: string;
    source?: string;
}

/// Who said or did something, and when.
export interface Said {
    name?: string;
    role?: string;
    at: string;
}

export interface DisputedLine {
    line: number;
    code?: string;
    outcome: string;
    basis: string;
    clinical?: boolean;
    reasons?: string[];
    specialty?: string;
    from?: string;
    to?: string;
    units?: number;
    granted?: number;
    decided_by?: string;
    decider_role?: string;
    decided_at?: string;
}

export interface Disputed {
    request: string;
    kind: string;
    review: string;
    urgency: string;
    cuts_care?: boolean;
    notice_on?: string;
    delegate?: string;
    lines?: DisputedLine[];
}

export interface LineVerdict {
    line: number;
    result: string;
    from?: string;
    to?: string;
    units?: number;
    sentence?: string;
    criteria?: Citation[];
}

export interface OutsideReview {
    body: string;
    cause: string;
    sent_at: string;
    reference?: string;
    result?: string;
    decided_on?: string;
}

export interface AppealLetter {
    letter: number;
    form: string;
    to: string;
    language?: string;
    channel?: string;
    due_at?: string;
    sent_at?: string;
    state: string;
}

export interface AppealDocument {
    document: number;
    type: string;
    name?: string;
    media_type?: string;
    size?: number;
}

export interface AppealView {
    appeal: string;
    shown: string;
    version: number;
    status: string;
    urgency: string;
    closed?: boolean;
    overdue?: boolean;
    kind: string;
    request?: string;
    plan: string;
    plan_name?: string;
    time_zone: string;
    member: string;
    member_name?: string;
    line_of_business?: string;
    filer: string;
    why?: string;
    topic?: string;
    received_at: string;
    due_at?: string;
    governs?: string;
    consent_missing?: boolean;
    late?: boolean;
    services?: { granted?: boolean; why?: string };
    lines?: { line: number; code?: string; decided?: string; basis?: string; result?: string; sentence?: string }[];
    clocks?: (Clock & { why?: string; from?: string })[];
    outside?: OutsideReview[];
    next?: { body: string; window_days?: number; by_itself?: boolean }[];
    carried_out?: boolean;
    documents?: AppealDocument[];
    timeline?: { version: number; at: string; who?: string; who_name?: string; kind: string; text: string }[];
    now?: string;
    actions?: string[];
    may_send_to?: string[];
    /// From here on only to the plan's own people.
    assignee?: string;
    assignee_name?: string;
    acknowledged_at?: string;
    filing?: Said & { channel?: string; filer_name?: string; consent_on?: string; good_cause?: string; clinical?: boolean; language?: string; urgency?: string };
    about?: Disputed;
    owed?: boolean;
    exhausted?: boolean;
    expedite_refused?: Said & { why?: string };
    expedite_granted?: Said & { why?: string; asked_at?: string };
    awaits_reply?: boolean;
    asked?: (Said & { wanted?: string[]; of?: string; channel?: string; answer_by?: string })[];
    information?: (Said & { kind: string; text?: string; consent_on?: string })[];
    letters?: AppealLetter[];
    notes?: (Said & { text: string })[];
    resolution?: Said & { why?: string; expertise?: string; licensed?: boolean; lines?: LineVerdict[] };
    withdrawn?: Said & { wish: string; why?: string };
    dismissed?: Said & { reason: string; why?: string };
    effectuated?: Said & { how?: string };
}

export interface FileAppeal {
    kind: string;
    plan?: string;
    request?: string;
    member?: string;
    lines?: number[];
    urgency?: string;
    filer: string;
    filer_name?: string;
    consent_on?: string;
    topic?: string;
    clinical?: boolean;
    why: string;
    good_cause?: string;
    keep_services?: boolean;
    channel?: string;
    received_at?: string;
    documents?: DocumentRef[];
}

export interface AppealStands {
    appeal: string;
    shown: string;
    version: number;
    status: string;
    due_at?: string;
}

export interface TalkSearch {
    plan: string;
    what: "offer" | "talk" | "copy";
    ended?: boolean;
}

export interface TalkRow {
    request: string;
    shown: string;
    what: "offer" | "talk" | "copy";
    number: number;
    state: "offered" | "asked" | "booked" | "held" | "missed" | "sent";
    member: string;
    member_name?: string;
    line_of_business?: string;
    service?: string;
    status: string;
    decided_by?: string;
    decided_at?: string;
    asked_at?: string;
    due_at?: string;
    meet_at?: string;
    ended_at?: string;
    until?: string;
    /// When the plan's line for talks is open.
    hours?: string;
    may_change?: boolean;
    clinician?: string;
    phone?: string;
    times?: string;
    office?: string;
    asked_by?: string;
    reviewer?: string;
    outcome?: string;
    text?: string;
    ended_by?: string;
    criteria?: string;
    channel?: string;
    delegate?: string;
    tries?: { at: string; reached?: boolean; with?: string; by?: string }[];
}

export interface TalkCounts {
    offers?: number;
    open?: number;
    today?: number;
    copies?: number;
}

interface AtAppeal {
    parameters: { path: { number: string } };
}
interface AtPlan {
    parameters: { path: { plan: string } };
}

export interface AppealPaths {
    "/api/appeals": { post: Sent<FileAppeal, AppealStands> };
    "/api/appeals/search": { post: Sent<AppealSearch, AppealsFound> };
    "/api/appeals/counts": { post: Sent<{ plan: string; views: { id: string; filters: AppealSearch }[] }, { views?: { id: string; count: number }[] }> };
    "/api/appeals/{number}": { get: AtAppeal & Answered<AppealView> };
    "/api/appeals/{number}/commands": { post: AtAppeal & Sent<Command, AppealStands> };
    "/api/appeals/{number}/reviewers": { get: AtAppeal & Answered<{ reviewers?: AppealReviewer[] }> };
    "/api/plans/{plan}/appeal-rules": { get: AtPlan & Answered<{ rules?: AppealRule[] }> };
    "/api/talks/search": { post: Sent<TalkSearch, { now?: string; talks?: TalkRow[]; more?: boolean }> };
    "/api/plans/{plan}/talk-counts": { get: AtPlan & Answered<TalkCounts> };
}
