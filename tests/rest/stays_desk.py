"""The desks of the plan's people at the REST door: the census and its stays, tasks over all requests, cases of a kind of their
own, and what stands around a member or a provider while somebody is on the line."""

import datetime
import os
import sys
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
sys.path.insert(0, os.path.dirname(__file__))
from harness import Client, Office, Server, case, fault, run_cases, same  # noqa: E402
from roles import LICENSED, OFFICE, ROLES, STAFF  # noqa: E402

SERVER = Server(sys.argv[1], database=sys.argv[2] if len(sys.argv) > 2 else None).start()
CLOCK = "2026-11-24T17:15:00.000Z"
TODAY = datetime.date(2026, 11, 24)
PLACES = {"snf": ("snf_ltc", "skilled_nursing"), "observation": ("observation", "acute")}
ADDRESSES = {
    "/api/census/search": {}, "/api/tasks/search": {}, "/api/work/search": {"topic": "continuity"},
}


def ok(reply, status=200):
    same(reply.status, status, f"{reply}")
    return reply.json


def person(login):
    made = Client(SERVER.port)
    same(made.sign_in(login).status, 200, f"{login} signs in")
    return made


def account(role, organisation="plan"):
    body = {"login": f"{role}-{uuid.uuid4()}", "name": f"{role} Testcase", "role": role, "plan": "harbor", "plans": ["harbor"],
            "organisation": organisation, "password": "demo-assent"}
    if role in LICENSED:
        body.update(licence="TEST1", licence_until="2027-12-31", licence_state="CA", licence_checked_on="2026-11-01",
                    licence_type="rn" if "nurse" in role else "pharmd" if role == "pharmacist" else "md")
    same(ADMIN.post("/api/accounts", body).status, 204, f"{role} added")
    return person(body["login"])


def day(ahead):
    return (TODAY + datetime.timedelta(days=ahead)).isoformat()


def on(ahead):
    """The trial clock stands at 9:15 of that day in the plan's zone; sessions ended meanwhile."""
    same(person("admin").post("/api/trial/clock", {"at": f"{day(ahead)}T17:15:00.000Z"}).status, 200, "the clock is set")
    for who, login in PEOPLE.items():
        same(who.sign_in(login).status, 200, f"{login} signs in again")


def command(who, number, wanted, /, **said):
    return ok(who.command(f"/api/requests/{number}/commands", {"type": wanted, **said}))


def admitted(member="HB0000001", admit=0, days=3, level="med_surg", priority="urgent", **more):
    patient = ROSA.member("harbor", member)
    stay = {"admit_on": day(admit), "admission_priority": priority, "level_of_care": level,
            "admission_source": "home" if priority == "elective" else "emergency_room"}
    reason, service = PLACES.get(level, ("planned_admission", "acute"))
    lines = [{"revenue": "0120", "service_type": service, "from": day(admit), **({"units": days, "unit": "day"} if days else {"to": day(admit)})}]
    return ok(ROSA.command("/api/requests", ROSA.request(
        kind="inpatient", reason=reason, member=patient["id"], servicing=HOSPITAL["id"], diagnoses=[{"code": "M54.16"}], stay=stay, lines=lines,
        why_two=str(uuid.uuid4()), notes=[{"type": "web_note", "text": str(uuid.uuid4())}], **more)), 201)["request"]


def census(who, **asked):
    return ok(who.post("/api/census/search", {"plan": "harbor", **asked}))


def stay_of(number, who=None):
    return next((one for one in census(who or KIM, request=number)["stays"]), None)


def spans(days):
    return [(one["from"], one["to"], one["state"]) for one in days]


def tasks(who, **asked):
    return ok(who.post("/api/tasks/search", {"plan": "harbor", **asked}))["tasks"]


def task_of(number, kind, who=None):
    return next((one for one in tasks(who or KIM, request=number) if one["kind"] == kind), None)


PEOPLE = {}
same(person("admin").post("/api/trial/clock", {"at": CLOCK}).status, 200, "the trial clock is set")
ADMIN = person("admin")
ROSA, KIM, SAM, OSEI = Office(SERVER.port), person("kim"), person("sam"), person("osei")
HOSPITAL = ROSA.provider("harbor", "harbor demo general")
PEOPLE.update({ADMIN: "admin", ROSA: "rosa", KIM: "kim", SAM: "sam", OSEI: "osei"})


@case
def who_may_read():
    """Census, tasks and look-ups are for who is given work; an office, a member or a stranger learns nothing"""
    number = admitted()
    patient = ROSA.patient["id"]
    asked = {**ADDRESSES, "/api/members/file": {"member": patient}, "/api/providers/file": {"provider": HOSPITAL["id"]}}
    for role in sorted(ROLES - {"member", "representative"}):
        who = account(role, ROSA.user["organisation"] if role in OFFICE else "plan")
        for address, body in asked.items():
            reply = who.post(address, {"plan": "harbor", **body})
            if role in STAFF:
                ok(reply)
            else:
                fault(reply, 403, "right_required")
                assert number not in reply.body.decode(), f"{role} is told of {number}"
    for address, body in asked.items():
        fault(Client(SERVER.port).post(address, {"plan": "harbor", **body}), 401, "sign_in_required")
        fault(KIM.post(address, {"plan": "nowhere", **body}), 404, "unknown_plan")
    fault(KIM.post("/api/census/search", {"plan": "harbor", "limit": 501}), 422, "bad_limit", "/limit")
    fault(KIM.post("/api/tasks/search", {"plan": "harbor", "after": "x"}), 422, "bad_page", "/after")


@case
def inpatient_review():
    """INP-15, INP-06 Inpatient review and TOC: the census tells each day, what is due today, and follows what is decided"""
    number = admitted("HB0000002", admit=-1, days=3)
    seen = stay_of(number)
    same(spans(seen["days"]), [(day(-1), day(1), "asked")], "nothing decided")
    same((seen["day_of_stay"], seen["days_open"], seen["review_due"], "covered_to" in seen), (2, 2, True, False), f"{seen}")
    same(seen["facility_name"], "Harbor Demo General Hospital", "where")
    assert number in {one["request"] for one in census(KIM, review_due=True)["stays"]}
    ok(KIM.command(f"/api/requests/{number}/approval", {"criteria": "Harbor inpatient 2026, 2.1"}))
    seen = stay_of(number)
    same((spans(seen["days"]), seen["covered_to"], seen["days_covered"]), ([(day(-1), day(1), "approved")], day(1), 3), f"{seen}")
    same((seen.get("days_open", 0), seen["review_due"]), (0, False), "nothing due before the last day")
    assert number not in {one["request"] for one in census(KIM, review_due=True)["stays"]}
    page = ok(KIM.get(f"/api/requests/{number}"))
    same((page["stay"]["covered_to"], page["stay"]["today"], page["stay"]["state"]), (day(1), day(0), "admitted"), f"{page['stay']}")
    assert any(clock["clock"] == "next_review" and clock["why"] for clock in page["clocks"]), "the limit in the plan's words"
    office = ok(ROSA.get(f"/api/requests/{number}"))
    same(spans(office["stay"]["days"]), [(day(-1), day(1), "approved")], "the hospital sees its days")
    assert "attempts_required" not in office and page["attempts_required"] >= 1


@case
def longer_stay():
    """INP-07 Extending inpatient stay: days on the same request, decided by span, and days nobody asked for stand out"""
    number = admitted("HB0000003", admit=-3, days=2)
    ok(KIM.command(f"/api/requests/{number}/approval", {"criteria": "Harbor inpatient 2026, 2.1"}))
    seen = stay_of(number)
    same(spans(seen["days"]), [(day(-3), day(-2), "approved"), (day(-1), day(0), "not_asked")], "the member is still there")
    same((seen["longer_by"], seen["days_open"], seen["review_due"]), (2, 2, True), f"{seen}")
    assert number in {one["request"] for one in census(KIM, longer=True)["stays"]}
    command(ROSA, number, "AskForDays", days=3, text="Fever.")
    same(spans(stay_of(number)["days"]), [(day(-3), day(-2), "approved"), (day(-1), day(1), "asked")], "asked for on the same request")
    command(ROSA, number, "ChangeLevelOfCare", level="icu", why="Worse.", **{"from": day(0)})
    seen = stay_of(number)
    same([(one["from"], one.get("level")) for one in seen["days"]], [(day(-3), "med_surg"), (day(-1), "med_surg"), (day(0), "icu")],
         "the level by the day")
    same({one["request"] for one in census(KIM, level=["icu"])["stays"]}, {number}, "by its level now")
    ok(KIM.command(f"/api/requests/{number}/approval", {"lines": [{"line": 2}], "criteria": "Harbor inpatient 2026, 2.1"}))
    same(stay_of(number)["covered_to"], day(1), "approved through")


@case
def observation():
    """INP-13 Observation that becomes an admission asks for its days and shows both levels"""
    number = admitted("HB0000005", admit=0, days=1, level="observation")
    command(ROSA, number, "ConvertStay", level="med_surg", days=2, on=day(0))
    page = ok(KIM.get(f"/api/requests/{number}"))
    same((page["stay"]["converted_on"], [one["level"] for one in page["stay"]["levels"]]), (day(0), ["observation", "med_surg"]), "told")
    same(len(page["lines"]), 2, "a line of its own")


@case
def nursing_facility():
    """INP-08, INP-10 SNF / LTC: nursing stays stand in the census by their level, over long spans"""
    number = admitted("HB0000006", admit=-40, days=90, level="snf", priority="elective")
    other = admitted("HB0000007", admit=0, days=2)
    found = {one["request"] for one in census(KIM, level=["snf", "ltc"])["stays"]}
    assert number in found and other not in found, found
    seen = stay_of(number)
    same((seen["level"], seen["day_of_stay"], spans(seen["days"])), ("snf", 41, [(day(-40), day(49), "asked")]), f"{seen}")
    assert seen["notice_late"] and seen["notice_after"] == 40, seen


@case
def going_home():
    """INP-03 Discharge opens its tasks and the transition; the stay leaves the census, and who comes back is marked"""
    number = admitted("HB0000012", admit=-2, days=2)
    command(KIM, number, "OpenTask", kind="discharge", text="Plan the way home.")
    same(stay_of(number)["discharge"], {"open": 1, "done": 0}, "begun")
    command(ROSA, number, "DischargeMember", on=day(0), disposition="snf", to="Pine Demo Nursing")
    same(stay_of(number), None, "gone from the census")
    opened = {one["kind"]: one for one in tasks(KIM, request=number)}
    same(opened["transition"]["due_on"], day(1), "the hand-over")
    assert {"discharge", "transition"} <= set(opened), opened
    page = ok(KIM.get(f"/api/requests/{number}"))
    same((page["stay"]["discharged_on"], page["stay"]["disposition"]), (day(0), "snf"), "where to")
    again = admitted("HB0000012", admit=0, days=2)
    seen = stay_of(again)
    same((seen["readmitted"], seen["left_before_on"]), (True, day(0)), "back within thirty days")
    planned = admitted("HB0000012", admit=5, days=2, priority="elective")
    same(stay_of(planned), None, "who is to come is not there yet")


@case
def nurses_by_hospital():
    """INP-01 `mine` are the stays one has, and those of the facilities one follows"""
    number = admitted("HB0000013", admit=0, days=2)
    assert number not in {one["request"] for one in census(KIM, mine=True)["stays"]}
    ok(KIM.command(f"/api/requests/{number}/assignment", {"account": KIM.user["account"], "name": "Kim"}))
    assert number in {one["request"] for one in census(KIM, mine=True)["stays"]}
    facilities = {one.get("facility"): one for one in census(KIM)["facilities"]}
    same(facilities[HOSPITAL["id"]]["name"], "Harbor Demo General Hospital", "facilities with their stays")
    same({one["facility"] for one in census(KIM, facility=HOSPITAL["id"])["stays"]}, {HOSPITAL["id"]}, "one facility")


@case
def tasks_over_all():
    """Case management: tasks of all requests by their day, with who sees to each, the calls made, and done with a note"""
    first, second = ok(ROSA.submit(), 201)["request"], ok(ROSA.submit(), 201)["request"]
    manager = account("case_manager")
    command(KIM, first, "OpenTask", kind="case_management", text="Look after her.", due_on=day(3))
    command(KIM, second, "OpenTask", kind="case_management", text="Look after him.", due_on=day(0))
    mine = [one for one in tasks(manager, kind=["case_management"], limit=200) if one["request"] in (first, second)]
    same([one["request"] for one in mine], [second, first], "due first first")
    same({one["request"] for one in tasks(manager, due=True, kind=["case_management"])} & {first, second}, {second}, "due today")
    command(manager, first, "AssignTask", task=1, account=manager.user["account"], name="Mia Manager")
    same([one["request"] for one in tasks(manager, owner="me")], [first], "mine")
    same(task_of(first, "case_management")["owner_name"], "Mia Manager", "told")
    command(manager, first, "LogContact", topic="other", direction="outgoing", channel="phone", **{"with": "Ana"}, reached=False)
    command(manager, first, "LogContact", topic="other", direction="outgoing", channel="phone", **{"with": "Ana"}, reached=True, text="Well.")
    seen = task_of(first, "case_management")
    same((seen["attempts"], seen["reached"]), (2, 1), "calls since it was opened")
    command(manager, first, "CloseTask", task=1, text="She is well.")
    same(task_of(first, "case_management"), None, "done")
    fault(manager.command(f"/api/requests/{first}/commands", {"type": "AssignTask", "task": 1, "account": "kim", "name": "Kim"}), 409, "task_closed")
    fault(ROSA.command(f"/api/requests/{second}/commands", {"type": "AssignTask", "task": 1, "account": "kim", "name": "Kim"}), 403, "role_not_allowed")
    pages, after = [], None
    while True:
        page = ok(KIM.post("/api/tasks/search", {"plan": "harbor", "limit": 1, **({"after": after} if after else {})}))
        pages += [(one["request"], one["task"]) for one in page["tasks"]]
        after = page.get("next")
        if not after:
            break
    same(pages, [(one["request"], one["task"]) for one in tasks(KIM, limit=200)], "page by page nothing is lost or told twice")


def work(who, **asked):
    return ok(who.post("/api/work/search", {"plan": "harbor", "limit": 200, **asked}))["cases"]


def about(number, topic):
    return next(one["about"][topic] for one in work(SAM, topic=topic) if one["request"] == number)


@case
def continuity():
    """COC-02, COC-18, CLK-16 Continuity of care: the list tells urgency, tie, finding and the provider offered instead"""
    number = ok(ROSA.submit(special=["continuity_of_care"]), 201)["request"]
    plain = ok(ROSA.submit(), 201)["request"]
    assert plain not in {one["request"] for one in work(SAM, topic="continuity")}
    seen = about(number, "continuity")
    assert seen["clock"].startswith("continuity") and "met" not in seen, seen
    said = {"program": "medi_cal", "enrolled_on": "2026-11-01", "visits": 2, "rate_accepted": True}
    command(KIM, number, "AssessContinuity", **said, evidence="self_attestation", alternative="North Demo Imaging")
    seen = about(number, "continuity")
    same((seen["met"], seen["alternative"], seen.get("member_chose", False)), (False, "North Demo Imaging", False), f"{seen}")
    same([one["met"] for one in seen["criteria"] if one["criterion"] == "relationship"], [False], "the tie")
    assert task_of(number, "offer_provider"), "somebody has to arrange it"
    command(KIM, number, "AssessContinuity", **said, evidence="claims")
    seen = about(number, "continuity")
    same((seen["met"], seen["title"], seen["until"]), (True, "Keep a provider after joining", "2027-10-31"), f"{seen}")


@case
def exemption():
    """COC-12 Medical Exemption Request: it stands among continuity as what it is"""
    number = ok(ROSA.submit(special=["medical_exemption"]), 201)["request"]
    assert about(number, "continuity")["exemption"]


@case
def outreach():
    """COC-15 Covered California transition outreach: a call task, its attempts, and the warning before the stay ends"""
    number = ok(ROSA.submit(special=["continuity_of_care"]), 201)["request"]
    command(KIM, number, "OpenTask", kind="outreach", text="Call the member, list the services of the earlier approval.", due_on=day(2))
    command(KIM, number, "LogContact", topic="continuity", direction="outgoing", channel="phone", **{"with": "Maple"}, reached=False)
    same(task_of(number, "outreach")["attempts"], 1, "an attempt")
    command(KIM, number, "AssessContinuity", program="plan_change", enrolled_on=day(-5), authorized_until=day(60))
    warning = task_of(number, "continuity_end")
    assert warning and warning["due_on"] < about(number, "continuity")["until"], warning


@case
def retro():
    """RET-01, RET-12, ELG-05 Retro: days since the care, the plan's window, and the coverage of that day"""
    def given(ago, **more):
        return ok(ROSA.command("/api/requests", ROSA.request(
            review="post_service", why_two=str(uuid.uuid4()), notes=[{"type": "web_note", "text": str(uuid.uuid4())}],
            lines=[{"service_type": "diagnostic", "code": "72148", "units": 1, "unit": "unit", "place": "22", "from": day(-ago), "to": day(-ago)}],
            **more)), 201)["request"]
    soon, late = given(20), given(120, late_reason="other")
    seen = about(soon, "retro")
    same((seen["days_since"], seen["window_to"], seen.get("late", False)), (20, day(70), False), f"{seen}")
    same((seen["line_of_business"], seen["covered_from"]), ("medi_cal", "2025-01-01"), "covered then")
    seen = about(late, "retro")
    same((seen["late"], seen["late_reason"], seen["window_to"]), (True, "other", day(-30)), f"{seen}")


@case
def newborn():
    """NEW-04, NEW-10 Newborn: the baby, on whose number it runs and until when"""
    number = ok(ROSA.submit(special=["newborn_on_mother"], newborn={"name": "Baby Testperson", "born_on": day(-2), "birth_order": 1}), 201)["request"]
    seen = about(number, "newborn")
    same((seen["name"], seen["born_on"], seen["until"], seen["birth_order"]), ("Baby Testperson", day(-2), "2026-12-31", 1), f"{seen}")
    same((seen["member_number"], seen.get("own_number", False)), (ROSA.patient["member_number"], False), "the mother's")


@case
def member_services():
    """COC-13 Member Services: cases of all kinds, calls with and without a request, and continuity begun by phone"""
    ann = account("member_services")
    patient = ann.member("harbor", "HB0000001")
    number = ok(ROSA.submit(), 201)["request"]
    call = {"plan": "harbor", "subject": "member", "id": patient["id"], "topic": "eligibility", "direction": "incoming",
            "channel": "phone", "with": "Maple Testperson", "reached": True, "text": "Asked about her card."}
    key = str(uuid.uuid4())
    same(ok(ann.command("/api/contacts", call, key=key))["kept"], True, "kept")
    same(ok(ann.command("/api/contacts", call, key=key))["kept"], False, "the same key keeps it once")
    command(ann, number, "LogContact", topic="information", direction="outgoing", channel="phone", **{"with": "Bay Spine"}, reached=True)
    file = ok(ann.post("/api/members/file", {"plan": "harbor", "member": patient["id"]}))
    told = [(one["topic"], one.get("request") or None) for one in file["contacts"]]
    same(told.count(("eligibility", None)), 1, f"{told}")
    assert ("information", number) in told, told
    same(next(one for one in file["contacts"] if one["topic"] == "eligibility")["by"], "member_services Testcase", "by whom")
    assert file["stays"], "stays, also those that are over"
    fault(ann.command("/api/contacts", {**call, "with": "", "text": " "}), 422, "nothing_wanted", "/with")
    fault(ann.command("/api/contacts", {**call, "id": "nobody"}), 404, "unknown_member")
    fault(ann.command("/api/contacts", {**call, "topic": "weather"}), 422, "unknown_value", "/topic")
    fault(ann.post("/api/contacts", call), 422, "key_required")
    fault(ROSA.command("/api/contacts", call), 403, "right_required")
    started = ok(ann.command("/api/requests", {**ROSA.request(special=["continuity_of_care"]), "channel": "phone", "received_at": CLOCK,
                                               "why_two": "Asked by phone.", "notes": [{"type": "web_note", "text": "By phone."}]}), 201)
    assert about(started["request"], "continuity"), "it stands in the list"


@case
def provider_services():
    """Provider Services: network, requests with how they ended, calls, and the accounts of the office"""
    pat = account("provider_services")
    office = ROSA.requesting["id"]
    ok(pat.command("/api/contacts", {"plan": "harbor", "subject": "provider", "id": office, "topic": "other", "direction": "incoming",
                                     "channel": "phone", "with": "Rosa", "reached": True, "text": "Asked for training."}))
    file = ok(pat.post("/api/providers/file", {"plan": "harbor", "provider": office}))
    same(file["name"], "Bay Spine Demo Clinic", "who")
    assert file["networks"][0]["now"], file["networks"]
    assert sum(one["count"] for one in file["outcomes"]) >= len(file["requests"]) > 0, file["outcomes"]
    same([one["text"] for one in file["contacts_log"]], ["Asked for training."], "calls")
    assert any(one["name"] == "Rosa Testcase" for one in file["accounts"]), file["accounts"]
    assert "accounts" not in ok(KIM.post("/api/providers/file", {"plan": "harbor", "provider": office})), "not a nurse's concern"
    fault(pat.post("/api/providers/file", {"plan": "harbor", "provider": "nobody"}), 404, "unknown_provider")


@case
def a_review_missed():
    """INP-15 A review that did not happen, and a day nobody asked for, are the first to be seen"""
    number = admitted("HB0000015", admit=0, days=1)
    ok(KIM.command(f"/api/requests/{number}/approval", {"criteria": "Harbor inpatient 2026, 2.1"}))
    on(4)
    seen = stay_of(number)
    same((seen["review_missed"], seen["review_due"], seen["days_open"]), (True, True, 4), f"{seen}")
    same(spans(seen["days"])[-1], (day(1), day(4), "not_asked"), "the days since")


sys.exit(run_cases())
