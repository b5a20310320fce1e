/// What the server takes and gives, in the shape openapi-typescript writes, until `npm run gen:api` takes over.
/// The server leaves out empty texts, empty lists and absent values, so nearly everything is optional.
import type {
    Changed,
    CheckAnswer,
    DocumentRef,
    Note,
    Problem,
    Receipt,
    RequestList,
    RequestView,
    SubmitRequest,
} from "./contract_requests";
import type { AccountPaths, Factor } from "./contract_accounts";
import type { AppealPaths } from "./contract_appeals";
import type {
    AnnouncementBody, Announcement, Colleague, Draft, DraftHead, DraftSummary, KeptAnnouncement, QueueCount, RequestSearch, RequestsFound, SavedSearch, StaffMember, SubmitterRow,
} from "./contract_lists";
import type {
    DecisionCheck, HelpTopic, LetterHead, LetterRead, MemberOverview, MineAsked, MineFound, Preview, PublishedList, Tree, UploadRules, UploadStarted,
} from "./contract_members";
import type { Census, CensusAsked, ContactToKeep, MemberFile, ProviderFile, TasksAsked, TasksFound } from "./contract_stays";
import type { Deal, Dealt, NextCase, SavedWork, WorkCounts, WorkFound, WorkSearch } from "./contract_desk";
import type { OpenedRecord, OpenRecord } from "./contract_restricted";
import type { Command } from "./contract_work";
import type {
    AccessAsk, AccessFound, Board, CasesAsk, CasesFound, FigureAsk, GroupRow, TurnaroundReport, Watcher, YearlyReport,
} from "./contract_reports";
import type { Checklist, DocumentText, Worksheet, WorksheetSaved } from "./contract_case";

export type * from "./contract_accounts";
export type * from "./contract_appeals";
export type * from "./contract_case";
export type * from "./contract_lists";
export type * from "./contract_members";
export type * from "./contract_desk";
export type * from "./contract_restricted";
export type * from "./contract_stays";
export type * from "./contract_work";
export type * from "./contract_reports";
export type * from "./contract_requests";

export interface Contact {
    key?: string;
    name?: string;
    phone?: string;
    fax?: string;
    portal?: string;
    email?: string;
    hours?: string;
    note?: string;
    /// What the plan has to confirm before it relies on this contact.
    verify?: string;
}

export interface Plan {
    plan: string;
    name: string;
    editions?: { edition: string; valid_from: string; valid_to?: string; version?: string }[];
    time_zone: string;
    lines?: { id: string; name: string }[];
    groups?: { id: string; name: string; contact?: Contact }[];
    /// How many calendar months a newborn runs on the mother's number, by line; none named: every line.
    newborns?: { row?: string; lines?: string[]; months: number; why?: string }[];
    disclaimer?: string;
    contact?: Contact;
    /// Everybody the plan names, the groups' desks with them.
    contacts?: Contact[];
}

export interface Choice {
    kind?: string;
    reason: string;
    service_type: string;
    code_systems?: string[];
}

export interface Choices {
    choices?: Choice[];
    reasons?: string[];
    service_types?: string[];
}

/// The facts of a lookup under the names the server's questions use.
export interface LookupFacts {
    line?: string;
    kind?: string;
    review?: string;
    setting?: string;
    place?: string;
    level_of_care?: string;
    admission_source?: string;
    admission_priority?: string;
    network?: string;
    age?: number;
    diagnosis?: string[];
    discipline?: string;
    specialty?: string;
    county?: string;
    medical_group?: string;
    population?: string;
    emergency_transport?: boolean;
    modifier?: string[];
    mark?: string[];
    special?: string[];
    revenue?: string;
}

export interface LookupAsk extends LookupFacts {
    plan: string;
    edition?: string;
    date?: string;
    code?: string;
    system?: string;
    member?: string;
}

export interface Question {
    fact: string;
    values?: string[];
}

export interface RowSeen {
    row: string;
    title?: string;
    source?: string;
    confidence?: string;
    rank?: number;
    answer: string;
    matched?: boolean;
    decides?: boolean;
    missed?: string;
}

export interface LookupAnswer {
    plan: string;
    plan_name?: string;
    edition?: string;
    pack?: string;
    code?: string;
    system?: string;
    title?: string;
    date?: string;
    asked_at?: string;
    time_zone?: string;
    line?: string;
    answer: string;
    because?: string;
    notify?: boolean;
    sensitive?: boolean;
    auto_approval?: string;
    auto_rows?: string[];
    auto_months?: number;
    decided_by?: string;
    why?: string[];
    rows?: string[];
    deciding?: string[];
    seen?: RowSeen[];
    asks?: Question[];
    documents?: string[];
    contacts?: Contact[];
    suggestion?: string;
    disclaimer?: string;
}

export interface CodeFound {
    code: string;
    system: string;
    title?: string;
    valid_from?: string;
    valid_to?: string;
    answer?: string;
}

export interface DiagnosisFound {
    code: string;
    shown: string;
    title?: string;
    billable?: boolean;
}

export interface Proof {
    number: string;
    shown: string;
    issued_at: string;
    plan: string;
    question?: LookupAsk;
    answer: LookupAnswer;
    statement: string;
    signature: string;
    key_id: string;
    algorithm: string;
}

export interface SigningKey {
    key_id: string;
    plan?: string;
    public_key: string;
    valid_from?: string;
}

export interface Provider {
    id: string;
    type?: string;
    npi?: string;
    name: string;
    specialty?: string;
    city?: string;
    county?: string;
    phone?: string;
    fax?: string;
    network?: string;
    /// Absent where nobody stated it.
    new_patients?: { accepts: boolean; as_of?: string };
    languages?: string[];
    /// Typed by the office that asked; the directory lacks it.
    unlisted?: boolean;
    /// The plan whose list names this provider; only with one's own.
    plan?: string;
}

export interface User {
    account: string;
    name: string;
    role: string;
    organisation?: string;
    organisation_name?: string;
    plan?: string;
    plans?: string[];
    rights?: string[];
    providers?: Provider[];
}

export interface Session {
    signed_in: boolean;
    csrf?: string;
    trial?: boolean;
    idle_minutes?: number;
    warn_minutes?: number;
    password_length_min?: number;
    /// The server's time, which a trial may set.
    now?: string;
    /// When a session ends for want of a sign of life, and when in any case.
    ends_at?: string;
    latest_end_at?: string;
    /// A session half open: the step that is still wanted, and what the account has for it.
    needs?: "second_factor" | "second_factor_setup" | "password";
    factors?: Factor[];
    name?: string;
    user?: User;
}

export interface Coverage {
    line_of_business?: string;
    line_name?: string;
    valid_from?: string;
    valid_to?: string;
    medical_group?: string;
    medical_group_name?: string;
    primary_care?: string;
}

export interface Member {
    id: string;
    name: string;
    born_on: string;
    member_number: string;
    sex?: string;
    language?: string;
    coverage?: Coverage;
    coverages?: Coverage[];
}

export interface MemberSearch {
    plan: string;
    member_number?: string;
    last_name?: string;
    first_name?: string;
    born_on?: string;
}

export interface Answered<Answer> {
    responses: {
        200: { content: { "application/json": Answer } };
        default: { content: { "application/problem+json": Problem } };
    };
}

export interface Sent<Body, Answer> extends Answered<Answer> {
    requestBody: { content: { "application/json": Body } };
}

interface At {
    parameters: { path: { number: string } };
}

interface WithId {
    parameters: { path: { id: string } };
}

interface OfPlan {
    parameters: { path: { plan: string } };
}

interface OneOfPlan {
    parameters: { path: { plan: string; id: string } };
}

type Write<Body> = At & Sent<Body, Changed>;

export interface paths extends AccountPaths, AppealPaths {
    "/api/plans": { get: Answered<{ plans?: Plan[]; trial?: boolean; now?: string }> };
    "/api/plans/{plan}/choices": {
        get: { parameters: { path: { plan: string }; query: { kind: string } } } & Answered<Choices>;
    };
    "/api/lookup": { post: Sent<LookupAsk, LookupAnswer> };
    "/api/lookup/member": { post: Sent<LookupAsk, LookupAnswer> };
    "/api/codes/search": {
        post: Sent<{ plan: string; text: string; date?: string; limit?: number }, { codes?: CodeFound[] }>;
    };
    "/api/diagnoses/search": {
        post: Sent<{ text: string; limit?: number }, { diagnoses?: DiagnosisFound[] }>;
    };
    "/api/proofs": { post: Sent<LookupAsk, Proof> };
    "/api/proofs/{number}": { get: At & Answered<Proof> };
    "/api/keys": { get: Answered<{ keys?: SigningKey[] }> };
    "/api/session": {
        get: Answered<Session>;
        post: Sent<{ login: string; password: string }, Session>;
        delete: Answered<Session>;
    };
    "/api/members/search": { post: Sent<MemberSearch, { members?: Member[] }> };
    "/api/plans/{plan}/members/{id}": {
        get: { parameters: { path: { plan: string; id: string } } } & Answered<Member>;
    };
    "/api/providers/search": {
        post: Sent<{ plan: string; text: string; limit?: number; accepting?: boolean; language?: string }, { providers?: Provider[] }>;
    };
    "/api/members/overview": { post: Sent<{ plan: string; member: string }, MemberOverview> };
    "/api/members/mine": { post: Sent<MineAsked, MineFound> };
    "/api/requests/search": { post: Sent<RequestSearch, RequestsFound> };
    "/api/saved-searches": { get: Answered<{ saved?: SavedSearch[] }> };
    "/api/saved-searches/{id}": {
        put: WithId & Sent<{ plan: string; name: string; filters: Partial<RequestSearch> }, SavedSearch>;
        delete: WithId & Answered<undefined>;
    };
    "/api/drafts": { get: { parameters: { query: { plan: string; mine?: boolean } } } & Answered<{ now?: string; drafts?: DraftHead[] }> };
    "/api/drafts/{id}": {
        get: WithId & Answered<Draft>;
        put: WithId & Sent<{ plan: string; summary: DraftSummary; content: Record<string, unknown> }, DraftHead>;
        delete: WithId & Answered<undefined>;
    };
    "/api/drafts/{id}/colleagues": { get: WithId & Answered<{ colleagues?: Colleague[] }> };
    "/api/drafts/{id}/owner": { put: WithId & Sent<{ account: string }, DraftHead> };
    "/api/drafts/{id}/submit": { post: WithId & Sent<SubmitRequest, Receipt> };
    "/api/plans/{plan}/announcements/shown": { get: OfPlan & Answered<{ announcements?: Announcement[] }> };
    "/api/plans/{plan}/announcements": { get: OfPlan & Answered<{ announcements?: KeptAnnouncement[] }> };
    "/api/plans/{plan}/announcements/{id}": { put: OneOfPlan & Sent<AnnouncementBody, KeptAnnouncement>; delete: OneOfPlan & Answered<undefined> };
    "/api/plans/{plan}/announcements/{id}/put-away": { put: OneOfPlan & Answered<undefined>; delete: OneOfPlan & Answered<undefined> };
    "/api/plans/{plan}/staff": { get: OfPlan & Answered<{ staff?: StaffMember[] }> };
    "/api/plans/{plan}/queues": { get: OfPlan & Answered<{ queues?: QueueCount[] }> };
    "/api/plans/{plan}/list": {
        get: { parameters: { path: { plan: string }; query: { date?: string; line?: string } } } & Answered<PublishedList>;
    };
    "/api/reports/submitters": { post: Sent<{ plan: string; from: string; to: string }, { now?: string; rows?: SubmitterRow[] }> };
    "/api/reports/turnaround": { post: Sent<FigureAsk, TurnaroundReport> };
    "/api/reports/cases": { post: Sent<CasesAsk, CasesFound> };
    "/api/reports/yearly": { post: Sent<{ plan: string; year: number }, YearlyReport> };
    "/api/reports/delegation": { post: Sent<FigureAsk, { now?: string; groups?: GroupRow[] }> };
    "/api/reports/sample": { post: Sent<CasesAsk & { seed: number; size: number }, CasesFound> };
    "/api/reports/board": { post: Sent<{ plan: string }, Board> };
    "/api/access/search": { post: Sent<AccessAsk, AccessFound> };
    "/api/access/people": { post: Sent<{ plan: string; text: string }, { people?: Watcher[] }> };
    "/api/census/search": { post: Sent<CensusAsked, Census> };
    "/api/tasks/search": { post: Sent<TasksAsked, TasksFound> };
    "/api/contacts": { post: Sent<ContactToKeep, { kept: boolean }> };
    "/api/members/file": { post: Sent<{ plan: string; member: string }, MemberFile> };
    "/api/providers/file": { post: Sent<{ plan: string; provider: string }, ProviderFile> };
    "/api/work/search": { post: Sent<WorkSearch, WorkFound> };
    "/api/work/counts": { post: Sent<{ plan: string; views: { id: string; filters: WorkSearch }[] }, WorkCounts> };
    "/api/work/next": { post: Sent<{ plan: string; queue?: string[]; but?: string[] }, NextCase> };
    "/api/work/deal": { post: Sent<Deal, { results?: Dealt[] }> };
    "/api/work/{number}/aside": { put: At & Sent<{ until?: string }, { until?: string; shortened?: boolean }> };
    "/api/plans/{plan}/work-views": { get: OfPlan & Answered<{ queues?: string[]; saved?: SavedWork[] }> };
    "/api/work-views/{id}": {
        put: WithId & Sent<{ name: string; filters: Partial<WorkSearch> }, SavedWork>;
        delete: WithId & Answered<object>;
    };
    "/api/help": { get: { parameters: { query: { language: string } } } & Answered<{ topics?: HelpTopic[] }> };
    "/api/uploads": { post: Answered<UploadStarted> };
    "/api/uploads/rules": { get: Answered<UploadRules> };
    "/api/requests/{number}/letters": { get: At & Answered<{ letters?: LetterHead[] }> };
    "/api/requests/{number}/letters/{letter}": {
        get: { parameters: { path: { number: string; letter: number } } } & Answered<LetterRead>;
    };
    "/api/requests/{number}/abstract": {
        get: { parameters: { path: { number: string }; query: { language: string } } } & Answered<Tree>;
    };
    "/api/requests/{number}/documents/{document}/preview": {
        get: { parameters: { path: { number: string; document: number } } } & Answered<Preview>;
    };
    "/api/requests/{number}/checklists": { get: At & Answered<{ lists?: Checklist[] }> };
    "/api/requests/{number}/documents/{document}/text": {
        get: { parameters: { path: { number: string; document: number } } } & Answered<DocumentText>;
    };
    "/api/requests/{number}/decision/check": { post: At & Sent<Command, DecisionCheck> };
    "/api/requests/{number}/worksheet": {
        get: At & Answered<Worksheet>;
        put: At & Sent<{ version: number; body: object }, WorksheetSaved>;
        delete: At & Answered<undefined>;
    };
    "/api/restricted-records/open": { post: Sent<OpenRecord, { until: string }> };
    "/api/plans/{plan}/opened-records": {
        get: { parameters: { path: { plan: string }; query: { reviewed: boolean } } } & Answered<{ records?: OpenedRecord[] }>;
    };
    "/api/plans/{plan}/opened-records/{id}/review": {
        post: { parameters: { path: { plan: string; id: string } } } & Sent<{ finding: string; remark: string }, undefined>;
    };
    "/api/requests/check": { post: Sent<SubmitRequest, CheckAnswer> };
    "/api/requests": {
        get: {
            parameters: {
                query: { plan: string; scope: string; state: string; queue?: string; after?: string; limit?: number };
            };
        } & Answered<RequestList>;
        post: Sent<SubmitRequest, Receipt>;
    };
    "/api/requests/{number}": { get: At & Answered<RequestView> };
    "/api/requests/{number}/commands": { post: Write<Command> };
    "/api/requests/{number}/notes": { post: Write<{ note: Note }> };
    "/api/requests/{number}/documents": { post: Write<{ document: DocumentRef }> };
    "/api/requests/{number}/approval": {
        post: Write<{ lines?: { line: number }[]; reason: string; criteria?: string; why?: string }>;
    };
    "/api/requests/{number}/void": { post: Write<{ reason: string; text?: string }> };
    "/api/requests/{number}/extension": {
        post: Write<{ clock: string; days: number; reason: string; member_asked?: boolean; member_text?: string }>;
    };
    "/api/requests/{number}/assignment": { post: Write<{ account: string; name: string; queue?: string }> };
}
