// The case screen: reading, linking, answering, deciding, and two people at one case.
import { axeClean } from "./axe.mjs";
import { docxOf, pdfOf, tiffOf } from "./files.mjs";
import { base, check, holds, picture, plan, same, visit } from "./harness.mjs";
import { chooseOption, fillImaging, openRequest, send, signIn } from "./people.mjs";

const dialog = (page) => page.getByRole("dialog");
const pill = (page) => page.locator(".case-bar .pill");
const criteria = (page) => page.locator('[data-zone="criteria"]');
const point = (page, text) => page.locator(".point", { hasText: text });
const search = (page) => page.getByRole("searchbox", { name: "Search all pages" });
const onPage = (page, name) => page.locator(".thumb[aria-current]", { hasText: "" }).and(page.getByRole("button", { name: new RegExp(`^${name}`) }));

// The plan has a check list for the lower back, and none for the chest part of the spine.
const withList = "72148";
const withoutList = "72146";

const files = [
    { name: "therapy.pdf", mimeType: "application/pdf", buffer: pdfOf("six weeks of supervised exercise.") },
    { name: "fax.tiff", mimeType: "image/tiff", buffer: tiffOf(2, 320) },
    { name: "exam.docx", mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", buffer: docxOf("Straight leg raise positive at 40 degrees.", "Ankle reflex reduced.") },
];

async function makeCase(member, { documents = files, code = withList } = {}) {
    const page = await visit();
    await signIn(page, "rosa");
    await fillImaging(page, member, code);
    if (documents.length > 0) {
        await page.locator("input[type=file]").first().setInputFiles(documents);
        for (const { name } of documents) await page.locator(".document", { hasText: name }).getByText(/^\s*[\d.,]+\s(byte|kB|MB)\s*$/).waitFor({ timeout: 30_000 });
    }
    const number = await send(page);
    await page.context().close();
    return number;
}

async function reviewer(login, number, options) {
    const page = await visit({ expectFailures: true, ...options });
    await signIn(page, login);
    await page.goto(`${base}/um/cases/${number}?plan=${plan}`);
    await page.getByRole("heading", { name: "Decision" }).waitFor({ state: "attached" });
    return page;
}

// What the server has of this person's work on the case.
const keptSheet = (page, number) => page.evaluate(async (at) => (await (await fetch(`/api/requests/${at}/worksheet`)).json()).mine?.body, number);

check("E28 a simple approval takes four keys at most after the case opens", async () => {
    const number = await makeCase("HB0000020", { documents: [], code: withoutList });
    const page = await reviewer("kim", number);
    await page.getByText("No documents came with this request").waitFor();
    await page.locator(".criteria").getByText("No check list for this service").waitFor();
    const keys = ["3", "e", "Control+Enter"];
    holds(keys.length <= 4, "keys");
    for (const key of keys) {
        await page.keyboard.press(key);
        if (key === "e") await dialog(page).waitFor();
    }
    await pill(page).filter({ hasText: "Approved" }).waitFor();
    await page.getByText("This case is closed.").waitFor();
});

check("E28 K reading, marking, linking and answering by keys; approved with the evidence", async () => {
    const number = await makeCase("HB0000022");
    const page = await reviewer("kim", number);
    const current = (text) => point(page, text).and(page.locator("[data-current]"));
    await current("A warning sign").waitFor();
    await criteria(page).getByText("4 of 4 needed, 0 met, 4 open").waitFor();
    await page.keyboard.press("3");
    await page.keyboard.press("e");
    await criteria(page).getByRole("alert").getByText(/criteria are still open/).waitFor();
    same(await dialog(page).count(), 0, "dialogs while the criteria are open");

    for (let step = 0; step < 3; ++step) await page.keyboard.press("j");
    await current("An examination of nerves").waitFor();
    await page.keyboard.press("2");
    await page.keyboard.press("f");
    await page.keyboard.type("leg raise");
    await page.getByText("1 hit", { exact: true }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("1 of 1", { exact: true }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("h");
    await page.getByRole("group", { name: "Marked passage" }).getByText("Straight leg raise positive at 40 degrees.").waitFor();
    await axeClean(page, "a passage is marked");
    await picture(page, "case-passage-1366", { fullPage: false });
    await page.keyboard.press("c");
    await point(page, "An examination of nerves").getByText("Straight leg raise positive").waitFor();
    await page.keyboard.press("3");
    await page.keyboard.press("y");
    await point(page, "An examination of nerves").getByText("Met", { exact: true }).first().waitFor();
    await current("The result will change").waitFor();
    await page.keyboard.press("y");
    await point(page, "The result will change").getByText(/An answer needs a ground/).waitFor();
    await page.keyboard.press("e");
    await criteria(page).getByRole("alert").getByText(/stands on nothing yet|still open/).waitFor();
    const answer = async (text, note) => {
        if (!(await current(text).isVisible())) await point(page, text).getByText(text).first().click();
        await current(text).waitFor();
        const box = point(page, text).getByRole("textbox", { name: "Note" });
        await box.fill(note);
        await point(page, text).getByRole("button", { name: /^Met/ }).click();
    };
    await answer("The result will change", "An operation is planned.");
    await answer("No MRI of the same part", "None in the claims.");
    await answer("A warning sign", "Foot drop since Monday.");
    await criteria(page).getByText("4 of 4 needed, 4 met").waitFor();
    await page.getByText(/^Saved \d/).waitFor();
    const { marks } = await keptSheet(page, number);
    holds(marks.lumbar_mri.examination.evidence[0].quote.startsWith("Straight leg"), "the evidence is kept");
    await axeClean(page, "criteria met");
    await picture(page, "case-met-1366", { fullPage: false });
    await page.keyboard.press("Tab");
    await page.keyboard.press("3");
    await page.getByRole("button", { name: /^Approve/ }).click();
    await dialog(page).waitFor();
    await axeClean(page, "approving");
    const asked = page.waitForRequest((request) => request.url().endsWith(`/api/requests/${number}/commands`));
    await page.keyboard.press("Control+Enter");
    const sent = (await asked).postDataJSON();
    await pill(page).filter({ hasText: "Approved" }).waitFor();
    same(sent.type, "Determine", "command");
    const [line] = sent.lines;
    same(line.outcome, "approved", "outcome");
    const cited = new Map(line.cited[0].answers.map((each) => [each.point, each]));
    same(cited.get("examination").evidence[0].document, 3, "document of the evidence");
    same(cited.get("no_recent_mri").note, "None in the claims.", "note");
    holds(!("shown" in cited.get("examination")), "what is only for the screen is not sent");
    await page.getByText("This case is closed.").waitFor();
    same(await keptSheet(page, number), undefined, "work that is done is not kept");
});

check("the reader walks pages and documents, turns, enlarges and marks what was read", async () => {
    const number = await makeCase("HB0000023");
    const page = await reviewer("kim", number);
    await page.getByText("six weeks of supervised exercise").first().waitFor();
    await page.keyboard.press("2");
    await onPage(page, "therapy.pdf, page 1").waitFor();
    await page.keyboard.press("m");
    await page.getByRole("button", { name: /Reviewed/ }).and(page.locator("[aria-pressed=true]")).waitFor();
    await page.keyboard.press("]");
    await onPage(page, "fax.tiff, page 1").waitFor();
    await page.keyboard.press("]");
    await onPage(page, "fax.tiff, page 2").waitFor();
    await page.keyboard.press("\\");
    await page.waitForFunction(() => document.querySelector('[data-document="2"][data-page="2"] img').style.rotate === "90deg");
    await page.keyboard.press("}");
    await onPage(page, "exam.docx, page 1").waitFor();
    await page.keyboard.press("{");
    await onPage(page, "fax.tiff, page 1").waitFor();
    const widthOf = () => page.locator(".reader-column").evaluate((element) => element.clientWidth);
    const before = await widthOf();
    await page.keyboard.press("+");
    await page.waitForFunction((width) => document.querySelector(".reader-column").clientWidth > width, before);
    await page.getByText(/^Saved \d/).waitFor();
    same((await keptSheet(page, number)).reviewed.join(), "1/1", "pages read");
    await search(page).fill("no such words");
    await page.getByText("No hits").waitFor();
    await page.getByRole("button", { name: "exam.docx, page 1" }).click();
    await onPage(page, "exam.docx, page 1").waitFor();
    await picture(page, "case-reader-1366", { fullPage: false });
});

check("work is called saved only when the server has it; colleagues at the same case are told", async () => {
    const number = await makeCase("HB0000025", { documents: [] });
    const note = (page, text) => point(page, text).getByRole("textbox", { name: "Note" });
    const colleague = await reviewer("osei", number);
    await note(colleague, "A warning sign").fill("Asked the office.");
    await colleague.getByText(/^Saved \d/).waitFor();

    const page = await reviewer("kim", number);
    await page.getByText(/^Dr\. Osei Testcase has this case in work since/).waitFor();
    await axeClean(page, "a colleague is at work");
    await page.context().setOffline(true);
    await page.keyboard.press("3");
    await page.keyboard.press("n");
    await page.getByText("Not saved yet. We try again; keep this page open.").waitFor();
    same(await page.getByText(/^Saved/).count(), 0, "said to be saved");
    await page.context().setOffline(false);
    await page.getByText(/^Saved \d/).waitFor();

    // The same person in another window answers something else: both stay.
    const other = await reviewer("kim", number);
    const last = "No MRI of the same part";
    await point(other, last).getByText(last).first().click();
    await note(other, last).fill("None in the claims.");
    await other.getByText(/^Saved \d/).waitFor();
    await other.waitForFunction(async (at) => (await (await fetch(`/api/requests/${at}/worksheet`)).json()).mine?.body.marks.lumbar_mri?.no_recent_mri?.note, number);
    const first = "A warning sign";
    await point(page, first).getByText(first).first().click();
    await note(page, first).fill("No exam.");
    await page.waitForFunction(async (at) => (await (await fetch(`/api/requests/${at}/worksheet`)).json()).mine?.body.marks.lumbar_mri?.red_flag?.note === "No exam.", number);
    const { marks } = await keptSheet(page, number);
    same(marks.lumbar_mri.no_recent_mri.note, "None in the claims.", "work of the other window");
    await point(page, last).getByText(last).first().click();
    await page.waitForFunction(() => [...document.querySelectorAll("textarea")].some(({ value }) => value === "None in the claims."));
    const stored = await page.evaluate(() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage));
    holds(!/No exam|claims|HB0000025|Examplar|lumbar/.test(stored), `nothing of the case in the browser's storage: ${stored}`);
});

check("criteria without a check list are added by reference, and each gap is named", async () => {
    const number = await makeCase("HB0000025", { documents: [], code: withoutList });
    const page = await reviewer("kim", number);
    await page.getByText("Add the criteria you read by reference, or decide on the record.").waitFor();
    await page.getByRole("button", { name: "Add criteria by reference" }).click();
    await dialog(page).getByRole("button", { name: "Keep the reference" }).click();
    await dialog(page).getByText("Fill this in").first().waitFor();
    await axeClean(page, "a reference is missing parts");
    await chooseOption(page, /Source/, "Licensed criteria");
    await dialog(page).getByRole("textbox", { name: "Edition" }).fill("29");
    await dialog(page).getByRole("textbox", { name: "Section" }).fill("A-0001");
    await dialog(page).getByRole("textbox", { name: "Points to answer" }).fill("Failed therapy\nDeficit on exam");
    await dialog(page).getByRole("button", { name: "Keep the reference" }).click();
    await criteria(page).getByText("edition 29, section A-0001").waitFor();
    await criteria(page).getByText("2 of 2 needed, 0 met, 2 open").waitFor();
    await page.getByText(/^Saved \d/).waitFor();
});

check("a nurse sends the case on with what was linked; the physician reads it and sees it suggested", async () => {
    const number = await makeCase("HB0000026", { code: withoutList });
    const page = await reviewer("kim", number);
    await page.getByText("six weeks of supervised exercise").first().waitFor();
    await page.keyboard.press("2");
    await page.keyboard.press("f");
    await page.keyboard.type("supervised");
    await page.keyboard.press("Enter");
    await page.getByText("1 of 1", { exact: true }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("h");
    await page.keyboard.press("c");
    await criteria(page).getByText("Passages without a criterion").waitFor();
    await page.keyboard.press("3");
    await page.keyboard.press("p");
    const summary = dialog(page).getByRole("textbox", { name: "Summary" });
    holds((await summary.inputValue()).includes("“six weeks of supervised exercise.” (therapy.pdf, p. 1)"), "the summary quotes what was linked");
    await axeClean(page, "sending to a physician");
    await picture(page, "case-send-1366", { fullPage: false });
    await summary.fill("Six weeks of exercise are documented, no exam. Please decide.");
    await dialog(page).getByRole("button", { name: "Send", exact: true }).click();
    await pill(page).filter({ hasText: "In review: physician" }).waitFor();

    const doctor = await reviewer("osei", number);
    await doctor.getByRole("region", { name: "What a colleague found" }).getByText("Six weeks of exercise are documented, no exam. Please decide.").waitFor();
    await doctor.getByRole("button", { name: /^Decide/ }).waitFor();
    await doctor.getByRole("button", { name: /How decided/ }).click();
    await dialog(doctor).getByText("A reviewer wrote down a finding.").waitFor();
    await axeClean(doctor, "the trace");
    await picture(doctor, "case-trace-1366", { fullPage: false });
    await dialog(doctor).getByText(/^Decision only/).click();
    await dialog(doctor).getByText("The request was received.").waitFor();
});

check("two reviewers decide one line: who comes later sees what happened and keeps the words", async () => {
    const number = await makeCase("HB0000030", { documents: [], code: withoutList });
    const first = await reviewer("osei", number);
    await first.getByRole("button", { name: /^Decide/ }).click();
    await dialog(first).getByText("Do not approve", { exact: true }).click();
    await dialog(first).getByRole("textbox", { name: "For the member, in plain words" }).fill("You have not had six weeks of therapy yet.");
    await dialog(first).getByRole("textbox", { name: "For the doctor, clinical reason" }).fill("No conservative care on record.");

    const second = await reviewer("lund", number);
    await second.getByRole("button", { name: /^Decide/ }).click();
    await dialog(second).getByText("Approve", { exact: true }).click();
    await second.keyboard.press("Control+Enter");
    await pill(second).filter({ hasText: "Approved" }).waitFor();

    await dialog(first).getByText(/Dr\. Lund Testcase decided this service/).waitFor({ timeout: 60_000 });
    await dialog(first).getByText("You have not had six weeks of therapy yet.").waitFor();
    await axeClean(first, "a colleague was faster");
    await picture(first, "case-lost-1366", { fullPage: false });
    await first.keyboard.press("Control+Enter");
    await dialog(first).getByText("Choose at least one service.").waitFor();
    await dialog(first).getByText("No conservative care on record.").first().waitFor();
});

check("zones are moved by keys, closed and remembered; the keys are listed and can be switched off", async () => {
    const number = await makeCase("HB0000028", { documents: [] });
    const page = await reviewer("kim", number);
    const edge = page.getByRole("separator", { name: "Width of the criteria" });
    await edge.focus();
    await page.keyboard.press("ArrowLeft");
    await page.waitForFunction(() => document.querySelector('[data-zone="criteria"]').clientWidth > 420);
    await page.getByRole("button", { name: "Parts of the screen" }).click();
    await page.getByRole("button", { name: "Hide facts" }).click();
    await page.locator('[data-zone="facts"]').waitFor({ state: "hidden" });
    await page.reload();
    await page.getByRole("heading", { name: "Decision" }).waitFor();
    same(await page.locator('[data-zone="facts"]').isVisible(), false, "the facts stay closed");
    same(await edge.getAttribute("aria-valuenow"), "432", "width remembered");
    await page.keyboard.press("1");
    await page.locator('[data-zone="facts"]').waitFor();
    await page.keyboard.press("?");
    await dialog(page).getByRole("heading", { name: "On a case" }).waitFor();
    await dialog(page).getByText("Link the passage to the criterion").waitFor();
    await axeClean(page, "keys of the case");
    await dialog(page).getByText("Use single-letter keys").click();
    await page.keyboard.press("Escape");
    await criteria(page).getByRole("group", { name: "Criteria and decision" }).focus();
    await page.keyboard.press("y");
    await page.keyboard.press("e");
    same(await dialog(page).count(), 0, "dialogs by a letter that is switched off");
    await criteria(page).getByText("4 of 4 needed, 0 met, 4 open").waitFor();
});

check("from the request to the workbench and back, and on to the next case; offices stay out", async () => {
    const number = await makeCase("HB0000029", { documents: [] });
    const page = await visit({ expectFailures: true });
    await signIn(page, "kim");
    await openRequest(page, number);
    await page.getByRole("link", { name: "Open in workbench" }).click();
    await page.getByRole("heading", { name: "Decision" }).waitFor();
    await page.getByRole("button", { name: "How this limit came about" }).click();
    await page.getByText(/decided within/).waitFor();
    await axeClean(page, "the story of the limit");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+.");
    await page.waitForFunction((before) => !location.pathname.endsWith(before), number);
    await page.goto(`${base}/um/cases/${number}?plan=${plan}`);
    await page.getByRole("link", { name: "Whole request" }).click();
    await page.getByRole("heading", { name: "What has happened" }).waitFor();

    const office = await visit({ expectFailures: true });
    await signIn(office, "rosa");
    await office.goto(`${base}/um/cases/${number}?plan=${plan}`);
    await office.getByText("This screen is for the plan's reviewers").waitFor();
    await axeClean(office, "an office at a case");
});

check("the case in dark, in the reader's colours, in Spanish, and on a telephone", async () => {
    const number = await makeCase("HB0000030");
    for (const [name, options] of [
        ["dark", { colorScheme: "dark" }],
        ["colours", { forcedColors: "active" }],
        ["320", { viewport: { width: 320, height: 720 } }],
        ["768", { viewport: { width: 768, height: 1024 } }],
        ["1024", { viewport: { width: 1024, height: 768 } }],
    ]) {
        const page = await reviewer("kim", number, options);
        await point(page, "A warning sign").waitFor({ state: "attached" });
        // Of the reader's own colours axe knows nothing; that they hold is looked at.
        if (!options.forcedColors) await axeClean(page, name);
        await picture(page, `case-${name}`, { fullPage: false });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        holds(wide <= 0, `${name}: ${wide} px wider than the page`);
        if (options.viewport && options.viewport.width < 1024) {
            await page.locator(".case-tabs").getByText("Documents", { exact: true }).click();
            await page.getByText("six weeks of supervised exercise").first().waitFor();
            await axeClean(page, `${name}, documents`);
            await picture(page, `case-${name}-documents`, { fullPage: false });
            await page.locator(".case-tabs").getByText("Facts", { exact: true }).click();
            await page.getByText("Service asked for").waitFor();
            await axeClean(page, `${name}, facts`);
            holds((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, `${name}: nothing is cut off`);
        }
        await page.context().close();
    }
    const spanish = await reviewer("kim", number);
    await spanish.evaluate(() => localStorage.setItem("language", "es"));
    await spanish.reload();
    await spanish.getByRole("heading", { name: "Decisión" }).waitFor();
    await spanish.getByText("4 de 4 necesarios, 0 cumplen, 4 abiertos").waitFor();
    await axeClean(spanish, "Spanish");
});
