// Signing in by every way, one's own account, and asking for an account.
import { axeClean } from "./axe.mjs";
import { addAccount, asAdmin, codeOf, goodPassword, linkIn, mailTo, ownAccount, withPasskeys } from "./access_help.mjs";
import { base, check, holds, picture, plan, same, visit } from "./harness.mjs";
import { heading, openForm } from "./people.mjs";

const button = (page, name) => page.getByRole("button", { name, exact: typeof name === "string" });
const dialog = (page) => page.getByRole("dialog");
const started = /^(Home|Requests|My work|Accounts)$/;

async function logIn(page, { login, password }) {
    await page.goto(`${base}/sign-in?plan=${plan}`);
    await page.getByLabel("Log-in name").fill(login);
    await page.getByLabel("Password").fill(password);
    await button(page, "Sign in").click();
}

async function comeIn(page, account) {
    await logIn(page, account);
    await heading(page, started).waitFor();
}

async function openAccount(page) {
    await page.goto(`${base}/account?plan=${plan}`);
    await page.getByText("This one").waitFor();
}

/// Axe and a picture of a state, light and dark.
async function look(page, name) {
    for (const theme of ["light", "dark"]) {
        await page.evaluate((each) => (document.documentElement.dataset.theme = each), theme);
        await axeClean(page, `${name}, ${theme}`);
        await picture(page, `${name}-1366-${theme}`);
    }
    await page.evaluate(() => (document.documentElement.dataset.theme = "light"));
}

check("accounts: a password that somebody else gave is changed at sign-in", async () => {
    const page = await visit({ expectFailures: true });
    const account = await addAccount();
    await logIn(page, account);
    await heading(page, "Choose a new password").waitFor();
    const fresh = page.getByLabel("New password");
    await fresh.fill("short");
    await button(page, "Save and sign in").click();
    await page.getByText("Use at least 12 characters.").waitFor();
    await look(page, "renew");
    await fresh.fill(account.password);
    await button(page, "Save and sign in").click();
    await page.getByText("You have used this password before.").waitFor();
    await fresh.fill(account.login);
    await button(page, "Save and sign in").click();
    await page.getByText("The password may not be the log-in name.").waitFor();
    await fresh.fill(goodPassword);
    await button(page, "Save and sign in").click();
    await heading(page, "Home").waitFor();
});

check("accounts: a half session is gone on with after a reload, and can be left", async () => {
    const page = await visit({ expectFailures: true });
    await logIn(page, await addAccount());
    await heading(page, "Choose a new password").waitFor();
    await page.reload();
    await page.getByLabel("Present password").waitFor();
    await button(page, "Sign in as somebody else").click();
    await heading(page, "Sign in").waitFor();
    await page.reload();
    await page.getByLabel("Log-in name").waitFor();
});

check("accounts: an authenticator app is set up, asked for, replaced by a recovery code, and removed", async () => {
    const page = await visit({ expectFailures: true });
    const account = await ownAccount();
    await comeIn(page, account);
    await openAccount(page);
    await button(page, "Set up authenticator app").click();
    await page.locator("svg.qr path").waitFor();
    const secret = await page.locator(".app-key").textContent();
    await look(page, "app-set-up");
    await page.getByLabel("6-digit code").fill("000000");
    await button(page, "Turn on").click();
    await page.getByText("This code is not right.").waitFor();
    await page.getByLabel("6-digit code").fill(codeOf(secret));
    await button(page, "Turn on").click();
    await page.getByText("These codes are shown only now.").waitFor();
    await page.keyboard.press("Escape");
    const codes = await page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem").allTextContents();
    same(codes.length, 10, "codes");
    await look(page, "recovery-codes");
    await page.emulateMedia({ media: "print" });
    same(await heading(page, "My account").isVisible(), false, "the page on paper");
    holds(await page.getByText(codes[0]).isVisible(), "the codes on paper");
    await page.emulateMedia({ media: "screen" });
    await button(page, "I have kept them").click();
    await page.getByText("Second step on").waitFor();

    await page.context().clearCookies();
    await logIn(page, account);
    await heading(page, "Confirm that it is you").waitFor();
    await look(page, "second-step");
    await page.getByLabel("6-digit code").fill("12");
    await button(page, "Confirm").click();
    await page.getByText("Enter the 6 digits that the app shows now.").waitFor();
    const code = codeOf(secret, { next: true });
    await page.getByLabel("6-digit code").fill(code);
    await button(page, "Confirm").click();
    await heading(page, "Home").waitFor();

    await page.context().clearCookies();
    await logIn(page, account);
    await page.getByLabel("6-digit code").fill(code);
    await button(page, "Confirm").click();
    await page.getByText("This code was used already.").waitFor();
    await button(page, "Use a recovery code").click();
    await look(page, "recovery-code");
    await page.getByLabel("Recovery code").fill(codes[3]);
    await button(page, "Confirm").click();
    await heading(page, "Home").waitFor();

    await openAccount(page);
    await page.getByText("9 codes left.").waitFor();
    await button(page, "Make new codes").click();
    await page.getByLabel("Your password, to confirm").fill("not the right one");
    await dialog(page).getByRole("button", { name: "Make new codes" }).click();
    await page.getByText("This is not your present password.").waitFor();
    await page.getByLabel("Your password, to confirm").fill(account.password);
    await dialog(page).getByRole("button", { name: "Make new codes" }).click();
    await page.getByText("These codes are shown only now.").waitFor();
    await button(page, "I have kept them").click();
    await page.getByText("10 codes left.").waitFor();
    await button(page, "Remove app").click();
    await page.getByLabel("Your password, to confirm").fill(account.password);
    await dialog(page).getByRole("button", { name: "Remove app" }).click();
    await page.getByText("Second step off").waitFor();
});

check("accounts: a role that needs a second step sets it up at sign-in", async () => {
    const rules = async (roles) =>
        asAdmin(async (call) => {
            const { body } = await call("GET", "/api/access-rules");
            same((await call("PUT", "/api/access-rules", { ...body, second_factor_roles: roles })).status, 200, "setting the rules");
        });
    const page = await visit({ expectFailures: true });
    const account = await ownAccount({ role: "coordinator" });
    await rules(["coordinator"]);
    try {
        await logIn(page, account);
        await heading(page, "Set up a second step").waitFor();
        await look(page, "second-step-needed");
        await button(page, "Use an authenticator app").click();
        await page.locator("svg.qr path").waitFor();
        await look(page, "second-step-needed-app");
        await page.getByLabel("6-digit code").fill(codeOf(await page.locator(".app-key").textContent()));
        await button(page, "Turn on").click();
        await heading(page, "Keep your recovery codes").waitFor();
        await look(page, "second-step-needed-codes");
        await button(page, "I have kept them, go on").click();
        await heading(page, "My work").waitFor();
        await openAccount(page);
        await button(page, "Remove app").click();
        await page.getByLabel("Your password, to confirm").fill(account.password);
        await dialog(page).getByRole("button", { name: "Remove app" }).click();
        await page.getByText("Your role needs a second step, and this is the last one.").waitFor();
    } finally {
        await rules([]);
    }
});

check("accounts: a passkey is added, renamed, signs in straight away and as a second step, and is removed", async () => {
    const page = await visit({ expectFailures: true });
    const key = await withPasskeys(page);
    const account = await ownAccount();
    await comeIn(page, account);
    await openAccount(page);
    await button(page, "Add passkey").click();
    await page.getByLabel("Name of this passkey").fill("Laptop of a test");
    await look(page, "add-passkey");
    await dialog(page).getByRole("button", { name: "Add passkey" }).click();
    await page.getByText("These codes are shown only now.").waitFor();
    await button(page, "I have kept them").click();
    await page.getByText("Laptop of a test").waitFor();
    same(await key.count(), 1, "passkeys on the device");
    await button(page, "Rename Laptop of a test").click();
    await page.getByLabel("Name of this passkey").fill("Key at the desk");
    await dialog(page).getByRole("button", { name: "Rename" }).click();
    await page.getByText("Key at the desk", { exact: true }).waitFor();
    await look(page, "my-account");

    await page.context().clearCookies();
    await key.sayYes(false);
    await page.goto(`${base}/sign-in?plan=${plan}`);
    // The device answers only what it is asked after it was told to; what the log-in field asked before goes unanswered.
    await page.waitForLoadState("networkidle");
    await key.sayYes(true);
    await button(page, "Sign in with a passkey").click();
    await heading(page, "Home").waitFor();

    await page.context().clearCookies();
    await key.sayYes(false);
    await logIn(page, account);
    await heading(page, "Confirm that it is you").waitFor();
    await look(page, "second-step-passkey");
    await key.sayYes(true);
    await button(page, "Use passkey").click();
    await heading(page, "Home").waitFor();

    await openAccount(page);
    await button(page, "Remove Key at the desk").click();
    await page.getByLabel("Your password, to confirm").fill(account.password);
    await dialog(page).getByRole("button", { name: "Remove" }).click();
    await page.getByText("The passkey is removed.").waitFor();
    await page.context().clearCookies();
    await key.sayYes(false);
    await page.goto(`${base}/sign-in?plan=${plan}`);
    // The device answers only what it is asked after it was told to; what the log-in field asked before goes unanswered.
    await page.waitForLoadState("networkidle");
    await key.sayYes(true);
    await button(page, "Sign in with a passkey").click();
    await page.getByText("This passkey does not fit.").waitFor();
});

check("accounts: a password change ends the other sessions, and what was typed there stays", async () => {
    const account = await ownAccount();
    const here = await visit();
    const there = await visit({ expectFailures: true });
    await comeIn(here, account);
    await comeIn(there, account);
    await openForm(there);
    await there.getByRole("textbox", { name: "Note for the reviewer" }).fill("typed before it ended");
    await openAccount(here);
    same(await here.getByText("This one").count(), 1, "sessions called this one");
    await button(here, "Change password").click();
    await here.getByLabel("Present password").fill(account.password);
    await here.getByLabel("New password").fill("herons wade in shallow bays");
    await look(here, "change-password");
    await button(here, "Save password").click();
    await here.getByText("Your password is changed.").waitFor();

    await there.getByRole("textbox", { name: "Member id" }).fill("HB0000001");
    await button(there, "Find member").click();
    await heading(there, "Sign in to go on").waitFor();
    await look(there, "sign-in-to-go-on");
    await there.getByLabel("Log-in name").fill(account.login);
    await there.getByLabel("Password").fill(account.password);
    await button(there, "Sign in").click();
    await there.getByText("The log-in name or the password is not right.").waitFor();
    await there.getByLabel("Password").fill("herons wade in shallow bays");
    await button(there, "Sign in").click();
    await heading(there, "New outpatient request").waitFor();
    same(await there.getByRole("textbox", { name: "Note for the reviewer" }).inputValue(), "typed before it ended", "note");
});

check("accounts: one session is ended, then all others, then all", async () => {
    const account = await ownAccount();
    const here = await visit({ expectFailures: true });
    await comeIn(here, account);
    const others = [await visit({ expectFailures: true }), await visit({ expectFailures: true })];
    for (const other of others) await comeIn(other, account);
    await openAccount(here);
    await here.getByRole("button", { name: /^Sign out Chrome/ }).nth(1).waitFor();
    await here.getByRole("button", { name: /^Sign out Chrome/ }).first().click();
    await here.getByText("Signed out there.").waitFor();
    await button(here, "Sign out everywhere else").click();
    await here.getByText("Everywhere else you are signed out.").first().waitFor();
    for (const other of others) {
        await other.goto(`${base}/requests`);
        await heading(other, "Sign in").waitFor();
    }
    await button(here, "Sign out everywhere").click();
    await heading(here, "Sign in").waitFor();
    await here.goto(`${base}/account`);
    await heading(here, "Sign in").waitFor();
});

check("accounts: the cover hides an open dialog, and what was typed in it comes back", async () => {
    const account = await ownAccount();
    const page = await visit({ expectFailures: true });
    await comeIn(page, account);
    await openAccount(page);
    await button(page, "Change password").click();
    await page.getByLabel("Present password").fill(account.password);
    await page.getByLabel("New password").fill("typed in an open dialog");
    await page.context().clearCookies();
    await button(page, "Save password").click();
    await heading(page, "Sign in to go on").waitFor();
    same(await page.getByLabel("New password").isVisible(), false, "the dialog behind");
    await page.getByLabel("Log-in name").fill(account.login);
    await page.getByLabel("Password", { exact: true }).fill(account.password);
    await button(page, "Sign in").click();
    await page.getByLabel("New password").waitFor();
    same(await page.getByLabel("New password").inputValue(), "typed in an open dialog", "what was typed");
});

check("accounts: signing in again in another tab uncovers this one", async () => {
    const account = await ownAccount();
    const page = await visit({ expectFailures: true });
    await comeIn(page, account);
    await openForm(page);
    await page.getByRole("textbox", { name: "Note for the reviewer" }).fill("kept");
    await page.context().clearCookies();
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await heading(page, "Sign in to go on").waitFor();
    const other = await page.context().newPage();
    await comeIn(other, account);
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await heading(page, "New outpatient request").waitFor();
    same(await page.getByRole("textbox", { name: "Note for the reviewer" }).inputValue(), "kept", "note");
});

check("accounts: too many wrong passwords lock the account, told plainly", async () => {
    const account = await ownAccount();
    const page = await visit({ expectFailures: true });
    for (let attempt = 0; attempt < 8; attempt += 1) {
        await logIn(page, { ...account, password: `wrong password ${attempt}` });
        await page.getByRole("alert").waitFor();
        if (await page.getByText("Too many wrong attempts.").isVisible()) break;
    }
    await page.getByText("Too many wrong attempts.").waitFor();
    await look(page, "locked");
});

check("accounts: a forgotten password is replaced by a link that works once and leaves the address", async () => {
    const account = await ownAccount();
    const page = await visit({ expectFailures: true });
    await page.goto(`${base}/sign-in?plan=${plan}`);
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await heading(page, "Forgot your password?").waitFor();
    await look(page, "forgotten");
    await page.getByLabel("Log-in name").fill("nobody-of-that-name");
    await button(page, "Send the link").click();
    const answer = await page.getByText("a link is on its way").textContent();
    await page.goto(`${base}/sign-in/forgotten?plan=${plan}`);
    await page.getByLabel("Log-in name").fill(account.login);
    await button(page, "Send the link").click();
    same(await page.getByText("a link is on its way").textContent(), answer, "the answer");
    await look(page, "forgotten-sent");

    const link = linkIn(await mailTo(`${account.login}@office.example`));
    await page.goto(`${base}${link}`);
    await page.getByLabel("New password").waitFor();
    holds(!page.url().includes("#"), `no token in ${page.url()}`);
    await look(page, "set-password");
    await page.getByLabel("New password").fill("herons wade in shallow bays");
    await button(page, "Save password").click();
    await page.getByText("Your password is saved.").waitFor();
    await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
    await comeIn(page, { ...account, password: "herons wade in shallow bays" });
    await page.goto("about:blank");
    await page.goto(`${base}${link}`);
    await page.getByText("This link does not work any more").waitFor();
    await look(page, "set-password-used");
});

check("accounts: asking for one names each gap at its field, by keyboard", async () => {
    const page = await visit({ expectFailures: true });
    await page.goto(`${base}/account-request?plan=${plan}`);
    await button(page, "Send request").waitFor();
    await look(page, "ask-account");
    await button(page, "Send request").focus();
    await page.keyboard.press("Enter");
    await page.getByText("8 things need your attention.").waitFor();
    holds(await page.evaluate(() => document.activeElement.hasAttribute("data-summary")), "the summary has the focus");
    await look(page, "ask-account-gaps");
    await page.getByRole("link", { name: /^NPI/ }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.type("1234567890");
    same(await page.getByLabel("NPI").inputValue(), "1234567890", "what was typed");
    await button(page, "Send request").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: /^NPI/ }).waitFor();
    await page.getByLabel("NPI").fill("1234567893");
    same(await page.getByRole("link", { name: /^NPI/ }).count(), 0, "gaps at the NPI");
});

check("accounts: single sign-on that failed is told where one signs in", async () => {
    const page = await visit({ expectFailures: true });
    await page.goto(`${base}/?sso=sso_no_role`);
    await heading(page, "Sign in").waitFor();
    await page.getByRole("alert").getByText("gave you no role here").waitFor();
});

for (const [name, options] of Object.entries({ "320 px": { viewport: { width: 320, height: 720 } }, "Spanish, right to left": { locale: "es-US" } })) {
    check(`accounts: the public pages fit, ${name}`, async () => {
        const page = await visit({ ...options, expectFailures: true });
        if (options.locale) await page.addInitScript(() => localStorage.setItem("language", "es"));
        for (const path of ["/sign-in", "/sign-in/forgotten", "/set-password", "/account-request"]) {
            await page.goto(`${base}${path}?plan=${plan}`);
            await page.locator("h1").waitFor();
            await page.locator("main").getByRole("button").or(page.locator("main .button")).first().waitFor();
            if (options.locale) await page.evaluate(() => (document.documentElement.dir = "rtl"));
            const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            holds(wider <= 0, `${path} is ${wider} px too wide`);
            await axeClean(page, `${path}, ${name}`);
            await picture(page, `${path.slice(1).replaceAll("/", "-")}-${options.locale ? "es-rtl" : "320"}`);
        }
    });
}
