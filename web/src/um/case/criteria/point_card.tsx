/// One criterion: its answer, what the answer stands on, and, while it is the current one, the ways to answer it.
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Quotation } from "@/shared/api/contract";
import { Button } from "@/shared/ui/button";
import { Shape } from "@/shared/ui/icon";
import { KeyHint } from "@/shared/ui/key_hint";
import { TextArea } from "@/shared/ui/text_field";
import type { PointAt, Suggestion } from "../lists";
import { isSupported, type Mark } from "../sheet";
import { answers, type Answer } from "../tree";
import { AnswerMark } from "./answer_mark";
import { QuoteRow } from "./quote_row";

export const answerKeys: Record<Answer, string> = { met: "y", not_met: "n", not_documented: "d", not_applicable: "-" };

interface PointCardProps {
    at: PointAt;
    mark: Mark;
    suggestion: Suggestion | undefined;
    isCurrent: boolean;
    readOnly: boolean;
    sourceOf: (quotation: Quotation) => string;
    onChoose: () => void;
    onAnswer: (answer: Answer) => void;
    onNote: (note: string) => void;
    onShow: (quotation: Quotation) => void;
    onUnlink: (quotation: Quotation) => void;
}

function Answers({ mark, suggestion, onAnswer }: Pick<PointCardProps, "mark" | "suggestion" | "onAnswer">) {
    const { t } = useTranslation("case");
    return (
        <div className="point-answers" role="group" aria-label={t("answer.label")}>
            {answers.map((answer) => {
                const isOffered = mark.answer === undefined && suggestion?.answer === answer;
                return (
                    <Button key={answer} size="small" look={mark.answer === answer || isOffered ? "primary" : "secondary"} aria-pressed={mark.answer === answer} onPress={() => onAnswer(answer)}>
                        {t(`answer.${answer}`)}
                        <KeyHint keys={answerKeys[answer]} />
                    </Button>
                );
            })}
        </div>
    );
}

/// What a colleague found, until somebody confirms it.
function Offered({ suggestion, sourceOf, onShow }: { suggestion: Suggestion } & Pick<PointCardProps, "sourceOf" | "onShow">) {
    const { t } = useTranslation("case");
    return (
        <>
            <p>
                <span className="tag" data-tone="info">
                    {t("suggestion.tag", { answer: t(`answer.${suggestion.answer}`) })}
                </span>{" "}
                <span className="hint">{suggestion.by && t("suggestion.by", { name: suggestion.by })}</span>
            </p>
            {suggestion.note && <p className="quiet">{suggestion.note}</p>}
            <ul className="quotes" hidden={suggestion.evidence.length === 0}>
                {suggestion.evidence.map((each) => (
                    <QuoteRow key={JSON.stringify(each)} quotation={each} source={sourceOf(each)} onShow={() => onShow(each)} />
                ))}
            </ul>
        </>
    );
}

function Support({ mark, isCurrent }: { mark: Mark; isCurrent: boolean }) {
    const { t } = useTranslation("case");
    if (mark.answer !== undefined && !isSupported(mark)) {
        return (
            <p className="mark hint" data-tone="attention">
                <Shape name="triangle" size={14} />
                {t("point.unsupported")}
            </p>
        );
    }
    if (!isCurrent || mark.answer !== undefined || mark.evidence.length > 0) return null;
    return <p className="hint">{t("point.how")}</p>;
}

export function PointCard(props: PointCardProps) {
    const { at, mark, suggestion, isCurrent, readOnly, sourceOf, onChoose, onNote, onShow, onUnlink } = props;
    const { t } = useTranslation("case");
    const card = useRef<HTMLLIElement>(null);
    useEffect(() => {
        if (isCurrent) card.current?.scrollIntoView({ block: "nearest" });
    }, [isCurrent]);
    const isOffered = suggestion !== undefined && mark.answer === undefined;
    return (
        <li ref={card} className="point" data-current={isCurrent || undefined}>
            <button type="button" className="point-head" aria-expanded={isCurrent} onClick={onChoose}>
                <span className="point-number">{at.position}</span>
                <span className="point-text" lang="en">
                    {at.text}
                </span>
                <AnswerMark answer={mark.answer} />
            </button>
            <div className="point-body">
                {isCurrent && at.hint && (
                    <p className="hint" lang="en">
                        {at.hint}
                    </p>
                )}
                {isOffered && <Offered suggestion={suggestion} sourceOf={sourceOf} onShow={onShow} />}
                <ul className="quotes" hidden={mark.evidence.length === 0}>
                    {mark.evidence.map((each) => (
                        <QuoteRow key={JSON.stringify(each)} quotation={each} source={sourceOf(each)} onShow={() => onShow(each)} onRemove={readOnly ? undefined : () => onUnlink(each)} />
                    ))}
                </ul>
                {!isCurrent && mark.note && <p className="quiet note-text">{mark.note}</p>}
                <Support mark={mark} isCurrent={isCurrent} />
                {isCurrent && !readOnly && (
                    <>
                        <Answers {...props} />
                        <TextArea label={t("point.note")} optional rows={2} maxLength={1000} value={mark.note} onChange={onNote} />
                    </>
                )}
            </div>
        </li>
    );
}
