// What people do again and again.
import { base, plan } from "./harness.mjs";

export const codeField = (page) => page.getByRole("combobox", { name: /Service, code|Add another code/ });
export const band = (page) => page.locator(".band-title");
export const heading = (page, name) => page.getByRole("heading", { name, level: 1 });

export async function openLookup(page) {
    await page.goto(`${base}/?plan=${plan}`);
    await codeField(page).waitFor();
}

export async function lookUp(page, code) {
    await codeField(page).fill(code);
    await codeField(page).press("Enter");
    await band(page).waitFor();
}

export async function signIn(page, login, password = "demo-assent") {
    await page.goto(`${base}/sign-in?plan=${plan}`);
    await page.getByLabel("Log-in name").fill(login);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await heading(page, /^(Home|Requests|My work|All open)$/).waitFor();
}

export async function openHome(page) {
    await page.goto(`${base}/home?plan=${plan}`);
    await page.getByRole("heading", { name: /Decided in the last 7 days/ }).waitFor();
}

export async function openForm(page, kind = "outpatient") {
    await page.goto(`${base}/requests/new?plan=${plan}&kind=${kind}`);
    await page.getByRole("button", { name: "Find member" }).waitFor();
}

export async function chooseMember(page, number) {
    const field = page.getByRole("textbox", { name: "Member id" });
    await field.fill(number);
    await field.press("Enter");
    await page.getByRole("button", { name: "Change the member" }).waitFor();
}

export async function chooseCode(page, code, line = 0) {
    const field = page.getByRole("combobox", { name: "Service, code or words" }).nth(line);
    await field.fill(code);
    await field.press("Enter");
    await page.locator(".strip").nth(line).waitFor();
}

// By keys: this field's list must have answered what was typed last, and where scrolling closed it the arrow opens it again.
export async function chooseFound(page, field, text, name) {
    await field.focus();
    await field.fill(text);  // at once, so that nothing answers a part of it
    await page.waitForFunction(([input, part]) => {
        const list = document.getElementById(input.getAttribute("aria-controls") ?? "");
        return new RegExp(part).test(list?.querySelector("[role=option]")?.textContent ?? "");
    }, [await field.elementHandle(), name.source ?? name]);
    await field.press("ArrowDown");
    await field.press("Enter");
}

export async function chooseProvider(page, text, name) {
    await chooseFound(page, page.getByRole("combobox", { name: "Servicing provider" }), text, name);
}

export async function chooseOption(page, label, option, exact = false) {
    await page.getByRole("button", { name: label }).click();
    await page.getByRole("option", { name: option, exact }).click();
}

export async function addDiagnosis(page, code) {
    const field = page.getByRole("combobox", { name: "Diagnoses" });
    await field.fill(code);
    await field.press("Enter");
    await page.locator(".picked-item", { hasText: code }).waitFor();
}

export async function fillImaging(page, member, code = "72148") {
    await openForm(page);
    await chooseMember(page, member);
    await chooseCode(page, code);
    await chooseOption(page, /Service type/, "Diagnostic");
    await chooseProvider(page, "north demo", /North Demo Imaging/);
    // What is typed last is checked last: an earlier request of the same kind stands on the page before anybody sends.
    const checked = page.waitForResponse((answer) => answer.url().endsWith("/api/requests/check") && /M54\.?16/.test(answer.request().postData() ?? ""));
    await addDiagnosis(page, "M54.16");
    const { duplicates = [] } = await (await checked).json();
    if (duplicates.length > 0) await page.getByRole("button", { name: "Both are needed" }).first().waitFor();
}

// Sends the form. Members of the demonstration serve many tests, so that an earlier request for the same care is explained.
export async function send(page) {
    const press = () => page.getByRole("button", { name: "Send request" }).click();
    const number = page.getByText("Authorization number");
    const both = page.getByRole("button", { name: "Both are needed" }).first();
    const explain = async (limit) => {
        await both.click(limit);
        await page.getByRole("textbox", { name: "Why both are needed" }).fill("Another test asked for the first one.", limit);
        // A whole copy that brings nothing new is joined to the first one (DUP-04).
        await page.getByRole("textbox", { name: "Note for the reviewer" }).fill("Not a copy of the first one.", limit);
        await press();
    };
    if (await both.isVisible()) {
        await explain();
    } else {
        await press();
        await number.or(both).first().waitFor();
        // The request that has just left may itself be found as one of the same kind, for the moment until its receipt stands.
        if (await both.isVisible()) await explain({ timeout: 3000 }).catch(() => undefined);
    }
    await number.waitFor();
    return (await page.locator(".large-number").textContent()).replace(/\D/g, "");
}

export async function openRequest(page, number) {
    await page.goto(`${base}/requests/${number}?plan=${plan}`);
    await page.getByRole("heading", { name: "What has happened" }).waitFor();
}

// Where a form is sent to: as the draft it was kept as, or directly.
export const sendAddress = /\/api\/(requests|drafts\/[0-9a-f-]+\/submit)$/;

export async function saved(page) {
    await page.getByText(/^Saved \d/).waitFor();
}
