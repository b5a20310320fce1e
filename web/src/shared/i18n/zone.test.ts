import { expect, test } from "vitest";
import { instantOf, parseTime } from "./zone";

test("reads times as people type them", () => {
    expect(parseTime("14:30")).toBe("14:30");
    expect(parseTime("2:30 pm")).toBe("14:30");
    expect(parseTime("12 am")).toBe("00:00");
    expect(parseTime("12 p.m.")).toBe("12:00");
    expect(parseTime("9")).toBe("09:00");
    expect(parseTime("25:00")).toBeNull();
    expect(parseTime("13 pm")).toBeNull();
    expect(parseTime("noon")).toBeNull();
});

test("knows summer time on both sides of its change", () => {
    expect(instantOf("2026-12-01", "09:00", "America/Los_Angeles")).toBe("2026-12-01T17:00:00.000Z");
    expect(instantOf("2026-07-01", "09:00", "America/Los_Angeles")).toBe("2026-07-01T16:00:00.000Z");
    expect(instantOf("2026-11-01", "00:30", "America/Los_Angeles")).toBe("2026-11-01T07:30:00.000Z");
    expect(instantOf("2026-11-01", "12:00", "America/Los_Angeles")).toBe("2026-11-01T20:00:00.000Z");
});
