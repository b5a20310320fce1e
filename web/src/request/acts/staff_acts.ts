/// What plan staff may do on a request beside deciding it.
import type { ActSpec } from "./spec";
import { lessLines, pendingLines, unsignedLines } from "./spec";

const judged = ["not_judged", "yes", "no"] as const;
const voidReasons = ["entered_in_error", "wrong_submission", "duplicate", "not_eligible", "other_payer", "not_a_request"] as const;
const openClocks = ["running", "paused"];

export const review: ActSpec = {
    id: "review",
    group: "decide",
    icon: "list",
    fields: [
        { name: "lines", kind: "lines", which: pendingLines, initial: pendingLines },
        { name: "result", kind: "choice", words: "review_result", options: ["meets", "partly", "not_met", "cannot_tell"] },
        { name: "clinically_appropriate", kind: "segments", words: "judged", options: judged, initial: () => "not_judged" },
        { name: "proper_setting", kind: "segments", words: "judged", options: judged, initial: () => "not_judged" },
        { name: "covered_benefit", kind: "segments", words: "judged", options: judged, initial: () => "not_judged" },
        { name: "text", kind: "area" },
    ],
    command: ({ lines, result, text, ...questions }) => ({ type: "RecordReview", lines, result, text, questions, criteria: [] }),
};

export const refer: ActSpec = {
    id: "refer",
    group: "decide",
    icon: "arrow",
    fields: [
        {
            name: "to",
            kind: "choice",
            words: "refer_to",
            options: ["physician", "medical_director", "pharmacist", "nurse", "external"],
            initial: () => "physician",
        },
        { name: "why", kind: "area" },
        { name: "specialty", kind: "text", optional: true },
        { name: "due_on", kind: "day", optional: true },
    ],
    command: (values) => ({ type: "ReferRequest", ...values }),
};

export const sign: ActSpec = {
    id: "sign",
    group: "decide",
    icon: "seal",
    fields: [
        { name: "lines", kind: "lines", which: unsignedLines, initial: unsignedLines },
        { name: "no_conflict", kind: "check", optional: true, initial: () => false },
    ],
    command: ({ lines, no_conflict }) => ({ type: "SignDecision", lines, no_conflict }),
};

export const completeInformation: ActSpec = {
    id: "complete_information",
    group: "ask",
    icon: "check",
    fields: [
        { name: "complete_at", kind: "moment", optional: true, hint: true },
        { name: "why", kind: "area" },
    ],
    command: (values) => ({ type: "SetInformationComplete", ...values }),
};

export const cancelInformation = (information: number): ActSpec => ({
    id: "cancel_information",
    group: "ask",
    icon: "close",
    fields: [{ name: "why", kind: "area" }],
    command: ({ why }) => ({ type: "CancelInformation", information, why }),
});

export const answerChange = (change: number): ActSpec => ({
    id: "answer_change",
    group: "change",
    icon: "check",
    fields: [
        { name: "state", kind: "segments", words: "change_state", options: ["accepted", "done", "refused"], initial: () => "done" },
        { name: "text", kind: "area", optional: true, hint: true },
    ],
    command: ({ state, text }) => ({ type: "AnswerChange", change, state, text }),
});

export const logContact: ActSpec = {
    id: "log_contact",
    group: "ask",
    icon: "phone",
    keys: "c",
    fields: [
        {
            name: "topic",
            kind: "choice",
            words: "contact_topic",
            options: ["information", "urgency", "peer_to_peer", "criteria_copy", "continuity", "eligibility", "stay", "other"],
            initial: () => "information",
        },
        { name: "direction", kind: "segments", words: "contact_direction", options: ["outgoing", "incoming"], initial: () => "outgoing" },
        { name: "channel", kind: "choice", words: "channel", options: ["phone", "fax", "mail", "email", "portal"], initial: () => "phone" },
        { name: "with", kind: "text" },
        { name: "reached", kind: "check", optional: true, initial: () => true },
        { name: "text", kind: "area", optional: true },
    ],
    command: (values) => ({ type: "LogContact", ...values }),
};

export const openTask: ActSpec = {
    id: "open_task",
    group: "ask",
    icon: "list",
    fields: [
        {
            name: "kind",
            kind: "choice",
            words: "task_kind",
            options: [
                "document", "discharge", "transition", "case_management", "continuity_end", "offer_provider",
                "return_to_network", "coverage", "outreach", "other",
            ],
            initial: () => "other",
        },
        { name: "text", kind: "area" },
        { name: "due_on", kind: "day", optional: true },
    ],
    command: (values) => ({ type: "OpenTask", ...values }),
};

export const closeTask = (task: number): ActSpec => ({
    id: "close_task",
    group: "ask",
    icon: "check",
    fields: [{ name: "text", kind: "area", optional: true }],
    command: ({ text }) => ({ type: "CloseTask", task, text }),
});

export const bookTalk = (number: number): ActSpec => ({
    id: "book_talk",
    group: "ask",
    icon: "calendar",
    fields: [
        { name: "meet_at", kind: "moment" },
        { name: "reviewer", kind: "text", optional: true, initial: (_, user) => user.name },
    ],
    command: ({ meet_at, reviewer }) => ({ type: "BookPeerToPeer", number, meet_at, reviewer }),
});

export const recordTalk = (number: number): ActSpec => ({
    id: "record_talk",
    group: "ask",
    icon: "phone",
    fields: [
        { name: "outcome", kind: "choice", words: "talk_outcome", options: ["upheld", "changed", "overturned", "not_reached"] },
        { name: "text", kind: "area", optional: true },
    ],
    command: ({ outcome, text }) => ({ type: "RecordPeerToPeer", number, outcome, text }),
});

export const extend: ActSpec = {
    id: "extend",
    group: "place",
    icon: "clock",
    fields: [
        { name: "days", kind: "days", initial: () => "14", hint: true },
        { name: "reason", kind: "area", hint: true },
        { name: "member_text", kind: "area", optional: true, hint: true },
        { name: "member_asked", kind: "check", optional: true, initial: () => false },
    ],
    command: (values, request) => ({
        type: "ExtendDeadline",
        clock: request.clock ?? request.clocks?.find(({ state }) => openClocks.includes(state))?.clock,
        ...values,
    }),
};

export const take: ActSpec = {
    id: "take",
    group: "place",
    icon: "person",
    keys: "t",
    // Out of a colleague's hands: with a reason.
    fields: [{ name: "note", kind: "area", shown: (_, request) => Boolean(request.assignee_name) }],
    command: ({ note }, _, user) => ({ type: "AssignRequest", account: user.account, name: user.name, note }),
};

export const giveBack: ActSpec = {
    id: "give_back",
    group: "place",
    icon: "undo",
    fields: [],
    command: () => ({ type: "AssignRequest", account: "", name: "" }),
};

export const voidRequest: ActSpec = {
    id: "void",
    group: "end",
    icon: "close",
    look: "adverse",
    confirm: true,
    fields: [
        { name: "reason", kind: "choice", words: "void_reason", options: voidReasons },
        { name: "duplicate_of", kind: "text", shown: ({ reason }) => reason === "duplicate" },
        { name: "text", kind: "area", optional: true, hint: true },
    ],
    command: ({ reason, text, duplicate_of }) => ({
        type: "VoidRequest",
        reason,
        text,
        ...(reason === "duplicate" ? { duplicate_of: String(duplicate_of ?? "").replace(/\D/g, "") } : {}),
    }),
};

export const reopen: ActSpec = {
    id: "reopen",
    group: "end",
    icon: "undo",
    fields: [
        { name: "lines", kind: "lines", which: lessLines, initial: lessLines, optional: true, shown: (_, request) => lessLines(request).length > 0 },
        { name: "reason", kind: "choice", words: "reopen_reason", options: ["clerical_error", "obvious_error", "new_information", "fraud"] },
        { name: "text", kind: "area" },
    ],
    command: (values) => ({ type: "ReopenRequest", ...values }),
};

export const dismiss: ActSpec = {
    id: "dismiss",
    group: "end",
    icon: "close",
    look: "adverse",
    confirm: true,
    fields: [
        { name: "reason", kind: "choice", words: "dismiss_reason", options: ["invalid_request", "no_representative_form", "not_a_party", "untimely"] },
        { name: "text", kind: "area", optional: true },
    ],
    command: (values) => ({ type: "DismissRequest", ...values }),
};
