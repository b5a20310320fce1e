/// How the page looks to this reader, remembered on this device: size of the text, contrast, motion, colour. Nothing chosen
/// means what the device says.
export const looks = {
    text: ["usual", "large", "larger"],
    contrast: ["device", "more"],
    motion: ["device", "less"],
    colour: ["full", "grey"],
} as const;
export type Look = keyof typeof looks;

const key = (look: Look): string => `look ${look}`;

export function chosenLook(look: Look): string {
    const kept = localStorage.getItem(key(look));
    const values: readonly string[] = looks[look];
    return kept !== null && values.includes(kept) ? kept : looks[look][0];
}

function apply(look: Look): void {
    document.documentElement.setAttribute(`data-${look}`, chosenLook(look));
}

export function chooseLook(look: Look, value: string): void {
    localStorage.setItem(key(look), value);
    apply(look);
}

export function startLook(): void {
    for (const look of Object.keys(looks) as Look[]) apply(look);
}
