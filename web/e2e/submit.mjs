import { pdfOf, shownSize } from "./files.mjs";
import { base, check, holds, plan, same, visit } from "./harness.mjs";
import { addDiagnosis, chooseCode, chooseMember, chooseOption, chooseProvider, fillImaging, heading, openForm, openRequest, saved, send, sendAddress, signIn } from "./people.mjs";

const alert = (page) => page.locator(".submit-main > .banner[data-tone=bad]");

check("an MRI is sent, queued with its deadline, and can be followed", async () => {
    const page = await visit();
    await signIn(page, "rosa");
    await fillImaging(page, "HB0000001");
    await page.getByText("If sent now, we decide by").waitFor();
    const number = await send(page);
    same(await page.locator(".band-title").textContent(), "In review", "result");
    await page.getByText(/Decide by the end of/).waitFor();
    await page.getByRole("link", { name: "Open the request" }).click();
    await page.getByRole("heading", { name: "What has happened" }).waitFor();
    await page.getByText("Maple Testperson").waitFor();
    await page.locator(".chip", { hasText: "left" }).first().waitFor();
    await page.getByRole("link", { name: "Requests" }).first().click();
    await heading(page, "Requests").waitFor();
    await page.getByRole("row", { name: new RegExp(number.replace(/(\d{3})(?=\d)/g, "$1.")) }).waitFor();
});

check("a referral is approved at once and says so", async () => {
    const page = await visit();
    await signIn(page, "rosa");
    await openForm(page, "referral");
    await chooseMember(page, "HB0000004");
    await chooseCode(page, "CONSULT");
    await chooseOption(page, /^Choose Reason|Reason/, "PCP Referral");
    await chooseProvider(page, "harbor demo onc", /Harbor Demo Oncology/);
    await addDiagnosis(page, "C50.911");
    await send(page);
    same(await page.locator(".band-title").textContent(), "Approved now", "result");
    await page.getByText("Use this number on the claim.").waitFor();
});

check("sending with gaps leads to each missing thing and never greys the button", async () => {
    const page = await visit();
    await signIn(page, "rosa");
    await openForm(page);
    await page.getByRole("button", { name: "Send request" }).click();
    await alert(page).waitFor();
    holds(await alert(page).locator(".banner-body").evaluate((body) => body === document.activeElement), "focus on the summary");
    await alert(page).getByRole("link", { name: "Choose the servicing provider" }).click();
    same(
        await page.evaluate(() => document.activeElement.id),
        "f-servicing",
        "focus after the link",
    );
    await page.getByText("Choose the servicing provider").first().waitFor();
    await alert(page).getByRole("link", { name: "Service 1: enter the code" }).click();
    same(await page.evaluate(() => document.activeElement.id), "f-lines-0-code", "focus after the second link");
});

check("pressing twice makes one request", async () => {
    const page = await visit();
    await signIn(page, "rosa");
    await fillImaging(page, "HB0000003");
    let sent = 0;
    page.on("request", (request) => {
        if (request.method() === "POST" && sendAddress.test(request.url())) sent += 1;
    });
    await page.getByRole("button", { name: "Send request" }).dblclick();
    await page.getByText("Authorization number").waitFor();
    same(sent, 1, "requests sent");
});

check("a lost answer and another press make one request", async () => {
    const page = await visit({ expectFailures: true });
    await signIn(page, "rosa");
    await fillImaging(page, "HB0000007");
    await saved(page);
    const drafts = [];
    await page.route(sendAddress, async (route) => {
        drafts.push(route.request().url());
        if (drafts.length > 1) return route.continue();
        await route.fetch();
        return route.fulfill({ status: 503, contentType: "application/problem+json", body: '{"code":"storage_full"}' });
    });
    await page.getByRole("button", { name: "Send request" }).click();
    await page.getByText("We could not save.").waitFor();
    await send(page);
    same(drafts.length, 2, "tries");
    same(drafts[0], drafts[1], "the draft that is sent");
});

check("care already given cannot be urgent", async () => {
    const page = await visit();
    await signIn(page, "rosa");
    await openForm(page);
    await page.getByText("Already done", { exact: true }).click();
    holds(await page.getByRole("radio", { name: "Urgent" }).isDisabled(), "urgent cannot be chosen");
    same(await page.getByRole("textbox", { name: "From" }).inputValue(), "", "first day");
});

check("urgent asks why before it can be sent", async () => {
    const page = await visit();
    await signIn(page, "rosa");
    await openForm(page);
    await page.getByText("Urgent", { exact: true }).click();
    await page.getByText("waiting could seriously harm").waitFor();
    await page.getByRole("link", { name: "Say why it cannot wait" }).first().waitFor();
});

check("another kind of request clears what no longer fits, with undo", async () => {
    const page = await visit();
    await signIn(page, "rosa");
    await openForm(page);
    await chooseCode(page, "72148");
    await chooseOption(page, /Service type/, "Diagnostic");
    await chooseOption(page, /Kind of request/, "Referral");
    await page.getByText("Reason and service type cleared.").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await heading(page, "New outpatient request").waitFor();
    await page.getByRole("button", { name: /Diagnostic.*Service type|Service type.*Diagnostic/ }).waitFor();
});

check("documents go along, and a file of the wrong kind is refused in words", async () => {
    const page = await visit({ expectFailures: true });
    await signIn(page, "rosa");
    await fillImaging(page, "HB0000006");
    const input = page.locator("input[type=file]");
    await input.setInputFiles({ name: "exam.pdf", mimeType: "application/pdf", buffer: pdfOf("exam") });
    await page.locator(".document", { hasText: "exam.pdf" }).getByText(shownSize).waitFor();
    await input.setInputFiles({ name: "scan.exe", mimeType: "application/octet-stream", buffer: Buffer.from("MZ") });
    await page.getByRole("alert").filter({ hasText: /PDF/ }).waitFor();
    await page.getByRole("button", { name: "Remove scan.exe" }).click();
    await send(page);
    await page.getByRole("link", { name: "Open the request" }).click();
    await page.getByRole("link", { name: "exam.pdf" }).waitFor();
});

check("leaving keeps what was typed as a draft; only what cannot be kept asks first", async () => {
    const page = await visit({ expectFailures: true });
    await signIn(page, "rosa");
    await openForm(page);
    await page.getByRole("textbox", { name: "Note for the reviewer" }).fill("half a note");
    await page.getByRole("link", { name: "Requests" }).first().click();
    await heading(page, "Requests").waitFor();
    await openForm(page);
    await page.route("**/api/drafts/*", (route) => route.abort("connectionrefused"));
    await page.getByRole("textbox", { name: "Note for the reviewer" }).fill("another half");
    await page.getByText(/Not saved yet/).waitFor();
    await page.getByRole("link", { name: "Requests" }).first().click();
    await page.getByRole("alertdialog", { name: "Leave without saving?" }).waitFor();
    await page.getByRole("button", { name: "Stay here" }).click();
    same(await page.getByRole("textbox", { name: "Note for the reviewer" }).inputValue(), "another half", "note");
});

check("nothing about the patient stands in address, title or storage", async () => {
    const page = await visit();
    await signIn(page, "rosa");
    await fillImaging(page, "HB0000005");
    const addresses = [];
    page.on("request", (request) => addresses.push(request.url()));
    const number = await send(page);
    await openRequest(page, number);
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
    for (const word of ["HB0000005", "Juniper", "72148", "M5416", "M54.16"]) {
        holds(!addresses.some((address) => address.includes(word)), `${word} in an address`);
        holds(!(await page.title()).includes(word), `${word} in the title`);
        holds(!kept.includes(word), `${word} in storage`);
    }
});

// A nurse has written half an approval when the office adds a note.
async function halfApproved(nurse) {
    const office = await visit();
    await signIn(office, "rosa");
    await fillImaging(office, "HB0000022");
    const number = await send(office);
    await openRequest(office, number);

    await signIn(nurse, "kim");
    await openRequest(nurse, number);
    await nurse.getByRole("button", { name: "Approve as asked" }).click();
    await nurse.getByLabel(/Criteria used/).fill("Imaging criteria, 4.1");

    await office.keyboard.press("o");
    await office.getByRole("textbox", { name: "Note" }).fill("The pain is worse today.");
    await office.getByRole("dialog").getByRole("button", { name: "Add note" }).click();
    await office.getByText("The note was added.").waitFor();
    return office;
}

async function approved(nurse, office) {
    same(await nurse.getByLabel(/Criteria used/).inputValue(), "Imaging criteria, 4.1", "what was typed");
    await nurse.getByRole("button", { name: "Approve", exact: true }).click();
    await nurse.getByText("Approved. The office sees it now.").waitFor();

    await office.reload();
    await office.locator(".request-head .pill", { hasText: "Approved" }).waitFor();
    await office.getByText("closed", { exact: true }).waitFor();
}

check("a nurse approves, the office sees it, and an outdated page is told", async () => {
    const nurse = await visit({ expectFailures: true });
    await nurse.route("**/api/events", (route) => route.abort("connectionrefused"));
    const office = await halfApproved(nurse);
    await nurse.getByRole("button", { name: "Approve", exact: true }).click();
    await nurse.getByText("Someone changed this request in the meantime. What is shown now is current. Look at it, then try again.").waitFor();
    await approved(nurse, office);
});

check("who has typed is told of a change that came by itself, before anything is sent", async () => {
    const nurse = await visit();
    let sent = 0;
    nurse.on("request", (request) => {
        if (request.url().endsWith("/approval")) sent += 1;
    });
    const office = await halfApproved(nurse);
    await nurse.getByRole("alert").getByText("Someone changed this request in the meantime.").waitFor();
    await nurse.getByText("The pain is worse today.").first().waitFor({ state: "attached" });
    same(sent, 0, "approvals sent");
    await approved(nurse, office);
    same(sent, 1, "approvals sent");
});

check("staff extend a deadline once and void only by typing the number", async () => {
    const office = await visit();
    await signIn(office, "rosa");
    await fillImaging(office, "HB0000026");
    const number = await send(office);

    const nurse = await visit({ expectFailures: true });
    await signIn(nurse, "kim");
    await openRequest(nurse, number);
    await nurse.getByRole("button", { name: "Extend the deadline" }).click();
    const dialog = nurse.getByRole("dialog");
    await dialog.getByRole("button", { name: "Extend", exact: true }).click();
    await dialog.getByText("Say why more time is needed").waitFor();
    await dialog.getByRole("textbox", { name: "Calendar days to add" }).fill("7");
    await dialog.getByRole("textbox", { name: "Reason" }).fill("The imaging report is on its way and helps the member.");
    await dialog.getByRole("textbox", { name: /Words for the member/ }).fill("We wait for your imaging report.");
    await dialog.getByRole("button", { name: "Extend", exact: true }).click();
    await nurse.getByRole("status").getByText("The deadline was extended.").waitFor();
    await nurse.getByText("extended", { exact: false }).first().waitFor();
    same(await nurse.getByRole("button", { name: "Extend the deadline" }).count(), 0, "a second extension");

    await nurse.getByRole("button", { name: "Void the request" }).click();
    await chooseOption(nurse, /Reason/, "Our own mistake");
    await dialog.getByRole("textbox", { name: "Type the number to confirm" }).fill("1");
    await dialog.getByRole("button", { name: /^Void/ }).click();
    await dialog.getByText("The number is not the same.").waitFor();
    await dialog.getByRole("textbox", { name: "Type the number to confirm" }).fill(number);
    await dialog.getByRole("button", { name: /^Void/ }).click();
    await dialog.getByText("Say in a sentence what the error was.").waitFor();
    await dialog.getByRole("textbox", { name: /^Note/ }).fill("Entered for the wrong person.");
    await dialog.getByRole("button", { name: /^Void/ }).click();
    await nurse.locator(".request-head .pill", { hasText: "Voided" }).waitFor();
});

check("an office does not see what another office asked", async () => {
    const rosa = await visit();
    await signIn(rosa, "rosa");
    await fillImaging(rosa, "HB0000026");
    const number = await send(rosa);
    const dev = await visit({ expectFailures: true });
    await signIn(dev, "dev");
    await dev.goto(`${base}/requests/${number}?plan=${plan}`);
    await dev.getByText("This request is not here, or belongs to another office").waitFor();
});
