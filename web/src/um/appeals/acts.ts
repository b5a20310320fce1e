/// What an act on an appeal asks for, as data: one form draws them all, and the server judges what was entered.
import type { AppealView, Command } from "@/shared/api/contract";
import type { IconName } from "@/shared/ui/icon";

export type Values = Record<string, unknown>;

export interface ActField {
    /// The command's own name of it; a fault of the server at `/name` shows here.
    name: string;
    kind: "text" | "area" | "lines" | "days" | "day" | "moment" | "check" | "choice";
    optional?: boolean;
    hint?: boolean;
    /// Part of the texts that holds the words of the options.
    words?: string;
    options?: (appeal: AppealView) => readonly string[];
    initial?: (appeal: AppealView) => unknown;
    shown?: (values: Values, appeal: AppealView) => boolean;
}

export interface AppealActSpec {
    id: string;
    icon: IconName;
    keys?: string;
    look?: "adverse";
    fields: ActField[];
    command: (values: Values, appeal: AppealView) => Command;
}

const resolutionClocks = ["appeal", "appeal_urgent", "grievance", "grievance_urgent"];
const channels = ["phone", "fax", "mail", "portal"] as const;
const always = (options: readonly string[]) => () => options;
const why: ActField = { name: "why", kind: "area" };

export const specs: readonly AppealActSpec[] = [
    { id: "acknowledge", icon: "mail", keys: "c", fields: [], command: () => ({ type: "AcknowledgeAppeal" }) },
    {
        id: "grant_expedite",
        icon: "clock",
        fields: [{ ...why, hint: true }, { name: "asked_at", kind: "moment", optional: true, hint: true, shown: (_, { urgency }) => urgency !== "urgent" }],
        command: (values) => ({ type: "GrantExpedite", ...values }),
    },
    { id: "refuse_expedite", icon: "clock", look: "adverse", fields: [{ ...why, hint: true }], command: (values) => ({ type: "RefuseExpedite", ...values }) },
    {
        id: "ask",
        icon: "note",
        keys: "r",
        fields: [
            { name: "wanted", kind: "lines", hint: true },
            { name: "of", kind: "text" },
            { name: "channel", kind: "choice", words: "request:choice.channel", options: always(channels), initial: () => "phone" },
            { name: "answer_by", kind: "day", optional: true },
        ],
        command: (values) => ({ type: "AskForAppealInformation", ...values }),
    },
    { id: "record_consent", icon: "check", fields: [{ name: "consent_on", kind: "day" }], command: (values) => ({ type: "RecordAppealInformation", kind: "consent", ...values }) },
    { id: "record_cause", icon: "check", fields: [{ name: "text", kind: "area", hint: true }], command: (values) => ({ type: "RecordAppealInformation", kind: "good_cause", ...values }) },
    {
        id: "extend",
        icon: "calendar",
        fields: [
            { name: "days", kind: "days", initial: () => "14", hint: true },
            { name: "reason", kind: "area" },
            { name: "member_text", kind: "area", hint: true },
            { name: "member_asked", kind: "check", optional: true, initial: () => false },
        ],
        command: (values, { clocks = [] }) => ({
            type: "ExtendDeadline",
            clock: clocks.find(({ clock, state }) => state === "running" && resolutionClocks.includes(clock))?.clock ?? "appeal",
            ...values,
        }),
    },
    {
        id: "forward",
        icon: "arrow",
        fields: [
            { name: "body", kind: "choice", words: "choice.outside_body", options: ({ may_send_to = [] }) => may_send_to, initial: ({ may_send_to = [] }) => may_send_to[0] },
            { name: "reference", kind: "text", optional: true, hint: true },
            { name: "asked_on", kind: "day", optional: true, hint: true },
        ],
        command: (values) => ({ type: "ForwardAppeal", ...values }),
    },
    { id: "record_effectuation", icon: "check", fields: [{ name: "how", kind: "area" }], command: (values) => ({ type: "RecordEffectuation", ...values }) },
    {
        id: "withdraw",
        icon: "undo",
        fields: [
            { name: "wish", kind: "choice", words: "choice.wish", options: always(["member", "representative", "provider"]), initial: ({ filer }) => filer },
            { ...why, hint: true },
        ],
        command: (values) => ({ type: "WithdrawAppeal", ...values }),
    },
    {
        id: "dismiss",
        icon: "close",
        look: "adverse",
        fields: [
            {
                name: "reason",
                kind: "choice",
                words: "choice.appeal_dismiss",
                options: always(["invalid_request", "no_representative_form", "not_a_party", "untimely"]),
                initial: ({ late, consent_missing }) => (late ? "untimely" : consent_missing ? "no_representative_form" : undefined),
            },
            { ...why, hint: true },
        ],
        command: (values) => ({ type: "DismissAppeal", ...values }),
    },
    { id: "note", icon: "note", keys: "o", fields: [{ name: "text", kind: "area" }], command: (values) => ({ type: "AddAppealNote", ...values }) },
];
