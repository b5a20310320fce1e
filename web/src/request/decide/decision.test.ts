import { expect, test } from "vitest";
import type { RequestView } from "@/shared/api/contract";
import { isAnyAdverse, resumeDecision, startDecision, toCommand, typedWords, type Cited, type Decision, type LineSaid } from "./decision";

const request = {
    request: "400000014",
    lines: [
        { line: 1, code: "97110", units: 12, from: "2026-12-01", to: "2027-01-31", outcome: "pending" },
        { line: 2, code: "72148", units: 1, from: "2026-12-01", to: "2027-01-31", outcome: "approved" },
    ],
} as RequestView;

function startWith(part: Partial<LineSaid>): Decision {
    const start = startDecision(request);
    return { ...start, lines: start.lines.map((line) => ({ ...line, ...part })) };
}

test("offers only undecided lines and says nothing of those left", () => {
    const start = startDecision(request);
    expect(start.lines.map(({ line }) => line)).toEqual([1]);
    expect(toCommand(start, request).lines).toEqual([]);
    expect(isAnyAdverse(start, request)).toBe(false);
});

test("an approval carries neither reasons nor criteria", () => {
    const command = toCommand(startWith({ said: "approved" }), request);
    expect(command.lines).toEqual([{ line: 1, outcome: "approved" }]);
});

test("a partial approval says only what is less", () => {
    const [line] = toCommand(startWith({ said: "partially_approved", units: "8", code: "97140" }), request).lines as Record<string, unknown>[];
    expect(line).toMatchObject({ line: 1, outcome: "partially_approved", units: 8 });
    expect(line).not.toHaveProperty("from");
    expect(line).not.toHaveProperty("code");
});

test("a denial grants nothing, whatever was typed before", () => {
    const [line] = toCommand(startWith({ said: "denied", units: "8", to: "2026-12-24" }), request).lines as Record<string, unknown>[];
    expect(line).not.toHaveProperty("units");
    expect(line).not.toHaveProperty("to");
});

const linked: Cited[] = [
    { source: "plan_policy", edition: "7", section: "2.1", page: "", answers: [{ point: "exam", shown: "Signs", answer: "met", evidence: [{ document: 1, page: 3, quote: "positive" }], note: "" }] },
];

test("criteria answered in the case go with an approval, without what is only for the screen", () => {
    const start = startDecision(request, () => linked);
    const [line] = toCommand({ ...start, lines: start.lines.map((each) => ({ ...each, said: "approved" })) }, request).lines as Record<string, unknown>[];
    expect(line?.cited).toEqual([{ ...linked[0], answers: [{ point: "exam", answer: "met", evidence: [{ document: 1, page: 3, quote: "positive" }] }] }]);
});

test("a line that a colleague decided is not sent, and what was typed about it stays readable", () => {
    const mine = startWith({ said: "denied", reasons: [{ code: "not_covered", sentence: "Your plan does not pay for this." }] });
    const decided = { ...request, lines: request.lines?.map((line) => ({ ...line, outcome: "approved" })) } as RequestView;
    expect(toCommand({ ...mine, why: "No therapy." }, decided).lines).toEqual([]);
    const [said] = mine.lines;
    expect(said && typedWords({ ...mine, why: "No therapy." }, said)).toBe("Your plan does not pay for this.\n\nNo therapy.");
});

test("a decision taken up again has the answers of now and the words of then", () => {
    const then = startWith({ said: "denied", reasons: [{ code: "not_covered", sentence: "Words." }] });
    const [line] = resumeDecision(then, request, () => linked).lines;
    expect(line).toMatchObject({ said: "denied", linked, reasons: [{ sentence: "Words." }] });
});
