/// The rows of a reply, and the answers they become. No screen in here.
import type { Information, ItemAnswered } from "@/shared/api/contract";
import type { FormDocument } from "@/submit/form";

export interface Row {
    item: number;
    answer: "document" | "text" | "not_available" | undefined;
    text: string;
    /// A document that is attached already, by its number.
    document: number | undefined;
    files: FormDocument[];
}

/// Items that nobody has supplied; what was said to be unavailable may still be found.
export function openItems(ask: Information): number[] {
    const supplied = new Set((ask.answers ?? []).filter(({ answer }) => answer !== "not_available").map(({ item }) => item));
    return (ask.items ?? []).map((_, index) => index + 1).filter((item) => !supplied.has(item));
}

export const waits = ({ state }: Information): boolean => state === "open" || state === "partly_answered";
export const startRows = (ask: Information): Row[] =>
    openItems(ask).map((item) => ({ item, answer: undefined, text: "", document: undefined, files: [] }));

export const isAnswered = ({ answer, text, document, files }: Row): boolean =>
    answer === "not_available" || (answer === "text" && text.trim() !== "") || (answer === "document" && (document !== undefined || files.some(({ blob }) => blob)));

/// The answers once every file has its number. A row with several files gives one answer for each.
export function answersOf(rows: Row[], numbers: Map<number, number>): ItemAnswered[] {
    return rows.filter(isAnswered).flatMap(({ item, answer, text, document, files }): ItemAnswered[] => {
        const said = text.trim() ? { text: text.trim() } : {};
        if (answer !== "document") return [{ item, answer: answer ?? "text", ...said }];
        const attached = files.flatMap(({ key }) => numbers.get(key) ?? []);
        const all = document === undefined ? attached : [document, ...attached];
        return all.map((each) => ({ item, answer: "document", document: each, ...said }));
    });
}
