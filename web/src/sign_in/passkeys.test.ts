import { expect, test } from "vitest";
import { toBytes, toText } from "./passkeys";

test("bytes and their text in an address-safe alphabet are each other's way back", () => {
    const bytes = Uint8Array.from([0, 251, 255, 62, 63]);
    expect(toText(bytes.buffer)).toBe("APv_Pj8");
    expect([...toBytes("APv_Pj8")]).toEqual([...bytes]);
});

test("text without padding is read whatever its length", () => {
    expect([...toBytes("AQ")]).toEqual([1]);
    expect([...toBytes("AQI")]).toEqual([1, 2]);
    expect([...toBytes("AQID")]).toEqual([1, 2, 3]);
});
