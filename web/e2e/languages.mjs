// Twelve languages, and how the page looks to its reader.
import { axeClean } from "./axe.mjs";
import { base, check, holds, picture, plan, same, visit } from "./harness.mjs";
import { band, codeField, heading, lookUp, openLookup } from "./people.mjs";

const names = ["English", "Español", "العربية", "中文", "Hmoob", "한국어", "ਪੰਜਾਬੀ", "فارسی", "Português", "Русский", "Tagalog", "Tiếng Việt"];

async function choose(page, name) {
    await page.getByRole("button", { name: /^(Language|Idioma): / }).click();
    await page.getByRole("button", { name, exact: true }).click();
}

check("A11-01 twelve languages can be chosen", async () => {
    const page = await visit();
    await openLookup(page);
    await page.getByRole("button", { name: /^Language: / }).click();
    for (const name of names) await page.getByRole("button", { name, exact: true }).waitFor();
    await axeClean(page, "language menu");
    await picture(page, "languages-1366");
});

for (const [name, direction] of [["العربية", "rtl"], ["فارسی", "rtl"], ["한국어", "ltr"]]) {
    check(`a language without certified texts says so, and its page runs ${direction}: ${name}`, async () => {
        const page = await visit();
        await openLookup(page);
        await choose(page, name);
        await page.getByText("A certified translation is awaited").waitFor();
        same(await page.evaluate(() => document.documentElement.dir), direction, "direction");
        same(await page.evaluate(() => document.documentElement.lang), "en", "the words are English, and the page says so");
        await lookUp(page, "72148");
        same(await band(page).textContent(), "Approval is needed", "answer");
        await axeClean(page, name);
        await picture(page, `lookup-${direction}-${names.indexOf(name)}`);
        await page.reload();
        await codeField(page).waitFor();
        same(await page.evaluate(() => document.documentElement.dir), direction, "direction after a reload");
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        same(over, 0, "pixels too wide");
    });
}

check("Spanish texts say that they are not certified", async () => {
    const page = await visit();
    await openLookup(page);
    await choose(page, "Español");
    await page.getByText("Esta traducción está en revisión y no está certificada.").waitFor();
    same(await page.evaluate(() => document.documentElement.lang), "es", "language");
});

check("A11-02 size, contrast, motion and colour are chosen and remembered", async () => {
    const page = await visit({ reducedMotion: "no-preference" });
    await openLookup(page);
    const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector("h1")).fontSize));
    const before = await size();
    await page.getByRole("button", { name: "Appearance and keys" }).click();
    await page.getByRole("button", { name: "Text size, contrast, motion" }).click();
    const dialog = page.getByRole("dialog", { name: "Text size, contrast, motion" });
    for (const name of ["Larger", "High", "Less", "Shades of grey"]) await dialog.getByText(name, { exact: true }).click();
    await axeClean(page, "look");
    await picture(page, "look-dialog-1366");
    await page.keyboard.press("Escape");
    holds((await size()) > before * 1.2, "the text has grown");
    await page.reload();
    await codeField(page).waitFor();
    const kept = await page.evaluate(() => ({ ...document.documentElement.dataset }));
    same(JSON.stringify([kept.text, kept.contrast, kept.motion, kept.colour]), JSON.stringify(["larger", "more", "less", "grey"]), "kept");
    await lookUp(page, "72148");
    await axeClean(page, "large, high contrast");
    await picture(page, "lookup-larger-grey-1366");
    const quiet = await page.evaluate(() => [".quiet", "body"].map((each) => getComputedStyle(document.querySelector(each)).color));
    same(quiet[0], quiet[1], "quiet text in high contrast");
});

check("large text on a phone sticks out nowhere", async () => {
    const page = await visit({ viewport: { width: 320, height: 800 } });
    await page.addInitScript(() => localStorage.setItem("look text", "larger"));
    for (const [address, title] of [["/", "Does this need approval?"], ["/contacts", "Whom to call"], ["/help", "Help"], ["/list", "Services that need approval"]]) {
        await page.goto(`${base}${address}?plan=${plan}`);
        await heading(page, title).waitFor();
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        same(over, 0, `${address}: pixels too wide`);
    }
});
