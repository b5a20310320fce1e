/// What the published list shows for what is typed: the plan's rows for words, and for a code what the lookup says of it.
import type { PublishedCodes, PublishedFact, PublishedList, PublishedService } from "@/shared/api/contract";

export interface ShownRow {
    /// As the server writes them: `cpt 97810-97814, cus ACUVISITS except hcpcs S9470`.
    codes: string;
    row: string;
    title: string;
    why: string;
    answer: string;
    notify: boolean;
    conditions: PublishedFact[];
    source: string;
}

export interface CodeGroup {
    system: string;
    codes: string;
}

function grouped(text: string): CodeGroup[] {
    const groups: CodeGroup[] = [];
    for (const piece of text.split(", ").filter(Boolean)) {
        const [, system, codes] = /^([a-z][a-z0-9]*) (.+)$/.exec(piece.trim()) ?? [];
        const last = groups.at(-1);
        if (system && codes) groups.push({ system, codes });
        else if (last) last.codes += `, ${piece.trim()}`;
    }
    return groups;
}

export function groupsOf(codes: string): { named: CodeGroup[]; excepted: CodeGroup[] } {
    const [named = "", excepted = ""] = codes.split(" except ");
    return { named: grouped(named), excepted: grouped(excepted) };
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const isCode = (text: string): boolean => /^([A-Z]?\d{4,5}[A-Z]?|\d{10,11})$/i.test(text);

/// The system that a code shows by its form, where a plan may name the system as a whole.
function systemByForm(code: string): string | undefined {
    if (/^D\d{4}$/.test(code)) return "cdt";
    return /^\d{10,11}$/.test(code) ? "ndc" : undefined;
}

export function isInRun(code: string, { system, first, last, whole_system: whole }: PublishedCodes): boolean {
    if (whole) return systemByForm(code) === system;
    if (first === last || !/\d/.test(code)) return code === first;
    return code.length === first.length && first <= code && code <= last;
}

/// What somebody has to do something about stands first, what is never asked for stands last.
const byWeight = ["required", "referral_only", "undetermined", "elsewhere", "not_covered", "not_required", "never_required"];
const weighed = (rows: ShownRow[]): ShownRow[] => rows.sort((a, b) => byWeight.indexOf(a.answer) - byWeight.indexOf(b.answer));

const codesOfRun = ({ system, first, last, whole_system: whole }: PublishedCodes): string =>
    `${system} ${whole ? "*" : first === last ? first : `${first}-${last}`}`;

const rowOfRun = (run: PublishedCodes): ShownRow => ({
    codes: codesOfRun(run),
    row: (run.rows ?? []).join(", "),
    title: (run.titles ?? []).join("; "),
    why: (run.why ?? []).join(" "),
    answer: run.answer,
    notify: run.notify ?? false,
    conditions: run.asks ?? [],
    source: "",
});

const rowOfService = (service: PublishedService): ShownRow => ({
    codes: service.codes ?? "",
    row: service.row,
    title: service.title,
    why: service.why ?? "",
    answer: service.answer,
    notify: service.notify ?? false,
    conditions: service.when ?? [],
    source: service.source ?? "",
});

function isFound(row: ShownRow, text: string): boolean {
    const held = plain([row.codes, row.row, row.title, row.why].join(" "));
    return plain(text).split(/\s+/).every((word) => held.includes(word));
}

export function rowsFor({ services = [], codes = [] }: PublishedList, text: string): ShownRow[] {
    const typed = text.trim();
    const rows = services.map(rowOfService);
    if (!typed) return weighed(rows);
    const code = typed.toUpperCase();
    const runs = codes.filter((run) => isInRun(code, run));
    const own = runs.some((run) => !run.whole_system) ? runs.filter((run) => !run.whole_system) : runs;
    if (own.length > 0 || isCode(typed)) return weighed(own.map(rowOfRun));
    return weighed(rows.filter((row) => isFound(row, typed)));
}
