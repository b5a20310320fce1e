import { describe, expect, it } from "vitest";
import { countsFor, readAppeals, searchFor } from "./views";

describe("the address of the list of appeals", () => {
    it("keeps what it knows and drops the rest", () => {
        expect(readAppeals({ view: "acknowledge", kind: "grievance", urgency: "urgent", due: "today", line: "medi_cal", text: "Maple" })).toEqual({
            view: "acknowledge",
            kind: "grievance",
            urgency: "urgent",
            due: "today",
            line: "medi_cal",
        });
        expect(readAppeals({ view: "lost", kind: 7, urgency: "soon", due: "never", line: "a b" })).toEqual({});
    });

    it("asks for the view it names, narrowed further", () => {
        expect(searchFor("harbor", {})).toEqual({ plan: "harbor", state: "open" });
        expect(searchFor("harbor", { view: "mine", kind: "grievance" }, " Map ")).toEqual({ plan: "harbor", owner: "me", state: "open", kind: ["grievance"], text: "Map" });
        expect(searchFor("harbor", { view: "expedited", urgency: "standard" }).urgency).toEqual(["standard"]);
        expect(searchFor("harbor", { view: "outside" }).state).toBe("all");
    });

    it("counts each list once", () => {
        const ids = countsFor("harbor").map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).toContain("carry_out");
    });
});
