import { expect, test } from "vitest";
import type { RequestView } from "@/shared/api/contract";
import { lettersOf } from "./letters";

const timeline = [
    { version: 3, at: "t3", kind: "NoticeDelivered", text: "Notice 1 was delivered by fax." },
    { version: 1, at: "t1", kind: "NoticeOrdered", text: "Notice ordered: acknowledgement to requesting provider." },
    { version: 2, at: "t2", kind: "NoticeOrdered", text: "Notice ordered: denial to requesting provider." },
    { version: 4, at: "t4", kind: "NoticeFailed", text: "Notice 2 could not be delivered by fax." },
];

test("the timeline alone tells which letter arrived", () => {
    const letters = lettersOf({ timeline } as RequestView);
    expect(letters.map(({ number, state, doneAt }) => [number, state, doneAt])).toEqual([[2, "failed", "t4"], [1, "delivered", "t3"]]);
});

test("the last try to deliver counts", () => {
    const request = {
        timeline,
        notices: [{ form: "denial", to: "requesting_provider", language: "en", due: "d" }],
        deliveries: [
            { notice: 1, delivered: false, at: "t5", channel: "fax" },
            { notice: 1, delivered: true, at: "t6", channel: "mail" },
        ],
    } as RequestView;
    expect(lettersOf(request)[0]).toMatchObject({ form: "denial", state: "delivered", channel: "mail", doneAt: "t6", orderedAt: "t1" });
});
