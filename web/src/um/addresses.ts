/// What the lists of the desks are narrowed by, as it stands in the address. Nothing here tells of a member. Here, so that
/// reading an address loads no screen.
import { oneOf } from "@/app/words";

export interface CensusFilters {
    facility?: string | undefined;
    level?: string | undefined;
    due?: true | undefined;
    mine?: true | undefined;
    longer?: true | undefined;
}

export const taskGroups = ["going_home", "outreach", "case_management", "records"] as const;
export const taskOwners = ["me", "nobody"] as const;

export interface TaskFilters {
    group?: (typeof taskGroups)[number] | undefined;
    owner?: (typeof taskOwners)[number] | undefined;
    due?: true | undefined;
}

const yes = (value: unknown): true | undefined => (value === true ? true : undefined);
const word = (value: unknown): string | undefined => (/^[\w:-]{1,80}$/.test(String(value ?? "")) ? String(value) : undefined);

export const readCensus = ({ facility, level, due, mine, longer }: Record<string, unknown>): CensusFilters => ({
    facility: word(facility),
    level: word(level),
    due: yes(due),
    mine: yes(mine),
    longer: yes(longer),
});

export const readTasks = ({ group, owner, due }: Record<string, unknown>): TaskFilters => ({
    group: oneOf(group, taskGroups),
    owner: oneOf(owner, taskOwners),
    due: yes(due),
});
