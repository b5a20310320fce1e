/// When somebody was born, and how old that makes them.
import { useTranslation } from "react-i18next";
import { ageOn, formatDay } from "./format";

export function useBirth(): (born: string, on: string) => string {
    const { t } = useTranslation();
    return (born, on) => {
        const age = ageOn(born, on);
        const parts = [t("words:born", { day: formatDay(born) }), age && t(`words:age.${age.unit}`, { count: age.count })];
        return parts.filter(Boolean).join(" · ");
    };
}
