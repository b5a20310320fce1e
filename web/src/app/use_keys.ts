/// Single-letter keys. They never fire while someone types or a dialog is open, and can be switched off.
import { useEffect, useRef, type KeyboardEvent as ReactKeyboardEvent } from "react";

const remembered = "letter-keys";

export const lettersAreOn = (): boolean => localStorage.getItem(remembered) !== "off";
export const turnLetters = (on: boolean): void => localStorage.setItem(remembered, on ? "on" : "off");

function isTyping(target: EventTarget | null): boolean {
    return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable], [role=listbox], [role=menu]") !== null;
}

const dialogIsOpen = (): boolean => document.querySelector("[role=dialog], [role=alertdialog]") !== null;

/// Keys that hold only while the focus is inside one part of the page; they come before those of the whole page.
export function keysHere(keys: Record<string, () => void>): (event: ReactKeyboardEvent) => void {
    return (event) => {
        const isCommand = event.ctrlKey || event.metaKey || event.altKey;
        if (isCommand || event.defaultPrevented || isTyping(event.target) || dialogIsOpen() || !lettersAreOn()) return;
        const act = keys[event.key];
        if (!act) return;
        event.preventDefault();
        act();
    };
}

/// `keys` maps "d" or a sequence "g h" to what it does.
export function useKeys(keys: Record<string, () => void>): void {
    const latest = useRef(keys);
    useEffect(() => {
        latest.current = keys;
    });
    useEffect(() => {
        let before = "";
        let timer: ReturnType<typeof setTimeout> | undefined;
        function press(event: KeyboardEvent): void {
            const isCommand = event.ctrlKey || event.metaKey || event.altKey;
            if (isCommand || event.defaultPrevented || isTyping(event.target) || dialogIsOpen()) return;
            if (!lettersAreOn() && event.key !== "?") return;
            // A key that begins no sequence here must not swallow the next one.
            const act = latest.current[`${before} ${event.key}`] ?? latest.current[event.key];
            clearTimeout(timer);
            before = act ? "" : event.key;
            timer = setTimeout(() => (before = ""), 1000);
            if (!act) return;
            event.preventDefault();
            act();
        }
        addEventListener("keydown", press);
        return () => {
            clearTimeout(timer);
            removeEventListener("keydown", press);
        };
    }, []);
}
