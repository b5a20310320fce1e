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

const list = {
    id: "demo-low-back", title: "Demo low-back imaging", source: "plan_policy", source_name: "Policies of the plan", edition: "7", section: "2.1", lines: [1],
    tree: {
        need: "all",
        items: [
            { point: "exam", text: "Signs of nerve root irritation", hint: "Straight leg raise, reflexes" },
            { need: "at_least", least: 1, title: "Treatment so far", items: [{ point: "weeks", text: "Six weeks of treatment without relief" }, { point: "drugs", text: "Medicine tried" }] },
        ],
    },
};

const files = [
    { name: "therapy.pdf", mimeType: "application/pdf", buffer: pdfOf("six weeks of supervised exercise.") },
    { name: "fax.tiff", mimeType: "image/tiff", buffer: tiffOf(2, 320) },
    { name: "exam.docx", mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", buffer: docxOf("Straight leg raise positive at 40 degrees.", "Ankle reflex reduced.") },
];

async function makeCase(member, documents = files) {
    const page = await visit();
    await signIn(page, "rosa");
    await fillImaging(page, member);
    if (documents.length > 0) {
        await page.locator("input[type=file]").first().setInputFiles(documents);
        for (const { name } of documents) await page.locator(".document", { hasText: name }).getByText(/^\s*[\d.,]+\s(byte|kB|MB)\s*$/).waitFor({ timeout: 30_000 });
    }
    const number = await send(page);
    await page.context().close();
    return number;
}

// What a person keeps, as the server keeps it: strict about versions, and it tells who else is at work.
async function keepSheets(page, others = []) {
    const kept = { version: 0, body: undefined, writes: 0, down: false };
    await page.route("**/api/requests/*/worksheet", async (route) => {
        const request = route.request();
        const answer = (status, body) => route.fulfill({ status, contentType: status < 400 ? "application/json" : "application/problem+json", body: JSON.stringify(body) });
        if (request.method() === "GET") return answer(200, { mine: kept.version ? { version: kept.version, body: kept.body, saved_at: "2026-11-24T17:15:00Z" } : null, others });
        if (request.method() === "DELETE") return answer(200, {});
        if (kept.down) return answer(503, { code: "server_trouble", status: 503 });
        const { version, body } = request.postDataJSON();
        if (version !== kept.version) return answer(409, { code: "stale_version", status: 409, detail: "Another window wrote." });
        Object.assign(kept, { version: version + 1, body, writes: kept.writes + 1 });
        return answer(200, { version: kept.version, saved_at: "2026-11-24T17:15:00Z" });
    });
    return kept;
}

async function reviewer(login, number, { lists, sheets = true, others, options } = {}) {
    const page = await visit({ expectFailures: true, ...options });
    await signIn(page, login);
    if (lists) await page.route("**/api/requests/*/checklists", (route) => route.fulfill({ contentType: "application/json", body: JSON.stringify({ lists }) }));
    const kept = sheets ? await keepSheets(page, others) : undefined;
    await page.goto(`${base}/um/cases/${number}?plan=${plan}`);
    await page.getByRole("heading", { name: "Decision" }).waitFor({ state: "attached" });
    return { page, kept };
}

check("E28 a simple approval takes four keys at most after the case opens", async () => {
    const number = await makeCase("HB0000020", []);
    const { page } = await reviewer("kim", number, { lists: [] });
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
    const { page, kept } = await reviewer("kim", number, { lists: [list] });
    let sent;
    // A server that does not know evidence yet refuses it; what left the page is looked at here.
    await page.route("**/api/requests/*/commands", async (route) => {
        sent = route.request().postDataJSON();
        return route.fulfill({ status: 422, contentType: "application/problem+json", body: JSON.stringify({ code: "evidence_required", status: 422, pointer: "/lines/0/cited/0/answers/0/evidence", detail: "Looked at by the test." }) });
    });
    await point(page, "Signs of nerve root").waitFor();
    await criteria(page).getByText("2 of 2 needed, 0 met, 2 open").waitFor();
    await page.keyboard.press("3");
    await page.keyboard.press("e");
    await criteria(page).getByRole("alert").getByText(/criteria are still open/).waitFor();
    same(await dialog(page).count(), 0, "dialogs while the criteria are open");

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
    await point(page, "Signs of nerve root").getByText("Straight leg raise positive").waitFor();
    await page.keyboard.press("3");
    await page.keyboard.press("y");
    await point(page, "Signs of nerve root").getByText("Met", { exact: true }).first().waitFor();
    await point(page, "Six weeks").and(page.locator("[data-current]")).waitFor();
    await page.keyboard.press("y");
    await point(page, "Six weeks").getByText(/An answer needs a ground/).waitFor();
    await page.keyboard.press("e");
    await criteria(page).getByRole("alert").getByText(/stands on nothing yet|still open/).waitFor();
    await point(page, "Six weeks").getByRole("textbox", { name: "Note" }).fill("Seen in the therapy notes.");
    await criteria(page).getByText("2 of 2 needed, 2 met").waitFor();
    await page.getByText(/^Saved \d/).waitFor();
    holds(kept.body.marks["demo-low-back"].exam.evidence[0].quote.startsWith("Straight leg"), "the evidence is kept");
    await axeClean(page, "criteria met");
    await picture(page, "case-met-1366", { fullPage: false });
    await page.keyboard.press("Tab");
    await page.keyboard.press("3");
    await page.getByRole("button", { name: /^Approve/ }).click();
    await dialog(page).waitFor();
    await axeClean(page, "approving");
    await page.keyboard.press("Control+Enter");
    await dialog(page).getByText("Looked at by the test.").or(dialog(page).getByText(/Look at the marked places/)).first().waitFor();
    same(sent.type, "Determine", "command");
    const [line] = sent.lines;
    same(line.outcome, "approved", "outcome");
    same(line.cited[0].answers.length, 2, "points cited");
    same(line.cited[0].answers[0].evidence[0].document, 3, "document of the evidence");
    same(line.cited[0].answers[1].note, "Seen in the therapy notes.", "note");
    holds(!("shown" in line.cited[0].answers[0]), "what is only for the screen is not sent");
});

check("the reader walks pages and documents, turns, enlarges and marks what was read", async () => {
    const number = await makeCase("HB0000023");
    const { page, kept } = await reviewer("kim", number, { lists: [] });
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
    same(kept.body.reviewed.join(), "1/1", "pages read");
    await search(page).fill("no such words");
    await page.getByText("No hits").waitFor();
    await page.getByRole("button", { name: "exam.docx, page 1" }).click();
    await onPage(page, "exam.docx, page 1").waitFor();
    await picture(page, "case-reader-1366", { fullPage: false });
});

check("work is called saved only when the server has it; colleagues at the same case are told", async () => {
    const number = await makeCase("HB0000025", []);
    const { page, kept } = await reviewer("kim", number, { lists: [list], others: [{ name: "Lena Testcase", since: "2026-11-24T18:12:00Z" }] });
    await page.getByText("Lena Testcase has this case in work since 10:12 AM.").waitFor();
    await axeClean(page, "a colleague is at work");
    kept.down = true;
    await page.keyboard.press("3");
    await page.keyboard.press("n");
    await page.getByText("Not saved yet. We try again; keep this page open.").waitFor();
    same(await page.getByText(/^Saved/).count(), 0, "said to be saved");
    kept.down = false;
    await page.getByText(/^Saved \d/).waitFor();
    // The same person in another window answered something else: both stay.
    kept.version += 1;
    kept.body = { ...kept.body, marks: { "demo-low-back": { ...kept.body.marks["demo-low-back"], drugs: { answer: "met", evidence: [], note: "claims" } } } };
    await point(page, "Signs of nerve root").getByRole("textbox", { name: "Note" }).fill("No exam.");
    await point(page, "Medicine tried").getByText("Met", { exact: true }).waitFor();
    await page.waitForFunction(() => document.querySelector(".case-bar")?.textContent?.includes("Saved"));
    holds(kept.body.marks["demo-low-back"].drugs.note === "claims" && kept.body.marks["demo-low-back"].exam.note === "No exam.", "both windows' work is kept");
    const stored = await page.evaluate(() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage));
    holds(!/exam|claims|HB0000025|Examplar|demo-low-back/.test(stored), `nothing of the case in the browser's storage: ${stored}`);
});

check("a server without sheets or lists: the screen says so and pretends nothing", async () => {
    const number = await makeCase("HB0000025", []);
    const page = await visit({ expectFailures: true });
    await signIn(page, "kim");
    for (const part of ["checklists", "worksheet"])
        await page.route(`**/api/requests/*/${part}`, (route) => route.fulfill({ status: 404, contentType: "application/problem+json", body: JSON.stringify({ code: "no_such_address", status: 404 }) }));
    await page.goto(`${base}/um/cases/${number}?plan=${plan}`);
    await page.getByText("This server has no check lists yet.").waitFor();
    await page.getByText("Your work stays on this page only.").waitFor();
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
    same(await page.getByText(/^Saved/).count(), 0, "said to be saved");
});

check("a nurse sends the case on with what was linked; the physician reads it and sees it suggested", async () => {
    const number = await makeCase("HB0000026");
    const { page } = await reviewer("kim", number, { lists: [] });
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

    const { page: doctor } = await reviewer("osei", number, { lists: [] });
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
    const number = await makeCase("HB0000030", []);
    const { page: first } = await reviewer("osei", number, { lists: [] });
    await first.getByRole("button", { name: /^Decide/ }).click();
    await dialog(first).getByText("Do not approve", { exact: true }).click();
    await dialog(first).getByRole("textbox", { name: "For the member, in plain words" }).fill("You have not had six weeks of therapy yet.");
    await dialog(first).getByRole("textbox", { name: "For the doctor, clinical reason" }).fill("No conservative care on record.");

    const { page: second } = await reviewer("lund", number, { lists: [] });
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
    const number = await makeCase("HB0000028", []);
    const { page } = await reviewer("kim", number, { lists: [list] });
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
    await criteria(page).getByText("2 of 2 needed, 0 met, 2 open").waitFor();
});

check("from the request to the workbench and back, and on to the next case; offices stay out", async () => {
    const number = await makeCase("HB0000029", []);
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
        const { page } = await reviewer("kim", number, { lists: [list], options });
        await point(page, "Signs of nerve root").waitFor({ state: "attached" });
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
    const { page: spanish } = await reviewer("kim", number, { lists: [list] });
    await spanish.evaluate(() => localStorage.setItem("language", "es"));
    await spanish.reload();
    await spanish.getByRole("heading", { name: "Decisión" }).waitFor();
    await spanish.getByText("2 de 2 necesarios, 0 cumplen, 2 abiertos").waitFor();
    await axeClean(spanish, "Spanish");
});
