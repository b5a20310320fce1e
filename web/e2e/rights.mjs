// Rights that are taken from one account although its role brings them (ACC-02).
import { ownAccount } from "./access_help.mjs";
import { base, check, holds, plan, same, visit } from "./harness.mjs";
import { looks } from "./looks.mjs";
import { heading, openHome, signIn } from "./people.mjs";

const button = (page, name) => page.getByRole("button", { name, exact: true });
const rights = (page) => page.getByRole("region", { name: "Rights" });
const box = (page, name) => rights(page).getByRole("checkbox", { name });

async function openAccount(page, id) {
    await page.goto(`${base}/admin/accounts/${id}?plan=${plan}`);
    await rights(page).waitFor();
}

async function save(page) {
    await button(page, "Save rights").click();
    await page.getByText("The rights are saved. They hold at once.").waitFor();
}

check("ACC-02 an office administrator takes the right to search away, at once, with undo, and it is in the history", async () => {
    const pat = await ownAccount({ name: "Pat Withheld" });
    const person = await visit({ expectFailures: true });
    await signIn(person, pat.login, pat.password);
    await openHome(person);

    const keeper = await ownAccount({ role: "office_admin" });
    const page = await visit();
    await signIn(page, keeper.login, keeper.password);
    await openAccount(page, pat.id);
    await box(page, "Search authorizations and referrals").waitFor();
    same(await rights(page).getByRole("checkbox", { checked: false }).count(), 0, "rights taken before");
    same(await box(page, "Check whether a service needs approval").count(), 0, "what anybody may do");
    await rights(page).getByText("Search authorizations and referrals").click();
    await save(page);
    await looks(page, "account-rights");

    // The page that is open learns it with the next thing it asks for.
    await person.getByRole("link", { name: "Requests", exact: true }).first().click();
    await person.getByText("You may not see requests").waitFor();
    await looks(person, "no-right-to-search");
    same(await person.getByRole("navigation", { name: "Areas" }).getByRole("link", { name: "Requests", exact: true }).count(), 0, "the area in the bar");
    await person.goto(`${base}/home?plan=${plan}`);
    await person.getByText("You may not see requests").waitFor();
    await person.goto(`${base}/account?plan=${plan}`);
    await person.getByText("Taken from this account").waitFor();

    await page.reload();
    await rights(page).getByText("Add notes").click();
    await save(page);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.waitForFunction(() => [...document.querySelectorAll("[aria-labelledby=rights-title] input")].filter((each) => !each.checked).length === 1);
    await rights(page).getByText("Search authorizations and referrals").click();
    await save(page);
    await person.goto(`${base}/requests?plan=${plan}`);
    await person.getByRole("region", { name: "Requests" }).waitFor();
    await page.getByRole("button", { name: "What happened to this account" }).click();
    await page.getByText("Rights were taken away").first().waitFor();
});

check("ACC-02 without the right to send there is no way to begin a request, and a page that is open says why", async () => {
    const pat = await ownAccount();
    const person = await visit({ expectFailures: true });
    await signIn(person, pat.login, pat.password);
    await person.goto(`${base}/requests/new?plan=${plan}`);
    await person.getByRole("button", { name: "Find member" }).waitFor();

    const admin = await visit();
    await admin.goto(`${base}/sign-in?plan=${plan}`);
    await admin.getByLabel("Log-in name").fill("admin");
    await admin.getByLabel("Password").fill("demo-assent");
    await button(admin, "Sign in").click();
    await heading(admin, "Accounts").waitFor();
    await openAccount(admin, pat.id);
    await rights(admin).getByText("Send requests").click();
    await save(admin);

    const field = person.getByRole("textbox", { name: "Member id" });
    await field.fill("HB0000021");
    await field.press("Enter");
    // What was typed stays; the next visit finds no form.
    await person.getByText(/was taken from your account/).first().waitFor();
    await person.reload();
    await person.getByText("You may not send requests").waitFor();
    same(await person.getByRole("link", { name: "New request" }).count(), 0, "ways to begin a request");

    const keeper = await ownAccount({ role: "office_admin" });
    const office = await visit();
    await signIn(office, keeper.login, keeper.password);
    await openAccount(office, pat.id);
    await rights(office).getByText("Taken away by the plan").waitFor();
    same(await box(office, "Send requests").count(), 0, "the office gives back what the plan took");
    await openAccount(office, keeper.id);
    holds(await rights(office).getByText("Nobody changes the own ones.", { exact: false }).isVisible(), "one's own rights are told");
    same(await rights(office).getByRole("checkbox").count(), 0, "one's own rights to change");
});
