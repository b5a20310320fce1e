/// A form filled from an earlier request: the same again, or what goes on from it. No screen in here.
import type { Member, Provider, RequestLine, RequestView } from "@/shared/api/contract";
import { addDays } from "@/shared/i18n/format";
import { emptyPractice, kinds, nextKey, usualSpan, type Form, type FormLine, type Kind, type Practice } from "./form";
import { tripFrom } from "./trip";

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/// The same length, from the day after the last one that is approved; a copy begins today.
function spanOf(line: RequestLine, today: string, follows: boolean): Pick<FormLine, "from" | "to"> {
    const from = line.authorized?.from ?? line.from;
    const to = line.authorized?.to ?? line.to;
    const length = from && to ? daysBetween(from, to) : usualSpan;
    const start = follows && to && to >= today ? addDays(to, 1) : today;
    return { from: start, to: addDays(start, length) };
}

function lineOf(line: RequestLine, today: string, follows: boolean): FormLine {
    const { marks, ...rest } = line.facts ?? {};
    return {
        key: nextKey(),
        text: line.title ? `${line.code} ${line.title}` : line.code,
        code: line.code,
        system: line.system,
        title: line.title,
        serviceType: line.service_type,
        units: String(line.units ?? 1),
        unit: line.unit ?? "unit",
        ...spanOf(line, today, follows),
        modifiers: (line.modifiers ?? []).join(" "),
        place: line.place,
        trips: (line.trips ?? []).map(tripFrom),
        facts: { ...rest, ...(marks && marks.length > 0 ? { mark: marks } : {}) },
    };
}

/// The server takes the number of an earlier request only together with this word.
const goesOn = "reauthorization";
const given = ["approved", "partially_approved", "modified"];

const practiceFrom = ({ npi = "", name = "", specialty = "", phone = "", fax = "" }: Partial<Provider>): Practice => ({
    ...emptyPractice, npi, name, specialty: specialty.replaceAll("_", " "), phone, fax,
});

/// A renewal takes only what was approved and names the request it follows.
export function formFrom(request: RequestView, member: Member, today: string, follows: boolean): Partial<Form> {
    const { requesting, servicing, diagnoses = [], lines = [] } = request;
    const wanted = follows ? lines.filter(({ outcome }) => given.includes(outcome)) : lines;
    const same = servicing?.id !== undefined && servicing.id === requesting?.id;
    return {
        kind: kinds.find((kind): kind is Kind => kind === request.kind) ?? "outpatient",
        member,
        reason: request.reason,
        sameProvider: same,
        servicing: !same && !servicing?.unlisted && servicing?.id && servicing.name ? { ...servicing, id: servicing.id, name: servicing.name } : undefined,
        unlisted: servicing?.unlisted ? practiceFrom(servicing) : undefined,
        diagnoses: diagnoses.map(({ code, shown = code, title }) => ({ code, shown, title })),
        lines: wanted.map((line) => lineOf(line, today, follows)),
        follows: follows ? request.request : undefined,
        special: [...(request.special ?? []).filter((word) => word !== goesOn), ...(follows ? [goesOn] : [])],
    };
}
