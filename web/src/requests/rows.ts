/// What lists tell apart: what waits for us, what waits for the plan, what was decided. No screen in here.
import type { RequestRow } from "@/shared/api/contract";
import { addDays, today } from "@/shared/i18n/format";

const open = ["received", "intake", "in_review", "forwarded", "awaiting_information"];
export const isOpen = ({ status }: RequestRow): boolean => open.includes(status);
export const needsReply = ({ status }: RequestRow): boolean => status === "awaiting_information";

export const buckets = ["overdue", "today", "week", "later"] as const;
export type Bucket = (typeof buckets)[number];

/// By the plan's own days: what has passed, what ends today, within seven days, and after. No limit counts as later.
export function bucketOf({ due_at: due }: RequestRow, now: number, zone: string): Bucket {
    if (!due) return "later";
    const instant = Date.parse(due);
    if (instant < now) return "overdue";
    // Midnight belongs to the day that ends.
    const day = today(zone, instant - 1);
    const first = today(zone, now);
    if (day === first) return "today";
    return day <= addDays(first, 7) ? "week" : "later";
}

/// How many days before its end an approval counts as ending soon.
export const soonDays = 28;

const letters = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/// Every typed word stands somewhere in number, member, service or providers.
export function matches(row: RequestRow, text: string): boolean {
    const words = letters(text).split(/\s+/).filter(Boolean);
    const held = letters([row.request, row.shown.replaceAll("\u00a0", " "), row.member_name, row.service, row.requesting_name, row.servicing_name].join(" "));
    return words.every((word) => held.includes(word)) || row.request.includes(text.replace(/\s/g, ""));
}

export interface Change {
    request: string;
    shown: string;
    status: string;
    stage: string | undefined;
}

/// What became of the rows since the last look; rows that are new are news, too, but those of the first look are not.
export function changesBetween(before: RequestRow[] | undefined, after: RequestRow[]): Change[] {
    if (!before) return [];
    const known = new Map(before.map((row) => [row.request, `${row.status} ${row.stage ?? ""}`]));
    return after
        .filter((row) => known.get(row.request) !== `${row.status} ${row.stage ?? ""}`)
        .map(({ request, shown, status, stage }) => ({ request, shown, status, stage }));
}
