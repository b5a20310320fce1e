/// What a reviewer has worked out about a case and not sent yet: answers with their evidence, references, passages, words.
/// Kept on the server for each person. No screen in here.
import type { Quotation } from "@/shared/api/contract";
import type { Decision } from "@/request/decide/decision";
import type { Answer } from "./tree";

export interface Mark {
    answer?: Answer;
    evidence: Quotation[];
    note: string;
}

/// Criteria that are read elsewhere: source, edition, section, and the points in the reviewer's own words.
export interface Reference {
    id: string;
    line: number;
    source: string;
    edition: string;
    section: string;
    page: string;
    points: { point: string; text: string }[];
}

export interface Sheet {
    /// By list, then by point; the key of a list is its id, of a reference its id.
    marks: Record<string, Record<string, Mark>>;
    references: Reference[];
    /// Passages that were marked and belong to no point yet.
    passages: Quotation[];
    /// Pages that were read, as `document/page`.
    reviewed: string[];
    /// The words for the physician, once somebody has changed them.
    summary?: string;
    decision?: Decision;
}

export const emptySheet: Sheet = { marks: {}, references: [], passages: [], reviewed: [] };
export const emptyMark: Mark = { evidence: [], note: "" };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = <T>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : []);

/// A body as it came back. What an older version of this program left out is empty.
export function readSheet(body: unknown): Sheet {
    if (!isObject(body)) return emptySheet;
    return {
        marks: isObject(body.marks) ? (body.marks as Sheet["marks"]) : {},
        references: listOf(body.references),
        passages: listOf(body.passages),
        reviewed: listOf(body.reviewed),
        ...(typeof body.summary === "string" ? { summary: body.summary } : {}),
        ...(isObject(body.decision) ? { decision: body.decision as unknown as Decision } : {}),
    };
}

export const markOf = (sheet: Sheet, list: string, point: string): Mark => sheet.marks[list]?.[point] ?? emptyMark;

export function withMark(sheet: Sheet, list: string, point: string, part: Partial<Mark>): Sheet {
    const next = { ...markOf(sheet, list, point), ...part };
    return { ...sheet, marks: { ...sheet.marks, [list]: { ...sheet.marks[list], [point]: next } } };
}

/// An answer stands on evidence or on a note; without either it is only an opinion.
export const isSupported = ({ evidence, note }: Mark): boolean => evidence.length > 0 || note.trim() !== "";

export const sameQuotation = (a: Quotation, b: Quotation): boolean => a.document === b.document && a.page === b.page && a.quote === b.quote;

export const withQuotation = (all: Quotation[], one: Quotation): Quotation[] => (all.some((each) => sameQuotation(each, one)) ? all : [...all, one]);
export const withoutQuotation = (all: Quotation[], one: Quotation): Quotation[] => all.filter((each) => !sameQuotation(each, one));

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/// Three states of a value: what both knew, mine, theirs. Mine counts where I changed it.
const pick = <T>(base: T, mine: T, theirs: T): T => (same(mine, base) ? theirs : mine);

/// Of lists: what either added stays, what either took away goes.
function mergeLists<T>(base: T[], mine: T[], theirs: T[], equal: (a: T, b: T) => boolean): T[] {
    const has = (list: T[], one: T): boolean => list.some((each) => equal(each, one));
    const kept = theirs.filter((one) => has(mine, one) || !has(base, one));
    return [...kept, ...mine.filter((one) => !has(kept, one) && !has(base, one))];
}

function mergeMark(base: Mark, mine: Mark, theirs: Mark): Mark {
    const answer = pick(base.answer, mine.answer, theirs.answer);
    return {
        ...(answer ? { answer } : {}),
        evidence: mergeLists(base.evidence, mine.evidence, theirs.evidence, sameQuotation),
        note: pick(base.note, mine.note, theirs.note),
    };
}

function mergeMarks(base: Sheet, mine: Sheet, theirs: Sheet): Sheet["marks"] {
    const merged: Sheet["marks"] = {};
    for (const list of new Set([...Object.keys(theirs.marks), ...Object.keys(mine.marks)])) {
        const points = new Set([...Object.keys(theirs.marks[list] ?? {}), ...Object.keys(mine.marks[list] ?? {})]);
        merged[list] = Object.fromEntries(
            [...points].map((point) => [point, mergeMark(markOf(base, list, point), markOf(mine, list, point), markOf(theirs, list, point))]),
        );
    }
    return merged;
}

function mergeReferences(base: Reference[], mine: Reference[], theirs: Reference[]): Reference[] {
    const byId = (a: Reference, b: Reference): boolean => a.id === b.id;
    const find = (list: Reference[], { id }: Reference): Reference | undefined => list.find((each) => each.id === id);
    return mergeLists(base, mine, theirs, byId).map((one) => pick(find(base, one), find(mine, one), find(theirs, one)) ?? one);
}

/// The same person worked in two places; nothing that either wrote is lost unless the other took it away.
export function mergeSheets(base: Sheet, mine: Sheet, theirs: Sheet): Sheet {
    const summary = pick(base.summary, mine.summary, theirs.summary);
    const decision = pick(base.decision, mine.decision, theirs.decision);
    return {
        marks: mergeMarks(base, mine, theirs),
        references: mergeReferences(base.references, mine.references, theirs.references),
        passages: mergeLists(base.passages, mine.passages, theirs.passages, sameQuotation),
        reviewed: mergeLists(base.reviewed, mine.reviewed, theirs.reviewed, (a, b) => a === b),
        ...(summary === undefined ? {} : { summary }),
        ...(decision === undefined ? {} : { decision }),
    };
}

export function withoutSummary(sheet: Sheet): Sheet {
    const next = { ...sheet };
    delete next.summary;
    return next;
}

export function withoutDecision(sheet: Sheet): Sheet {
    const next = { ...sheet };
    delete next.decision;
    return next;
}
