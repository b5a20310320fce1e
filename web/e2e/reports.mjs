// Reports, the yearly measures, delegated groups, the board and the access log: what they say, by keys, and how they look.
import { axeClean } from "./axe.mjs";
import { person, shown, submitted, urgent } from "./door.mjs";
import { base, check, holds, picture, plan, same, visit } from "./harness.mjs";
import { heading, signIn } from "./people.mjs";

// Something decided, something open, so that every part has something to tell.
let made;
function someCases() {
    made ??= (async () => {
        const [rosa, kim] = [await person("rosa"), await person("kim")];
        const decided = await submitted(rosa);
        await kim.post(`/api/requests/${decided}/approval`, { criteria: "Harbor imaging 2026, 4.1" });
        return { decided, open: [await submitted(rosa, urgent), await submitted(rosa)] };
    })();
    return made;
}

async function opened(login, path, title, options = {}) {
    await someCases();
    const page = await visit(options);
    await signIn(page, login);
    await page.waitForURL((url) => url.pathname !== "/sign-in");
    await page.goto(`${base}${path}?plan=${plan}`);
    await heading(page, title).waitFor();
    return page;
}

check("reports: turnaround tells its figures, and a number opens its cases", async () => {
    const { decided } = await someCases();
    const page = await opened("sam", "/um/reports", "Turnaround");
    await page.getByText("Decided in time").first().waitFor();
    await page.getByRole("heading", { name: "How long it takes" }).waitFor();
    await axeClean(page, "turnaround");
    await picture(page, "turnaround");
    await page.getByRole("button", { name: /: Approved, .*Outpatient service, Standard$/ }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("logged").waitFor();
    await axeClean(page, "cases behind a number");
    await dialog.getByRole("link", { name: shown(decided) }).waitFor();
    await page.keyboard.press("Escape");
    const file = page.waitForEvent("download");
    await page.keyboard.press("e");
    same((await file).suggestedFilename(), "turnaround.csv", "file");
    await page.getByText("Quarter", { exact: true }).click();
    await page.waitForURL(/period=quarter/);
    await page.getByRole("button", { name: "Show as a table" }).first().click();
    await page.getByRole("group", { name: /Decided in time, by/ }).last().waitFor();
});

check("reports: turnaround fits a small page, in the dark and in Spanish", async () => {
    const page = await opened("sam", "/um/reports", "Turnaround", { viewport: { width: 320, height: 800 } });
    await page.getByRole("heading", { name: "By plan line and kind" }).waitFor();
    same(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "no sideways scrolling");
    await page.evaluate(() => {
        localStorage.setItem("language", "es");
        document.documentElement.dataset.theme = "dark";
    });
    await picture(page, "turnaround-narrow-dark");
    await axeClean(page, "turnaround, narrow and dark");
    await page.reload();
    await heading(page, "Tiempos de decisión").waitFor();
    await page.getByRole("heading", { name: "Por línea del plan y tipo" }).waitFor();
});

check("reports: the yearly measures stand with their definitions, and leave as a page", async () => {
    const page = await opened("sam", "/um/reports/yearly", "Yearly measures");
    await page.getByRole("heading", { name: "How it was counted" }).waitFor();
    await page.getByRole("rowheader", { name: "Standard, approved", exact: true }).first().waitFor();
    await axeClean(page, "yearly measures");
    await picture(page, "yearly");
    const file = page.waitForEvent("download");
    await page.getByRole("button", { name: "Public page" }).click();
    holds((await file).suggestedFilename().endsWith(".html"), "a page");
});

check("reports: delegated groups are overseen, and a sample is drawn with its seed", async () => {
    const page = await opened("sam", "/um/delegation", "Delegated groups");
    await page.getByRole("heading", { name: "Forwarded and acknowledged" }).waitFor();
    await page.getByRole("button", { name: /Out of/ }).click();
    await page.getByRole("option", { name: "Received" }).click();
    await page.getByLabel("Seed").fill("4711");
    await page.getByRole("button", { name: "Draw", exact: true }).click();
    await page.getByText(/drawn with seed 4711/).waitFor();
    await axeClean(page, "delegated groups");
    await picture(page, "delegation");
});

check("reports: on the board a case is given to a colleague by keyboard and by dragging, and taken back", async () => {
    const { open } = await someCases();
    const page = await opened("sam", "/um/board", "Board");
    await page.getByRole("heading", { name: "Forecast" }).waitFor();
    await page.getByText(/Counted on 10 working days/).waitFor();
    await page.locator(".owner-bucket[aria-label$='Nobody']").first().click();
    const rows = page.locator("tr[draggable]");
    await rows.first().waitFor();
    await axeClean(page, "board");
    await picture(page, "board");
    const [number] = open;
    const buckets = page.locator(".owner-bucket[aria-label$='Nobody']");
    for (let i = 0; i < (await buckets.count()) && (await rows.filter({ hasText: shown(number) }).count()) === 0; i += 1) {
        await buckets.nth(i).click();
        await page.waitForTimeout(600);
    }
    await rows.filter({ hasText: shown(number) }).getByRole("link").focus();
    await page.keyboard.press("x");
    await page.keyboard.press("m");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: /To whom/ }).click();
    await page.getByRole("option", { name: /^Kim/ }).first().click();
    await dialog.getByRole("button", { name: "Assign" }).click();
    await page.getByText(/1 case given to Kim/).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText(/Undone for 1 case/).waitFor();
    const row = rows.filter({ hasText: shown(number) });
    await row.waitFor();
    await page.getByRole("button", { name: /people without cases|person without cases/ }).click();
    await row.dragTo(page.locator(".owner-table tbody tr", { hasText: "Kim" }).first());
    await page.getByText(/1 case given to Kim/).waitFor();
});

check("reports: in the access log who saw a member is found, refused attempts are marked, and nobody else may look", async () => {
    const page = await opened("sam", "/admin/access", "Who saw what");
    await page.locator("tbody tr").first().waitFor();
    await page.getByRole("button", { name: "Choose a member" }).click();
    await page.getByRole("button", { name: "Choose a member" }).click();
    await page.getByRole("button", { name: /Did/ }).click();
    await page.getByRole("option", { name: "Found in a search" }).click();
    await page.getByText("Saw in a list").first().waitFor();
    await axeClean(page, "access log");
    await picture(page, "access-log");
    const file = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export" }).click();
    same((await file).suggestedFilename(), "access-log.csv", "file");
    const nurse = await visit();
    await signIn(nurse, "kim");
    await heading(nurse, "My work").waitFor();
    same(await nurse.getByRole("link", { name: "Reports" }).count(), 0, "no way to the reports");
    await nurse.goto(`${base}/um/reports?plan=${plan}`);
    await nurse.getByText("You may not read reports").waitFor();
});
