import { expect, test } from "vitest";
import { emptySheet, isSupported, markOf, mergeSheets, readSheet, withMark } from "./sheet";

const quote = (text: string) => ({ document: 1, page: 3, quote: text });

test("two windows of one person answer different points: both answers stay", () => {
    const base = withMark(emptySheet, "mri", "1", { answer: "met", note: "exam" });
    const mine = withMark(base, "mri", "2", { answer: "not_met" });
    const theirs = withMark(base, "mri", "3", { answer: "met", evidence: [quote("six weeks")] });
    const merged = mergeSheets(base, mine, theirs);
    expect(markOf(merged, "mri", "1")).toEqual({ answer: "met", evidence: [], note: "exam" });
    expect(markOf(merged, "mri", "2").answer).toBe("not_met");
    expect(markOf(merged, "mri", "3").evidence).toEqual([quote("six weeks")]);
});

test("on the same point mine counts where I changed it, theirs where I did not", () => {
    const base = withMark(emptySheet, "mri", "1", { answer: "met", note: "old" });
    const mine = withMark(base, "mri", "1", { answer: "not_met" });
    const theirs = withMark(base, "mri", "1", { note: "new" });
    expect(markOf(mergeSheets(base, mine, theirs), "mri", "1")).toEqual({ answer: "not_met", evidence: [], note: "new" });
});

test("evidence that either added stays, that either removed goes", () => {
    const base = withMark(emptySheet, "mri", "1", { evidence: [quote("a"), quote("b")] });
    const mine = withMark(base, "mri", "1", { evidence: [quote("b"), quote("mine")] });
    const theirs = withMark(base, "mri", "1", { evidence: [quote("a"), quote("b"), quote("theirs")] });
    expect(markOf(mergeSheets(base, mine, theirs), "mri", "1").evidence).toEqual([quote("b"), quote("theirs"), quote("mine")]);
});

test("an answer taken back by me stays taken back", () => {
    const base = withMark(emptySheet, "mri", "1", { answer: "met" });
    const mine = { ...base, marks: { mri: { "1": { evidence: [], note: "" } } } };
    expect(markOf(mergeSheets(base, mine, base), "mri", "1").answer).toBeUndefined();
});

test("the words for the physician are kept from whoever changed them", () => {
    const base = { ...emptySheet, summary: "first" };
    expect(mergeSheets(base, base, { ...base, summary: "theirs" }).summary).toBe("theirs");
    expect(mergeSheets(base, { ...base, summary: "mine" }, { ...base, summary: "theirs" }).summary).toBe("mine");
});

test("an answer stands on evidence or on a note", () => {
    expect(isSupported({ answer: "met", evidence: [], note: "  " })).toBe(false);
    expect(isSupported({ answer: "met", evidence: [], note: "seen in claims" })).toBe(true);
    expect(isSupported({ answer: "met", evidence: [quote("x")], note: "" })).toBe(true);
});

test("a body that is not one of ours is read as empty, and a part of one is completed", () => {
    expect(readSheet("nonsense")).toEqual(emptySheet);
    expect(readSheet({ summary: "words" })).toEqual({ ...emptySheet, summary: "words" });
});
