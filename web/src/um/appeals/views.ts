/// What the list of appeals is narrowed by, as it stands in the address, and the lists that stand ready. Nothing here tells
/// of a member.
import { oneOf } from "@/app/words";
import type { AppealSearch } from "@/shared/api/contract";

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

const searches: Record<ViewName, Omit<AppealSearch, "plan">> = {
    mine: { owner: "me", state: "open" },
    unassigned: { owner: "nobody", state: "open" },
    all: { state: "open" },
    acknowledge: { need: "acknowledge", state: "open" },
    expedited: { urgency: ["urgent"], state: "open" },
    outside: { need: "outside", state: "all" },
    carry_out: { need: "carry_out", state: "all" },
    decided: { need: "decided", state: "closed" },
};

/// Where one begins.
export const firstView: ViewName = "all";

export const isNarrowed = ({ kind, urgency, due, line }: Narrowed): boolean => [kind, urgency, due, line].some(Boolean);

export function searchFor(plan: string, { view = firstView, kind, urgency, due, line }: Narrowed, text = ""): AppealSearch {
    return {
        plan,
        ...searches[view],
        ...(kind ? { kind: [kind] } : {}),
        ...(urgency ? { urgency: [urgency] } : {}),
        ...(due ? { due } : {}),
        ...(line ? { line_of_business: [line] } : {}),
        ...(text.trim() ? { text: text.trim() } : {}),
    };
}

export const countsFor = (plan: string): { id: string; filters: AppealSearch }[] => viewNames.map((view) => ({ id: view, filters: searchFor(plan, { view }) }));
