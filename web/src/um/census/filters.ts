/// What the census is narrowed by, as it stands in the address. Nothing here tells of a member.
import type { CensusAsked } from "@/shared/api/contract";

/// Nursing facilities have levels of their own.
export const nursing = "nursing";
const nursingLevels = ["snf", "subacute", "ltc"];

export interface CensusFilters {
    facility?: string | undefined;
    level?: string | undefined;
    due?: true | undefined;
    mine?: true | undefined;
    longer?: true | undefined;
}
export const flags = ["due", "mine", "longer"] as const;

const id = /^[A-Za-z0-9_:-]{1,80}$/;
const yes = (value: unknown): true | undefined => (value === true ? true : undefined);

export function readFilters(search: Record<string, unknown>): CensusFilters {
    return {
        facility: id.test(String(search.facility ?? "")) ? String(search.facility) : undefined,
        level: /^[a-z_0-9]{1,20}$/.test(String(search.level ?? "")) ? String(search.level) : undefined,
        due: yes(search.due),
        mine: yes(search.mine),
        longer: yes(search.longer),
    };
}

export const toAsk = (plan: string, { facility, level, due, mine, longer }: CensusFilters): CensusAsked => ({
    plan,
    ...(facility ? { facility } : {}),
    ...(level ? { level: level === nursing ? nursingLevels : [level] } : {}),
    ...(due ? { review_due: true } : {}),
    ...(mine ? { mine } : {}),
    ...(longer ? { longer } : {}),
});

export const isFiltered = (filters: CensusFilters): boolean => Object.values(filters).some((value) => value !== undefined);
