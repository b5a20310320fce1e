// Faults of accessibility as axe finds them; none is allowed.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { holds } from "./harness.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// With the list of a combobox open, and only then, React Aria hides what lies behind it, heading and landmarks too.
const whileListOpen = Object.fromEntries(
    ["aria-hidden-focus", "page-has-heading-one", "region"].map((rule) => [rule, { enabled: false }]),
);

export async function axeClean(page, what, { listOpen = false } = {}) {
    await page.evaluate(axe);
    const found = await page.evaluate(
        ([runOnly, rules]) =>
            window.axe.run({ runOnly, rules }).then(({ violations }) =>
                violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join(" | ")}`),
            ),
        [tags, listOpen ? whileListOpen : {}],
    );
    holds(found.length === 0, `${what}: ${found.join("\n")}`);
}
