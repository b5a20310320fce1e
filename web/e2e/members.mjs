// Members, lists, help and whom to call.
import { readFileSync } from "node:fs";
import { axeClean } from "./axe.mjs";
import { base, check, holds, picture, plan, same, visit } from "./harness.mjs";
import { fillImaging, heading, openLookup, send, signIn } from "./people.mjs";

async function office(login = "rosa", options) {
    const page = await visit(options);
    await signIn(page, login);
    return page;
}

async function openMembers(page) {
    await page.goto(`${base}/members?plan=${plan}`);
    await page.getByRole("button", { name: "Find member" }).waitFor();
}

check("ELG-07 a member is found and shown whole: coverage, requests, what stands approved", async () => {
    const page = await office();
    await fillImaging(page, "HB0000024");
    const number = await send(page);
    await openMembers(page);
    await page.getByRole("textbox", { name: "Member id" }).fill("HB0000024");
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "Coverage today" }).getByText("Medi-Cal").waitFor();
    holds(!page.url().includes("HB0000024"), "no member number in the address");
    await page.getByRole("region", { name: /Requests, open and closed/ }).getByRole("link", { name: new RegExp(number.slice(-3)) }).waitFor();
    await axeClean(page, "member overview");
    await picture(page, "member-1366-light");
    const name = await page.locator("main h1").textContent();
    holds(!(await page.title()).includes(name), "no name in the title");
    await page.getByRole("link", { name: "New request" }).last().click();
    await heading(page, "New outpatient request").waitFor();
    await page.getByText("HB0000024").first().waitFor();
});

check("SRC-05 a primary care office sees its own members, and may look among them", async () => {
    const page = await office("dev");
    await openMembers(page);
    const mine = page.getByRole("region", { name: "My members" });
    await mine.getByRole("row").nth(1).waitFor();
    await axeClean(page, "my members");
    await picture(page, "members-1366-light");
    const all = await mine.getByRole("row").count();
    await mine.getByRole("textbox", { name: "Last name begins with" }).fill("zzz");
    await mine.getByText("Nobody of that name among your members").waitFor();
    await mine.getByRole("textbox", { name: "Last name begins with" }).fill("");
    await mine.getByRole("row").nth(1).waitFor();
    same(await mine.getByRole("row").count(), all, "rows after the search");
    await mine.getByRole("link").first().click();
    await page.getByRole("region", { name: "Coverage today" }).waitFor();
});

check("the published list: any day, found by code and words, and as a file", async () => {
    const page = await visit({ acceptDownloads: true });
    await page.goto(`${base}/list?plan=${plan}`);
    await heading(page, "Services that need approval").waitFor();
    const rows = page.locator(".list-table tbody tr");
    await rows.first().waitFor();
    await axeClean(page, "published list");
    await picture(page, "list-1366-light");
    await page.getByRole("textbox", { name: "Code or words" }).fill("72148");
    await page.getByText("Spine MRI").first().waitFor();
    await page.getByRole("textbox", { name: "Code or words" }).fill("no such service");
    await page.getByText("No row of the list matches").waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "CSV" }).click()]);
    holds(readFileSync(await download.path(), "utf8").includes("IMG-014"), "the row in the file");
});

check("the published list begins with what needs approval, is walked by keys, and gives every condition its words", async () => {
    const page = await visit();
    await page.goto(`${base}/list?plan=${plan}`);
    const rows = page.locator(".list-table tbody tr");
    await rows.first().getByText("Approval needed", { exact: true }).waitFor();
    await rows.last().getByText("Never needs approval", { exact: true }).waitFor();
    const labels = await page.locator(".conditions li").allTextContents();
    holds(labels.length > 0 && labels.every((text) => /: ./.test(text)), "every condition has a value");
    await page.keyboard.press("f");
    await page.keyboard.type("72148");
    await page.waitForFunction(() => document.querySelectorAll(".list-table tbody tr").length === 1);
    await page.keyboard.press("ArrowDown");
    holds((await page.evaluate(() => document.activeElement.textContent)).includes("Spine MRI"), "the row has the focus");
    await page.keyboard.press("f");
    await page.keyboard.press("Escape");
    await rows.nth(2).waitFor();
    await rows.first().focus();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    same(await page.evaluate(() => document.activeElement.sectionRowIndex), 1, "the second row");
    await page.setViewportSize({ width: 320, height: 800 });
    const over = await page.locator(".request-list").evaluate((list) => list.scrollWidth - list.clientWidth);
    same(over, 0, "pixels cut off on a phone");
    await picture(page, "list-320-light", { fullPage: false });
});

check("help stands on every page, tells of that page first, and is searched and opened as a whole", async () => {
    const page = await visit();
    await openLookup(page);
    await page.getByRole("button", { name: "Help", exact: true }).click();
    await page.getByRole("button", { name: "All help topics" }).click();
    await heading(page, "Help").waitFor();
    const topics = page.locator(".help-topic");
    await topics.first().waitFor();
    same(await topics.count(), 17, "topics");
    await page.getByRole("button", { name: "Open all" }).click();
    same(await page.locator(".help-topic [aria-expanded=true]").count(), 17, "open topics");
    await axeClean(page, "help");
    await picture(page, "help-1366-light");
    await page.getByRole("textbox", { name: "Search the help" }).fill("draft");
    await page.waitForFunction(() => document.querySelectorAll(".help-topic").length < 17);
    holds((await topics.count()) > 0, "a topic about drafts");
});

check("whom to call is told for the plan in use", async () => {
    const page = await visit();
    await page.goto(`${base}/contacts?plan=${plan}`);
    await page.getByRole("link", { name: "555-0100" }).first().waitFor();
    await page.getByText("Bayside Medical Group, authorizations").waitFor();
    await axeClean(page, "contacts");
    await picture(page, "contacts-1366-light");
    await page.goto(`${base}/contacts?plan=central`);
    await page.getByText("831-430-5506").first().waitFor();
    holds(!(await page.getByText("555-0100").count()), "nothing of another plan");
});
