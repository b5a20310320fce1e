/// One search over people, practices and facilities: name, specialty or NPI.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Provider } from "@/shared/api/contract";
import { searchProviders } from "@/shared/api/searches";
import { ComboBox } from "./combo_box";
import type { FieldProps } from "./field";

interface ProviderPickerProps extends FieldProps {
    id?: string;
    plan: string;
    value: Provider | undefined;
    onChange: (provider: Provider | undefined) => void;
}

export function ProviderPicker({ plan, value, onChange, ...field }: ProviderPickerProps) {
    const { t } = useTranslation();
    const [typed, setTyped] = useState<string | null>(null);
    return (
        <ComboBox<Provider>
            {...field}
            searchKey={["providers", plan]}
            search={(text) => searchProviders(plan, text)}
            itemId={(provider) => provider.id}
            itemText={(provider) => provider.name}
            renderItem={(provider) => (
                <>
                    <span className="option-main">
                        {provider.name}
                        <span className="hint">
                            {" "}
                            {[provider.specialty?.replaceAll("_", " "), provider.city, provider.npi].filter(Boolean).join(" · ")}
                        </span>
                    </span>
                    {provider.network && (
                        <span className="tag">
                            {t(`words:value.network.${provider.network}`, { defaultValue: provider.network })}
                        </span>
                    )}
                </>
            )}
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
}
