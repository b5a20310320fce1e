import { expect, test } from "vitest";
import { hitsIn, placesOf, sentenceAround } from "./find";

test("line ends and capitals do not hide a passage", () => {
    expect(placesOf("Patient has completed six\nweeks of care. Six  Weeks more.", "six weeks")).toHaveLength(2);
    expect(placesOf("anything", "a")).toEqual([]);
});

test("hits of all pages in reading order", () => {
    const pages = [{ document: 1, page: 1, text: "none" }, { document: 1, page: 2, text: "leg and leg" }, { document: 2, page: 1, text: "Leg" }];
    expect(hitsIn(pages, "leg").map(({ document, page, nth }) => [document, page, nth])).toEqual([[1, 2, 0], [1, 2, 1], [2, 1, 0]]);
});

test("the sentence around a hit", () => {
    const text = "Pain today 6 of 10. Patient has completed six weeks of supervised exercise. Plan: home.";
    expect(sentenceAround(text, text.indexOf("six"), 9)).toBe("Patient has completed six weeks of supervised exercise.");
});
