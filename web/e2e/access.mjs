import { axeClean } from "./axe.mjs";
import { base, check, holds, picture, plan, same, visit } from "./harness.mjs";
import { codeField, fillImaging, heading, lookUp, openForm, openHome, openLookup, openRequest, send, signIn } from "./people.mjs";

const screens = {
    lookup: { open: openLookup },
    "lookup needed": { open: async (page) => (await openLookup(page), lookUp(page, "72148")) },
    "lookup depends": { open: async (page) => (await openLookup(page), lookUp(page, "00170")) },
    "lookup not needed": { open: async (page) => (await openLookup(page), lookUp(page, "71046")) },
    "lookup more facts": {
        open: async (page) => {
            await openLookup(page);
            await page.getByRole("button", { name: "More facts" }).click();
            await page.getByText("Special marks").waitFor();
        },
    },
    "lookup list open": {
        listOpen: true,
        open: async (page) => {
            await openLookup(page);
            await codeField(page).focus();
            await codeField(page).pressSequentially("mri");
            await page.getByRole("option").first().waitFor();
        },
    },
    receipt: {
        open: async (page) => {
            await openLookup(page);
            await lookUp(page, "71046");
            await page.getByRole("button", { name: "Get a signed receipt" }).click();
            await page.getByText("How to check this receipt").waitFor();
        },
    },
    "sign in": { open: async (page) => (await page.goto(`${base}/sign-in?plan=${plan}`), heading(page, "Sign in").waitFor()) },
    "not found": { open: async (page) => (await page.goto(`${base}/nowhere`), heading(page, "This page is not here").waitFor()) },
};

const officeScreens = {
    home: { open: openHome },
    requests: {
        open: async (page) => {
            await page.goto(`${base}/requests?plan=${plan}`);
            await page.getByRole("row").nth(1).waitFor();
        },
    },
    "requests none": {
        open: async (page) => {
            await page.goto(`${base}/requests?plan=medicare&state=closed`);
            await page.getByText("No requests match these filters").waitFor();
        },
    },
    "form empty": { open: (page) => openForm(page) },
    "form urgent": {
        open: async (page) => {
            await openForm(page);
            await page.getByText("Urgent", { exact: true }).click();
            await page.getByRole("checkbox", { name: /states that this request/ }).waitFor();
        },
    },
    "form retro": { open: (page) => openForm(page, "retro") },
    "form newborn": { open: (page) => openForm(page, "newborn") },
    "form review": {
        open: async (page) => {
            await openForm(page);
            await page.getByRole("button", { name: "Review" }).click();
            await page.getByRole("dialog", { name: "Review and send" }).waitFor();
        },
    },
    "form inpatient": { open: (page) => openForm(page, "inpatient") },
    "form filled": { open: (page) => fillImaging(page, "HB0000008") },
    "form with gaps": {
        open: async (page) => {
            await openForm(page);
            await page.getByRole("button", { name: "Send request" }).click();
            await page.getByText("things are still needed").waitFor();
        },
    },
    keys: {
        open: async (page) => {
            await page.goto(`${base}/requests?plan=${plan}`);
            await page.getByRole("row").nth(1).waitFor();
            await page.keyboard.press("?");
            await page.getByRole("dialog", { name: "Keys" }).waitFor();
        },
    },
};

// One request for all pictures, sent when first needed.
let number;
async function needRequest() {
    if (number) return;
    const page = await visit();
    await signIn(page, "rosa");
    await fillImaging(page, "HB0000028");
    number = await send(page);
    await page.context().close();
}

/// An act of the request page, opened by its button.
const act = (button, title) => ({
    open: async (page) => {
        await openRequest(page, number);
        await page.getByRole("button", { name: button, exact: true }).click();
        await page.getByRole("dialog", { name: title }).waitFor();
    },
});

const requestScreens = {
    "request change": act("Ask for a change", "Ask for a change"),
    "request correct": act("Correct the request", "Correct the request"),
    "request talk": act("Talk to the reviewer", /talk to the reviewer/),
    "request take back": act("Take the request back", /Take back/),
    sent: { open: async (page) => (await page.goto(`${base}/requests/${number}/sent?plan=${plan}`), page.getByText("Authorization number").waitFor()) },
    request: { open: (page) => openRequest(page, number) },
    "request note": {
        open: async (page) => {
            await openRequest(page, number);
            await page.keyboard.press("o");
            await page.getByRole("dialog", { name: "Add note" }).waitFor();
        },
    },
    "request document": {
        open: async (page) => {
            await openRequest(page, number);
            await page.keyboard.press("d");
            await page.getByRole("dialog", { name: "Add document" }).waitFor();
        },
    },
};

async function walk(page, list, theme) {
    for (const [name, { open, listOpen }] of Object.entries(list)) {
        await open(page);
        await page.evaluate(() => document.fonts.ready);
        await axeClean(page, `${name}, ${theme}`, { listOpen });
        await picture(page, `${name.replaceAll(" ", "-")}-1366-${theme}`);
    }
}

for (const theme of ["light", "dark"]) {
    check(`no violation on the public screens, ${theme}`, async () => {
        const page = await visit({ colorScheme: theme, expectFailures: true });
        await walk(page, screens, theme);
    });

    check(`no violation on the office's screens, ${theme}`, async () => {
        await needRequest();
        const page = await visit({ colorScheme: theme });
        await signIn(page, "rosa");
        await walk(page, { ...officeScreens, ...requestScreens }, theme);
    });

    check(`no violation on the staff's screens, ${theme}`, async () => {
        await needRequest();
        const page = await visit({ colorScheme: theme });
        await signIn(page, "kim");
        await openRequest(page, number);
        await axeClean(page, `staff request, ${theme}`);
        await picture(page, `staff-request-1366-${theme}`);
        const acts = [
            "Approve as asked", "Extend the deadline", "Void the request", "Ask for information", "Record a review", "Refer",
            "Log a contact", "Open a task", "Information is complete", "Take it",
        ];
        for (const name of acts) {
            await page.getByRole("button", { name, exact: true }).click();
            await page.getByRole("dialog").waitFor();
            await axeClean(page, `${name}, ${theme}`);
            await picture(page, `staff-${name.replaceAll(" ", "-").toLowerCase()}-1366-${theme}`);
            await page.keyboard.press("Escape");
            await page.getByRole("dialog").waitFor({ state: "detached" });
        }
        const doctor = await visit({ colorScheme: theme });
        await signIn(doctor, "osei");
        await openRequest(doctor, number);
        await doctor.getByRole("button", { name: "Decide line by line" }).click();
        await doctor.getByText("Do not approve", { exact: true }).click();
        await doctor.getByText("Criteria read").waitFor();
        await axeClean(doctor, `denial, ${theme}`);
        await picture(doctor, `staff-denial-1366-${theme}`);
        await page.goto(`${base}/requests?plan=${plan}`);
        await page.getByRole("row").nth(1).waitFor();
        await axeClean(page, `queue, ${theme}`);
        await picture(page, `staff-queue-1366-${theme}`);
    });
}

check("no violation in Spanish, and no text without words", async () => {
    const page = await visit({ locale: "es-US" });
    await openLookup(page).catch(() => undefined);
    await page.evaluate(() => localStorage.setItem("language", "es"));
    await page.goto(`${base}/?plan=${plan}`);
    const field = page.getByRole("combobox", { name: "Servicio, código o palabras" });
    await field.fill("72148");
    await field.press("Enter");
    await page.locator(".band-title", { hasText: "Necesita aprobación" }).waitFor();
    await axeClean(page, "lookup in Spanish");
    await picture(page, "lookup-needed-1366-es");
    const text = await page.locator("body").innerText();
    holds(!/\b[a-z_]+\.[a-z_]+\b/.test(text.replace(/https?:\S+/g, "").replace(/a\.m\.|p\.m\./g, "")), "a key shown instead of words");
});

for (const width of [320, 768]) {
    check(`nothing sticks out at ${width} pixels`, async () => {
        await needRequest();
        const page = await visit({ viewport: { width, height: 800 }, expectFailures: true });
        const list = { ...screens };
        delete list["lookup list open"];
        await signIn(page, "rosa");
        for (const [name, { open }] of Object.entries({ ...list, ...officeScreens, ...requestScreens })) {
            await open(page);
            const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
            same(over, 0, `${name}: pixels too wide`);
            await picture(page, `${name.replaceAll(" ", "-")}-${width}`);
        }
    });
}

check("everything from the lookup to the sent request works with the keyboard alone", async () => {
    const page = await visit();
    await page.addInitScript(() => {
        addEventListener("pointerdown", (event) => event.isTrusted && (window.pointerUsed = true), true);
    });
    const keys = page.keyboard;
    const focusIs = async (name) => {
        const found = await page.evaluate(() => {
            const element = document.activeElement;
            const labels = [...(element.labels ?? [])].map((label) => label.textContent).join(" ");
            const by = (element.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "");
            return [element.getAttribute("aria-label"), labels, ...by, element.textContent].join(" ");
        });
        return found.includes(name);
    };
    const tabTo = async (name, limit = 60) => {
        for (let count = 0; count < limit; count += 1) {
            await keys.press("Tab");
            if (await focusIs(name)) return;
        }
        throw new Error(`${name} is not reached with Tab`);
    };
    await openLookup(page);
    await tabTo("Service, code");
    await keys.type("72148");
    await keys.press("Enter");
    await page.locator(".band-title").waitFor();
    await tabTo("Sign in and start a request");
    await keys.press("Enter");
    await heading(page, "Sign in").waitFor();
    await tabTo("Log-in name");
    await keys.type("rosa");
    await keys.press("Tab");
    await keys.type("demo-assent");
    await keys.press("Enter");
    await heading(page, "New outpatient request").waitFor();
    await tabTo("Member id");
    if (!(await page.evaluate(() => document.activeElement.matches("input[type=text]")))) await tabTo("Member id");
    await keys.type("HB0000029");
    await keys.press("Enter");
    await page.getByText("Níspero Testperson").or(page.getByText(/Níspero/)).first().waitFor();
    await tabTo("Service type");
    await keys.press("Enter");
    await page.getByRole("option", { name: "Diagnostic" }).waitFor();
    await keys.type("Diag");
    await keys.press("Enter");
    await tabTo("Servicing provider");
    await keys.type("north demo");
    await page.getByRole("option").first().filter({ hasText: "North Demo Imaging" }).waitFor();
    await keys.press("ArrowDown");
    await keys.press("Enter");
    await tabTo("Diagnoses");
    await keys.type("M54.16");
    await keys.press("Enter");
    await page.locator(".picked-item").waitFor();
    await keys.press("Control+Enter");
    await page.getByText("Authorization number").waitFor();
    same(await page.evaluate(() => document.activeElement.tagName), "H1", "focus after the change of page");
    await tabTo("Open the request");
    await keys.press("Enter");
    await page.getByRole("heading", { name: "What has happened" }).waitFor();
    await keys.press("o");
    await page.getByRole("dialog", { name: "Add note" }).waitFor();
    await tabTo("Note");
    await keys.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    same(await page.evaluate(() => Boolean(window.pointerUsed)), false, "a pointer was used");
});

check("single-letter keys can be switched off", async () => {
    const page = await visit();
    await signIn(page, "rosa");
    await page.keyboard.press("?");
    await page.getByText("Use single-letter keys").click();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("n");
    await heading(page, "Home").waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
});

check("forced colours and print leave the page usable", async () => {
    const page = await visit({ forcedColors: "active" });
    await openLookup(page);
    await lookUp(page, "72148");
    await picture(page, "lookup-needed-forced-colors");
    await page.getByRole("button", { name: "Get a signed receipt" }).click();
    await page.getByText("How to check this receipt").waitFor();
    await page.emulateMedia({ media: "print", forcedColors: "none" });
    same(await page.getByRole("navigation").first().isVisible(), false, "navigation on paper");
    holds(await page.locator(".large-number").isVisible(), "the number on paper");
    await picture(page, "receipt-print");
});
