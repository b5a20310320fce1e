import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { languageFiles } from "./scripts/language_files.mjs";

const languages = languageFiles(fileURLToPath(new URL("./src/shared/i18n/locales", import.meta.url)));

export default defineConfig({
    plugins: [
        { ...optimizeLocales.vite({ locales: ["en-US", "es-ES"] }), enforce: "pre" },
        react(),
        languages.plugin,
    ],
    resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
    build: {
        target: "es2022",
        sourcemap: false,
        assetsInlineLimit: 0,
        manifest: true,
        rolldownOptions: {
            output: {
                chunkFileNames: languages.chunkFileNames,
                // What the lists of work share: one file packs better than one for each pair of pages that use it.
                codeSplitting: { groups: [{ name: "work_list", test: /src\/(work\/(work_grid|use_work|use_acts|use_take_next|state_mark|marks|preview|bulk_bar|no_work)|requests\/(use_window|live))\.tsx?$/ }] },
            },
        },
    },
    server: {
        proxy: { "/api": process.env.ASSENT_SERVER ?? "http://127.0.0.1:8080" },
    },
    test: {
        environment: "jsdom",
        include: ["src/**/*.test.{ts,tsx}"],
        setupFiles: ["src/test_setup.ts"],
    },
});
