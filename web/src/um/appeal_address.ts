/// What the list of appeals is narrowed by, as it stands in the address. Nothing here tells of a member. Here, so that reading
/// an address loads no screen.
import { oneOf } from "@/app/words";

export const viewNames = ["mine", "unassigned", "all", "acknowledge", "expedited", "outside", "carry_out", "decided"] as const;
export type ViewName = (typeof viewNames)[number];

export const appealKinds = ["member_appeal", "grievance", "provider_dispute", "reconsideration"] as const;
export const urgencies = ["urgent", "standard"] as const;
export const dues = ["overdue", "today", "week"] as const;

export interface Narrowed {
    view?: ViewName | undefined;
    kind?: (typeof appealKinds)[number] | undefined;
    urgency?: (typeof urgencies)[number] | undefined;
    due?: (typeof dues)[number] | undefined;
    line?: string | undefined;
}

const word = /^[a-z0-9_]{1,60}$/;

/// Reads the address; what is not understood is left out.
export const readAppeals = (search: Record<string, unknown>): Narrowed => ({
    view: oneOf(search.view, viewNames),
    kind: oneOf(search.kind, appealKinds),
    urgency: oneOf(search.urgency, urgencies),
    due: oneOf(search.due, dues),
    line: typeof search.line === "string" && word.test(search.line) ? search.line : undefined,
});
