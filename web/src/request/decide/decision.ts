/// What a decider says of each line, and the command it becomes. No screen in here.
import type { Command, Provider, Quotation, RequestLine, RequestView } from "@/shared/api/contract";

export type Said = "leave" | "approved" | "partially_approved" | "modified" | "denied";
export const adverse: readonly Said[] = ["partially_approved", "modified", "denied"];
export const isAdverse = (said: Said): boolean => adverse.includes(said);

export interface Point {
    point: string;
    answer: string;
    /// The sentence of a check list's point, whose `point` is an id.
    shown?: string;
    evidence?: Quotation[];
    note?: string;
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
    /// Criteria that were answered while the case was read; they go with an approval, too.
    linked: Cited[];
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

function emptyLine({ line, units, from, to }: RequestLine, linked: Cited[]): LineSaid {
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
        cited: linked.length > 0 ? linked : [emptyCited("evidence_of_coverage")],
        linked,
        missing: "",
    };
}

export const isOpenLine = (request: RequestView, line: number): boolean =>
    request.lines?.some((each) => each.line === line && each.outcome === "pending") ?? false;

/// `linked` gives the criteria that were answered for a line.
export const startDecision = (request: RequestView, linked: (line: number) => Cited[] = () => []): Decision => ({
    lines: (request.lines ?? []).filter(({ outcome }) => outcome === "pending").map((line) => emptyLine(line, linked(line.line))),
    reason: "meets_criteria",
    criteria: "",
    why: "",
    noConflict: false,
    talkAt: undefined,
    talkText: "",
});

const isSame = (a: Cited[], b: Cited[]): boolean => JSON.stringify(a) === JSON.stringify(b);

/// What was begun and left, with the criteria as they are answered now. Criteria somebody wrote by hand stay.
export function resumeDecision(begun: Decision, request: RequestView, linked: (line: number) => Cited[]): Decision {
    const fresh = startDecision(request, linked);
    const resumed = begun.lines.map((said) => {
        const now = linked(said.line);
        const untouched = isSame(said.cited, said.linked);
        return { ...said, linked: now, cited: untouched && now.length > 0 ? now : said.cited };
    });
    return { ...begun, lines: [...resumed, ...fresh.lines.filter(({ line }) => !begun.lines.some((each) => each.line === line))] };
}

const number = (text: string): number | undefined => (/^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined);
/// Without what is only for the screen, and without what was left empty.
const stated = ({ point, answer, evidence = [], note = "" }: Point): Point => ({ point, answer, ...(evidence.length > 0 ? { evidence } : {}), ...(note ? { note } : {}) });
export const statedCited = (cited: Cited): Cited => ({ ...cited, answers: cited.answers.filter(({ point }) => point.trim()).map(stated) });

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
    if (said.said === "approved")
        return { line: said.line, outcome: "approved", ...(said.linked.length > 0 ? { cited: said.linked.map(statedCited) } : {}) };
    return {
        line: said.line,
        outcome: said.said,
        basis: said.basis,
        ...(said.said === "denied" ? {} : grantOf(said, asked)),
        reasons: said.reasons.map(({ code, sentence }) => ({ code, sentence: sentence.trim() })),
        questions: said.questions,
        cited: said.cited.map(statedCited),
        ...(said.missing.trim() ? { missing: said.missing.split("\n").filter((word) => word.trim()) } : {}),
    };
}

/// What is decided now. A line that somebody else has decided in the meantime is no longer among them.
export const saidLines = (decision: Decision, request: RequestView): LineSaid[] =>
    decision.lines.filter(({ said, line }) => said !== "leave" && isOpenLine(request, line));
export const isAnyAdverse = (decision: Decision, request: RequestView): boolean => saidLines(decision, request).some(({ said }) => isAdverse(said));

/// The words somebody typed about a line, to be kept where they can no longer be sent.
export function typedWords(decision: Decision, { said, reasons, missing }: LineSaid): string {
    if (said === "leave") return "";
    const sentences = isAdverse(said) ? [...reasons.map(({ sentence }) => sentence), missing] : [];
    return [...sentences, decision.why].map((text) => text.trim()).filter(Boolean).join("\n\n");
}

export function toCommand(decision: Decision, request: RequestView): Command {
    const lines = saidLines(decision, request).map((said) => lineOf(said, request.lines?.find(({ line }) => line === said.line)));
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
