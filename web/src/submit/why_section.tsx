import { useTranslation } from "react-i18next";
import { formatDay } from "@/shared/i18n/format";
import { Banner } from "@/shared/ui/banner";
import { Checkbox } from "@/shared/ui/checkbox";
import { DateField } from "@/shared/ui/date_field";
import { DiagnosisPicker } from "@/shared/ui/diagnosis_picker";
import { Disclosure } from "@/shared/ui/disclosure";
import { Select } from "@/shared/ui/select";
import { TextArea, TextField } from "@/shared/ui/text_field";
import { Documents } from "./documents";
import { fieldId, type Form, type FormDocument } from "./form";
import type { SectionProps } from "./parts";
import { Section } from "./section";

const specials = [
    "continuity_of_care", "second_opinion", "standing_referral", "out_of_network_exception", "clinical_trial",
    "newborn_on_mother", "accident", "epsdt", "ccs", "hospice",
] as const;

const sexes = ["female", "male", "unknown"] as const;

interface WhySectionProps extends SectionProps {
    onDocuments: (change: (documents: FormDocument[]) => FormDocument[]) => void;
}

/// How long the plan lets the baby run on the mother's id: in months before the birth date is known, then to which day.
function BabyMonths({ form, plan, check }: SectionProps) {
    const { t } = useTranslation("submit");
    const line = form.member?.coverage?.line_of_business;
    const rule = plan.newborns?.find(({ lines = [] }) => lines.length === 0 || (line !== undefined && lines.includes(line)));
    const until = check?.newborn?.until;
    if (!rule && !until) return null;
    return (
        <div className="wide">
            <Banner tone="info" live="polite">
                <span>{until ? t("why.baby_until", { day: formatDay(until) }) : rule && t("why.baby_months", { count: rule.months })}</span>
                <span className="hint" lang="en">
                    {check?.newborn?.why ?? rule?.why}
                </span>
            </Banner>
        </div>
    );
}

function Special(props: SectionProps) {
    const { form, patch, today, errorAt } = props;
    const { t } = useTranslation("submit");
    const toggle = (special: string, on: boolean): Partial<Form> => ({
        special: on ? [...form.special, special] : form.special.filter((each) => each !== special),
    });
    return (
        <Disclosure title={<span className="small-title">{t("why.special")}</span>} open={form.special.length > 0}>
            <div className="special-list">
                {specials.map((special) => (
                    <Checkbox key={special} checked={form.special.includes(special)} onChange={(on) => patch(toggle(special, on))}>
                        {t(`words:value.special.${special}`)}
                    </Checkbox>
                ))}
            </div>
            {form.special.includes("newborn_on_mother") && (
                <div className="pair">
                    <p className="quiet wide">{t("why.baby_text")}</p>
                    <BabyMonths {...props} />
                    <TextField
                        id={fieldId("/newborn/name")}
                        label={t("why.baby_name")}
                        error={errorAt("/newborn/name")}
                        value={form.babyName}
                        onChange={(babyName) => patch({ babyName })}
                    />
                    <DateField
                        id={fieldId("/newborn/born_on")}
                        label={t("why.baby_born")}
                        today={today}
                        error={errorAt("/newborn/born_on")}
                        value={form.babyBorn}
                        onChange={(babyBorn) => patch({ babyBorn })}
                    />
                    <Select
                        label={t("why.baby_sex")}
                        optional
                        options={sexes.map((id) => ({ id, name: t(`why.sex.${id}`) }))}
                        value={form.babySex}
                        onChange={(babySex) => patch({ babySex })}
                    />
                    <TextField
                        label={t("why.baby_order")}
                        hint={t("why.baby_order_hint")}
                        optional
                        inputMode="numeric"
                        maxLength={1}
                        value={form.babyOrder}
                        onChange={(babyOrder) => patch({ babyOrder })}
                    />
                </div>
            )}
        </Disclosure>
    );
}

export function WhySection(props: WhySectionProps) {
    const { form, patch, answers, errorAt } = props;
    const { t } = useTranslation("submit");
    const usual = [...new Set([...answers.values()].flatMap(({ documents }) => documents ?? []))];
    return (
        <Section number={4} title={t("why.title")} done={form.diagnoses.length > 0}>
            <DiagnosisPicker
                id={fieldId("/diagnoses")}
                label={t("why.diagnoses")}
                hint={t("why.diagnoses_hint")}
                firstNote={t("why.principal")}
                error={errorAt("/diagnoses")}
                value={form.diagnoses}
                onChange={(diagnoses) => patch({ diagnoses })}
            />
            <Documents documents={form.documents} usual={usual} onChange={props.onDocuments} />
            <TextArea
                id={fieldId("/notes/0/text")}
                label={t("why.note")}
                optional
                maxLength={8000}
                error={errorAt("/notes/0/text")}
                value={form.note}
                onChange={(note) => patch({ note })}
            />
            <Special {...props} />
        </Section>
    );
}
