/// What is offered to whom. The server judges every command again; here only what it would surely refuse is left out.
import { isOffice } from "@/app/session";
import type { RequestView, User } from "@/shared/api/contract";
import * as later from "./later_acts";
import * as office from "./office_acts";
import * as staff from "./staff_acts";
import { approvedLines, lessLines, pendingLines, unsignedLines, type ActSpec } from "./spec";

const licensed = ["nurse", "inpatient_nurse", "pharmacist", "physician", "medical_director", "external_reviewer"];
const ended = ["voided", "withdrawn", "dismissed"];
const fullYes = ["approved", "not_required"];
/// Who changes what is approved.
const keepers = [
    "intake_clerk", "coordinator", "nurse", "inpatient_nurse", "pharmacist", "physician", "medical_director", "supervisor", "case_manager",
];
const reopeners = ["physician", "medical_director", "supervisor"];

const has = (user: User, right: string): boolean => user.rights?.includes(right) ?? false;
const isEnded = ({ status }: RequestView): boolean => ended.includes(status);
const isWorthATalk = (request: RequestView): boolean => !isEnded(request) && !fullYes.includes(request.status);

/// A stay is reported on by whoever sees it, as long as it is not over.
const stayActs = (request: RequestView): ActSpec[] =>
    request.kind === "inpatient" && !isEnded(request) ? [later.askForDays, later.changeLevel, later.discharge] : [];

/// The office that asked, as far as the page can know; a servicing office reads along.
export function isOwn(request: RequestView, user: User): boolean {
    const asked = request.requesting?.id;
    return request.submitted_by === user.name || (user.providers ?? []).some(({ id }) => id === asked);
}

function officeActs(request: RequestView, user: User): ActSpec[] {
    const acts: ActSpec[] = [...(isWorthATalk(request) ? [office.askToTalk] : []), ...stayActs(request)];
    if (!isOwn(request, user)) return acts;
    if (!isEnded(request)) acts.push(office.askForChange, office.askToCancel);
    if (request.closed) return acts;
    acts.push(office.amend);
    if (request.urgency !== "urgent" && request.review !== "post_service") acts.push(office.makeUrgent);
    if (pendingLines(request).length > 0) acts.push(office.withdraw);
    return acts;
}

function openActs(request: RequestView, user: User): ActSpec[] {
    const acts: ActSpec[] = [staff.refer, staff.completeInformation, office.askToTalk, office.amend];
    if (licensed.includes(user.role)) acts.push(staff.review);
    acts.push(request.assignee_name === user.name ? staff.giveBack : staff.take);
    if (request.actions?.includes("extend")) acts.push(staff.extend);
    if (request.urgency !== "urgent") acts.push(office.makeUrgent);
    else if (licensed.includes(user.role)) acts.push(office.makeStandard);
    if (pendingLines(request).length > 0) acts.push(office.withdraw);
    if (has(user, "void")) acts.push(staff.voidRequest);
    return acts;
}

function staffActs(request: RequestView, user: User): ActSpec[] {
    const acts: ActSpec[] = [staff.logContact, staff.openTask, ...stayActs(request)];
    if (request.status === "forwarded") acts.push(later.acknowledgeForward, later.takeBack);
    if (approvedLines(request).length > 0 && keepers.includes(user.role)) acts.push(later.changeAuthorization, later.endAuthorization);
    if (unsignedLines(request).length > 0) acts.push(staff.sign);
    if (!request.closed) return [...acts, ...openActs(request, user)];
    if (isWorthATalk(request)) acts.push(office.askToTalk);
    if (isEnded(request) || (reopeners.includes(user.role) && lessLines(request).length > 0)) acts.push(staff.reopen);
    return acts;
}

export const isStaff = (user: User): boolean => !isOffice(user) && has(user, "assign");

export function actsFor(request: RequestView, user: User): ActSpec[] {
    if (isOffice(user)) return officeActs(request, user);
    return isStaff(user) ? staffActs(request, user) : [];
}

export const mayAsk = (request: RequestView, user: User): boolean => isStaff(user) && !request.closed;
export const mayDecide = (request: RequestView, user: User): boolean =>
    has(user, "decide") && !request.closed && pendingLines(request).length > 0;
export const mayDeny = (user: User): boolean => has(user, "deny");
