import { describe, expect, test } from "vitest";
import { levelOf } from "./deadline";

const hour = 3_600_000;

describe("how near a limit is", () => {
    test.each([
        ["calm", 40],
        ["calm", 49],
        ["soon", 51],
        ["urgent", 76],
        ["overdue", 101],
    ] as const)("%s after %i of 100 hours", (level, hours) => {
        expect(levelOf(hours * hour, 0, 100 * hour)).toBe(level);
    });

    test("under four hours is urgent even when most of the time is left", () => {
        expect(levelOf(0, 0, 3 * hour)).toBe("urgent");
    });
});
