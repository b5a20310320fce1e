// A browser against a running server, and a count of what passed. Tests wait for states, never for a while.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const base = process.env.BASE_URL ?? "http://localhost:8080";
export const plan = "harbor";
const pictures = fileURLToPath(new URL("../../build/screenshots/", import.meta.url));
const patience = 20_000;
const longestTest = 240_000;

const cases = [];
const complaints = [];
let browser;

export function check(name, run) {
    cases.push({ name, run });
}

export function same(got, wanted, what = "value") {
    if (got !== wanted) throw new Error(`${what}: ${JSON.stringify(got)}, wanted ${JSON.stringify(wanted)}`);
}

export function holds(condition, what) {
    if (!condition) throw new Error(what);
}

// A new person at a new browser. What the browser complains about fails the run, unless the test expects it.
export async function visit(options = {}) {
    const { expectFailures = false, ...rest } = options;
    const context = await browser.newContext({
        viewport: { width: 1366, height: 900 },
        colorScheme: "light",
        locale: "en-US",
        reducedMotion: "reduce",
        ...rest,
    });
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    page.on("pageerror", (error) => complaints.push(`page error: ${error.message}`));
    page.on("console", (message) => {
        const text = message.text();
        const refused = /the server responded with a status of ([45]\d\d)|net::ERR_(INTERNET_DISCONNECTED|CONNECTION_(RESET|REFUSED))/.test(text);
        if (message.type() === "error" && !(expectFailures && refused)) complaints.push(`console: ${text}`);
    });
    return page;
}

export async function picture(page, name, { fullPage = true } = {}) {
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: `${pictures}${name}.png`, fullPage });
}

async function runOne({ name, run }) {
    const started = Date.now();
    const before = complaints.length;
    let alarm;
    const late = new Promise((_, reject) => {
        alarm = setTimeout(() => reject(new Error(`not done after ${longestTest / 1000} s`)), longestTest);
    });
    try {
        await Promise.race([run(), late]);
        const fresh = complaints.slice(before);
        if (fresh.length > 0) throw new Error(`the browser complained: ${fresh.join(" | ")}`);
        console.log(`ok   ${name} (${Date.now() - started} ms)`);
        return true;
    } catch (error) {
        console.log(`FAIL ${name}\n     ${String(error.message).split("\n").slice(0, 6).join("\n     ")}`);
        const page = browser.contexts().at(-1)?.pages().at(-1);
        if (page) await picture(page, `failed-${name.replace(/\W+/g, "-").slice(0, 60)}`).catch(() => undefined);
        return false;
    } finally {
        clearTimeout(alarm);
        for (const context of browser.contexts()) await context.close();
    }
}

export async function runAll() {
    browser = await chromium.launch({
        executablePath: process.env.CHROMIUM_BIN ?? "/usr/bin/chromium",
        args: [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
        ],
    });
    const wanted = process.argv[2];
    const chosen = cases.filter(({ name }) => !wanted || name.includes(wanted));
    let passed = 0;
    for (const each of chosen) passed += (await runOne(each)) ? 1 : 0;
    await browser.close();
    console.log(`${passed} passed, ${chosen.length - passed} failed`);
    process.exit(passed === chosen.length && passed > 0 ? 0 : 1);
}
