/// For plan staff who enter what came on paper or by phone: its own way and hour count, not those of the entry.
import { useTranslation } from "react-i18next";
import { zoneName } from "@/shared/i18n/format";
import { MomentField } from "@/shared/ui/moment_field";
import { Select } from "@/shared/ui/select";
import { fieldId } from "./form";
import type { SectionProps } from "./parts";
import { Section } from "./section";

const here = "portal";
const ways = [here, "fax", "phone", "mail", "email"] as const;

export function ArrivalSection({ form, patch, plan, today, errorAt }: SectionProps) {
    const { t } = useTranslation("submit");
    const channel = form.channel ?? here;
    return (
        <Section number={0} title={t("arrival.title")} done={channel === here || form.receivedAt !== undefined}>
            <div className="pair">
                <Select
                    id={fieldId("/channel")}
                    label={t("arrival.channel")}
                    options={ways.map((id) => ({ id, name: t(`arrival.${id}`) }))}
                    value={channel}
                    error={errorAt("/channel")}
                    onChange={(id) => patch(id === here ? { channel: undefined, receivedAt: undefined } : { channel: id })}
                />
                {channel !== here && (
                    <MomentField
                        label={t("arrival.day")}
                        hint={t("arrival.hint")}
                        zone={plan.time_zone}
                        zoneWord={zoneName(plan.time_zone)}
                        today={today}
                        error={errorAt("/received_at")}
                        onChange={(receivedAt) => patch({ receivedAt })}
                    />
                )}
            </div>
        </Section>
    );
}
