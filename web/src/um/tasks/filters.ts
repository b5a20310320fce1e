/// What the list of tasks is narrowed by, as it stands in the address.
import { oneOf } from "@/app/words";
import type { TasksAsked } from "@/shared/api/contract";

export const groups = ["going_home", "outreach", "case_management", "records"] as const;
export const owners = ["me", "nobody"] as const;

export interface TaskFilters {
    group?: (typeof groups)[number] | undefined;
    owner?: (typeof owners)[number] | undefined;
    due?: true | undefined;
}

const kinds: Record<(typeof groups)[number], string[]> = {
    going_home: ["discharge", "transition"],
    outreach: ["outreach", "continuity_end", "offer_provider", "return_to_network"],
    case_management: ["case_management"],
    records: ["document", "coverage", "network_check", "unlisted_provider", "other"],
};

export const readTaskFilters = (search: Record<string, unknown>): TaskFilters => ({
    group: oneOf(search.group, groups),
    owner: oneOf(search.owner, owners),
    due: search.due === true ? true : undefined,
});

export const toAsk = (plan: string, { group, owner, due }: TaskFilters): TasksAsked => ({
    plan,
    ...(group ? { kind: kinds[group] } : {}),
    ...(owner ? { owner } : {}),
    ...(due ? { due } : {}),
});
