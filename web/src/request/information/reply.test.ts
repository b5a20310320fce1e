import { expect, test } from "vitest";
import type { Information } from "@/shared/api/contract";
import { answersOf, isAnswered, openItems, startRows, type Row } from "./reply";

const ask: Information = {
    number: 1,
    kind: "clinical",
    state: "partly_answered",
    items: [{ text: "X-ray report" }, { text: "Therapy dates" }, { text: "Exam note" }],
    answers: [
        { item: 1, answer: "document", document: 2 },
        { item: 2, answer: "not_available" },
    ],
};
const file = { key: 7, name: "a.pdf", size: 1, type: "other", mediaType: "application/pdf", share: 1, blob: "b" };

test("what was said to be unavailable can still be supplied", () => {
    expect(openItems(ask)).toEqual([2, 3]);
    expect(startRows(ask).map(({ item }) => item)).toEqual([2, 3]);
});

test("each file is an answer of its own, under the number it got", () => {
    const row: Row = { item: 3, answer: "document", text: " see page 2 ", document: 1, files: [file] };
    expect(answersOf([row], new Map([[7, 4]]))).toEqual([
        { item: 3, answer: "document", document: 1, text: "see page 2" },
        { item: 3, answer: "document", document: 4, text: "see page 2" },
    ]);
});

test("an empty row is no answer", () => {
    const row: Row = { item: 2, answer: "text", text: "  ", document: undefined, files: [] };
    expect(isAnswered(row)).toBe(false);
    expect(isAnswered({ ...row, answer: "document" })).toBe(false);
    expect(isAnswered({ ...row, answer: "not_available" })).toBe(true);
    expect(answersOf([row], new Map())).toEqual([]);
});
