import { axeClean } from "./axe.mjs";
import { base, check, holds, picture, plan, same, visit } from "./harness.mjs";
import { band, chooseOption, codeField, fillImaging, heading, openHome, openRequest, send, signIn } from "./people.mjs";

const widget = (page, name) => page.getByRole("region", { name });

async function office(login = "rosa", options) {
    const page = await visit(options);
    await signIn(page, login);
    return page;
}

async function sent(page, member) {
    await fillImaging(page, member);
    return send(page);
}

const shown = (number) => new RegExp(number.replace(/(\d{3})(?=\d)/g, "$1."));

check("home tells what needs a reply, what is pending and what was decided", async () => {
    const page = await office();
    const number = await sent(page, "HB0000030");
    const other = await sent(page, "HB0000027");
    await openHome(page);
    holds((await widget(page, /Pending decision/).getByRole("row").count()) > 1, "rows that wait for the plan");
    await widget(page, /Pending decision/).getByText(/this week|later/).first().waitFor();

    const nurse = await office("kim");
    await openRequest(nurse, number);
    await nurse.getByRole("button", { name: "Ask for information" }).click();
    await nurse.getByRole("dialog").getByRole("textbox", { name: "In a sentence" }).fill("The exam note");
    await nurse.getByRole("dialog").getByRole("button", { name: "Ask", exact: true }).click();
    await nurse.getByText("The question was sent.").waitFor();
    await openRequest(nurse, other);
    await nurse.getByRole("button", { name: "Approve as asked" }).click();
    await nurse.getByRole("dialog").getByRole("button", { name: "Approve", exact: true }).click();
    await nurse.getByText("Approved. The office sees it now.").waitFor();

    // Both arrive on the open page by themselves, and are told.
    await widget(page, /Needs your reply/).getByText(shown(number)).waitFor({ timeout: 15_000 });
    const decided = widget(page, /Decided in the last 7 days/);
    await decided.getByText(shown(other)).waitFor({ timeout: 15_000 });
    await page.getByRole("status").filter({ hasText: /Request .*: Approved\.|Request .*: Needs your reply\./ }).waitFor();
    await picture(page, "home-1366-light");
    await widget(page, /Needs your reply/).getByRole("link", { name: "Reply" }).first().click();
    await page.getByText("We need something from you before we can decide.").waitFor();
});

check("another office's home does not tell of it", async () => {
    const dev = await office("dev");
    await openHome(dev);
    same(await dev.getByText("Nothing waits for your reply.").count(), 1, "an empty place with words");
    await dev.getByText("Nothing is waiting").waitFor();
    await picture(dev, "home-empty-1366-light");
});

check("the keys walk the list, open a row, and find", async () => {
    const page = await office();
    await sent(page, "HB0000002");
    await sent(page, "HB0000004");
    await page.goto(`${base}/requests?plan=${plan}`);
    await page.getByRole("row").nth(2).waitFor();
    await page.keyboard.press("j");
    const first = await page.evaluate(() => document.activeElement.textContent);
    await page.keyboard.press("j");
    holds((await page.evaluate(() => document.activeElement.textContent)) !== first, "the next row");
    await page.keyboard.press("k");
    same(await page.evaluate(() => document.activeElement.textContent), first, "back again");
    await page.keyboard.press("f");
    await page.keyboard.type("nobody of that name");
    await page.getByText("No requests match these filters").waitFor();
    holds(!page.url().includes("nobody"), "what is typed to find somebody stays out of the address");
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByRole("row").nth(1).waitFor();
    await chooseOption(page, /Whose turn/, "Decided");
    await page.getByText(/group=decided/).waitFor({ state: "detached" });
    holds(page.url().includes("group=decided"), "the filter stands in the address");
    await page.reload();
    await page.getByRole("button", { name: /Whose turn/ }).getByText("Decided").waitFor();
    await page.goto(`${base}/requests?plan=${plan}`);
    await page.getByRole("row").nth(1).waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "What has happened" }).waitFor();
});

check("a service is checked on home: a key to the box, the same answer, and nothing of it in the address", async () => {
    const page = await office();
    await openHome(page);
    await codeField(page).waitFor();
    await page.keyboard.press("0");
    await page.keyboard.type("72148");
    await page.keyboard.press("Enter");
    await band(page).getByText("Approval is needed").waitFor();
    await page.getByRole("list", { name: "Checked codes" }).getByText("72148").waitFor();
    holds(!page.url().includes("72148"), "no code in the address");
    await axeClean(page, "home with an answer");
    await picture(page, "home-check-1366-light");
    await page.getByRole("button", { name: "Remove 72148" }).click();
    await band(page).waitFor({ state: "detached" });
    same(await page.evaluate(() => document.activeElement.getAttribute("role")), "combobox", "the focus is in the box again");
    await page.getByRole("button", { name: "Check", exact: true }).click();
    await page.getByText("Type a code or choose a service from the list.").waitFor();
    await page.keyboard.type("71046");
    await page.keyboard.press("Enter");
    await band(page).getByText("Approval is not needed").waitFor();
    await page.keyboard.press("Escape");
    await heading(page, "Home").focus();
    await page.keyboard.press("?");
    await page.getByRole("dialog").getByText("Check a service on the home page").waitFor();
});

check("the live mark says when the server is away", async () => {
    const page = await office("rosa", { expectFailures: true });
    await openHome(page);
    await page.getByText(/Live, updated/).waitFor();
    await page.route(/\/api\/(requests\/search|events)/, (route) => route.abort("connectionrefused"));
    await page.evaluate(() => window.stop());
    await page.getByText("Live updates paused. Reconnecting.").waitFor({ timeout: 40_000 });
    await heading(page, "Home").waitFor();
});

const looks = {
    "from right to left": { name: "rtl", prepare: (page) => page.evaluate(() => (document.documentElement.dir = "rtl")) },
    "in forced colours": { name: "forced", prepare: (page) => page.emulateMedia({ forcedColors: "active" }) },
    "in the dark": { name: "dark", prepare: (page) => page.emulateMedia({ colorScheme: "dark" }) },
    "on paper": { name: "print", prepare: (page) => page.emulateMedia({ media: "print" }) },
};
for (const [what, { name, prepare }] of Object.entries(looks)) {
    check(`home, list, form and request stand ${what}`, async () => {
        const page = await office("rosa", name === "dark" ? { colorScheme: "dark" } : {});
        const number = await sent(page, { rtl: "HB0000006", forced: "HB0000001", dark: "HB0000003", print: "HB0000008" }[name]);
        const places = { home: `/home?plan=${plan}`, list: `/requests?plan=${plan}`, form: `/requests/new?plan=${plan}`, request: `/requests/${number}?plan=${plan}` };
        for (const [place, address] of Object.entries(places)) {
            await page.emulateMedia({ media: "screen" });
            await page.goto(`${base}${address}`);
            await page.locator("main h1").waitFor();
            await page.locator("main .card").last().waitFor();
            await prepare(page);
            await page.waitForLoadState("networkidle");
            const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
            same(over, 0, `${place}: pixels too wide`);
            await picture(page, `look-${place}-${name}`);
        }
    });
}
