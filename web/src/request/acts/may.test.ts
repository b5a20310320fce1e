import { expect, test } from "vitest";
import type { RequestView, User } from "@/shared/api/contract";
import { actsFor, mayAsk, mayDecide, mayDeny } from "./may";

const office: User = { account: "a", name: "Rosa Testcase", role: "provider_office", rights: ["note", "attach"], providers: [{ id: "p1", name: "Bay" }] };
const nurse: User = { account: "b", name: "Kim Testcase", role: "nurse", rights: ["assign", "decide", "void", "extend"] };
const doctor: User = { account: "c", name: "Dr. Osei Testcase", role: "physician", rights: ["assign", "decide", "deny", "extend"] };

const request = (part: Partial<RequestView> = {}): RequestView =>
    ({
        request: "400000014",
        status: "in_review",
        urgency: "standard",
        review: "pre_service",
        requesting: { id: "p1" },
        lines: [{ line: 1, code: "72148", outcome: "pending" }],
        actions: ["extend"],
        ...part,
    }) as RequestView;
const ids = (view: RequestView, user: User): string[] => actsFor(view, user).map(({ id }) => id);

test("an office changes, corrects and takes back its own request", () => {
    expect(ids(request(), office)).toEqual(["ask_talk", "ask_change", "ask_cancel", "amend", "make_urgent", "withdraw"]);
});

test("an office that only gives the service may talk, and nothing else", () => {
    expect(ids(request({ requesting: { id: "other" }, submitted_by: "Somebody" }), office)).toEqual(["ask_talk"]);
});

test("after a full yes there is nothing to talk about or to take back", () => {
    const approved = request({ status: "approved", closed: true, lines: [{ line: 1, code: "72148", outcome: "approved" }] });
    expect(ids(approved, office)).toEqual(["ask_change", "ask_cancel"]);
});

test("care already given is never urgent, and urgent twice is once", () => {
    expect(ids(request({ review: "post_service" }), office)).not.toContain("make_urgent");
    expect(ids(request({ urgency: "urgent" }), office)).not.toContain("make_urgent");
});

test("nobody in an office voids, refers or reviews", () => {
    expect(ids(request(), office)).not.toEqual(expect.arrayContaining(["void"]));
    expect(mayAsk(request(), office)).toBe(false);
    expect(mayDecide(request(), office)).toBe(false);
});

test("a nurse reviews and voids but cannot deny; a physician can", () => {
    expect(ids(request(), nurse)).toEqual(expect.arrayContaining(["review", "refer", "void", "take", "extend"]));
    expect([mayDeny(nurse), mayDeny(doctor)]).toEqual([false, true]);
    expect(ids(request(), doctor)).not.toContain("void");
});

test("only those who decide above open again what was denied", () => {
    const denied = request({ status: "denied", closed: true, lines: [{ line: 1, code: "72148", outcome: "denied" }] });
    expect(ids(denied, nurse)).not.toContain("reopen");
    expect(ids(denied, doctor)).toContain("reopen");
    expect(ids(request({ status: "voided", closed: true, lines: [] }), nurse)).toContain("reopen");
});

test("a signature is offered only where one is awaited", () => {
    const unsigned = request({ lines: [{ line: 1, code: "72148", outcome: "denied", adverse: { decision: { awaits_signature: true } } }] });
    expect(ids(unsigned, doctor)).toContain("sign");
    expect(ids(request(), doctor)).not.toContain("sign");
});

test("a stay takes days, levels and a discharge; a service does not", () => {
    expect(ids(request({ kind: "inpatient" }), office)).toEqual(expect.arrayContaining(["ask_days", "change_level", "discharge"]));
    expect(ids(request({ kind: "outpatient" }), office)).not.toContain("discharge");
    expect(ids(request({ kind: "inpatient", status: "voided", closed: true }), office)).not.toContain("ask_days");
});

test("what is approved can be changed and ended by staff only", () => {
    const approved = request({ status: "approved", closed: true, lines: [{ line: 1, code: "72148", outcome: "approved", authorized: { from: "2026-12-01", to: "2027-01-01" } }] });
    expect(ids(approved, nurse)).toEqual(expect.arrayContaining(["change_authorization", "end_authorization"]));
    expect(ids(approved, office)).not.toContain("end_authorization");
});
