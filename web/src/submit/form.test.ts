import { describe, expect, test } from "vitest";
import { reasonsFor, typesFor } from "./choices";
import { emptyForm, emptyLine, emptyPractice, itemsOf, toRequest, toShownPointer, uncovered, withPath, type Form } from "./form";

const today = "2026-11-23";
const office = { id: "p1", name: "Bay Spine & Joint", network: "in" };
const member = { id: "m1", name: "Maria Reyes", born_on: "1978-03-14", member_number: "91234567A" };

function filled(): Form {
    const form = emptyForm("outpatient", today);
    const line = { ...emptyLine("outpatient", today), code: "72148", text: "72148" };
    return {
        ...form,
        member,
        requesting: office,
        sameProvider: true,
        lines: [line],
        diagnoses: [{ code: "M5416", shown: "M54.16" }],
    };
}

const missing = (form: Form): string[] => itemsOf(form).filter(({ done }) => !done).map(({ pointer }) => pointer);

describe("what is sent", () => {
    test("a filled form sends what the server calls a request", () => {
        const request = toRequest(filled(), "harbor");
        expect(request).toMatchObject({ plan: "harbor", member: "m1", kind: "outpatient", review: "pre_service", urgency: "standard" });
        expect(request.servicing).toBe("p1");
        expect(request.diagnoses).toEqual([{ code: "M5416", type: "principal" }]);
        expect(request.lines).toEqual([
            { code: "72148", units: 1, unit: "unit", from: today, to: "2027-02-21", facts: { network: "in" } },
        ]);
    });

    test("empty things are left out", () => {
        const request = toRequest(filled(), "harbor");
        expect(request).not.toHaveProperty("notes");
        expect(request).not.toHaveProperty("urgency_text");
        expect(request).not.toHaveProperty("stay");
    });

    test("an answered question travels with its line", () => {
        const form = filled();
        const [line] = form.lines;
        const lines = line ? [{ ...line, place: "22", facts: { place: "24", network: "out" } }] : [];
        expect(toRequest({ ...form, lines }, "harbor").lines?.[0]).toMatchObject({ place: "24", facts: { network: "out" } });
    });

    test("care already given is looked at afterwards and a started course before", () => {
        expect(toRequest({ ...filled(), timing: "done" }, "harbor").review).toBe("post_service");
        expect(toRequest({ ...filled(), timing: "started" }, "harbor").review).toBe("pre_service");
    });

    test("a practice that the directory lacks goes instead of a provider, and claims no network", () => {
        const unlisted = { ...emptyPractice, npi: " 1999009909", name: "Quay Demo Imaging", phone: "555-0199", city: "Testville" };
        const form = { ...filled(), sameProvider: false, servicing: office, unlisted };
        const request = toRequest(form, "harbor");
        expect(request).not.toHaveProperty("servicing");
        expect(request.unlisted).toEqual({ npi: "1999009909", name: "Quay Demo Imaging", phone: "555-0199", address: { city: "Testville" } });
        expect(request.lines?.[0]).not.toHaveProperty("facts");
        expect(missing(form)).toEqual([]);
        expect(missing({ ...form, unlisted: { ...emptyPractice, npi: "199900990" } })).toEqual(["/unlisted/npi", "/unlisted/name", "/unlisted/phone"]);
        expect(toRequest({ ...form, sameProvider: true }, "harbor")).not.toHaveProperty("unlisted");
    });

    test("a file that did not arrive is not sent", () => {
        const document = { key: 1, name: "a.pdf", size: 1, type: "other", mediaType: "application/pdf", share: 0.5 };
        const form = { ...filled(), documents: [document, { ...document, key: 2, blob: "abc" }] };
        expect(toRequest(form, "harbor").documents).toHaveLength(1);
    });
});

describe("what is missing", () => {
    test("nothing, when all is filled", () => {
        expect(missing(filled())).toEqual([]);
    });

    test("an empty form names the first place of each part", () => {
        expect(missing(emptyForm("outpatient", today))).toEqual([
            "/member", "/lines/0/code", "/requesting", "/servicing", "/diagnoses",
        ]);
    });

    test("urgent asks why", () => {
        expect(missing({ ...filled(), urgent: true })).toEqual(["/urgency_text", "/urgency"]);
    });

    test("a fault of a sent line leads to the line that is shown", () => {
        const form = filled();
        const lines = [emptyLine("outpatient", today), ...form.lines];
        expect(toShownPointer({ ...form, lines }, "/lines/0/units")).toBe("/lines/1/units");
        expect(toShownPointer(form, "/member")).toBe("/member");
    });
});

describe("choices that fit together", () => {
    const choices = [
        { reason: "op_services", service_type: "diagnostic", code_systems: ["cpt", "hcpcs"] },
        { reason: "op_services", service_type: "procedure", code_systems: ["cpt"] },
        { reason: "pcp_referral", service_type: "referral", code_systems: ["cus"] },
    ];

    test("a code first leaves only reasons that take it", () => {
        expect(reasonsFor(choices, ["cus"])).toEqual(["pcp_referral"]);
        expect(reasonsFor(choices, [undefined])).toEqual(["op_services", "pcp_referral"]);
        expect(reasonsFor(choices, ["cus", "cpt"])).toEqual([]);
    });

    test("a reason limits the service types, a code set too", () => {
        expect(typesFor(choices, "pcp_referral", undefined)).toEqual(["referral"]);
        expect(typesFor(choices, "op_services", "hcpcs")).toEqual(["diagnostic"]);
    });
});

describe("special ways in", () => {
    test("care already given starts without days, and says so to the server", () => {
        const form = withPath("retro", "2026-11-23");
        expect(form.lines[0]).toMatchObject({ from: undefined, to: undefined });
        expect(toRequest(form, "harbor").review).toBe("post_service");
    });

    test("a newborn's form is an admission under the mother's id", () => {
        const form = withPath("newborn", "2026-11-23");
        expect([form.kind, form.special]).toEqual(["inpatient", ["newborn_on_mother"]]);
    });
});

describe("coverage", () => {
    const member = { ...filled().member, coverages: [{ valid_from: "2026-01-01", valid_to: "2026-11-30" }, { valid_from: "2027-01-01" }] } as Form["member"];
    const on = (from: string, to: string): Form => ({ ...filled(), member, lines: [{ ...emptyLine("outpatient", from), from, to }] });

    test("the days between two spans are named", () => {
        expect(uncovered(on("2026-11-24", "2027-02-22"))).toEqual([{ line: 1, from: "2026-12-01", to: "2026-12-31" }]);
    });

    test("covered days and unknown coverage name nothing", () => {
        expect(uncovered(on("2026-11-24", "2026-11-30"))).toEqual([]);
        expect(uncovered({ ...on("2026-11-24", "2027-02-22"), member: { ...member, coverages: undefined, coverage: undefined } as unknown as Form["member"] })).toEqual([]);
    });
});
