// What the systems before could not do, one check for each rule, named by its id (docs/limits.md).
import { readFileSync } from "node:fs";
import { base, check, holds, picture, plan, same, visit } from "./harness.mjs";
import {
    addDiagnosis, chooseCode, chooseFound, chooseMember, chooseOption, chooseProvider, codeField, fillImaging, heading, lookUp, openForm, openHome, openRequest, saved, send, signIn,
} from "./people.mjs";

const box = (page, name) => page.getByRole("textbox", { name });

async function as(login, options) {
    const page = await visit(options);
    await signIn(page, login);
    return page;
}

// Acts of staff, each to its end.
async function approve(nurse, number) {
    await openRequest(nurse, number);
    await nurse.getByRole("button", { name: "Approve as asked" }).click();
    await nurse.getByRole("dialog").getByRole("button", { name: "Approve", exact: true }).click();
    await nurse.getByText("Approved. The office sees it now.").waitFor();
}

check("ELG-03 eligibility stands in the form: line, span, who decides", async () => {
    const page = await as("rosa");
    await openForm(page);
    await chooseMember(page, "HB0000005");
    await page.getByText("Medi-Cal", { exact: true }).waitFor();
    await page.getByText(/since Jan 1, 2025/).waitFor();
    await page.getByText("Decides").first().waitFor();
});

check("ELG-06 a member is found by name and birth date, without a number", async () => {
    const page = await as("rosa");
    await openForm(page);
    await page.getByText("Name and birth date", { exact: true }).click();
    await box(page, "Last name").fill("Testperson");
    await box(page, "Birth date").fill("04/12/1980");
    await box(page, "Birth date").press("Tab");
    await page.getByRole("button", { name: "Find member" }).click();
    await page.getByText(/Maple Testperson/).first().waitFor();
});

check("ELG-08 one person is one answer, with the coverages inside", async () => {
    const page = await as("rosa");
    const answer = page.waitForResponse((response) => response.url().endsWith("/api/members/search"));
    await openForm(page);
    await chooseMember(page, "HB0000001");
    const { members } = await (await answer).json();
    same(members.length, 1, "people found");
    holds(members[0].coverages.length >= 1, "coverages of the person");
});

check("PRV-13 two labelled places for providers, and one click for the same", async () => {
    const page = await as("rosa");
    await openForm(page);
    await page.getByText("Same as requesting").click();
    await page.locator("main .box[data-readonly]").nth(1).waitFor();
    const both = await page.locator("main .box[data-readonly]").allInnerTexts();
    same(both.map((text) => text.trim()).join("; "), "Bay Spine Demo Clinic; Bay Spine Demo Clinic", "requesting and servicing");
});

check("PRV-14 one's own office is the requesting provider whatever the reason", async () => {
    const page = await as("dev");
    for (const kind of ["outpatient", "referral", "dme"]) {
        await openForm(page, kind);
        await page.locator("#f-requesting").getByText("Maple Street Demo Practice").waitFor();
    }
});

for (const [id, what, typed] of [["PRV-15", "specialty", "pediatrics"], ["PRV-16", "the provider's own NPI", "1999001096"], ["PRV-17", "a part of the name", "hand therapy"]]) {
    check(`${id} a provider is found by ${what}`, async () => {
        const page = await as("rosa");
        await openForm(page);
        await chooseFound(page, page.getByRole("combobox", { name: "Servicing provider" }), typed, "Demo");
        await page.waitForFunction(() => document.activeElement.value?.includes("Demo"));
    });
}

check("PRV-21 contact name, phone and fax are filled in", async () => {
    const page = await as("rosa");
    await openForm(page);
    same(await box(page, "Contact name").inputValue(), "Rosa Testcase", "name");
    same(await box(page, "Contact phone").inputValue(), "555-0102", "phone");
    same(await box(page, "Contact fax").inputValue(), "555-0103", "fax");
});

check("PRV-22 a practice that the directory lacks does not stop a request, and staff see that it is not listed", async () => {
    const page = await as("rosa");
    await openForm(page);
    await chooseMember(page, "HB0000022");
    await chooseCode(page, "72148");
    await chooseOption(page, /Service type/, "Diagnostic");
    await addDiagnosis(page, "M54.16");
    await page.getByRole("button", { name: "Not listed? Enter the practice" }).click();
    await box(page, /^NPI/).fill("1999001096");
    await page.getByText("The directory has this NPI: North Demo Imaging.").waitFor();
    await box(page, /^NPI/).fill("1999009901");
    await box(page, "Name of the practice").fill("Quay Demo Imaging");
    await box(page, "Phone of the practice").fill("555-0199");
    await page.getByRole("link", { name: /one of these is wrong/ }).first().waitFor();
    await box(page, /^NPI/).fill("1999009909");
    await page.getByRole("link", { name: /one of these is wrong/ }).waitFor({ state: "detached" });
    await picture(page, "not-listed-form");
    const number = await send(page);
    const nurse = await as("kim");
    await openRequest(nurse, number);
    await nurse.getByText("Not in the directory", { exact: true }).waitFor();
    await nurse.getByText("The directory lacks Quay Demo Imaging, NPI 1999009909.", { exact: false }).first().waitFor();
    await picture(nurse, "not-listed-request");
    const abstract = await nurse.request.get(`${base}/api/requests/${number}/abstract`);
    holds((await abstract.text()).includes("Quay Demo Imaging (not in the directory)"), "the mark in the abstract");
    await nurse.goto(`${base}/requests?plan=${plan}&scope=all&state=open&sort=received&descending=true`);
    const row = nurse.getByRole("row").filter({ has: nurse.getByRole("link", { name: new RegExp(number.slice(-3)) }) });
    await row.getByText("not in the directory").waitFor();
    const { lines } = await (await nurse.request.get(`${base}/api/requests/${number}`)).json();
    same(lines[0].outcome, "pending", "left to a person");
});

check("POL-15 a code on no row is undetermined with the number to call, never free", async () => {
    const page = await visit();
    await page.goto(`${base}/?plan=alliant`);
    await codeField(page).waitFor();
    await lookUp(page, "99499");
    same(await page.locator(".band-title").textContent(), "We cannot tell yet", "answer");
    await page.getByText(/811-4793/).first().waitFor();
});

check("COD-06 the type of a code follows from the code", async () => {
    const page = await as("rosa");
    await openForm(page);
    await chooseMember(page, "HB0000008");
    await chooseCode(page, "72148");
    await page.locator(".tag", { hasText: "CPT" }).first().waitFor();
    await chooseCode(page, "E0601");
    await page.locator(".tag", { hasText: "HCPCS" }).first().waitFor();
});

check("COD-21 VAL-12 a line takes four modifiers, and the plan sees them", async () => {
    const page = await as("rosa");
    await fillImaging(page, "HB0000026");
    await box(page, /Modifiers/).fill("26 LT 59 RT");
    const number = await send(page);
    const { lines } = await (await page.request.get(`${base}/api/requests/${number}`)).json();
    same(lines[0].modifiers.join(" "), "26 LT 59 RT", "modifiers");
});

check("INT-34 AUT-07 SRC-09 what came by fax keeps its hour and stands on the office's list at once", async () => {
    const office = await as("rosa");
    await openHome(office);
    const clerk = await as("ines");
    await openForm(clerk);
    await chooseOption(clerk, /Way/, "Fax");
    await box(clerk, "Day of arrival").fill("11/23/2026");
    await box(clerk, /^Time/).fill("2:15 pm");
    await chooseMember(clerk, "HB0000027");
    await chooseCode(clerk, "72148");
    await chooseOption(clerk, /Service type/, "Diagnostic");
    await chooseFound(clerk, clerk.getByRole("combobox", { name: "Requesting provider" }), "bay spine", "Bay Spine");
    await chooseProvider(clerk, "north demo", /North Demo Imaging/);
    await addDiagnosis(clerk, "M54.16");
    const number = await send(clerk);
    const seen = await (await clerk.request.get(`${base}/api/requests/${number}`)).json();
    same(seen.received_at, "2026-11-23T22:15:00.000Z", "hour of arrival");
    await office.goto(`${base}/requests?plan=${plan}&scope=office`);
    await office.getByRole("link", { name: new RegExp(number.slice(-3)) }).waitFor();
});

check("INT-36 a transplant is asked for here, not by phone only", async () => {
    const page = await as("rosa");
    await page.goto(`${base}/?plan=alliant`);
    await codeField(page).waitFor();
    await lookUp(page, "50360");
    same(await page.locator(".band-title").textContent(), "Approval is needed", "answer");
    await page.getByRole("link", { name: "Start a request" }).click();
    await heading(page, "New outpatient request").waitFor();
});

check("REF-11 the directory says who takes new patients, and what nobody stated is not guessed", async () => {
    const page = await as("rosa");
    await openForm(page, "referral");
    const field = page.getByRole("combobox", { name: "Servicing provider" });
    const options = async (text) => {
        const answer = page.waitForResponse((response) => response.url().endsWith("/api/providers/search") && (response.request().postData() ?? "").includes(text));
        await field.focus();
        await field.fill(text);
        await answer;
        const first = page.getByRole("option").first();
        await first.waitFor();
        return (await page.getByRole("option").allInnerTexts()).join(" | ");
    };
    const therapy = await options("seacliff demo");
    holds(/Hand Therapy[^|]*Does not take new patients \(as of Nov 2, 2026\)/.test(therapy), `said no: ${therapy}`);
    holds(/Speech Studio[^|]*New patients: not stated/.test(therapy), `not stated: ${therapy}`);
    holds(/Harbor Demo Therapy Works[^|]*Takes new patients/.test(await options("harbor demo t")), "said yes");
    await picture(page, "accepts-new-patients");
    await page.keyboard.press("Escape");
    await page.locator("label.check", { hasText: "Takes new patients" }).click();
    await options("harbor demo");
    await page.getByRole("option", { name: /Internists/ }).waitFor({ state: "detached" });
    await page.getByRole("option", { name: /Pediatrics/ }).waitFor();
    await page.keyboard.press("Escape");
    await chooseOption(page, "Any language Language", /Chinese/);
    await options("harbor demo");
    await page.getByRole("option", { name: /Pediatrics/ }).waitFor({ state: "detached" });
    await page.getByRole("option", { name: /Therapy Works/ }).waitFor();
    await picture(page, "accepts-and-speaks");
});

check("DRF-06 drafts belong to the office and say whose they are", async () => {
    const page = await as("rosa");
    await openForm(page);
    await box(page, "Note for the reviewer").fill("For a colleague to finish");
    await saved(page);
    const { drafts } = await (await page.request.get(`${base}/api/drafts?plan=${plan}`)).json();
    holds(drafts.every(({ owner_name: name }) => name), "each draft names its owner");
    await page.goto(`${base}/drafts?plan=${plan}`);
    await page.getByText("Your office shares them.", { exact: false }).waitFor();
});

check("VAL-14 a request without contact phone and fax is sent", async () => {
    const page = await as("rosa");
    await fillImaging(page, "HB0000015");
    await box(page, "Contact phone").fill("");
    await box(page, "Contact fax").fill("");
    await send(page);
});

check("RFI-03 a voided request says why, and is sent again with everything it held", async () => {
    const office = await as("rosa");
    await fillImaging(office, "HB0000030");
    const number = await send(office);
    const nurse = await as("kim");
    await openRequest(nurse, number);
    await nurse.getByRole("button", { name: "Void the request" }).click();
    const dialog = nurse.getByRole("dialog");
    await dialog.getByRole("button", { name: /Why|Reason/ }).click();
    await nurse.getByRole("option", { name: /wrong/i }).first().click();
    await dialog.getByRole("textbox").last().fill(number);
    await dialog.getByRole("button", { name: /^Void/ }).click();
    await nurse.getByText("The request was voided.").first().waitFor();
    await openRequest(office, number);
    await office.locator("#history").getByText(/[Vv]oided/).first().waitFor();
    await office.getByRole("link", { name: "Copy to a new request" }).click();
    await heading(office, "New outpatient request").waitFor();
    await office.getByText("HB0000030").first().waitFor();
    await office.locator(".picked-item", { hasText: "M54.16" }).waitFor();
});

check("LTR-09 each letter tells whether it arrived", async () => {
    const office = await as("rosa");
    await fillImaging(office, "HB0000002");
    const number = await send(office);
    await approve(await as("kim"), number);
    await openRequest(office, number);
    await office.locator("#letters").getByText(/delivered/).first().waitFor({ timeout: 20_000 });
});

check("LTR-10 CHG-05 CHG-10 a change is asked for after the decision, answered, and confirmed in place", async () => {
    const office = await as("rosa");
    await fillImaging(office, "HB0000003");
    const number = await send(office);
    const nurse = await as("kim");
    await approve(nurse, number);
    await openRequest(office, number);
    await office.getByRole("button", { name: "Ask for a change" }).click();
    await office.getByRole("dialog").getByRole("textbox").last().fill("Ten days later, please.");
    await office.getByRole("dialog").getByRole("button", { name: "Send", exact: true }).click();
    await office.getByText("The plan sees what you ask for.").waitFor();
    await openRequest(nurse, number);
    await nurse.getByRole("button", { name: "Change the approval" }).click();
    await nurse.getByRole("dialog", { name: "Change the approval" }).waitFor();
    await nurse.keyboard.press("Escape");
    await nurse.getByRole("button", { name: "Answer" }).first().click();
    await nurse.getByRole("dialog").getByRole("button", { name: "Save answer" }).click();
    await nurse.getByText("The office is told.").waitFor();
    await openRequest(office, number);
    await office.getByText("Ten days later, please.").first().waitFor();
    await office.getByText("Done", { exact: true }).first().waitFor();
});

check("CHG-01 an approval is carried on from its own page, with the next dates", async () => {
    const office = await as("rosa");
    await fillImaging(office, "HB0000006");
    const number = await send(office);
    await approve(await as("kim"), number);
    await openRequest(office, number);
    await office.locator(".actions a[href*='follows']").click();
    await office.getByText("This goes on from request", { exact: false }).waitFor();
});

check("SRC-07 the primary care office reads another office's request of its member, and nothing else", async () => {
    const office = await as("rosa");
    await fillImaging(office, "HB0000001");
    const number = await send(office);
    const pcp = await as("dev");
    await openRequest(pcp, number);
    await pcp.getByText("You may read this request.", { exact: false }).waitFor();
    for (const name of ["Add note", "Add document", "Ask to cancel"]) same(await pcp.getByRole("button", { name }).count(), 0, name);
});

check("SRC-08 what an older system decided is found in the same list by its old number, and says where it is from", async () => {
    const supervisor = await as("sam");
    const { csrf } = await (await supervisor.request.get(`${base}/api/session`)).json();
    const rows = [
        "system,number,member_number,decided_on,requesting_npi,servicing_npi,diagnoses,code,units,unit,from,to,used",
        "Old Demo Portal,OLD-2024-0077,HB0000029,2024-03-04,1999000015,1999001096,M54.16,72148,4,visit,2024-03-10,2027-03-09,1",
    ].join("\n");
    const sent = await supervisor.request.post(`${base}/api/imports/authorizations?plan=${plan}`, { data: rows, headers: { "Content-Type": "text/csv", "X-CSRF-Token": csrf } });
    same(sent.status(), 200, await sent.text());
    const page = await as("rosa");
    await page.goto(`${base}/requests?plan=${plan}&scope=office&state=all&sort=received&descending=true`);
    await page.getByRole("searchbox").or(box(page, /Find number/)).first().fill("OLD-2024-0077");
    const row = page.getByRole("row").filter({ hasText: "from Old Demo Portal, OLD20240077" });
    await row.getByText("Approved").waitFor();
    await picture(page, "from-the-older-system");
    await row.getByRole("link").first().click();
    await page.getByText(/Taken over from Old Demo Portal, where its number is OLD-2024-0077/).waitFor();
    await page.getByText("Approval OLD-2024-0077 taken over from Old Demo Portal.").waitFor();
    same(await page.getByRole("button", { name: "Ask for a change" }).count(), 0, "ways to change it");
    await page.locator(".actions a[href*='follows']").click();
    await page.getByText("This goes on from request", { exact: false }).waitFor();
});

check("SRC-10 a decision reaches the open list within ten seconds, without a reload", async () => {
    const office = await as("rosa");
    await fillImaging(office, "HB0000013");
    const number = await send(office);
    await office.goto(`${base}/requests?plan=${plan}&state=all&sort=received&descending=true`);
    const row = office.getByRole("row").filter({ has: office.getByRole("link", { name: new RegExp(number.slice(-3)) }) });
    await row.getByText("In review").waitFor();
    await office.getByText(/Live, updated/).waitFor();
    await approve(await as("kim"), number);
    await row.getByText("Approved").waitFor({ timeout: 10_000 });
});

check("SRC-11 beside one's own there is the office's list", async () => {
    const page = await as("rosa");
    await page.goto(`${base}/requests?plan=${plan}`);
    await page.getByText(/^My office/).click();
    await page.waitForURL(/scope=office/);
    await page.getByRole("row").nth(1).waitFor();
});

check("PRT-02 the number, digits only, stands on receipt, page and paper", async () => {
    const page = await as("rosa");
    await fillImaging(page, "HB0000008");
    const number = await send(page);
    holds(/^\d{6,15}$/.test(number), "digits only");
    await openRequest(page, number);
    await page.emulateMedia({ media: "print" });
    holds((await page.locator("main h1").innerText()).replace(/\D/g, "") === number, "the number on paper");
});

check("RPT-01 a report tells who sent what", async () => {
    const page = await as("sam", { acceptDownloads: true });
    await page.goto(`${base}/reports/submitters?plan=${plan}`);
    await page.getByRole("row").nth(1).waitFor();
    await page.getByText("Rosa Testcase").first().waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export CSV" }).click()]);
    holds(readFileSync(await download.path(), "utf8").length > 0, "the file");
});
