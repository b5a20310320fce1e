import { expect, test } from "vitest";
import type { RequestRow } from "@/shared/api/contract";
import { bucketOf, changesBetween, matches } from "./rows";

const zone = "America/Los_Angeles";
const now = Date.parse("2026-11-23T17:41:00Z");
const row = (part: Partial<RequestRow>): RequestRow => ({
    request: "400000014", shown: "400\u00a0000\u00a0014", kind: "outpatient", status: "in_review", received_at: "2026-11-20T10:00:00Z", ...part,
});

test("a limit at midnight belongs to the day that ends", () => {
    expect(bucketOf(row({ due_at: "2026-11-24T08:00:00Z" }), now, zone)).toBe("today");
    expect(bucketOf(row({ due_at: "2026-11-24T08:00:01Z" }), now, zone)).toBe("week");
    expect(bucketOf(row({ due_at: "2026-12-01T07:59:59Z" }), now, zone)).toBe("week");
    expect(bucketOf(row({ due_at: "2026-12-02T07:59:59Z" }), now, zone)).toBe("later");
    expect(bucketOf(row({ due_at: "2026-11-23T17:40:59Z" }), now, zone)).toBe("overdue");
    expect(bucketOf(row({}), now, zone)).toBe("later");
});

test("finds by number with or without gaps, and by words in any order without accents", () => {
    const one = row({ member_name: "Inés Testperson", service: "72148" });
    expect(matches(one, "400 000 014")).toBe(true);
    expect(matches(one, "400000014")).toBe(true);
    expect(matches(one, "testperson ines")).toBe(true);
    expect(matches(one, "72148 maple")).toBe(false);
});

test("the first look is no news, a change of state and a new row are", () => {
    const first = [row({ stage: "nurse" })];
    expect(changesBetween(undefined, first)).toEqual([]);
    expect(changesBetween(first, first)).toEqual([]);
    expect(changesBetween(first, [row({ stage: "physician" }), row({ request: "5" })]).map(({ request }) => request)).toEqual(["400000014", "5"]);
});
