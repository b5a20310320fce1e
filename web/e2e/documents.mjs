// Documents: many at once, in pieces that survive a broken line, refused precisely, read in place.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { axeClean } from "./axe.mjs";
import { check, holds, picture, same, visit } from "./harness.mjs";
import { docxOf, pdfOf, pngOf, shownSize, tiffOf } from "./files.mjs";
import { fillImaging, openForm, openRequest, saved, send, signIn } from "./people.mjs";

const file = (name, mimeType, buffer) => ({ name, mimeType, buffer });
const pdf = (name, text, length) => file(name, "application/pdf", pdfOf(text, length));
const rowOf = (page, name) => page.locator(".document", { hasText: name });
const arrived = (page, name) => rowOf(page, name).getByText(shownSize).waitFor({ timeout: 30_000 });

async function office(options) {
    const page = await visit(options);
    await signIn(page, "rosa");
    return page;
}

// Drags files from the desktop onto a place of the page, as a hand does.
async function drop(page, place, files) {
    const folder = mkdtempSync(join(tmpdir(), "assent-drop-"));
    const paths = files.map(([name]) => join(folder, name));
    files.forEach(([, bytes], index) => writeFileSync(paths[index], bytes));
    await place.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await place.boundingBox();
    const hand = await page.context().newCDPSession(page);
    for (const type of ["dragEnter", "dragOver", "drop"]) {
        await hand.send("Input.dispatchDragEvent", { type, x: x + width / 2, y: y + height / 2, data: { items: [], files: paths, dragOperationsMask: 1 } });
    }
    return () => rmSync(folder, { recursive: true });
}

const choose = (page, ...files) => page.locator("input[type=file]").first().setInputFiles(files);

check("DOC-01 ten files at once, by drag and drop, each with its kind", async () => {
    const page = await office();
    await fillImaging(page, "HB0000022");
    const names = Array.from({ length: 10 }, (_, index) => `note ${index + 1}.pdf`);
    const clear = await drop(page, page.locator(".drop"), names.map((name) => [name, pdfOf(name)]));
    for (const name of names) await arrived(page, name);
    clear();
    await picture(page, "form-ten-documents-1366");
    const number = await send(page);
    await openRequest(page, number);
    same(await page.locator("#documents .row-line").count(), 10, "documents of the request");
});

check("DOC-02B a line that breaks in the middle costs only the piece under way", async () => {
    const page = await office({ expectFailures: true });
    await openForm(page);
    const offsets = [];
    let broken = 0;
    await page.route("**/api/uploads/*", (route) => {
        const request = route.request();
        if (request.method() !== "PATCH") return route.continue();
        offsets.push(Number(request.headers()["upload-offset"]));
        if (offsets.length === 2) {
            broken += 1;
            return route.abort("connectionreset");
        }
        return route.continue();
    });
    await choose(page, pdf("scan.pdf", "A long scan", 12_000_000));
    await rowOf(page, "scan.pdf").getByText(/goes on by itself/).waitFor({ timeout: 30_000 });
    await picture(page, "form-upload-waits-1366");
    await arrived(page, "scan.pdf");
    same(broken, 1, "breaks");
    holds(offsets[1] > 0 && offsets[2] === offsets[1], `it goes on where it stood: ${offsets}`);
});

check("a session that ends during an upload: after signing in it goes on", async () => {
    const page = await office({ expectFailures: true });
    await openForm(page);
    let pieces = 0;
    await page.route("**/api/uploads/*", async (route) => {
        if (route.request().method() === "PATCH" && (pieces += 1) === 2) await page.context().clearCookies();
        return route.continue();
    });
    await choose(page, pdf("long.pdf", "A long scan", 12_000_000));
    await page.getByRole("heading", { name: "Sign in to go on" }).waitFor({ timeout: 30_000 });
    await page.getByLabel("Log-in name").fill("rosa");
    await page.getByLabel("Password").fill("demo-assent");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await arrived(page, "long.pdf");
});

check("what cannot be used is refused in words that help", async () => {
    const page = await office({ expectFailures: true });
    await openForm(page);
    await choose(
        page,
        file("setup.exe", "application/octet-stream", Buffer.from("MZ")),
        file("empty.pdf", "application/pdf", Buffer.alloc(0)),
        file("picture.pdf", "application/pdf", Buffer.from("this is plain text, whatever its name says")),
    );
    await page.getByText(/setup.exe cannot be used\. Send PDF/).waitFor();
    await page.getByText(/empty.pdf is empty/).waitFor();
    await rowOf(page, "picture.pdf").locator(".field-error").waitFor();
    await axeClean(page, "refused documents");
    await picture(page, "form-refused-documents-1366");
    await page.getByRole("button", { name: "Remove setup.exe" }).click();
    await rowOf(page, "setup.exe").waitFor({ state: "detached" });
});

check("PDF, TIFF, PNG and Word are read in place", async () => {
    const page = await office();
    await fillImaging(page, "HB0000023");
    await choose(
        page,
        pdf("letter.pdf", "Words of the letter"),
        file("fax.tiff", "image/tiff", tiffOf(2)),
        file("photo.png", "image/png", pngOf()),
        file("report.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", docxOf("First words of the report", "Second paragraph")),
    );
    for (const name of ["letter.pdf", "fax.tiff", "photo.png", "report.docx"]) await arrived(page, name);
    await saved(page);
    const number = await send(page);
    await openRequest(page, number);
    const open = async (name) => {
        await page.getByRole("button", { name: `Show ${name}` }).click();
        await page.getByRole("dialog", { name }).waitFor();
    };
    const close = async () => {
        await page.keyboard.press("Escape");
        await page.getByRole("dialog").waitFor({ state: "detached" });
    };
    await open("letter.pdf");
    await page.getByText("Words of the letter").waitFor();
    await close();
    await open("fax.tiff");
    await page.waitForFunction(() => [...document.querySelectorAll(".viewer-picture")].length === 2);
    await page.waitForFunction(() => document.querySelector(".viewer-picture").naturalWidth > 0);
    await axeClean(page, "TIFF in the viewer");
    await picture(page, "viewer-tiff-1366");
    await close();
    await open("photo.png");
    await page.waitForFunction(() => document.querySelector(".viewer-picture")?.naturalWidth === 64);
    await close();
    await open("report.docx");
    await page.getByText("First words of the report").waitFor();
    await page.getByText("Second paragraph").waitFor();
    await picture(page, "viewer-docx-1366");
    await close();
});
