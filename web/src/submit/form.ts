/// What the form holds, what it sends, and what is still missing. No screen in here.
import type { Kind } from "@/app/words";
import type { Member, Provider, ServiceLine, SubmitRequest } from "@/shared/api/contract";
import { addDays } from "@/shared/i18n/format";
import type { Facts } from "@/lookup/facts";
import type { Diagnosis } from "@/shared/ui/diagnosis_picker";
import { emptyTrip, tripToSend, type Trip } from "./trip";

export { kinds, type Kind } from "@/app/words";

/// Special ways into the form: what they preset, and nothing else.
export const paths = ["continuity", "retro", "newborn"] as const;
export type Path = (typeof paths)[number];
export const isPath = (word: string): word is Path => paths.some((path) => path === word);
const presets: Record<Path, Pick<Form, "kind"> & Partial<Form>> = {
    continuity: { kind: "outpatient", special: ["continuity_of_care"] },
    retro: { kind: "outpatient", timing: "done" },
    newborn: { kind: "inpatient", special: ["newborn_on_mother"], timing: "admitted" },
};

/// How people see the time of the service; the server's word is `review`.
export type Timing = "before" | "done" | "started" | "admitted" | "notice";

export interface FormLine {
    key: number;
    text: string;
    code: string;
    system?: string | undefined;
    title?: string | undefined;
    serviceType?: string | undefined;
    units: string;
    unit: string;
    from: string | undefined;
    to: string | undefined;
    modifiers: string;
    place?: string | undefined;
    facts: Partial<Facts>;
    /// Where a transport goes.
    trips: Trip[];
    /// The code whose rule has set units and dates.
    setBy?: string | undefined;
}

export interface FormDocument {
    key: number;
    name: string;
    size: number;
    type: string;
    mediaType: string;
    share: number;
    blob?: string | undefined;
    failure?: string | undefined;
    /// The line is down; the rest is sent when it is back.
    waits?: boolean | undefined;
}

/// A practice that the directory lacks, as it is typed.
export interface Practice {
    npi: string;
    name: string;
    specialty: string;
    phone: string;
    fax: string;
    street: string;
    city: string;
    state: string;
    postalCode: string;
}

export const emptyPractice: Practice = { npi: "", name: "", specialty: "", phone: "", fax: "", street: "", city: "", state: "", postalCode: "" };

export interface Form {
    kind: Kind;
    timing: Timing;
    urgent: boolean;
    urgencyBy: string;
    urgencyText: string;
    /// The word of the one who says that it cannot wait.
    attested: boolean;
    reason: string | undefined;
    special: string[];
    member: Member | undefined;
    babyName: string;
    babyBorn: string | undefined;
    babySex: string | undefined;
    /// Of several born together: the how manyth.
    babyOrder: string;
    lines: FormLine[];
    requesting: Provider | undefined;
    sameProvider: boolean;
    servicing: Provider | undefined;
    /// Instead of a provider of the directory.
    unlisted: Practice | undefined;
    practitioner: "known" | "not_yet_known" | "not_applicable";
    practitionerName: string;
    contact: { name: string; phone: string; fax: string };
    diagnoses: Diagnosis[];
    documents: FormDocument[];
    note: string;
    admitOn: string | undefined;
    days: string;
    lateReason: string | undefined;
    knownOn: string | undefined;
    /// The number of the request this one goes on from.
    follows: string | undefined;
    whyTwo: string;
    /// How and when it reached the plan, where its staff enters it for somebody. Absent: through the portal, now.
    channel?: string | undefined;
    receivedAt?: string | undefined;
}

let lastKey = 0;
export const nextKey = (): number => (lastKey += 1);

/// Days a request runs when nobody says otherwise.
export const usualSpan = 90;
const unitOf: Record<Kind, string> = {
    outpatient: "unit", referral: "visit", inpatient: "day", pharmacy: "dose", dme: "unit", ecm_cs: "month", transport: "trip",
};

export function emptyLine(kind: Kind, today: string): FormLine {
    const [from, to] = kind === "inpatient" ? [undefined, undefined] : [today, addDays(today, usualSpan)];
    return { key: nextKey(), text: "", code: "", units: "1", unit: unitOf[kind], from, to, modifiers: "", facts: {}, trips: kind === "transport" ? [emptyTrip()] : [] };
}

export function emptyForm(kind: Kind, today: string): Form {
    return {
        kind,
        timing: "before",
        urgent: false,
        urgencyBy: "provider",
        urgencyText: "",
        attested: false,
        reason: undefined,
        special: [],
        member: undefined,
        babyName: "",
        babyBorn: undefined,
        babySex: undefined,
        babyOrder: "",
        lines: [emptyLine(kind, today)],
        requesting: undefined,
        sameProvider: false,
        servicing: undefined,
        unlisted: undefined,
        practitioner: "not_applicable",
        practitionerName: "",
        contact: { name: "", phone: "", fax: "" },
        diagnoses: [],
        documents: [],
        note: "",
        admitOn: undefined,
        days: "",
        lateReason: undefined,
        knownOn: undefined,
        follows: undefined,
        whyTwo: "",
    };
}

/// Before, or started and going on, is one review for the server; urgent care already given is a contradiction.
export const reviewOf: Record<Timing, string> = {
    before: "pre_service", started: "pre_service", done: "post_service", admitted: "concurrent", notice: "notification",
};

/// Treatment that goes on while it is asked whether the provider may be kept is answered sooner (COC-17).
const reviewFor = ({ timing, special }: Form): string =>
    timing === "started" && special.includes("continuity_of_care") ? "concurrent" : reviewOf[timing];

/// The practice that is typed, where the request names none of the directory.
export const practiceOf = (form: Form): Practice | undefined => (form.sameProvider ? undefined : form.unlisted);
export const servicingOf = (form: Form): Provider | undefined =>
    form.sameProvider ? form.requesting : form.unlisted ? undefined : form.servicing;
/// Ten digits; whether the last one fits, the server says.
export const isWholeNpi = (text: string): boolean => /^\d{10}$/.test(text.trim());
export const isBlank = (line: FormLine): boolean => !line.code && !line.text.trim();

/// A stay may be asked for without a code; everything else names one.
export const linesToSend = (form: Form): FormLine[] =>
    form.lines.filter((line) => !isBlank(line) || (form.kind === "inpatient" && line.serviceType));

const units = (line: FormLine): number | undefined => {
    const value = Number(line.units.replace(",", "."));
    return line.units.trim() && Number.isFinite(value) && value > 0 ? value : undefined;
};

const words = (text: string): string[] => text.toUpperCase().split(/[\s,]+/).filter(Boolean);

function clean<Thing extends object>(thing: Thing): Thing {
    const kept = Object.entries(thing).filter(
        ([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0),
    );
    return Object.fromEntries(kept) as Thing;
}

/// An ambulance that was called has no trip to plan.
const goesSomewhere = ({ kind }: Form, { facts }: FormLine): boolean => kind === "transport" && facts.emergency_transport !== true;

function lineToSend(form: Form, line: FormLine): ServiceLine {
    const { facts } = line;
    const network = practiceOf(form) ? undefined : (facts.network ?? servicingOf(form)?.network);
    const stated = clean({
        network: network === "unknown" ? undefined : network,
        discipline: facts.discipline,
        level_of_care: facts.level_of_care,
        specialty: facts.specialty,
        county: facts.county,
        emergency_transport: facts.emergency_transport,
        marks: facts.mark,
    });
    return clean({
        service_type: line.serviceType,
        code: line.code || line.text.trim().toUpperCase(),
        system: line.system,
        modifiers: words(line.modifiers),
        from: line.from,
        to: line.to,
        units: units(line),
        unit: line.unit,
        place: facts.place ?? line.place,
        facts: Object.keys(stated).length > 0 ? stated : undefined,
        trips: goesSomewhere(form, line) ? line.trips.map(tripToSend) : [],
    });
}

function stayToSend(form: Form): SubmitRequest["stay"] {
    if (form.kind !== "inpatient") return undefined;
    const [first] = form.lines;
    return clean({
        admit_on: form.admitOn,
        days: /^\d+$/.test(form.days) ? Number(form.days) : undefined,
        level_of_care: first?.facts.level_of_care,
        admission_source: first?.facts.admission_source,
        admission_priority: first?.facts.admission_priority,
    });
}

function practiceToSend(form: Form): SubmitRequest["unlisted"] {
    const practice = practiceOf(form);
    if (!practice) return undefined;
    const { npi, name, specialty, phone, fax, street, city, state, postalCode } = practice;
    const address = clean({ lines: [street.trim()].filter(Boolean), city: city.trim(), state: state.trim(), postal_code: postalCode.trim() });
    return {
        ...clean({ specialty: specialty.trim(), phone: phone.trim(), fax: fax.trim() }),
        ...(Object.keys(address).length > 0 ? { address } : {}),
        npi: npi.trim(),
        name: name.trim(),
    };
}
const newbornToSend = ({ babyName, babySex, babyOrder }: Form, born_on: string): SubmitRequest["newborn"] =>
    clean({
        name: babyName.trim(),
        born_on,
        sex: babySex,
        birth_order: /^[1-9]$/.test(babyOrder.trim()) ? Number(babyOrder) : undefined,
    });

/// Reasons for being late that are about when coverage became known.
export const knowsLater = ({ lateReason }: Form): boolean => lateReason === "eligibility_unknown" || lateReason === "retro_enrollment";

export function toRequest(form: Form, plan: string): SubmitRequest {
    const servicing = servicingOf(form);
    const isBaby = form.special.includes("newborn_on_mother");
    return clean({
        plan,
        member: form.member?.id ?? "",
        kind: form.kind,
        review: reviewFor(form),
        urgency: form.urgent ? "urgent" : "standard",
        urgency_by: form.urgent ? form.urgencyBy : undefined,
        urgency_text: form.urgent ? form.urgencyText.trim() : undefined,
        reason: form.reason,
        special: form.special,
        population: form.lines.map((line) => line.facts.population).find(Boolean),
        requesting: form.requesting?.id,
        servicing: servicing?.id,
        unlisted: practiceToSend(form),
        practitioner: form.practitioner,
        practitioner_name: form.practitioner === "known" ? form.practitionerName.trim() : undefined,
        contact: clean(form.contact),
        diagnoses: form.diagnoses.map(({ code }, index) => ({ code, type: index === 0 ? "principal" : "other" })),
        lines: linesToSend(form).map((line) => lineToSend(form, line)),
        documents: form.documents.flatMap(({ blob, type, name, mediaType, size }) =>
            blob ? [{ blob, type, file_name: name, media_type: mediaType, size }] : [],
        ),
        notes: form.note.trim() ? [{ type: "web_note", text: form.note.trim() }] : [],
        stay: stayToSend(form),
        newborn: isBaby && form.babyBorn ? newbornToSend(form, form.babyBorn) : undefined,
        late_reason: form.timing === "done" ? form.lateReason : undefined,
        eligibility_known_on: form.timing === "done" && knowsLater(form) ? form.knownOn : undefined,
        follows: form.follows,
        why_two: form.whyTwo.trim() || undefined,
        channel: form.channel,
        received_at: form.channel ? form.receivedAt : undefined,
    });
}

export function withPath(path: Path, today: string): Form {
    const { kind, ...preset } = presets[path];
    const form = { ...emptyForm(kind, today), ...preset };
    // Care already given has no days to come.
    return form.timing === "done" ? { ...form, lines: form.lines.map((line) => ({ ...line, from: undefined, to: undefined })) } : form;
}

/// Days of the lines on which the member has no coverage, as far as the page knows.
export function uncovered(form: Form): { line: number; from: string; to: string }[] {
    const spans = form.member?.coverages ?? (form.member?.coverage ? [form.member.coverage] : []);
    if (spans.length === 0) return [];
    const isCovered = (day: string): boolean => spans.some(({ valid_from = "", valid_to = "9999" }) => valid_from <= day && day <= valid_to);
    return form.lines.flatMap(({ from, to = from }, index) => {
        if (!from || !to || to < from) return [];
        let day = from;
        while (day <= to && isCovered(day)) day = addDays(day, 1);
        if (day > to) return [];
        const first = day;
        while (addDays(day, 1) <= to && !isCovered(addDays(day, 1))) day = addDays(day, 1);
        return [{ line: index + 1, from: first, to: day }];
    });
}

/// One thing the form wants. The pointer is the server's name of the place; `done` feeds the meter.
export interface Item {
    pointer: string;
    key: string;
    position?: number;
    done: boolean;
}

function lineItems(form: Form, line: FormLine, index: number): Item[] {
    const at = `/lines/${index}`;
    const trips = goesSomewhere(form, line) ? line.trips : [];
    const hasCode = !isBlank(line) || (form.kind === "inpatient" && Boolean(line.serviceType));
    return [
        { pointer: `${at}/code`, key: "code", position: index + 1, done: hasCode },
        { pointer: `${at}/from`, key: "from", position: index + 1, done: line.from !== undefined },
        { pointer: `${at}/units`, key: "units", position: index + 1, done: units(line) !== undefined },
        ...trips.flatMap(({ from, to }, leg) => [
            { pointer: `${at}/trips/${leg}/from`, key: "trip_from", position: leg + 1, done: from.trim() !== "" },
            { pointer: `${at}/trips/${leg}/to`, key: "trip_to", position: leg + 1, done: to.trim() !== "" },
        ]),
    ];
}

function servicingItems(form: Form): Item[] {
    const practice = practiceOf(form);
    if (!practice) return [{ pointer: "/servicing", key: "servicing", done: servicingOf(form) !== undefined }];
    return [
        { pointer: "/unlisted/npi", key: "practice_npi", done: isWholeNpi(practice.npi) },
        { pointer: "/unlisted/name", key: "practice_name", done: practice.name.trim() !== "" },
        { pointer: "/unlisted/phone", key: "practice_phone", done: (practice.phone + practice.fax).trim() !== "" },
    ];
}

export function itemsOf(form: Form): Item[] {
    const items: Item[] = [
        { pointer: "/member", key: "member", done: form.member !== undefined },
        ...form.lines.flatMap((line, index) => lineItems(form, line, index)),
        { pointer: "/requesting", key: "requesting", done: form.requesting !== undefined },
        ...servicingItems(form),
        { pointer: "/diagnoses", key: "diagnoses", done: form.diagnoses.length > 0 },
    ];
    if (form.urgent) {
        items.push({ pointer: "/urgency_text", key: "urgency_text", done: form.urgencyText.trim() !== "" });
        items.push({ pointer: "/urgency", key: "attested", done: form.attested });
    }
    if (form.practitioner === "known") {
        items.push({ pointer: "/practitioner_name", key: "practitioner_name", done: form.practitionerName.trim() !== "" });
    }
    if (form.kind === "inpatient") {
        items.push({ pointer: "/stay/admit_on", key: "admit_on", done: form.admitOn !== undefined });
    }
    if (form.special.includes("newborn_on_mother")) {
        items.push({ pointer: "/newborn/name", key: "baby_name", done: form.babyName.trim() !== "" });
        items.push({ pointer: "/newborn/born_on", key: "baby_born", done: form.babyBorn !== undefined });
    }
    return items;
}

/// The id of the field that stands for a pointer, so that a message can lead there.
export const fieldId = (pointer: string): string => `f${pointer.replaceAll("/", "-")}`;

/// The server counts the lines that were sent, the form those that are shown.
export function toShownPointer(form: Form, pointer: string): string {
    const match = /^\/lines\/(\d+)(.*)$/.exec(pointer);
    if (!match) return pointer;
    const sent = linesToSend(form)[Number(match[1])];
    const shown = form.lines.findIndex((line) => line.key === sent?.key);
    return shown < 0 ? "/lines/0/code" : `/lines/${shown}${match[2] || "/code"}`;
}
