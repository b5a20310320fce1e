/// Says plainly when a page is not in the language that was chosen, or when its translation is not final.
import { useTranslation } from "react-i18next";
import { currentLanguage, languages, translationState } from "@/shared/i18n/i18n";
import { Shape } from "@/shared/ui/icon";
import { usePlan } from "./plans";

export function TranslationNotice() {
    const { t } = useTranslation();
    const phone = usePlan().plan?.contact?.phone;
    const id = currentLanguage();
    const state = translationState(id);
    if (state !== "awaited" && state !== "review") return null;
    const name = languages.find((language) => language.id === id)?.name;
    return (
        <aside className="notice no-print" data-tone="info" aria-label={t("translation.label")}>
            <Shape name="info" size={14} />
            <span>
                {state === "awaited" && <bdi lang={id}>{name}</bdi>} {t(`translation.${state}`)} {phone && t("translation.call", { phone })}
            </span>
        </aside>
    );
}
