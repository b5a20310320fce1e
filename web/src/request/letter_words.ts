/// What a letter is, to whom and how it goes, and what became of it, in words.
import { useTranslation } from "react-i18next";
import type { LetterFacts, LetterHead } from "@/shared/api/contract";
import { formatInstant, formatInstantDay, lastMoment } from "@/shared/i18n/format";

export function useLetterWords(zone: string) {
    const { t } = useTranslation("request");
    const dueBy = ({ due_at }: LetterFacts): string => (due_at ? t("letters.due_by", { day: formatInstantDay(lastMoment(due_at), zone) }) : t("letters.due"));
    return {
        dueBy,
        title: (letter: LetterFacts): string => t(`choice.notice_form.${letter.form}`, { defaultValue: letter.form }),
        facts: (letter: LetterFacts): string =>
            [
                t(`choice.recipient.${letter.to}`, { defaultValue: letter.to }),
                letter.channel && letter.channel !== "as_received" && t(`choice.channel.${letter.channel}`, { defaultValue: letter.channel }),
                letter.language && new Intl.DisplayNames(document.documentElement.lang, { type: "language" }).of(letter.language),
                letter.ordered_at && formatInstant(letter.ordered_at, zone),
            ]
                .filter(Boolean)
                .join(" · "),
        state: (letter: LetterHead): string => {
            if (!letter.shown) return t(`letters.not_shown_${letter.not_shown_because ?? "sent_to_others"}`, { defaultValue: t("letters.not_shown_sent_to_others") });
            const last = letter.attempts?.at(-1);
            if (letter.state === "delivered" && last) return t("letters.delivered_at", { time: formatInstant(last.at, zone) });
            if (letter.state === "failed" && last) return t("letters.failed_at", { time: formatInstant(last.at, zone) });
            return dueBy(letter);
        },
    };
}
