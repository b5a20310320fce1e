/// What is wanted of a stay that runs, of an approval that stands, and of a request that a medical group has.
import { closedLists } from "@/lookup/facts";
import type { ActSpec } from "./spec";
import { approvedLines } from "./spec";

const levels = closedLists.level_of_care;

export const askForDays: ActSpec = {
    id: "ask_days",
    group: "change",
    icon: "calendar",
    fields: [
        { name: "days", kind: "days" },
        { name: "from", kind: "day", optional: true, hint: true },
        { name: "level", kind: "choice", words: "words:value.level_of_care", options: levels, optional: true, hint: true },
        { name: "text", kind: "area" },
    ],
    command: (values) => ({ type: "AskForDays", ...values }),
};

export const changeLevel: ActSpec = {
    id: "change_level",
    group: "change",
    icon: "note",
    fields: [
        { name: "level", kind: "choice", words: "words:value.level_of_care", options: levels },
        { name: "from", kind: "day", optional: true, hint: true },
        { name: "why", kind: "area" },
    ],
    command: (values) => ({ type: "ChangeLevelOfCare", ...values }),
};

export const discharge: ActSpec = {
    id: "discharge",
    group: "change",
    icon: "exit",
    fields: [
        { name: "on", kind: "day", optional: true, hint: true },
        {
            name: "disposition",
            kind: "choice",
            words: "disposition",
            options: ["home", "home_health", "snf", "ltc", "transfer", "left", "died", "other"],
        },
        { name: "to", kind: "text", optional: true },
    ],
    command: (values) => ({ type: "DischargeMember", ...values }),
};

export const changeAuthorization: ActSpec = {
    id: "change_authorization",
    group: "change",
    icon: "note",
    fields: [
        { name: "line", kind: "line", which: approvedLines, initial: (request) => approvedLines(request)[0] },
        { name: "from", kind: "day", optional: true },
        { name: "to", kind: "day", optional: true },
        { name: "units", kind: "units", optional: true, hint: true },
        { name: "why", kind: "area" },
    ],
    command: (values) => ({ type: "ChangeAuthorization", ...values }),
};

export const endAuthorization: ActSpec = {
    id: "end_authorization",
    group: "end",
    icon: "clock",
    look: "adverse",
    confirm: true,
    fields: [
        { name: "last_day", kind: "day" },
        {
            name: "reason",
            kind: "choice",
            words: "end_reason",
            options: ["provider_asked", "member_asked", "replaced", "died", "coverage_ended"],
        },
        { name: "why", kind: "area" },
    ],
    command: (values) => ({ type: "EndAuthorization", ...values }),
};

export const acknowledgeForward: ActSpec = {
    id: "acknowledge_forward",
    group: "place",
    icon: "check",
    fields: [{ name: "number", kind: "text", optional: true }],
    command: ({ number }) => ({ type: "AcknowledgeForward", number }),
};

export const takeBack: ActSpec = {
    id: "take_back",
    group: "place",
    icon: "undo",
    fields: [{ name: "why", kind: "area" }],
    command: ({ why }) => ({ type: "TakeBackRequest", why }),
};

export const convertStay: ActSpec = {
    id: "convert_stay",
    group: "change",
    icon: "undo",
    fields: [
        { name: "level", kind: "choice", words: "words:value.level_of_care", options: levels },
        { name: "on", kind: "day", optional: true, hint: true },
        { name: "priority", kind: "choice", words: "words:value.admission_priority", options: closedLists.admission_priority, optional: true },
        { name: "days", kind: "days" },
    ],
    command: (values) => ({ type: "ConvertStay", ...values }),
};

/// To a medical group that decides for its members.
export const forward = (groups: { id: string; name: string }[]): ActSpec => ({
    id: "forward",
    group: "place",
    icon: "forward",
    fields: [
        { name: "group", kind: "named", options: groups },
        { name: "why", kind: "area" },
    ],
    command: (values) => ({ type: "ForwardRequest", ...values }),
});

export const giveCriteria = (criteria: { source: string; name: string }[]): ActSpec => ({
    id: "give_criteria",
    group: "ask",
    icon: "list",
    fields: [
        { name: "criteria", kind: "named", options: criteria.map(({ name }) => ({ id: name, name })) },
        { name: "to", kind: "text" },
        { name: "channel", kind: "choice", words: "channel", options: ["portal", "mail", "fax", "email"], initial: () => "portal" },
    ],
    command: (values) => ({ type: "DiscloseCriteria", ...values }),
});
