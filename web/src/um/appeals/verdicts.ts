/// What a reviewer, or a body outside, says of each line, and the command it becomes. No screen in here.
import { emptyCited, statedCited, type Cited } from "@/request/decide/decision";
import type { AppealView, Command } from "@/shared/api/contract";

export type Result = "upheld" | "overturned" | "partly_overturned";

export interface LineSaid {
    line: number;
    result: Result | undefined;
    from: string | undefined;
    to: string | undefined;
    units: string;
    sentence: string;
    cited: Cited[];
}

export interface Verdict {
    lines: LineSaid[];
    why: string;
    expertise: string;
    noConflict: boolean;
}

export const startVerdict = ({ lines = [] }: AppealView): Verdict => ({
    lines: lines.map(({ line }) => ({ line, result: undefined, from: undefined, to: undefined, units: "", sentence: "", cited: [emptyCited("plan_policy")] })),
    why: "",
    expertise: "",
    noConflict: false,
});

export const keeps = ({ result }: LineSaid): boolean => result === "upheld" || result === "partly_overturned";

/// Something that was judged clinically stays, so that the reviewer says what makes them an expert.
export const needsExpertise = (verdict: Verdict, appeal: AppealView): boolean =>
    appeal.kind === "grievance"
        ? (appeal.filing?.clinical ?? false)
        : verdict.lines.some((said) => keeps(said) && (appeal.about?.lines?.find(({ line }) => line === said.line)?.clinical ?? true));

export function lineVerdict({ line, result, from, to, units, sentence, cited }: LineSaid, withWords = true): Record<string, unknown> {
    const keepsSome = result !== "overturned";
    const criteria = cited.map(statedCited).filter(({ edition, section }) => edition.trim() || section.trim());
    return {
        line,
        result,
        ...(result === "partly_overturned" ? { ...(from ? { from } : {}), ...(to ? { to } : {}), ...(/^\d+(\.\d+)?$/.test(units.trim()) ? { units: Number(units) } : {}) } : {}),
        ...(withWords && sentence.trim() ? { sentence: sentence.trim() } : {}),
        ...(withWords && keepsSome && criteria.length > 0 ? { criteria } : {}),
    };
}

export const toCommand = (verdict: Verdict, appeal: AppealView): Command => ({
    type: "ResolveAppeal",
    ...(appeal.kind === "grievance" ? {} : { lines: verdict.lines.map((said) => lineVerdict(said)) }),
    why: verdict.why.trim(),
    ...(needsExpertise(verdict, appeal) ? { expertise: verdict.expertise.trim() } : {}),
    no_conflict: verdict.noConflict,
});
