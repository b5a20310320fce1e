/// A row of days: shape and colour say how each stands, a bar below which level of care it has, an edge which one is today.
import { useTranslation } from "react-i18next";
import type { DayState } from "@/shared/api/contract";
import { formatDay, formatShortDay } from "@/shared/i18n/format";
import { Shape, type ShapeName } from "@/shared/ui/icon";
import { countStates, type OneDay } from "./ruler";
import "./ruler.css";

export const dayStates: readonly DayState[] = ["approved", "not_required", "asked", "denied", "not_asked"];
const shapes: Record<DayState, ShapeName> = { approved: "tick", not_required: "tick_outline", asked: "half", denied: "octagon", not_asked: "left" };

export function useLevelName(): (level: string | undefined) => string {
    const { t } = useTranslation("stays");
    return (level) => (level ? t(`words:value.level_of_care.${level}`, { defaultValue: level.replaceAll("_", " ") }) : t("level_unknown"));
}

/// One sentence for who listens: how many days stand how.
function useSummary(): (days: OneDay[]) => string {
    const { t } = useTranslation("stays");
    return (days) => {
        const counted = countStates(days);
        return dayStates.flatMap((state) => (counted[state] ? [t(`day_count.${state}`, { count: counted[state] })] : [])).join(", ");
    };
}

export function DayMark({ state }: { state: DayState }) {
    return <Shape name={shapes[state]} size={14} />;
}

/// In a row of the census: small, told in one sentence.
export function SmallRuler({ days, hidden }: { days: OneDay[]; hidden: number }) {
    const { t } = useTranslation("stays");
    const levelName = useLevelName();
    const summary = useSummary();
    return (
        <span className="ruler ruler-small" role="img" aria-label={summary(days)}>
            {hidden > 0 && <span className="ruler-more">+{hidden}</span>}
            {days.map(({ day, state, level, isToday, isNewLevel }) => (
                <span
                    key={day}
                    className="ruler-day"
                    data-state={state}
                    data-today={isToday || undefined}
                    data-new-level={isNewLevel || undefined}
                    title={t("day_title", { day: formatDay(day), state: t(`day_state.${state}`), level: levelName(level) })}
                >
                    {Number(day.slice(8))}
                </span>
            ))}
        </span>
    );
}

/// On the page of a stay: every day with its number, date, state in words and level.
export function DayRuler({ days, active, onActive }: { days: OneDay[]; active: string | undefined; onActive: (day: string) => void }) {
    const { t } = useTranslation("stays");
    const levelName = useLevelName();
    return (
        <ol className="ruler ruler-large" aria-label={t("ruler")}>
            {days.map(({ day, number, state, level, isToday, isNewLevel }) => (
                <li key={day} className="ruler-cell" data-today={isToday || undefined}>
                    <button type="button" className="ruler-day" data-state={state} data-new-level={isNewLevel || undefined} aria-pressed={day === active} aria-current={isToday ? "date" : undefined} onClick={() => onActive(day)}>
                        <span className="ruler-number">{t("day_number", { number })}</span>
                        <span className="ruler-date">{formatShortDay(day)}</span>
                        <span className="ruler-state">
                            <DayMark state={state} />
                            <span>{t(`day_state.${state}`)}</span>
                        </span>
                        <span className="ruler-level">{levelName(level)}</span>
                        {isToday && <span className="ruler-today">{t("today")}</span>}
                    </button>
                </li>
            ))}
        </ol>
    );
}

export function RulerKey() {
    const { t } = useTranslation("stays");
    return (
        <ul className="ruler-key hint" aria-label={t("key")}>
            {dayStates.map((state) => (
                <li key={state} className="ruler-key-one">
                    <span className="ruler-day" data-state={state} aria-hidden="true" />
                    {t(`day_state.${state}`)}
                </li>
            ))}
        </ul>
    );
}
