// The desks for appeals, talks with a reviewer and copies of criteria: real people in their roles, and how they look.
import { person, shown, submitted } from "./door.mjs";
import { base, check, holds, picture, plan, same, visit } from "./harness.mjs";
import { looks } from "./looks.mjs";
import { heading, signIn } from "./people.mjs";

// A request of Rosa's office that Dr. Osei denied on medical grounds.
async function denied() {
    const rosa = await person("rosa");
    const osei = await person("osei");
    const request = await submitted(rosa, { member: "HB0000001", code: "72195" });
    await osei.post(`/api/requests/${request}/commands`, {
        type: "Determine", why: "The records were read.", no_conflict: true,
        lines: [{
            line: 1, outcome: "denied", basis: "medical_necessity",
            reasons: [{ code: "not_medically_necessary", sentence: "Your records do not show six weeks of therapy." }],
            questions: { clinically_appropriate: "no", proper_setting: "yes", covered_benefit: "yes" },
            cited: [{ source: "evidence_of_coverage", section: "4", answers: [{ point: "excluded", answer: "not_applicable" }] },
                { source: "medi_cal_manual", edition: "2026", section: "4.2", answers: [{ point: "six weeks of therapy", answer: "not_met" }] }],
        }],
    });
    return request;
}

async function appealed(changes = {}) {
    const request = await denied();
    const noor = await person("noor");
    const { appeal } = await noor.post("/api/appeals", {
        kind: "member_appeal", request, filer: "member", channel: "phone", why: "I still cannot walk. The therapy did not help me.", ...changes,
    });
    return { request, appeal };
}

const rowOf = (page, number) => page.locator(`.appeals-table tr[data-number="${number}"]`);
const dialog = (page) => page.getByRole("dialog");
const act = (page, name) => page.locator(".actions").getByRole("button", { name });

async function openDesk(page, view = "all") {
    await page.goto(`${base}/um/appeals?plan=${plan}&view=${view}`);
    await page.getByRole("navigation", { name: "Lists" }).waitFor();
}

async function openCase(page, number) {
    await page.goto(`${base}/um/appeals/${number}?plan=${plan}`);
    await page.getByRole("heading", { name: "The decision that is appealed" }).waitFor();
}

async function walkTo(page, number) {
    await rowOf(page, number).waitFor();
    const isHere = () => page.evaluate((wanted) => document.activeElement?.getAttribute("data-number") === wanted, number);
    for (let step = 0; step < 80 && !(await isHere()); step += 1) await page.keyboard.press("j");
    holds(await isHere(), `${number} is reached by keys`);
}

check("appeals desk: APP-09 an appeal comes by telephone, is assigned, acknowledged, decided by somebody new and carried out", async () => {
    const request = await denied();
    const page = await visit();
    await signIn(page, "noor");
    await openDesk(page);
    await page.keyboard.press("i");
    await dialog(page).getByLabel("Number of the request").fill(request);
    await dialog(page).getByText("Not approved").waitFor();
    await dialog(page).getByRole("button", { name: "Record it" }).click();
    same(await dialog(page).getByText("This is needed.").count(), 2, "what was said, and whether waiting could harm, are asked for");
    await dialog(page).getByLabel("What was said").fill("I still cannot walk. The therapy did not help me.");
    await dialog(page).getByText("No", { exact: true }).click();
    await picture(page, "appeals-intake");
    await dialog(page).getByRole("button", { name: "Record it" }).click();
    const number = (await dialog(page).locator("[data-read-back]").textContent()).replace(/\s/g, "");
    holds(/^A\d{9}$/.test(number), `a number to read back: ${number}`);
    await picture(page, "appeals-read-back");
    await dialog(page).getByRole("button", { name: "Close" }).click();

    await walkTo(page, number);
    await page.keyboard.press("a");
    const blocked = dialog(page).getByRole("listitem").filter({ hasText: "Osei" });
    await blocked.getByText("Whoever took part in the first decision takes none in the appeal.").waitFor();
    same(await dialog(page).getByRole("radio", { name: /Osei/ }).count(), 0, "who denied is not offered");
    await picture(page, "appeals-assign");
    await dialog(page).getByText(/Dr\. Lund/).first().click();
    await dialog(page).getByRole("button", { name: "Assign", exact: true }).click();
    await page.getByText("Assigned to Dr. Lund Testcase").waitFor();
    await rowOf(page, number).getByText("Dr. Lund Testcase").waitFor();

    await walkTo(page, number);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "The decision that is appealed" }).waitFor();
    await page.getByText("Your records do not show six weeks of therapy.").waitFor();
    await page.keyboard.press("c");
    await dialog(page).getByRole("button", { name: "Acknowledge" }).click();
    await dialog(page).waitFor({ state: "detached" });
    same(await act(page, "Acknowledge").count(), 0, "it is acknowledged once");
    same(await act(page, "Decide").count(), 0, "a coordinator does not decide a medical appeal");

    const doctor = await visit({ expectFailures: true });
    await signIn(doctor, "lund");
    await openDesk(doctor, "mine");
    await rowOf(doctor, number).waitFor();
    await openCase(doctor, number);
    await doctor.keyboard.press("e");
    await dialog(doctor).getByText("Overturned", { exact: true }).click();
    await dialog(doctor).getByLabel("What the review found").fill("The notes of therapy show six weeks.");
    await dialog(doctor).getByRole("button", { name: "Decide", exact: true }).click();
    await dialog(doctor).getByText(/State that you took no part before/).first().waitFor();
    await dialog(doctor).getByText("I took no part in the first decision").click();
    await dialog(doctor).getByRole("button", { name: "Decide", exact: true }).click();
    await doctor.getByText(/Carried out on the request/).first().waitFor();
    // The coordinator's page follows by itself.
    await page.getByText(/Carried out on the request/).first().waitFor();
    const rosa = await person("rosa");
    same((await rosa.get(`/api/requests/${request}`)).status, "approved", "the request");
});

check("appeals desk: what others do appears by itself, and t takes a case", async () => {
    const { appeal } = await appealed();
    const page = await visit();
    await signIn(page, "noor");
    await openDesk(page, "acknowledge");
    await rowOf(page, appeal).waitFor();
    const side = page.getByRole("navigation", { name: "Lists" });
    const count = async () => Number((await side.getByRole("link", { name: /To acknowledge/ }).locator(".number").textContent()) || "0");
    await page.waitForFunction(() => document.querySelector(".work-view-link[aria-current] .number")?.textContent !== "");
    const before = await count();
    await walkTo(page, appeal);
    await page.keyboard.press("t");
    await rowOf(page, appeal).getByText("Noor Testcase").waitFor();
    const noor = await person("noor");
    await noor.post(`/api/appeals/${appeal}/commands`, { type: "AcknowledgeAppeal" });
    await rowOf(page, appeal).waitFor({ state: "detached" });
    await page.waitForFunction((wanted) => document.querySelector(".work-view-link[aria-current] .number")?.textContent === String(wanted), before - 1);
    // Searching for a person leaves nothing in the address.
    await openDesk(page);
    await page.getByLabel("Number or last name").fill("testperson");
    await rowOf(page, appeal).waitFor();
    holds(!/testperson/i.test(page.url()), `the address tells nobody's name: ${page.url()}`);
    await page.getByLabel("Number or last name").fill("zzyzx");
    await page.getByText("Nothing fits these filters").waitFor();
    await page.getByRole("button", { name: "Show all" }).click();
    await rowOf(page, appeal).waitFor();
});

check("appeals desk: urgent handling, what is asked for, and a hearing outside with its answer (APP-10)", async () => {
    const { appeal } = await appealed();
    const page = await visit();
    await signIn(page, "noor");
    await openCase(page, appeal);
    await act(page, "Grant urgent handling").click();
    await dialog(page).getByLabel("Why", { exact: true }).fill("She may lose the use of her leg.");
    await dialog(page).getByRole("button", { name: "Grant", exact: true }).click();
    await page.getByText(/Urgent handling was granted by Noor/).waitFor();
    await page.keyboard.press("r");
    await dialog(page).getByLabel("What is missing").fill("The scan of June\nNotes of therapy");
    await dialog(page).getByLabel("Who is asked").fill("Bay Spine");
    await dialog(page).getByRole("button", { name: "Ask", exact: true }).click();
    await page.getByText("Asked of Bay Spine").waitFor();
    await page.getByText("Something was asked for. The time to decide goes on.").waitFor();
    await page.keyboard.press("d");
    await dialog(page).getByLabel("What it says").fill("The scan shows a slipped disc.");
    await dialog(page).getByRole("button", { name: "Add", exact: true }).click();
    await page.getByText("The scan shows a slipped disc.").waitFor();

    const doctor = await visit();
    await signIn(doctor, "lund");
    await openCase(doctor, appeal);
    await doctor.keyboard.press("e");
    await dialog(doctor).getByText("Stays as decided", { exact: true }).click();
    await dialog(doctor).getByLabel("Why, for this member").fill("Your records show no sign of harm to the nerve.");
    await dialog(doctor).getByLabel("Edition").fill("2026");
    await dialog(doctor).getByLabel("Section").fill("4.2");
    await dialog(doctor).getByLabel("What the review found").fill("The scan shows no change.");
    await dialog(doctor).getByLabel("What qualifies you for this condition").fill("Board certified in spine surgery.");
    await dialog(doctor).getByText("I took no part in the first decision").click();
    await picture(doctor, "appeals-decide");
    await dialog(doctor).getByRole("button", { name: "Decide", exact: true }).click();
    await doctor.getByText("The scan shows no change.").waitFor();

    await act(page, "Send to a body outside").click();
    await dialog(page).getByRole("button", { name: "Send", exact: true }).click();
    await page.getByText("No answer yet.").waitFor();
    await act(page, "Record the answer from outside").click();
    await dialog(page).getByText("Overturned", { exact: true }).click();
    await dialog(page).getByLabel("Number of the decision").fill("H-2026-1");
    await dialog(page).getByRole("button", { name: "Record", exact: true }).click();
    await page.getByText(/H-2026-1/).first().waitFor();
    await page.getByText(/Carried out on the request/).first().waitFor();
    await looks(page, "appeals-case");
    const address = await page.getByRole("link", { name: "Open the case file" }).getAttribute("href");
    const file = await page.request.get(`${base}${address}`);
    same(file.status(), 200, "the case file");
    same(file.headers()["content-type"], "application/pdf", "its kind");
});

check("appeals desk: how the list looks, and the request's own page shows its appeals", async () => {
    const { request, appeal } = await appealed({ urgency: "urgent" });
    const noor = await person("noor");
    await noor.post("/api/appeals", { kind: "grievance", request, filer: "member", topic: "access", why: "Nobody called back.", channel: "mail" });
    const page = await visit();
    await signIn(page, "noor");
    await openDesk(page);
    await rowOf(page, appeal).waitFor();
    await looks(page, "appeals-desk");
    await page.goto(`${base}/requests/${request}?plan=${plan}`);
    await page.getByRole("link", { name: shown(appeal) }).click();
    await page.getByRole("heading", { name: "The decision that is appealed" }).waitFor();
    await page.goto(`${base}/um/appeals?plan=${plan}`);
    await page.getByRole("button", { name: /^Language: / }).click();
    await page.getByRole("button", { name: "Español", exact: true }).click();
    await heading(page, "Todas las abiertas").waitFor();
    await picture(page, "appeals-desk-es");
});

check("appeals desk: who does not work on appeals has no way to it", async () => {
    const page = await visit({ expectFailures: true });
    await signIn(page, "kim");
    same(await page.getByRole("link", { name: "Appeals" }).count(), 0, "no entry for a nurse");
    await page.goto(`${base}/um/appeals?plan=${plan}`);
    await page.getByText("Appeals are for who works on them").waitFor();
    const office = await visit({ expectFailures: true });
    await signIn(office, "rosa");
    same(await office.getByRole("link", { name: "Appeals" }).count(), 0, "no entry for an office");
    same(await office.getByRole("link", { name: "Peer-to-peer" }).count(), 0, "nor for talks");
    await office.goto(`${base}/um/p2p?plan=${plan}`);
    await office.getByText("Talks are for the plan's people").waitFor();
});

check("talk desk: APP-08 a talk is asked for, booked, held, and changes the decision", async () => {
    const request = await denied();
    const rosa = await person("rosa");
    const page = await visit();
    await signIn(page, "osei");
    await page.goto(`${base}/um/p2p?plan=${plan}&list=offers`);
    const row = page.locator(`tr[data-talk^="${request} "]`);
    await row.getByText(/may change the decision until/).waitFor();
    await rosa.post(`/api/requests/${request}/commands`, { type: "RequestPeerToPeer", clinician: "Dr. Mora", phone: "555-0142", times: "Mornings" });
    await row.waitFor({ state: "detached" });
    await page.getByRole("navigation", { name: "Lists" }).getByRole("link", { name: /Talks to come/ }).click();
    await row.getByText("Dr. Mora").waitFor();
    await row.getByRole("button", { name: /Book a time/ }).click();
    await dialog(page).getByRole("textbox", { name: /Day/ }).first().fill("01/15/2027");
    await dialog(page).getByRole("textbox", { name: /Time/ }).fill("10:00");
    await picture(page, "talks-book");
    await dialog(page).getByRole("button", { name: "Book", exact: true }).click();
    await row.getByText("Booked").waitFor();
    await row.getByRole("button", { name: /Note a try/ }).click();
    await dialog(page).getByRole("button", { name: "Note it" }).click();
    await row.getByText("1 try to reach them").waitFor();
    await row.getByRole("button", { name: /Record the outcome/ }).click();
    same(await dialog(page).getByRole("radio", { name: "Not reached" }).isDisabled(), true, "one try is not enough");
    await dialog(page).getByText("Overturned", { exact: true }).click();
    await dialog(page).getByRole("button", { name: "Record", exact: true }).click();
    await dialog(page).waitFor({ state: "detached" });
    await looks(page, "talks-desk");
    await page.getByRole("navigation", { name: "Lists" }).getByRole("link", { name: /Talks that ended/ }).click();
    await row.getByRole("button", { name: /Change the decision/ }).click();
    await dialog(page).getByLabel("What the talk showed").fill("New findings.");
    await dialog(page).getByRole("button", { name: "Approve these services" }).click();
    await dialog(page).waitFor({ state: "detached" });
    same((await rosa.get(`/api/requests/${request}`)).status, "approved", "the request");
});

check("talk desk: CRI-04 a copy of the criteria is asked for and its sending is recorded", async () => {
    const request = await denied();
    const kim = await person("kim");
    await kim.post(`/api/requests/${request}/commands`, {
        type: "LogContact", topic: "criteria_copy", direction: "incoming", channel: "fax", with: "Dr. Mora", reached: true, text: "The criterion for the MRI, please.",
    });
    const page = await visit();
    await signIn(page, "kim");
    await page.goto(`${base}/um/p2p?plan=${plan}&list=copies`);
    const row = page.locator(`tr[data-talk^="${request} "]`);
    await row.getByText("Dr. Mora").waitFor();
    await row.getByRole("button", { name: /Record the sending/ }).click();
    holds(/2026, 4\.2/.test(await dialog(page).getByLabel("What was sent").inputValue()), "the criteria the decision cites are filled in");
    await picture(page, "criteria-send");
    await dialog(page).getByRole("button", { name: "It was sent" }).click();
    await row.waitFor({ state: "detached" });
    await page.goto(`${base}/um/p2p?plan=${plan}&list=copies_sent`);
    await row.getByText(/2026, 4\.2/).waitFor();
    await looks(page, "criteria-desk");
});
