import { describe, expect, test } from "vitest";
import { isCodeList, openQuestions, orderedValues, splitCodes, toAsk } from "./facts";

describe("what is typed as a code", () => {
    test("a pasted list gives codes with their modifiers", () => {
        expect(splitCodes("97110, 97112; 97140 gp")).toEqual([
            { code: "97110", modifiers: [] },
            { code: "97112", modifiers: [] },
            { code: "97140", modifiers: ["GP"] },
        ]);
    });

    test("one code or plain words are not a list", () => {
        expect(isCodeList("97110")).toBe(false);
        expect(isCodeList("low back mri")).toBe(false);
        expect(isCodeList("97110, 97112")).toBe(true);
        expect(isCodeList("97110\n97112\n")).toBe(true);
    });
});

describe("what a lookup asks", () => {
    test("facts that are not stated are not sent", () => {
        const facts = { date: "2026-11-24", diagnoses: [], place: "", mark: [], line: undefined };
        expect(toAsk("harbor", { code: "72148" }, facts)).toEqual({ plan: "harbor", code: "72148", date: "2026-11-24" });
    });

    test("age zero and a plain no are facts", () => {
        const facts = { date: undefined, diagnoses: [], age: 0, emergency_transport: false };
        expect(toAsk("harbor", { code: "A0428" }, facts)).toEqual({
            plan: "harbor",
            code: "A0428",
            age: 0,
            emergency_transport: false,
        });
    });

    test("diagnoses go as bare codes", () => {
        const facts = { date: undefined, diagnoses: [{ code: "M5416", shown: "M54.16" }] };
        expect(toAsk("harbor", { code: "72148" }, facts).diagnosis).toEqual(["M5416"]);
    });
});

describe("questions", () => {
    test("an answered question stays, so that the answer can be taken back", () => {
        const answered = [{ fact: "place", values: ["22"] }];
        expect(openQuestions([{ fact: "network" }], answered).map(({ fact }) => fact)).toEqual(["place", "network"]);
        expect(openQuestions([{ fact: "place" }], answered)).toHaveLength(1);
    });

    test("the values that matter come first", () => {
        expect(orderedValues("discipline", ["speech"])[0]).toBe("speech");
        expect(orderedValues("discipline", ["speech"])).toHaveLength(5);
    });
});
