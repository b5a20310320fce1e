"""Appeals at the REST door: filed by an office or by staff, seen by those with a part in them, judged by somebody new, and
carried out on the request."""

import datetime
import itertools
import json
import time
import uuid

from harness import Client, Office, case, fault, same

SERVER = None
PASSWORD = "demo-assent"
PEOPLE = {}
DAYS = itertools.count()


def admin():
    person = Client(SERVER.port)
    same(person.sign_in("admin").status, 200, "admin signs in")
    return person


def somebody(role, name="", **more):
    """A person of the plan, made when first needed."""
    known = PEOPLE.get((role, name))
    if known is None:
        login = f"{role}-{uuid.uuid4().hex[:8]}"
        made = admin().post("/api/accounts", {
            "login": login, "name": name or role, "role": role, "organisation": "plan", "plan": "harbor",
            "licence": "A12345", "licence_until": "2099-12-31", "licence_type": "rn" if "nurse" in role else "md",
            "licence_state": "CA", "licence_checked_on": "2026-11-01", "password": PASSWORD, **more})
        assert made.status == 204, f"{made}"
        known = PEOPLE[(role, name)] = Client(SERVER.port)
        same(known.sign_in(login, PASSWORD).status, 200, f"{role} signs in")
    return known


def denied(rosa):
    """A request of the office that a physician denied on medical grounds."""
    # A service no other case asks for: what is asked again after a denial is queued as a possible repetition.
    day = (datetime.date(2027, 1, 4) + datetime.timedelta(days=next(DAYS))).isoformat()
    number = rosa.submit(lines=[{"service_type": "diagnostic", "code": "72195", "units": 1, "unit": "unit", "place": "22",
                                 "from": day, "to": day}]).json["request"]
    done = somebody("physician", "First").command(f"/api/requests/{number}/commands", {
        "type": "Determine", "why": "The records were read.", "no_conflict": True,
        "lines": [{"line": 1, "outcome": "denied", "basis": "medical_necessity",
                   "reasons": [{"code": "not_medically_necessary", "sentence": "Your records show otherwise."}],
                   "questions": {"clinically_appropriate": "no", "proper_setting": "yes", "covered_benefit": "yes"},
                   "cited": [{"source": "evidence_of_coverage", "section": "4",
                              "answers": [{"point": "excluded", "answer": "not_applicable"}]},
                             {"source": "medi_cal_manual", "edition": "2026", "section": "4.2",
                              "answers": [{"point": "six weeks of therapy", "answer": "not_met"}]}]}]})
    same(done.status, 200, f"denied: {done}")
    return number


def file(person, number, **changes):
    return person.command("/api/appeals", {"kind": "member_appeal", "request": number, "why": "She cannot walk.",
                                           **changes})


def act(person, number, kind, version=None, **fields):
    return person.command(f"/api/appeals/{number}/commands", {"type": kind, **fields}, version=version)


def upheld():
    return {"why": "Read again.", "expertise": "Board certified in the field.", "no_conflict": True,
            "lines": [{"line": 1, "result": "upheld", "sentence": "Your records still show otherwise.",
                       "criteria": [{"source": "medi_cal_manual", "edition": "2026", "section": "4.2"}]}]}


def filed():
    rosa = Office(SERVER.port)
    request = denied(rosa)
    reply = file(rosa, request, filer="provider", consent_on="2026-11-20")
    same(reply.status, 201, f"{reply}")
    return rosa, request, reply


@case
def appeal_from_filing_to_request():
    """An office appeals, a new physician overturns, the request is approved and shows it; the same key does it once"""
    rosa, request, reply = filed()
    number = reply.json["appeal"]
    same(number[0], "A", "an appeal's number begins with A")
    same(reply.headers["Location"], f"/api/appeals/{number}", "location")
    same(reply.json["lines"], [1], "lines")
    assert reply.json["due_at"], reply.json
    page = rosa.get(f"/api/requests/{request}").json
    same(page["appealed"], True, "the request shows it is appealed")
    rows = {row["request"]: row for row in rosa.get("/api/requests?state=all").json["requests"]}
    same(rows[request].get("appealed"), True, "and so does the list")
    assert any(entry["kind"] == "AppealReceived" for entry in page["timeline"]), page["timeline"]
    desk = somebody("appeals_coordinator")
    same(act(desk, number, "AcknowledgeAppeal").json["status"], "acknowledged", "acknowledged")
    key = str(uuid.uuid4())
    body = {"type": "ResolveAppeal", "why": "The notes show weakness.", "no_conflict": True}
    second = somebody("physician", "Second")
    first = second.command(f"/api/appeals/{number}/commands", body, key=key)
    same((first.status, first.json["status"]), (200, "overturned"), f"{first}")
    same(second.command(f"/api/appeals/{number}/commands", body, key=key).json, first.json, "the same key")
    for _ in range(100):
        page = rosa.get(f"/api/requests/{request}").json
        if page["status"] == "approved":
            break
        time.sleep(0.1)
    same(page["status"], "approved", "the request")
    kinds = [entry["kind"] for entry in page["timeline"]]
    same(kinds.count("DecisionOverturned"), 1, "overturned once")
    assert "AppealResolved" in kinds, kinds
    for _ in range(100):
        shown = rosa.get(f"/api/appeals/{number}").json
        if shown["carried_out"]:
            break
        time.sleep(0.1)
    same(shown["carried_out"], True, "carried out")
    assert any("changed" in entry["text"] for entry in shown["timeline"]), shown["timeline"]


@case
def who_may_see_an_appeal():
    """Offices see appeals of their own requests, staff see all, others are told there is none, and grievances stay inside"""
    rosa, request, reply = filed()
    number = reply.json["appeal"]
    other = somebody("provider_office", "Other", organisation="elsewhere")
    same(rosa.get(f"/api/appeals/{number}").status, 200, "its office")
    same(somebody("appeals_reviewer").get(f"/api/appeals/{number}").status, 200, "staff")
    fault(other.get(f"/api/appeals/{number}"), 404, "unknown_appeal")
    fault(act(other, number, "RecordAppealInformation", text="Mine."), 404, "unknown_appeal")
    fault(file(other, request, filer="provider"), 404, "unknown_request", "/request")
    fault(Client(SERVER.port).get(f"/api/appeals/{number}"), 401, "sign_in_required")
    assert number in [row["appeal"] for row in rosa.get("/api/appeals?plan=harbor").json["appeals"]]
    same(other.get("/api/appeals?plan=harbor").json["appeals"], [], "the list of another office")
    fault(rosa.get("/api/appeals/A400000000"), 404, "unknown_appeal")
    grievance = file(somebody("member_services"), request, kind="grievance", topic="service", filer="member")
    same(grievance.status, 201, f"{grievance}")
    fault(rosa.get(f"/api/appeals/{grievance.json['appeal']}"), 404, "unknown_appeal")


@case
def the_list_of_appeals():
    """Staff list appeals by state, due time and assignee, page by page"""
    _, _, reply = filed()
    number = reply.json["appeal"]
    desk = somebody("appeals_coordinator")
    reviewer = somebody("physician", "Third")
    same(act(desk, number, "AssignAppeal", account=reviewer.user["account"], name="Third").status, 200, "assigned")

    def numbers(query):
        got = desk.get(f"/api/appeals?plan=harbor&{query}")
        same(got.status, 200, f"{got}")
        return [row["appeal"] for row in got.json["appeals"]]

    assert number in numbers(f"assignee={reviewer.user['account']}")
    assert number in numbers("state=in_review")
    assert number not in numbers("state=closed")
    assert number in numbers("due_before=2027-06-01T00:00:00.000Z&limit=200")
    assert number not in numbers("due_before=2026-01-01T00:00:00.000Z")
    fault(desk.get("/api/appeals?plan=harbor&state=lost"), 422, "unknown_value", "/state")
    page = desk.get("/api/appeals?plan=harbor&state=all&limit=1").json
    assert len(page["appeals"]) == 1 and page["next"], page
    nurse = somebody("policy_analyst")
    fault(nurse.get("/api/appeals?plan=harbor"), 403, "right_required")


@case
def refused_at_filing():
    """What cannot be appealed, or not so, is refused at its place"""
    rosa = Office(SERVER.port)
    open_one = rosa.submit().json["request"]
    fault(file(rosa, open_one, filer="provider"), 409, "not_adverse", "/request")
    request = denied(rosa)
    fault(file(rosa, request), 403, "role_not_allowed")
    fault(file(rosa, request, filer="provider", kind="reconsideration"), 422, "kind_not_offered", "/kind")
    fault(file(rosa, request, filer="provider", why=" "), 422, "reason_required", "/why")
    fault(file(rosa, request, filer="provider", lines=[7]), 409, "not_adverse", "/lines/0")
    fault(file(rosa, request, filer="provider", received_at="2099-01-01T00:00:00.000Z"), 422, "bad_instant")
    fault(file(rosa, request, filer="provider", colour="red"), 422, "unknown_field", "/colour")
    fault(file(rosa, "400000000", filer="provider"), 404, "unknown_request", "/request")
    fault(rosa.post("/api/appeals", {"kind": "member_appeal", "request": request, "filer": "provider", "why": "x"}),
          422, "key_required")
    fault(file(somebody("policy_analyst"), request), 403, "role_not_allowed")
    fault(file(rosa, request, filer="provider", documents=[{"blob": "0" * 64, "type": "appeal_letter"}]), 422,
          "unknown_document", "/documents")
    same(file(rosa, request, filer="provider").json["status"], "awaiting_information", "without consent it waits")
    fault(file(rosa, request, filer="provider"), 409, "already_appealed", "/request")
    asked = rosa.command("/api/appeals", {"type": "AskToReconsider", "request": request, "why": "Again."})
    fault(asked, 422, "kind_not_offered", "/kind")
    fault(rosa.command("/api/appeals", {"type": "AcknowledgeAppeal"}), 422, "wrong_path")


@case
def who_may_do_what_to_an_appeal():
    """Every command on an appeal is refused to those who may not, with the reason"""
    rosa, _, reply = filed()
    number = reply.json["appeal"]
    nurse, desk = somebody("nurse"), somebody("appeals_coordinator")
    for person in (nurse, rosa):
        fault(act(person, number, "AcknowledgeAppeal"), 403, "role_not_allowed")
        fault(act(person, number, "AssignAppeal", account="x", name="X"), 403, "role_not_allowed")
        fault(act(person, number, "DismissAppeal", reason="untimely", why="Late."), 403, "role_not_allowed")
        fault(act(person, number, "ForwardAppeal", body="state_hearing"), 403, "role_not_allowed")
        fault(act(person, number, "RecordOutsideDecision", body="state_hearing", result="upheld",
                  decided_on="2026-11-24", reference="1"), 403, "role_not_allowed")
        fault(act(person, number, "RecordEffectuation", how="Done."), 403, "role_not_allowed")
        fault(act(person, number, "WarnClock", clock="appeal", percent=50), 403, "role_not_allowed")
        fault(act(person, number, "ExpireClock", clock="appeal"), 403, "role_not_allowed")
        fault(act(person, number, "ExtendDeadline", clock="appeal", days=1, reason="x"), 403, "role_not_allowed")
    fault(act(rosa, number, "AddAppealNote", text="Mine."), 403, "role_not_allowed")
    fault(act(rosa, number, "RefuseExpedite", why="No."), 403, "role_not_allowed")
    fault(act(rosa, number, "RecordDelivery", notice=1, channel="mail"), 403, "role_not_allowed")
    fault(act(rosa, number, "WithdrawAppeal", wish="member", why="No."), 403, "filer_not_allowed", "/wish")
    fault(act(nurse, number, "WithdrawAppeal", wish="member", why="No."), 403, "role_not_allowed")
    fault(act(rosa, number, "ResolveAppeal", **upheld()), 403, "role_not_allowed")
    fault(act(nurse, number, "ResolveAppeal", **upheld()), 403, "physician_required")
    fault(act(desk, number, "ResolveAppeal", **upheld()), 403, "physician_required")
    fault(act(somebody("physician", "First"), number, "ResolveAppeal", **upheld()), 403, "conflict_of_interest")
    fault(act(desk, number, "FileAppeal", why="x"), 422, "wrong_path")
    fault(act(desk, number, "ShoutAtAppeal"), 422, "unknown_value", "/type")
    fault(act(desk, number, "ForwardAppeal", body="state_hearing"), 409, "not_exhausted", "/body")
    fault(act(desk, number, "RecordDelivery", notice=99, channel="mail"), 422, "unknown_notice", "/notice")
    fault(act(desk, number, "RecordEffectuation", how="Done."), 409, "nothing_to_carry_out")
    fault(act(desk, number, "RefuseExpedite", why="No."), 403, "role_not_allowed")
    same(act(nurse, number, "AddAppealNote", text="Called.").status, 200, "staff write notes")
    same(act(rosa, number, "RecordAppealInformation", text="A new scan.").status, 200, "the office adds evidence")


@case
def a_subordinate_takes_no_part():
    """Whoever works under the one who denied is refused, by the account's superior"""
    _, _, reply = filed()
    number = reply.json["appeal"]
    first = somebody("physician", "First")
    under = somebody("physician", "Under", reports_to=first.user["account"])
    fault(act(under, number, "ResolveAppeal", **upheld()), 403, "conflict_of_interest")
    desk = somebody("appeals_coordinator")
    fault(act(desk, number, "AssignAppeal", account=under.user["account"], name="Under"), 403, "conflict_of_interest",
          "/account")


@case
def versions_and_records_of_appeals():
    """A stale version is refused; the auditor's record holds, and an office does not get it"""
    rosa, _, reply = filed()
    number, version = reply.json["appeal"], reply.json["version"]
    desk = somebody("appeals_coordinator")
    moved = act(desk, number, "AcknowledgeAppeal", version=version)
    same(moved.status, 200, f"{moved}")
    same(moved.headers["ETag"], f'"{moved.json["version"]}"', "etag")
    fault(act(desk, number, "AddAppealNote", version=version, text="Late."), 412, "stale_version")
    fault(rosa.get(f"/api/appeals/{number}/record"), 403, "right_required")
    record = somebody("auditor").get(f"/api/appeals/{number}/record")
    same(record.status, 200, f"{record}")
    same(record.json["chain"]["holds"], True, "chain")
    same(record.json["events"][0]["kind"], "AppealReceived", "first event")


@case
def appeals_in_the_openapi_document():
    """The OpenAPI document knows the appeals and their commands"""
    document = Client(SERVER.port).get("/api/openapi.json").json
    for path in ("/api/appeals", "/api/appeals/{number}", "/api/appeals/{number}/commands"):
        assert path in document["paths"], path
    assert "ResolveAppeal" in json.dumps(document), "the commands by their type"
