/// The criteria somebody answered, each with what its answer stands on: as it was recorded, to be read later.
import { useTranslation } from "react-i18next";
import type { Citation, RequestDocument } from "@/shared/api/contract";
import { AnswerMark } from "./criteria/answer_mark";
import { useSourceWord } from "./criteria/quote_row";
import type { Answer } from "./tree";

export function CitedPoints({ cited, documents }: { cited: Citation[]; documents: RequestDocument[] }) {
    const { t } = useTranslation("case");
    const sourceOf = useSourceWord(documents);
    return cited.map(({ source, edition, section, finding, answers = [] }) => (
        <div key={`${source} ${edition} ${section}`} className="cited-points">
            <p className="hint">{[t(`request:choice.criteria_source.${source}`, { defaultValue: source }), edition, section, finding].filter(Boolean).join(", ")}</p>
            <ul>
                {answers.map(({ point, text, answer, evidence = [], note }) => (
                    <li key={point}>
                        <AnswerMark answer={answer as Answer} /> <span lang="en">{text || point}</span>
                        {evidence.map((each) => (
                            <p key={JSON.stringify(each)} className="hint">
                                <q>{each.quote}</q> {sourceOf(each)}
                            </p>
                        ))}
                        {note && <p className="hint">{note}</p>}
                    </li>
                ))}
            </ul>
        </div>
    ));
}
