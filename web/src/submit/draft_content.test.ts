import { expect, test } from "vitest";
import { fromContent, isWorthKeeping, summaryOf, toContent } from "./draft_content";
import { emptyForm, type Form } from "./form";

const today = "2026-11-24";
const filled: Form = {
    ...emptyForm("dme", today),
    note: "Half a note",
    documents: [
        { key: 1, name: "a.pdf", size: 5, type: "order", mediaType: "application/pdf", share: 1, blob: "abc" },
        { key: 2, name: "b.pdf", size: 5, type: "order", mediaType: "application/pdf", share: 0.4 },
    ],
};

test("an untouched form is not worth keeping, a note is", () => {
    expect(isWorthKeeping(emptyForm("outpatient", today))).toBe(false);
    expect(isWorthKeeping(filled)).toBe(true);
});

test("a draft gives the form back, without files that never arrived", () => {
    const back = fromContent(JSON.parse(JSON.stringify(toContent(filled))) as Record<string, unknown>, today);
    expect(back.kind).toBe("dme");
    expect(back.note).toBe("Half a note");
    expect(back.documents.map(({ name }) => name)).toEqual(["a.pdf"]);
    expect(back.lines[0]?.key).not.toBe(filled.lines[0]?.key);
});

test("a draft of an older form is filled up", () => {
    const back = fromContent({ form: { kind: "referral" } }, today);
    expect(back.lines).toHaveLength(1);
    expect(back.contact).toEqual({ name: "", phone: "", fax: "" });
});

test("the summary tells kind and share", () => {
    expect(summaryOf(filled, 3, 8)).toEqual({ kind: "dme", percent: 38 });
});
