import { expect, test } from "vitest";
import type { CriteriaGroup } from "@/shared/api/contract";
import { pointsOf, tally, wholeVerdict, type Answer } from "./tree";

const leaf = (point: string) => ({ point, text: point });
const group = (need: CriteriaGroup["need"], points: string[], least?: number): CriteriaGroup => ({ need, items: points.map(leaf), ...(least ? { least } : {}) });
const said = (answers: Record<string, Answer>) => (point: string) => answers[point];

test("all: one that is not met decides, however many are open", () => {
    expect(tally(group("all", ["a", "b", "c"]), said({ a: "not_met" })).verdict).toBe("not_met");
    expect(tally(group("all", ["a", "b"]), said({ a: "met" })).verdict).toBe("open");
    expect(tally(group("all", ["a", "b"]), said({ a: "met", b: "met" })).verdict).toBe("met");
});

test("what is not documented may still come", () => {
    expect(tally(group("all", ["a", "b"]), said({ a: "met", b: "not_documented" })).verdict).toBe("open");
    expect(tally(group("all", ["a", "b"]), said({ a: "not_met", b: "not_documented" })).verdict).toBe("not_met");
});

test("any: one is enough; none is told only when all are answered", () => {
    expect(tally(group("any", ["a", "b"]), said({ b: "met" })).verdict).toBe("met");
    expect(tally(group("any", ["a", "b"]), said({ a: "not_met" })).verdict).toBe("open");
    expect(tally(group("any", ["a", "b"]), said({ a: "not_met", b: "not_met" })).verdict).toBe("not_met");
});

test("at least two of three: 2 of 3 needed, 2 met", () => {
    const three = group("at_least", ["a", "b", "c"], 2);
    expect(tally(three, said({ a: "met", c: "met" }))).toMatchObject({ needed: 2, counted: 3, met: 2, verdict: "met" });
    expect(tally(three, said({ a: "met", b: "not_met" })).verdict).toBe("open");
    expect(tally(three, said({ a: "not_met", b: "not_met" })).verdict).toBe("not_met");
});

test("what does not apply drops out, but never makes a list met by itself", () => {
    expect(tally(group("all", ["a", "b"]), said({ a: "met", b: "not_applicable" })).verdict).toBe("met");
    expect(tally(group("all", ["a", "b"]), said({ a: "not_applicable", b: "not_applicable" })).verdict).toBe("not_applicable");
    expect(tally(group("at_least", ["a", "b", "c"], 2), said({ a: "not_met", b: "not_applicable", c: "met" })).verdict).toBe("not_met");
    expect(tally(group("at_least", ["a", "b", "c"], 2), said({ a: "met", b: "not_applicable", c: "not_applicable" })).verdict).toBe("not_met");
    expect(tally(group("at_least", ["a", "b"], 1), said({ a: "not_applicable", b: "not_applicable" })).verdict).toBe("not_met");
});

test("groups in groups, and their points in order", () => {
    const tree: CriteriaGroup = { need: "all", items: [leaf("a"), group("any", ["b", "c"]), group("at_least", ["d", "e"], 2)] };
    expect(pointsOf(tree).map(({ point }) => point)).toEqual(["a", "b", "c", "d", "e"]);
    expect(tally(tree, said({ a: "met", c: "met", d: "met", e: "met" })).verdict).toBe("met");
    expect(tally(tree, said({ a: "met", c: "met", d: "not_met" })).verdict).toBe("not_met");
});

test("several lists of a line: each must be met, and a list that does not apply is no approval", () => {
    expect(wholeVerdict(["met", "not_applicable"])).toBe("met");
    expect(wholeVerdict(["met", "open"])).toBe("open");
    expect(wholeVerdict(["open", "not_met"])).toBe("not_met");
    expect(wholeVerdict(["not_applicable"])).toBe("not_applicable");
});
