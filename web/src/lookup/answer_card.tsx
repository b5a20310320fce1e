/// The answer first, then why, the rows, what is usually asked for, and the proof of what it rests on.
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { LookupAnswer, Plan, Question } from "@/shared/api/contract";
import { formatFullDay, formatInstant, zoneName } from "@/shared/i18n/format";
import { TextButton } from "@/shared/ui/button";
import { Icon, Shape } from "@/shared/ui/icon";
import { lookOfAnswer } from "@/shared/ui/status";
import type { Facts } from "./facts";

const RowsTable = lazy(() => import("@/shared/ui/rows_table").then(({ RowsTable: Table }) => ({ default: Table })));
const FactField = lazy(() => import("./fact_field"));

export const bandKey = (answer: LookupAnswer): string =>
    answer.answer === "undetermined" && answer.because === "no_row" ? "no_row" : answer.answer;

export function useQuestionLine(): (answer: LookupAnswer, plan: Plan, place: string | undefined) => string[] {
    const { t } = useTranslation();
    return (answer, plan, place) => {
        const line = plan.lines?.find(({ id }) => id === answer.line)?.name;
        const parts = [
            answer.title,
            place ? t(`words:place.${place}`, { defaultValue: place }) : undefined,
            answer.date ? formatFullDay(answer.date) : undefined,
            line,
        ];
        return parts.filter((part): part is string => Boolean(part));
    };
}

interface BandProps {
    answer: LookupAnswer;
    details: string[];
}

export function AnswerBand({ answer, details }: BandProps) {
    const { t } = useTranslation("lookup");
    const key = bandKey(answer);
    const { shape, tone } = lookOfAnswer(answer.answer);
    return (
        <div className="band" data-tone={tone}>
            <Shape name={shape} size={40} />
            <div>
                <h2 className="band-title">{t(`band.${key}`)}</h2>
                <p className="band-text">
                    {answer.code && <strong className="number">{answer.code}</strong>}
                    {details.map((part) => (
                        <span key={part}> · {part}</span>
                    ))}
                </p>
                <p className="band-text">{t(`band_text.${key}`)}</p>
            </div>
        </div>
    );
}

export function Reasons({ answer }: { answer: LookupAnswer }) {
    const { t } = useTranslation("lookup");
    const extra = [
        answer.notify ? t("notify") : undefined,
        answer.auto_approval === "yes" ? t("auto_yes") : undefined,
        answer.auto_approval === "conditional" ? t("auto_conditional") : undefined,
    ].filter((text) => text !== undefined);
    if (!answer.why?.length && extra.length === 0) return null;
    return (
        <section className="answer-part">
            <h3 className="card-title">{t("why")}</h3>
            <ol className="reasons">
                {answer.why?.map((sentence) => (
                    <li key={sentence} lang="en">
                        {sentence}
                    </li>
                ))}
                {extra.map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                ))}
            </ol>
        </section>
    );
}

export function RowsChecked({ answer }: { answer: LookupAnswer }) {
    const { t } = useTranslation("lookup");
    const rows = answer.seen ?? [];
    if (rows.length === 0) return null;
    const count = rows.filter((row) => row.matched).length;
    return (
        <section className="rows-checked">
            <div className="spread answer-head">
                <h3 className="card-title">
                    {t("rows")} <span className="hint">{t("rows_matched", { count, total: rows.length })}</span>
                </h3>
                {answer.edition && <span className="hint">{t("list_version", { edition: answer.edition })}</span>}
            </div>
            <Suspense>
                <RowsTable rows={rows} />
            </Suspense>
        </section>
    );
}

export function UsualDocuments({ documents }: { documents: string[] | undefined }) {
    const { t } = useTranslation("lookup");
    if (!documents?.length) return null;
    return (
        <section className="answer-part">
            <h3 className="card-title">{t("documents")}</h3>
            <ul className="documents">
                {documents.map((each) => (
                    <li key={each} className="mark">
                        <Icon name="file" size={18} />
                        {t(`words:document.${each}`, { defaultValue: each })}
                    </li>
                ))}
            </ul>
        </section>
    );
}

interface AnswerCardProps {
    answer: LookupAnswer;
    plan: Plan;
    facts: Facts;
    questions: Question[];
    fresh: boolean;
    onFacts: (patch: Partial<Facts>) => void;
    onCode: (code: string) => void;
}

export function AnswerCard({ answer, plan, facts, questions, fresh, onFacts, onCode }: AnswerCardProps) {
    const { t } = useTranslation("lookup");
    const details = useQuestionLine()(answer, plan, facts.place);
    const zone = answer.time_zone ?? plan.time_zone;
    return (
        <article aria-busy={!fresh}>
            <AnswerBand answer={answer} details={details} />
            {answer.suggestion && (
                <div className="answer-part">
                    <TextButton icon="arrow" onPress={() => onCode(answer.suggestion ?? "")}>
                        {t("suggestion", { code: answer.suggestion })}
                    </TextButton>
                </div>
            )}
            {questions.length > 0 && (
                <section className="answer-part" aria-label={t("asks_label")}>
                    <h3 className="card-title">{t("asks_title")}</h3>
                    <div className="asks">
                        <Suspense>
                            {questions.map((question) => (
                                <FactField key={question.fact} question={question} facts={facts} plan={plan} onChange={onFacts} />
                            ))}
                        </Suspense>
                    </div>
                </section>
            )}
            <Reasons answer={answer} />
            <RowsChecked answer={answer} />
            <UsualDocuments documents={answer.documents} />
            {answer.asked_at && (
                <p className="provenance">
                    {t("provenance", {
                        time: formatInstant(answer.asked_at, zone),
                        zone: zoneName(zone, answer.asked_at),
                        plan: answer.plan_name ?? plan.name,
                        edition: answer.edition ?? "",
                        version: (answer.pack ?? "").slice(0, 12),
                    })}
                </p>
            )}
        </article>
    );
}
