// The pages of an administrator: accounts, requests for accounts, outgoing messages, access rules.
import { axeClean } from "./axe.mjs";
import { addAccount, asAdmin, goodPassword, linkIn, mailTo, ownAccount } from "./access_help.mjs";
import { base, check, holds, picture, plan, same, visit } from "./harness.mjs";
import { chooseFound, chooseOption, heading } from "./people.mjs";

const button = (page, name) => page.getByRole("button", { name, exact: typeof name === "string" });
const dialog = (page) => page.getByRole("dialog");
const tab = (page, name) => page.getByRole("navigation", { name: "Accounts and access" }).getByRole("link", { name });

async function comeIn(page, login, password = "demo-assent") {
    await page.goto(`${base}/sign-in?plan=${plan}`);
    await page.getByLabel("Log-in name").fill(login);
    await page.getByLabel("Password").fill(password);
    await button(page, "Sign in").click();
    await heading(page, /^(Home|Requests|My work|Accounts)$/).waitFor();
}

async function administrator(options) {
    const page = await visit(options);
    await comeIn(page, "admin");
    return page;
}

async function openAccount(page, id) {
    await page.goto(`${base}/admin/accounts/${id}?plan=${plan}`);
    await page.getByRole("heading", { name: "Role and access" }).waitFor();
    await page.getByRole("heading", { name: "Signed in" }).waitFor();
}

async function look(page, name) {
    for (const theme of ["light", "dark"]) {
        await page.evaluate((each) => (document.documentElement.dataset.theme = each), theme);
        await axeClean(page, `${name}, ${theme}`);
        await picture(page, `${name}-1366-${theme}`);
    }
    await page.evaluate(() => (document.documentElement.dataset.theme = "light"));
}

async function ask(page, { name, login, office }) {
    await page.goto(`${base}/account-request?plan=${plan}`);
    await page.getByText("I have read the agreement").click();
    await page.getByLabel("First and last name").fill(name);
    await page.getByLabel("Log-in name you would like").fill(login);
    await page.getByLabel("E-mail").fill(`${login}@office.example`);
    await page.getByLabel("Phone").fill("555-0177");
    await page.getByLabel("Name of the office").fill(office);
    await page.getByLabel("NPI").fill("1234567893");
    await chooseOption(page, /Your role/, "Office staff");
    await page.getByText("Send requests").waitFor();
    await look(page, "ask-account-filled");
    await button(page, "Send request").click();
    await heading(page, "We have your request").waitFor();
}

check("admin: an administrator begins with the accounts, finds one, and adds one who chooses the password", async () => {
    const page = await administrator();
    await heading(page, "Accounts").waitFor();
    await page.getByRole("link", { name: "Admin Testcase" }).waitFor();
    await look(page, "admin-accounts");
    await page.getByLabel("Name, log-in or organisation").fill("rosa");
    await page.getByRole("status").getByText("1 account").waitFor();
    await chooseOption(page, /Role/, "Nurse", true);
    await page.getByText("No accounts match these filters").waitFor();
    await button(page, "Show all accounts").click();
    await page.getByRole("link", { name: "Admin Testcase" }).waitFor();
    await page.getByRole("link", { name: "Add account" }).click();
    await button(page, "Add account").click();
    await page.getByText("Choose a role from the list.").waitFor();
    await look(page, "admin-add-account");
    const login = `added-${Date.now() % 1_000_000}`;
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("Added Testcase");
    await page.getByLabel("Log-in name").fill(login);
    await page.getByLabel("E-mail").fill(`${login}@office.example`);
    await chooseOption(page, /^(Choose )?Role/, "Practitioner");
    await chooseOption(page, /^(Choose )?Organisation/, "Bay Spine Demo Clinic");
    await page.getByText("Browse members").waitFor();
    await button(page, "Add account").click();
    await heading(page, "Added Testcase").waitFor();
    const link = linkIn(await mailTo(`${login}@office.example`));
    const person = await visit({ expectFailures: true });
    await person.goto(`${base}${link}`);
    await person.getByLabel("New password").fill(goodPassword);
    await button(person, "Save password").click();
    await person.getByText("Your password is saved.").waitFor();
    await comeIn(person, login, goodPassword);
});

check("admin: an account is changed, its licence dated, and turning it off ends its session", async () => {
    const account = await ownAccount({ role: "nurse", organisation: "plan" });
    const person = await visit({ expectFailures: true });
    await comeIn(person, account.login, account.password);
    const page = await administrator({ expectFailures: true });
    await openAccount(page, account.id);
    await page.getByLabel("Kind").fill("rn");
    await page.getByLabel("Number").fill("RN 778899");
    await page.getByLabel("State that issued it").fill("CA");
    await page.getByRole("textbox", { name: "Valid until" }).fill("6/30/2027");
    await page.getByRole("textbox", { name: "Valid until" }).press("Tab");
    await chooseFound(page, page.getByRole("combobox", { name: "Reports to" }), "osei", "Osei");
    await button(page, "Save changes").click();
    await page.getByText("The account is saved.").waitFor();
    await page.reload();
    await page.getByRole("textbox", { name: "Valid until" }).waitFor();
    same(await page.getByRole("textbox", { name: "Valid until" }).inputValue(), "Jun 30, 2027", "the day");
    await page.waitForFunction(() => [...document.querySelectorAll("input")].some((field) => /Osei/.test(field.value)));
    await look(page, "admin-account");
    await button(page, "Turn off account").click();
    await dialog(page).waitFor();
    await look(page, "admin-turn-off");
    await dialog(page).getByRole("button", { name: "Turn off account" }).click();
    await page.getByText("The account is turned off.").waitFor();
    await page.getByText("Nowhere now.").waitFor();
    await person.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await heading(person, "Sign in to go on").waitFor();
    await button(page, "Turn on account").click();
    await page.getByText("The account is turned on.").waitFor();
});

check("admin: what a colleague changed meanwhile is not overwritten", async () => {
    const account = await addAccount();
    const page = await administrator({ expectFailures: true });
    await openAccount(page, account.id);
    await asAdmin(async (call) => {
        const { body, headers } = await call("GET", `/api/accounts/${account.id}`);
        const { login, email, role, organisation, plans } = body;
        const fields = { login, email, role, organisation, plan, plans, name: "Changed Testcase", disabled: false };
        const changed = await call("PUT", `/api/accounts/${account.id}`, fields, { "If-Match": headers.etag });
        same(changed.status, 200, `the colleague's change: ${JSON.stringify(changed.body)}`);
    });
    await page.getByLabel("Specialty").fill("typed too late");
    await button(page, "Save changes").click();
    await page.getByText("Somebody changed this meanwhile.").waitFor();
});

check("admin: a locked account is unlocked, asked for a new password, and signed out", async () => {
    const account = await ownAccount();
    const person = await visit({ expectFailures: true });
    await comeIn(person, account.login, account.password);
    const stranger = await visit({ expectFailures: true });
    for (let attempt = 0; attempt < 8; attempt += 1) {
        await stranger.goto(`${base}/sign-in?plan=${plan}`);
        await stranger.getByLabel("Log-in name").fill(account.login);
        await stranger.getByLabel("Password").fill(`wrong password ${attempt}`);
        await button(stranger, "Sign in").click();
        await stranger.getByRole("alert").waitFor();
        if (await stranger.getByText("Too many wrong attempts.").isVisible()) break;
    }
    const page = await administrator();
    await openAccount(page, account.id);
    await page.getByText(/^Locked until/).waitFor();
    await button(page, "Unlock account").click();
    await page.getByText("The account is unlocked.").waitFor();
    await page.getByText(/^Locked until/).waitFor({ state: "detached" });
    await page.getByRole("button", { name: /^Sign out Chrome/ }).first().click();
    await page.getByText("Signed out there.").waitFor();
    await button(page, "Ask for a new password").click();
    await dialog(page).getByRole("button", { name: "Ask for a new password" }).click();
    await page.getByText("A new password will be asked for.").waitFor();
    await page.getByText("Needs a new password").waitFor();
    await button(page, "What happened to this account").click();
    await page.getByText("Account unlocked").waitFor();
    await stranger.goto(`${base}/sign-in?plan=${plan}`);
    await stranger.getByLabel("Log-in name").fill(account.login);
    await stranger.getByLabel("Password").fill(account.password);
    await button(stranger, "Sign in").click();
    await heading(stranger, "Choose a new password").waitFor();
});

check("admin: who asked for an account gets one, with a link that lets choose the password", async () => {
    const login = `nia-${Date.now() % 1_000_000}`;
    const stranger = await visit({ expectFailures: true });
    await ask(stranger, { name: "Nia Testcase", login, office: "New Demo Office" });
    await stranger.getByText(/We expect to answer by/).waitFor();
    await look(stranger, "asked-account");
    const page = await administrator({ expectFailures: true });
    await tab(page, /Requests for accounts/).click();
    await page.getByRole("row", { name: /Nia Testcase/ }).first().waitFor();
    await look(page, "admin-account-requests");
    await page.getByRole("link", { name: "Nia Testcase" }).last().click();
    await heading(page, "Nia Testcase").waitFor();
    await page.getByText(login, { exact: true }).first().waitFor();
    await look(page, "admin-account-request");
    await button(page, "Approve and make account").click();
    await page.getByText("The account is made.").waitFor();
    await page.getByRole("link", { name: "Open the account" }).waitFor();
    await look(page, "admin-account-request-answered");
    await tab(page, "Outgoing messages").click();
    await page.getByRole("row", { name: new RegExp(`${login}@office.example`) }).first().waitFor();
    await look(page, "admin-messages");
    await page.getByRole("row", { name: new RegExp(`${login}@office.example`) }).first().getByRole("button").click();
    await dialog(page).waitFor();
    await look(page, "admin-message");
    const link = linkIn(await mailTo(`${login}@office.example`));
    await dialog(page).getByRole("button", { name: "Mark as sent" }).click();
    await page.getByText("The message is marked as sent.").waitFor();
    await stranger.goto(`${base}${link}`);
    await stranger.getByLabel("New password").fill(goodPassword);
    await button(stranger, "Save password").click();
    await stranger.getByText("Your password is saved.").waitFor();
    await comeIn(stranger, login, goodPassword);
});

check("admin: a request for an account is refused with a reason", async () => {
    const login = `ned-${Date.now() % 1_000_000}`;
    const stranger = await visit();
    await ask(stranger, { name: "Ned Testcase", login, office: "Unknown Demo Office" });
    const page = await administrator();
    await page.goto(`${base}/admin/account-requests?plan=${plan}`);
    await page.getByRole("link", { name: "Ned Testcase" }).first().click();
    await button(page, "Refuse…").click();
    await dialog(page).getByRole("button", { name: "Refuse request" }).click();
    await page.getByText("Say why, in words the person can use.").waitFor();
    await look(page, "admin-refuse");
    await page.getByLabel("Reason").fill("We could not reach the office by phone.");
    await dialog(page).getByRole("button", { name: "Refuse request" }).click();
    await page.getByText("The request is refused.").waitFor();
    await page.getByText("We could not reach the office by phone.").waitFor();
    holds((await mailTo(`${login}@office.example`)).text.includes("could not reach"), "the reason in the message");
});

check("admin: access rules are kept within their limits", async () => {
    const page = await administrator();
    await tab(page, "Access rules").click();
    const idle = page.getByLabel("Minutes without activity until sign-out");
    await idle.fill("90");
    await button(page, "Save rules").click();
    await page.getByText("Enter a number from 5 to 30.").waitFor();
    await look(page, "admin-access-rules");
    await idle.fill("25");
    await button(page, "Save rules").click();
    await page.getByText("The rules are saved.").waitFor();
    await page.reload();
    await idle.waitFor();
    same(await idle.inputValue(), "25", "minutes");
    await idle.fill("20");
    await button(page, "Save rules").click();
    await page.getByText("The rules are saved.").waitFor();
});

check("admin: an office administrator sees the own office and gives its roles only; others see nothing", async () => {
    const account = await ownAccount({ role: "office_admin" });
    const page = await visit({ expectFailures: true });
    await comeIn(page, account.login, account.password);
    await page.getByRole("link", { name: "Accounts" }).first().click();
    await heading(page, "Accounts").waitFor();
    await page.getByRole("link", { name: "Rosa Testcase" }).waitFor();
    same(await page.getByRole("link", { name: "Kim Testcase" }).count(), 0, "people of the plan");
    same(await tab(page, "Access rules").count(), 0, "access rules");
    await look(page, "admin-own-office");
    await page.getByRole("link", { name: "Add account" }).click();
    await page.getByRole("button", { name: /^(Choose )?Role/ }).click();
    await page.getByRole("option").first().waitFor();
    const roles = await page.getByRole("option").allTextContents();
    same(roles.sort().join(), "Office administrator,Office staff,Practitioner", "roles");
    const other = await visit({ expectFailures: true });
    await comeIn(other, "kim");
    await other.goto(`${base}/admin?plan=${plan}`);
    await other.getByText("You may not manage accounts").waitFor();
    await look(other, "admin-no-right");
});

for (const [name, options] of Object.entries({ "320 px": { viewport: { width: 320, height: 720 } }, "Spanish, right to left": { locale: "es-US" }, "forced colours": { forcedColors: "active" } })) {
    check(`admin: the pages fit, ${name}`, async () => {
        const account = await addAccount();
        const page = await administrator({ expectFailures: true });
        const state = await page.context().storageState();
        const small = await visit({ ...options, storageState: state, expectFailures: true });
        if (options.locale) await small.addInitScript(() => localStorage.setItem("language", "es"));
        const paths = ["/account", "/admin", `/admin/accounts/${account.id}`, "/admin/account-requests", "/admin/mails", "/admin/access-rules"];
        for (const path of paths) {
            await small.goto(`${base}${path}?plan=${plan}`);
            await small.locator("h1").waitFor();
            await small.locator(".skeleton").first().waitFor({ state: "detached" });
            if (options.locale) await small.evaluate(() => (document.documentElement.dir = "rtl"));
            const wider = await small.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            holds(wider <= 0, `${path} is ${wider} px too wide`);
            // With forced colours the browser paints; axe reads what the page asked for.
            if (!options.forcedColors) await axeClean(small, `${path}, ${name}`);
            const file = path.replace(account.id, "one").slice(1).replaceAll("/", "-");
            await picture(small, `${file}-${name.replaceAll(/[ ,]+/g, "-")}`);
        }
    });
}
