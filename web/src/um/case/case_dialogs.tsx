/// The dialogs of the case screen, each with what was worked out so far.
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { ActForm } from "@/request/acts/act_form";
import { take } from "@/request/acts/staff_acts";
import { isOpenLine, resumeDecision, startDecision, type Decision } from "@/request/decide/decision";
import { DecideDialog } from "@/request/decide/decide_dialog";
import { AskDialog } from "@/request/information/ask_dialog";
import { NoteDialog } from "@/request/office_dialogs";
import { Banner } from "@/shared/ui/banner";
import { useListName } from "./criteria/list_card";
import { useSourceWord } from "./criteria/quote_row";
import { SendDialog } from "./criteria/send_dialog";
import { resultOf, summaryOf } from "./lists";
import { withoutSummary } from "./sheet";
import { citedFor, isBoundByCriteria, isSound, type Case } from "./use_case";

const Trace = lazy(() => import("./trace"));

export type Open = "decide" | "send" | "ask" | "note" | "take" | "trace";

/// Begins a decision: what was left unfinished, else an approval of what the criteria allow.
function beginDecision(work: Case): Decision {
    const { request, worksheet, line } = work;
    const linked = (number: number) => citedFor(work, number);
    if (worksheet.sheet.decision) return resumeDecision(worksheet.sheet.decision, request, linked);
    const start = startDecision(request, linked);
    const isApproved = (number: number): boolean => {
        const lists = work.listsFor(number);
        return lists.length === 0 ? isBoundByCriteria(work) : isSound(work, lists);
    };
    return { ...start, lines: start.lines.map((said) => (isApproved(said.line) && (said.line === line?.line || isBoundByCriteria(work)) ? { ...said, said: "approved" } : said)) };
}

export function CaseDialogs({ work, open, onClose, onDecided }: { work: Case; open: Open | undefined; onClose: () => void; onDecided: () => void }) {
    const { t } = useTranslation("case");
    const nameOf = useListName();
    const sourceOf = useSourceWord(work.request.documents ?? []);
    const { request, user, lists, worksheet, line } = work;
    const shared = { request, onClose };
    if (open === "decide") {
        const notice = !isBoundByCriteria(work) && lists.length > 0 && !isSound(work, lists) ? <Banner tone="attention">{t("decision.notice")}</Banner> : undefined;
        const keep = (decision: Decision): void => worksheet.change((sheet) => ({ ...sheet, decision }));
        return <DecideDialog {...shared} user={user} start={beginDecision(work)} notice={notice} onChange={keep} onDone={onDecided} />;
    }
    if (open === "send") {
        const words = { answer: (answer: string) => t(`answer.${answer}`), nameOf, sourceOf, loose: t("passage.loose") };
        const lines = (request.lines ?? []).filter((each) => isOpenLine(request, each.line)).map((each) => each.line);
        return (
            <SendDialog
                {...shared}
                lines={line && lines.includes(line.line) ? [line.line] : lines}
                cited={line ? citedFor(work, line.line) : []}
                result={resultOf(worksheet.sheet, lists, lists.length === 0 ? "open" : work.verdict)}
                summary={worksheet.sheet.summary ?? summaryOf(worksheet.sheet, lists, words)}
                onSummary={(summary) => worksheet.change((sheet) => ({ ...sheet, summary }))}
                onDone={() => worksheet.change(withoutSummary)}
            />
        );
    }
    const missing = work.points.filter((at) => work.markOf(at).answer === "not_documented").map(({ text }) => ({ item: "other", text }));
    if (open === "ask") return <AskDialog {...shared} start={missing} />;
    if (open === "note") return <NoteDialog {...shared} staff />;
    if (open === "take") return <ActForm spec={take} request={request} user={user} onClose={onClose} />;
    return (
        open === "trace" && (
            <Suspense>
                <Trace {...shared} user={user} />
            </Suspense>
        )
    );
}
