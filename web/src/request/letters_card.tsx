import { useTranslation } from "react-i18next";
import type { RequestView } from "@/shared/api/contract";
import { formatInstant, formatInstantDay, lastMoment } from "@/shared/i18n/format";
import { Icon, Shape } from "@/shared/ui/icon";
import { lettersOf, type Letter } from "./letters";

const looks = { due: { shape: "dashed", tone: "neutral" }, delivered: { shape: "check", tone: "good" }, failed: { shape: "octagon", tone: "bad" } } as const;

function LetterRow({ letter, zone }: { letter: Letter; zone: string }) {
    const { t } = useTranslation("request");
    const { shape, tone } = looks[letter.state];
    const words = (): string => {
        if (letter.doneAt) return t(`letters.${letter.state}_at`, { time: formatInstant(letter.doneAt, zone) });
        return letter.due ? t("letters.due_by", { day: formatInstantDay(lastMoment(letter.due), zone) }) : t("letters.due");
    };
    return (
        <li className="row-line">
            <Icon name="mail" size={18} />
            <span className="row-main">
                {letter.form ? <strong>{t(`choice.notice_form.${letter.form}`, { defaultValue: letter.form })}</strong> : <span lang="en">{letter.text}</span>}
                <span className="hint">
                    {[
                        letter.to && t(`choice.recipient.${letter.to}`, { defaultValue: letter.to }),
                        letter.channel && letter.channel !== "as_received" && t(`choice.channel.${letter.channel}`, { defaultValue: letter.channel }),
                        letter.language && new Intl.DisplayNames(undefined, { type: "language" }).of(letter.language),
                        letter.orderedAt && formatInstant(letter.orderedAt, zone),
                    ]
                        .filter(Boolean)
                        .join(" · ")}
                </span>
                <span className="mark hint" data-tone={tone}>
                    <Shape name={shape} size={14} />
                    {words()}
                </span>
            </span>
        </li>
    );
}

export function LettersCard({ request }: { request: RequestView }) {
    const { t } = useTranslation("request");
    const letters = lettersOf(request);
    return (
        <section className="card card-pad stack" id="letters">
            <h2 className="card-title">
                {t("letters.title")} {letters.length > 0 && <span className="count">{letters.length}</span>}
            </h2>
            {letters.length === 0 && <p className="quiet">{t("letters.none")}</p>}
            <ul className="rows" hidden={letters.length === 0}>
                {letters.map((letter) => (
                    <LetterRow key={letter.number} letter={letter} zone={request.time_zone ?? "UTC"} />
                ))}
            </ul>
        </section>
    );
}
