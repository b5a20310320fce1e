// Gives the message files names that a page can guess: /assets/text-<hash of all texts>/<language>-<area>.js.
// The static shell preloads the file of the reader's language, so the first page needs no further round trip.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";

export function languageFiles(folder) {
    const hash = createHash("sha256");
    for (const file of readdirSync(folder, { recursive: true }).map(String).sort()) {
        if (file.endsWith(".json")) hash.update(file).update(readFileSync(join(folder, file)));
    }
    const name = `text-${hash.digest("hex").slice(0, 10)}`;

    return {
        chunkFileNames(chunk) {
            const file = [...(chunk.moduleIds ?? [])].find((id) => id.startsWith(folder + sep));
            if (!file || chunk.moduleIds.length !== 1) return "assets/[name]-[hash].js";
            const [language, area] = file.slice(folder.length + 1).split(sep);
            return `assets/${name}/${language}-${area.replace(".json", "")}.js`;
        },
        plugin: {
            name: "language-files",
            transformIndexHtml: (html) => html.replaceAll("%TEXTS%", `/assets/${name}`),
        },
    };
}
