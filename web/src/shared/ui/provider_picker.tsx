/// One search over people, practices and facilities: name, specialty or NPI, narrowed by who takes new patients and by the
/// languages spoken where the form offers it.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Provider } from "@/shared/api/contract";
import { searchProviders, type ProviderNarrowing } from "@/shared/api/searches";
import { currentLanguage, languages } from "@/shared/i18n/i18n";
import { formatDay } from "@/shared/i18n/format";
import { Checkbox } from "./checkbox";
import { ComboBox } from "./combo_box";
import type { FieldProps } from "./field";
import { Select } from "./select";

interface ProviderPickerProps extends FieldProps {
    id?: string;
    plan: string;
    value: Provider | undefined;
    onChange: (provider: Provider | undefined) => void;
    /// Offers to narrow the search.
    narrows?: boolean;
}

const any = "any";

/// What is said of new patients is the provider's own word; where there is none, that is said.
export function NewPatients({ provider }: { provider: Provider }) {
    const { t } = useTranslation();
    const stated = provider.new_patients;
    const word = stated === undefined ? "unstated" : stated.accepts ? "yes" : "no";
    return (
        <span className="hint block">
            {t(`provider.new_patients_${word}`)}
            {stated?.as_of && ` ${t("provider.as_of", { day: formatDay(stated.as_of) })}`}
        </span>
    );
}

function Found({ provider }: { provider: Provider }) {
    const { t } = useTranslation();
    const names = new Intl.DisplayNames(document.documentElement.lang, { type: "language" });
    const spoken = (provider.languages ?? []).map((tag) => names.of(tag)).join(", ");
    return (
        <>
            <span className="option-main">
                {provider.name}
                <span className="hint"> {[provider.specialty?.replaceAll("_", " "), provider.city, provider.npi, spoken].filter(Boolean).join(" · ")}</span>
                <NewPatients provider={provider} />
            </span>
            {provider.network && <span className="tag">{t(`words:value.network.${provider.network}`, { defaultValue: provider.network })}</span>}
        </>
    );
}

function Narrowing({ value, onChange }: { value: ProviderNarrowing; onChange: (value: ProviderNarrowing) => void }) {
    const { t } = useTranslation();
    const names = new Intl.DisplayNames(currentLanguage(), { type: "language" });
    const options = [{ id: any, name: t("provider.language_any") }, ...languages.map(({ id }) => ({ id, name: names.of(id) ?? id }))];
    const { language, ...rest } = value;
    return (
        <div className="row-of narrowing">
            <Checkbox checked={value.accepting ?? false} onChange={(accepting) => onChange(language ? { accepting, language } : { accepting })}>
                {t("provider.only_accepting")}
            </Checkbox>
            <Select
                label={t("provider.language")}
                options={options}
                value={language ?? any}
                onChange={(id) => onChange(id === any ? rest : { ...rest, language: id })}
            />
        </div>
    );
}

export function ProviderPicker({ plan, value, onChange, narrows = false, ...field }: ProviderPickerProps) {
    const [typed, setTyped] = useState<string | null>(null);
    const [narrowing, setNarrowing] = useState<ProviderNarrowing>({});
    const picker = (
        <ComboBox<Provider>
            {...field}
            searchKey={["providers", plan, narrowing]}
            search={(text) => searchProviders(plan, text, narrowing)}
            itemId={(provider) => provider.id}
            itemText={(provider) => provider.name}
            renderItem={(provider) => <Found provider={provider} />}
            text={typed ?? value?.name ?? ""}
            onTextChange={(text) => {
                setTyped(text);
                if (value && text !== value.name) onChange(undefined);
            }}
            onChoose={(provider) => {
                setTyped(null);
                onChange(provider);
            }}
        />
    );
    if (!narrows) return picker;
    return (
        <div className="stack">
            {picker}
            <Narrowing value={narrowing} onChange={setNarrowing} />
        </div>
    );
}
