import { expect, test } from "vitest";
import { narrowedBy, nobody, readNarrowing, toSearch, typedAs } from "./filters";

const ask = (narrowing: Parameters<typeof toSearch>[1], person = nobody) => toSearch("harbor", narrowing, person, "2026-11-24", "2026-12-22");

test("an address is read, and what is not understood is left out", () => {
    const read = readNarrowing({ scope: "mine", kind: "dme", state: "never", received_from: "11/2/2026", case: "pcp", ending: true });
    expect(read).toMatchObject({ scope: "mine", kind: "dme", case: "pcp", ending: true });
    expect(read.state).toBeUndefined();
    expect(read.received_from).toBeUndefined();
});

test("what is typed is a number, a member's number, or words", () => {
    expect(typedAs("400 000-018")).toBe("number");
    expect(typedAs("018")).toBe("number");
    expect(typedAs("HB0000018")).toBe("member");
    expect(typedAs("91234567A")).toBe("member");
    expect(typedAs("12")).toBe("words");
    expect(typedAs("maria")).toBe("words");
    expect(typedAs("  ")).toBe("nothing");
});

test("the server is asked in its own words", () => {
    expect(ask({ group: "pending", kind: "dme", scope: "office" })).toEqual({
        plan: "harbor",
        scope: "office",
        state: "open",
        status: ["received", "intake", "in_review", "forwarded"],
        kind: ["dme"],
    });
    expect(ask({ group: "reply" })).toEqual({ plan: "harbor", information_asked: true });
    expect(ask({ ending: true })).toEqual({ plan: "harbor", authorized_from: "2026-11-24", authorized_to: "2026-12-22", sort: "authorized_to" });
    expect(ask({}, { ...nobody, text: "hb0000018" })).toEqual({ plan: "harbor", member_number: "HB0000018" });
});

test("a name alone looks for nobody; with the birth date it does", () => {
    expect(ask({}, { ...nobody, lastName: "Muestra" })).toEqual({ plan: "harbor" });
    expect(ask({}, { ...nobody, lastName: "Muestra", bornOn: "2007-04-02" })).toMatchObject({ last_name: "Muestra", born_on: "2007-04-02" });
    expect(narrowedBy({ scope: "mine", kind: "dme" }, { ...nobody, lastName: "Muestra", bornOn: "2007-04-02" })).toEqual(["kind", "person"]);
});
