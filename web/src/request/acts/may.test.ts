import { expect, test } from "vitest";
import type { Plan, RequestView, User } from "@/shared/api/contract";
import { actsFor, isOwn, mayAsk, mayDecide, mayDeny } from "./may";

const office: User = { account: "a", name: "Rosa Testcase", role: "provider_office", providers: [{ id: "p1", name: "Bay" }] };
const nurse: User = { account: "b", name: "Kim Testcase", role: "nurse", rights: ["assign", "decide"] };
const plan = { plan: "harbor", name: "Harbor", time_zone: "UTC", groups: [{ id: "bayside", name: "Bayside" }] } as Plan;

const request = (actions: string[], part: Partial<RequestView> = {}): RequestView =>
    ({ request: "400000014", status: "in_review", requesting: { id: "p1" }, actions, ...part }) as RequestView;
const ids = (view: RequestView, user: User): string[] => actsFor(view, user, plan).map(({ id }) => id);

test("exactly what the server names is offered", () => {
    expect(ids(request(["ask_for_talk", "amend", "withdraw"]), office)).toEqual(["ask_talk", "amend", "withdraw"]);
    expect(ids(request([]), office)).toEqual([]);
    expect(ids(request(["an_act_of_tomorrow"]), nurse)).toEqual([]);
});

test("who has the request gives it back, everybody else takes it", () => {
    expect(ids(request(["assign"]), nurse)).toEqual(["take"]);
    expect(ids(request(["assign"], { assignee_name: "Kim Testcase" }), nurse)).toEqual(["give_back"]);
});

test("a group and criteria can be chosen only where there are some", () => {
    expect(ids(request(["forward", "give_criteria"]), nurse)).toEqual(["forward"]);
    expect(ids(request(["give_criteria"], { criteria: [{ source: "plan_policy", name: "Policies" }] }), nurse)).toEqual(["give_criteria"]);
});

test("deciding, denying and asking are three things", () => {
    expect([mayDecide, mayDeny, mayAsk].map((may) => may(request(["approve", "ask_for_information"])))).toEqual([true, false, true]);
});

test("an office knows its own request by its provider or its person", () => {
    expect(isOwn(request([]), office)).toBe(true);
    expect(isOwn(request([], { requesting: { id: "other" }, submitted_by: "Somebody" }), office)).toBe(false);
});
