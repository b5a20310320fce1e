import { base, check, holds, same, visit } from "./harness.mjs";
import { chooseMember, heading, lookUp, openForm, openLookup, signIn } from "./people.mjs";

check("a wrong password is told without saying which part was wrong", async () => {
    const page = await visit({ expectFailures: true });
    await page.goto(`${base}/sign-in`);
    await page.getByLabel("Log-in name").fill("rosa");
    await page.getByLabel("Password").fill("wrong");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("alert").getByText("The log-in name or the password is not right.").waitFor();
});

check("the trial shows its log-ins and fills them in", async () => {
    const page = await visit();
    await page.goto(`${base}/sign-in`);
    await page.getByRole("button", { name: "Fill in kim" }).click();
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await heading(page, "My work").waitFor();
    await page.getByText("Trial with invented people").waitFor();
});

check("who starts from an answer comes to the form with the code after signing in", async () => {
    const page = await visit();
    await openLookup(page);
    await lookUp(page, "72148");
    await page.getByRole("link", { name: "Sign in and start a request" }).click();
    await page.getByRole("button", { name: "Fill in rosa" }).click();
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await heading(page, "New outpatient request").waitFor();
    same(await page.getByRole("combobox", { name: "Service, code or words" }).inputValue(), "72148", "code");
    holds(!page.url().includes("72148"), "no code in the address");
});

check("a session that ran out covers the page and gives back what was typed", async () => {
    const page = await visit({ expectFailures: true });
    await signIn(page, "rosa");
    await openForm(page);
    await page.getByRole("textbox", { name: "Note for the reviewer" }).fill("typed before the session ended");
    await page.context().clearCookies();
    await page.getByRole("textbox", { name: "Member id" }).fill("HB0000001");
    await page.getByRole("button", { name: "Find member" }).click();
    await heading(page, "Sign in to go on").waitFor();
    same(await page.getByText("typed before the session ended").isVisible(), false, "something readable behind");
    await page.getByRole("button", { name: "Fill in rosa" }).click();
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await heading(page, "New outpatient request").waitFor();
    same(
        await page.getByRole("textbox", { name: "Note for the reviewer" }).inputValue(),
        "typed before the session ended",
        "note",
    );
    await chooseMember(page, "HB0000001");
});

check("after 18 idle minutes it asks, a key keeps, and at 20 the page is covered", async () => {
    const page = await visit({ expectFailures: true });
    await page.clock.install();
    await signIn(page, "rosa");
    await openForm(page);
    await page.getByRole("textbox", { name: "Note for the reviewer" }).fill("kept");
    await page.clock.fastForward("18:05");
    await page.getByRole("alertdialog", { name: "Still there?" }).waitFor();
    same(
        await page.evaluate(() => document.activeElement.textContent),
        "Stay signed in",
        "the focus",
    );
    await page.keyboard.press("Enter");
    await page.getByRole("alertdialog").waitFor({ state: "detached" });
    await page.clock.fastForward("20:05");
    await heading(page, "Sign in to go on").waitFor();
    await page.getByRole("button", { name: "Fill in rosa" }).click();
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    same(await page.getByRole("textbox", { name: "Note for the reviewer" }).inputValue(), "kept", "note");
});

check("signing out forgets everything", async () => {
    const page = await visit();
    await signIn(page, "rosa");
    await page.getByRole("button", { name: /^Account/ }).click();
    const ended = page.waitForResponse((reply) => reply.request().method() === "DELETE");
    await page.getByRole("button", { name: "Sign out" }).click();
    await heading(page, "Does this need approval?").waitFor();
    await ended;
    await page.goto(`${base}/requests`);
    await heading(page, "Sign in").waitFor();
});

check("an address that leads nowhere and a request that is not one's own", async () => {
    const page = await visit({ expectFailures: true });
    await page.goto(`${base}/nowhere/at/all`);
    await heading(page, "This page is not here").waitFor();
    await signIn(page, "rosa");
    await page.goto(`${base}/requests/400999999`);
    await page.getByText("This request is not here, or belongs to another office").waitFor();
});

check("without a network the page says so and what was typed stays", async () => {
    const page = await visit({ expectFailures: true });
    await openLookup(page);
    await page.context().setOffline(true);
    await page.getByText("No connection. You can go on reading.").waitFor();
    await page.context().setOffline(false);
    await page.getByText("No connection. You can go on reading.").waitFor({ state: "detached" });
    await lookUp(page, "72148");
});
