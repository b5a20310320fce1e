import { expect, test } from "vitest";
import { isFound, isInRanges } from "./list_page";

const row = { codes: "97810-97814 S9470", system: "cpt", code: "97810", row: "ACU-001", title: "Acupuncture visits", answer: "required" };

test("a code is found inside a range, and only there", () => {
    expect(isInRanges("97812", row.codes)).toBe(true);
    expect(isInRanges("s9470", row.codes)).toBe(true);
    expect(isInRanges("97815", row.codes)).toBe(false);
    expect(isInRanges("D0120", "D*")).toBe(true);
});

test("words are found in title and row, in any order", () => {
    expect(isFound(row, "visits acupuncture")).toBe(true);
    expect(isFound(row, "acu-001")).toBe(true);
    expect(isFound(row, "97813")).toBe(true);
    expect(isFound(row, "72148")).toBe(false);
    expect(isFound(row, "  ")).toBe(true);
});
