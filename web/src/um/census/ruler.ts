/// The days of a stay one by one, from the runs the server tells.
import type { DayState, StayDays } from "@/shared/api/contract";
import { addDays } from "@/shared/i18n/format";

export interface OneDay {
    day: string;
    /// The day of admission is the first.
    number: number;
    state: DayState;
    level?: string | undefined;
    line?: number | undefined;
    isToday: boolean;
    /// Another level of care than the day before.
    isNewLevel: boolean;
}

/// No ruler is longer, whatever is asked for.
const most = 1500;

export function eachDay(spans: StayDays[], today: string): OneDay[] {
    const days: OneDay[] = [];
    for (const { from, to, state, level, line } of spans)
        for (let day = from; day <= to && days.length < most; day = addDays(day, 1))
            days.push({ day, number: days.length + 1, state, level, line, isToday: day === today, isNewLevel: level !== days.at(-1)?.level });
    return days;
}

/// The days around today that fit: the last ones up to today, and some of those that are to come.
export function around(days: OneDay[], today: string, room: number, ahead: number): OneDay[] {
    const now = days.findIndex(({ day }) => day >= today);
    const end = Math.min(days.length, (now < 0 ? days.length - 1 : now) + ahead + 1);
    return days.slice(Math.max(0, end - room), end);
}

export interface Period {
    level: string | undefined;
    from: string;
    to: string;
    days: number;
}

/// The levels of care in a row, with their days.
export function periods(days: OneDay[]): Period[] {
    const all: Period[] = [];
    for (const { day, level } of days) {
        const last = all.at(-1);
        if (last && last.level === level) {
            last.to = day;
            last.days += 1;
        } else {
            all.push({ level, from: day, to: day, days: 1 });
        }
    }
    return all;
}

export type Counted = Partial<Record<DayState, number>>;

export function countStates(days: OneDay[]): Counted {
    const counted: Counted = {};
    for (const { state } of days) counted[state] = (counted[state] ?? 0) + 1;
    return counted;
}
