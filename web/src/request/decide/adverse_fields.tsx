/// What is demanded of anyone who gives less than was asked for.
import { useTranslation } from "react-i18next";
import { places } from "@/lookup/facts";
import { serverNow } from "@/shared/api/clock";
import type { RequestView } from "@/shared/api/contract";
import { today } from "@/shared/i18n/format";
import { DateField } from "@/shared/ui/date_field";
import { Shape } from "@/shared/ui/icon";
import { ProviderPicker } from "@/shared/ui/provider_picker";
import { RadioGroup } from "@/shared/ui/radio_group";
import { Select } from "@/shared/ui/select";
import { TextArea, TextField } from "@/shared/ui/text_field";
import { FieldProblem } from "../acts/act_field";
import { CriteriaFields } from "./criteria_fields";
import { questions, type LineSaid } from "./decision";
import { readingGrade } from "./reading_grade";

const reasons = [
    "not_medically_necessary", "level_of_care", "site_of_service", "quantity_reduced", "alternative_service", "not_for_diagnosis",
    "experimental", "information_missing", "not_covered", "cosmetic", "benefit_limit", "out_of_network", "provider_not_in_program",
    "not_eligible", "carved_out", "late_request", "duplicate", "age_or_sex", "provider_type", "reassessed",
] as const;
const targetGrade = 6;

export interface AdverseFieldsProps {
    said: LineSaid;
    request: RequestView;
    at: string;
    errorAt: (pointer: string) => string | undefined;
    onChange: (part: Partial<LineSaid>) => void;
}

function Grant({ said, request, at, errorAt, onChange }: AdverseFieldsProps) {
    const { t } = useTranslation("request");
    const day = today(request.time_zone ?? "UTC", serverNow());
    return (
        <>
            <div className="triple">
                <TextField label={t("decide.units")} inputMode="decimal" value={said.units} error={errorAt(`${at}/units`)} onChange={(units) => onChange({ units })} />
                <DateField label={t("decide.from")} today={day} value={said.from} error={errorAt(`${at}/from`)} onChange={(from) => onChange({ from })} />
                <DateField label={t("decide.to")} today={day} value={said.to} error={errorAt(`${at}/to`)} onChange={(to) => onChange({ to })} />
            </div>
            {said.said === "modified" && (
                <div className="triple">
                    <TextField label={t("decide.code")} optional value={said.code} error={errorAt(`${at}/code`)} onChange={(code) => onChange({ code })} />
                    <Select
                        label={t("decide.place")}
                        optional
                        options={places.map((id) => ({ id, name: t(`words:place.${id}`) }))}
                        value={said.place}
                        error={errorAt(`${at}/place`)}
                        onChange={(place) => onChange({ place })}
                    />
                    <ProviderPicker
                        label={t("decide.servicing")}
                        optional
                        plan={request.plan}
                        value={said.servicing}
                        error={errorAt(`${at}/servicing`)}
                        onChange={(servicing) => onChange({ servicing })}
                    />
                </div>
            )}
        </>
    );
}

function Grade({ text }: { text: string }) {
    const { t } = useTranslation("request");
    const grade = readingGrade(text);
    if (grade === undefined) return t("decide.sentence_hint");
    const easy = grade <= targetGrade;
    return (
        <span className="mark" data-tone={easy ? "good" : "attention"}>
            <Shape name={easy ? "tick" : "triangle"} size={14} />
            {t(easy ? "decide.grade" : "decide.grade_high", { grade, target: targetGrade })}
        </span>
    );
}

function Reason({ said, at, errorAt, onChange }: AdverseFieldsProps) {
    const { t } = useTranslation("request");
    const [reason = { code: "", sentence: "" }] = said.reasons;
    const change = (part: Partial<typeof reason>): void => onChange({ reasons: [{ ...reason, ...part }] });
    const byBasis = (
        <RadioGroup
            segmented
            label={t("decide.basis")}
            options={["medical_necessity", "administrative", "benefit"].map((id) => ({ id, name: t(`choice.basis.${id}`) }))}
            value={said.basis}
            onChange={(basis) => onChange({ basis })}
        />
    );
    return (
        <>
            {byBasis}
            <Select
                label={t("decide.reason")}
                options={reasons.map((id) => ({ id, name: t(`choice.denial_reason.${id}`) }))}
                value={reason.code}
                error={errorAt(`${at}/reasons/0/code`)}
                onChange={(code) => change({ code })}
            />
            <TextArea
                label={t("decide.sentence")}
                hint={<Grade text={reason.sentence} />}
                maxLength={1000}
                value={reason.sentence}
                error={errorAt(`${at}/reasons/0/sentence`) ?? errorAt(`${at}/reasons`)}
                onChange={(sentence) => change({ sentence })}
            />
            {reason.code === "information_missing" && (
                <TextArea label={t("decide.missing")} hint={t("decide.missing_hint")} value={said.missing} error={errorAt(`${at}/missing`)} onChange={(missing) => onChange({ missing })} />
            )}
        </>
    );
}

export function AdverseFields(props: AdverseFieldsProps) {
    const { said, at, errorAt, onChange } = props;
    const { t } = useTranslation("request");
    return (
        <div className="stack adverse">
            {said.said !== "denied" && <Grant {...props} />}
            <Reason {...props} />
            <fieldset className="stack tight">
                <legend className="field-label">{t("decide.questions")}</legend>
                {questions.map((question) => (
                    <RadioGroup
                        key={question}
                        segmented
                        label={t(`field.${question}`)}
                        options={["yes", "no", "not_judged"].map((id) => ({ id, name: t(`choice.judged.${id}`) }))}
                        value={said.questions[question]}
                        onChange={(word) => onChange({ questions: { ...said.questions, [question]: word } })}
                    />
                ))}
                <FieldProblem error={errorAt(`${at}/questions`)} />
            </fieldset>
            <CriteriaFields cited={said.cited} at={`${at}/cited`} errorAt={errorAt} onChange={(cited) => onChange({ cited })} />
        </div>
    );
}
