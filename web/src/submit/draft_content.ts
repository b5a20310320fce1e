/// A form as a draft keeps it, and back. No screen in here.
import type { DraftSummary } from "@/shared/api/contract";
import { emptyForm, isBlank, kinds, nextKey, type Form, type FormDocument, type FormLine } from "./form";
import { keptTrip } from "./trip";

/// Files that are still on their way are not part of a draft; what has arrived is.
export function toContent(form: Form): Record<string, unknown> {
    const documents = form.documents.filter(({ blob }) => blob).map((document) => ({ ...document, waits: undefined }));
    return { form: { ...form, documents } };
}

/// Whether there is anything worth keeping.
export const isWorthKeeping = (form: Form): boolean =>
    form.member !== undefined ||
    form.lines.some((line) => !isBlank(line)) ||
    form.diagnoses.length > 0 ||
    form.documents.some(({ blob }) => blob) ||
    form.note.trim() !== "" ||
    form.urgencyText.trim() !== "";

/// The form of a draft; what an older version of the form did not know is empty. Keys are given anew.
export function fromContent(content: Record<string, unknown>, today: string): Form {
    const kept = (content.form ?? {}) as Partial<Form>;
    const form = { ...emptyForm(kinds.find((kind) => kind === kept.kind) ?? "outpatient", today), ...kept };
    return {
        ...form,
        lines: form.lines.map((line): FormLine => ({ ...line, key: nextKey(), trips: (line.trips ?? []).map(keptTrip) })),
        documents: form.documents.map((document): FormDocument => ({ ...document, key: nextKey() })),
    };
}

/// What a list of drafts tells of this one.
export function summaryOf(form: Form, done: number, total: number): DraftSummary {
    const [line] = form.lines.filter((each) => !isBlank(each));
    const service = line && [line.code, line.title].filter(Boolean).join(" ");
    return {
        kind: form.kind,
        percent: total > 0 ? Math.round((done / total) * 100) : 0,
        ...(form.member ? { member_name: form.member.name } : {}),
        ...(service ? { service } : {}),
        ...(line?.from ? { service_from: line.from } : {}),
    };
}
