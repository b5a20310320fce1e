// The list of requests: narrowed, kept, exported, walked by keys, and long.
import { readFileSync } from "node:fs";
import { axeClean } from "./axe.mjs";
import { base, check, holds, picture, plan, same, visit } from "./harness.mjs";
import { fillImaging, send, signIn } from "./people.mjs";

async function office(options) {
    const page = await visit(options);
    await signIn(page, "rosa");
    return page;
}

async function openList(page, search = "") {
    await page.goto(`${base}/requests?plan=${plan}${search}`);
    await page.getByRole("row").nth(1).waitFor();
}

check("SRC-03 the list is narrowed by primary care, submitter, provider and days; each filter is a chip that goes", async () => {
    const page = await office();
    await fillImaging(page, "HB0000028");
    await send(page);
    await openList(page);
    await page.getByRole("button", { name: "More filters" }).click();
    await page.getByText("Non-PCP cases", { exact: true }).click();
    await page.getByRole("list", { name: "Filters set" }).getByText("Non-PCP cases").waitFor();
    await page.getByRole("textbox", { name: "Received from" }).fill("11/24/2026");
    await page.getByRole("textbox", { name: "Received from" }).press("Tab");
    await page.getByRole("row").nth(1).waitFor();
    holds(page.url().includes("case=non_pcp") && page.url().includes("received_from"), "the filters stand in the address");
    await axeClean(page, "filters");
    await picture(page, "requests-filters-1366");
    await page.reload();
    await page.getByRole("list", { name: "Filters set" }).getByText("Non-PCP cases").waitFor();
    await page.getByRole("button", { name: "Remove Non-PCP cases" }).click();
    await page.getByRole("button", { name: "Remove Non-PCP cases" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "More filters" }).click();
    await page.getByRole("textbox", { name: "Member's last name" }).fill("Nobody");
    await page.getByRole("textbox", { name: "Member's birth date" }).fill("01/01/1990");
    await page.getByRole("textbox", { name: "Member's birth date" }).press("Tab");
    await page.getByText("No requests match these filters").waitFor();
    holds(!page.url().includes("Nobody") && !page.url().includes("1990"), "nobody's name in the address");
});

check("SRC-04 a number finds its request", async () => {
    const page = await office();
    await fillImaging(page, "HB0000029");
    const number = await send(page);
    await openList(page);
    await page.keyboard.press("f");
    await page.keyboard.type(number);
    await page.waitForFunction(() => document.querySelectorAll(".request-link").length === 1);
    holds((await page.locator(".request-link").textContent()).replace(/\D/g, "") === number, "the request");
    holds(!page.url().includes(number), "the number is not in the address");
});

check("a list is saved by name, chosen again, and removed with undo", async () => {
    const page = await office();
    await openList(page, "&group=pending");
    await page.getByRole("button", { name: "Saved lists" }).click();
    await page.getByRole("button", { name: "Save this list" }).click();
    await page.getByRole("textbox", { name: "Name of the list" }).fill("Waiting for the plan");
    await axeClean(page, "save a list");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Saved as Waiting for the plan.").waitFor();
    await openList(page);
    await page.getByRole("button", { name: "Saved lists" }).click();
    await picture(page, "requests-saved-1366");
    await page.getByRole("button", { name: "Waiting for the plan", exact: true }).click();
    await page.waitForURL(/group=pending/);
    await page.getByRole("button", { name: "Saved lists" }).click();
    await page.getByRole("button", { name: "Remove Waiting for the plan" }).click();
    await page.getByText("Waiting for the plan was removed.").waitFor();
});

check("the list is exported as a file with the same filters", async () => {
    const page = await office({ acceptDownloads: true });
    await openList(page);
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("e")]);
    same(download.suggestedFilename(), "requests.csv", "name of the file");
    holds(readFileSync(await download.path(), "utf8").split("\n").length > 1, "rows in the file");
});

// The server's part is measured by its own bench; here its answers are made up, so that the page has 100,000 rows.
check("100,000 rows are scrolled and walked with few of them in the document", async () => {
    const page = await office();
    const total = 100_000;
    await page.route("**/api/requests/search", async (route) => {
        const { after, limit = 50, count } = route.request().postDataJSON();
        const from = Number(after ?? 0);
        const rows = Array.from({ length: Math.min(limit, total - from) }, (_, index) => ({
            request: String(500_000_000 + from + index),
            shown: String(500_000_000 + from + index).replace(/(\d{3})(?=\d)/g, "$1\u00a0"),
            member_name: `Testperson, ${from + index}`, kind: "outpatient", service: "72148", status: "in_review", stage: "nurse",
            received_at: "2026-11-24T17:00:00.000Z", due_at: "2026-12-01T08:00:00.000Z",
        }));
        await route.fulfill({ json: { requests: rows, ...(from + limit < total ? { next: String(from + limit) } : {}), ...(count ? { counts: {} } : {}) } });
    });
    await openList(page);
    await page.keyboard.press("j");
    for (let count = 0; count < 100; count += 1) await page.keyboard.press("j");
    const focused = () => page.evaluate(() => document.activeElement.textContent.replace(/\D/g, ""));
    same(await focused(), "500000100", "the hundred-and-first row");
    for (let count = 0; count < 12; count += 1) {
        await page.mouse.wheel(0, 20_000);
        await page.waitForFunction(() => document.querySelectorAll("tbody tr[data-index]").length > 0);
    }
    const drawn = await page.locator("tbody tr[data-index]").count();
    holds(drawn < 120, `${drawn} rows in the document`);
    same(await focused(), "500000100", "the focus stays on its row though it is out of sight");
    await axeClean(page, "a long list");
    await picture(page, "requests-long-1366", { fullPage: false });
    await page.keyboard.press("k");
    same(await focused(), "500000099", "from there the keys go on");
});
