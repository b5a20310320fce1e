/// The span of days of a report, and what is asked of the server for it.
import type { FigureAsk } from "@/shared/api/contract";
import { addDays } from "@/shared/i18n/format";
import type { Narrowed } from "../report_address";

export * from "../report_address";

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
