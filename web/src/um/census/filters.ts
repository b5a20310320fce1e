/// What the census is asked, from what it is narrowed by.
import type { CensusAsked } from "@/shared/api/contract";
import type { CensusFilters } from "../addresses";

/// Nursing facilities have levels of their own.
export const nursing = "nursing";
const nursingLevels = ["snf", "subacute", "ltc"];

export const flags = ["due", "mine", "longer"] as const;

export const toAsk = (plan: string, { facility, level, due, mine, longer }: CensusFilters): CensusAsked => ({
    plan,
    ...(facility ? { facility } : {}),
    ...(level ? { level: level === nursing ? nursingLevels : [level] } : {}),
    ...(due ? { review_due: true } : {}),
    ...(mine ? { mine } : {}),
    ...(longer ? { longer } : {}),
});

export const isFiltered = (filters: CensusFilters): boolean => Object.values(filters).some((value) => value !== undefined);
