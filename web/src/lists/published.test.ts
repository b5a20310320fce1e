import { expect, test } from "vitest";
import { groupsOf, isInRun, rowsFor } from "./published";

const run = { system: "cpt", first: "97810", last: "97814", answer: "required", rows: ["ACU-001"], titles: ["Acupuncture visits"] };
const service = { row: "ACU-001", title: "Acupuncture visits", answer: "required", codes: "cpt 97810-97814, cus ACUVISITS", why: "After the first ones." };
const dental = { system: "cdt", first: "00000", last: "00000", whole_system: true, answer: "undetermined", rows: ["DEN-001"], titles: ["Dental care"] };
const list = { plan: "any", date: "2026-11-24", services: [service], codes: [run, { ...run, system: "cus", first: "ACUVISITS", last: "ACUVISITS" }, dental] };

test("codes stand by their systems, and what a row leaves out stands apart", () => {
    expect(groupsOf("cpt 97810-97814, 97816, cus ACUVISITS")).toEqual({
        named: [{ system: "cpt", codes: "97810-97814, 97816" }, { system: "cus", codes: "ACUVISITS" }],
        excepted: [],
    });
    expect(groupsOf("cpt 97810 except hcpcs S9470").excepted).toEqual([{ system: "hcpcs", codes: "S9470" }]);
    expect(groupsOf(" except cpt 97810")).toEqual({ named: [], excepted: [{ system: "cpt", codes: "97810" }] });
});

test("a code is found inside its run, and only there", () => {
    expect(isInRun("97812", run)).toBe(true);
    expect(isInRun("97815", run)).toBe(false);
    expect(isInRun("978120", run)).toBe(false);
    expect(rowsFor(list, "97813").map(({ title }) => title)).toEqual(["Acupuncture visits"]);
    expect(rowsFor(list, "acuvisits").map(({ codes }) => codes)).toEqual(["cus ACUVISITS"]);
    expect(rowsFor(list, "d0120").map(({ codes }) => codes)).toEqual(["cdt *"]);
    expect(rowsFor(list, "72148")).toEqual([]);
});

test("words are found in title and row, in any order", () => {
    for (const text of ["visits acupuncture", "acu-001", "  "]) expect(rowsFor(list, text)).toHaveLength(1);
    expect(rowsFor(list, "no such service")).toEqual([]);
});

test("what needs approval stands first, what never does stands last, and rows of one answer keep their order", () => {
    const rowOf = (row: string, answer: string) => ({ row, title: row, answer });
    const services = [rowOf("EMG", "never_required"), rowOf("XRY", "not_required"), rowOf("MRI", "required"), rowOf("REF", "referral_only"), rowOf("CT", "required")];
    expect(rowsFor({ ...list, services }, "").map(({ row }) => row)).toEqual(["MRI", "CT", "REF", "XRY", "EMG"]);
});

test("a row for who states nothing of a fact keeps that condition", () => {
    const when = [{ fact: "place", values: [] }, { fact: "setting", values: ["inpatient"] }];
    const [row] = rowsFor({ ...list, services: [{ ...service, when }] }, "");
    expect(row?.conditions.map(({ fact }) => fact)).toEqual(["place", "setting"]);
});
