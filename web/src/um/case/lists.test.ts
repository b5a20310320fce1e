import { expect, test } from "vitest";
import type { Checklist } from "@/shared/api/contract";
import { citedOf, listsOf, pointsAt, resultOf, suggestionOf, summaryOf, unsupported } from "./lists";
import { emptySheet, withMark } from "./sheet";

const mri: Checklist = {
    id: "mri", title: "Low-back MRI", source: "plan_policy", edition: "7", section: "2.1", lines: [1],
    tree: { need: "all", items: [{ point: "exam", text: "Signs of nerve root irritation" }, { point: "weeks", text: "Six weeks of treatment" }] },
};
const reference = { id: "r1", line: 2, source: "mcg", edition: "29", section: "A-0001", page: "4", points: [{ point: "1", text: "Failed therapy" }] };
const quote = { document: 1, page: 3, quote: "positive at 40 degrees" };

test("a line has its plan's lists and what was added by reference for it", () => {
    const sheet = { ...emptySheet, references: [reference] };
    expect(listsOf(1, [mri], sheet).map(({ id }) => id)).toEqual(["mri"]);
    expect(listsOf(2, [mri], sheet).map(({ id }) => id)).toEqual(["r1"]);
});

test("only what was answered is cited, with its evidence; a reference is cited in the reviewer's words", () => {
    let sheet = withMark({ ...emptySheet, references: [{ ...reference, line: 1 }] }, "mri", "exam", { answer: "met", evidence: [quote], note: " seen " });
    sheet = withMark(sheet, "r1", "1", { answer: "not_documented", note: "no therapy notes" });
    const cited = citedOf(sheet, listsOf(1, [mri], sheet));
    expect(cited).toHaveLength(2);
    expect(cited[0]?.answers).toEqual([{ point: "exam", shown: "Signs of nerve root irritation", answer: "met", evidence: [quote], note: "seen" }]);
    expect(cited[1]).toMatchObject({ source: "mcg", page: "4", answers: [{ point: "Failed therapy", answer: "not_documented" }] });
});

test("an answer without evidence or note is pointed out", () => {
    const sheet = withMark(emptySheet, "mri", "exam", { answer: "met" });
    expect(unsupported(sheet, listsOf(1, [mri], sheet)).map(({ point }) => point)).toEqual(["exam"]);
});

test("what a review says of criteria that are met in part", () => {
    const sheet = withMark(withMark(emptySheet, "mri", "exam", { answer: "met" }), "mri", "weeks", { answer: "not_met" });
    expect(resultOf(sheet, listsOf(1, [mri], sheet), "not_met")).toBe("partly");
});

test("a colleague's finding is offered for the same point of the same criteria, the latest first", () => {
    const of = (answer: string, edition = "7") => ({ review: 1, result: "meets", at: "", by: { name: "Kim" }, criteria: [{ source: "plan_policy", edition, section: "2.1", answers: [{ point: "exam", answer, evidence: [quote], note: "" }] }] });
    const [exam] = pointsAt(listsOf(1, [mri], emptySheet));
    if (!exam) throw new Error("no point");
    expect(suggestionOf([of("not_met"), of("met")], exam)).toEqual({ answer: "met", evidence: [quote], note: "", by: "Kim" });
    expect(suggestionOf([of("met", "6")], exam)).toBeUndefined();
});

test("the summary quotes what was linked, with the place", () => {
    const sheet = withMark(emptySheet, "mri", "exam", { answer: "met", evidence: [quote] });
    const text = summaryOf(sheet, listsOf(1, [mri], sheet), { answer: () => "Met", nameOf: ({ title }) => title ?? "", sourceOf: ({ page }) => `notes, p. ${page}`, loose: "Also" });
    expect(text).toBe("Low-back MRI\n1. Signs of nerve root irritation: Met. “positive at 40 degrees” (notes, p. 3)");
});
