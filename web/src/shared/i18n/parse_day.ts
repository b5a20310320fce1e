/// Reads a day as people type it: 11/24/2026, 11-24-26, 112426, nov 24, 24 nov 2026, 2026-11-24, t, t+3, tomorrow's +1.
import { addDays } from "./format";

function monthNames(locale: string): string[][] {
    const make = (month: "short" | "long"): string[] => {
        const format = new Intl.DateTimeFormat(locale, { month, timeZone: "UTC", calendar: "gregory" });
        return Array.from({ length: 12 }, (_, index) =>
            format.format(new Date(Date.UTC(2024, index, 15))).toLowerCase().replace(".", ""),
        );
    };
    const [short, long] = [make("short"), make("long")];
    return short.map((name, index) => [name, long[index] ?? name]);
}

function toDay(year: number, month: number, day: number): string | null {
    const full = year < 100 ? (year > 70 ? 1900 + year : 2000 + year) : year;
    const date = new Date(Date.UTC(full, month - 1, day));
    const exists = full >= 1900 && full < 2200 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
    return exists ? date.toISOString().slice(0, 10) : null;
}

function numericDay(text: string, year: number): string | null {
    const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
    if (iso) return toDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
    const us = /^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?$/.exec(text);
    if (us) return toDay(us[3] ? Number(us[3]) : year, Number(us[1]), Number(us[2]));
    const packed = /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text);
    return packed ? toDay(Number(packed[3]), Number(packed[1]), Number(packed[2])) : null;
}

function namedDay(text: string, year: number, locale: string): string | null {
    const words = text.split(/[\s,./]+/).filter((word) => word && word !== "de");
    const names = monthNames(locale);
    const spot = words.findIndex((word) => /^\p{L}/u.test(word) && names.some(([short]) => short && word.startsWith(short.slice(0, 3))));
    if (spot < 0) return null;
    const word = words[spot] ?? "";
    const month = names.findIndex((each) => each.some((name) => name.startsWith(word) || word === name));
    const numbers = words.filter((_, index) => index !== spot).filter((each) => /^\d+$/.test(each)).map(Number);
    const [day, other] = numbers;
    return month < 0 || day === undefined ? null : toDay(other ?? year, month + 1, day);
}

export function parseDay(typed: string, today: string, locale: string): string | null {
    const text = typed.trim().toLowerCase().replace(/^\p{L}{3,}\.?,\s+/u, "");
    const relative = /^(?:t|today|hoy)?\s*([+-]\s*\d{1,3})?$/.exec(text);
    if (text && relative) return addDays(today, Number((relative[1] ?? "0").replaceAll(" ", "")));
    const year = Number(today.slice(0, 4));
    return numericDay(text, year) ?? namedDay(text, year, locale);
}
