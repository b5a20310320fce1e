import { expect, test } from "vitest";
import type { TimelineEntry } from "@/shared/api/contract";
import { tellStory } from "./story";

const entry = (version: number, at: string, kind: string, who = "a"): TimelineEntry => ({ version, at, kind, who, text: `${kind} ${version}` });

test("one act is one chapter under its most telling event, the newest first", () => {
    const story = tellStory([
        entry(2, "t1", "RequirementFound"),
        entry(1, "t1", "RequestReceived"),
        entry(3, "t1", "ClockStarted"),
        entry(4, "t2", "Routed", "b"),
        entry(5, "t2", "AdverseDetermined", "b"),
    ]);
    expect(story.map(({ kind }) => kind)).toEqual(["AdverseDetermined", "RequestReceived"]);
    expect(story[1]?.rest).toEqual(["RequirementFound 2", "ClockStarted 3"]);
});

test("the same instant by another hand is another act", () => {
    expect(tellStory([entry(1, "t1", "NoteAdded"), entry(2, "t1", "NoteAdded", "b")])).toHaveLength(2);
});

test("what no list knows still has a heading of its own", () => {
    expect(tellStory([entry(1, "t1", "SomethingNew")])[0]).toMatchObject({ kind: "SomethingNew", text: "SomethingNew 1" });
});
