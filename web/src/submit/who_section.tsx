import { useTranslation } from "react-i18next";
import { Banner } from "@/shared/ui/banner";
import { Checkbox } from "@/shared/ui/checkbox";
import { Icon } from "@/shared/ui/icon";
import { ProviderPicker } from "@/shared/ui/provider_picker";
import { RadioGroup } from "@/shared/ui/radio_group";
import { Select } from "@/shared/ui/select";
import { TextField } from "@/shared/ui/text_field";
import { fieldId, practiceOf, servicingOf, type Form } from "./form";
import type { SectionProps } from "./parts";
import { Section } from "./section";
import { NotListed, UnlistedPractice } from "./unlisted_practice";

/// One's own office, preset. Only plan staff, who enter for others, choose it.
function Requesting({ form, patch, plan, user, errorAt }: SectionProps) {
    const { t } = useTranslation("submit");
    const own = user.providers ?? [];
    if (own.length > 1) {
        return (
            <Select
                id={fieldId("/requesting")}
                label={t("who.requesting")}
                options={own.map(({ id, name }) => ({ id, name }))}
                value={form.requesting?.id}
                error={errorAt("/requesting")}
                onChange={(id) => patch({ requesting: own.find((each) => each.id === id) })}
            />
        );
    }
    if (own.length === 0) {
        return (
            <ProviderPicker
                id={fieldId("/requesting")}
                label={t("who.requesting")}
                plan={plan.plan}
                value={form.requesting}
                error={errorAt("/requesting")}
                onChange={(requesting) => patch({ requesting })}
            />
        );
    }
    return (
        <div className="field">
            <span className="field-label">{t("who.requesting")}</span>
            <p className="box" data-readonly id={fieldId("/requesting")} tabIndex={-1}>
                {form.requesting?.name}
                <Icon name="lock" size={18} />
            </p>
            <p className="field-hint">{t("who.requesting_hint")}</p>
        </div>
    );
}

function Contact({ form, patch, errorAt }: SectionProps) {
    const { t } = useTranslation("submit");
    const change = (part: Partial<Form["contact"]>): void => patch({ contact: { ...form.contact, ...part } });
    return (
        <div className="triple">
            {(["name", "phone", "fax"] as const).map((part) => (
                <TextField
                    key={part}
                    id={fieldId(`/contact/${part}`)}
                    label={t(`who.contact_${part}`)}
                    inputMode={part === "name" ? "text" : "tel"}
                    error={errorAt(`/contact/${part}`)}
                    value={form.contact[part]}
                    onChange={(value) => change({ [part]: value })}
                />
            ))}
        </div>
    );
}

export function WhoSection(props: SectionProps) {
    const { form, patch, plan, errorAt } = props;
    const { t } = useTranslation("submit");
    const servicing = servicingOf(form);
    return (
        <Section number={3} title={t("who.title")} done={Boolean(form.requesting && (servicing ?? practiceOf(form)))}>
            <div className="pair">
                <Requesting {...props} />
                <div className="stack servicing">
                    {form.unlisted && !form.sameProvider ? (
                        <UnlistedPractice {...props} />
                    ) : form.sameProvider ? (
                        <div className="field">
                            <span className="field-label">{t("who.servicing")}</span>
                            <p className="box" data-readonly>
                                {form.requesting?.name}
                                <Icon name="lock" size={18} />
                            </p>
                        </div>
                    ) : (
                        <>
                            <ProviderPicker
                                id={fieldId("/servicing")}
                                label={t("who.servicing")}
                                hint={t("who.servicing_hint")}
                                plan={plan.plan}
                                narrows
                                value={form.servicing}
                                error={errorAt("/servicing")}
                                onChange={(provider) => patch({ servicing: provider })}
                            />
                            <NotListed patch={patch} />
                        </>
                    )}
                    <Checkbox checked={form.sameProvider} onChange={(sameProvider) => patch({ sameProvider })}>
                        {t("who.same")}
                    </Checkbox>
                </div>
            </div>
            {servicing && !form.sameProvider && servicing.new_patients?.accepts === false && (
                <Banner tone="attention" live="polite">
                    {t("who.no_new_patients")}
                </Banner>
            )}
            {servicing?.network === "out" && (
                <Banner tone="attention" live="polite">
                    {t("who.out_of_network")}
                </Banner>
            )}
            <RadioGroup
                segmented
                label={t("who.practitioner")}
                options={(["not_applicable", "known", "not_yet_known"] as const).map((id) => ({ id, name: t(`who.practitioner_${id}`) }))}
                value={form.practitioner}
                onChange={(value) => patch({ practitioner: value as Form["practitioner"] })}
            />
            {form.practitioner === "known" && (
                <TextField
                    id={fieldId("/practitioner_name")}
                    label={t("who.practitioner_name")}
                    error={errorAt("/practitioner_name")}
                    value={form.practitionerName}
                    onChange={(practitionerName) => patch({ practitionerName })}
                />
            )}
            <Contact {...props} />
        </Section>
    );
}
