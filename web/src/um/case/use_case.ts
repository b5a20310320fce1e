/// Everything the three zones share: the line one looks at, its criteria, the sheet, and what passes between the zones.
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { mayDeny } from "@/request/acts/may";
import type { Checklist, Quotation, RequestLine, RequestView, User } from "@/shared/api/contract";
import { checklistsQuery } from "./case_query";
import { citedOf, listsOf, pointsAt, suggestionOf, unsupported, verdictIn, type CaseList, type PointAt, type Suggestion } from "./lists";
import { isSupported, markOf, withMark, withQuotation, withoutQuotation, type Mark } from "./sheet";
import { wholeVerdict, type Answer, type Verdict } from "./tree";
import { useWorksheet, type WorksheetView } from "./use_worksheet";

export type ListsState = "loading" | "failed" | "there";

export interface Case {
    request: RequestView;
    user: User;
    worksheet: WorksheetView;
    line: RequestLine | undefined;
    chooseLine: (line: number) => void;
    listsState: ListsState;
    retryLists: () => void;
    lists: CaseList[];
    listsFor: (line: number) => CaseList[];
    points: PointAt[];
    verdict: Verdict;
    /// Answers that stand on nothing yet.
    unsupported: PointAt[];
    current: PointAt | undefined;
    choose: (at: PointAt) => void;
    stepPoint: (by: number) => void;
    markOf: (at: PointAt) => Mark;
    suggestionOf: (at: PointAt) => Suggestion | undefined;
    answer: (at: PointAt, answer: Answer) => void;
    note: (at: PointAt, note: string) => void;
    unlink: (at: PointAt, quotation: Quotation) => void;
    link: (quotation: Quotation) => void;
    linked: Quotation[];
    passage: Quotation | undefined;
    setPassage: (passage: Quotation | undefined) => void;
    wish: Quotation | undefined;
    show: (quotation: Quotation) => void;
}

const sameAt = (a: PointAt, b: { list: string; point: string } | undefined): boolean => a.list.id === b?.list && a.point === b.point;

function useChecklists(number: string): { lists: Checklist[]; listsState: ListsState; retryLists: () => void } {
    const { data, error, refetch } = useQuery(checklistsQuery(number));
    const retryLists = (): void => void refetch();
    if (data) return { lists: data.lists ?? [], listsState: "there", retryLists };
    return { lists: [], listsState: error ? "failed" : "loading", retryLists };
}

/// When the last line is decided here, nothing unfinished is left to keep.
function useEnd({ closed = false }: RequestView, { finish }: WorksheetView): void {
    const wasOpen = useRef(!closed);
    const latest = useRef(finish);
    latest.current = finish;
    useEffect(() => {
        if (closed && wasOpen.current) latest.current();
        wasOpen.current = !closed;
    }, [closed]);
}

/// The next point that nobody has answered, after this one and then from the start.
function nextOpen(points: PointAt[], after: PointAt, markAt: (at: PointAt) => Mark): PointAt | undefined {
    const start = points.indexOf(after) + 1;
    return [...points.slice(start), ...points.slice(0, start)].find((at) => at !== after && markAt(at).answer === undefined);
}

export function useCase(request: RequestView, user: User): Case {
    const { t } = useTranslation("case");
    const worksheet = useWorksheet(request.request);
    const { sheet, change } = worksheet;
    const checklists = useChecklists(request.request);
    useEnd(request, worksheet);
    const [chosenLine, chooseLine] = useState<number>();
    const [chosen, setChosen] = useState<{ list: string; point: string }>();
    const [passage, setPassage] = useState<Quotation>();
    const [wish, setWish] = useState<Quotation>();
    const lines = request.lines ?? [];
    const line = lines.find((each) => each.line === chosenLine) ?? lines.find(({ outcome }) => outcome === "pending") ?? lines[0];
    const listsFor = (number: number): CaseList[] => listsOf(number, checklists.lists, sheet);
    const lists = line ? listsFor(line.line) : [];
    const points = pointsAt(lists);
    const markAt = ({ list, point }: PointAt): Mark => markOf(sheet, list.id, point);
    const current = points.find((at) => sameAt(at, chosen)) ?? points.find((at) => markAt(at).answer === undefined) ?? points[0];
    const choose = ({ list, point }: PointAt): void => setChosen({ list: list.id, point });
    const suggestionAt = (at: PointAt): Suggestion | undefined => suggestionOf(request.reviews ?? [], at);
    const patch = ({ list, point }: PointAt, part: Partial<Mark>): void => change((before) => withMark(before, list.id, point, part));

    function answer(at: PointAt, given: Answer): void {
        const before = markAt(at);
        const offered = before.answer === undefined ? suggestionAt(at) : undefined;
        const adopted = offered?.answer === given ? { evidence: [...before.evidence, ...offered.evidence], note: before.note || offered.note || (offered.by ? t("suggestion.taken", { name: offered.by }) : "") } : {};
        patch(at, { answer: given, ...adopted });
        const after = isSupported({ ...before, ...adopted }) ? nextOpen(points, at, markAt) : undefined;
        choose(after ?? at);
    }

    function link(quotation: Quotation): void {
        if (current) patch(current, { evidence: withQuotation(markAt(current).evidence, quotation) });
        else change((before) => ({ ...before, passages: withQuotation(before.passages, quotation) }));
        setPassage(undefined);
        if (current) choose(current);
    }

    return {
        request,
        user,
        worksheet,
        line,
        chooseLine,
        ...checklists,
        lists,
        listsFor,
        points,
        verdict: wholeVerdict(lists.map((list) => verdictIn(sheet, list))),
        unsupported: unsupported(sheet, lists),
        current,
        choose,
        stepPoint: (by) => {
            const next = points[(current ? points.indexOf(current) : -1) + by];
            if (next) choose(next);
        },
        markOf: markAt,
        suggestionOf: suggestionAt,
        answer,
        note: (at, note) => patch(at, { note }),
        unlink: (at, quotation) => patch(at, { evidence: withoutQuotation(markAt(at).evidence, quotation) }),
        link,
        linked: [...Object.values(sheet.marks).flatMap((marks) => Object.values(marks).flatMap(({ evidence }) => evidence)), ...sheet.passages],
        passage,
        setPassage,
        wish,
        show: (quotation) => setWish({ ...quotation }),
    };
}

/// The criteria as they go with a decision of the line.
export const citedFor = (work: Case, line: number) => citedOf(work.worksheet.sheet, work.listsFor(line));

/// Whether an approval stands on what was answered: the logic is met, and each answer on something.
export function isSound({ worksheet: { sheet } }: Case, lists: CaseList[]): boolean {
    const met = wholeVerdict(lists.map((list) => verdictIn(sheet, list))) === "met";
    return met && unsupported(sheet, lists).length === 0;
}

/// The first point that stands in the way: answered without a ground when the logic is met, else not answered.
export function firstObstacle(work: Case): PointAt | undefined {
    const open = work.points.find((at) => work.markOf(at).answer === undefined);
    return work.verdict === "met" ? work.unsupported[0] : (open ?? work.unsupported[0]);
}

/// Who may also decide against the criteria reads them as advice; who may only approve needs them met.
export const isBoundByCriteria = ({ request }: Case): boolean => !mayDeny(request);
