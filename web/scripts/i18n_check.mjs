// Finds texts that are missing, unused, without a plural form, or with other placeholders than the English ones.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = new URL("../src/", import.meta.url).pathname;
const folder = join(root, "shared/i18n/locales");
const plural = /_(zero|one|two|few|many|other)$/;
const faults = [];

function flatten(value, prefix, into) {
    for (const [key, inner] of Object.entries(value)) {
        const name = prefix ? `${prefix}.${key}` : key;
        if (typeof inner === "string") into.set(name, inner);
        else flatten(inner, name, into);
    }
    return into;
}

const read = (language, file) => flatten(JSON.parse(readFileSync(join(folder, language, file), "utf8")), "", new Map());
const base = (key) => key.replace(plural, "");
const placeholders = (text) => [...text.matchAll(/\{\{\s*([\w.]+)/g)].map((m) => m[1]).sort().join(" ");
// `late_other` alone is a word of ours; `rows_one` beside `rows_other` is a plural.
const isPlural = (keys, key) => plural.test(key) && keys.has(`${base(key)}_other`) && keys.has(`${base(key)}_one`);

function checkPlurals(language, file, texts) {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const stems = new Set([...texts.keys()].filter((key) => isPlural(texts, key)).map(base));
    for (const stem of stems) {
        for (const form of wanted) {
            if (!texts.has(`${stem}_${form}`)) faults.push(`${language}/${file}: ${stem}_${form} is missing`);
        }
    }
}

function compare(language, file, english, texts) {
    const stems = new Set([...texts.keys()].map((key) => (isPlural(texts, key) ? base(key) : key)));
    const englishStems = new Set([...english.keys()].map((key) => (isPlural(english, key) ? base(key) : key)));
    for (const stem of englishStems) if (!stems.has(stem)) faults.push(`${language}/${file}: ${stem} is missing`);
    for (const stem of stems) if (!englishStems.has(stem)) faults.push(`${language}/${file}: ${stem} is not in English`);
    for (const [key, text] of texts) {
        const original = english.get(key) ?? english.get(`${base(key)}_other`);
        if (original !== undefined && placeholders(original) !== placeholders(text)) {
            faults.push(`${language}/${file}: ${key} has other placeholders`);
        }
    }
}

const sources = readdirSync(root, { recursive: true })
    .map(String)
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
    .map((name) => readFileSync(join(root, name), "utf8"))
    .join("\n");

// A key is used when its full name, or the part before a computed end (`status.${x}`, `trial_${x}`), stands in the code.
const computed = [...sources.matchAll(/["'`](?:[a-z_]+:)?(\w+\.[\w.]*)\$\{/g)].map((m) => m[1]);
function isUsed(area, key) {
    const stem = base(key);
    if (computed.some((start) => key.startsWith(start))) return true;
    return [key, stem].some((k) => new RegExp(`["'\`](?:${area}:)?${k.replaceAll(".", "\\.")}["'\`]`).test(sources));
}

// Languages that wait for a certified translation have a record and no texts.
const states = ["source", "certified", "review", "awaited"];
const record = (language) => JSON.parse(readFileSync(join(folder, language, "translation.json"), "utf8"));
const all = readdirSync(folder);
for (const language of all) {
    const { state, certified_by: by, certified_on: on } = record(language);
    if (!states.includes(state)) faults.push(`${language}/translation.json: no such state ${state}`);
    if (state === "certified" && !(by && on)) faults.push(`${language}/translation.json: says neither who certified the texts nor when`);
}
const languages = all.filter((language) => record(language).state !== "awaited");
for (const file of readdirSync(join(folder, "en")).filter((name) => name !== "translation.json")) {
    const area = file.replace(".json", "");
    const english = read("en", file);
    for (const key of english.keys()) if (!isUsed(area, key)) faults.push(`en/${file}: ${key} is not used`);
    for (const language of languages) {
        const texts = read(language, file);
        checkPlurals(language, file, texts);
        if (language !== "en") compare(language, file, english, texts);
    }
}

for (const fault of faults) console.error(fault);
console.log(`${languages.length} languages with texts, ${all.length - languages.length} await theirs, ${faults.length} faults in texts`);
process.exit(faults.length ? 1 : 0);
