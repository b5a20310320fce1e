/// Several codes at once: one line each with its short answer; the chosen one is shown below in full.
import { useTranslation } from "react-i18next";
import type { LookupAnswer } from "@/shared/api/contract";
import { Button } from "@/shared/ui/button";
import { AnswerMark } from "@/shared/ui/status";
import type { AskedCode } from "./facts";

interface CodeTabsProps {
    codes: AskedCode[];
    answers: (LookupAnswer | undefined)[];
    chosen: number;
    onChoose: (index: number) => void;
    onRemove: (index: number) => void;
}

export function CodeTabs({ codes, answers, chosen, onChoose, onRemove }: CodeTabsProps) {
    const { t } = useTranslation("lookup");
    return (
        <ul className="code-tabs" aria-label={t("checked_codes")}>
            {codes.map(({ code }, index) => {
                const answer = answers[index];
                return (
                    <li key={code} className="code-tab" data-chosen={index === chosen || undefined}>
                        <button type="button" className="code-tab-open" aria-pressed={index === chosen} onClick={() => onChoose(index)}>
                            <span className="code">{code}</span>
                            {answer && <AnswerMark answer={answer.answer} because={answer.because} />}
                        </button>
                        <Button
                            look="quiet"
                            size="small"
                            icon="close"
                            aria-label={t("common:action.remove", { what: code })}
                            onPress={() => onRemove(index)}
                        />
                    </li>
                );
            })}
        </ul>
    );
}
