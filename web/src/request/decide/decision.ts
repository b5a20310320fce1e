/// What a decider says of each line, and the command it becomes. No screen in here.
import type { Command, Provider, RequestLine, RequestView } from "@/shared/api/contract";

export type Said = "leave" | "approved" | "partially_approved" | "modified" | "denied";
export const adverse: readonly Said[] = ["partially_approved", "modified", "denied"];
export const isAdverse = (said: Said): boolean => adverse.includes(said);

export interface Point {
    point: string;
    answer: string;
}

export interface Cited {
    source: string;
    edition: string;
    section: string;
    page: string;
    answers: Point[];
}

export interface LineSaid {
    line: number;
    said: Said;
    units: string;
    from: string | undefined;
    to: string | undefined;
    code: string;
    place: string | undefined;
    servicing: Provider | undefined;
    basis: string;
    reasons: { code: string; sentence: string }[];
    questions: Record<string, string>;
    cited: Cited[];
    missing: string;
}

export interface Decision {
    lines: LineSaid[];
    reason: string;
    criteria: string;
    why: string;
    noConflict: boolean;
    talkAt: string | undefined;
    talkText: string;
}

export const questions = ["clinically_appropriate", "proper_setting", "covered_benefit"] as const;
export const emptyCited = (source: string): Cited => ({ source, edition: "", section: "", page: "", answers: [{ point: "", answer: "not_met" }] });

function emptyLine({ line, units, from, to }: RequestLine): LineSaid {
    return {
        line,
        said: "leave",
        units: units === undefined ? "" : String(units),
        from,
        to,
        code: "",
        place: undefined,
        servicing: undefined,
        basis: "medical_necessity",
        reasons: [{ code: "not_medically_necessary", sentence: "" }],
        questions: Object.fromEntries(questions.map((question) => [question, "not_judged"])),
        cited: [emptyCited("evidence_of_coverage")],
        missing: "",
    };
}

export const startDecision = (request: RequestView): Decision => ({
    lines: (request.lines ?? []).filter(({ outcome }) => outcome === "pending").map(emptyLine),
    reason: "meets_criteria",
    criteria: "",
    why: "",
    noConflict: false,
    talkAt: undefined,
    talkText: "",
});

const number = (text: string): number | undefined => (/^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined);
const filled = (cited: Cited): Cited => ({ ...cited, answers: cited.answers.filter(({ point }) => point.trim()) });

/// Only what differs from what was asked is said; the rest is as asked.
function grantOf(said: LineSaid, asked: RequestLine | undefined): Record<string, unknown> {
    const units = number(said.units);
    const grant: Record<string, unknown> = {};
    if (units !== undefined && units !== asked?.units) grant.units = units;
    if (said.from && said.from !== asked?.from) grant.from = said.from;
    if (said.to && said.to !== asked?.to) grant.to = said.to;
    if (said.said !== "modified") return grant;
    if (said.code.trim()) grant.code = said.code.trim().toUpperCase();
    if (said.place) grant.place = said.place;
    if (said.servicing) grant.servicing = said.servicing.id;
    return grant;
}

function lineOf(said: LineSaid, asked: RequestLine | undefined): Record<string, unknown> {
    if (said.said === "approved") return { line: said.line, outcome: "approved" };
    return {
        line: said.line,
        outcome: said.said,
        basis: said.basis,
        ...(said.said === "denied" ? {} : grantOf(said, asked)),
        reasons: said.reasons.map(({ code, sentence }) => ({ code, sentence: sentence.trim() })),
        questions: said.questions,
        cited: said.cited.map(filled),
        ...(said.missing.trim() ? { missing: said.missing.split("\n").filter((word) => word.trim()) } : {}),
    };
}

export const saidLines = (decision: Decision): LineSaid[] => decision.lines.filter(({ said }) => said !== "leave");
export const isAnyAdverse = (decision: Decision): boolean => decision.lines.some(({ said }) => isAdverse(said));

export function toCommand(decision: Decision, request: RequestView): Command {
    const lines = saidLines(decision).map((said) => lineOf(said, request.lines?.find(({ line }) => line === said.line)));
    return {
        type: "Determine",
        lines,
        reason: decision.reason,
        criteria: decision.criteria.trim(),
        why: decision.why.trim(),
        no_conflict: decision.noConflict,
        ...(decision.talkAt ? { talk_effort: { at: decision.talkAt, how: "phone", text: decision.talkText.trim() } } : {}),
    };
}
