/// How figures are said: times in the unit people use, parts of a whole in percent.
import { formatNumber } from "@/shared/i18n/format";

const hour = 60;
const dayLong = 24 * hour;

/// Whole minutes as `12 m`, `27 h`, `2.2 d`: the number and the word's key, or nothing.
export function timeParts(minutes: number | undefined): { unit: "m" | "h" | "d"; shown: string } | undefined {
    if (minutes === undefined) return undefined;
    if (minutes < hour) return { unit: "m", shown: formatNumber(minutes) };
    if (minutes < 3 * dayLong) return { unit: "h", shown: formatNumber(Math.round(minutes / (minutes < 10 * hour ? 6 : hour)) / (minutes < 10 * hour ? 10 : 1)) };
    return { unit: "d", shown: formatNumber(Math.round(minutes / (dayLong / 10)) / 10) };
}

/// Of a hundred, with one decimal; nothing of nothing.
export const percent = (count: number, of: number): number | undefined => (of > 0 ? Math.round((count / of) * 1000) / 10 : undefined);

export const percentText = (count: number, of: number): string => {
    const value = percent(count, of);
    return value === undefined ? "—" : `${formatNumber(value)}%`;
};
