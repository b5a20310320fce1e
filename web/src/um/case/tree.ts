/// The logic of a criteria list: what follows from the answers given so far. A machine only counts; people answer. No
/// screen in here.
import type { CriteriaGroup, CriteriaItem, CriteriaLeaf } from "@/shared/api/contract";

export const answers = ["met", "not_met", "not_documented", "not_applicable"] as const;
export type Answer = (typeof answers)[number];

/// What a group says as a whole. `open`: what is unanswered, or not documented, could change it.
export type Verdict = "met" | "not_met" | "not_applicable" | "open";

export type AnswerOf = (point: string) => Answer | undefined;

export const isGroup = (item: CriteriaItem): item is CriteriaGroup => "items" in item;

/// What the records do not say may still come.
const ofPoint = (answer: Answer | undefined): Verdict => (answer === undefined || answer === "not_documented" ? "open" : answer);

export interface Tally {
    /// How many of the parts must hold.
    needed: number;
    /// How many parts there are, those that do not apply left out.
    counted: number;
    met: number;
    failed: number;
    open: number;
    verdict: Verdict;
}

function neededOf({ need, least = 1 }: CriteriaGroup, counted: number): number {
    if (need === "all") return counted;
    return need === "any" ? 1 : least;
}

/// As the server weighs it (policy/criteria_list.cpp): what does not apply drops out, and never makes up for what a group needs.
/// Where nothing is left that applies, "all" and "any" do not apply either; "at least n" is not met, and a physician judges.
export function tally(group: CriteriaGroup, answerOf: AnswerOf): Tally {
    const verdicts = group.items.map((item) => verdictOf(item, answerOf));
    const count = (wanted: Verdict): number => verdicts.filter((each) => each === wanted).length;
    const [met, failed, open] = [count("met"), count("not_met"), count("open")];
    const counted = met + failed + open;
    const needed = neededOf(group, counted);
    const sums = { needed, counted, met, failed, open };
    if (counted === 0 && group.need !== "at_least") return { ...sums, verdict: "not_applicable" };
    if (met >= needed) return { ...sums, verdict: "met" };
    return { ...sums, verdict: met + open < needed ? "not_met" : "open" };
}

export function verdictOf(item: CriteriaItem, answerOf: AnswerOf): Verdict {
    return isGroup(item) ? tally(item, answerOf).verdict : ofPoint(answerOf(item.point));
}

/// All points in the order in which they stand.
export function pointsOf(item: CriteriaItem): CriteriaLeaf[] {
    return isGroup(item) ? item.items.flatMap(pointsOf) : [item];
}

/// The whole that several lists make for one line: every list must be met.
export function wholeVerdict(verdicts: Verdict[]): Verdict {
    const counted = verdicts.filter((each) => each !== "not_applicable");
    if (counted.length === 0) return verdicts.length > 0 ? "not_applicable" : "met";
    if (counted.includes("not_met")) return "not_met";
    return counted.includes("open") ? "open" : "met";
}
