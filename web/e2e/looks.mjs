// A state as everybody may meet it: light, dark, in the reader's own colours, and on the narrowest screen.
import { axeClean } from "./axe.mjs";
import { picture } from "./harness.mjs";

export async function looks(page, name, options = {}) {
    const before = page.viewportSize();
    for (const theme of ["light", "dark"]) {
        await page.evaluate((each) => (document.documentElement.dataset.theme = each), theme);
        await axeClean(page, `${name}, ${theme}`);
        await picture(page, `${name}-1366-${theme}`, options);
    }
    await page.evaluate(() => (document.documentElement.dataset.theme = "light"));
    await page.emulateMedia({ forcedColors: "active" });
    await picture(page, `${name}-1366-forced`, options);
    await page.emulateMedia({ forcedColors: "none" });
    await page.setViewportSize({ width: 320, height: 800 });
    await picture(page, `${name}-320`, options);
    await page.setViewportSize(before);
}
