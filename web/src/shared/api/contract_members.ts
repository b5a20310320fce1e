/// The part of the contract about uploads, letters, members, published lists and help.
import type { Contact, FaultAt } from "./contract";

export interface UploadRules {
    /// Bytes; absent where the plan sets no limit.
    size_limit?: number;
    chunk: number;
    types: { media_type: string; name: string; endings: string[] }[];
    virus_scan: boolean;
    keep_hours: number;
}

export interface UploadStarted {
    upload: string;
    size: number;
    offset: number;
    state: string;
}

export interface Preview {
    kind: "pages" | "text";
    media_type?: string;
    pages?: number;
    paragraphs?: string[];
    cut?: boolean;
}

/// A part of a document of the server's, to be shown as it is.
export type Block =
    | { kind: "heading"; level: number; text: string }
    | { kind: "paragraph"; text: string; tone?: "strong" | "note" }
    | { kind: "facts"; rows: { name: string; value: string }[] }
    | { kind: "table"; head: string[]; rows: string[][] }
    | { kind: "list"; items: string[] }
    | { kind: "bar_code"; digits: string };

export interface Tree {
    title: string;
    language: string;
    direction?: "ltr" | "rtl";
    blocks: Block[];
}

export interface LetterFacts {
    letter: number;
    form: string;
    action?: string;
    to: string;
    channel?: string;
    language?: string;
    ordered_at?: string;
    due_at?: string;
}

/// A letter that would go out.
export interface LetterPreview extends LetterFacts {
    tree: Tree;
}

/// A decision tried without deciding.
export interface DecisionCheck {
    faults: FaultAt[];
    warnings: { code: string; pointer: string; detail: string }[];
    letters: LetterPreview[];
}

export interface LetterHead extends LetterFacts {
    state: "ordered" | "delivered" | "failed" | "hidden";
    /// `text` says how it was proved, or why it failed.
    attempts?: { at: string; channel?: string; delivered: boolean; text?: string }[];
    shown: boolean;
    not_shown_because?: string;
}

export interface LetterRead extends LetterHead {
    complete: boolean;
    built_from?: string[];
    tree: Tree;
    text?: string;
}

export interface CoverageSpan {
    line_of_business?: string;
    line_name?: string;
    valid_from?: string;
    valid_to?: string;
    medical_group?: string;
    medical_group_name?: string;
    primary_care?: { id?: string; name?: string; npi?: string; phone?: string };
    group_number?: string;
    other_payer?: string;
}

export interface MemberOverview {
    id: string;
    name: string;
    born_on: string;
    member_number: string;
    sex?: string;
    language?: string;
    format?: string;
    county?: string;
    restricted?: boolean;
    coverage?: CoverageSpan;
    coverages?: CoverageSpan[];
    gaps?: { from: string; to: string }[];
    group_contact?: Contact;
    contacts?: Contact[];
    other_insurance?: string[];
    requests?: {
        request: string;
        shown: string;
        kind: string;
        service?: string;
        status: string;
        urgency?: string;
        received_at: string;
        due_at?: string;
        closed?: boolean;
        requesting_name?: string;
        servicing_name?: string;
        visibility?: string;
        /// The older system that decided it.
        origin?: string;
    }[];
    more_requests?: boolean;
    authorizations?: {
        request: string;
        shown: string;
        line: number;
        code: string;
        title?: string;
        units?: { requested?: number; authorized?: number; used?: number; remaining?: number };
        unit?: string;
        from?: string;
        to?: string;
        servicing_name?: string;
    }[];
    alerts?: { kind: string; on?: string; request?: string; text: string }[];
}

export interface MineAsked {
    plan: string;
    provider?: string;
    text?: string;
    after?: string;
    limit?: number;
}

export interface MineFound {
    providers?: { id: string; name: string; members?: number }[];
    members?: {
        id: string;
        name: string;
        born_on: string;
        member_number: string;
        line_name?: string;
        primary_care?: { id?: string; name?: string };
        valid_from?: string;
        valid_to?: string;
    }[];
    next?: string;
}

/// A fact that decides, and the values it may have.
export interface PublishedFact {
    fact: string;
    values?: string[];
}

/// A row of the plan's list.
export interface PublishedService {
    row: string;
    title: string;
    answer: string;
    decided_by?: string;
    notify?: boolean;
    /// As `cpt 97810-97814, 97816, cus ACUVISITS except hcpcs S9470`; absent: any service.
    codes?: string;
    when?: PublishedFact[];
    why?: string;
    source?: string;
}

/// A run of codes of which the lookup says the same.
export interface PublishedCodes {
    system: string;
    first: string;
    last: string;
    /// Every code of the system that is not listed elsewhere.
    whole_system?: boolean;
    answer: string;
    decided_by?: string;
    notify?: boolean;
    rows?: string[];
    titles?: string[];
    why?: string[];
    asks?: PublishedFact[];
}

export interface PublishedList {
    plan: string;
    plan_name?: string;
    edition?: string;
    pack?: string;
    valid_from?: string;
    valid_to?: string;
    date: string;
    line?: string;
    lines?: { id: string; name: string }[];
    disclaimer?: string;
    services?: PublishedService[];
    codes?: PublishedCodes[];
}

export interface HelpTopic {
    topic: string;
    title: string;
    summary?: string;
    pages?: string[];
    steps?: string[];
    note?: string;
}
