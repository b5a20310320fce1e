/// What a list is narrowed by: what stands in the address, what is only held in memory, and what the server is asked.
import { kinds, type Kind, type RowGroup } from "@/app/words";
import type { RequestRow, RequestSearch } from "@/shared/api/contract";
import { isOpen, needsReply } from "./rows";

export const listScopes = ["mine", "office", "team", "all"] as const;
export type Scope = (typeof listScopes)[number];
export const listStates = ["open", "closed", "all"] as const;
export type State = (typeof listStates)[number];
export const sorts = ["due", "received", "updated", "closed", "authorized_to", "reply"] as const;
export type Sort = (typeof sorts)[number];
export const cases = ["pcp", "non_pcp"] as const;
export const urgencies = ["standard", "urgent"] as const;

/// In the address: nothing here tells of a member.
export interface Narrowing {
    scope?: Scope | undefined;
    state?: State | undefined;
    group?: RowGroup | undefined;
    kind?: Kind | undefined;
    urgency?: (typeof urgencies)[number] | undefined;
    case?: (typeof cases)[number] | undefined;
    submitter?: string | undefined;
    provider?: string | undefined;
    queue?: string | undefined;
    unassigned?: boolean | undefined;
    received_from?: string | undefined;
    received_to?: string | undefined;
    service_from?: string | undefined;
    service_to?: string | undefined;
    ending?: boolean | undefined;
    sort?: Sort | undefined;
    descending?: boolean | undefined;
}

/// In memory only: whom one looks for.
export interface Person {
    text: string;
    lastName: string;
    bornOn: string | undefined;
}

export const nobody: Person = { text: "", lastName: "", bornOn: undefined };

const word = (value: unknown): string | undefined => (typeof value === "string" && value ? value : undefined);
const oneOf = <Word extends string>(value: unknown, words: readonly Word[]): Word | undefined => words.find((each) => each === value);
const day = (value: unknown): string | undefined => (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined);
const yes = (value: unknown): true | undefined => (value === true ? true : undefined);

/// Reads the address; what is not understood is left out.
export function readNarrowing(search: Record<string, unknown>): Narrowing {
    return {
        scope: oneOf(search.scope, listScopes),
        state: oneOf(search.state, listStates),
        group: oneOf(search.group, ["reply", "pending", "decided"] as const),
        kind: oneOf(search.kind, kinds),
        urgency: oneOf(search.urgency, urgencies),
        case: oneOf(search.case, cases),
        submitter: word(search.submitter),
        provider: word(search.provider),
        queue: word(search.queue),
        unassigned: yes(search.unassigned),
        received_from: day(search.received_from),
        received_to: day(search.received_to),
        service_from: day(search.service_from),
        service_to: day(search.service_to),
        ending: yes(search.ending),
        sort: oneOf(search.sort, sorts),
        descending: typeof search.descending === "boolean" ? search.descending : undefined,
    };
}

const digits = (text: string): string => text.replace(/[\s-]/g, "");
const isNumber = (text: string): boolean => /^\d{3,15}$/.test(digits(text));
/// One word with at least five digits, such as the number on a card.
const isMemberNumber = (text: string): boolean => /^[A-Za-z0-9-]{6,}$/.test(text) && (text.match(/\d/g) ?? []).length >= 5;

/// What is typed to find somebody: a number the server looks for, or words looked for in the rows that are here.
export function typedAs(text: string): "nothing" | "number" | "member" | "words" {
    const typed = text.trim();
    if (!typed) return "nothing";
    if (isNumber(typed)) return "number";
    return isMemberNumber(typed) ? "member" : "words";
}

function personOf({ text, lastName, bornOn }: Person): Partial<RequestSearch> {
    const way = typedAs(text);
    return {
        ...(way === "number" ? { text: digits(text) } : {}),
        ...(way === "member" ? { member_number: text.trim().toUpperCase() } : {}),
        ...(lastName.trim() && bornOn ? { last_name: lastName.trim(), born_on: bornOn } : {}),
    };
}

const waiting = ["received", "intake", "in_review", "forwarded"];

function groupPart(group: RowGroup | undefined): Partial<RequestSearch> {
    if (group === "reply") return { information_asked: true };
    if (group === "pending") return { state: "open", status: waiting };
    return group === "decided" ? { state: "closed" } : {};
}

const withoutNothing = <Thing extends object>(thing: Thing): Thing =>
    Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== undefined)) as Thing;

/// The words of the server for a narrowing. `today` and `until` bound what is said to end soon.
export function toSearch(plan: string, narrowing: Narrowing, person: Person, today: string, until: string): RequestSearch {
    const { group, kind, urgency, received_from, received_to, ending, sort, ...same } = narrowing;
    return withoutNothing({
        ...same,
        plan,
        ...groupPart(group),
        kind: kind ? [kind] : undefined,
        urgency: urgency ? [urgency] : undefined,
        submitted_from: received_from,
        submitted_to: received_to,
        ...(ending ? { authorized_from: today, authorized_to: until } : {}),
        sort: sort ?? (ending ? "authorized_to" : undefined),
        ...personOf(person),
    });
}

const alwaysSet = ["plan", "scope", "state", "sort", "descending"];

/// What has narrowed the list beyond whose and which state, each with what takes it away.
export function narrowedBy(narrowing: Narrowing, person: Person): (keyof Narrowing | "person")[] {
    const names = Object.entries(narrowing)
        .filter(([name, value]) => value !== undefined && !alwaysSet.includes(name))
        .map(([name]) => name as keyof Narrowing);
    return person.lastName.trim() && person.bornOn ? [...names, "person"] : names;
}

const personal = ["member_number", "text", "last_name", "born_on"];

/// A list is kept for any day: whom one looked for is not part of it.
export const withoutPerson = (search: RequestSearch): RequestSearch =>
    Object.fromEntries(Object.entries(search).filter(([name]) => !personal.includes(name))) as unknown as RequestSearch;

/// Rows of an older answer that an event has changed may no longer belong to the group.
export const stillFits = (row: RequestRow, { group, state }: Narrowing): boolean => {
    if (group === "reply") return needsReply(row);
    if (group === "pending") return isOpen(row) && !needsReply(row);
    if (group === "decided" || state === "closed") return !isOpen(row);
    return state !== "open" || isOpen(row);
};
