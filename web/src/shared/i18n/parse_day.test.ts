import { describe, expect, test } from "vitest";
import { parseDay } from "./parse_day";

const today = "2026-11-23";

describe("a typed day", () => {
    test.each([
        ["11/24/2026", "2026-11-24"],
        ["11-24-26", "2026-11-24"],
        ["11/24", "2026-11-24"],
        ["112426", "2026-11-24"],
        ["11242026", "2026-11-24"],
        ["2026-11-24", "2026-11-24"],
        ["Nov 24, 2026", "2026-11-24"],
        ["nov 24", "2026-11-24"],
        ["24 november 2026", "2026-11-24"],
        ["Tue, Nov 24, 2026", "2026-11-24"],
        ["t", "2026-11-23"],
        ["t+3", "2026-11-26"],
        ["-1", "2026-11-22"],
        ["3/14/78", "1978-03-14"],
    ])("%s is read", (typed, day) => {
        expect(parseDay(typed, today, "en-US")).toBe(day);
    });

    test.each(["", "2/30/2026", "13/1/2026", "soon", "nov", "99", "11/24/20266"])("%s is not a day", (typed) => {
        expect(parseDay(typed, today, "en-US")).toBeNull();
    });

    test.each(["24 de noviembre de 2026", "24 nov 2026", "hoy+1"])("%s is read in Spanish", (typed) => {
        expect(parseDay(typed, today, "es-US")).toBe("2026-11-24");
    });
});
