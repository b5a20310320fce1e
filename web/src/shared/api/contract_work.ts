/// What stands around a request: asks for information, changes asked for, talks, tasks, letters. In the shapes in which
/// the server keeps them; each is absent where the server does not show it to this person.

import type { Quotation } from "./contract_case";

export interface PersonNamed {
    account?: string;
    name?: string;
    role?: string;
}

export interface AskedItem {
    item?: string;
    text?: string;
}

export interface ItemAnswered {
    item: number;
    answer: string;
    document?: number;
    text?: string;
}

export interface Information {
    number: number;
    kind: string;
    state: string;
    items?: AskedItem[];
    attempts?: { at: string; by?: string; to?: string; channel?: string }[];
    why?: string;
    due?: string;
    answered_at?: string;
    answers?: ItemAnswered[];
}

export interface AskedChange {
    asked: { change: number; wish: string; kind?: string; text?: string; by?: PersonNamed; at: string };
    state: string;
    answered?: { state: string; text?: string; by?: PersonNamed; at: string };
}

export interface PeerToPeer {
    asked: { number: number; clinician: string; phone?: string; times?: string; by?: PersonNamed; at: string };
    booked?: { meet_at: string; reviewer?: string; by?: PersonNamed };
    held?: { outcome: string; text?: string; by?: PersonNamed; at: string };
}

export interface ContactMade {
    topic: string;
    direction: string;
    channel: string;
    with?: string;
    reached?: boolean;
    text?: string;
    by?: PersonNamed;
    at: string;
}

export interface Task {
    opened: { task: number; kind: string; text?: string; due_on?: string; by?: PersonNamed; at: string };
    closed?: { text?: string; by?: PersonNamed; at: string };
    owner?: { account: string; name?: string };
}

export interface Talk {
    peer_to_peer?: PeerToPeer[];
    contacts?: ContactMade[];
    tasks?: Task[];
}

export interface Notice {
    form: string;
    to: string;
    channel?: string;
    language?: string;
    due?: string;
}

export interface Delivery {
    notice: number;
    channel?: string;
    delivered: boolean;
    at: string;
    text?: string;
}

export interface Citation {
    source: string;
    edition?: string;
    section?: string;
    page?: string;
    /// `text`: the sentence of a check list's point.
    answers?: { point: string; answer: string; text?: string; evidence?: Quotation[]; note?: string }[];
    /// What the list's logic made of the answers, in words.
    finding?: string;
}

/// A decision that gives less than was asked for, and the words it rests on.
export interface AdverseDecision {
    decision: {
        reasons?: { code: string; sentence?: string }[];
        criteria?: Citation[];
        granted?: { from?: string; to?: string; units?: number; code?: string; place?: string };
        talk?: { reviewer?: string; phone?: string };
        awaits_signature?: boolean;
    };
    by?: PersonNamed;
    at?: string;
}

export interface Review {
    review: number;
    lines?: number[];
    result: string;
    text?: string;
    criteria?: Citation[];
    external?: boolean;
    by?: PersonNamed;
    at: string;
}

export interface DuplicateFound {
    other: string;
    kind: string;
}

export interface Copies {
    answers?: { other: string; answer: string; text?: string }[];
    links?: { other: string; kind: string }[];
}

/// What of an approval is used. Units are the line's own.
export interface Balance {
    authorized?: number;
    used?: number;
    remaining?: number;
}

/// Any command of the server's list, by its type; its fields stand beside it.
export interface Command {
    type: string;
    [field: string]: unknown;
}
