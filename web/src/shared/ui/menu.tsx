/// A button that opens a short list of acts. Tab and arrows walk it; Escape and leaving close it.
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export interface MenuEntry {
    id: string;
    name: string;
    icon?: IconName;
    chosen?: boolean;
    act: () => void;
}

interface MenuProps {
    label: string;
    entries: MenuEntry[];
    className: string;
    /// What the entries need is fetched no sooner than somebody looks.
    onOpen?: () => void;
    children: ReactNode;
}

function moveFocus(list: HTMLElement, key: string): void {
    const buttons = [...list.querySelectorAll<HTMLElement>("button")];
    const now = buttons.findIndex((button) => button === document.activeElement);
    const step = key === "ArrowDown" ? 1 : -1;
    buttons[(now + step + buttons.length) % buttons.length]?.focus();
}

export function Menu({ label, entries, className, onOpen, children }: MenuProps) {
    const [open, setOpen] = useState(false);
    const id = useId();
    const trigger = useRef<HTMLButtonElement>(null);
    const list = useRef<HTMLUListElement>(null);

    useEffect(() => {
        if (open) list.current?.querySelector("button")?.focus();
    }, [open]);

    function close(): void {
        setOpen(false);
        trigger.current?.focus();
    }

    function onKeyDown(event: KeyboardEvent): void {
        if (!open) return;
        if (event.key === "Escape") close();
        if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
        event.preventDefault();
        if (list.current) moveFocus(list.current, event.key);
    }

    return (
        <div
            className="menu"
            role="presentation"
            onKeyDown={onKeyDown}
            onBlur={(event) => {
                if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
            }}
        >
            <button
                ref={trigger}
                type="button"
                className={className}
                aria-label={label}
                aria-expanded={open}
                aria-controls={open ? id : undefined}
                onClick={() => {
                    if (!open) onOpen?.();
                    setOpen(!open);
                }}
            >
                {children}
            </button>
            {open && (
                <ul ref={list} id={id} className="popover menu-list" aria-label={label}>
                    {entries.map((entry) => (
                        <li key={entry.id}>
                            <button
                                type="button"
                                className="menu-item"
                                aria-pressed={entry.chosen}
                                onClick={() => {
                                    close();
                                    entry.act();
                                }}
                            >
                                {entry.icon && <Icon name={entry.icon} />}
                                <span className="option-main">{entry.name}</span>
                                {entry.chosen && <Icon name="check" size={16} />}
                            </button>
                        </li>
                    ))}
                </ul>
            )}
        </div>
    );
}
