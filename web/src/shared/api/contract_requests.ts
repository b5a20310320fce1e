/// The part of the contract about requests; the other part and the addresses are in contract.ts.
import type { LookupAnswer, Provider, Question, Contact } from "./contract";
import type { StayView } from "./contract_stays";
import type {
    AdverseDecision, AskedChange, Balance, Copies, Delivery, DuplicateFound, Information, Notice, Review, Talk,
} from "./contract_work";

/// One leg of a transport.
export interface TripLeg {
    from: string;
    to: string;
    miles?: number;
    round_trip?: boolean;
    appointment?: string;
    mobility?: string;
    attendants?: number;
    days?: string[];
}

export interface ServiceLine {
    service_type?: string;
    code: string;
    system?: string;
    revenue?: string;
    modifiers?: string[];
    from?: string;
    to?: string;
    units?: number;
    unit?: string;
    place?: string;
    facts?: {
        network?: string;
        discipline?: string;
        level_of_care?: string;
        specialty?: string;
        county?: string;
        emergency_transport?: boolean;
        marks?: string[];
    };
    trips?: TripLeg[];
    note?: string;
}

export interface DocumentRef {
    blob: string;
    type: string;
    file_name: string;
    media_type: string;
    size: number;
}

export interface Note {
    type: string;
    text: string;
}

/// A practice that the directory lacks.
export interface UnlistedProvider {
    npi: string;
    name: string;
    specialty?: string;
    phone?: string;
    fax?: string;
    address?: { lines?: string[]; city?: string; state?: string; postal_code?: string };
}

export interface SubmitRequest {
    plan: string;
    member: string;
    kind: string;
    review: string;
    urgency: string;
    urgency_by?: string;
    urgency_text?: string;
    reason?: string;
    special?: string[];
    population?: string;
    requesting?: string;
    servicing?: string;
    unlisted?: UnlistedProvider;
    practitioner: string;
    practitioner_name?: string;
    contact?: { name?: string; phone?: string; fax?: string; email?: string };
    diagnoses?: { code: string; type: string }[];
    lines?: ServiceLine[];
    documents?: DocumentRef[];
    notes?: Note[];
    stay?: {
        admit_on?: string;
        admission_source?: string;
        admission_priority?: string;
        level_of_care?: string;
        days?: number;
    };
    newborn?: { name: string; born_on: string; sex?: string; birth_order?: number };
    late_reason?: string;
    follows?: string;
    why_two?: string;
    channel?: string;
    received_at?: string;
    eligibility_known_on?: string;
}

export interface FaultAt {
    code: string;
    pointer?: string;
    detail?: string;
}

export interface Problem extends FaultAt {
    type?: string;
    title?: string;
    status?: number;
    faults?: FaultAt[];
}

export interface ClockExpected {
    clock: string;
    due?: string;
    governs?: string;
    because?: string;
}

export interface CheckAnswer {
    /// Until when the baby runs on the mother's number, and the plan's words for it.
    newborn?: { until: string; why?: string; row?: string };
    lines?: (Omit<LookupAnswer, "line"> & { line: number })[];
    auto_approval?: string;
    missing?: { pointer: string; detail: string }[];
    faults?: FaultAt[];
    duplicates?: { request: string; kind: string }[];
    clock?: ClockExpected;
}

export interface Authorized {
    from?: string;
    to?: string;
    units?: number;
}

export interface ReceiptLine {
    line: number;
    outcome: string;
    answer?: string;
    why?: string[];
    rows?: string[];
    authorized?: Authorized;
}

export interface Receipt {
    request: string;
    shown: string;
    version: number;
    status: string;
    closed?: boolean;
    stage?: string;
    queue?: string;
    received_at: string;
    due_at?: string;
    governs?: string;
    clock?: string;
    lines?: ReceiptLine[];
    auto_approved?: boolean;
}

export interface RequestRow {
    request: string;
    shown: string;
    member?: string;
    member_name?: string;
    kind: string;
    service?: string;
    status: string;
    stage?: string;
    queue?: string;
    urgency?: string;
    received_at: string;
    due_at?: string;
    /// By when the office must have answered; not the decision's limit.
    reply_due_at?: string;
    overdue?: boolean;
    closed?: boolean;
    closed_at?: string;
    assignee?: string;
    assignee_name?: string;
    submitted_by?: string;
    submitted_by_name?: string;
    requesting?: string;
    servicing?: string;
    requesting_name?: string;
    servicing_name?: string;
    updated_at?: string;
    version?: number;
    service_from?: string;
    service_to?: string;
    /// The last day that is approved.
    authorized_to?: string;
    /// Things asked for and not answered yet.
    information?: number;
    /// The reader's office is the member's primary care.
    pcp?: boolean;
    appealed?: boolean;
    /// The directory lacks the servicing practice.
    unlisted?: boolean;
    /// The older system that decided it, and its number there.
    origin?: string;
    earlier_number?: string;
}

export interface RequestList {
    requests?: RequestRow[];
    next?: string;
}

export interface RequestLine extends ServiceLine {
    line: number;
    title?: string;
    outcome: string;
    answer?: string;
    why?: string[];
    rows?: string[];
    contact?: Contact;
    authorized?: Authorized;
    reason?: string;
    decided_by?: string;
    decided_because?: string;
    asks?: Question[];
    adverse?: AdverseDecision;
    balance?: Balance;
}

export interface Clock {
    clock: string;
    rule?: string;
    state: string;
    due_at?: string;
    governs?: string;
    source?: string;
    extended?: boolean;
    why?: string;
}

export interface RequestDocument {
    document: number;
    file_name: string;
    type: string;
    media_type?: string;
    size?: number;
    by?: string;
    at?: string;
    late?: boolean;
}

export interface RequestNote {
    note: number;
    type: string;
    text: string;
    by?: string;
    at?: string;
}

export interface TimelineEntry {
    at: string;
    version: number;
    text: string;
    who?: string;
    /// The name of the account; empty for the clock and the rules.
    who_name?: string;
    kind?: string;
    /// Its number, where the entry is about an appeal.
    appeal?: string;
}

/// One way to stay with a provider, with the words of the command that it asks for.
export interface ContinuityProgram {
    program: string;
    title?: string;
    row?: string;
    why?: string;
    asks?: string[];
    visits_needed?: number;
    conditions?: string[];
    months?: number;
    days?: number;
    otherwise?: string;
}

export interface ContinuityFound {
    program: string;
    title?: string;
    row?: string;
    met: boolean;
    criteria?: { criterion: string; met: boolean; why?: string }[];
    from?: string;
    to?: string;
    alternative?: string;
    member_chose?: boolean;
    at: string;
}

export interface RequestView {
    version: number;
    request: string;
    shown: string;
    plan: string;
    plan_name?: string;
    time_zone?: string;
    status: string;
    closed?: boolean;
    closed_at?: string;
    stage?: string;
    queue?: string;
    clock?: string;
    governs?: string;
    assignee_name?: string;
    urgency?: string;
    kind: string;
    review?: string;
    reason?: string;
    special?: string[];
    received_at: string;
    submitted_by?: string;
    member: {
        id: string;
        name: string;
        born_on?: string;
        member_number?: string;
        line_name?: string;
        medical_group_name?: string;
    };
    requesting?: Partial<Provider>;
    servicing?: Partial<Provider>;
    /// The older system that decided it, and its number there.
    origin?: string;
    earlier_number?: string;
    diagnoses?: { code: string; shown?: string; title?: string }[];
    lines?: RequestLine[];
    clocks?: Clock[];
    due_at?: string;
    notes?: RequestNote[];
    documents?: RequestDocument[];
    timeline?: TimelineEntry[];
    information?: Information[];
    changes?: AskedChange[];
    talk?: Talk;
    reviews?: Review[];
    duplicates?: DuplicateFound[];
    copies?: Copies;
    notices?: Notice[];
    deliveries?: Delivery[];
    actions?: string[];
    /// The server's clock when this was read.
    now?: string;
    criteria?: { source: string; name: string }[];
    visibility?: "full" | "read_only";
    newborn?: { name: string; born_on: string; sex?: string; birth_order?: number; until?: string; why?: string; row?: string };
    continuity?: ContinuityFound;
    stay?: StayView;
    /// Attempts to get missing records before a no for their lack; only to the plan's people.
    attempts_required?: number;
    /// Only to who may assess it now.
    continuity_programs?: { enrolled_on?: string; programs?: ContinuityProgram[] };
    contacts?: Contact[];
}

export interface Changed {
    version: number;
    status: string;
    events?: string[];
}

export interface Uploaded {
    blob: string;
    size: number;
    media_type: string;
}
