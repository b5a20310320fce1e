/// A servicing practice that the directory lacks: what the office knows of it, so that the request can go on.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Provider } from "@/shared/api/contract";
import { searchProviders } from "@/shared/api/searches";
import { Banner } from "@/shared/ui/banner";
import { Button, TextButton } from "@/shared/ui/button";
import { TextField } from "@/shared/ui/text_field";
import { emptyPractice, fieldId, isWholeNpi, type Practice } from "./form";
import type { SectionProps } from "./parts";

/// The directory may have it after all; then it is one click to take it from there.
function Listed({ plan, npi, onUse }: { plan: string; npi: string; onUse: (provider: Provider) => void }) {
    const { t } = useTranslation("submit");
    const { data } = useQuery({
        queryKey: ["providers", plan, npi],
        queryFn: () => searchProviders(plan, npi),
        enabled: isWholeNpi(npi),
        staleTime: 60_000,
    });
    const found = isWholeNpi(npi) ? data?.find((provider) => provider.npi === npi) : undefined;
    if (!found) return null;
    return (
        <Banner tone="attention" live="polite">
            <span>{t("unlisted.listed", { name: found.name })}</span>
            <Button size="small" onPress={() => onUse(found)}>
                {t("unlisted.use")}
            </Button>
        </Banner>
    );
}

export function NotListed({ patch }: Pick<SectionProps, "patch">) {
    const { t } = useTranslation("submit");
    return (
        <p>
            <TextButton onPress={() => patch({ unlisted: emptyPractice, servicing: undefined })}>{t("unlisted.enter")}</TextButton>
        </p>
    );
}

export function UnlistedPractice({ form, patch, plan, errorAt }: SectionProps) {
    const { t } = useTranslation("submit");
    const practice = form.unlisted ?? emptyPractice;
    const field = (part: keyof Practice, pointer: string, options: { optional?: boolean; mode?: "numeric" | "tel"; hint?: string } = {}) => (
        <TextField
            id={fieldId(pointer)}
            label={t(`unlisted.${part}`)}
            inputMode={options.mode ?? "text"}
            optional={options.optional ?? false}
            hint={options.hint}
            error={errorAt(pointer)}
            value={practice[part]}
            onChange={(value) => patch({ unlisted: { ...practice, [part]: value } })}
        />
    );
    return (
        <fieldset className="stack unlisted" id={fieldId("/unlisted")}>
            <legend className="field-label">{t("who.servicing")}</legend>
            <p className="field-hint">{t("unlisted.hint")}</p>
            <div className="pair">
                {field("npi", "/unlisted/npi", { mode: "numeric", hint: t("unlisted.npi_hint") })}
                {field("name", "/unlisted/name")}
            </div>
            <Listed plan={plan.plan} npi={practice.npi.trim()} onUse={(servicing) => patch({ servicing, unlisted: undefined })} />
            <div className="triple">
                {field("phone", "/unlisted/phone", { mode: "tel" })}
                {field("fax", "/unlisted/fax", { mode: "tel", optional: true })}
                {field("specialty", "/unlisted/specialty", { optional: true })}
            </div>
            {field("street", "/unlisted/address", { optional: true })}
            <div className="triple">
                {field("city", "/unlisted/address/city", { optional: true })}
                {field("state", "/unlisted/address/state", { optional: true })}
                {field("postalCode", "/unlisted/address/postal_code", { optional: true })}
            </div>
            <p>
                <TextButton onPress={() => patch({ unlisted: undefined })}>{t("unlisted.search")}</TextButton>
            </p>
        </fieldset>
    );
}
