/// Whose turn it is, in the words of the plan's own people.
import { useTranslation } from "react-i18next";
import type { WorkRow } from "@/shared/api/contract";
import { Shape } from "@/shared/ui/icon";
import { lookOfStatus } from "@/shared/ui/status";

export function StateMark({ row: { status, stage } }: { row: WorkRow }) {
    const { t } = useTranslation("work");
    const { shape, tone } = lookOfStatus(status);
    return (
        <span className="mark" data-tone={tone}>
            <Shape name={shape} size={14} />
            {t(`state.${status === "in_review" && stage ? stage : status}`, { defaultValue: status })}
        </span>
    );
}
