/// The part of the contract about stays, tasks over all requests, and what stands around a member or a provider.
import type { Contact, Provider } from "./contract";
import type { RequestRow } from "./contract_requests";
import type { ContactMade } from "./contract_work";

export type DayState = "approved" | "not_required" | "asked" | "denied" | "not_asked";

/// Days in a row of which the same is true, both inclusive.
export interface StayDays {
    from: string;
    to: string;
    state: DayState;
    level?: string;
    line?: number;
}

/// A stay on the page of its request.
export interface StayView {
    state: "notified" | "admitted" | "discharged";
    today: string;
    admit_on: string;
    asked_to?: string;
    source?: string;
    priority?: string;
    levels?: { level: string; from: string }[];
    converted_on?: string;
    discharged_on?: string;
    disposition?: string;
    covered_to?: string;
    planned_to?: string;
    days?: StayDays[];
}

export interface CensusAsked {
    plan: string;
    request?: string;
    facility?: string;
    level?: string[];
    review_due?: boolean;
    mine?: boolean;
    longer?: boolean;
    limit?: number;
}

export interface StayRow extends RequestRow {
    facility?: string;
    facility_name?: string;
    level?: string;
    stay_state: StayView["state"];
    source?: string;
    priority?: string;
    admit_on: string;
    asked_to?: string;
    covered_to?: string;
    planned_to?: string;
    discharged_on?: string;
    review_at?: string;
    review_missed?: boolean;
    decide_at?: string;
    discharge?: { open?: number; done?: number };
}

export interface CensusStay extends StayRow {
    days?: StayDays[];
    day_of_stay: number;
    days_covered?: number;
    days_open?: number;
    longer_by?: number;
    review_due?: boolean;
    notice_after?: number;
    notice_late?: boolean;
    readmitted?: boolean;
    left_before_on?: string;
    nurse_name?: string;
}

export interface Census {
    now: string;
    today: string;
    stays?: CensusStay[];
    more?: boolean;
    facilities?: { facility?: string; name?: string; stays: number }[];
}

export interface TasksAsked {
    plan: string;
    request?: string;
    kind?: string[];
    owner?: "anybody" | "me" | "nobody";
    due?: boolean;
    after?: string;
    limit?: number;
}

export interface TaskRow extends RequestRow {
    task: number;
    text?: string;
    due_on?: string;
    opened_at: string;
    opened_by?: string;
    owner?: string;
    owner_name?: string;
    before_approval?: boolean;
    attempts?: number;
    reached?: number;
    /// Of the task, not of the request.
    kind: string;
}

export interface TasksFound {
    now: string;
    today: string;
    attempts_required?: number;
    tasks?: TaskRow[];
    next?: string;
}

export interface ContactToKeep {
    plan: string;
    subject: "member" | "provider";
    id: string;
    topic: string;
    direction: string;
    channel: string;
    with?: string;
    reached?: boolean;
    text?: string;
}

export interface ContactSeen extends Omit<ContactMade, "by"> {
    request?: string;
    shown?: string;
    by?: string;
}

export interface MemberFile {
    contacts?: ContactSeen[];
    appeals?: { appeal: string; shown: string; request?: string; kind: string; status: string; received_at: string; closed?: boolean }[];
    stays?: StayRow[];
    tasks?: TaskRow[];
}

export interface ProviderFile {
    id: string;
    name: string;
    npi?: string;
    specialty?: string;
    phone?: string;
    fax?: string;
    type?: string;
    plan_number?: string;
    address?: { lines?: string[]; city?: string; state?: string; postal_code?: string; county?: string };
    languages?: string[];
    new_patients?: Provider["new_patients"];
    unlisted?: boolean;
    networks?: { line_of_business?: string; line_name?: string; valid_from?: string; valid_to?: string; now?: boolean }[];
    outcomes?: { status: string; count: number }[];
    requests?: RequestRow[];
    contacts_log?: ContactSeen[];
    accounts?: { name: string; role: string; disabled?: boolean }[];
    contacts?: Contact[];
}

/// What a case of a kind of its own is about.
export interface WorkAbout {
    continuity?: {
        exemption?: boolean;
        clock?: string;
        program?: string;
        title?: string;
        met?: boolean;
        criteria?: { criterion: string; met: boolean; why?: string }[];
        until?: string;
        alternative?: string;
        member_chose?: boolean;
        documents?: number;
    };
    retro?: {
        service_from?: string;
        service_to?: string;
        late_reason?: string;
        eligibility_known_on?: string;
        line_of_business?: string;
        covered_from?: string;
        covered_to?: string;
        days_since?: number;
        window_to?: string;
        late?: boolean;
    };
    newborn?: { name: string; born_on: string; sex?: string; birth_order?: number; member_number?: string; own_number?: boolean; until?: string };
}
