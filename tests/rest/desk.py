"""The work of the plan's own people at the REST door: who sees which cases in which order, the next case, many at once,
what stands aside, and that nobody gets what another has."""

import os
import sys
import threading
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
sys.path.insert(0, os.path.dirname(__file__))
import restricted  # noqa: E402
from harness import Client, Office, Server, case, fault, run_cases, same  # noqa: E402
from roles import LICENSED, OFFICE, ROLES  # noqa: E402

SERVER = Server(sys.argv[1], database=sys.argv[2] if len(sys.argv) > 2 else None).start()
restricted.SERVER = SERVER
CLOCK = "2026-11-24T17:15:00.000Z"
GROUP = "bayside"  # a medical group of Harbor's pack
# Roles that work from each queue; who shares the work out sees all of them.
WORKS_FROM = {
    "nurse_imaging": {"nurse"}, "nurse_inpatient": {"inpatient_nurse"}, "pharmacist": {"pharmacist"},
    "physician": {"physician"}, "intake": {"intake_clerk"}, "tasks": {"intake_clerk", "case_manager", "member_services",
                                                                       "provider_services"},
}
SHARERS = {"supervisor", "coordinator", "medical_director"}
ASSIGNERS = {"intake_clerk", "nurse", "inpatient_nurse", "pharmacist", "physician", "case_manager", "member_services",
             "provider_services"} | SHARERS


def ok(reply, status=200):
    same(reply.status, status, f"{reply}")
    return reply.json


def person(login):
    made = Client(SERVER.port)
    same(made.sign_in(login).status, 200, f"{login} signs in")
    return made


def account(role, organisation="plan", licence_until="2027-12-31", name="Pat Testcase"):
    """Somebody new with this role, with a good licence where the role needs one."""
    body = {"login": f"{role}-{uuid.uuid4()}", "name": name, "role": role, "plan": "harbor", "plans": ["harbor"],
            "organisation": organisation, "password": "demo-assent"}
    if role in LICENSED:
        body.update(licence="TEST1", licence_until=licence_until, licence_state="CA", licence_checked_on="2026-11-01",
                    licence_type="rn" if "nurse" in role else "pharmd" if role == "pharmacist" else "md")
    same(ADMIN.post("/api/accounts", body).status, 204, f"{role} added")
    return person(body["login"])


def work(who, **asked):
    return ok(who.post("/api/work/search", {"plan": "harbor", **asked}))["cases"]


def numbers(who, **asked):
    return {row["request"] for row in work(who, limit=200, **asked)}


def row(who, number, **asked):
    found = work(who, request=number, aside="any", **asked)
    return found[0] if found else None


def deal(who, act, requests, key=None, **more):
    return who.command("/api/work/deal", {"plan": "harbor", "act": act, "requests": [{"request": number} for number in requests],
                                          **more}, key=key)


def take_next(who, key=None, **asked):
    return who.command("/api/work/next", {"plan": "harbor", **asked}, key=key)


def submitted(**changes):
    number = ok(ROSA.submit(**changes), 201)["request"]
    sent_out()
    return number


def moved(number, queue):
    ok(SAM.command(f"/api/requests/{number}/assignment", {"queue": queue}))
    return number


def clock_at(at):
    """Sets the trial clock. Sessions end meanwhile: everybody signs in again."""
    same(person("admin").post("/api/trial/clock", {"at": at}).status, 200, "the trial clock is set")
    for who in PEOPLE:
        same(who.sign_in(PEOPLE[who]).status, 200, "signs in again")


def sent_out():
    """What leaves a request is handed over, so that its version stays."""
    same(ADMIN.post("/api/trial/clock", {"at": ok(ADMIN.get("/api/plans"))["now"]}).status, 200, "what is due is done")


def end_all():
    """Nothing is left to work on."""
    while True:
        rows = work(SAM, limit=200, aside="any")
        if not rows:
            return
        for each in rows:
            ok(SAM.command(f"/api/requests/{each['request']}/void", {"reason": "entered_in_error", "text": "End of a test."}))


PEOPLE = {}
clock_at(CLOCK)
ADMIN = person("admin")
ROSA, KIM, SAM, OSEI = Office(SERVER.port), person("kim"), person("sam"), person("osei")
PEOPLE.update({ADMIN: "admin", ROSA: "rosa", KIM: "kim", SAM: "sam", OSEI: "osei"})


@case
def who_has_work():
    """People who are given work see the list; nobody else learns of it, and nobody without a session"""
    submitted()
    for role in sorted(ROLES):
        if role in ("member", "representative", "system"):
            continue
        organisation = ROSA.user["organisation"] if role in OFFICE else "plan"
        who = account(role, organisation)
        may = role in ASSIGNERS
        for reply in (who.post("/api/work/search", {"plan": "harbor"}),
                      who.post("/api/work/counts", {"plan": "harbor", "views": [{"id": "a", "filters": {}}]}),
                      who.get("/api/plans/harbor/work-views")):
            if may:
                ok(reply)
            else:
                fault(reply, 403, "right_required")
        if not may:
            fault(take_next(who), 403, "right_required")
            fault(deal(who, "take", ["400000001"]), 403, "right_required")
            fault(who.send("PUT", "/api/work/400000018/aside", {"until": CLOCK}), 403, "right_required")
    stranger = Client(SERVER.port)
    fault(stranger.post("/api/work/search", {"plan": "harbor"}), 401, "sign_in_required")
    fault(KIM.post("/api/work/search", {"plan": "nowhere"}), 404, "unknown_plan")


@case
def queues_of_roles():
    """Each role finds the cases of its queues, those who share work out all of them, and everybody their own"""
    end_all()
    lying = {queue: moved(submitted(), queue) for queue in WORKS_FROM}
    for role in sorted(ASSIGNERS):
        who = account(role)
        wanted = {number for queue, number in lying.items() if role in WORKS_FROM[queue] or role in SHARERS}
        same(numbers(who), wanted, role)
    clerk = account("intake_clerk")
    number = lying["physician"]
    ok(deal(SAM, "assign", [number], account=clerk.user["account"], note="Please call."))
    assert number in numbers(clerk), "what one was given one sees wherever it lies"
    same(row(clerk, number)["returned"], True, "it was handed to her")
    same(row(clerk, number)["handed_by"], "Sam Testcase", "by whom")
    ok(clerk.get(f"/api/requests/{number}"))
    same(row(clerk, number)["returned"], False, "until she looked")
    end_all()


@case
def groups_see_their_own():
    """People of a delegated group find what was forwarded to it; the plan's nurse does not, who shares work out does"""
    end_all()
    number = submitted()
    other = submitted()
    ok(SAM.command(f"/api/requests/{number}/commands", {"type": "ForwardRequest", "group": GROUP, "why": "Theirs."}))
    nurse = account("nurse", GROUP)
    same(numbers(nurse), {number}, "the group")
    same(numbers(KIM), {other}, "the plan's nurse")
    same(row(SAM, number)["forwarded_to"], GROUP, "who shares out")
    same(ok(take_next(nurse))["request"], number, "next of the group")
    end_all()


@case
def order_and_filters():
    """Urgent cases first, then the time that is left; filters, pages, counts and text find the same"""
    end_all()
    standard = [submitted() for _ in range(3)]
    urgent = submitted(urgency="urgent", urgency_by="physician", urgency_text="Worse each day.")
    rows = work(KIM)
    same([each["request"] for each in rows][0], urgent, "urgent first")
    rest = [each["press_at"] for each in rows[1:]]
    same(rest, sorted(rest), "then by the time that is left")
    page = ok(KIM.post("/api/work/search", {"plan": "harbor", "limit": 3}))
    again = ok(KIM.post("/api/work/search", {"plan": "harbor", "limit": 3, "after": page["next"]}))
    same(len({each["request"] for each in page["cases"] + again["cases"]}), 4, "two pages")
    assert "next" not in again, again
    same(numbers(KIM, urgency=["urgent"]), {urgent}, "urgent")
    same(numbers(KIM, owner="me"), set(), "mine")
    same(numbers(KIM, text=standard[0][-5:]), {standard[0]}, "end of a number")
    same(len(numbers(KIM, text="72148")), 4, "a code")
    same(len(numbers(KIM, text=rows[0]["member_name"][:4])), 4, "how a name begins")
    same(numbers(KIM, due=["overdue"]), set(), "nothing is overdue")
    fault(KIM.post("/api/work/search", {"plan": "harbor", "text": "x"}), 422, "too_short", "/text")
    fault(KIM.post("/api/work/search", {"plan": "harbor", "limit": 500}), 422, "bad_limit", "/limit")
    fault(KIM.post("/api/work/search", {"plan": "harbor", "sort": "luck"}), 422, "unknown_value", "/sort")
    views = [{"id": "all", "filters": {}}, {"id": "urgent", "filters": {"urgency": ["urgent"]}},
             {"id": "mine", "filters": {"owner": "me"}}]
    counts = ok(KIM.post("/api/work/counts", {"plan": "harbor", "views": views}))
    same({view["id"]: view["count"] for view in counts["views"]}, {"all": 4, "urgent": 1, "mine": 0}, "counts")
    end_all()


@case
def next_case():
    """Next gives the most urgent case of one's own kind of work, once for each key, and nothing when none is left"""
    end_all()
    first = submitted()
    urgent = submitted(urgency="urgent", urgency_by="physician", urgency_text="Worse each day.")
    with_doctor = moved(submitted(urgency="urgent", urgency_by="physician", urgency_text="Worse each day."), "physician")
    key = str(uuid.uuid4())
    got = ok(take_next(KIM, key=key))
    same((got["request"], got["taken"]), (urgent, True), "the urgent one")
    same(ok(take_next(KIM, key=key))["request"], urgent, "the same key, the same case")
    fault(KIM.command("/api/work/next", {"plan": "harbor"}, key="x" * 300), 422, "too_long")
    same(row(KIM, urgent)["assignee_name"], "Kim Testcase", "it is hers")
    again = ok(take_next(KIM))
    same((again["request"], again["taken"]), (urgent, False), "her own is the more urgent one")
    same(ok(take_next(KIM, but=[urgent]))["request"], first, "when she does not want it now")
    same(ok(take_next(KIM, but=[urgent, first])), {}, "nothing is left for a nurse")
    same(ok(take_next(OSEI))["request"], with_doctor, "the physician's review")
    same(ok(take_next(account("pharmacist"))), {}, "no drug is asked for")
    same(ok(take_next(SAM)), {}, "a supervisor reviews nothing")
    end_all()


@case
def licence_of_this_morning():
    """Whose licence ended yesterday takes no case by Next; the day it ends it still holds"""
    end_all()
    submitted()
    fault(take_next(account("nurse", licence_until="2026-11-23")), 403, "licence_not_current")
    assert ok(take_next(account("nurse", licence_until="2026-11-24")))["taken"]
    end_all()


@case
def no_own_interest():
    """A case one's own organisation asked for is given to somebody else"""
    end_all()
    number = submitted()
    same(ok(take_next(account("nurse", ROSA.user["organisation"]))), {}, "a nurse of the office")
    same(ok(take_next(KIM))["request"], number, "another")
    end_all()


@case
def two_at_once():
    """Twelve nurses press Next at the same moment, three times: no two get the same case"""
    end_all()
    made = {submitted() for _ in range(30)}
    nurses = [account("nurse") for _ in range(12)]
    start = threading.Barrier(len(nurses))
    got, failures = [], []

    def press(nurse):
        mine = []
        for _ in range(3):
            start.wait()
            reply = take_next(nurse, but=mine)
            if reply.status != 200:
                failures.append(reply)
            elif reply.json:
                mine.append(reply.json["request"])
        got.extend(mine)

    threads = [threading.Thread(target=press, args=(nurse,)) for nurse in nurses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    same(failures, [], "all were answered")
    same(len(got), len(set(got)), "each case once")
    same(set(got), made, "all cases are taken")
    end_all()


@case
def many_at_once():
    """Many are assigned with a note, taken, released and put back; each is told for itself"""
    end_all()
    cases = [submitted() for _ in range(4)]
    lund = account("nurse", name="Lee Testcase")
    closed = submitted()
    ok(SAM.command(f"/api/requests/{closed}/void", {"reason": "entered_in_error", "text": "Twice."}))
    results = ok(deal(SAM, "assign", cases + [closed, "409999998"], account=lund.user["account"], note="Back on Monday."))["results"]
    same([result["done"] for result in results], [True] * 4 + [False] * 2, f"{results}")
    same([result["fault"]["code"] for result in results[4:]], ["request_closed", "unknown_request"], "why not")
    assert all(result["fault"]["detail"] for result in results[4:])
    same(numbers(lund, owner="me"), set(cases), "hers")
    page = ok(lund.get(f"/api/requests/{cases[0]}"))
    same([note["text"] for note in page["notes"]], ["Back on Monday."], "the note")
    same([note["text"] for note in ok(ROSA.get(f"/api/requests/{cases[0]}")).get("notes", [])], [], "not the office's")
    taken = ok(deal(KIM, "take", cases[:2]))["results"]
    same([result["fault"]["code"] for result in taken], ["reason_required"] * 2, "a colleague has them")
    taken = ok(deal(KIM, "take", cases[:2], note="Lee is ill."))["results"]
    same([result["done"] for result in taken], [True, True], "with a reason")
    same(numbers(KIM, owner="me"), set(cases[:2]), "Kim's")
    back = [{"request": result["request"], "version": result["version"], "account": result["before"]} for result in taken]
    restored = ok(KIM.command("/api/work/deal", {"plan": "harbor", "act": "restore", "requests": back}))["results"]
    same([result["done"] for result in restored], [True, True], f"{restored}")
    same(numbers(lund, owner="me"), set(cases), "as before")
    late = ok(KIM.command("/api/work/deal", {"plan": "harbor", "act": "restore", "requests": back}))["results"]
    same({result["fault"]["code"] for result in late}, {"stale_version"}, "what changed since stays")
    released = ok(deal(lund, "release", cases))["results"]
    same(all(result["changed"] for result in released), True, "released")
    same(numbers(KIM, owner="nobody"), set(cases), "nobody's")
    key = str(uuid.uuid4())
    ok(deal(KIM, "take", cases, key=key))
    same([result["done"] for result in ok(deal(KIM, "take", cases, key=key))["results"]], [True] * 4, "the same key")
    end_all()


@case
def never_decided_in_bulk():
    """No decision can be made for many at once, by anybody; what is not known is refused as such"""
    number = submitted()
    for who in (KIM, OSEI, SAM, account("medical_director")):
        for act in ("approve", "deny", "modify", "determine", "sign", "void", "dismiss", "withdraw"):
            fault(deal(who, act, [number]), 403, "not_in_bulk", "/act")
    fault(deal(KIM, "Determine", [number]), 422, "unknown_value", "/act")
    fault(deal(KIM, "take", []), 422, "nothing_wanted", "/requests")
    fault(deal(KIM, "take", [number] * 201), 422, "too_many", "/requests")
    fault(deal(KIM, "assign", [number], account="nobody"), 422, "unknown_account", "/account")
    fault(KIM.post("/api/work/deal", {"plan": "harbor", "act": "take", "requests": [{"request": number}]}), 422, "key_required")
    same(ok(KIM.get(f"/api/requests/{number}"))["status"], "in_review", "nothing was decided")
    end_all()


@case
def what_stands_aside():
    """A case stands aside for one person, comes back when its time is short, and never when little is left"""
    end_all()
    number = submitted()
    aside = f"/api/work/{number}/aside"
    press = row(KIM, number)["press_at"]
    put = ok(KIM.send("PUT", aside, {"until": "2026-11-25T17:00:00.000Z"}))
    same((put["until"], put["shortened"]), ("2026-11-25T17:00:00.000Z", False), "until")
    same((numbers(KIM), numbers(KIM, aside="only")), (set(), {number}), "not in her list")
    same(numbers(SAM), {number}, "in the others'")
    same(ok(take_next(KIM)), {}, "not offered to her")
    ok(KIM.send("PUT", aside, {}))
    same(numbers(KIM), {number}, "taken up again")
    put = ok(KIM.send("PUT", aside, {"until": "2026-12-20T17:00:00.000Z"}))
    same((put["until"], put["shortened"]), (press, True), "no longer than its time allows")
    clock_at(press)
    same(numbers(KIM), {number}, "it came back by itself")
    fault(KIM.send("PUT", aside, {"until": "2026-12-20T17:00:00.000Z"}), 409, "time_is_short", "/until")
    fault(KIM.send("PUT", aside, {"until": CLOCK}), 422, "in_the_past", "/until")
    fault(account("pharmacist").send("PUT", aside, {"until": "2026-12-20T17:00:00.000Z"}), 404, "unknown_request")
    clock_at(CLOCK)
    end_all()


@case
def news_of_a_case():
    """A change asked, an answer and a new document show in the list, and wake what stands aside"""
    end_all()
    number = submitted()
    ok(KIM.get(f"/api/requests/{number}"))
    ok(KIM.send("PUT", f"/api/work/{number}/aside", {"until": "2026-11-25T17:00:00.000Z"}))
    clock_at("2026-11-24T17:30:00.000Z")
    ok(ROSA.command(f"/api/requests/{number}/notes", {"note": {"type": "cancel", "text": "Not needed any more."}}))
    same(row(KIM, number)["change_asked"], "cancel", "asked")
    same(numbers(KIM, flag=["change"]), {number}, "found by it")
    same(numbers(KIM), {number}, "it is back in her list")
    ok(KIM.command(f"/api/requests/{number}/commands", {"type": "AnswerChange", "change": 1, "state": "refused", "text": "No."}))
    assert "change_asked" not in row(KIM, number), "answered"
    clock_at(CLOCK)
    end_all()


@case
def kept_views():
    """A view is kept for its owner beside the searches of requests, counted like any other, and removed"""
    view = str(uuid.uuid4())
    saved = ok(KIM.send("PUT", f"/api/work-views/{view}", {"name": "Urgent imaging", "filters": {"plan": "harbor", "urgency": ["urgent"]}}))
    same(saved["name"], "Urgent imaging", "saved")
    other = str(uuid.uuid4())
    fault(KIM.send("PUT", f"/api/work-views/{other}", {"name": "Urgent imaging", "filters": {"plan": "harbor"}}), 409, "name_taken", "/name")
    fault(KIM.send("PUT", f"/api/work-views/{other}", {"name": "Bad", "filters": {"plan": "harbor", "limit": 999}}), 422, "bad_limit",
          "/filters/limit")
    kept = ok(KIM.get("/api/plans/harbor/work-views"))
    same([each["id"] for each in kept["saved"]], [view], "kept")
    assert "nurse_imaging" in kept["queues"] and "physician" not in kept["queues"], kept["queues"]
    same([each["id"] for each in ok(KIM.get("/api/saved-searches"))["saved"]], [], "not among the searches")
    same(ok(SAM.get("/api/plans/harbor/work-views"))["saved"], [], "nobody else's")
    ok(KIM.send("DELETE", f"/api/work-views/{view}"))
    same(ok(KIM.get("/api/plans/harbor/work-views"))["saved"], [], "removed")


@case
def looks_are_logged():
    """Each member whose case the list shows leaves a row in the access log"""
    import sqlite3
    if SERVER.database:
        return
    end_all()
    submitted()
    work(KIM)
    with sqlite3.connect(os.path.join(SERVER.data, "assent.sqlite")) as base:
        count = base.execute("select count(*) from access_log where account = ? and act = 'search' and member <> ''",
                             (KIM.user["account"],)).fetchone()[0]
    assert count > 0, count
    end_all()


if __name__ == "__main__":
    code = run_cases()
    SERVER.close()
    sys.exit(code)
