/// Sentences for what is missing or wrong, each with the place it belongs to.
import { useTranslation } from "react-i18next";
import type { CheckAnswer, FaultAt } from "@/shared/api/contract";
import { itemsOf, toShownPointer, type Form } from "./form";

export interface Message {
    pointer: string;
    text: string;
}

const uniqueByPlace = (messages: Message[]): Message[] => [
    ...new Map(messages.map((message) => [message.pointer, message])).values(),
];

export function fromFaults(form: Form, faults: FaultAt[], fallback: string): Message[] {
    return faults.map(({ pointer, detail }) => ({
        pointer: toShownPointer(form, pointer ?? ""),
        text: detail ?? fallback,
    }));
}

export interface Progress {
    missing: Message[];
    /// What the form itself asks for and has not got, and the places it has got.
    ownMissing: Message[];
    doneAt: Set<string>;
    done: number;
    total: number;
}

/// Own items first; what only the server knows is added to them.
export function useProgress(form: Form, check: CheckAnswer | undefined): Progress {
    const { t } = useTranslation("submit");
    const items = itemsOf(form);
    const own = items
        .filter(({ done }) => !done)
        .map(({ pointer, key, position }) => ({ pointer, text: t(`missing.${key}`, { position }) }));
    const theirs = [...(check?.missing ?? []), ...(check?.faults ?? [])]
        .map(({ pointer = "", detail = "" }) => ({ pointer: toShownPointer(form, pointer), text: detail }))
        .filter(({ pointer }) => pointer && pointer !== "/lines" && !items.some((item) => !item.done && `${item.pointer}/`.startsWith(`${pointer}/`)));
    return {
        missing: uniqueByPlace([...own, ...theirs]),
        ownMissing: own,
        doneAt: new Set(items.filter(({ done }) => done).map(({ pointer }) => pointer)),
        done: items.filter(({ done }) => done).length,
        total: items.length + theirs.length,
    };
}

/// The place itself, or the nearest one around it that has a field.
export function messageAt(messages: Message[], pointer: string): string | undefined {
    return messages.find((message) => message.pointer === pointer)?.text;
}
