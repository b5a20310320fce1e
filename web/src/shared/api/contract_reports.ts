/// The part of the contract about reports, the board and the access log. Times are whole minutes.
export const figures = [
    "received", "decided", "approved", "partial", "denied", "not_required", "withdrawn", "voided", "open", "on_time", "late", "letter_on_time",
    "letter_late", "automatic", "delegated", "extended", "asked", "appealed", "overturned", "past_limit",
] as const;
export type Figure = (typeof figures)[number];
export type Counts = Record<Figure, number>;
export type Pace = "standard" | "urgent" | "concurrent" | "post_service";

export interface FigureAsk {
    plan: string;
    from: string;
    to: string;
    by?: "received" | "decided";
    line_of_business?: string;
    kind?: string;
}

export interface Times {
    count: number;
    mean?: number;
    median?: number;
    ninetieth?: number;
}

export interface FigureRow {
    line_of_business?: string;
    kind?: string;
    pace?: Pace;
    counts: Counts;
    times: Times;
    limit?: number;
}

export interface ReportStep {
    from: string;
    standard: Counts;
    urgent: Counts;
}

export interface NamedCounts {
    name: string;
    counts: Counts;
}

export interface ReasonCount {
    reason: string;
    lines: number;
    requests: number;
    overturned: number;
}

export interface Judged {
    criteria: string;
    account: string;
    name: string;
    lines: number;
    approved: number;
    partial: number;
    denied: number;
    overturned: number;
}

export interface TurnaroundReport {
    now: string;
    step: "day" | "week";
    figures: { total: FigureRow; by_pace?: FigureRow[]; by_line?: FigureRow[]; steps?: ReportStep[]; channels?: NamedCounts[] };
    before: FigureRow;
    ages?: { age: string; standard: number; urgent: number }[];
    reasons?: ReasonCount[];
    judged?: Judged[];
}

/// Which cases lie behind a number.
export interface CasesOf {
    figure?: Figure;
    yearly?: string;
    pace?: Pace;
    urgent?: boolean;
    group?: string;
    channel?: string;
    acknowledged?: string;
    age?: string;
    reason?: string;
    criteria?: string;
    account?: string;
    line_of_business?: string;
    kind?: string;
}

export interface CasesAsk extends FigureAsk, CasesOf {
    offset?: number;
    limit?: number;
}

export interface ReportCase {
    request: string;
    shown: string;
    line_of_business?: string;
    kind: string;
    pace: Pace;
    status: string;
    received_at: string;
    due_at?: string;
    decided_at?: string;
    outcome?: string;
    group?: string;
    closed: boolean;
    minutes?: number;
    on_time?: boolean;
}

export interface CasesFound {
    now?: string;
    total: number;
    cases?: ReportCase[];
    seed?: number;
}

export interface YearlyShare {
    figure: string;
    count: number;
    of: number;
    tenths: number;
}

export interface YearlyReport {
    now: string;
    plan_name: string;
    year: number;
    from: string;
    to: string;
    lines?: { id: string; name: string; services: number; figures: { shares?: YearlyShare[]; standard: Times; expedited: Times } }[];
    not_bound?: string[];
}

export interface GroupRow {
    group: string;
    counts: Counts;
    times: Times;
    handover: Times;
    in_time: number;
    acknowledged_late: number;
    waiting: number;
    overdue: number;
}

export const buckets = ["overdue", "today", "tomorrow", "week", "later", "none"] as const;
export type Bucket = (typeof buckets)[number];

export interface OwnerLoad {
    account?: string;
    name?: string;
    role?: string;
    open: Record<Bucket | "open", number>;
    decided: number;
}

export interface Miss {
    request: string;
    queue: string;
    due_at: string;
    reason: "behind" | "no_pace" | "waits" | "overdue";
    turn_at?: string;
    before: number;
}

export interface QueueForecast {
    queue: string;
    days: number;
    decided: number;
    waiting: number;
    due: number;
    /// Decisions expected until the end looked at, in hundredths.
    hundredths: number;
    misses: number;
}

export interface WarnedCase {
    request: string;
    queue: string;
    assignee?: string;
    due_at?: string;
    bucket: Bucket;
    percent: number;
    before?: string;
}

export interface Board {
    now: string;
    days?: string[];
    owners?: OwnerLoad[];
    warned?: WarnedCase[];
    warned_total: number;
    forecast: { until: string; queues?: QueueForecast[]; misses?: Miss[] };
}

export const accessActs = ["lookup", "search", "view", "print", "data_export", "download", "api_read", "denied", "break_glass"] as const;

export interface AccessAsk {
    plan: string;
    member?: string;
    account?: string;
    request?: string;
    act?: string[];
    from?: string;
    to?: string;
    after?: number;
    limit?: number;
}

export interface AccessEntry {
    entry: number;
    at: string;
    account: string;
    name?: string;
    role: string;
    act: string;
    what: string;
    record?: string;
    member?: string;
    channel: string;
}

export interface AccessFound {
    now?: string;
    entries?: AccessEntry[];
    next: number;
}

export interface Watcher {
    account: string;
    name: string;
    role: string;
}
