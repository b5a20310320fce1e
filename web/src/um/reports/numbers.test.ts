import { describe, expect, it } from "vitest";
import { percent, percentText, timeParts } from "./numbers";

describe("times of a report", () => {
    it.each([
        [12, "m", "12"],
        [90, "h", "1.5"],
        [27 * 60 + 10, "h", "27"],
        [72 * 60, "d", "3"],
        [5 * 1440 + 144, "d", "5.1"],
    ])("%d minutes", (minutes, unit, shown) => {
        expect(timeParts(minutes)).toEqual({ unit, shown });
    });
    it("nothing where nothing was decided", () => {
        expect(timeParts(undefined)).toBeUndefined();
    });
});

describe("parts of a whole", () => {
    it("has one decimal", () => {
        expect(percent(1, 3)).toBe(33.3);
        expect(percentText(2, 2)).toBe("100%");
    });
    it("says no percentage of nothing", () => {
        expect(percentText(0, 0)).toBe("—");
    });
});
