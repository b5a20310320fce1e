// Pages on the narrowest screen that is promised: 320 pixels, which is also 1280 at 400 %. Nothing is cut off, nothing scrolls sideways.
import { base, check, picture, plan, same, visit } from "./harness.mjs";
import { fillImaging, heading, send, signIn } from "./people.mjs";

const narrow = { viewport: { width: 320, height: 800 } };

// What runs out of the page or is reached by a sideways scroll only.
const cutOff = () => {
    const wide = document.documentElement.clientWidth;
    const told = (element) => `${element.tagName.toLowerCase()}.${element.className}`;
    return [...document.querySelectorAll("body, body *")].flatMap((element) => {
        const { overflowX, position } = getComputedStyle(element);
        const scrolls = ["auto", "scroll"].includes(overflowX) && element.scrollWidth > element.clientWidth + 1;
        const { left, right, width } = element.getBoundingClientRect();
        const isOut = position !== "fixed" && width > 1 && !element.closest(".hidden-text, .skip") && (right > wide + 1 || left < -1);
        return scrolls || isOut ? [told(element)] : [];
    });
};

async function fits(page, address) {
    await page.goto(`${base}${address}${address.includes("?") ? "&" : "?"}plan=${plan}`);
    await page.locator("main h1").waitFor();
    await page.locator("main .skeleton").first().waitFor({ state: "detached" });
    same((await page.evaluate(cutOff)).join(", "), "", `${address}: cut off`);
}

check("pages for everybody fit on 320 pixels", async () => {
    const page = await visit(narrow);
    for (const address of ["/", "/list", "/contacts", "/help", "/sign-in", "/account-request"]) await fits(page, address);
});

check("an office's pages fit on 320 pixels", async () => {
    const wide = await visit();
    await signIn(wide, "rosa");
    await fillImaging(wide, "HB0000028");
    const number = await send(wide);
    const page = await visit(narrow);
    await signIn(page, "rosa");
    for (const address of ["/home", "/requests", `/requests/${number}`, "/requests/new", "/drafts", "/members", "/account"]) await fits(page, address);
});

check("what can be done about an earlier request covers none of its words on 320 pixels", async () => {
    const first = await visit();
    await signIn(first, "rosa");
    await fillImaging(first, "HB0000028");
    await send(first);
    const page = await visit(narrow);
    await signIn(page, "rosa");
    await fillImaging(page, "HB0000028");
    const covered = await page.locator(".banner").filter({ has: page.getByRole("button", { name: "Both are needed" }) }).first().evaluate((banner) => {
        const text = document.createRange();
        text.selectNodeContents(banner.querySelector(".banner-body"));
        const words = text.getBoundingClientRect();
        return [...banner.querySelectorAll("button, a.button")].filter((act) => {
            const box = act.getBoundingClientRect();
            return box.left < words.right && words.left < box.right && box.top < words.bottom && words.top < box.bottom;
        }).length;
    });
    await picture(page, "form-duplicate-320");
    same(covered, 0, "buttons over the words");
});

check("pages of the plan's people and of administration fit on 320 pixels", async () => {
    const staff = await visit(narrow);
    await signIn(staff, "sam");
    for (const address of ["/requests", "/reports/submitters", "/um", "/um/queues/all"]) await fits(staff, address);
    const admin = await visit(narrow);
    await admin.goto(`${base}/sign-in?plan=${plan}`);
    await admin.getByLabel("Log-in name").fill("admin");
    await admin.getByLabel("Password").fill("demo-assent");
    await admin.getByRole("button", { name: "Sign in", exact: true }).click();
    await heading(admin, "Accounts").waitFor();
    for (const address of ["/admin", "/admin/account-requests", "/admin/mails", "/admin/access-rules"]) await fits(admin, address);
});
