// The desks of the plan's people: the census and its stays, tasks over all requests, cases of a kind of their own, and the
// look-up of members and providers while somebody is on the line. Real people at the real server.
import { axeClean } from "./axe.mjs";
import { memberOf, ownProvider, person, shown, submitted } from "./door.mjs";
import { base, check, holds, picture, plan, same, visit } from "./harness.mjs";
import { looks } from "./looks.mjs";
import { chooseFound, chooseOption, heading, signIn } from "./people.mjs";

const today = "2026-11-24";
const dayFrom = (ahead) => new Date(Date.parse(`${today}T12:00:00Z`) + ahead * 86_400_000).toISOString().slice(0, 10);

// One with this role, added by the administrator.
async function colleague(role) {
    const admin = await person("admin");
    const login = `${role}-${crypto.randomUUID().slice(0, 8)}`;
    const nurse = role.includes("nurse") ? { licence: "TEST1", licence_until: "2027-12-31", licence_state: "CA", licence_checked_on: "2026-11-01", licence_type: "rn" } : {};
    await admin.post("/api/accounts", { login, name: `Uma ${role.replace("_", " ")}`, role, plan, plans: [plan], organisation: "plan", password: "demo-assent", ...nurse });
    return login;
}

async function hospital(rosa) {
    const { providers } = await rosa.post("/api/providers/search", { plan, text: "harbor demo general" });
    return providers[0].id;
}

const places = { snf: ["snf_ltc", "skilled_nursing"], med_surg: ["planned_admission", "acute"] };

async function admitted(rosa, number, { admit = -2, days = 2, level = "med_surg" } = {}) {
    const { request } = await rosa.post("/api/requests", {
        plan, member: await memberOf(rosa, number), kind: "inpatient", review: "pre_service", urgency: "standard", reason: places[level][0],
        requesting: ownProvider(rosa), servicing: await hospital(rosa), contact: { name: "Rosa Demo", phone: "555-0142" },
        diagnoses: [{ code: "M54.16" }], why_two: crypto.randomUUID(), notes: [{ type: "web_note", text: crypto.randomUUID() }],
        stay: { admit_on: dayFrom(admit), admission_priority: "urgent", admission_source: "emergency_room", level_of_care: level },
        lines: [{ revenue: "0120", service_type: places[level][1], from: dayFrom(admit), units: days, unit: "day" }],
    });
    return request;
}

const asked = (rosa, number, changes = {}) =>
    submitted(rosa, {
        member: number, why_two: crypto.randomUUID(), notes: [{ type: "web_note", text: crypto.randomUUID() }],
        lines: [{ service_type: "diagnostic", code: "72148", units: 1, unit: "unit", place: "22", from: dayFrom(13), to: dayFrom(13) }],
        ...changes,
    });
const approved = (who, number) => who.post(`/api/requests/${number}/approval`, { criteria: "Harbor inpatient 2026, 2.1" });
const button = (page, name) => page.getByRole("button", { name, exact: true });
const dialog = (page) => page.getByRole("dialog");
// Letters are keys again once the dialog is gone.
const closed = (page) => dialog(page).waitFor({ state: "detached" });
const rowOf = (page, number) => page.locator("tr", { hasText: shown(number) });

async function as(login, options) {
    const page = await visit(options);
    await signIn(page, login);
    return page;
}

async function open(page, path, name) {
    await page.goto(`${base}${path}?plan=${plan}`);
    await heading(page, name).waitFor();
}

check("INP-15 desks: the census tells each day, is walked by keys, narrows, and follows by itself", async () => {
    const [rosa, kim] = [await person("rosa"), await person("kim")];
    const first = await admitted(rosa, "HB0000001", { admit: -4, days: 3 });
    await approved(kim, first);
    await admitted(rosa, "HB0000002", { admit: -40, days: 90, level: "snf" });
    const page = await as(await colleague("inpatient_nurse"));
    await page.getByRole("navigation", { name: "Areas" }).getByRole("link", { name: "Desks" }).click();
    await heading(page, "Census").waitFor();
    const row = rowOf(page, first);
    await row.waitFor();
    await row.getByText("2 days to decide").waitFor();
    await row.getByRole("img", { name: "3 days approved, 2 days not asked for" }).waitFor();
    await row.getByText("2 days longer than planned").waitFor();
    await axeClean(page, "census");
    await looks(page, "census");
    await page.keyboard.press("j");
    holds(await page.evaluate(() => document.activeElement.matches("[data-walk]")), "the first stay has the focus");
    await page.keyboard.press("?");
    await dialog(page).getByText("Next or previous stay").waitFor();
    await page.keyboard.press("Escape");
    await chooseOption(page, /Level of care/, "Nursing facilities");
    await page.locator("td", { hasText: "Skilled nursing" }).first().waitFor();
    same(await row.count(), 0, "a hospital stay is no nursing facility");
    holds(page.url().includes("level=nursing") && !/member|HB0/i.test(page.url()), "the address tells of no member");
    await chooseOption(page, /Level of care/, "All levels");
    await row.waitFor();
    // A colleague decides; the row follows without a reload.
    await rosa.command(first, "AskForDays", { days: 2, text: "Fever." });
    await row.getByRole("img", { name: "3 days approved, 2 days wait" }).waitFor();
    // In a list of choices a letter chooses; elsewhere it is a key of the page.
    await heading(page, "Census").click();
    await page.keyboard.press("d");
    await page.waitForURL(/due=true/);
    await row.waitFor();
    await row.getByRole("link").first().press("Enter");
    await page.getByRole("heading", { name: "Reviews by period" }).waitFor();
});

check("INP-07 desks: one stay is reviewed day by day, by keys, from the review to the discharge", async () => {
    const [rosa, kim] = [await person("rosa"), await person("kim")];
    const number = await admitted(rosa, "HB0000003", { admit: -3, days: 2 });
    await approved(kim, number);
    await rosa.command(number, "AskForDays", { days: 3, text: "Fever." });
    const page = await as("kim", { expectFailures: true });
    await page.goto(`${base}/um/stays/${number}?plan=${plan}`);
    await page.getByRole("heading", { name: "Reviews by period" }).waitFor();
    await page.getByText("2 days up to today are not decided.").waitFor();
    const ruler = page.getByRole("list", { name: "Days of the stay" });
    same(await ruler.getByRole("button").count(), 5, "a button a day");
    await page.getByRole("region", { name: "Time limits" }).getByText(/By /).first().waitFor();
    await axeClean(page, "stay");
    await looks(page, "stay");
    await ruler.getByRole("button", { name: /Day 4/ }).click();
    await page.getByText("This day was asked for and waits for a decision.").waitFor();
    await page.keyboard.press("v");
    await dialog(page).getByRole("heading", { name: "Record a review" }).waitFor();
    await dialog(page).getByRole("button", { name: /Choose/ }).first().click();
    await page.getByRole("option", { name: "Meets the criteria", exact: true }).click();
    await dialog(page).getByLabel("What you found").fill("Fever for two days, antibiotics by vein.");
    await button(dialog(page), "Record review").click();
    await page.getByText("Fever for two days, antibiotics by vein.").first().waitFor();
    await closed(page);
    await page.keyboard.press("a");
    await button(dialog(page), "Approve").click();
    await page.getByText(/Approved through .*5 days\./).waitFor();
    await closed(page);
    await page.keyboard.press("c");
    await dialog(page).getByLabel("With").or(dialog(page).getByLabel("Who")).first().fill("The ward");
    await button(dialog(page), "Log contact").click();
    await page.getByRole("region", { name: "Calls" }).getByText("The ward").waitFor();
    await page.getByText("Attempt 1").waitFor();
    await closed(page);
    await page.keyboard.press("x");
    await dialog(page).getByRole("heading", { name: "Report a discharge" }).waitFor();
    await dialog(page).getByRole("button", { name: /Choose/ }).first().click();
    await page.getByRole("option", { name: "Skilled nursing", exact: true }).click();
    await button(dialog(page), "Report discharge").click();
    await page.getByText("Went to: Skilled nursing", { exact: false }).waitFor();
    const home = page.getByRole("region", { name: "Discharge and transition" });
    await home.getByText("Transition").first().waitFor();
    await picture(page, "stay-discharged-1366-light");
});

check("desks: tasks over all requests are taken, called about and done with a note", async () => {
    const [rosa, kim] = [await person("rosa"), await person("kim")];
    const number = await asked(rosa, "HB0000004");
    await kim.command(number, "OpenTask", { kind: "outreach", text: "Call the member about the services of the earlier approval.", due_on: today });
    const page = await as(await colleague("case_manager"));
    await page.getByRole("navigation", { name: "Areas" }).getByRole("link", { name: "Desks" }).click();
    await heading(page, "Tasks").waitFor();
    await page.getByText("Outreach", { exact: true }).click();
    const row = rowOf(page, number);
    await row.getByText("Call to the member").waitFor();
    await axeClean(page, "tasks");
    await looks(page, "tasks");
    await row.getByRole("button", { name: /^Take/ }).click();
    await row.getByText("Mine").waitFor();
    await row.getByRole("link").focus();
    await page.keyboard.press("c");
    await dialog(page).getByLabel("What was said").fill("Nobody answered.");
    await dialog(page).getByText("Reached").first().click();
    await button(dialog(page), "Log contact").click();
    await row.getByText("1 call, 0 reached").waitFor();
    await row.getByRole("button", { name: /^Done/ }).click();
    await dialog(page).getByLabel("Result").fill("She called back.");
    await button(dialog(page), "Close task").click();
    await row.waitFor({ state: "detached" });
});

check("COC-18 desks: continuity, care already given and newborns have lists of their own, in the work grid", async () => {
    const [rosa, kim] = [await person("rosa"), await person("kim")];
    const number = await asked(rosa, "HB0000006", { special: ["continuity_of_care"] });
    await kim.command(number, "AssessContinuity", { program: "medi_cal", enrolled_on: "2026-11-01", visits: 2, rate_accepted: true, evidence: "self_attestation", alternative: "North Demo Imaging" });
    const late = await asked(rosa, "HB0000007", { review: "post_service", late_reason: "other", lines: [{ service_type: "diagnostic", code: "72148", units: 1, unit: "unit", place: "22", from: dayFrom(-120), to: dayFrom(-120) }] });
    const baby = await asked(rosa, "HB0000003", { special: ["newborn_on_mother"], newborn: { name: "Baby Testperson", born_on: dayFrom(-2) } });
    const page = await as("kim");
    await open(page, "/um/continuity", "Continuity of care");
    const row = (which) => page.locator(".work-grid tbody tr", { hasText: shown(which) });
    await row(number).getByText("North Demo Imaging, assigned by the plan").waitFor();
    await row(number).getByText("Not met: tie").waitFor();
    await axeClean(page, "continuity desk");
    await looks(page, "continuity-desk");
    await page.getByRole("link", { name: "Start continuity by phone" }).waitFor();
    await page.getByRole("navigation", { name: "Desks" }).getByRole("link", { name: "Already done" }).click();
    await row(late).getByText("120 days, since", { exact: false }).waitFor();
    await row(late).getByText("Late, the window ended", { exact: false }).waitFor();
    await axeClean(page, "retro desk");
    await looks(page, "retro-desk");
    await page.getByRole("navigation", { name: "Desks" }).getByRole("link", { name: "Newborns" }).click();
    await row(baby).getByText("Baby Testperson").waitFor();
    await row(baby).getByText("Mother’s id HB0000003").waitFor();
    await axeClean(page, "newborn desk");
    await looks(page, "newborn-desk");
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/um\/cases\/\d+/);
});

check("COC-13 desks: member services find a member, keep a call, and begin continuity by phone", async () => {
    const rosa = await person("rosa");
    await admitted(rosa, "HB0000009", { admit: -1, days: 2 });
    const page = await as(await colleague("member_services"));
    await open(page, "/members", "Members");
    const field = page.getByRole("textbox", { name: "Member id" });
    await field.fill("HB0000009");
    await field.press("Enter");
    await page.waitForURL(/\/um\/members\//);
    await page.getByRole("region", { name: "Stays" }).waitFor();
    holds(!page.url().includes("HB0"), "the address holds an opaque id");
    await page.keyboard.press("c");
    await dialog(page).getByLabel("What was said").fill("Asked when she may go home.");
    await button(dialog(page), "Keep the call").click();
    const calls = page.getByRole("region", { name: "Calls" });
    await calls.getByText("Asked when she may go home.").waitFor();
    await axeClean(page, "staff member");
    await looks(page, "staff-member");
    await page.getByRole("link", { name: "Start continuity by phone" }).click();
    await page.getByRole("button", { name: "Change the member" }).waitFor();
});

check("desks: provider services see a practice with its network, requests, calls and accounts", async () => {
    const page = await as(await colleague("provider_services"));
    await open(page, "/um/providers", "Providers");
    await chooseFound(page, page.getByRole("combobox", { name: "Find a provider" }), "bay spine", /Bay Spine Demo Clinic/);
    await page.waitForURL(/\/um\/providers\/./);
    await page.getByRole("region", { name: "Network" }).waitFor();
    await page.getByRole("region", { name: /Accounts of the office/ }).getByText("Rosa Testcase").waitFor();
    await page.keyboard.press("c");
    await dialog(page).getByLabel("What was said").fill("Asked for training.");
    await button(dialog(page), "Keep the call").click();
    await page.getByText("Asked for training.").waitFor();
    await axeClean(page, "provider");
    await looks(page, "staff-provider");
});

check("desks: who is given no work sees none of the desks", async () => {
    const page = await as("rosa", { expectFailures: true });
    same(await page.getByRole("link", { name: "Desks" }).count(), 0, "no way there");
    for (const path of ["/um/census", "/um/tasks", "/um/continuity", "/um/providers"]) {
        await page.goto(`${base}${path}?plan=${plan}`);
        await page.getByText("Queues are for the plan's own people").waitFor();
    }
});
