/// What is offered to whom: what the server said this person may do now. The page knows no rule of its own.
import { isOffice } from "@/app/session";
import type { Plan, RequestView, User } from "@/shared/api/contract";
import { assessContinuity } from "../continuity/assess";
import * as later from "./later_acts";
import * as office from "./office_acts";
import * as staff from "./staff_acts";
import type { ActSpec } from "./spec";

/// The server's words for the acts that one form draws, in the order in which they stand.
const specs: [word: string, spec: ActSpec][] = [
    ["ask_for_talk", office.askToTalk],
    ["log_contact", staff.logContact],
    ["open_task", staff.openTask],
    ["ask_for_days", later.askForDays],
    ["change_level", later.changeLevel],
    ["convert_stay", later.convertStay],
    ["discharge", later.discharge],
    ["ask_for_change", office.askForChange],
    ["ask_to_cancel", office.askToCancel],
    ["amend", office.amend],
    ["make_urgent", office.makeUrgent],
    ["change_authorization", later.changeAuthorization],
    ["refer", staff.refer],
    ["review", staff.review],
    ["sign", staff.sign],
    ["complete_information", staff.completeInformation],
    ["extend", staff.extend],
    ["make_standard", office.makeStandard],
    ["acknowledge_forward", later.acknowledgeForward],
    ["take_back", later.takeBack],
    ["end_authorization", later.endAuthorization],
    ["withdraw", office.withdraw],
    ["void", staff.voidRequest],
    ["dismiss", staff.dismiss],
    ["reopen", staff.reopen],
];

export const may = ({ actions = [] }: RequestView, word: string): boolean => actions.includes(word);

/// The office that asked, as far as the page can know; a servicing office reads along.
export function isOwn(request: RequestView, user: User): boolean {
    const asked = request.requesting?.id;
    return request.submitted_by === user.name || (user.providers ?? []).some(({ id }) => id === asked);
}

export function actsFor(request: RequestView, user: User, plan: Plan | undefined): ActSpec[] {
    const acts = specs.filter(([word]) => may(request, word)).map(([, spec]) => spec);
    const groups = plan?.groups ?? [];
    if (may(request, "forward") && groups.length > 0) acts.push(later.forward(groups));
    if (may(request, "give_criteria") && request.criteria?.length) acts.push(later.giveCriteria(request.criteria));
    if (may(request, "assess_continuity") && request.continuity_programs?.programs?.length) acts.push(assessContinuity(request));
    if (may(request, "assign") && !isOffice(user)) acts.push(request.assignee_name === user.name ? staff.giveBack : staff.take);
    return acts;
}

export const isStaff = (user: User): boolean => !isOffice(user) && (user.rights?.includes("assign") ?? false);
export const mayAsk = (request: RequestView): boolean => may(request, "ask_for_information");
export const mayDecide = (request: RequestView): boolean => may(request, "approve");
export const mayDeny = (request: RequestView): boolean => may(request, "deny");
