import { readFileSync } from "node:fs";
import { check, holds, same, visit } from "./harness.mjs";
import { band, chooseFound, codeField, lookUp, openLookup } from "./people.mjs";

check("a code that needs no approval, with a signed receipt that can be checked", async () => {
    const page = await visit({ acceptDownloads: true });
    await openLookup(page);
    await lookUp(page, "71046");
    same(await band(page).textContent(), "Approval is not needed", "answer");
    await page.getByRole("button", { name: "Get a signed receipt" }).click();
    await page.getByRole("heading", { name: "Signed receipt", level: 1 }).waitFor();
    const number = (await page.locator(".large-number").textContent()).replace(/\D/g, "");
    holds(page.url().includes(`/proofs/${number}`), `the number ${number} stands in the address`);
    await page.getByRole("button", { name: "Check it in this browser" }).click();
    await page.getByText("The signature fits.").waitFor();
    const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Download as JSON" }).click(),
    ]);
    const kept = JSON.parse(readFileSync(await download.path(), "utf8"));
    same(kept.number, number, "number in the file");
    holds(kept.statement.includes("71046") && kept.signature, "the file holds statement and signature");
});

check("a code that needs approval, with its rows and without the code in the address", async () => {
    const page = await visit();
    await openLookup(page);
    await lookUp(page, "72148");
    same(await band(page).textContent(), "Approval is needed", "answer");
    holds((await page.locator(".rows-table [data-decides]").textContent()).includes("IMG-014"), "the deciding row");
    await page.getByText("What we usually ask for").waitFor();
    await page.getByText("555-0100").first().waitFor();
    holds(!page.url().includes("72148"), "no code in the address");
    holds(!(await page.title()).includes("72148"), "no code in the title");
});

check("an answer that depends asks what decides, and answering asks again", async () => {
    const page = await visit();
    await openLookup(page);
    await lookUp(page, "00170");
    same(await band(page).textContent(), "It depends", "answer");
    const place = page.getByRole("region", { name: "Questions that decide" }).getByRole("button", { name: /Where/ });
    await place.click();
    await page.getByRole("option", { name: "Surgery center" }).click();
    await page.locator(".band-title", { hasText: "Approval is needed" }).waitFor();
    await page.getByRole("region", { name: "Questions that decide" }).waitFor();
});

check("several codes are pasted at once and each has its answer", async () => {
    const page = await visit();
    await openLookup(page);
    await codeField(page).focus();
    await page.evaluate(() => {
        const data = new DataTransfer();
        data.setData("text", "97110, 72148");
        document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    });
    const tabs = page.getByRole("list", { name: "Checked codes" }).getByRole("listitem");
    await tabs.nth(1).getByText("Approval needed").waitFor();
    await tabs.nth(0).getByText("Approval not needed").waitFor();
    await tabs.nth(1).getByRole("button", { name: /72148 Approval/ }).click();
    await page.locator(".band-title", { hasText: "Approval is needed" }).waitFor();
    await page.getByRole("button", { name: "Remove 97110" }).click();
    await tabs.first().waitFor({ state: "detached" });
});

check("words find a service, chosen with the arrow keys", async () => {
    const page = await visit();
    await openLookup(page);
    await chooseFound(page, codeField(page), "spine mri", "MRISPINE");
    await page.locator(".band-text", { hasText: "Spine MRI" }).waitFor();
});

check("a code nobody lists is answered with whom to ask", async () => {
    const page = await visit();
    await openLookup(page);
    await lookUp(page, "99999");
    same(await band(page).textContent(), "We cannot tell yet", "answer");
    await page.getByText("Approvals desk").first().waitFor();
});

check("a member of a group that decides for itself is sent to the group", async () => {
    const page = await visit();
    await openLookup(page);
    await page.getByRole("button", { name: "More facts" }).click();
    await page.getByText("Bayside Medical Group").first().waitFor();
    await page.getByRole("button", { name: /medical group/ }).click();
    await page.getByRole("option", { name: "Bayside Medical Group" }).click();
    await lookUp(page, "72148");
    same(await band(page).textContent(), "Someone else decides", "answer");
});

check("a typed date in any form is understood and shown in words", async () => {
    const page = await visit();
    await openLookup(page);
    const date = page.getByRole("textbox", { name: "Date of service" });
    await date.fill("12/24/26");
    await date.press("Tab");
    same(await date.inputValue(), "Dec 24, 2026", "date");
    await date.fill("whenever");
    await date.press("Tab");
    await page.getByText("Type a date such as").waitFor();
    await page.getByRole("button", { name: "Open the calendar for Date of service" }).click();
    await page.getByRole("dialog").getByRole("gridcell", { name: /15/ }).first().click();
    holds(/15, 2026/.test(await date.inputValue()), "the chosen day stands in the field");
});

check("the whole page speaks Spanish and remembers it", async () => {
    const page = await visit();
    await openLookup(page);
    await lookUp(page, "72148");
    await page.getByRole("button", { name: "Language: English" }).click();
    await page.getByRole("button", { name: "Español" }).click();
    await page.locator(".band-title", { hasText: "Necesita aprobación" }).waitFor();
    same(await page.evaluate(() => document.documentElement.lang), "es", "language of the page");
    await page.reload();
    await page.getByRole("heading", { name: "¿Necesita aprobación?" }).waitFor();
});

check("dark can be chosen and stays", async () => {
    const page = await visit();
    await openLookup(page);
    await page.getByRole("button", { name: "Appearance and keys" }).click();
    await page.getByRole("button", { name: "Dark appearance" }).click();
    same(await page.evaluate(() => document.documentElement.dataset.theme), "dark", "theme");
    await page.reload();
    await codeField(page).waitFor();
    same(await page.evaluate(() => document.documentElement.dataset.theme), "dark", "theme after a reload");
});

check("days and limits are counted by the server's clock, not by the browser's", async () => {
    const page = await visit();
    await page.clock.setFixedTime(new Date("2031-05-05T12:00:00Z"));
    await openLookup(page);
    same(await page.getByRole("textbox", { name: "Date of service" }).inputValue(), "Nov 24, 2026", "the day of the trial's clock");
});
