import { useTranslation } from "react-i18next";
import type { Member } from "@/shared/api/contract";
import { formatDay } from "@/shared/i18n/format";
import { useBirth } from "@/shared/i18n/use_birth";
import { Banner } from "@/shared/ui/banner";
import { TextButton } from "@/shared/ui/button";
import { Icon, Shape } from "@/shared/ui/icon";
import { MemberPicker } from "@/shared/ui/member_picker";
import { fieldId, type Form } from "./form";
import type { SectionProps } from "./parts";
import { Section } from "./section";

function CoverageStrip({ member, today }: { member: Member; today: string }) {
    const { t } = useTranslation("submit");
    const coverage = member.coverage ?? member.coverages?.[0];
    if (!coverage) {
        return (
            <Banner tone="attention" live="polite">
                {t("member.no_coverage")}
            </Banner>
        );
    }
    const { valid_from: from = "", valid_to: to = "9999" } = coverage;
    const holds = from <= today && today <= to;
    return (
        <p className="coverage">
            <span className="mark" data-tone={holds ? "good" : "attention"}>
                <Shape name={holds ? "tick" : "triangle"} />
                <strong>{coverage.line_name ?? coverage.line_of_business}</strong>
            </span>
            {coverage.valid_from && (
                <span className="quiet">
                    {coverage.valid_to
                        ? t("member.covered_until", { from: formatDay(coverage.valid_from), to: formatDay(coverage.valid_to) })
                        : t("member.covered_since", { from: formatDay(coverage.valid_from) })}
                </span>
            )}
            <span>
                <span className="quiet">{t("member.decides")}</span>{" "}
                {coverage.medical_group_name ?? coverage.medical_group ?? t("member.plan_decides")}
            </span>
        </p>
    );
}

function ChosenMember({ member, form, today, onChange }: { member: Member; form: Form; today: string; onChange: () => void }) {
    const { t } = useTranslation("submit");
    const birth = useBirth();
    return (
        <section className="card section section-folded" aria-label={t("member.title")}>
            <span className="section-number" data-done aria-hidden="true">
                <Icon name="check" size={16} />
            </span>
            <div className="section-folded-body">
                <p className="member-line">
                    <strong>{member.name}</strong>{" "}
                    <span className="quiet number">
                        {birth(member.born_on, today)} · {t("member.id", { number: member.member_number })}
                    </span>
                </p>
                <CoverageStrip member={member} today={today} />
            </div>
            <TextButton id={fieldId("/member")} aria-label={t("member.change")} onPress={onChange}>
                {t("common:action.change")}
            </TextButton>
            {form.member?.coverage?.medical_group_name && (
                <div className="section-wide">
                    <Banner tone="info" live="polite">
                        {t("member.group_decides", { group: form.member.coverage.medical_group_name })}
                    </Banner>
                </div>
            )}
        </section>
    );
}

export function MemberSection({ form, patch, plan, today, errorAt }: SectionProps) {
    const { t } = useTranslation("submit");
    if (form.member) {
        return <ChosenMember member={form.member} form={form} today={today} onChange={() => patch({ member: undefined })} />;
    }
    return (
        <Section number={1} title={t("member.title")} done={false}>
            <MemberPicker
                id={fieldId("/member")}
                plan={plan.plan}
                today={today}
                error={errorAt("/member")}
                onChoose={(member) => patch({ member })}
            />
        </Section>
    );
}
