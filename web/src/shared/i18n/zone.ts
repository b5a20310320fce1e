/// Clock times of a place: typed by people, kept as instants.

/// 14:30 from "2:30 pm", "14:30", "1430" or "9"; null when it is no time.
export function parseTime(text: string): string | null {
    const match = /^\s*(\d{1,2})[:.]?(\d{2})?\s*(a|p)?\.?\s*m?\.?\s*$/i.exec(text);
    if (!match) return null;
    const [, hourText = "", minute = "00", half] = match;
    const hour = Number(hourText);
    if (Number(minute) > 59 || hour > (half ? 12 : 23) || (half && hour === 0)) return null;
    const shifted = half ? (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0) : hour;
    return `${String(shifted).padStart(2, "0")}:${minute}`;
}

function offsetAt(instant: number, timeZone: string): number {
    const parts = new Intl.DateTimeFormat("en-US", {
        timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
    }).formatToParts(instant);
    const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
    return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second")) - instant;
}

/// The instant at which that place's clocks show this day and time.
export function instantOf(day: string, time: string, timeZone: string): string {
    const shown = Date.parse(`${day}T${time}:00Z`);
    const guess = shown - offsetAt(shown, timeZone);
    return new Date(shown - offsetAt(guess, timeZone)).toISOString();
}
