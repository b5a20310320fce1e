// What the plan announces: written by its administrator, shown where people begin, put away by each.
import { asAdmin } from "./access_help.mjs";
import { base, check, plan, same, visit } from "./harness.mjs";
import { looks } from "./looks.mjs";
import { heading, openHome, signIn } from "./people.mjs";

const button = (page, name) => page.getByRole("button", { name, exact: true });
const announced = (page) => page.getByRole("region", { name: "Announcements" });

async function clear() {
    await asAdmin(async (call) => {
        const { body } = await call("GET", `/api/plans/${plan}/announcements`);
        for (const { id } of body.announcements ?? []) await call("DELETE", `/api/plans/${plan}/announcements/${id}`);
    });
}

async function administrator() {
    const page = await visit();
    await page.goto(`${base}/sign-in?plan=${plan}`);
    await page.getByLabel("Log-in name").fill("admin");
    await page.getByLabel("Password").fill("demo-assent");
    await button(page, "Sign in").click();
    await heading(page, "Accounts").waitFor();
    await page.getByRole("navigation", { name: "Accounts and access" }).getByRole("link", { name: "Announcements" }).click();
    await heading(page, "Announcements").waitFor();
    return page;
}

check("P1 the plan announces to offices and to everybody; each puts it away, with undo; the sign-in page tells the public", async () => {
    await clear();
    const rosa = await visit();
    await signIn(rosa, "rosa");
    await openHome(rosa);
    same(await announced(rosa).count(), 0, "a place without announcements");

    const page = await administrator();
    await page.getByText("Nothing is announced").waitFor();
    await looks(page, "announcements-none");
    await button(page, "New announcement").click();
    const dialog = page.getByRole("dialog");
    await button(dialog, "Announce").click();
    await dialog.getByText("Write it in English and in Spanish.").first().waitFor();
    await dialog.getByLabel("Title, in English").fill("New form for equipment");
    await dialog.getByLabel("Text, in English").fill("From January, send the new form with each request for equipment.\nThe old one is taken until the end of March.");
    await dialog.getByLabel("Title, in Spanish").fill("Formulario nuevo para equipo");
    await dialog.getByLabel("Text, in Spanish").fill("Desde enero, envíe el formulario nuevo con cada solicitud de equipo.");
    await looks(page, "announcement-dialog", { fullPage: false });
    await button(dialog, "Announce").click();
    await page.getByText("It is announced.").waitFor();
    await button(page, "New announcement").click();
    await dialog.getByLabel("Title, in English").fill("Closed on Friday");
    await dialog.getByLabel("Text, in English").fill("Our lines are closed on Friday. Emergency care never needs approval.");
    await dialog.getByLabel("Title, in Spanish").fill("Cerrado el viernes");
    await dialog.getByLabel("Text, in Spanish").fill("Nuestras líneas están cerradas el viernes. La atención de emergencia nunca necesita aprobación.");
    await dialog.getByText("Offices", { exact: true }).click();
    await button(dialog, "Announce").click();
    await dialog.getByText("Choose who sees it.").waitFor();
    await dialog.getByText("Everybody, also on the sign-in page").click();
    await button(dialog, "Announce").click();
    await page.getByRole("button", { name: "Closed on Friday", exact: true }).waitFor();
    await looks(page, "announcements-list");

    const public_ = await visit();
    await public_.goto(`${base}/sign-in?plan=${plan}`);
    await announced(public_).getByRole("heading", { name: "Closed on Friday" }).waitFor();
    same(await announced(public_).getByRole("heading", { name: "New form for equipment" }).count(), 0, "what is for offices only");
    same(await announced(public_).getByRole("button").count(), 0, "nobody to put it away for");
    await looks(public_, "sign-in-announcement");

    await rosa.reload();
    await announced(rosa).getByRole("heading", { name: "New form for equipment" }).waitFor();
    await announced(rosa).getByRole("heading", { name: "Closed on Friday" }).waitFor();
    await looks(rosa, "home-announcements");
    await button(announced(rosa), "Put away: New form for equipment").click();
    await rosa.getByText("The announcement is put away.").waitFor();
    await announced(rosa).getByRole("heading", { name: "New form for equipment" }).waitFor({ state: "detached" });
    await button(rosa, "Undo").click();
    await announced(rosa).getByRole("heading", { name: "New form for equipment" }).waitFor();
    await button(announced(rosa), "Put away: New form for equipment").click();
    await announced(rosa).getByRole("heading", { name: "New form for equipment" }).waitFor({ state: "detached" });
    await rosa.reload();
    await announced(rosa).getByRole("heading", { name: "Closed on Friday" }).waitFor();
    same(await announced(rosa).getByRole("heading", { name: "New form for equipment" }).count(), 0, "what was put away, after a reload");
    const dev = await visit();
    await signIn(dev, "dev");
    await announced(dev).getByRole("heading", { name: "New form for equipment" }).waitFor();

    await rosa.getByRole("button", { name: /^Language/ }).click();
    await rosa.getByRole("menuitemradio", { name: "Español" }).or(rosa.getByRole("button", { name: "Español" })).click();
    await rosa.getByRole("heading", { name: "Cerrado el viernes" }).waitFor();

    await page.getByRole("button", { name: "Remove: Closed on Friday" }).click();
    await page.getByText("The announcement is removed.").waitFor();
    await button(page, "Undo").click();
    await page.getByRole("button", { name: "Closed on Friday", exact: true }).waitFor();
    await page.getByRole("button", { name: "Closed on Friday", exact: true }).click();
    await dialog.getByLabel("Title, in English").fill("Closed on Thursday and Friday");
    await button(dialog, "Save").click();
    await page.getByText("The announcement is changed.", { exact: false }).waitFor();
    await public_.reload();
    await announced(public_).getByRole("heading", { name: "Closed on Thursday and Friday" }).waitFor();
    await clear();
});
