import { beforeAll, describe, expect, test } from "vitest";
import { addDays, ageOn, formatFullDay, groupNumber, isEndOfDay, lastMoment, splitDuration, today, yearsBetween, zoneName } from "./format";
import { changeLanguage, startTexts } from "./i18n";

const zone = "America/Los_Angeles";

beforeAll(startTexts);

describe("dates and numbers", () => {
    test("a day is the same day in every zone", () => {
        expect(formatFullDay("2026-11-24")).toBe("Tue, Nov 24, 2026");
    });

    test("a day is told in Spanish with a month in words", async () => {
        await changeLanguage("es");
        expect(formatFullDay("2026-11-24")).toContain("nov");
        await changeLanguage("en");
    });

    test("numbers are read out in groups of three that stay together", () => {
        expect(groupNumber("A400000014")).toBe("A400\u00a0000\u00a0014");
        expect(groupNumber("100245771")).toBe("100\u00a0245\u00a0771");
        expect(groupNumber("884120")).toBe("884\u00a0120");
        expect(groupNumber("1234")).toBe("1\u00a0234");
    });

    test("the zone is named without the word time", () => {
        expect(zoneName(zone, "2026-11-24T17:00:00Z")).toBe("Pacific");
    });

    test("a limit at the end of a day is told by its day", () => {
        expect(isEndOfDay("2026-12-01T07:59:59.000Z", zone)).toBe(true);
        expect(isEndOfDay("2026-12-01T08:00:00.000Z", zone)).toBe(true);
        expect(isEndOfDay("2026-12-01T01:10:00.000Z", zone)).toBe(false);
        expect(today(zone, Date.parse(lastMoment("2026-12-01T08:00:00.000Z")))).toBe("2026-11-30");
    });

    test("today is the plan's day, not the browser's", () => {
        expect(today(zone, Date.parse("2026-11-25T05:00:00Z"))).toBe("2026-11-24");
    });

    test("days are added over the end of a month and a year", () => {
        expect(addDays("2026-12-30", 3)).toBe("2027-01-02");
        expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    });

    test("age counts a birthday only when it has come", () => {
        expect(yearsBetween("1978-03-14", "2026-03-13")).toBe(47);
        expect(yearsBetween("1978-03-14", "2026-03-14")).toBe(48);
    });

    test("age is told in years, in the first year in months, in the first month in days", () => {
        expect(ageOn("1978-03-14", "2026-03-14")).toEqual({ unit: "years", count: 48 });
        expect(ageOn("2025-11-24", "2026-11-24")).toEqual({ unit: "years", count: 1 });
        expect(ageOn("2025-11-25", "2026-11-24")).toEqual({ unit: "months", count: 11 });
        expect(ageOn("2026-10-24", "2026-11-24")).toEqual({ unit: "months", count: 1 });
        expect(ageOn("2026-10-25", "2026-11-24")).toEqual({ unit: "days", count: 30 });
        expect(ageOn("2026-11-24", "2026-11-24")).toEqual({ unit: "days", count: 0 });
        expect(ageOn("2026-11-25", "2026-11-24")).toBeUndefined();
    });

    test("time left is split into days, hours and minutes", () => {
        expect(splitDuration((2 * 24 + 3) * 3_600_000 + 5 * 60_000)).toEqual({ days: 2, hours: 3, minutes: 5 });
    });
});
