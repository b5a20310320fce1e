// Restricted records: closed to who has no part in them, opened with a reason, and reviewed by somebody else.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { asAdmin } from "./access_help.mjs";
import { axeClean } from "./axe.mjs";
import { base, check, holds, plan, same, visit } from "./harness.mjs";
import { looks } from "./looks.mjs";
import { fillImaging, send, signIn } from "./people.mjs";

// Somebody of the test's own, or others would be kept out, too.
const patient = "HB0090001";
const rows = readFileSync(fileURLToPath(new URL("../../demo/harbor/members.csv", import.meta.url)), "utf8").split("\n");

async function mark(restricted) {
    const row = rows.find((line) => line.startsWith("HB0000001,")).split(",");
    [row[0], row[1], row[4]] = [patient, "90090001A", "Quartz"];
    row[row.length - 1] = restricted ? "yes" : "";
    const answer = await asAdmin((call) => call("POST", `/api/imports/members?plan=${plan}`, `${rows[0]}\n${row.join(",")}\n`, { "Content-Type": "text/csv" }));
    same(answer.status, 200, "the member is imported");
}

check("L-PRV-01 a restricted record is closed, is opened with a reason for an hour, and a supervisor reviews that", async () => {
    await mark(false);
    const office = await visit();
    await signIn(office, "rosa");
    await fillImaging(office, patient);
    const number = await send(office);
    await mark(true);
    try {
        const nurse = await visit({ expectFailures: true });
        await signIn(nurse, "kim");
        await nurse.goto(`${base}/um/cases/${number}?plan=${plan}`);
        await nurse.getByRole("heading", { name: "This record is restricted" }).waitFor();
        holds(!(await nurse.locator("main").innerText()).includes("Testperson"), "no name");
        await axeClean(nurse, "a restricted case");
        await nurse.getByRole("button", { name: "Open for one hour" }).click();
        await nurse.getByText("Fill this in first.").first().waitFor();
        await nurse.getByText("Treatment goes on now").click();
        await nurse.getByRole("textbox", { name: "In a sentence" }).fill("The hospital calls about this member.");
        await looks(nurse, "restricted-case");
        await nurse.getByRole("button", { name: "Open for one hour" }).click();
        await nurse.getByRole("heading", { name: "Decision" }).waitFor({ state: "attached" });
        same(await nurse.getByRole("button", { name: /^Decide/ }).count(), 0, "to read only");

        const boss = await visit();
        await signIn(boss, "sam");
        await boss.goto(`${base}/admin/opened-records?plan=${plan}`);
        const row = boss.getByRole("row", { name: /The hospital calls about this member/ }).first();
        await row.waitFor();
        await axeClean(boss, "opened records");
        await looks(boss, "opened-records");
        await row.getByRole("button", { name: "Review" }).click();
        await boss.getByRole("dialog").getByText("There was no good reason").click();
        await boss.getByRole("button", { name: "Save the finding" }).click();
        await boss.getByText("Say what was not right and what follows.").waitFor();
        await boss.getByRole("dialog").getByText("There was good reason").click();
        await boss.getByRole("button", { name: "Save the finding" }).click();
        await boss.getByText("The finding was saved.").waitFor();
        await boss.getByText("Reviewed", { exact: true }).click();
        await boss.getByRole("row", { name: /There was good reason/ }).first().waitFor();
    } finally {
        await mark(false);
    }
});
