import { expect, test } from "vitest";
import { readingGrade } from "./reading_grade";

test("short words in short sentences are easy, long ones are not", () => {
    const plain = readingGrade("You had an MRI of your back in July. The new exam shows no change since then.");
    const hard = readingGrade(
        "Documentation insufficiently demonstrates conservative management preceding advanced diagnostic imaging authorization.",
    );
    expect(plain).toBeLessThan(6);
    expect(hard).toBeGreaterThan(15);
});

test("says nothing of a few words", () => {
    expect(readingGrade("Too short to tell.")).toBeUndefined();
});
