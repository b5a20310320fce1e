/// Beside the decision, before it is signed: what is still missing, what speaks against it, and what will be sent to whom.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DecisionCheck, LetterPreview, RequestView } from "@/shared/api/contract";
import { Banner } from "@/shared/ui/banner";
import { BlockTree } from "@/shared/ui/block_tree";
import { Shape } from "@/shared/ui/icon";
import { RadioGroup } from "@/shared/ui/radio_group";
import { useLetterWords } from "../letter_words";
import "./before_signing.css";

function Warnings({ check }: { check: DecisionCheck }) {
    return (
        <ul className="check-warnings">
            {check.warnings.map(({ code, pointer, detail }) => (
                <li key={`${code} ${pointer}`} className="mark" data-tone="attention">
                    <Shape name="triangle" size={16} />
                    <span>{detail}</span>
                </li>
            ))}
        </ul>
    );
}

function Letters({ letters, request }: { letters: LetterPreview[]; request: RequestView }) {
    const { t } = useTranslation("request");
    const words = useLetterWords(request.time_zone ?? "UTC");
    const [chosen, setChosen] = useState<number>();
    const letter = letters.find((each) => each.letter === chosen) ?? letters[0];
    if (!letter) return <p className="hint">{t("decide.no_letters")}</p>;
    const who = (each: LetterPreview): string => t(`choice.recipient.${each.to}`, { defaultValue: each.to });
    return (
        <>
            <RadioGroup
                segmented
                label={t("decide.letters")}
                options={letters.map((each) => ({ id: String(each.letter), name: who(each) }))}
                value={String(letter.letter)}
                onChange={(id) => setChosen(Number(id))}
            />
            <p className="hint">{[words.title(letter), words.facts(letter), words.dueBy(letter)].join(" · ")}</p>
            <div className="check-paper">
                <BlockTree tree={letter.tree} />
            </div>
        </>
    );
}

export function BeforeSigning({ check, failed, request }: { check: DecisionCheck | undefined; failed: boolean; request: RequestView }) {
    const { t } = useTranslation("request");
    const [fault] = check?.faults ?? [];
    return (
        <section className="check-zone" aria-labelledby="check-title">
            <h3 id="check-title" className="small-title">
                {t("decide.before")}
            </h3>
            {failed && <p className="hint">{t("decide.check_failed")}</p>}
            {!check && !failed && <p className="hint">{t("decide.check_nothing")}</p>}
            {check && check.warnings.length > 0 && <Warnings check={check} />}
            {fault && <Banner tone="info">{t("decide.still", { what: fault.detail })}</Banner>}
            {check && !fault && <Letters letters={check.letters} request={request} />}
        </section>
    );
}
