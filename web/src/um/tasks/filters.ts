/// What the list of tasks is asked, from what it is narrowed by.
import type { TasksAsked } from "@/shared/api/contract";
import { taskGroups as groups, taskOwners as owners, type TaskFilters } from "../addresses";

export { groups, owners };

const kinds: Record<(typeof groups)[number], string[]> = {
    going_home: ["discharge", "transition"],
    outreach: ["outreach", "continuity_end", "offer_provider", "return_to_network"],
    case_management: ["case_management"],
    records: ["document", "coverage", "network_check", "unlisted_provider", "other"],
};

export const toAsk = (plan: string, { group, owner, due }: TaskFilters): TasksAsked => ({
    plan,
    ...(group ? { kind: kinds[group] } : {}),
    ...(owner ? { owner } : {}),
    ...(due ? { due } : {}),
});
