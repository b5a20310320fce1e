import { expect, test } from "vitest";
import { isNpi } from "./npi";

test("the last digit of an NPI checks the others", () => {
    expect(isNpi("1234567893")).toBe(true);
    expect(isNpi("1234567890")).toBe(false);
    expect(isNpi("1243567893")).toBe(false);
});

test("an NPI has ten digits and nothing else", () => {
    expect(isNpi("123456789")).toBe(false);
    expect(isNpi("1234567893 ")).toBe(false);
    expect(isNpi("")).toBe(false);
});
