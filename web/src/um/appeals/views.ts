/// The lists of appeals that stand ready, and what is asked of the server for each.
import type { AppealSearch } from "@/shared/api/contract";
import { viewNames, type Narrowed, type ViewName } from "../appeal_address";

export * from "../appeal_address";

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
