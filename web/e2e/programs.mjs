// The special paths from the form to the page: staying with a provider, transport with its trips, a newborn on the mother's id.
import { base, check, holds, picture, same, visit } from "./harness.mjs";
import { looks } from "./looks.mjs";
import { addDiagnosis, chooseCode, chooseMember, chooseOption, chooseProvider, openForm, openRequest, send, signIn } from "./people.mjs";

const button = (page, name) => page.getByRole("button", { name, exact: true });
const dialog = (page) => page.getByRole("dialog");

async function as(login, options) {
    const page = await visit(options);
    await signIn(page, login);
    return page;
}

check("COC-21 staff assess staying with a provider by the plan's questions, and the office reads each condition in a sentence", async () => {
    const office = await as("rosa");
    await openForm(office, "continuity");
    await chooseMember(office, "HB0000026");
    await chooseCode(office, "72148");
    await chooseOption(office, /Service type/, "Diagnostic");
    await chooseProvider(office, "north demo", /North Demo Imaging/);
    await addDiagnosis(office, "M54.16");
    const number = await send(office);

    const nurse = await as("kim", { expectFailures: true });
    await openRequest(nurse, number);
    await button(nurse, "Assess continuity of care").click();
    await dialog(nurse).getByText("Staying with a provider is decided within 30 calendar days of receipt.").waitFor();
    await chooseOption(nurse, /Program/, "Keep a provider after joining");
    await dialog(nurse).getByText("A new member keeps a provider outside the network up to 12 months", { exact: false }).waitFor();
    await button(dialog(nurse), "Save the finding").click();
    await dialog(nurse).getByText("Choose how it is shown.").waitFor();
    await chooseOption(nurse, /How the tie to the provider is shown/, "The member says so");
    await dialog(nurse).getByLabel("Visits in the 12 months before").fill("3");
    for (const [group, answer] of [["Does the provider accept the plan’s rate?", "Yes"], ["Is there a concern about quality, or does a law bar the provider?", "No"]])
        await dialog(nurse).getByRole("radiogroup", { name: group }).getByText(answer, { exact: true }).click();
    await looks(nurse, "assess-continuity", { fullPage: false });
    await button(dialog(nurse), "Save the finding").click();
    await dialog(nurse).getByText("Name the provider of the network who is offered instead.").waitFor();
    await dialog(nurse).getByLabel("Provider of the network offered instead", { exact: false }).fill("North Demo Imaging");
    await button(dialog(nurse), "Save the finding").click();
    await nurse.getByText("The finding is saved. The services are still to be decided.").waitFor();

    await openRequest(office, number);
    const found = office.getByRole("region", { name: "Staying with the provider" });
    await found.getByText("The conditions are not met. Offered instead: North Demo Imaging.").waitFor();
    await found.getByText("It is not shown that the member saw this provider.").waitFor();
    await found.getByText("The provider accepts the plan’s rate.").waitFor();
    same(await button(office, "Assess continuity of care").count(), 0, "an office assesses nothing");
    await looks(office, "continuity-not-met");

    await openRequest(nurse, number);
    await button(nurse, "Assess continuity of care").click();
    await chooseOption(nurse, /Program/, "Authorizations of the earlier plan");
    same(await dialog(nurse).getByLabel("Visits in the 12 months before").count(), 0, "what this program does not ask");
    const until = dialog(nurse).getByRole("textbox", { name: /Last day of the earlier plan’s authorization/ });
    await until.fill("12/31/2030");
    await until.press("Tab");
    await button(dialog(nurse), "Save the finding").click();
    await nurse.getByText("The finding is saved. The services are still to be decided.").waitFor();
    await openRequest(office, number);
    await found.getByText("The conditions are met from", { exact: false }).waitFor();
    await office.getByText("In review").first().waitFor();
    await picture(office, "continuity-met-1366-light");
});

check("TRN-06 a transport is asked for leg by leg, and page and abstract tell where it goes", async () => {
    const page = await as("rosa");
    await openForm(page, "transport");
    await chooseMember(page, "HB0000011");
    await chooseCode(page, "A0130");
    const first = page.getByRole("group", { name: "Trip 1" });
    await first.getByLabel("From").fill("12 Elm Street, Demo City");
    await first.getByLabel("To", { exact: true }).fill("Cove Dialysis Demo");
    await first.getByLabel("Appointment at").fill("7:30 am");
    await first.getByLabel("Riding along").fill("1");
    await first.getByText("Wheelchair").click();
    for (const day of ["Mon", "Wed", "Fri"]) await first.getByText(day, { exact: true }).click();
    await button(page, "Add another trip").click();
    const second = page.getByRole("group", { name: "Trip 2" });
    same(await second.getByLabel("From").inputValue(), "Cove Dialysis Demo", "it begins where the one before has ended");
    await looks(page, "form-transport");
    await page.getByText("Trip 2: say where it ends").first().waitFor();
    await button(second, "Remove trip 2").click();
    await second.waitFor({ state: "detached" });
    await chooseProvider(page, "demo", /Demo/);
    await addDiagnosis(page, "N18.6");
    const number = await send(page);
    await openRequest(page, number);
    const trips = page.getByRole("list", { name: "Trips" });
    await trips.getByText("12 Elm Street, Demo City to Cove Dialysis Demo and back").waitFor();
    await trips.getByText("Mon, Wed, Fri · appointment at 7:30 AM · Wheelchair · 1 person rides along").waitFor();
    await looks(page, "request-transport");
    await page.emulateMedia({ media: "print" });
    holds(await trips.isVisible(), "the trips on paper");
    await page.emulateMedia({ media: "screen" });
    const pdf = await page.request.get(`${base}/api/requests/${number}/abstract.pdf`);
    same(pdf.headers()["content-type"], "application/pdf", "the abstract as a file");
});

check("NEW-04 the form says until when the baby runs on the mother's id, and so does the request", async () => {
    const page = await as("rosa");
    await openForm(page);
    await chooseMember(page, "HB0000013");
    await chooseCode(page, "72148");
    await chooseOption(page, /Service type/, "Diagnostic");
    await page.getByRole("button", { name: /special/i }).first().click().catch(() => undefined);
    await page.getByText("Newborn using the mother's id").last().click();
    await page.getByText("The mother’s id covers the baby for 2 calendar months, the month of birth included.").waitFor();
    await page.getByLabel("Baby's name").fill("Baby Testperson");
    const born = page.getByRole("textbox", { name: /Baby's birth date|Born/ });
    await born.fill("11/20/2026");
    await born.press("Tab");
    await page.getByText("The mother’s id covers the baby to Dec 31, 2026.", { exact: false }).waitFor();
    await chooseOption(page, /^(Choose )?Sex/, "Female");
    await looks(page, "form-newborn-months");
    await chooseProvider(page, "north demo", /North Demo Imaging/);
    await addDiagnosis(page, "M54.16");
    for (const name of ["From", "To"]) {
        const day = page.getByRole("textbox", { name, exact: true }).first();
        await day.fill("12/30/2026");
        await day.press("Tab");
    }
    const number = await send(page);
    await openRequest(page, number);
    const card = page.getByRole("region", { name: "Newborn" });
    await card.getByText("On the mother’s id to Dec 31, 2026.").waitFor();
    await looks(page, "request-newborn");
});

check("PRT-04 primary care that has no part in a request reads its abstract and prints it", async () => {
    const office = await as("rosa");
    await openForm(office);
    await chooseMember(office, "HB0000001");
    await chooseCode(office, "72148");
    await chooseOption(office, /Service type/, "Diagnostic");
    await chooseProvider(office, "north demo", /North Demo Imaging/);
    await addDiagnosis(office, "M54.16");
    const number = await send(office);
    const pcp = await as("dev");
    await openRequest(pcp, number);
    await pcp.getByText("You may read this request.", { exact: false }).waitFor();
    await button(pcp, "Episode Abstract (PDF)").waitFor();
    await pcp.emulateMedia({ media: "print" });
    await pcp.locator(".abstract-head svg.bars").waitFor();
    await pcp.getByText(/Dev Testcase, Maple Street Demo Practice/).first().waitFor();
    await picture(pcp, "abstract-print-read-only");
    await pcp.emulateMedia({ media: "screen" });
    const file = await pcp.request.get(`${base}/api/requests/${number}/abstract.pdf`);
    same(file.status(), 200, "the abstract");
});
