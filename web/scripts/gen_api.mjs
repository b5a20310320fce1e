// Writes src/shared/api/api.gen.ts from openapi.json, which `assent openapi` writes. With --check only compares.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import openapi, { astToString } from "openapi-typescript";

const source = new URL("../openapi.json", import.meta.url);
const target = new URL("../src/shared/api/api.gen.ts", import.meta.url);

if (!existsSync(source)) {
    console.error("web/openapi.json is missing. Write it with `assent openapi`.");
    process.exit(1);
}
const text = `// Made by npm run gen:api from openapi.json. Do not edit.\n${astToString(await openapi(source))}`;
if (process.argv.includes("--check")) {
    const same = existsSync(target) && readFileSync(target, "utf8") === text;
    if (!same) console.error("api.gen.ts is out of date. Run npm run gen:api.");
    process.exit(same ? 0 : 1);
}
writeFileSync(target, text);
