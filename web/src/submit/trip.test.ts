import { describe, expect, test } from "vitest";
import { emptyTrip, tripFrom, tripToSend } from "./trip";

describe("a leg of a transport", () => {
    test("what was left empty is not sent, and a time is sent as the server reads it", () => {
        const trip = { ...emptyTrip(), from: " Home ", to: "Clinic", roundTrip: false };
        expect(tripToSend(trip)).toEqual({ from: "Home", to: "Clinic" });
        expect(tripToSend({ ...trip, appointment: "2:30 pm", attendants: "2", mobility: "stretcher", days: ["monday"], roundTrip: true })).toEqual({
            from: "Home", to: "Clinic", round_trip: true, appointment: "14:30", mobility: "stretcher", attendants: 2, days: ["monday"],
        });
    });

    test("a time nobody can read goes to the server as typed, which says what is wrong with it", () => {
        expect(tripToSend({ ...emptyTrip(), from: "A", to: "B", appointment: "early" }).appointment).toBe("early");
    });

    test("the next one begins where the one before ended, for the same person", () => {
        const first = { ...emptyTrip(), from: "Home", to: "Clinic", mobility: "wheelchair", attendants: "1" };
        const next = emptyTrip(first);
        expect(next).toMatchObject({ from: "Clinic", to: "", mobility: "wheelchair", attendants: "1", roundTrip: false });
        expect(next.key).not.toBe(first.key);
    });

    test("a copied request brings its legs along", () => {
        const sent = { from: "Home", to: "Clinic", round_trip: true, appointment: "07:30", mobility: "walks", attendants: 1, days: ["friday"] };
        expect(tripToSend(tripFrom(sent))).toEqual(sent);
    });
});
