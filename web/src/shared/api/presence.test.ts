import { afterEach, expect, test, vi } from "vitest";
import { isByItself } from "./presence";

afterEach(() => vi.useRealTimers());

test("half a minute after the last sign of life the page acts by itself", () => {
    vi.useFakeTimers();
    dispatchEvent(new KeyboardEvent("keydown"));
    expect(isByItself()).toBe(false);
    vi.advanceTimersByTime(29_000);
    expect(isByItself()).toBe(false);
    vi.advanceTimersByTime(2_000);
    expect(isByItself()).toBe(true);
    dispatchEvent(new Event("pointerdown"));
    expect(isByItself()).toBe(false);
});
