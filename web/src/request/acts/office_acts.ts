/// What the side that asked may want of its request.
import type { ActSpec } from "./spec";
import { pendingLines } from "./spec";

const withdrawReasons = ["no_longer_needed", "changed_plan", "replaced", "member_declined", "other"] as const;

export const askForChange: ActSpec = {
    id: "ask_change",
    group: "change",
    icon: "undo",
    fields: [
        { name: "kind", kind: "segments", words: "change_kind", options: ["clinical", "administrative"], initial: () => "clinical", hint: true },
        { name: "text", kind: "area" },
    ],
    command: ({ kind, text }) => ({ type: "AskForChange", kind, text, channel: "portal" }),
};

export const askToCancel: ActSpec = {
    id: "ask_cancel",
    group: "change",
    icon: "close",
    fields: [{ name: "text", kind: "area" }],
    command: ({ text }) => ({ type: "AskToCancel", text, channel: "portal" }),
};

export const amend: ActSpec = {
    id: "amend",
    group: "change",
    icon: "note",
    fields: [
        {
            name: "diagnoses",
            kind: "diagnoses",
            initial: ({ diagnoses = [] }) => diagnoses.map(({ code, shown = code, title }) => ({ code, shown, title })),
        },
        { name: "servicing", kind: "provider", optional: true, hint: true },
        { name: "contact", kind: "contact", optional: true },
        { name: "why", kind: "area", optional: true },
    ],
    command: ({ diagnoses, servicing, contact, why }, request) => {
        const codes = (diagnoses as { code: string }[]).map(({ code }) => code);
        const before = (request.diagnoses ?? []).map(({ code }) => code);
        const changed = codes.join(" ") !== before.join(" ");
        const person = Object.entries((contact ?? {}) as Record<string, string>).filter(([, word]) => word.trim());
        return {
            type: "AmendRequest",
            ...(changed ? { diagnoses: codes.map((code, index) => ({ code, type: index === 0 ? "principal" : "other" })) } : {}),
            ...(servicing ? { servicing: (servicing as { id: string }).id } : {}),
            ...(person.length > 0 ? { contact: Object.fromEntries(person) } : {}),
            why,
        };
    },
};

export const makeUrgent: ActSpec = {
    id: "make_urgent",
    group: "change",
    icon: "clock",
    fields: [
        {
            name: "asked_by",
            kind: "choice",
            words: "urgency_by",
            options: ["provider", "physician", "office_staff", "member"],
            initial: () => "provider",
        },
        { name: "why", kind: "area", hint: true },
    ],
    command: ({ asked_by, why }) => ({ type: "SetUrgency", urgency: "urgent", asked_by, why }),
};

export const makeStandard: ActSpec = {
    id: "make_standard",
    group: "place",
    icon: "clock",
    fields: [
        { name: "why", kind: "area" },
        { name: "agreed_by", kind: "text", optional: true, hint: true },
    ],
    command: ({ why, agreed_by }) => ({ type: "SetUrgency", urgency: "standard", asked_by: "plan", why, agreed_by }),
};

export const withdraw: ActSpec = {
    id: "withdraw",
    group: "end",
    icon: "exit",
    look: "adverse",
    confirm: true,
    fields: [
        { name: "lines", kind: "lines", which: pendingLines, initial: pendingLines },
        { name: "reason", kind: "choice", words: "withdraw_reason", options: withdrawReasons },
        { name: "text", kind: "area", optional: true, hint: true },
    ],
    command: ({ lines, reason, text }, request) => ({
        type: "WithdrawRequest",
        reason,
        text,
        lines: (lines as number[]).length === request.lines?.length ? [] : lines,
    }),
};

export const askToTalk: ActSpec = {
    id: "ask_talk",
    group: "ask",
    icon: "phone",
    fields: [
        { name: "clinician", kind: "text" },
        { name: "phone", kind: "text", initial: (request) => request.requesting?.phone ?? "" },
        { name: "times", kind: "area", optional: true, hint: true },
    ],
    command: ({ clinician, phone, times }) => ({ type: "RequestPeerToPeer", clinician, phone, times }),
};

export const answerDuplicate = (other: string): ActSpec => ({
    id: "answer_duplicate",
    group: "ask",
    icon: "copy",
    fields: [
        { name: "answer", kind: "segments", words: "duplicate_answer", options: ["both_needed", "replaces"], initial: () => "both_needed" },
        { name: "text", kind: "area" },
    ],
    command: ({ answer, text }) => ({ type: "AnswerDuplicate", other, answer, text }),
});
