// Drafts: kept by themselves, told honestly when not, shared by two tabs, sent once.
import { ownAccount } from "./access_help.mjs";
import { axeClean } from "./axe.mjs";
import { base, check, holds, picture, plan, same, visit } from "./harness.mjs";
import { addDiagnosis, chooseMember, chooseOption, fillImaging, heading, openForm, openHome, saved, signIn } from "./people.mjs";

const note = (page) => page.getByRole("textbox", { name: "Note for the reviewer" });
const draftOf = (page) => new URL(page.url()).searchParams.get("draft");

async function office(options) {
    const page = await visit(options);
    await signIn(page, "rosa");
    return page;
}

const draftMenu = (page, id) => (id ? page.locator(".draft", { has: page.locator(`a[href*="${id}"]`) }) : page.locator(".draft").first()).getByRole("button", { name: /Acts on the draft/ });

async function openDraft(page, id) {
    await page.goto(`${base}/requests/new?plan=${plan}&draft=${id}`);
    await note(page).waitFor();
}

check("DRF-05 a form is kept by itself and found again in another browser", async () => {
    const page = await office();
    await openForm(page);
    await chooseMember(page, "HB0000021");
    await note(page).fill("Begun in the morning");
    await saved(page);
    await page.waitForURL(/draft=/);
    const id = draftOf(page);
    await page.context().close();

    const later = await office();
    await openHome(later);
    const widget = later.getByRole("region", { name: /Drafts/ });
    await widget.getByText(/saved/).first().waitFor();
    await picture(later, "home-drafts-1366");
    await widget.getByRole("link", { name: /Continue/ }).first().waitFor();
    // The trial's clock stands still, so that drafts of other tests may stand above this one.
    await later.goto(`${base}/drafts?plan=${plan}`);
    await later.locator(`a[href*="${id}"]`).click();
    await heading(later, "New outpatient request").waitFor();
    same(await note(later).inputValue(), "Begun in the morning", "note");
    await later.getByText("HB0000021").first().waitFor();
});

check("DRF-02 a draft is deleted, and undo brings it back as it was", async () => {
    const page = await office();
    await openForm(page);
    await note(page).fill("To be deleted");
    await saved(page);
    await page.waitForURL(/draft=/);
    const id = draftOf(page);
    await page.getByRole("link", { name: "Save and close" }).click();
    await heading(page, "Drafts").waitFor();
    await draftMenu(page).waitFor();
    await axeClean(page, "drafts");
    await picture(page, "drafts-1366-light");
    const rows = await page.locator(".draft").count();
    await draftMenu(page).click();
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByText("The draft was deleted.").waitFor();
    await page.waitForFunction((count) => document.querySelectorAll(".draft").length === count, rows - 1);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.waitForFunction((count) => document.querySelectorAll(".draft").length === count, rows);
    await openDraft(page, id);
    same(await note(page).inputValue(), "To be deleted", "note");
});

check("a draft is handed over to a colleague, with undo, and a colleague takes it over", async () => {
    const page = await office();
    await openForm(page);
    await note(page).fill("To be handed over");
    await saved(page);
    await page.waitForURL(/draft=/);
    const id = draftOf(page);

    const keeper = await ownAccount({ role: "office_admin" });
    const other = await visit();
    await signIn(other, keeper.login, keeper.password);
    await other.goto(`${base}/drafts?plan=${plan}`);
    const row = other.locator(".draft", { has: other.locator(`a[href*="${id}"]`) });
    await row.getByText(/by Rosa Testcase/).waitFor();
    await draftMenu(other, id).click();
    await other.getByRole("button", { name: "Take over" }).click();
    await other.getByText("The draft is yours now.").waitFor();
    await row.getByText(/by Rosa Testcase/).waitFor({ state: "detached" });
    await other.getByRole("button", { name: "Undo" }).click();
    await row.getByText(/by Rosa Testcase/).waitFor();

    await draftMenu(other, id).focus();
    await other.keyboard.press("Enter");
    await picture(other, "drafts-menu-1366", { fullPage: false });
    await other.getByRole("button", { name: "Hand over", exact: true }).click();
    const dialog = other.getByRole("dialog");
    await dialog.getByRole("button", { name: "Hand over", exact: true }).click();
    await dialog.getByText("Choose a colleague.").waitFor();
    await axeClean(other, "handing a draft over");
    await picture(other, "drafts-hand-over-1366", { fullPage: false });
    await chooseOption(other, /Colleague/, /\(you\)/);
    await dialog.getByRole("button", { name: "Hand over", exact: true }).click();
    await other.getByText("The draft is yours now.").waitFor();
    await page.goto(`${base}/drafts?plan=${plan}`);
    await page.locator(".draft", { has: page.locator(`a[href*="${id}"]`) }).getByText(/by Tess Testcase/).waitFor();
});

const rowOf = (page, id) => page.locator(".draft", { has: page.locator(`a[href*="${id}"]`) });

async function begin(page, text) {
    await openForm(page);
    await note(page).fill(text);
    await saved(page);
    await page.waitForURL(/draft=/);
    return draftOf(page);
}

async function openHandOver(page, id) {
    await page.goto(`${base}/drafts?plan=${plan}`);
    await draftMenu(page, id).click();
    await page.getByRole("button", { name: "Hand over", exact: true }).click();
}

async function offered(page) {
    await page.getByRole("dialog").getByRole("button", { name: /Colleague/ }).click();
    await page.getByRole("option").first().waitFor();
    return page.getByRole("option").allTextContents();
}

check("DRF-05 an ordinary user hands a draft to any colleague who sends requests, and takes it back with undo", async () => {
    const called = `Colette Testcase ${Date.now() % 1_000_000}`;
    const colleague = await ownAccount({ name: called });
    const stranger = await ownAccount({ name: "Ottilie Testcase", organisation: "maple-street-demo" });
    const page = await office();
    const id = await begin(page, "For any colleague");
    await openHandOver(page, id);
    const names = await offered(page);
    holds(names.includes(called), `a colleague who has begun no draft yet, among ${names}`);
    holds(!names.some((name) => /Ottilie|Dev|Rosa/.test(name)), `nobody of another office and not the owner: ${names}`);
    for (const [name, options] of [["1366-dark", { colorScheme: "dark" }], ["1366-forced", { forcedColors: "active" }]]) {
        await page.emulateMedia(options);
        await picture(page, `drafts-hand-over-${name}`, { fullPage: false });
        await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
    }
    await page.getByRole("option", { name: called }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Hand over", exact: true }).click();
    await page.getByText(`The draft was handed over to ${called}.`).waitFor();
    await rowOf(page, id).getByText(`by ${called}`).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await rowOf(page, id).getByText(`by ${called}`).waitFor({ state: "detached" });

    await openHandOver(page, id);
    await chooseOption(page, /Colleague/, called);
    await dialog.getByRole("button", { name: "Hand over", exact: true }).click();
    await rowOf(page, id).getByText(`by ${called}`).waitFor();
    const other = await visit();
    await signIn(other, colleague.login, colleague.password);
    await openDraft(other, id);
    same(await note(other).inputValue(), "For any colleague", "the colleague goes on with it");
    const outside = await visit({ expectFailures: true });
    await signIn(outside, stranger.login, stranger.password);
    await outside.goto(`${base}/drafts?plan=${plan}`);
    await heading(outside, "Drafts").waitFor();
    same(await rowOf(outside, id).count(), 0, "drafts of another office");
});

check("drafts of plan staff are handed over; who belongs to no organisation is told why nobody can be chosen", async () => {
    const nurse = await visit();
    await signIn(nurse, "kim");
    const id = await begin(nurse, "Begun by the nurse");
    await openHandOver(nurse, id);
    const names = await offered(nurse);
    holds(names.includes("Inés Testcase") && !names.some((name) => /Rosa|Osei/.test(name)), `the plan's people who send requests: ${names}`);
    await nurse.getByRole("option", { name: "Inés Testcase" }).click();
    await nurse.getByRole("dialog").getByRole("button", { name: "Hand over", exact: true }).click();
    await nurse.getByText("The draft was handed over to Inés Testcase.").waitFor();
    await nurse.getByRole("button", { name: "Undo" }).click();
    await rowOf(nurse, id).getByText(/by Inés Testcase/).waitFor({ state: "detached" });

    const alone = await ownAccount({ role: "coordinator", organisation: "" });
    const page = await visit({ expectFailures: true, viewport: { width: 320, height: 700 } });
    await signIn(page, alone.login, alone.password);
    const own = await begin(page, "Nobody else's");
    await openHandOver(page, own);
    await page.getByText("This draft can go to nobody else").waitFor();
    await axeClean(page, "no colleague to hand over to");
    await picture(page, "drafts-hand-over-nobody-320", { fullPage: false });
});

check("two tabs on one draft: nothing is overwritten, and one says which stands", async () => {
    const first = await office({ expectFailures: true });
    await openForm(first);
    await note(first).fill("Common beginning");
    await saved(first);
    await first.waitForURL(/draft=/);
    const second = await first.context().newPage();
    await openDraft(second, draftOf(first));
    await note(second).fill("Typed in the second tab");
    await saved(second);
    await note(first).fill("Typed in the first tab");
    const conflict = first.getByText("This draft was changed elsewhere in the meantime.");
    await conflict.waitFor();
    await axeClean(first, "conflict of drafts");
    await picture(first, "form-conflict-1366");
    same(await note(first).inputValue(), "Typed in the first tab", "what was typed stays while nobody has chosen");
    await first.getByRole("button", { name: "Show that version" }).click();
    await conflict.waitFor({ state: "detached" });
    same(await note(first).inputValue(), "Typed in the second tab", "the other version");
    // It says "Saved" from before, so that the answer to the saving is waited for.
    const kept = first.waitForResponse((answer) => answer.request().method() === "PUT" && answer.ok());
    await note(first).fill("First again");
    await kept;
    await note(second).fill("Second again");
    await second.getByRole("button", { name: "Keep mine" }).click();
    await saved(second);
    await openDraft(first, draftOf(first));
    same(await note(first).inputValue(), "Second again", "what was kept");
});

check("the server is away while typing: it is said, and what was typed is kept when it is back", async () => {
    const page = await office({ expectFailures: true });
    let away = true;
    await page.route("**/api/drafts/*", (route) => (away ? route.abort("connectionrefused") : route.continue()));
    await openForm(page);
    await note(page).fill("Typed while nobody listened");
    await page.getByText(/Not saved yet/).waitFor();
    await picture(page, "form-not-saved-1366");
    away = false;
    await page.getByText(/^Saved \d/).waitFor({ timeout: 15_000 });
});

check("one draft open in two tabs becomes one request", async () => {
    const first = await office({ expectFailures: true });
    await fillImaging(first, "HB0000025");
    await saved(first);
    await first.waitForURL(/draft=/);
    const second = await first.context().newPage();
    await openDraft(second, draftOf(first));
    await second.getByText("Ready to send?").waitFor();
    await first.getByRole("button", { name: "Send request" }).click();
    await first.getByText("Authorization number").waitFor();
    const number = (await first.locator(".large-number").textContent()).replace(/\D/g, "");
    await addDiagnosis(second, "M51.26");
    await second.getByRole("button", { name: "Send request" }).click();
    const told = second.getByRole("alert").filter({ hasText: number.slice(-3) });
    await told.waitFor();
    holds(!second.url().includes("/sent"), "the second tab has sent nothing");
});

check("after the session ended, the form comes back with everything typed", async () => {
    const page = await office({ expectFailures: true });
    await openForm(page);
    await note(page).fill("Before the session ended");
    await saved(page);
    await page.context().clearCookies();
    await note(page).fill("After the session ended");
    await page.getByRole("heading", { name: "Sign in to go on" }).waitFor();
    holds(!(await page.getByText("After the session ended").isVisible()), "nothing to read behind the cover");
    await page.getByLabel("Log-in name").fill("rosa");
    await page.getByLabel("Password").fill("demo-assent");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await note(page).waitFor();
    same(await note(page).inputValue(), "After the session ended", "note");
    await page.getByText(/^Saved \d/).waitFor({ timeout: 15_000 });
});
