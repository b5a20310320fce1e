/// What was read to decide: source, edition, section, and whether each point is met. In the order of the plan.
import { useTranslation } from "react-i18next";
import { Button, TextButton } from "@/shared/ui/button";
import { Select } from "@/shared/ui/select";
import { TextField } from "@/shared/ui/text_field";
import { FieldProblem } from "../acts/act_field";
import { emptyCited, type Cited, type Point } from "./decision";

/// The words packs use for what a decision may rest on; the server knows which of them a plan reads, and in which order.
export const criteriaSources = [
    "evidence_of_coverage", "ncd_lcd", "medi_cal_manual", "nonprofit_behavioral", "licensed_criteria", "mcg", "plan_policy", "external_review",
] as const;
const answers = ["met", "not_met", "not_documented", "not_applicable"] as const;

interface CriteriaFieldsProps {
    cited: Cited[];
    at: string;
    errorAt: (pointer: string) => string | undefined;
    onChange: (cited: Cited[]) => void;
}

function PointRow({ point, only, onChange, onRemove }: { point: Point; only: boolean; onChange: (point: Point) => void; onRemove: () => void }) {
    const { t } = useTranslation("request");
    return (
        <div className="point-row">
            {point.shown ? (
                <p>
                    {point.shown}
                    {point.evidence?.map(({ document, page, quote }) => (
                        <q key={`${document} ${page} ${quote}`} className="hint block">
                            {quote}
                        </q>
                    ))}
                    {point.note && <span className="hint block">{point.note}</span>}
                </p>
            ) : (
                <TextField label={t("decide.point")} value={point.point} onChange={(text) => onChange({ ...point, point: text })} />
            )}
            <Select
                label={t("decide.point_answer")}
                options={answers.map((id) => ({ id, name: t(`choice.criteria_answer.${id}`) }))}
                value={point.answer}
                onChange={(answer) => onChange({ ...point, answer })}
            />
            {!only && <Button look="quiet" icon="close" aria-label={t("decide.point_remove")} onPress={onRemove} />}
        </div>
    );
}

function OneSource({ cited, at, only, errorAt, onChange, onRemove }: { cited: Cited; at: string; only: boolean; errorAt: CriteriaFieldsProps["errorAt"]; onChange: (cited: Cited) => void; onRemove: () => void }) {
    const { t } = useTranslation("request");
    const change = (part: Partial<Cited>): void => onChange({ ...cited, ...part });
    const changePoint = (index: number, point: Point | undefined): void =>
        change({ answers: cited.answers.flatMap((each, position) => (position === index ? (point ? [point] : []) : [each])) });
    return (
        <div className="cited">
            <div className="cited-head">
                <Select
                    label={t("decide.source")}
                    options={criteriaSources.map((id) => ({ id, name: t(`choice.criteria_source.${id}`) }))}
                    value={cited.source}
                    error={errorAt(`${at}/source`) ?? errorAt(at)}
                    onChange={(source) => change({ source })}
                />
                <TextField label={t("decide.edition")} value={cited.edition} error={errorAt(`${at}/edition`)} onChange={(edition) => change({ edition })} />
                <TextField label={t("decide.section")} value={cited.section} error={errorAt(`${at}/section`)} onChange={(section) => change({ section })} />
                <TextField label={t("decide.page")} optional value={cited.page} onChange={(page) => change({ page })} />
            </div>
            {cited.answers.map((point, index) => (
                <PointRow
                    key={index}
                    point={point}
                    only={cited.answers.length === 1}
                    onChange={(next) => changePoint(index, next)}
                    onRemove={() => changePoint(index, undefined)}
                />
            ))}
            <div className="row-of">
                <TextButton icon="plus" onPress={() => change({ answers: [...cited.answers, { point: "", answer: "met" }] })}>
                    {t("decide.point_add")}
                </TextButton>
                {!only && <TextButton onPress={onRemove}>{t("decide.source_remove")}</TextButton>}
            </div>
        </div>
    );
}

export function CriteriaFields({ cited, at, errorAt, onChange }: CriteriaFieldsProps) {
    const { t } = useTranslation("request");
    return (
        <fieldset className="stack tight">
            <legend className="field-label">{t("decide.criteria")}</legend>
            <p className="hint">{t("decide.criteria_hint")}</p>
            <FieldProblem error={errorAt(at)} />
            {cited.map((each, index) => (
                <OneSource
                    key={index}
                    cited={each}
                    at={`${at}/${index}`}
                    only={cited.length === 1}
                    errorAt={errorAt}
                    onChange={(next) => onChange(cited.map((old, position) => (position === index ? next : old)))}
                    onRemove={() => onChange(cited.filter((_, position) => position !== index))}
                />
            ))}
            <div>
                <TextButton icon="plus" onPress={() => onChange([...cited, emptyCited(criteriaSources.find((id) => !cited.some(({ source }) => source === id)) ?? "plan_policy")])}>
                    {t("decide.source_add")}
                </TextButton>
            </div>
        </fieldset>
    );
}
