/// The lists of criteria of one line, the plan's and those by reference, in one shape; and what becomes of the answers: the
/// cited criteria of a decision or a review, and words for the physician. No screen in here.
import type { Checklist, Citation, CriteriaGroup, Quotation, Review } from "@/shared/api/contract";
import type { Cited } from "@/request/decide/decision";
import { isSupported, markOf, type Mark, type Reference, type Sheet } from "./sheet";
import { pointsOf, tally, verdictOf, type Answer, type Tally, type Verdict } from "./tree";

export interface CaseList {
    id: string;
    /// Of a reference there is none: it is named by its source.
    title: string | undefined;
    source: string;
    sourceName: string | undefined;
    edition: string;
    section: string;
    page: string;
    tree: CriteriaGroup;
    /// Written by the reviewer, who may take it away again.
    reference: Reference | undefined;
}

const ofPlan = ({ id, title, source, source_name, edition = "", section = "", tree }: Checklist): CaseList => ({
    id, title, source, sourceName: source_name, edition, section, page: "", tree, reference: undefined,
});

const ofReference = (reference: Reference): CaseList => ({
    id: reference.id,
    title: undefined,
    source: reference.source,
    sourceName: undefined,
    edition: reference.edition,
    section: reference.section,
    page: reference.page,
    tree: { need: "all", items: reference.points },
    reference,
});

export function listsOf(line: number, checklists: Checklist[], sheet: Sheet): CaseList[] {
    const plans = checklists.filter(({ lines }) => !lines?.length || lines.includes(line));
    return [...plans.map(ofPlan), ...sheet.references.filter((each) => each.line === line).map(ofReference)];
}

export interface PointAt {
    list: CaseList;
    point: string;
    text: string;
    hint: string | undefined;
    /// As it stands before the point: its place in the list.
    position: number;
}

export const pointsAt = (lists: CaseList[]): PointAt[] =>
    lists.flatMap((list) => pointsOf(list.tree).map(({ point, text, hint }, index) => ({ list, point, text, hint, position: index + 1 })));

export const answerIn = (sheet: Sheet, list: CaseList) => (point: string): Answer | undefined => markOf(sheet, list.id, point).answer;
export const tallyOf = (sheet: Sheet, list: CaseList): Tally => tally(list.tree, answerIn(sheet, list));
export const verdictIn = (sheet: Sheet, list: CaseList): Verdict => verdictOf(list.tree, answerIn(sheet, list));

/// Points that stop a decision: unanswered ones, and answers that stand on nothing.
export const unsupported = (sheet: Sheet, lists: CaseList[]): PointAt[] =>
    pointsAt(lists).filter(({ list, point }) => {
        const mark = markOf(sheet, list.id, point);
        return mark.answer !== undefined && !isSupported(mark);
    });

/// The answers as a decision or a review cites them. What was not answered is not cited.
export function citedOf(sheet: Sheet, lists: CaseList[]): Cited[] {
    return lists.flatMap((list) => {
        const answered = pointsOf(list.tree).flatMap(({ point, text }) => {
            const { answer, evidence, note } = markOf(sheet, list.id, point);
            if (!answer) return [];
            return [{ point: list.reference ? text : point, shown: text, answer, evidence, note: note.trim() }];
        });
        if (answered.length === 0) return [];
        const { source, edition, section, page } = list;
        return [{ source, edition, section, page, answers: answered }];
    });
}

export type ReviewResult = "meets" | "partly" | "not_met" | "cannot_tell";

const results: Record<Verdict, ReviewResult> = { met: "meets", not_met: "not_met", open: "cannot_tell", not_applicable: "cannot_tell" };

export const resultOf = (sheet: Sheet, lists: CaseList[], whole: Verdict): ReviewResult => {
    const anyMet = lists.some((list) => tallyOf(sheet, list).met > 0);
    return whole === "not_met" && anyMet ? "partly" : results[whole];
};

/// What a colleague found about a point, to be confirmed by whoever reads the case now.
export interface Suggestion {
    answer: Answer;
    evidence: Quotation[];
    note: string;
    by: string | undefined;
}

const isSame = (list: CaseList, cited: Citation): boolean =>
    cited.source === list.source && (cited.edition ?? "") === list.edition && (cited.section ?? "") === list.section;

export function suggestionOf(reviews: Review[], { list, point, text }: PointAt): Suggestion | undefined {
    for (const review of [...reviews].reverse()) {
        const found = (review.criteria ?? []).filter((cited) => isSame(list, cited)).flatMap(({ answers = [] }) => answers);
        const said = found.find((each) => each.point === (list.reference ? text : point));
        if (said) return { answer: said.answer as Answer, evidence: said.evidence ?? [], note: said.note ?? "", by: review.by?.name };
    }
    return undefined;
}

interface SummaryWords {
    answer: (answer: Answer) => string;
    nameOf: (list: CaseList) => string;
    sourceOf: (quotation: Quotation) => string;
    loose: string;
}

/// Words for the physician, built from what was linked; the reviewer may rewrite them.
export function summaryOf(sheet: Sheet, lists: CaseList[], words: SummaryWords): string {
    const quoted = (quotation: Quotation): string => `“${quotation.quote}” (${words.sourceOf(quotation)})`;
    const ofMark = ({ evidence, note }: Mark): string => [...evidence.map(quoted), note.trim()].filter(Boolean).join("; ");
    const parts = lists.map((list) => {
        const rows = pointsOf(list.tree).map(({ point, text }, index) => {
            const mark = markOf(sheet, list.id, point);
            const said = ofMark(mark);
            return mark.answer || said ? `${index + 1}. ${text}: ${[mark.answer && words.answer(mark.answer), said].filter(Boolean).join(". ")}` : "";
        });
        const told = rows.filter(Boolean);
        return told.length > 0 ? [words.nameOf(list), ...told].join("\n") : "";
    });
    const loose = sheet.passages.length > 0 ? [words.loose, ...sheet.passages.map(quoted)].join("\n") : "";
    return [...parts, loose].filter(Boolean).join("\n\n");
}
