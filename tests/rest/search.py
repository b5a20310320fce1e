"""Lists of requests at the REST door: what each person finds, by which filters, in which order, page by page; the page of a
request with what may be done to it; live news, drafts, saved searches, exports and reports."""

import csv
import http.client
import io
import json
import os
import subprocess
import sys
import threading
import time
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from harness import ROOT, Client, Office, Server, case, demo_member, demo_rows, fault, run_cases, same  # noqa: E402

SERVER = Server(sys.argv[1], database=sys.argv[2] if len(sys.argv) > 2 else None).start()
CLOCK = "2026-11-24T17:15:00.000Z"
GROUP = "bayside"  # a medical group of Harbor's pack


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


def numbers(reply):
    return [row["request"] for row in ok(reply)["requests"]]


def find(who, **ask):
    return who.post("/api/requests/search", {"plan": "harbor", **ask})


@case
def search_finds_by_each_filter():
    """A request is found by each thing that is known of it, and not by what it is not"""
    rosa, kim = office(), person("kim")
    sent = ok(rosa.submit(urgency="urgent", urgency_by="physician", urgency_text="Pain out of control"), 201)
    number = sent["request"]
    page = ok(rosa.get(f"/api/requests/{number}"))
    patient = rosa.patient["id"]
    yes = {
        "number": number, "text": number[-5:], "member": patient, "member_number": demo_member("harbor", "medi_cal"),
        "submitted_from": "2026-11-24", "submitted_to": "2026-11-24", "service_from": page["lines"][0]["from"],
        "service_to": page["lines"][0]["to"], "requesting": rosa.requesting["id"], "servicing": rosa.requesting["id"],
        "provider": rosa.requesting["id"], "status": ["in_review", "received"], "kind": ["outpatient"], "urgency": ["urgent"],
        "review": ["pre_service"], "submitter": rosa.user["account"], "unassigned": True, "line_of_business": ["medi_cal"],
        "queue": sent["queue"], "state": "open", "due_before": "2027-01-01T00:00:00.000Z",
    }
    no = {
        "number": "409999999", "text": "0000000", "member": "nobody", "member_number": "HB0000099", "submitted_from": "2026-11-25",
        "submitted_to": "2026-11-23", "service_from": "2030-01-01", "service_to": "2020-01-01", "requesting": "nobody",
        "servicing": "nobody", "provider": "nobody", "status": ["denied"], "kind": ["inpatient"], "urgency": ["standard"],
        "review": ["post_service"], "submitter": "nobody", "assignee": "nobody", "line_of_business": ["commercial"],
        "queue": "appeals", "state": "closed", "due_before": "2020-01-01T00:00:00.000Z", "information_asked": True,
        "authorized_to": "2030-01-01", "decided_from": "2020-01-01T00:00:00.000Z",
    }
    for who in (rosa, kim):
        for name, value in yes.items():
            assert number in numbers(find(who, **{name: value}, sort="received", limit=200)), f"{name} {value} finds it"
        for name, value in no.items():
            assert number not in numbers(find(who, **{name: value}, limit=200)), f"{name} {value} does not find it"
    spoken = f"{number[:3]} {number[3:6]}-{number[6:]}"
    same(numbers(find(rosa, number=spoken, **{key: yes[key] for key in ("status", "kind", "urgency", "member")})), [number],
         "all together")
    row = ok(find(rosa, number=number))["requests"][0]
    same((row["member"], row["status"], row["due_at"], row["submitted_by_name"], row["line_of_business"], row["closed"]),
         (patient, "in_review", sent["due_at"], "Rosa Testcase", "medi_cal", False), "the row")


@case
def search_follows_the_request():
    """Lists tell what is asked, what was decided and until when it is authorized"""
    rosa, kim = office(), person("kim")
    sent = ok(rosa.submit(), 201)
    number = sent["request"]
    asked = ok(kim.command(f"/api/requests/{number}/commands",
                           {"type": "RequestInformation", "items": [{"item": "treatment", "text": "Notes"}], "why": "Unclear."}))
    row = ok(find(rosa, number=number, information_asked=True, sort="reply"))["requests"][0]
    same((row["status"], row["information"]), ("awaiting_information", 1), "what is asked")
    assert row["reply_due_at"] > CLOCK, row
    ok(kim.command(f"/api/requests/{number}/assignment", {"account": kim.user["account"], "name": "Kim"}))
    assert number in numbers(find(kim, scope="mine")), "assigned to Kim"
    assert number not in numbers(find(person("osei"), scope="mine", limit=200)), "not to Osei"
    page = ok(kim.get(f"/api/requests/{number}"))
    ok(kim.command(f"/api/requests/{number}/approval", {}, version=page["version"]))
    last = page["lines"][0]["to"]
    row = ok(find(rosa, number=number, decided_from="2026-11-24T00:00:00.000Z", sort="closed"))["requests"][0]
    same((row["closed"], row["authorized_to"], row["information"]), (True, last, 0), "decided")
    assert row["closed_at"].startswith("2026-11-24T17:"), row
    same(numbers(find(rosa, number=number, authorized_from=last, authorized_to=last, sort="authorized_to")), [number], "ends that day")
    same(numbers(find(rosa, number=number, authorized_from="2030-01-01", sort="authorized_to")), [], "not later")


@case
def who_finds_what():
    """Staff find all of the plan, an office its own, primary care reads along, others nothing"""
    rosa, dev, kim = office(), person("dev"), person("kim")
    linked = ok(rosa.submit(), 201)["request"]  # Dev's practice is this member's primary care
    foreign = ok(rosa.submit(member=other_patient(rosa)), 201)["request"]
    for number in (linked, foreign):
        same(numbers(find(kim, number=number)), [number], "staff")
        same(numbers(find(rosa, number=number, scope="mine")), [number], "who sent it")
        same(numbers(find(rosa, number=number, scope="office")), [number], "the office")
    same(numbers(find(dev, number=foreign)), [], "nothing of another office's")
    fault(dev.get(f"/api/requests/{foreign}"), 404, "unknown_request")
    same(numbers(find(dev, number=linked)), [linked], "as primary care")
    same(numbers(find(dev, number=linked, case="pcp")), [linked], "a PCP case")
    same(numbers(find(dev, number=linked, case="non_pcp")), [], "no other case")
    same(numbers(find(dev, number=linked, scope="office")), [], "not as its own")
    same(ok(find(dev, number=linked))["requests"][0]["pcp"], True, "marked")
    page = ok(dev.get(f"/api/requests/{linked}"))
    same((page["visibility"], page["actions"]), ("read_only", []), "reads and does nothing")
    same(ok(rosa.get(f"/api/requests/{linked}"))["visibility"], "full", "the office's own")
    fault(dev.command(f"/api/requests/{linked}/notes", {"note": {"text": "hello"}}), 403, "read_only")
    colleague = account("provider_office", organisation="bay-spine-demo")
    same(numbers(find(colleague, number=foreign, scope="mine")), [], "not mine")
    same(numbers(find(colleague, number=foreign)), [foreign], "my office's")
    same(numbers(find(account("auditor"), number=foreign)), [foreign], "an auditor")
    for role in ("policy_analyst", "administrator", "external_reviewer"):
        fault(find(account(role)), 403, "right_required")
    fault(find(Client(SERVER.port)), 401, "sign_in_required")
    fault(rosa.post("/api/requests/search", {"plan": "nowhere"}), 404, "unknown_plan")


@case
def groups_see_what_was_forwarded():
    """People of a delegated group find, read and share out what was forwarded to them, and nothing else"""
    rosa, kim, nurse = office(), person("kim"), account("nurse", organisation=GROUP)
    sent = [ok(rosa.submit(), 201)["request"] for _ in range(2)]
    for number in sent:
        same(numbers(find(nurse, number=number)), [], "not theirs yet")
        fault(nurse.get(f"/api/requests/{number}"), 404, "unknown_request")
    ok(kim.command(f"/api/requests/{sent[0]}/commands", {"type": "ForwardRequest", "group": GROUP, "why": "Their member."}))
    same(numbers(find(nurse, state="open", scope="team")), [sent[0]], "forwarded")
    page = ok(nurse.get(f"/api/requests/{sent[0]}"))
    same((page["visibility"], page["status"]), ("full", "forwarded"), "they see all of it")
    assert "acknowledge_forward" in page["actions"], page["actions"]
    fault(nurse.get(f"/api/requests/{sent[1]}"), 404, "unknown_request")
    fault(nurse.command(f"/api/requests/{sent[1]}/assignment", {"queue": "tasks"}), 404, "unknown_request")
    same({row["name"] for row in ok(nurse.get("/api/plans/harbor/staff"))["staff"]}, {"Pat Testcase"}, "their own people")


@case
def pages_hold_together():
    """Page by page every request comes once, in its order, in both directions"""
    rosa = office()
    for _ in range(5):
        ok(rosa.submit(), 201)
    for sort, key in (("due", "due_at"), ("received", "received_at"), ("updated", "updated_at")):
        for descending in (False, True):
            seen, keys, after = [], [], ""
            while True:
                page = ok(find(rosa, sort=sort, descending=descending, limit=3, after=after))
                seen += [row["request"] for row in page["requests"]]
                keys += [row.get(key, "9999") for row in page["requests"]]
                after = page.get("next", "")
                if not after:
                    break
            same(len(seen), len(set(seen)), "each once")
            assert len(seen) >= 5, seen
            same(keys, sorted(keys, reverse=descending), f"{sort} in order")


@case
def counts_by_status():
    """The counts tell mine, my office's and all by status, and follow what happens"""
    mine, kim = account("provider_office", organisation="bay-spine-demo"), person("kim")
    before = ok(find(mine, count=True, limit=1))
    same(before["counts"]["mine"], {"total": 0, "open": 0, "status": {}}, "nothing yet")
    assert before["now"].startswith("2026-11-24T17:"), before["now"]
    rosa = office()
    asked = rosa.request(lines=[{**rosa.request()["lines"][0], "from": "2026-12-30", "to": "2026-12-30"}])
    number = ok(mine.command("/api/requests", asked), 201)["request"]
    after = ok(find(mine, count=True, limit=1))["counts"]
    same(after["mine"], {"total": 1, "open": 1, "status": {"in_review": 1}}, "mine")
    same(after["office"]["open"], before["counts"]["office"]["open"] + 1, "the office's")
    page = ok(kim.get(f"/api/requests/{number}"))
    ok(kim.command(f"/api/requests/{number}/approval", {}, version=page["version"]))
    same(ok(find(mine, count=True))["counts"]["mine"], {"total": 1, "open": 0, "status": {"approved": 1}}, "decided")
    staff = ok(find(kim, count=True, limit=1))["counts"]
    assert set(staff) == {"mine", "all"} and staff["all"]["total"] >= after["office"]["total"], staff
    assert "counts" not in ok(find(mine)), "only when asked"


@case
def search_refuses_precisely():
    """What cannot be searched is refused with its place"""
    rosa = office()
    fault(find(rosa, last_name="Testperson"), 422, "search_too_wide", "/member_number")
    fault(find(rosa, text="12"), 422, "too_short", "/text")
    fault(find(rosa, text="Maple"), 422, "bad_number", "/text")
    fault(find(rosa, number="40x"), 422, "bad_number", "/number")
    fault(find(rosa, after="nonsense"), 422, "bad_page", "/after")
    fault(find(rosa, limit=0), 422, "bad_limit", "/limit")
    fault(find(rosa, limit=201), 422, "bad_limit", "/limit")
    fault(find(person("kim"), case="pcp"), 422, "contradictory_choice", "/case")
    for name, value, pointer in (("status", ["gone"], "/status/0"), ("sort", "best", "/sort"), ("scope", "world", "/scope"),
                                 ("kind", ["x"], "/kind/0")):
        same(fault(find(rosa, **{name: value}), 422, "unknown_value")["pointer"], pointer, name)
    fault(find(rosa, colour="red"), 422, "unknown_field", "/colour")
    rosa.csrf = "wrong"
    fault(find(rosa), 403, "bad_csrf")


class Stream:
    """An open line to /api/events that collects what comes."""

    def __init__(self, who, last=None, query=""):
        self.connection = http.client.HTTPConnection("127.0.0.1", SERVER.port, timeout=20)
        headers = {"Cookie": who.cookie or ""}
        if last:
            headers["Last-Event-ID"] = last
        self.connection.request("GET", "/api/events" + query, headers=headers)
        self.reply = self.connection.getresponse()
        if self.reply.status == 200:
            same(self.reply.headers["Content-Type"].split(";")[0], "text/event-stream", "type")

    def next(self):
        """The next event with its name, id and data; None at the end."""
        event = {"event": "message"}
        while True:
            line = self.reply.readline().decode().rstrip("\r\n")
            if not line and "data" in event:
                event["data"] = json.loads(event["data"])
                return event
            if not line and self.reply.isclosed():
                return None
            if line and not line.startswith(":"):
                name, value = line.split(": ", 1)
                event[name] = value

    def until(self, number):
        for _ in range(50):
            event = self.next()
            if event is None or event["data"].get("request") == number:
                return event
        raise AssertionError(f"no news of {number}")

    def close(self):
        self.connection.close()


@case
def news_as_they_happen():
    """What changes is told to who may see it, within a second, and to nobody else"""
    rosa, dev, kim = office(), person("dev"), person("kim")
    streams = {"rosa": Stream(rosa), "dev": Stream(dev), "kim": Stream(kim)}
    for stream in streams.values():
        same(stream.next()["event"], "hello", "greeting")
    sent = ok(rosa.submit(member=other_patient(rosa)), 201)
    began = time.time()
    for name in ("rosa", "kim"):
        event = streams[name].until(sent["request"])
        same((event["event"], event["data"]["status"], event["data"]["plan"]), ("request", "in_review", "harbor"), name)
        assert event["data"]["version"] >= sent["version"], f"{event}: its acknowledgement may have gone meanwhile"
    assert time.time() - began < 1, f"told after {time.time() - began:.2f} s"
    ok(kim.command(f"/api/requests/{sent['request']}/approval", {}, version=sent["version"]))
    event = streams["rosa"].until(sent["request"])
    same((event["data"]["status"], event["data"]["closed"]), ("approved", True), "decided")
    linked = ok(rosa.submit(), 201)["request"]
    first = streams["dev"].next()
    same(first["data"]["request"], linked, "the first Dev hears of is his member's, as primary care")
    for stream in streams.values():
        stream.close()


@case
def news_of_another_process():
    """What another process writes into the same database is told as well"""
    rosa = office()
    number = ok(rosa.submit(), 201)["request"]
    stream = Stream(rosa, query="?plan=harbor")
    same(stream.next()["event"], "hello", "greeting")
    command = [SERVER.program, "request", "run", number, "AddNote", "--as", "kim", "--data", SERVER.data,
               "--body", json.dumps({"note": {"type": "clinical", "text": "From the console."}})]
    if SERVER.database:
        command += ["--database", SERVER.database]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=ROOT)
    same(done.returncode, 0, f"the console: {done.stdout}{done.stderr}")
    event = stream.until(number)
    same(event["data"]["request"], number, "told")
    stream.close()


@case
def news_taken_up_again():
    """After a broken line the stream goes on where it stood, each request once"""
    rosa = office()
    stream = Stream(rosa, query="?plan=harbor")
    place = stream.next()["id"]
    stream.close()
    sent = ok(rosa.submit(), 201)
    rosa.command(f"/api/requests/{sent['request']}/notes", {"note": {"type": "web_note", "text": "Later."}})
    again = Stream(rosa, last=place, query="?plan=harbor")
    same(again.next()["event"], "hello", "greeting")
    event = again.next()
    same(event["data"]["request"], sent["request"], "the request")
    assert event["data"]["version"] > sent["version"], f"as it stands now: {event}"
    third = Stream(rosa, last=event["id"], query="?plan=harbor")
    same(third.next()["event"], "hello", "greeting")
    other = ok(rosa.submit(), 201)["request"]
    same(third.next()["data"]["request"], other, "nothing is told twice")
    again.close()
    third.close()


@case
def news_end_with_the_session():
    """Signed out: no stream, and an open one says goodbye; a seventh is refused"""
    same(Stream(Client(SERVER.port)).reply.status, 401, "signed out")
    someone = account("provider_office", organisation="bay-spine-demo")
    same(Stream(someone, query="?plan=central").reply.status, 404, "another plan")
    streams = [Stream(someone) for _ in range(6)]
    seventh = Stream(someone)
    same((seventh.reply.status, json.loads(seventh.reply.read())["code"]), (429, "too_many_streams"), "the seventh")
    same(streams[0].next()["event"], "hello", "greeting")
    same(someone.send("DELETE", "/api/session").status, 200, "signs out")
    event = streams[0].next()
    same((event["event"], event["data"]), ("bye", {"type": "bye", "reason": "session_ended"}), "goodbye")
    same(streams[0].next(), None, "and closed")
    for stream in streams:
        stream.close()


def draft_of(rosa, **changes):
    """A form as the page would keep it."""
    return {"plan": "harbor", "summary": {"member": rosa.patient["id"], "service": "72148"},
            "content": {"form": rosa.request(**changes), "field": "/lines/0/code"}}


def put_draft(who, draft, body, version=None):
    return who.send("PUT", f"/api/drafts/{draft}", body=body, headers={"If-Match": f'"{version}"'} if version else {})


@case
def a_draft_is_kept_and_shared():
    """A draft is saved, listed, read by the office, handed over and deleted; other offices never see it"""
    rosa, dev = office(), person("dev")
    colleague = account("provider_office", organisation="bay-spine-demo")
    draft = str(uuid.uuid4())
    body = draft_of(rosa)
    made = put_draft(rosa, draft, body)
    same((made.status, made.json["version"], made.headers["ETag"]), (201, 1, '"1"'), f"{made}")
    same((made.json["expires_at"][:13], made.json["expires_soon"]), ("2026-12-24T17", False), "30 days")
    body["content"]["form"]["reason"] = "op_surgery"
    same(put_draft(rosa, draft, body, version=1).json["version"], 2, "saved")
    read = ok(colleague.get(f"/api/drafts/{draft}"))
    same((read["content"], read["summary"], read["owner_name"]), (body["content"], body["summary"], "Rosa Testcase"), "a colleague")
    listed = ok(colleague.get("/api/drafts?plan=harbor"))["drafts"]
    assert draft in [row["draft"] for row in listed] and all("content" not in row for row in listed), listed
    mine = lambda who: [row["draft"] for row in ok(who.get("/api/drafts?plan=harbor&mine=true"))["drafts"]]
    assert draft in mine(rosa) and draft not in mine(colleague)
    handed = ok(rosa.send("PUT", f"/api/drafts/{draft}/owner", body={"account": colleague.user["account"]}))
    same((handed["owner"], handed["version"]), (colleague.user["account"], 3), "handed over")
    assert draft in mine(colleague) and draft not in mine(rosa)
    fault(rosa.send("PUT", f"/api/drafts/{draft}/owner", body={"account": dev.user["account"]}), 404, "unknown_account", "/account")
    fault(dev.get(f"/api/drafts/{draft}"), 404, "unknown_draft")
    assert draft not in [row["draft"] for row in ok(dev.get("/api/drafts?plan=harbor"))["drafts"]]
    fault(put_draft(dev, draft, draft_of(rosa)), 422, "bad_draft_id")
    same(dev.send("DELETE", f"/api/drafts/{draft}").status, 204, "as if it were not there")
    same(rosa.get(f"/api/drafts/{draft}").status, 200, "and it is")
    same(rosa.send("DELETE", f"/api/drafts/{draft}").status, 204, "deleted")
    same(rosa.send("DELETE", f"/api/drafts/{draft}").status, 204, "again")
    fault(rosa.get(f"/api/drafts/{draft}"), 404, "unknown_draft")


def colleagues(who, draft):
    return ok(who.get(f"/api/drafts/{draft}/colleagues"))["colleagues"]


def hand_over(who, draft, to):
    return who.send("PUT", f"/api/drafts/{draft}/owner", body={"account": to.user["account"]})


@case
def to_whom_a_draft_may_go():
    """An ordinary office user is told the colleagues who may send requests for the plan, by id and name, and nobody else"""
    rosa, dev = office(), person("dev")
    colleague = account("provider_office", organisation="bay-spine-demo")
    abroad = account("provider_office", organisation="bay-spine-demo", plans=("central",))
    outsider = account("provider_office", organisation="maple-street-demo")
    gone = account("provider_office", organisation="bay-spine-demo")
    one = ok(person("admin").get(f"/api/accounts/{gone.user['account']}"))
    fields = ("login", "name", "role", "organisation", "plan", "plans")
    ok(person("admin").send("PUT", f"/api/accounts/{one['account']}", body={**{f: one[f] for f in fields}, "disabled": True},
                            headers={"If-Match": f'"{one["version"]}"'}))
    draft = str(uuid.uuid4())
    ok(put_draft(rosa, draft, draft_of(rosa)), 201)
    told = colleagues(rosa, draft)
    assert all(set(each) == {"account", "name"} for each in told), told
    ids = [each["account"] for each in told]
    assert colleague.user["account"] in ids, told
    for stranger in (rosa, abroad, outsider, dev):
        assert stranger.user["account"] not in ids, f"{stranger.user} in {told}"
    assert one["account"] not in ids, "who is turned off takes nothing over"
    fault(dev.get(f"/api/drafts/{draft}/colleagues"), 404, "unknown_draft")
    fault(Client(SERVER.port).get(f"/api/drafts/{draft}/colleagues"), 401, "sign_in_required")
    fault(person("osei").get(f"/api/drafts/{draft}/colleagues"), 403, "right_required")
    for stranger in (abroad, outsider):
        fault(hand_over(rosa, draft, stranger), 404, "unknown_account", "/account")
    same(ok(hand_over(rosa, draft, colleague))["owner"], colleague.user["account"], "handed over")
    same([each["account"] for each in colleagues(rosa, draft)].count(rosa.user["account"]), 1, "it may come back")
    same(ok(hand_over(rosa, draft, rosa))["owner"], rosa.user["account"], "undone by who gave it")


@case
def drafts_of_plan_staff_are_handed_over():
    """The plan's people hand drafts to one another; who belongs to no organisation is told that there is nobody"""
    kim, ines, rosa = person("kim"), person("ines"), office()
    draft = str(uuid.uuid4())
    ok(put_draft(kim, draft, draft_of(rosa)), 201)
    ids = [each["account"] for each in colleagues(kim, draft)]
    assert ines.user["account"] in ids and rosa.user["account"] not in ids, ids
    assert person("osei").user["account"] not in ids, "a physician sends no requests"
    same(ok(hand_over(kim, draft, ines))["owner_name"], "Inés Testcase", "handed over")
    same(ok(hand_over(kim, draft, kim))["owner_name"], "Kim Testcase", "and back")
    fault(hand_over(kim, draft, rosa), 404, "unknown_account", "/account")
    alone, other = account("nurse", organisation=""), account("nurse", organisation="")
    own = str(uuid.uuid4())
    ok(put_draft(alone, own, draft_of(rosa)), 201)
    fault(alone.get(f"/api/drafts/{own}/colleagues"), 409, "no_organisation")
    fault(hand_over(alone, own, other), 409, "no_organisation")
    same(ok(alone.get(f"/api/drafts/{own}"))["owner_name"], "Pat Testcase", "it stays where it is")
    fault(other.get(f"/api/drafts/{own}"), 404, "unknown_draft")


@case
def two_tabs_on_one_draft():
    """Of two who save one version the second is told who saved, and loses nothing"""
    rosa = office()
    draft = str(uuid.uuid4())
    ok(put_draft(rosa, draft, draft_of(rosa)), 201)
    ok(put_draft(rosa, draft, draft_of(rosa, reason="first"), version=1))
    told = fault(put_draft(rosa, draft, draft_of(rosa, reason="second"), version=1), 412, "stale_version")
    assert "Rosa Testcase" in told["detail"], told
    fault(put_draft(rosa, draft, draft_of(rosa)), 412, "stale_version")
    fault(rosa.send("DELETE", f"/api/drafts/{draft}", headers={"If-Match": '"1"'}), 412, "stale_version")
    same(ok(rosa.get(f"/api/drafts/{draft}"))["content"]["form"]["reason"], "first", "what was saved stands")


@case
def a_draft_is_sent_once():
    """Sent twice, by two people at once or with other content: one request"""
    rosa = office()
    colleague = account("provider_office", organisation="bay-spine-demo")
    draft = str(uuid.uuid4())
    ok(put_draft(rosa, draft, draft_of(rosa)), 201)
    line = {**rosa.request()["lines"][0], "from": "2027-01-11", "to": "2027-01-11"}
    form = rosa.request(lines=[line])
    path = f"/api/drafts/{draft}/submit"
    fault(rosa.post(path, {**form, "diagnoses": []}), 422, "diagnosis_required")
    same(rosa.get(f"/api/drafts/{draft}").status, 200, "a refused one stays")
    fault(rosa.post(path, {**form, "plan": "central"}), 422, "contradictory_choice", "/plan")
    replies = []
    threads = [threading.Thread(target=lambda who=who: replies.append(who.post(path, form))) for who in (rosa, colleague)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    same(sorted(reply.status for reply in replies), [200, 201], f"{replies}")
    same(replies[0].json, replies[1].json, "the same reply")
    number = replies[0].json["request"]
    told = fault(rosa.post(path, rosa.request(lines=[{**line, "units": 2}])), 409, "draft_sent")
    assert number in told["detail"], told
    fault(rosa.get(f"/api/drafts/{draft}"), 409, "draft_sent")
    fault(put_draft(rosa, draft, draft_of(rosa), version=1), 409, "draft_sent")
    assert draft not in [row["draft"] for row in ok(rosa.get("/api/drafts?plan=harbor"))["drafts"]]
    fault(rosa.post(f"/api/drafts/{uuid.uuid4()}/submit", form), 404, "unknown_draft")
    fault(person("dev").post(path, form), 404, "unknown_draft")


@case
def drafts_are_refused_precisely():
    """Ids, sizes, shapes, rights"""
    rosa = office()
    draft = str(uuid.uuid4())
    fault(put_draft(rosa, "my-draft", draft_of(rosa)), 422, "bad_draft_id")
    fault(put_draft(rosa, draft, {"plan": "harbor", "content": {"text": "x" * 600_000}}), 422, "too_long", "/content")
    fault(put_draft(rosa, draft, {"plan": "harbor", "summary": {"text": "x" * 5_000}}), 422, "too_long", "/summary")
    fault(put_draft(rosa, draft, {"plan": "harbor", "content": []}), 422, "wrong_type", "/content")
    fault(put_draft(rosa, draft, {"plan": "harbor", "colour": "red"}), 422, "unknown_field", "/colour")
    fault(put_draft(rosa, draft, {"plan": "nowhere"}), 404, "unknown_plan")
    fault(put_draft(rosa, draft, draft_of(rosa), version=3), 404, "unknown_draft")
    fault(put_draft(account("auditor"), draft, draft_of(rosa)), 403, "right_required")
    fault(Client(SERVER.port).get("/api/drafts"), 401, "sign_in_required")
    fault(rosa.send("PUT", "/api/plans/harbor/draft-days", body={"days": 5}), 403, "right_required")
    fault(person("admin").send("PUT", "/api/plans/harbor/draft-days", body={"days": 0}), 422, "bad_quantity", "/days")


@case
def drafts_expire_with_a_warning():
    """A draft warns a week before it expires, and is gone after its days"""
    rosa, boss = office(plan="central"), person("admin")
    draft = str(uuid.uuid4())
    ok(put_draft(rosa, draft, {"plan": "central", "content": {"a": 1}}), 201)
    shown = lambda: [row for row in ok(rosa.get("/api/drafts?plan=central"))["drafts"] if row["draft"] == draft]
    same(shown()[0]["expires_soon"], False, "not yet")
    same(boss.send("PUT", "/api/plans/central/draft-days", body={"days": 7}).status, 204, "seven days")
    same(shown()[0]["expires_soon"], True, "warned")
    try:
        same(boss.post("/api/trial/clock", {"at": "2026-12-02T17:15:00.000Z"}).status, 200, "eight days on")
        rosa.sign_in("rosa")
        same(shown(), [], "gone")
        fault(rosa.get(f"/api/drafts/{draft}"), 404, "unknown_draft")
    finally:
        boss.sign_in("admin")
        same(boss.post("/api/trial/clock", {"at": CLOCK}).status, 200, "and back")
        boss.send("PUT", "/api/plans/central/draft-days", body={"days": 30})


@case
def saved_searches():
    """A search is kept by name for who saved it, changed, listed by name and deleted"""
    pat = account("provider_office", organisation="bay-spine-demo", plans=("harbor", "central"))
    one, two = str(uuid.uuid4()), str(uuid.uuid4())
    put = lambda who, key, name, **filters: who.send("PUT", f"/api/saved-searches/{key}", body={
        "plan": filters.get("plan", "harbor"), "name": name, "filters": filters})
    saved = ok(put(pat, one, "Waiting", state="open", status=["awaiting_information"], last_name="Testperson", born_on="1980-04-12"))
    same((saved["name"], saved["filters"]["status"]), ("Waiting", ["awaiting_information"]), "saved")
    ok(put(pat, two, "Also central", plan="central", text="123"))
    listed = ok(pat.get("/api/saved-searches"))["saved"]
    same([row["name"] for row in listed], ["Also central", "Waiting"], "by name")
    filters = listed[1]["filters"]
    same(pat.post("/api/requests/search", filters).status, 200, "the filters can be searched as they come back")
    ok(put(pat, one, "Still waiting", state="open"))
    same([row["name"] for row in ok(pat.get("/api/saved-searches"))["saved"]], ["Also central", "Still waiting"], "changed")
    fault(put(pat, str(uuid.uuid4()), "Still waiting"), 409, "name_taken", "/name")
    fault(put(pat, str(uuid.uuid4()), " "), 422, "name_missing", "/name")
    fault(put(pat, str(uuid.uuid4()), "x" * 201), 422, "too_long", "/name")
    fault(put(pat, "mine", "Mine"), 422, "bad_id", "/id")
    fault(put(pat, str(uuid.uuid4()), "Wide", last_name="Testperson"), 422, "search_too_wide", "/filters/member_number")
    fault(put(pat, str(uuid.uuid4()), "Odd", status=["gone"]), 422, "unknown_value", "/filters/status/0")
    fault(put(account("policy_analyst"), one, "Mine"), 403, "right_required")
    other = account("provider_office", organisation="bay-spine-demo")
    same(ok(other.get("/api/saved-searches"))["saved"], [], "nobody else's")
    same(other.send("DELETE", f"/api/saved-searches/{one}").status, 204, "deletes nothing of another's")
    same(len(ok(pat.get("/api/saved-searches"))["saved"]), 2, "still there")
    same(pat.send("DELETE", f"/api/saved-searches/{one}").status, 204, "deleted")
    same([row["name"] for row in ok(pat.get("/api/saved-searches"))["saved"]], ["Also central"], "gone")


@case
def rows_as_a_file():
    """The file holds the rows of the search in its order, and no cell is a formula"""
    login = f"person-{uuid.uuid4()}"
    same(person("admin").post("/api/accounts", {
        "login": login, "name": "=HYPERLINK(\"x\"),Pat", "role": "provider_office", "plan": "harbor",
        "organisation": "bay-spine-demo", "password": "demo-assent"}).status, 204, "a person of odd name")
    pat, rosa = person(login), office()
    line = rosa.request()["lines"][0]
    sent = [ok(pat.command("/api/requests", rosa.request(lines=[{**line, "from": day, "to": day}])), 201)["request"]
            for day in ("2027-02-01", "2027-02-02", "2027-02-03")]
    ask = {"plan": "harbor", "scope": "mine", "sort": "received", "descending": False, "limit": 1}
    reply = pat.post("/api/requests/export", ask)
    same((reply.status, reply.headers["Content-Type"]), (200, "text/csv; charset=utf-8"), f"{reply}")
    assert "requests.csv" in reply.headers["Content-Disposition"] and "X-Truncated" not in reply.headers, reply.headers
    rows = list(csv.DictReader(io.StringIO(reply.body.decode(), newline="")))
    same(sorted(row["request"].replace(" ", "") for row in rows), sorted(sent), "the rows of the search, not of one page")
    same({row["submitted_by"] for row in rows}, {"'=HYPERLINK(\"x\"),Pat"}, "no formula")
    same({(row["status"], row["service"], row["kind"]) for row in rows}, {("in_review", "72148", "outpatient")}, "what they are")
    same(len(list(csv.DictReader(io.StringIO(person("dev").post("/api/requests/export", {**ask, "number": sent[0], "scope": "office"})
                                             .body.decode())))), 0, "nothing of another office's")
    fault(account("policy_analyst").post("/api/requests/export", ask), 403, "right_required")
    fault(pat.post("/api/requests/export", {**ask, "last_name": "Testperson"}), 422, "search_too_wide")


@case
def who_has_how_much():
    """Staff and queues with their load, for who shares out work"""
    rosa, kim, sam = office(), person("kim"), person("sam")
    load = lambda: {row["name"]: row["open"] for row in ok(sam.get("/api/plans/harbor/staff"))["staff"]}
    queue = lambda name: next(row for row in ok(kim.get("/api/plans/harbor/queues"))["queues"] if row["queue"] == name)
    sent = ok(rosa.submit(), 201)
    before, waiting = load(), queue(sent["queue"])
    assert {"Kim Testcase", "Dr. Osei Testcase", "Sam Testcase"} <= set(before) and "Rosa Testcase" not in before, before
    ok(kim.command(f"/api/requests/{sent['request']}/assignment", {"account": kim.user["account"], "name": "Kim"}))
    same(load()["Kim Testcase"], before["Kim Testcase"] + 1, "one more")
    now = queue(sent["queue"])
    same((now["open"], now["unassigned"]), (waiting["open"], waiting["unassigned"] - 1), "assigned")
    page = ok(kim.get(f"/api/requests/{sent['request']}"))
    ok(kim.command(f"/api/requests/{sent['request']}/approval", {}, version=page["version"]))
    same((load()["Kim Testcase"], queue(sent["queue"])["open"]), (before["Kim Testcase"], waiting["open"] - 1), "decided")
    names = [row["queue"] for row in ok(kim.get("/api/plans/harbor/queues"))["queues"]]
    same(names, sorted(names), "by name")
    for path in ("staff", "queues"):
        fault(rosa.get(f"/api/plans/harbor/{path}"), 403, "right_required")
        fault(account("nurse").get(f"/api/plans/central/{path}"), 404, "unknown_plan")


@case
def who_submitted_what():
    """The report counts what each person of an office submitted, of which kind, and how long it took (RPT-01B)"""
    someone, boss = account("provider_office", organisation="bay-spine-demo"), account("office_admin", organisation="bay-spine-demo")
    rosa, kim = office(), person("kim")
    line = rosa.request()["lines"][0]
    sent = [ok(someone.command("/api/requests", rosa.request(lines=[{**line, "from": day, "to": day}])), 201)
            for day in ("2027-03-01", "2027-03-02", "2027-03-03")]
    ok(kim.command(f"/api/requests/{sent[0]['request']}/approval", {}, version=sent[0]["version"]))
    ask = {"plan": "harbor", "from": "2026-11-24", "to": "2026-11-24"}
    of = lambda who, **more: {row["status"]: row for row in ok(who.post("/api/reports/submitters", {**ask, **more}))["rows"]
                              if row["submitter"] == someone.user["account"]}
    rows = of(boss)
    same({status: (row["kind"], row["count"], row["closed"]) for status, row in rows.items()},
         {"in_review": ("outpatient", 2, 0), "approved": ("outpatient", 1, 1)}, "counts")
    same((rows["approved"]["hours_median"] < 0.2, "hours_median" in rows["in_review"]), (True, False), "how long it took")
    same(of(person("sam")), rows, "the plan's supervisor sees the same of this person")
    same(of(boss, **{"from": "2026-11-25", "to": "2026-11-30"}), {}, "another day")
    same(of(account("office_admin", organisation="maple-street-demo")), {}, "another office")
    text = boss.post("/api/reports/submitters?format=csv", ask)
    same(text.headers["Content-Type"], "text/csv; charset=utf-8", "a file")
    assert ["Pat Testcase", "outpatient", "in_review", "2", "0", "", ""] in list(csv.reader(io.StringIO(text.body.decode()))), text.body
    fault(rosa.post("/api/reports/submitters", ask), 403, "right_required")
    fault(kim.post("/api/reports/submitters", ask), 403, "right_required")
    fault(boss.post("/api/reports/submitters", {**ask, "to": "2026-11-01"}), 422, "dates_reversed", "/to")
    fault(boss.post("/api/reports/submitters", {**ask, "from": "2020-01-01"}), 422, "search_too_wide", "/to")
    fault(boss.post("/api/reports/submitters?format=xml", ask), 422, "unknown_value", "/format")


if __name__ == "__main__":
    try:
        code = run_cases()
    finally:
        SERVER.close()
    sys.exit(code)
