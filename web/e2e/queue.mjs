// My work and the work queue: by keys alone, kept up to date by others, many at once, and how they look.
import { axeClean } from "./axe.mjs";
import { person, shown, submitted, urgent } from "./door.mjs";
import { base, check, holds, picture, plan, same, visit } from "./harness.mjs";
import { heading, signIn } from "./people.mjs";

const rowOf = (page, number) => page.locator(".work-grid tbody tr", { hasText: shown(number) });
const dialog = (page) => page.getByRole("dialog");

async function openQueue(page, view = "queue-nurse_imaging") {
    await page.goto(`${base}/um/queues/${view}?plan=${plan}`);
    await page.locator(".work-grid tbody tr[data-index]").first().waitFor();
}

// With j and k until the row has the focus.
async function walkTo(page, number) {
    const isHere = () => page.evaluate((words) => document.activeElement?.closest("tr")?.textContent?.includes(words) ?? false, shown(number));
    await page.keyboard.press("j");
    await page.keyboard.press("Home");
    for (let step = 0; step < 80 && !(await isHere()); step += 1) await page.keyboard.press("j");
    holds(await isHere(), `${number} is reached by keys`);
}

check("queue: the plan's people begin with their work, and the next case comes with Enter", async () => {
    const rosa = await person("rosa");
    const number = await submitted(rosa, urgent);
    const page = await visit();
    await signIn(page, "kim");
    await heading(page, "My work").waitFor();
    await page.getByRole("link", { name: "Queues" }).first().waitFor();
    await page.getByText("You have no open case.").or(page.locator(".work-case").first()).first().waitFor();
    await axeClean(page, "my work");
    await page.keyboard.press("Enter");
    await page.getByText(/You have .* now\./).waitFor();
    await page.getByRole("heading", { name: "Decision" }).waitFor();
    await page.getByText("Owner: you").waitFor();
    await page.goto(`${base}/um?plan=${plan}`);
    await page.locator("#work-cases").waitFor();
    await page.locator(".work-case").first().waitFor();
    await axeClean(page, "my work with cases");
    await picture(page, "my-work-1366-light");
    holds(number, "an urgent case was there");
});

check("queue: a walk by keys alone: move, preview, choose, take, undo, put aside, filter, save the view", async () => {
    const rosa = await person("rosa");
    const [first, second] = [await submitted(rosa), await submitted(rosa)];
    const page = await visit();
    await signIn(page, "kim");
    await page.keyboard.press("g");
    await page.keyboard.press("q");
    await heading(page, "All cases").waitFor();
    await openQueue(page);
    await walkTo(page, first);
    await page.keyboard.press("Space");
    await page.getByRole("complementary", { name: "Preview" }).getByText("Asked for").waitFor();
    await axeClean(page, "queue with preview");
    await picture(page, "queue-preview-1366-light", { fullPage: false });
    await page.keyboard.press("Escape");
    await page.keyboard.press("x");
    await page.getByText("1 selected").waitFor();
    await walkTo(page, second);
    await page.keyboard.press("x");
    await page.getByText("2 selected").waitFor();
    await axeClean(page, "queue with bulk bar");
    await picture(page, "queue-1366-light", { fullPage: false });
    await page.keyboard.press("t");
    await page.getByText("You have 2 more cases.").waitFor();
    await rowOf(page, first).getByText("Kim Testcase").waitFor();
    await page.keyboard.press("u");
    await page.getByText("Undone for 2 cases.").waitFor();
    await rowOf(page, first).getByLabel("Nobody").waitFor();
    // To a colleague, with a note.
    await walkTo(page, first);
    await page.keyboard.press("a");
    await dialog(page).getByRole("button", { name: /To whom/ }).click();
    await page.getByRole("option", { name: /^Sam Testcase/ }).click();
    await dialog(page).getByRole("textbox", { name: /Note for the colleague/ }).fill("Back on Monday.");
    await axeClean(page, "assign dialog");
    await dialog(page).getByRole("button", { name: "Assign" }).click();
    await page.getByText("1 case given to Sam Testcase.").waitFor();
    // Out of the colleague's hands only with a reason.
    await walkTo(page, first);
    await page.keyboard.press("t");
    await dialog(page).getByText("Say why you take it over.").waitFor();
    await dialog(page).getByRole("button", { name: "Take" }).click();
    await dialog(page).getByText("Say why.", { exact: true }).waitFor();
    await dialog(page).getByRole("textbox").fill("Sam is away.");
    await dialog(page).getByRole("button", { name: "Take" }).click();
    await page.getByText("You have 1 more case.").waitFor();
    // Aside, and back.
    await walkTo(page, first);
    await page.keyboard.press("s");
    await dialog(page).getByRole("button", { name: "Put aside" }).click();
    await page.getByText("1 case is put aside.").waitFor();
    await rowOf(page, first).waitFor({ state: "detached" });
    await page.keyboard.press("u");
    await rowOf(page, first).waitFor();
    // Filters stand in the address, whom one looks for does not.
    await page.keyboard.press("f");
    await page.getByRole("region", { name: "Filter" }).getByText("Overdue").waitFor();
    await axeClean(page, "queue with filters");
    await page.getByRole("region", { name: "Filter" }).getByText("Me", { exact: true }).click();
    await page.waitForURL(/owner/);
    await page.getByRole("textbox", { name: /Find number/ }).fill("demoson");
    await rowOf(page, first).waitFor();
    same(/demoson/i.test(page.url()), false, "a name in the address");
    await page.locator("h1").click();
    await page.keyboard.press("v");
    await dialog(page).getByRole("textbox", { name: "Name of the view" }).fill(`Mine ${first}`);
    await page.keyboard.press("Enter");
    await heading(page, `Mine ${first}`).waitFor();
    await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: new RegExp(`Mine ${first}`) }).waitFor();
    await page.getByRole("button", { name: new RegExp(`Remove Mine ${first}`) }).click();
    await page.getByText(`Mine ${first} was removed.`).waitFor();
    await page.keyboard.press("?");
    await dialog(page).getByText("Take the next case and open it").waitFor();
});

check("queue: what others do shows within a second, new cases wait behind a word, and no row moves", async () => {
    const rosa = await person("rosa");
    const sam = await person("sam");
    const number = await submitted(rosa);
    const page = await visit();
    await signIn(page, "kim");
    await openQueue(page);
    await rowOf(page, number).waitFor();
    await page.getByText(/Live, updated/).waitFor();
    await walkTo(page, number);
    const place = () => rowOf(page, number).getAttribute("data-index");
    const before = await place();
    const begun = Date.now();
    await sam.post("/api/work/deal", { plan, act: "take", requests: [{ request: number }] });
    await rowOf(page, number).getByText("Sam Testcase").waitFor({ timeout: 3000 });
    holds(Date.now() - begun < 1500, `shown after ${Date.now() - begun} ms`);
    const fresh = await submitted(rosa, urgent);
    await page.getByRole("button", { name: /\d+ new, show/ }).waitFor({ timeout: 5000 });
    same(await rowOf(page, fresh).count(), 0, "an urgent case does not push in");
    same(await place(), before, "the row kept its place");
    await page.getByRole("button", { name: /\d+ new, show/ }).click();
    await rowOf(page, fresh).waitFor();
    // Somebody ends a case that is in sight: it stays where it is and says so.
    await sam.post(`/api/requests/${number}/void`, { reason: "entered_in_error", text: "End of a test." });
    await rowOf(page, number).getByText("No longer in this view").waitFor({ timeout: 5000 });
});

check("queue: what could not be done is told for each case", async () => {
    const rosa = await person("rosa");
    const sam = await person("sam");
    const number = await submitted(rosa);
    const page = await visit({ expectFailures: true });
    await signIn(page, "kim");
    await openQueue(page);
    await walkTo(page, number);
    await page.keyboard.press("x");
    await page.route("**/api/events*", (route) => route.abort("connectionrefused"));
    await sam.post(`/api/requests/${number}/void`, { reason: "entered_in_error", text: "Twice." });
    await page.keyboard.press("b");
    await page.getByText("1 case was left as it was").waitFor();
    await page.getByText(/Closed meanwhile|Somebody changed it meanwhile/).waitFor();
    await page.getByRole("button", { name: "Close the list" }).click();
});

check("queue: dark, dense, narrow, forced colours, and for somebody without work", async () => {
    const rosa = await person("rosa");
    await submitted(rosa);
    for (const theme of ["dark", "light"]) {
        const page = await visit({ colorScheme: theme, viewport: { width: 1440, height: 900 } });
        await signIn(page, "sam");
        await openQueue(page, "all");
        await page.getByRole("button", { name: "Dense rows" }).click();
        await axeClean(page, `queue, ${theme}`);
        await picture(page, `queue-dense-1440-${theme}`, { fullPage: false });
        await page.goto(`${base}/um?plan=${plan}`);
        await page.locator("#work-cases").waitFor();
        await axeClean(page, `my work, ${theme}`);
        await picture(page, `my-work-1440-${theme}`);
        await page.context().close();
    }
    const phone = await visit({ viewport: { width: 320, height: 800 } });
    await signIn(phone, "sam");
    await openQueue(phone, "all");
    await axeClean(phone, "queue, 320 px");
    await picture(phone, "queue-320-light", { fullPage: false });
    await phone.context().close();
    const forced = await visit({ forcedColors: "active" });
    await signIn(forced, "sam");
    await openQueue(forced, "all");
    await picture(forced, "queue-forced-1366", { fullPage: false });
    await forced.context().close();
    const appeals = await visit();
    await signIn(appeals, "noor");
    await heading(appeals, "All open").waitFor();
    await appeals.goto(`${base}/um/queues/all?plan=${plan}`);
    await appeals.getByText("Queues are for the plan's own people").waitFor();
});
