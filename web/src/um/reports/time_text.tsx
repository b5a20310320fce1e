import { useTranslation } from "react-i18next";
import { timeParts } from "./numbers";

export function useTimeText(): (minutes: number | undefined) => string {
    const { t } = useTranslation("reports");
    return (minutes) => {
        const parts = timeParts(minutes);
        return parts ? t(`time.${parts.unit}`, { value: parts.shown }) : "—";
    };
}

export function TimeText({ minutes }: { minutes: number | undefined }) {
    const text = useTimeText();
    return <span className="number">{text(minutes)}</span>;
}
