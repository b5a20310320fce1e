import { useTranslation } from "react-i18next";
import type { Tone } from "@/shared/ui/banner";
import { Shape, type ShapeName } from "@/shared/ui/icon";
import type { Answer } from "../tree";

const looks: Record<Answer, { shape: ShapeName; tone: Tone }> = {
    met: { shape: "tick", tone: "good" },
    not_met: { shape: "octagon", tone: "bad" },
    not_documented: { shape: "left", tone: "attention" },
    not_applicable: { shape: "bar", tone: "neutral" },
};

/// What was answered: mark, word, colour, in this order.
export function AnswerMark({ answer }: { answer: Answer | undefined }) {
    const { t } = useTranslation("case");
    const { shape, tone } = answer ? looks[answer] : { shape: "dashed" as const, tone: "neutral" as const };
    return (
        <span className="mark point-answer" data-tone={tone}>
            <Shape name={shape} />
            {answer ? t(`answer.${answer}`) : t("answer.open")}
        </span>
    );
}
