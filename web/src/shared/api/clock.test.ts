import { expect, test } from "vitest";
import { noteDate, noteNow, serverNow } from "./clock";

const near = (wanted: string): void => {
    expect(Math.abs(serverNow() - Date.parse(wanted))).toBeLessThan(3000);
};

test("the date of answers stands in until the server names its own clock", () => {
    noteDate("Fri, 20 Nov 2026 10:00:00 GMT");
    near("2026-11-20T10:00:00Z");
    noteNow({ now: "2026-11-24T17:15:00.000Z" });
    near("2026-11-24T17:15:00Z");
    noteDate("Fri, 20 Nov 2026 10:00:00 GMT");
    near("2026-11-24T17:15:00Z");
});

test("what is no time changes nothing", () => {
    noteNow({ now: "2026-11-24T17:15:00.000Z" });
    noteNow({ now: "soon" });
    noteNow({ now: 5 });
    noteNow(undefined);
    near("2026-11-24T17:15:00Z");
});
