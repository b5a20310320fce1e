import { expect, test } from "vitest";
import { emptyLine } from "./form";
import { lastDay, systemOf, templateOf } from "./use_templates";

const line = { ...emptyLine("ecm_cs", "2026-11-29"), code: "ECM02" };

test("twelve months end the day before the same day", () => {
    expect(lastDay("2026-11-29", 12)).toBe("2027-11-28");
    expect(lastDay("2026-12-01", 12)).toBe("2027-11-30");
    expect(lastDay("2024-02-29", 12)).toBe("2025-02-28");
});

test("the rule of the code sets units and dates once", () => {
    const template = templateOf(line, { plan: "central", answer: "required", code: "ECM02", auto_months: 12 });
    expect(template).toEqual({ units: "12", to: "2027-11-28", setBy: "ECM02" });
    expect(templateOf({ ...line, setBy: "ECM02" }, { plan: "central", answer: "required", code: "ECM02", auto_months: 12 })).toBeUndefined();
});

test("no rule, an answer of another code, or another unit sets nothing", () => {
    expect(templateOf(line, { plan: "central", answer: "required", code: "ECM02", auto_months: 0 })).toBeUndefined();
    expect(templateOf(line, { plan: "central", answer: "required", code: "ECM01", auto_months: 12 })).toBeUndefined();
    expect(templateOf({ ...line, unit: "visit" }, { plan: "central", answer: "required", code: "ECM02", auto_months: 12 })).toBeUndefined();
});

test("a code typed in haste gets its type with the answer, and keeps one it has", () => {
    const answer = { plan: "harbor", answer: "required", code: "ECM02", system: "cus" };
    expect(systemOf(line, answer)).toEqual({ system: "cus" });
    expect(systemOf({ ...line, system: "hcpcs" }, answer)).toBeUndefined();
    expect(systemOf(line, { ...answer, code: "ECM01" })).toBeUndefined();
});
