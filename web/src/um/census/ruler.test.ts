import { expect, test } from "vitest";
import type { StayDays } from "@/shared/api/contract";
import { around, countStates, eachDay, periods } from "./ruler";

const spans: StayDays[] = [
    { from: "2026-11-20", to: "2026-11-22", state: "approved", level: "med_surg", line: 1 },
    { from: "2026-11-23", to: "2026-11-23", state: "denied", level: "icu", line: 1 },
    { from: "2026-11-24", to: "2026-11-25", state: "asked", level: "icu", line: 2 },
    { from: "2026-11-26", to: "2026-11-30", state: "not_asked", level: "icu" },
];
const days = eachDay(spans, "2026-11-25");

test("runs of days become days with their number, state, level and today", () => {
    expect(days).toHaveLength(11);
    expect(days[0]).toEqual({ day: "2026-11-20", number: 1, state: "approved", level: "med_surg", line: 1, isToday: false, isNewLevel: true });
    expect(days[3]).toMatchObject({ day: "2026-11-23", number: 4, state: "denied", isNewLevel: true });
    expect(days.filter(({ isToday }) => isToday).map(({ day }) => day)).toEqual(["2026-11-25"]);
    expect(days.filter(({ isNewLevel }) => isNewLevel)).toHaveLength(2);
});

test("what fits lies around today and never leaves the stay", () => {
    expect(around(days, "2026-11-25", 4, 1).map(({ number }) => number)).toEqual([4, 5, 6, 7]);
    expect(around(days, "2026-11-20", 4, 2).map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(around(days, "2027-01-01", 3, 2).map(({ number }) => number)).toEqual([9, 10, 11]);
    expect(around([], "2026-11-25", 3, 2)).toEqual([]);
});

test("levels and states are counted by the day", () => {
    expect(periods(days)).toEqual([
        { level: "med_surg", from: "2026-11-20", to: "2026-11-22", days: 3 },
        { level: "icu", from: "2026-11-23", to: "2026-11-30", days: 8 },
    ]);
    expect(countStates(days)).toEqual({ approved: 3, denied: 1, asked: 2, not_asked: 5 });
});
