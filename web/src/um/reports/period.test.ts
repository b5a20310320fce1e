import { describe, expect, it } from "vitest";
import { askOf, readPeriod, spanOf } from "./period";

describe("the days of a report", () => {
    it("twelve weeks unless something else is asked", () => {
        expect(spanOf({}, "2026-11-24")).toEqual({ from: "2026-09-02", to: "2026-11-24" });
    });
    it("a quarter begins with its first month", () => {
        expect(spanOf({ period: "quarter" }, "2026-11-24").from).toBe("2026-10-01");
        expect(spanOf({ period: "quarter" }, "2026-03-31").from).toBe("2026-01-01");
    });
    it("own dates are taken as they are", () => {
        expect(spanOf({ period: "dates", from: "2026-01-05", to: "2026-01-09" }, "2026-11-24")).toEqual({ from: "2026-01-05", to: "2026-01-09" });
    });
    it("an address that names something else is not believed", () => {
        expect(readPeriod({ period: "century", from: "yesterday", line: "<b>", by: "moon" })).toEqual({});
    });
    it("asks for no more than was narrowed", () => {
        expect(askOf("harbor", { period: "day", kind: "dme" }, "2026-11-24")).toEqual({ plan: "harbor", from: "2026-11-24", to: "2026-11-24", kind: "dme" });
    });
});
