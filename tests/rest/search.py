"""Lists of requests at the REST door: what each person finds, by which filters, in which order, page by page; the page of a
request with what may be done to it; live news, drafts, saved searches, exports and reports."""

import os
import sys
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from harness import Client, Office, Server, case, demo_member, demo_rows, fault, run_cases, same  # noqa: E402

SERVER = Server(sys.argv[1], database=sys.argv[2] if len(sys.argv) > 2 else None).start()
CLOCK = "2026-11-24T17:15:00.000Z"


def person(login):
    made = Client(SERVER.port)
    same(made.sign_in(login).status, 200, f"{login} signs in")
    return made


def account(role, organisation="plan", plans=("harbor",)):
    """Somebody new with this role."""
    body = {"login": f"person-{uuid.uuid4()}", "name": "Pat Testcase", "role": role, "plan": plans[0], "plans": list(plans),
            "organisation": organisation, "password": "demo-assent"}
    same(person("admin").post("/api/accounts", body).status, 204, f"{role} added")
    return person(body["login"])


def office(**kw):
    return Office(SERVER.port, **kw)


def other_patient(rosa):
    """A member whose primary care is neither Rosa's office nor Dev's."""
    return rosa.member("harbor", "HB0000002")["id"]


def ok(reply, status=200):
    same(reply.status, status, f"{reply}")
    return reply.json


same(person("admin").post("/api/trial/clock", {"at": CLOCK}).status, 200, "the trial clock is set")


@case
def page_of_a_request():
    """The page tells the server's time, who did what by name, the plan's criteria, and what may be done now"""
    rosa, kim = office(), person("kim")
    number = ok(rosa.submit(), 201)["request"]
    seen = ok(rosa.get(f"/api/requests/{number}"))
    assert seen["now"].startswith("2026-11-24T17:"), seen["now"]
    names = {entry["kind"]: entry["who_name"] for entry in seen["timeline"]}
    same(names["RequestReceived"], "Rosa Testcase", "who asked")
    assert seen["criteria"] and all(row["source"] and row["name"] for row in seen["criteria"]), seen["criteria"]
    assert {"note", "attach", "withdraw", "amend"} <= set(seen["actions"]), seen["actions"]
    assert not {"approve", "deny", "assign", "void"} & set(seen["actions"]), seen["actions"]
    staff = ok(kim.get(f"/api/requests/{number}"))
    assert {"approve", "assign", "void", "extend", "refer"} <= set(staff["actions"]), staff["actions"]
    assert "deny" not in staff["actions"], "a nurse denies nothing"
    assert "deny" in ok(person("osei").get(f"/api/requests/{number}"))["actions"], "a physician may"
    ok(kim.command(f"/api/requests/{number}/approval", {}, version=staff["version"]))
    after = ok(kim.get(f"/api/requests/{number}"))["actions"]
    assert not {"approve", "void", "assign"} & set(after) and "change_authorization" in after, after


@case
def actions_are_what_the_door_allows():
    """What the page offers is accepted as allowed, what it leaves out is refused for the person or the moment"""
    rosa, kim = office(), person("kim")
    number = ok(rosa.submit(), 201)["request"]
    tried = {"withdraw": {"type": "WithdrawRequest", "reason": "other", "text": ""},
             "void": {"type": "VoidRequest", "reason": "entered_in_error", "text": ""},
             "refer": {"type": "ReferRequest", "to": "physician", "why": ""},
             "reopen": {"type": "ReopenRequest", "reason": "clerical_error", "text": "A slip."},
             "dismiss": {"type": "DismissRequest", "reason": "invalid_request", "text": "No."},
             "sign": {"type": "SignDecision", "no_conflict": True},
             "log_contact": {"type": "LogContact"}}
    for who in (rosa, kim):
        offered = ok(who.get(f"/api/requests/{number}"))["actions"]
        for act, command in tried.items():
            refused = who.command(f"/api/requests/{number}/commands", command)
            if act in offered:
                same(refused.status, 422, f"{act}: only a field is missing, {refused}")
            else:
                assert refused.status in (403, 404, 409), f"{act} is not offered: {refused}"


if __name__ == "__main__":
    try:
        code = run_cases()
    finally:
        SERVER.close()
    sys.exit(code)
