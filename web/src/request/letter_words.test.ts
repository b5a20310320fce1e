/// Every letter that a shipped pack orders has a name on the page, in each language with texts.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import en from "@/shared/i18n/locales/en/request.json";
import es from "@/shared/i18n/locales/es/request.json";

const packs = new URL("../../../packs/", `file://${import.meta.dirname}/x`).pathname;

function formsOfPacks(): Set<string> {
    const files = (readdirSync(packs, { recursive: true }) as string[]).filter((file) => file.endsWith(".toml"));
    return new Set(files.flatMap((file) => [...readFileSync(`${packs}${file}`, "utf8").matchAll(/^form = "(\w+)"/gm)].map(([, form]) => form ?? "")));
}

test("letters have names", () => {
    const forms = formsOfPacks();
    expect(forms.size).toBeGreaterThan(20);
    for (const words of [en, es]) expect([...forms].filter((form) => !(form in words.choice.notice_form))).toEqual([]);
});
