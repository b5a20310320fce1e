/// The form with its dependent choices: what is the only possibility is filled, what no longer fits is taken out.
import { useLocation } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Choice, Plan, User } from "@/shared/api/contract";
import { useToast } from "@/shared/ui/toast";
import { onlyOne, reasonsFor, typesFor, useChoices } from "./choices";
import { emptyForm, isBlank, isPath, withPath, type Form, type FormDocument, type FormLine, type Kind, type Path } from "./form";
import { emptyTrip, type Trip } from "./trip";

const tripsFor = (kind: Kind, { trips }: FormLine): Trip[] => (kind === "transport" && trips.length === 0 ? [emptyTrip()] : trips);

type Start = ReturnType<typeof useLocation>["state"]["start"];

function firstForm(kind: Kind | Path, today: string, user: User, start: Start): Form {
    const form = isPath(kind) ? withPath(kind, today) : emptyForm(kind, today);
    const [requesting] = user.providers ?? [];
    const [line] = form.lines;
    if (line && start?.code) {
        Object.assign(line, { code: start.code, text: start.code, system: start.system, place: start.place });
        if (start.date) line.from = start.date;
    }
    return {
        ...form,
        requesting,
        contact: { name: user.name, phone: requesting?.phone ?? "", fax: requesting?.fax ?? "" },
    };
}

/// Fills a reason or a service type when only one is possible.
function withOnlyChoices(form: Form, choices: Choice[]): Form {
    const reason = form.reason ?? onlyOne(reasonsFor(choices, form.lines.map(({ system }) => system)));
    const lines = form.lines.map((line) => {
        if (line.serviceType || (isBlank(line) && form.kind !== "inpatient")) return line;
        const serviceType = onlyOne(typesFor(choices, reason, line.system));
        return serviceType ? { ...line, serviceType } : line;
    });
    const same = reason === form.reason && lines.every((line, index) => line === form.lines[index]);
    return same ? form : { ...form, reason, lines };
}

export function useForm(plan: Plan, user: User, kind: Kind | Path, today: string, given?: Partial<Form>) {
    const { t } = useTranslation("submit");
    const toast = useToast();
    const { start } = useLocation().state;
    const [form, setForm] = useState(() => ({ ...firstForm(kind, today, user, start), ...given }));
    const choices = useChoices(plan.plan, form.kind);
    const patch = (change: Partial<Form>): void => setForm((before) => ({ ...before, ...change }));
    const patchLine = (key: number, change: Partial<FormLine>): void =>
        setForm((before) => ({
            ...before,
            lines: before.lines.map((line) => (line.key === key ? { ...line, ...change } : line)),
        }));

    useEffect(() => {
        if (choices.length === 0) return;
        setForm((before) => withOnlyChoices(before, choices));
    }, [choices, form.lines, form.reason]);

    function chooseReason(reason: string): void {
        const before = form;
        const fits = (line: FormLine): boolean => !line.serviceType || typesFor(choices, reason, line.system).includes(line.serviceType);
        const cleared = form.lines.filter((line) => !fits(line));
        patch({ reason, lines: form.lines.map((line) => (fits(line) ? line : { ...line, serviceType: undefined })) });
        const [first] = cleared;
        if (!first?.serviceType) return;
        const words = { type: t(`words:service_type.${first.serviceType}`), reason: t(`words:reason.${reason}`) };
        toast(t("what.type_cleared", words), { name: t("what.undo"), act: () => setForm(before) });
    }

    function chooseKind(next: Kind | Path): void {
        const before = form;
        if (isPath(next)) {
            // What is about the service is set anew; the member, who asks and what was attached stay.
            const { kind, timing, special, lines } = withPath(next, today);
            patch({ kind, timing, special, lines, reason: undefined, urgent: false });
            toast(t("path.set"), { name: t("what.undo"), act: () => setForm(before) });
            return;
        }
        patch({
            kind: next,
            reason: undefined,
            timing: "before",
            lines: form.lines.map((line) => ({ ...line, serviceType: undefined, trips: tripsFor(next, line) })),
        });
        if (form.reason) toast(t("what.reason_cleared"), { name: t("what.undo"), act: () => setForm(before) });
    }

    const changeDocuments = (change: (documents: FormDocument[]) => FormDocument[]): void =>
        setForm((before) => ({ ...before, documents: change(before.documents) }));

    return { form, replace: setForm, changeDocuments, patch, patchLine, choices, chooseReason, chooseKind };
}
