/// What an act on a request asks for, as data: one form draws them all, and the server judges what was entered.
import type { Command, RequestView, User } from "@/shared/api/contract";
import type { IconName } from "@/shared/ui/icon";

export type Values = Record<string, unknown>;

interface FieldBase {
    /// The command's own name of it; a fault of the server at `/name` shows here.
    name: string;
    optional?: boolean;
    hint?: boolean;
    initial?: (request: RequestView, user: User) => unknown;
    shown?: (values: Values, request: RequestView) => boolean;
}

export type Field = FieldBase &
    (
        | { kind: "text" | "area" | "days" | "units" | "day" | "moment" | "check" | "provider" | "diagnoses" | "contact" }
        /// `words` names the part of the texts that holds the words of the options; with a colon, of another area.
        | { kind: "choice" | "segments"; words: string; options: readonly string[] }
        /// Options that come with their names.
        | { kind: "named"; options: readonly { id: string; name: string }[] }
        /// Told, not asked: words of the plan.
        | { kind: "note"; text: string }
        | { kind: "lines" | "line"; which: (request: RequestView) => number[] }
    );

/// Where the act stands in the list of acts.
export type Group = "decide" | "change" | "ask" | "place" | "end";

export interface ActSpec {
    id: string;
    group: Group;
    icon: IconName;
    keys?: string;
    look?: "adverse";
    /// The last press asks for the number, since it cannot be taken back.
    confirm?: boolean;
    fields: Field[];
    command: (values: Values, request: RequestView, user: User) => Command;
}

export const linesWith = (request: RequestView, ...outcomes: string[]): number[] =>
    (request.lines ?? []).filter(({ outcome }) => outcomes.includes(outcome)).map(({ line }) => line);

export const pendingLines = (request: RequestView): number[] => linesWith(request, "pending");
/// Lines that stand as an authorization with days and units of its own.
export const approvedLines = (request: RequestView): number[] =>
    (request.lines ?? []).filter(({ outcome, authorized }) => outcome !== "not_required" && authorized?.from !== undefined).map(({ line }) => line);
export const lessLines = (request: RequestView): number[] => linesWith(request, "denied", "partially_approved", "modified");
export const unsignedLines = (request: RequestView): number[] =>
    (request.lines ?? []).filter(({ adverse }) => adverse?.decision.awaits_signature).map(({ line }) => line);
