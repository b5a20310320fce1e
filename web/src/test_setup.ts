/// What jsdom lacks, and the rule that a test must not draw an error on the console.
import { afterEach, expect, vi } from "vitest";

globalThis.ResizeObserver ??= class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
};
globalThis.CSS ??= {} as typeof CSS;
CSS.escape ??= (text: string) => text.replace(/[^\w-]/g, (letter) => `\\${letter}`);
globalThis.matchMedia ??= ((query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
})) as unknown as typeof matchMedia;

const complaints = vi.spyOn(console, "error").mockImplementation(() => undefined);
afterEach(() => {
    expect(complaints.mock.calls).toEqual([]);
    complaints.mockClear();
});
