/// The words of appeals with their shape and tone, and which time they are held to.
import { useTranslation } from "react-i18next";
import type { AppealRow } from "@/shared/api/contract";
import { formatInstantDay } from "@/shared/i18n/format";
import type { Tone } from "@/shared/ui/banner";
import { Deadline } from "@/shared/ui/deadline";
import { Shape, type ShapeName } from "@/shared/ui/icon";

const looks: Record<string, { shape: ShapeName; tone: Tone }> = {
    received: { shape: "dot", tone: "neutral" },
    acknowledged: { shape: "dot", tone: "neutral" },
    in_review: { shape: "half", tone: "info" },
    awaiting_information: { shape: "triangle", tone: "attention" },
    overturned: { shape: "tick", tone: "good" },
    partly_overturned: { shape: "lower", tone: "good" },
    resolved: { shape: "tick", tone: "good" },
    upheld: { shape: "octagon", tone: "bad" },
    forwarded_outside: { shape: "elsewhere", tone: "info" },
};

export function AppealState({ status, pill = false }: { status: string; pill?: boolean }) {
    const { t } = useTranslation("appeals");
    const { shape, tone } = looks[status] ?? { shape: "bar" as const, tone: "neutral" as const };
    return (
        <span className={pill ? "pill" : "mark"} data-tone={tone}>
            <Shape name={shape} size={14} />
            {t(`choice.appeal_status.${status}`, { defaultValue: status })}
        </span>
    );
}

export function useKindName(): (kind: string) => string {
    const { t } = useTranslation("appeals");
    return (kind) => t(`choice.appeal_kind.${kind}`, { defaultValue: kind.replaceAll("_", " ") });
}

/// What the row is held to in the list that is shown: the letter of receipt there, otherwise the clock that governs.
export function timeOf(row: AppealRow, acknowledging: boolean): { dueAt: string | undefined; startedAt: string; clock: string | undefined } {
    if (acknowledging && row.acknowledge_due_at) return { dueAt: row.acknowledge_due_at, startedAt: row.received_at, clock: "acknowledge" };
    return { dueAt: row.due_at, startedAt: row.started_at ?? row.received_at, clock: row.clock };
}

export function TimeLeft({ row, acknowledging, zone }: { row: AppealRow; acknowledging: boolean; zone: string }) {
    const { t } = useTranslation("appeals");
    const { dueAt, startedAt } = timeOf(row, acknowledging);
    if (dueAt) return <Deadline startedAt={startedAt} dueAt={dueAt} short />;
    return <span className="quiet">{row.resolved_at ? t("clock.decided", { day: formatInstantDay(row.resolved_at, zone) }) : t("clock.none")}</span>;
}
