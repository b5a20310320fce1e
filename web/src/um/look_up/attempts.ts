/// Which attempt each call is: calls of ours about the same thing of the same request count together, the first one first.
import type { ContactSeen } from "@/shared/api/contract";

export function attempts(contacts: Pick<ContactSeen, "at" | "direction" | "topic" | "request">[]): (number | undefined)[] {
    const counted = new Map<string, number>();
    const numbers = new Map<(typeof contacts)[number], number>();
    for (const contact of [...contacts].sort((a, b) => a.at.localeCompare(b.at))) {
        if (contact.direction !== "outgoing") continue;
        const what = `${contact.request ?? ""} ${contact.topic}`;
        const number = (counted.get(what) ?? 0) + 1;
        counted.set(what, number);
        numbers.set(contact, number);
    }
    return contacts.map((contact) => numbers.get(contact));
}
