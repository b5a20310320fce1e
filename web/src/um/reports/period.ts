/// The days a report is about, as its address names them. No health data stands in it.
import { oneOf } from "@/app/words";
import type { FigureAsk } from "@/shared/api/contract";
import { addDays } from "@/shared/i18n/format";

export const periods = ["day", "week", "weeks", "quarter", "dates"] as const;
export type Period = (typeof periods)[number];

export interface Narrowed {
    period?: Period | undefined;
    from?: string | undefined;
    to?: string | undefined;
    line?: string | undefined;
    kind?: string | undefined;
    by?: "decided" | undefined;
}

const day = (value: unknown): string | undefined => (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined);
const word = (value: unknown): string | undefined => (typeof value === "string" && /^[a-z][a-z0-9_]{0,40}$/.test(value) ? value : undefined);

export const readPeriod = (search: Record<string, unknown>): Narrowed => ({
    period: oneOf(search.period, periods),
    from: day(search.from),
    to: day(search.to),
    line: word(search.line),
    kind: word(search.kind),
    by: search.by === "decided" ? "decided" : undefined,
});

/// The first day of the quarter of the year a day lies in.
function quarterOf(of: string): string {
    const month = Math.floor((Number(of.slice(5, 7)) - 1) / 3) * 3 + 1;
    return `${of.slice(0, 4)}-${String(month).padStart(2, "0")}-01`;
}

export function spanOf({ period = "weeks", from, to }: Narrowed, today: string): { from: string; to: string } {
    if (period === "dates") return { from: from ?? addDays(today, -83), to: to ?? today };
    const first = { day: today, week: addDays(today, -6), weeks: addDays(today, -83), quarter: quarterOf(today) }[period];
    return { from: first, to: today };
}

export function askOf(plan: string, narrowed: Narrowed, today: string): FigureAsk {
    const { line, kind, by } = narrowed;
    return { plan, ...spanOf(narrowed, today), ...(line ? { line_of_business: line } : {}), ...(kind ? { kind } : {}), ...(by ? { by } : {}) };
}
