import { expect, test } from "vitest";
import { isNarrowed, narrowingOf, readNarrowing, toSearch } from "./views";

test("reads from an address only words it knows, and nothing that could name a member", () => {
    const read = readNarrowing({
        queue: ["nurse_imaging", "Okafor, Calvin", 7], owner: "me", due: ["today", "someday"], flag: "change", text: "okafor", sort: "luck", descending: true,
    });
    expect(JSON.parse(JSON.stringify(read))).toEqual({ queue: ["nurse_imaging"], owner: "me", due: ["today"], descending: true });
});

test("a kept view comes back as it was", () => {
    const narrowing = readNarrowing({ line: ["medi_cal"], urgency: ["urgent"], flag: ["reply"], sort: "due", aside: "only" });
    expect(narrowingOf(toSearch("harbor", narrowing, " okafor "))).toEqual(narrowing);
    expect(toSearch("harbor", narrowing, " okafor ").text).toBe("okafor");
    expect(toSearch("harbor", {})).toEqual({ plan: "harbor" });
});

test("an order alone narrows nothing", () => {
    expect(isNarrowed({ sort: "due", descending: true })).toBe(false);
    expect(isNarrowed({ owner: "nobody" })).toBe(true);
});
