// Browser tests against the real server: the flows of a public visitor, an office and a nurse, by keyboard too, with axe on
// every screen in light and dark, and screenshots at three widths. Ends with `N passed, N failed`.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const base = process.env.BASE_URL ?? "http://localhost:8080";
const pictures = "../build/screenshots";
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const axeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const member = process.env.MEMBER ?? "HB0000001";
mkdirSync(pictures, { recursive: true });

const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_BIN ?? "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

let passed = 0;
let failed = 0;

async function test(name, act, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, bypassCSP: true, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(15000);
    const troubles = [];
    page.on("pageerror", (error) => troubles.push(error.message));
    try {
        await act(page);
        if (troubles.length > 0) throw new Error(`errors on the page: ${troubles.join("; ")}`);
        passed += 1;
        console.log(`ok   ${name}`);
    } catch (error) {
        failed += 1;
        console.log(`FAIL ${name}\n     ${String(error.stack ?? error).split("\n").slice(0, 6).join("\n     ")}`);
        await page.screenshot({ path: `${pictures}/failed-${failed}.png` }).catch(() => undefined);
    }
    await context.close();
}

function must(holds, what) {
    if (!holds) throw new Error(what);
}

async function axe(page, what) {
    await page.evaluate(axeSource);
    const result = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags }), axeTags);
    const found = result.violations.map((v) => `${v.id}: ${v.nodes[0]?.target.join(" ")}`);
    must(found.length === 0, `axe on ${what}: ${found.join("; ")}`);
}

const shot = (page, name) => page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });

async function choosePlan(page, name) {
    await page.getByRole("button", { name: /Health plan/ }).click();
    await page.getByRole("option", { name }).click();
}

async function ask(page, code) {
    const field = page.getByRole("combobox", { name: /Service, code/ });
    await field.fill(code);
    await field.press("Enter");
}

async function signIn(page, login) {
    await page.goto(`${base}/sign-in`);
    await page.getByLabel(/Log-in|User name|Login/i).first().fill(login);
    await page.getByLabel(/Password/i).first().fill("demo-assent");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** Makes a request as the page does, and gives its number. */
async function submitByApi(page, changes = {}) {
    return page.evaluate(async ({ memberNumber, wanted }) => {
        const session = await (await fetch("/api/session")).json();
        const headers = { "Content-Type": "application/json", "X-CSRF-Token": session.csrf };
        const post = async (path, body, more = {}) => {
            const reply = await fetch(path, { method: "POST", headers: { ...headers, ...more }, body: JSON.stringify(body) });
            return reply.json();
        };
        const found = await post("/api/members/search", { plan: "harbor", member_number: memberNumber });
        const own = session.user.providers.find((p) => p.plan === "harbor");
        const made = await post("/api/requests", {
            plan: "harbor", member: found.members[0].id, kind: "outpatient", reason: "op_services",
            requesting: own.id, servicing: own.id, contact: { name: "Rosa", phone: "555-0142" },
            diagnoses: [{ code: "M54.16" }],
            lines: [{ service_type: "diagnostic", code: "72148", units: 1, unit: "unit", place: "22", from: "2026-12-07", to: "2026-12-07" }],
            ...wanted,
        }, { "Idempotency-Key": crypto.randomUUID() });
        return made.request;
    }, { memberNumber: member, wanted: changes });
}

await test("the public page answers that an MRI needs approval, and why", async (page) => {
    await page.goto(base);
    await choosePlan(page, /Harbor/);
    await ask(page, "72148");
    await page.getByText("Approval is needed").first().waitFor();
    await page.getByText("IMG-014").first().waitFor();
    must(!page.url().includes("72148"), "the code stands in the address");
    await axe(page, "the answer");
    await shot(page, "lookup-needed");
});

await test("a code on no list is told to be open, with whom to ask", async (page) => {
    await page.goto(base);
    await choosePlan(page, /Alliant/);
    await ask(page, "99999");
    await page.getByText("(800) 811-4793").first().waitFor();
    await axe(page, "the open answer");
    await shot(page, "lookup-open");
});

await test("a question that decides is asked and answered in place", async (page) => {
    await page.goto(base);
    await choosePlan(page, /Alliant/);
    await ask(page, "G0378");
    await page.getByText(/depends/i).first().waitFor();
    await axe(page, "the question");
    await shot(page, "lookup-question");
});

await test("a receipt is issued, signed and found by its number", async (page) => {
    await page.goto(base);
    await choosePlan(page, /Alliant/);
    await ask(page, "97110");
    await page.getByText(/Approval is not needed|not needed/i).first().waitFor();
    await page.getByRole("button", { name: /receipt/i }).click();
    await page.waitForURL(/\/proofs\/\d+/);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await axe(page, "the receipt");
    await shot(page, "receipt");
});

await test("signing in shows the demo log-ins and refuses a wrong password", async (page) => {
    await page.goto(`${base}/sign-in`);
    await page.getByText("rosa").first().waitFor();
    await axe(page, "sign in");
    await shot(page, "sign-in");
    await page.getByLabel(/Log-in|User name|Login/i).first().fill("rosa");
    await page.getByLabel(/Password/i).first().fill("wrong-password");
    await page.keyboard.press("Enter");
    await page.getByText(/do not fit|not fit|wrong|do not match/i).first().waitFor();
});

await test("an office sees its request with its deadline and the nurse approves it", async (page) => {
    await signIn(page, "rosa");
    const number = await submitByApi(page);
    await page.goto(`${base}/requests/${number}`);
    await page.getByText(/In review/).first().waitFor();
    await page.getByText("72148").first().waitFor();
    await axe(page, "the request");
    await shot(page, "request-in-review");
    await page.evaluate(async () => {
        const session = await (await fetch("/api/session")).json();
        await fetch("/api/session", { method: "DELETE", headers: { "X-CSRF-Token": session.csrf } });
    });
    await signIn(page, "kim");
    await page.goto(`${base}/requests/${number}`);
    await page.getByRole("button", { name: /^Approve/ }).click();
    await page.getByRole("dialog").waitFor();
    await axe(page, "the approval dialog");
    await shot(page, "approval-dialog");
    await page.getByRole("dialog").getByRole("button", { name: /^Approve/ }).click();
    await page.getByText(/^Approved/).first().waitFor();
    await shot(page, "request-approved");
});

await test("the list shows what waits, and is empty for a stranger", async (page) => {
    await signIn(page, "rosa");
    await page.goto(`${base}/requests`);
    await page.getByText(/72148/).first().waitFor();
    await axe(page, "the list");
    await shot(page, "requests");
    const stranger = await page.context().browser().newContext();
    const other = await stranger.newPage();
    await signIn(other, "dev");
    await other.goto(`${base}/requests`);
    await other.getByRole("heading", { level: 1 }).waitFor();
    must(!(await other.content()).includes("72148"), "another office sees the request");
    await stranger.close();
});

await test("the form opens, finds the member and answers while a code is typed", async (page) => {
    await signIn(page, "rosa");
    await page.goto(`${base}/requests/new`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await axe(page, "the empty form");
    await shot(page, "form");
});

await test("the lookup works by keyboard alone", async (page) => {
    await page.goto(base);
    await page.getByRole("combobox", { name: /Service, code/ }).waitFor();
    let clicks = 0;
    await page.exposeFunction("pointerSeen", () => { clicks += 1; });
    await page.evaluate(() => document.addEventListener("pointerdown", (event) => {
        if (event.isTrusted && event.pointerType === "mouse" && event.detail > 0) globalThis.pointerSeen();
    }, true));
    for (let i = 0; i < 25; i += 1) {
        await page.keyboard.press("Tab");
        const role = await page.evaluate(() => document.activeElement?.getAttribute("role"));
        if (role === "combobox") break;
    }
    await page.keyboard.type("70551");
    await page.keyboard.press("Enter");
    await page.getByText(/Approval is needed|needs approval/i).first().waitFor();
    must(clicks === 0, "a pointer was used");
});

for (const [scheme, width, language] of [["dark", 1366, "en"], ["light", 768, "en"], ["light", 320, "es"], ["dark", 320, "en"]]) {
    await test(`the public page in ${scheme}, ${width} px, ${language}`, async (page) => {
        await page.goto(base);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await page.getByRole("combobox").first().fill("72148");
        await page.keyboard.press("Enter");
        await page.getByText("72148").first().waitFor();
        await page.waitForTimeout(500);
        await axe(page, `lookup ${scheme} ${width}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
        must(!wide, "the page scrolls sideways");
        await shot(page, `lookup-${scheme}-${width}-${language}`);
    }, { colorScheme: scheme, viewport: { width, height: 800 }, locale: language === "es" ? "es-US" : "en-US" });
}

await test("an unknown address is told kindly", async (page) => {
    await page.goto(`${base}/nowhere/at/all`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await axe(page, "not found");
});

await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
