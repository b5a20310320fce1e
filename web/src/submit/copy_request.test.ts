import { expect, test } from "vitest";
import type { Member, RequestView } from "@/shared/api/contract";
import { formFrom } from "./copy_request";

const member = { id: "m", name: "Maple Testperson", born_on: "1980-04-12", member_number: "HB0000001" } as Member;
const request = {
    request: "400000014",
    kind: "outpatient",
    reason: "op_services",
    requesting: { id: "a", name: "Bay" },
    servicing: { id: "b", name: "North" },
    diagnoses: [{ code: "M5416", shown: "M54.16" }],
    lines: [
        { line: 1, code: "97110", system: "cpt", units: 12, unit: "visit", from: "2026-11-01", to: "2026-11-30", outcome: "approved", authorized: { from: "2026-11-01", to: "2026-12-09" } },
        { line: 2, code: "97140", system: "cpt", units: 12, unit: "visit", from: "2026-11-01", to: "2026-11-30", outcome: "denied" },
    ],
} as RequestView;

test("a copy begins today, with every line and no tie to the old one", () => {
    const form = formFrom(request, member, "2026-11-23", false);
    expect(form.lines?.map(({ code, from }) => [code, from])).toEqual([["97110", "2026-11-23"], ["97140", "2026-11-23"]]);
    expect(form.follows).toBeUndefined();
    expect(form.servicing?.id).toBe("b");
});

test("what goes on begins the day after the approval, only with what was approved", () => {
    const form = formFrom(request, member, "2026-11-23", true);
    expect(form.lines).toHaveLength(1);
    expect(form.lines?.[0]).toMatchObject({ code: "97110", from: "2026-12-10", to: "2027-01-17" });
    expect([form.follows, form.special]).toEqual(["400000014", ["reauthorization"]]);
});

test("an approval that has run out goes on from today", () => {
    expect(formFrom(request, member, "2027-03-01", true).lines?.[0]?.from).toBe("2027-03-01");
});
