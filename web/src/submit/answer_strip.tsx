/// The answer that grows out of the bottom of its line, with the questions that would decide it.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LookupAnswer, Plan, Question } from "@/shared/api/contract";
import FactField from "@/lookup/fact_field";
import { openQuestions, type Facts } from "@/lookup/facts";
import { Button, TextButton } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Shape } from "@/shared/ui/icon";
import { RowsTable } from "@/shared/ui/rows_table";
import { lookOfAnswer, useAnswerWord } from "@/shared/ui/status";

/// Facts that other parts of the form ask for are not asked a second time here.
const askedElsewhere = new Set(["line", "age", "kind", "review", "medical_group", "diagnosis", "principal_diagnosis", "modifier", "special", "setting"]);

interface AnswerStripProps {
    answer: LookupAnswer;
    plan: Plan;
    facts: Partial<Facts>;
    onFacts: (facts: Partial<Facts>) => void;
}

export function Why({ answer, onClose }: { answer: LookupAnswer; onClose: () => void }) {
    const { t } = useTranslation("lookup");
    return (
        <Dialog
            size="middle"
            title={`${answer.code ?? ""} · ${t("why")}`}
            onClose={onClose}
            feet={<Button onPress={onClose}>{t("common:action.close")}</Button>}
        >
            <ol className="reasons">
                {answer.why?.map((sentence) => (
                    <li key={sentence} lang="en">
                        {sentence}
                    </li>
                ))}
            </ol>
            {answer.seen && answer.seen.length > 0 && <RowsTable rows={answer.seen} />}
        </Dialog>
    );
}

export function AnswerStrip({ answer, plan, facts, onFacts }: AnswerStripProps) {
    const { t } = useTranslation("submit");
    const word = useAnswerWord()(answer.answer, answer.because);
    const [open, setOpen] = useState(false);
    const [answered, setAnswered] = useState<Question[]>([]);
    const { shape, tone } = lookOfAnswer(answer.answer);
    const questions = openQuestions(answer.asks ?? [], answered).filter(({ fact }) => !askedElsewhere.has(fact));
    const usual = answer.documents?.map((each) => t(`words:document.${each}`, { defaultValue: each })).join(", ");

    function change(patch: Partial<Facts>): void {
        setAnswered(openQuestions((answer.asks ?? []).filter(({ fact }) => fact in patch), answered));
        onFacts({ ...facts, ...patch });
    }

    return (
        <div className="strip" data-tone={tone}>
            <div className="strip-line" role="status">
                <Shape name={shape} />
                <span className="strip-text">
                    <strong>{word}.</strong>{" "}
                    {usual && answer.answer === "required" ? (
                        t("line.usual", { documents: usual })
                    ) : (
                        <span lang="en">{answer.why?.[0]}</span>
                    )}
                </span>
                {answer.why && (
                    <TextButton aria-label={t("line.why_of", { code: answer.code })} onPress={() => setOpen(true)}>
                        {t("line.why")}
                    </TextButton>
                )}
            </div>
            {questions.length > 0 && (
                <div className="strip-asks">
                    {questions.map((question) => (
                        <FactField
                            key={question.fact}
                            question={question}
                            facts={{ date: undefined, diagnoses: [], ...facts }}
                            plan={plan}
                            onChange={change}
                        />
                    ))}
                </div>
            )}
            {open && <Why answer={answer} onClose={() => setOpen(false)} />}
        </div>
    );
}
