import { axeClean } from "./axe.mjs";
import { docxOf, pdfOf, pngOf, shownSize } from "./files.mjs";
import { check, holds, picture, same, visit } from "./harness.mjs";
import { addDiagnosis, chooseMember, chooseOption, chooseProvider, fillImaging, openForm, openRequest, send, signIn } from "./people.mjs";

const dialog = (page) => page.getByRole("dialog");
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const pill = (page) => page.locator(".request-head .pill");

async function office(member, options) {
    const page = await visit(options);
    await signIn(page, "rosa");
    await fillImaging(page, member);
    const number = await send(page);
    await openRequest(page, number);
    return { page, number };
}

async function staff(login, number, options = { expectFailures: true }) {
    const page = await visit(options);
    await signIn(page, login);
    await openRequest(page, number);
    return page;
}

check("a question is asked, answered in place by document and by words, and the request goes on", async () => {
    const { page, number } = await office("HB0000010");
    const nurse = await staff("kim", number);
    await press(nurse, "Ask for information");
    await dialog(nurse).getByRole("button", { name: "Ask", exact: true }).click();
    await dialog(nurse).getByText("Say what is needed.").waitFor();
    await dialog(nurse).getByRole("textbox", { name: "In a sentence" }).fill("X-ray report of the low back");
    await press(nurse, "Add another thing");
    await dialog(nurse).getByRole("textbox", { name: "In a sentence" }).nth(1).fill("Dates of physical therapy");
    await dialog(nurse).getByRole("button", { name: "Ask", exact: true }).click();
    await nurse.getByText("The question was sent.").waitFor();
    await pill(nurse).filter({ hasText: "Needs your reply" }).waitFor();

    await page.reload();
    await page.getByText("We need something from you before we can decide.").waitFor();
    const ask = page.getByRole("region", { name: "Question 1" });
    await ask.getByText(/Reply by the end of/).waitFor();
    await axeClean(page, "asked");
    await picture(page, "episode-asked-1366");
    await press(page, "Send reply");
    await page.getByText("Answer at least one thing.").waitFor();
    const first = ask.locator(".reply-row").nth(0);
    await first.getByText("Document", { exact: true }).click();
    await first.locator("input[type=file]").setInputFiles([
        { name: "xray.pdf", mimeType: "application/pdf", buffer: pdfOf("x-ray") },
        { name: "xray2.png", mimeType: "image/png", buffer: pngOf() },
    ]);
    await first.getByText(shownSize).nth(1).waitFor();
    await axeClean(page, "answering");
    await page.getByText("1 of 2 answered").waitFor();
    await press(page, "Send reply");
    await page.getByText("Your reply was sent.").waitFor();
    await ask.getByText("partly answered").waitFor();
    const second = ask.locator(".reply-row").nth(0);
    await second.getByText("Not available").click();
    await second.getByRole("textbox", { name: /Why it is not available/ }).fill("The therapist has closed the office.");
    await press(page, "Send reply");
    await page.getByText("The therapist has closed the office.").waitFor();
    await page.getByRole("link", { name: "xray2.png" }).waitFor();
    await nurse.reload();
    await nurse.getByText("xray.pdf").first().waitFor();
});

check("a change and a cancellation are asked for, and answered by the plan", async () => {
    const { page, number } = await office("HB0000012");
    await press(page, "Ask for a change");
    await press(page, "Send");
    await dialog(page).getByText("Say what should change.").waitFor();
    await dialog(page).getByRole("textbox", { name: "What should change, and why" }).fill("Two units instead of one.");
    await press(page, "Send");
    await page.getByText("The plan sees what you ask for.").waitFor();
    await page.getByText("Two units instead of one.").waitFor();
    await press(page, "Ask to cancel");
    await dialog(page).getByRole("textbox").fill("The member has moved away.");
    await press(page, "Send");
    await page.getByText("The member has moved away.").waitFor();

    const nurse = await staff("kim", number);
    const change = nurse.locator("#changes li").filter({ hasText: "Two units" });
    await change.getByRole("button", { name: "Answer" }).click();
    await dialog(nurse).getByText("Refused", { exact: true }).click();
    await press(nurse, "Save answer");
    await dialog(nurse).getByText("Say what should change.").waitFor();
    await dialog(nurse).getByRole("textbox", { name: /Words for the office/ }).fill("One unit is a whole study.");
    await press(nurse, "Save answer");
    await change.getByText("One unit is a whole study.").waitFor();
    await page.reload();
    await page.locator("#changes").getByText("Refused").waitFor();
    await axeClean(page, "changes");
});

check("an office corrects its request, makes it urgent, and takes it back only by the number", async () => {
    const { page, number } = await office("HB0000014");
    await press(page, "Correct the request");
    await dialog(page).getByRole("combobox", { name: "Diagnoses" }).fill("M51.26");
    await dialog(page).getByRole("combobox", { name: "Diagnoses" }).press("Enter");
    await dialog(page).locator(".picked-item", { hasText: "M51.26" }).waitFor();
    await press(page, "Save changes");
    await page.getByRole("status").getByText("The request was changed.").waitFor();
    await page.locator(".facts-pair").getByText("M51.26").waitFor();
    await press(page, "Make it urgent");
    await dialog(page).getByRole("textbox").fill("Weakness of the foot since today.");
    await dialog(page).getByRole("button", { name: "Make it urgent" }).click();
    await page.locator(".request-head .tag", { hasText: "Urgent" }).waitFor();
    await press(page, "Take the request back");
    await chooseOption(page, /Reason/, "No longer needed");
    await dialog(page).getByRole("button", { name: /^Take back/ }).click();
    await dialog(page).getByText("The number is not the same.").waitFor();
    await dialog(page).getByRole("textbox", { name: "Type the number to confirm" }).fill(number);
    await dialog(page).getByRole("button", { name: /^Take back/ }).click();
    await pill(page).filter({ hasText: "Withdrawn" }).waitFor();
});

check("a nurse cannot deny; a physician does, and is asked for everything the law asks", async () => {
    const { page, number } = await office("HB0000016");
    const nurse = await staff("kim", number);
    same(await nurse.getByRole("button", { name: /Decide line by line/ }).count(), 0, "a nurse's way to deny");
    await press(nurse, "Record a review");
    await chooseOption(nurse, /Result/, "Does not meet them");
    await dialog(nurse).getByRole("textbox", { name: "What you found" }).fill("No six weeks of therapy.");
    await press(nurse, "Record review");
    await nurse.getByText("A reviewer wrote down a finding.").waitFor();
    await press(nurse, "Refer");
    await dialog(nurse).getByRole("textbox", { name: "What you ask of them" }).fill("Please decide.");
    await dialog(nurse).getByRole("button", { name: "Refer", exact: true }).click();
    await pill(nurse).filter({ hasText: "In review: physician" }).waitFor();

    const doctor = await staff("osei", number);
    await press(doctor, "Decide line by line");
    await dialog(doctor).getByText("Do not approve", { exact: true }).click();
    const refuse = dialog(doctor).getByRole("button", { name: /^Do not approve as asked/ });
    await refuse.click();
    await dialog(doctor).getByText("The number is not the same.").waitFor();
    await dialog(doctor).getByRole("textbox", { name: "Type the number to confirm" }).fill(number);
    await refuse.click();
    await dialog(doctor).getByText(/State that you have no tie/).waitFor();
    await dialog(doctor).getByText("I read the record and have no tie").click();
    await refuse.click();
    await dialog(doctor).getByText("A code alone decides nothing; write a sentence about this member.").waitFor();
    await dialog(doctor).getByRole("textbox", { name: "For the member, in plain words" }).fill("You have not had six weeks of therapy yet. Please try it first. Then your doctor can ask again.");
    await dialog(doctor).getByText(/Reading grade/).waitFor();
    await refuse.click();
    await dialog(doctor).getByText(/Answer the three questions/).waitFor();
    await dialog(doctor).getByRole("radiogroup", { name: "Is it clinically appropriate?" }).getByText("No", { exact: true }).click();
    await refuse.click();
    await dialog(doctor).getByText(/Name the section and say for each point/).waitFor();
    const cited = dialog(doctor).locator(".cited");
    await cited.getByRole("textbox", { name: "Edition" }).fill("2026");
    await cited.getByRole("textbox", { name: "Section" }).fill("Imaging");
    await cited.getByRole("textbox", { name: "Point", exact: true }).fill("Six weeks of therapy");
    await picture(doctor, "episode-deny-1366");
    await refuse.click();
    await pill(doctor).filter({ hasText: "Not approved" }).waitFor();

    await page.reload();
    await pill(page).filter({ hasText: "Not approved" }).waitFor();
    await page.getByText("You have not had six weeks of therapy yet.").first().waitFor();
    await page.getByText("Decision for the provider").waitFor();
    await axeClean(page, "denied");
    await picture(page, "episode-denied-1366");
    await press(page, "Talk to the reviewer");
    await dialog(page).getByRole("textbox", { name: "Clinician who wants to talk" }).fill("Dr. Lee Testcase");
    await press(page, "Ask for the talk");
    await page.locator("#talks").getByText("Dr. Lee Testcase").waitFor();

    await doctor.reload();
    await press(doctor, "Plan the talk");
    await dialog(doctor).getByRole("textbox", { name: "Day", exact: true }).fill("t+1");
    await dialog(doctor).getByRole("textbox", { name: /^Time/ }).fill("2:30 pm");
    await press(doctor, "Plan talk");
    await doctor.locator("#talks").getByText(/planned for .* 2:30/).waitFor();
    await press(doctor, "Record the talk");
    await chooseOption(doctor, /Result/, "Decision stays");
    await press(doctor, "Record talk");
    await doctor.locator("#talks").getByText("Decision stays").waitFor();
    await press(doctor, "Open it again");
    await chooseOption(doctor, /Reason/, "New information");
    await dialog(doctor).getByRole("textbox", { name: "Why" }).fill("The office sent the therapy notes.");
    await press(doctor, "Open again");
    await pill(doctor).filter({ hasText: "In review" }).waitFor();
});

check("staff take a request, log a call, keep a task, and give it back", async () => {
    const { number } = await office("HB0000023");
    const nurse = await staff("kim", number);
    await nurse.keyboard.press("t");
    await dialog(nurse).getByRole("button", { name: "Take it" }).click();
    await nurse.getByText("It is with Kim Testcase.").waitFor();
    await nurse.keyboard.press("c");
    await dialog(nurse).getByRole("textbox", { name: "With whom" }).fill("Rosa");
    await press(nurse, "Log contact");
    await nurse.locator("#work").getByText("reached").waitFor();
    await press(nurse, "Open a task");
    await dialog(nurse).getByRole("textbox", { name: "What there is to do" }).fill("Call again on Monday");
    await press(nurse, "Open task");
    await nurse.locator("#work li").filter({ hasText: "Call again on Monday" }).getByRole("button", { name: "Close task" }).click();
    await dialog(nurse).getByRole("button", { name: "Close task" }).click();
    await nurse.locator("#work").getByText(/done by Kim/).waitFor();
    await press(nurse, "Give it back");
    await dialog(nurse).getByRole("button", { name: "Give back" }).click();
    await nurse.getByText("It is with Kim Testcase.").waitFor({ state: "detached" });
    await axeClean(nurse, "staff, with work");
    await picture(nurse, "episode-staff-1366");
});

check("a PDF is read in place, and what cannot be drawn is said", async () => {
    const { page } = await office("HB0000020", { expectFailures: true });
    await page.keyboard.press("d");
    await dialog(page).locator("input[type=file]").setInputFiles([
        { name: "notes.pdf", mimeType: "application/pdf", buffer: pdfOf("Six weeks of therapy") },
        { name: "form.docx", mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", buffer: docxOf("hello") },
    ]);
    await dialog(page).getByText(shownSize).nth(1).waitFor();
    await press(page, "Add documents");
    await page.getByText("The documents were added.").waitFor();
    await press(page, "Show notes.pdf");
    await page.locator(".pdf-page[data-drawn]").waitFor();
    await page.getByText("Six weeks of therapy").waitFor();
    await axeClean(page, "viewer");
    await picture(page, "episode-viewer-1366");
    await page.keyboard.press("Escape");
    await press(page, "Show form.docx");
    await dialog(page).getByText("hello").waitFor();
    await page.keyboard.press("Escape");
    // A file that is broken is refused when it comes; this one is as if it had been harmed since.
    await page.route("**/documents/2/preview", (route) => route.fulfill({ status: 422, contentType: "application/problem+json", body: '{"code":"no_preview"}' }));
    await press(page, "Show form.docx");
    await dialog(page).getByText("This kind of file cannot be shown here.").waitFor();
    await dialog(page).getByRole("link", { name: "Download" }).waitFor();
});

check("printed, the request is an abstract with number, bars and no navigation", async () => {
    const { page, number } = await office("HB0000021");
    await page.emulateMedia({ media: "print" });
    await page.getByText(/episode abstract/).waitFor();
    await page.getByText(/Printed .* by Rosa Testcase/).waitFor();
    holds(await page.locator("svg.bars").isVisible(), "the bars");
    holds(!(await page.locator(".actions").isVisible()), "no actions on paper");
    holds(!(await page.locator("header.bar").isVisible()), "no bar on paper");
    holds((await page.locator(".large-number").textContent()).replace(/\D/g, "") === number, "the number");
    await picture(page, "episode-print");
});

check("a question is answered with the keyboard alone", async () => {
    const { page, number } = await office("HB0000017");
    const nurse = await staff("kim", number);
    await nurse.keyboard.press("r");
    await dialog(nurse).getByRole("textbox", { name: "In a sentence" }).fill("Dates of physical therapy");
    await dialog(nurse).getByRole("button", { name: "Ask", exact: true }).click();
    await nurse.getByText("The question was sent.").waitFor();

    await page.addInitScript(() => addEventListener("pointerdown", (event) => event.isTrusted && (window.pointerUsed = true), true));
    await page.reload();
    await page.getByRole("button", { name: "Send reply" }).waitFor();
    const onto = async (locator) => {
        for (let tries = 0; tries < 80; tries += 1) {
            if (await locator.evaluate((element) => element === document.activeElement || element.contains(document.activeElement))) return;
            await page.keyboard.press("Tab");
        }
        throw new Error(`Tab does not reach ${locator}`);
    };
    await onto(page.getByRole("radiogroup", { name: /How do you answer/ }));
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowRight");
    await onto(page.getByRole("textbox", { name: "Answer" }));
    await page.keyboard.type("From August 31 to October 12.");
    await onto(page.getByRole("button", { name: "Send reply" }));
    await page.keyboard.press("Enter");
    await page.getByText("Your reply was sent.").waitFor();
    await page.getByText("From August 31 to October 12.").waitFor();
    same(await page.evaluate(() => Boolean(window.pointerUsed)), false, "a pointer was used");
});

check("the page of a request speaks Spanish, without a key in sight", async () => {
    const { page } = await office("HB0000009");
    await page.evaluate(() => localStorage.setItem("language", "es"));
    await page.reload();
    await page.getByRole("heading", { name: "Qué ha pasado" }).waitFor();
    await page.getByRole("button", { name: "Pedir un cambio" }).click();
    await page.getByRole("dialog", { name: "Pedir un cambio" }).waitFor();
    const text = await page.locator("body").innerText();
    holds(!/\b[a-z_]+\.[a-z_]+\b/.test(text.replace(/https?:\S+/g, "").replace(/[ap]\.\s?m\./g, "")), "a key shown instead of words");
    await axeClean(page, "request in Spanish");
});

check("a stay is notified, asks for more days and ends with a discharge", async () => {
    const page = await visit();
    await signIn(page, "rosa");
    await openForm(page, "inpatient");
    await chooseMember(page, "HB0000029");
    await page.getByRole("textbox", { name: "Admission date" }).fill("11/24/2026");
    await page.getByRole("textbox", { name: "Admission date" }).press("Tab");
    await page.getByRole("textbox", { name: "Days asked for" }).fill("2");
    await chooseOption(page, /^(Choose )?.*Reason/, "Planned admission");
    await chooseOption(page, /Service type/, "Hospital, acute");
    await chooseProvider(page, "hospital", /Hospital/);
    await addDiagnosis(page, "M54.16");
    const number = await send(page);
    await openRequest(page, number);
    await press(page, "Ask for more days");
    await dialog(page).getByRole("textbox", { name: "Days", exact: true }).fill("3");
    await dialog(page).getByRole("textbox", { name: /How the patient is/ }).fill("Still on oxygen.");
    await dialog(page).getByRole("button", { name: "Ask for days" }).click();
    await page.getByText("The days were asked for.").waitFor();
    await press(page, "Report a discharge");
    await chooseOption(page, /Where to/, "Home", true);
    await dialog(page).getByRole("button", { name: "Report discharge" }).click();
    await page.getByText("The discharge was reported.").waitFor();
});

async function approvePart(member) {
    const page = await visit();
    await signIn(page, "rosa");
    await fillImaging(page, member);
    await page.getByRole("textbox", { name: "Units" }).fill("3");
    const number = await send(page);
    const doctor = await staff("osei", number);
    await press(doctor, "Decide line by line");
    const box = dialog(doctor);
    await box.getByText("Approve part", { exact: true }).click();
    await box.getByText("I read the record and have no tie").click();
    await box.getByRole("textbox", { name: "Units given" }).fill("1");
    await chooseOption(doctor, /Reason/, "Fewer units");
    await box.getByRole("textbox", { name: "For the member, in plain words" }).fill("One picture is enough to see what is wrong with your back.");
    await box.getByRole("radiogroup", { name: "Is it clinically appropriate?" }).getByText("No", { exact: true }).click();
    await box.getByRole("textbox", { name: "Edition" }).fill("2026");
    await box.getByRole("textbox", { name: "Section" }).fill("Imaging");
    await box.getByRole("textbox", { name: "Point", exact: true }).fill("A second study");
    await box.getByRole("textbox", { name: "Type the number to confirm" }).fill(number);
    await box.getByRole("button", { name: /^Do not approve as asked/ }).click();
    await doctor.getByText("The decision was recorded.").waitFor();
    return { page, doctor, number };
}

check("a physician approves a part, and the page says how much and why", async () => {
    const { doctor, page, number } = await approvePart("HB0000026");
    await pill(doctor).filter({ hasText: "Partly approved" }).waitFor();
    await openRequest(page, number);
    await page.getByText("3 units asked, 1 approved.").waitFor();
    await page.getByText("One picture is enough to see what is wrong with your back.").waitFor();
});

check("staff give more of what stands", async () => {
    const { number } = await office("HB0000022");
    const nurse = await staff("kim", number);
    await press(nurse, "Approve as asked");
    await dialog(nurse).getByRole("button", { name: "Approve", exact: true }).click();
    await pill(nurse).filter({ hasText: "Approved" }).waitFor();
    await press(nurse, "Change the approval");
    await dialog(nurse).getByRole("textbox", { name: /Units in all/ }).fill("2");
    await dialog(nurse).getByRole("textbox", { name: "Why" }).fill("A second picture is needed after all.");
    await dialog(nurse).getByRole("button", { name: "Change approval" }).click();
    await nurse.getByRole("status").getByText("The approval was changed.").waitFor();
});

check("less for a child waits for a second signature, which is another person's, and the office sees nothing of it", async () => {
    const { doctor, page, number } = await approvePart("HB0000004");
    await doctor.getByText("Waits for a second signature").waitFor();
    await pill(doctor).filter({ hasText: "In review: physician" }).waitFor();
    same(await doctor.getByRole("button", { name: "Sign the decision" }).count(), 0, "a second signature offered to the one who decided");
    await openRequest(page, number);
    same(await page.getByText("Fewer units").count(), 0, "the unsigned decision at the office");
    const second = await staff("lund", number);
    await press(second, "Sign the decision");
    await dialog(second).getByText("I read the record, took no part before").click();
    await dialog(second).getByRole("button", { name: "Sign", exact: true }).click();
    await second.getByText("The decision was signed.").first().waitFor();
    await openRequest(page, number);
    await page.getByText("3 units asked, 1 approved.").waitFor();
});
