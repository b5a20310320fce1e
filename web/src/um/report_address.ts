/// The days a report is about, as its address names them. No health data stands in it. Here, so that reading an address loads
/// no screen.
import { oneOf } from "@/app/words";

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
