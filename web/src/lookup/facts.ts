/// The facts a lookup may be told, and with what control each is asked.
import type { LookupAsk, LookupFacts, Question } from "@/shared/api/contract";
import type { Diagnosis } from "@/shared/ui/diagnosis_picker";

/// A code under question, with the words the search gave for it.
export interface AskedCode {
    code: string;
    system?: string | undefined;
    title?: string | undefined;
}

/// Facts as the page holds them; diagnoses keep their words.
export interface Facts extends Omit<LookupFacts, "diagnosis"> {
    date: string | undefined;
    diagnoses: Diagnosis[];
}

export const places = [
    "11", "22", "21", "23", "24", "12", "20", "19", "49", "50", "31", "32", "34", "41", "42", "65", "81", "10", "02",
    "13", "33", "51", "55", "61", "62", "71", "72", "99",
] as const;

/// Facts with a closed list of values, in the order people think of them.
export const closedLists = {
    network: ["in", "out"],
    review: ["pre_service", "concurrent", "post_service", "notification"],
    kind: ["outpatient", "inpatient", "referral", "pharmacy", "dme", "transport", "ecm_cs"],
    setting: ["outpatient", "inpatient"],
    admission_source: ["emergency_room", "clinic", "home", "transfer_hospital", "transfer_snf", "newborn", "other"],
    admission_priority: ["emergency", "urgent", "elective", "newborn", "trauma"],
    level_of_care: [
        "observation", "med_surg", "telemetry", "icu", "nicu_1", "nicu_2", "nicu_3", "nicu_4", "labor_delivery",
        "psychiatric", "detox", "rtc", "php", "iop", "ltach", "irf", "snf", "subacute", "ltc", "home_health", "hospice",
    ],
    discipline: ["pt", "ot", "speech", "chiropractic", "other"],
} as const;

export const marks = ["trial", "cosmetic", "custom_made", "implantable_device", "transplant_evaluation", "genetic"] as const;

type ClosedFact = keyof typeof closedLists;
export const isClosedFact = (fact: string): fact is ClosedFact => fact in closedLists;
export const isDiagnosisFact = (fact: string): boolean => fact === "diagnosis" || fact === "principal_diagnosis";

/// The values that matter first, then the rest of the closed list.
export function orderedValues(fact: ClosedFact, matter: readonly string[]): string[] {
    const all: readonly string[] = closedLists[fact];
    return [...matter.filter((value) => all.includes(value)), ...all.filter((value) => !matter.includes(value))];
}

function withoutEmpty<Thing extends object>(thing: Thing): Partial<Thing> {
    const kept = Object.entries(thing).filter(
        ([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0),
    );
    return Object.fromEntries(kept) as Partial<Thing>;
}

export function toAsk(plan: string, code: { code: string; system?: string | undefined }, facts: Facts): LookupAsk {
    const { diagnoses, ...rest } = facts;
    return {
        ...withoutEmpty({ ...rest, code: code.code, system: code.system, diagnosis: diagnoses.map((each) => each.code) }),
        plan,
    };
}

/// The questions of the answer, then those already answered, so that an answer can be taken back.
export function openQuestions(asked: readonly Question[], answered: readonly Question[]): Question[] {
    const known = new Map(answered.map((question) => [question.fact, question]));
    for (const question of asked) known.set(question.fact, question);
    return [...known.values()];
}

/// Splits what was typed or pasted: "97110, 97112; 97140 GP" gives three codes. Words stay one piece.
export function splitCodes(text: string): { code: string; modifiers: string[] }[] {
    const pieces = text.split(/[,;\n\t]+/).map((piece) => piece.trim().toUpperCase());
    return pieces.filter(Boolean).map((piece) => {
        const [code = "", ...rest] = piece.split(/[\s-]+/);
        const modifiers = rest.filter((word) => /^[A-Z0-9]{2}$/.test(word));
        return modifiers.length === rest.length ? { code, modifiers } : { code: piece, modifiers: [] };
    });
}

export const isCodeList = (text: string): boolean => /[,;\n\t]/.test(text.trim()) && splitCodes(text).length > 1;
