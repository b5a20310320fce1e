/// The words of vocabulary 3 to 5 with their shape and tone: shape first, then the word, then the colour.
import { useTranslation } from "react-i18next";
import type { Tone } from "./banner";
import { Shape, type ShapeName } from "./icon";

interface Look {
    shape: ShapeName;
    tone: Tone;
}

const neutral = (shape: ShapeName): Look => ({ shape, tone: "neutral" });
const good = (shape: ShapeName): Look => ({ shape, tone: "good" });
const info = (shape: ShapeName): Look => ({ shape, tone: "info" });

const statusLooks: Record<string, Look> = {
    received: neutral("dot"),
    intake: neutral("dot"),
    in_review: info("half"),
    pending: info("half"),
    awaiting_information: { shape: "triangle", tone: "attention" },
    forwarded: neutral("elsewhere"),
    approved: good("tick"),
    modified: good("plus_minus"),
    partially_approved: good("lower"),
    denied: { shape: "octagon", tone: "bad" },
    not_required: good("tick_outline"),
};

const answerLooks: Record<string, Look> = {
    required: info("needed"),
    referral_only: info("needed"),
    not_required: good("tick_outline"),
    never_required: good("tick_outline"),
    not_covered: { shape: "octagon", tone: "bad" },
    elsewhere: neutral("elsewhere"),
    undetermined: { shape: "left", tone: "attention" },
};

export const lookOfStatus = (status: string): Look => statusLooks[status] ?? neutral("bar");
export const lookOfAnswer = (answer: string): Look => answerLooks[answer] ?? neutral("left");

export function useStatusWord(): (status: string, stage?: string) => string {
    const { t } = useTranslation();
    return (status, stage) =>
        status === "in_review" && stage
            ? t(`words:status_at_stage.${stage}`, { defaultValue: t("words:status.in_review") })
            : t(`words:status.${status}`, { defaultValue: status });
}

/// `because` tells *Depends* from *We cannot tell yet*.
export function useAnswerWord(): (answer: string, because?: string) => string {
    const { t } = useTranslation();
    return (answer, because) =>
        t(answer === "undetermined" && because === "no_row" ? "words:answer.no_row" : `words:answer.${answer}`);
}

export function StatusPill({ status, stage }: { status: string; stage?: string | undefined }) {
    const word = useStatusWord()(status, stage);
    const { shape, tone } = lookOfStatus(status);
    return (
        <span className="pill" data-tone={tone}>
            <Shape name={shape} size={14} />
            {word}
        </span>
    );
}

/// In tables: the mark and the word, without a pill.
export function StatusMark({ status, stage }: { status: string; stage?: string | undefined }) {
    const word = useStatusWord()(status, stage);
    const { shape, tone } = lookOfStatus(status);
    return (
        <span className="mark" data-tone={tone}>
            <Shape name={shape} />
            {word}
        </span>
    );
}

export function AnswerMark({ answer, because }: { answer: string; because?: string | undefined }) {
    const word = useAnswerWord()(answer, because);
    const { shape, tone } = lookOfAnswer(answer);
    return (
        <span className="mark" data-tone={tone}>
            <Shape name={shape} />
            {word}
        </span>
    );
}
