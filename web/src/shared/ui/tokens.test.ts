import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync("src/shared/ui/tokens.css", "utf8");

function colours(selector: string): Map<string, string> {
    const start = css.indexOf(`${selector} {`);
    const block = css.slice(start, css.indexOf("}", start));
    return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? "", match[2] ?? ""]));
}

function brightness(hex: string): number {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5]
        .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
    const [bright = 0, dark = 0] = [brightness(one), brightness(other)].sort((a, b) => b - a);
    return (bright + 0.05) / (dark + 0.05);
}

const grounds = ["surface", "canvas", "sunken", "selected", "raised", "hover"];
const tones = ["good", "attention", "bad", "info", "neutral"];
const pairs: [text: string, ground: string, least: number][] = [
    ...["text", "text-quiet", "text-hint", "action"].flatMap((text) =>
        grounds.map((ground): [string, string, number] => [text, ground, 4.5]),
    ),
    ...tones.map((tone): [string, string, number] => [tone, `${tone}-tint`, 4.5]),
    ...tones.map((tone): [string, string, number] => ["action", `${tone}-tint`, 4.5]),
    ...tones.map((tone): [string, string, number] => ["text-quiet", `${tone}-tint`, 4.5]),
    ["on-action", "action", 4.5],
    ["on-action", "action-hover", 4.5],
    ["on-action", "action-pressed", 4.5],
    ["on-adverse", "adverse", 4.5],
    ["bar-text", "bar", 4.5],
    ["bar-quiet", "bar", 4.5],
    ["bar-edge", "bar", 3],
    ["bar-button-text", "bar-button", 4.5],
    ["toast-text", "toast", 4.5],
    ["toast-action", "toast", 4.5],
    ["control-edge", "surface", 3],
    ["control-edge", "canvas", 3],
    ["focus", "surface", 3],
    ["focus", "canvas", 3],
    ["bar-focus", "bar", 3],
];

const light = colours(":root");
const dark = new Map([...light, ...colours(':root[data-theme="dark"]')]);

describe.each([
    ["light", light],
    ["dark", dark],
] as const)("contrast, %s", (_, theme) => {
    test.each(pairs)("%s on %s", (text, ground, least) => {
        const [front, back] = [theme.get(text), theme.get(ground)];
        expect(front && back).toBeTruthy();
        expect(contrast(front ?? "#000000", back ?? "#000000")).toBeGreaterThanOrEqual(least);
    });
});
