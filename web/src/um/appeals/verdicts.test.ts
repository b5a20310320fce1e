import { describe, expect, it } from "vitest";
import type { AppealView } from "@/shared/api/contract";
import { needsExpertise, startVerdict, toCommand } from "./verdicts";

const appeal = {
    kind: "member_appeal",
    lines: [{ line: 1 }, { line: 2 }],
    about: { lines: [{ line: 1, clinical: true }, { line: 2, clinical: false }] },
} as unknown as AppealView;

describe("a verdict on an appeal", () => {
    it("sends what stays with its sentence and criteria, and what is overturned without", () => {
        const verdict = startVerdict(appeal);
        const [first, second] = verdict.lines;
        if (!first || !second) throw new Error("two lines");
        first.result = "upheld";
        first.sentence = " Your records show otherwise. ";
        first.cited = [{ source: "plan_policy", edition: "2026", section: "2.1", page: "", answers: [{ point: "", answer: "met" }] }];
        second.result = "overturned";
        verdict.why = "Read again.";
        verdict.expertise = "Board certified.";
        verdict.noConflict = true;
        expect(toCommand(verdict, appeal)).toEqual({
            type: "ResolveAppeal",
            lines: [
                { line: 1, result: "upheld", sentence: "Your records show otherwise.", criteria: [{ source: "plan_policy", edition: "2026", section: "2.1", page: "", answers: [] }] },
                { line: 2, result: "overturned" },
            ],
            why: "Read again.",
            expertise: "Board certified.",
            no_conflict: true,
        });
    });

    it("wants expertise only where something clinical stays", () => {
        const verdict = startVerdict(appeal);
        expect(needsExpertise(verdict, appeal)).toBe(false);
        const [first, second] = verdict.lines;
        if (!first || !second) throw new Error("two lines");
        second.result = "upheld";
        expect(needsExpertise(verdict, appeal)).toBe(false);
        first.result = "partly_overturned";
        expect(needsExpertise(verdict, appeal)).toBe(true);
    });

    it("names days and units only of what is partly overturned", () => {
        const verdict = startVerdict(appeal);
        const [first] = verdict.lines;
        if (!first) throw new Error("a line");
        Object.assign(first, { result: "partly_overturned", units: "2", from: "2026-12-01" });
        expect((toCommand(verdict, appeal).lines as object[])[0]).toMatchObject({ units: 2, from: "2026-12-01" });
        first.result = "overturned";
        expect((toCommand(verdict, appeal).lines as object[])[0]).toEqual({ line: 1, result: "overturned" });
    });

    it("of a grievance has no lines", () => {
        const grievance = { kind: "grievance", filing: { clinical: false } } as unknown as AppealView;
        expect(toCommand(startVerdict(grievance), grievance)).not.toHaveProperty("lines");
    });
});
