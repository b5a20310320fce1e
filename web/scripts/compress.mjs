// Writes file.gz and file.br beside each built file, so that the server never compresses on the way out.
// index.html stays as it is: the server fills in a nonce for every page.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const dist = new URL("../dist", import.meta.url).pathname;
const worth = new Set([".js", ".css", ".svg", ".json", ".txt"]);
let count = 0;

for (const name of readdirSync(dist, { recursive: true }).map(String)) {
    const file = join(dist, name);
    if (!worth.has(extname(name)) || !statSync(file).isFile()) continue;
    const bytes = readFileSync(file);
    const size = constants.BROTLI_PARAM_SIZE_HINT;
    const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [size]: bytes.length } };
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, brotli));
    count += 1;
}
console.log(`compressed ${count} files`);
