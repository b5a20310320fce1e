"""Rights that are taken from one account although its role brings them (ACC-02): by whom, whose, and that they are gone at once."""

import uuid

from harness import PASSWORD, Client, Office, case, fault, same

SERVER = None


def signed_in(login):
    person = Client(SERVER.port)
    same(person.sign_in(login).status, 200, f"{login} signs in")
    return person


def account(role="provider_office", organisation="bay-spine-demo"):
    """Somebody new, signed in: the log-in and the client."""
    login = f"person-{uuid.uuid4().hex[:12]}"
    body = {"login": login, "name": "Pat Testcase", "role": role, "organisation": organisation, "plan": "harbor",
            "plans": ["harbor"], "password": PASSWORD}
    same(signed_in("admin").post("/api/accounts", body).status, 204, f"{role} added")
    return signed_in(login)


def withhold(by, whom, *rights):
    """Takes exactly these rights from somebody."""
    path = f"/api/accounts/{whom.user['account']}"
    one = by.get(path)
    if one.status != 200:
        return one
    return by.send("PUT", path + "/withheld", body={"withheld": list(rights)}, headers={"If-Match": one.headers["ETag"]})


def taken(by, whom, *rights):
    reply = withhold(by, whom, *rights)
    same(reply.status, 200, f"{reply}")
    return reply.json


def refused(reply, right):
    fault(reply, 403, "right_withheld", f"/rights/{right}")


def sent_by(person):
    """Number of a request that this person of Rosa's office sends."""
    rosa = Office(SERVER.port)
    form = rosa.request(member=rosa.member("harbor", "HB0000002")["id"], notes=[{"type": "web_note", "text": str(uuid.uuid4())}],
                        why_two="A test of its own.")
    reply = person.command("/api/requests", form)
    return reply


@case
def searching_is_taken_away():
    """Without the right to search, lists, requests, papers, members' requests, files and news are closed at once"""
    pat, boss, rosa = account(), account("office_admin"), Office(SERVER.port)
    made = sent_by(pat)
    same(made.status, 201, f"{made}")
    number = made.json["request"]
    same(pat.get(f"/api/requests/{number}").status, 200, "before")
    told = taken(boss, pat, "request_search")
    same((told["withheld"], told["withheld_by_plan"]), (["request_search"], []), f"{told}")
    refused(pat.post("/api/requests/search", {"plan": "harbor"}), "request_search")
    refused(pat.post("/api/requests/export", {"plan": "harbor"}), "request_search")
    for path in ("", "/abstract", "/abstract.pdf", "/letters", "/documents/1"):
        refused(pat.get(f"/api/requests/{number}{path}"), "request_search")
    refused(pat.get("/api/requests/999999999"), "request_search")
    refused(pat.command(f"/api/requests/{number}/notes", {"note": {"type": "web_note", "text": "x"}}), "request_search")
    refused(pat.get("/api/appeals?plan=harbor"), "request_search")
    member = rosa.member("harbor", "HB0000002")["id"]
    seen = pat.post("/api/members/overview", {"plan": "harbor", "member": member}).json
    same((seen["requests"], seen["authorizations"]), ([], []), "the member, without requests")
    assert "request_search" not in pat.get("/api/session").json["user"]["rights"], "the page is told"
    own = pat.get("/api/account").json
    same(own["withheld"], ["request_search"], "one's own account says so")
    assert "request_submit" in own["rights"] and "request_search" not in own["rights"], own["rights"]
    taken(boss, pat)
    same(pat.get(f"/api/requests/{number}").status, 200, "given back, at once")


@case
def sending_is_taken_away():
    """Without the right to send, nothing is sent, kept as a draft, checked, changed or withdrawn; reading goes on"""
    pat, boss, rosa = account(), account("office_admin"), Office(SERVER.port)
    number = sent_by(pat).json["request"]
    draft = f"/api/drafts/{uuid.uuid4()}"
    form = {"plan": "harbor", "summary": {}, "content": {}}
    same(pat.send("PUT", draft, body=form).status, 201, "a draft before")
    taken(boss, pat, "request_submit")
    refused(sent_by(pat), "request_submit")
    refused(pat.post("/api/requests/check", rosa.request()), "request_submit")
    refused(pat.send("PUT", draft, body=form), "request_submit")
    refused(pat.get("/api/drafts?plan=harbor"), "request_submit")
    refused(pat.post(draft + "/submit", rosa.request()), "request_submit")
    refused(pat.post("/api/members/search", {"plan": "harbor", "member_number": "HB0000001"}), "request_submit")
    for command in ({"type": "WithdrawRequest", "reason": "no_longer_needed"}, {"type": "AskToCancel", "text": "Please."}):
        refused(pat.command(f"/api/requests/{number}/commands", command), "request_submit")
    page = pat.get(f"/api/requests/{number}").json
    assert "note" in page["actions"] and not {"withdraw", "ask_to_cancel", "amend"} & set(page["actions"]), page["actions"]
    same(pat.command(f"/api/requests/{number}/notes", {"note": {"type": "web_note", "text": "Still."}}).status, 200, "a note")
    assert pat.user["account"] not in [each["account"] for each in colleagues_of(rosa)], "nobody hands over to who may not send"


def colleagues_of(rosa):
    draft = f"/api/drafts/{uuid.uuid4()}"
    same(rosa.send("PUT", draft, body={"plan": "harbor", "summary": {}, "content": {}}).status, 201, "a draft")
    return rosa.get(draft + "/colleagues").json["colleagues"]


@case
def seeing_the_office_is_taken_away():
    """Who may not see the office's requests sees those of his own sending, in lists, drafts and by number"""
    pat, boss, rosa = account(), account("office_admin"), Office(SERVER.port)
    mine, other = sent_by(pat).json["request"], rosa.submit().json["request"]
    taken(boss, pat, "office_view")
    rows = pat.post("/api/requests/search", {"plan": "harbor", "scope": "office", "state": "all", "limit": 200, "count": True}).json
    same([row["request"] for row in rows["requests"]], [mine], "own only")
    same(list(rows["counts"]), ["mine"], "and no count of the others'")
    same(pat.get(f"/api/requests/{mine}").status, 200, "own")
    fault(pat.get(f"/api/requests/{other}"), 404, "unknown_request")
    draft = f"/api/drafts/{uuid.uuid4()}"
    same(rosa.send("PUT", draft, body={"plan": "harbor", "summary": {}, "content": {}}).status, 201, "a colleague's draft")
    fault(pat.get(draft), 404, "unknown_draft")
    same(pat.get("/api/drafts?plan=harbor").json["drafts"], [], "own drafts only")


@case
def deciding_is_taken_away():
    """A nurse without the right to approve approves nothing, a physician without the right to deny denies nothing"""
    nurse, doctor = account("nurse", "plan"), account("physician", "plan")
    boss, rosa = signed_in("admin"), Office(SERVER.port)
    number = rosa.submit().json["request"]
    taken(boss, nurse, "decide", "note", "assign")
    refused(nurse.command(f"/api/requests/{number}/approval", {"reason": "meets_criteria"}), "decide")
    refused(nurse.command(f"/api/requests/{number}/notes", {"note": {"type": "web_note", "text": "x"}}), "note")
    refused(nurse.get("/api/plans/harbor/staff"), "assign")
    page = nurse.get(f"/api/requests/{number}").json
    assert not {"approve", "note", "assign", "review"} & set(page["actions"]) and "void" in page["actions"], page["actions"]
    taken(boss, doctor, "deny")
    denial = {"lines": [{"line": 1, "outcome": "denied", "basis": "medical_necessity"}], "no_conflict": True}
    refused(doctor.command(f"/api/requests/{number}/commands", {"type": "Determine", **denial}), "deny")


@case
def who_takes_rights_away():
    """An office administrator takes from the own office's people, a plan administrator from anybody, nobody from himself"""
    pat, boss = account(), account("office_admin")
    colleague, stranger = account("office_admin"), account("office_admin", "maple-street-demo")
    fault(withhold(stranger, pat, "note"), 404, "unknown_account")
    fault(withhold(pat, colleague, "note"), 404, "unknown_account")
    fault(withhold(boss, account("nurse", "plan"), "note"), 404, "unknown_account")
    for login in ("kim", "sam", "dev"):
        fault(withhold(signed_in(login), pat, "note"), 404, "unknown_account")
    fault(withhold(Client(SERVER.port), pat, "note"), 401, "sign_in_required")
    fault(withhold(boss, boss, "note"), 409, "own_account", "/withheld")
    fault(withhold(boss, pat, "note", "decide"), 422, "right_not_of_role", "/withheld/1")
    fault(withhold(boss, pat, "lookup"), 422, "right_not_of_role", "/withheld/0")
    path = f"/api/accounts/{pat.user['account']}/withheld"
    fault(boss.send("PUT", path, body={"withheld": ["note"]}), 428, "version_required")
    fault(boss.send("PUT", path, body={"withheld": ["note"]}, headers={"If-Match": '"99"'}), 412, "stale_version")
    fault(boss.send("PUT", path, body={"withheld": ["fly"]}, headers={"If-Match": '"1"'}), 422, "unknown_value")
    same(taken(boss, colleague, "manage_office")["withheld"], ["manage_office"], "from another administrator of the office")
    fault(colleague.get("/api/accounts"), 403, "right_required")


@case
def what_the_plan_took():
    """What the plan took the office does not give back; what the office took the plan may; both are in the account's history"""
    pat, boss, admin = account(), account("office_admin"), signed_in("admin")
    taken(admin, pat, "request_search")
    told = taken(boss, pat, "request_search", "attach")
    same((told["withheld"], told["withheld_by_plan"]), (["request_search", "attach"], ["request_search"]), f"{told}")
    fault(withhold(boss, pat, "attach"), 403, "withheld_by_plan", "/withheld")
    told = taken(admin, pat, "attach")
    same((told["withheld"], told["withheld_by_plan"]), (["attach"], []), f"{told}")
    same(taken(boss, pat)["withheld"], [], "the office's own is given back")
    log = admin.get(f"/api/accounts/{pat.user['account']}/log").json["entries"]
    entries = [(e["act"], e["detail"], e["by"]) for e in log if e["act"].startswith("rights_")]
    by_plan, by_office = admin.user["account"], boss.user["account"]
    same(entries, [("rights_given_back", "attach", by_office), ("rights_given_back", "request_search", by_plan),
                   ("rights_withheld", "attach", by_office), ("rights_withheld", "request_search", by_plan)], "the history")
    one = admin.get(f"/api/accounts/{pat.user['account']}").json
    taken(admin, pat, "note")
    fields = ("login", "name", "role", "organisation", "plan", "plans")
    version = admin.get(f"/api/accounts/{one['account']}").headers["ETag"]
    changed = admin.send("PUT", f"/api/accounts/{one['account']}", body={f: one[f] for f in fields}, headers={"If-Match": version})
    same((changed.status, changed.json["withheld"]), (200, ["note"]), "another change of the account gives nothing back")
