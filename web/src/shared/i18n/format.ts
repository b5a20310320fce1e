/// Dates, numbers and durations as people read them. Always the Gregorian calendar and Latin digits, and the zone by
/// name whenever a time is shown.
import { currentLocale } from "./i18n";

const fixed = { calendar: "gregory", numberingSystem: "latn" } as const;
const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = `${currentLocale()} ${JSON.stringify(options)}`;
    let format = formats.get(key);
    if (!format) formats.set(key, (format = new Intl.DateTimeFormat(currentLocale(), { ...fixed, ...options })));
    return format;
}

/// A day without a time, `2026-11-24`, is the same day everywhere.
const dayToDate = (day: string): Date => new Date(`${day}T12:00:00Z`);

/// Nov 24, 2026
export const formatDay = (day: string): string =>
    dateFormat({ year: "numeric", month: "short", day: "numeric", timeZone: "UTC" }).format(dayToDate(day));

/// Tue, Nov 24, 2026
export const formatFullDay = (day: string): string =>
    dateFormat({ weekday: "short", year: "numeric", month: "short", day: "numeric", timeZone: "UTC" }).format(
        dayToDate(day),
    );

/// Nov 24
export const formatShortDay = (day: string): string =>
    dateFormat({ month: "short", day: "numeric", timeZone: "UTC" }).format(dayToDate(day));

/// Mon, Nov 23, 2026 of an instant in the plan's zone.
export const formatInstantDay = (instant: string, timeZone: string): string =>
    dateFormat({ weekday: "short", year: "numeric", month: "short", day: "numeric", timeZone }).format(
        new Date(instant),
    );

/// Mon, Nov 23, 2026, 9:41 a.m. (no zone: use where the page names it once)
export const formatInstant = (instant: string, timeZone: string): string =>
    dateFormat({
        weekday: "short",
        year: "numeric",
        month: "short",
        day: "numeric",
        hour: "numeric",
        minute: "2-digit",
        timeZone,
    }).format(new Date(instant));

/// Nov 23, 9:41 a.m.
export const formatShortInstant = (instant: string, timeZone: string): string =>
    dateFormat({ month: "short", day: "numeric", hour: "numeric", minute: "2-digit", timeZone }).format(
        new Date(instant),
    );

/// 9:41 a.m.
export const formatTime = (instant: string, timeZone: string): string =>
    dateFormat({ hour: "numeric", minute: "2-digit", timeZone }).format(new Date(instant));

/// A time of day that belongs to no day: `14:30`.
export function formatClock(time: string): string {
    const [hour = 0, minute = 0] = time.split(":").map(Number);
    return formatTime(new Date(Date.UTC(2000, 0, 1, hour, minute)).toISOString(), "UTC");
}

/// Pacific, from America/Los_Angeles
export function zoneName(timeZone: string, at: string = new Date().toISOString()): string {
    const parts = dateFormat({ timeZone, timeZoneName: "longGeneric" }).formatToParts(new Date(at));
    const name = parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone;
    return name.replace(/ Time$/, "").replace(/^hora (del? )?/i, "");
}

/// Whether an instant is the last minute of a day in that zone: a day clock, told by day and not by minute.
export function isEndOfDay(instant: string, timeZone: string): boolean {
    const parts = new Intl.DateTimeFormat("en-US", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
    const time = parts.format(new Date(instant));
    return time === "23:59" || time === "00:00";
}

/// The day that ends: midnight belongs to the day before.
export const lastMoment = (instant: string): string => new Date(Date.parse(instant) - 1).toISOString();

export const formatNumber = (value: number): string =>
    new Intl.NumberFormat(currentLocale(), { numberingSystem: "latn", maximumFractionDigits: 3 }).format(value);

/// 1.2 MB
export function formatSize(bytes: number): string {
    const [value, unit] =
        bytes < 1024 ? [bytes, "byte"] : bytes < 1024 ** 2 ? [bytes / 1024, "kilobyte"] : bytes < 1024 ** 3 ? [bytes / 1024 ** 2, "megabyte"] : [bytes / 1024 ** 3, "gigabyte"];
    return new Intl.NumberFormat(currentLocale(), {
        style: "unit",
        unit,
        maximumFractionDigits: 1,
        numberingSystem: "latn",
    }).format(value);
}

/// Whole years between two days.
export function yearsBetween(born: string, on: string): number {
    const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4));
    return on.slice(5) < born.slice(5) ? years - 1 : years;
}

export interface Age {
    unit: "years" | "months" | "days";
    count: number;
}

/// How old somebody is on a day, in the unit people use: days in the first month, months in the first year. Nothing of
/// somebody who is not born yet.
export function ageOn(born: string, on: string): Age | undefined {
    const years = yearsBetween(born, on);
    if (years > 0) return { unit: "years", count: years };
    if (on < born) return undefined;
    const begun = 12 * (Number(on.slice(0, 4)) - Number(born.slice(0, 4))) + Number(on.slice(5, 7)) - Number(born.slice(5, 7));
    const months = on.slice(8) < born.slice(8) ? begun - 1 : begun;
    if (months > 0) return { unit: "months", count: months };
    return { unit: "days", count: Math.round((dayToDate(on).getTime() - dayToDate(born).getTime()) / 86_400_000) };
}

/// 100 245 771, kept on one line.
export function groupNumber(number: string): string {
    const [letters = ""] = /^\D*/.exec(number) ?? [];
    const digits = number.slice(letters.length);
    const start = digits.length % 3;
    const groups = digits.slice(start).match(/\d{3}/g) ?? [];
    return letters + [digits.slice(0, start), ...groups].filter(Boolean).join("\u00a0");
}

/// Today in the plan's zone, as a day.
export function today(timeZone: string, now: number): string {
    return new Intl.DateTimeFormat("en-CA", { timeZone, ...fixed }).format(new Date(now));
}

export function addDays(day: string, count: number): string {
    const date = dayToDate(day);
    date.setUTCDate(date.getUTCDate() + count);
    return date.toISOString().slice(0, 10);
}

interface Left {
    days: number;
    hours: number;
    minutes: number;
}

export function splitDuration(milliseconds: number): Left {
    const minutes = Math.floor(Math.abs(milliseconds) / 60_000);
    return { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60), minutes: minutes % 60 };
}
