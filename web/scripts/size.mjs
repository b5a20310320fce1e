// Checks what a first visit loads against the budget: Brotli, as every supported browser takes it. Too much fails the
// build.
import { readFileSync, statSync } from "node:fs";

const dist = new URL("../dist/", import.meta.url).pathname;
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, "utf8"));
const entry = Object.values(manifest).find((chunk) => chunk.isEntry);

const pages = [
    { name: "public check", modules: ["src/lookup/lookup_page.tsx"], script: 200, style: 14 },
    { name: "home", modules: ["src/home/home_page.tsx"], script: 200, style: 18 },
    { name: "list of requests", modules: ["src/requests/requests_page.tsx"], script: 200, style: 18 },
    { name: "my work", modules: ["src/work/my_work_page.tsx"], script: 200, style: 20 },
    { name: "work queue", modules: ["src/work/queue_page.tsx"], script: 200, style: 20 },
    { name: "request form", modules: ["src/submit/submit_page.tsx"], script: 255, style: 20 },
    { name: "request", modules: ["src/request/request_page.tsx"], script: 255, style: 20 },
    { name: "case", modules: ["src/um/case/case_page.tsx"], script: 255, style: 20 },
];
const languageLimit = 12;

function collect(chunk, scripts, styles) {
    if (!chunk || scripts.has(chunk.file)) return;
    scripts.add(chunk.file);
    for (const file of chunk.css ?? []) styles.add(file);
    for (const name of chunk.imports ?? []) collect(manifest[name], scripts, styles);
}

const kilobytes = (files) =>
    [...files].reduce((sum, file) => sum + statSync(`${dist}${file}.br`).size, 0) / 1024;

let tooMuch = 0;
function check(what, size, limit) {
    const over = size > limit;
    tooMuch += over ? 1 : 0;
    console.log(`${over ? "OVER " : ""}${what}: ${size.toFixed(1)} kB of ${limit}`);
}

for (const page of pages) {
    const scripts = new Set();
    const styles = new Set();
    collect(entry, scripts, styles);
    for (const module of page.modules) {
        if (!manifest[module]) throw new Error(`${module} is not in the manifest`);
        collect(manifest[module], scripts, styles);
    }
    check(`${page.name}, script`, kilobytes(scripts), page.script);
    check(`${page.name}, style`, kilobytes(styles), page.style);
}
for (const [name, chunk] of Object.entries(manifest)) {
    if (name.includes("/locales/")) check(name, kilobytes([chunk.file]), languageLimit);
}
process.exit(tooMuch ? 1 : 0);
