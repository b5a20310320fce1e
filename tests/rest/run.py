"""The REST door of the real program over real sockets: what an office, a nurse and a stranger may do and are told."""

import hashlib
import http.client
import json
import os
import sys
import threading
import tomllib
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
sys.path.insert(0, os.path.dirname(__file__))
import accounts as people  # noqa: E402
import appeal_commands  # noqa: E402, F401
import appeals  # noqa: E402
import appeals_desk  # noqa: E402,F401
import passkeys  # noqa: E402,F401
import rights  # noqa: E402
from files import pdf  # noqa: E402
from harness import ROOT, Client, Office, Server, case, demo_member, fault, run_cases, same  # noqa: E402

SERVER = Server(sys.argv[1], database=sys.argv[2] if len(sys.argv) > 2 else None).start()
appeals.SERVER = people.SERVER = rights.SERVER = SERVER
CLOCK = "2026-11-24T17:15:00.000Z"


def admin():
    person = Client(SERVER.port)
    same(person.sign_in("admin").status, 200, "admin signs in")
    return person


def nurse():
    person = Client(SERVER.port)
    same(person.sign_in("kim").status, 200, "kim signs in")
    return person


def office(**kw):
    return Office(SERVER.port, **kw)


same(admin().post("/api/trial/clock", {"at": CLOCK}).status, 200, "the trial clock is set")


@case
def public_lookup():
    """Anybody may ask whether approval is needed"""
    reply = Client(SERVER.port).post("/api/lookup", {"plan": "harbor", "code": "72148", "date": "2026-11-24"})
    same(reply.status, 200, "status")
    same(reply.json["answer"], "required", "answer")
    assert "IMG-014" in reply.json["rows"], reply.json
    same(reply.headers["Cache-Control"], "no-store", "cache")


@case
def queued_with_deadline():
    """An MRI is queued for the imaging nurse with its legal deadline"""
    reply = office().submit()
    same(reply.status, 201, "status")
    got = reply.json
    same(got["status"], "in_review", "status")
    same(got["queue"], "nurse_imaging", "queue")
    assert got["due_at"] > CLOCK and got["governs"], got
    same(reply.headers["Location"], "/api/requests/" + got["request"], "location")


@case
def approved_by_a_nurse():
    """A nurse approves what an office submitted, and the office sees it with its timeline"""
    rosa = office()
    submitted = rosa.submit().json
    kim = nurse()
    number = submitted["request"]
    reply = kim.command(f"/api/requests/{number}/approval", {"criteria": "Harbor imaging 2026, 4.1"},
                        version=submitted["version"])
    same(reply.status, 200, "status")
    same(reply.json["status"], "approved", "approved")
    page = rosa.get(f"/api/requests/{number}")
    same(page.status, 200, "page")
    same(page.json["closed"], True, "closed")
    assert any("approved" in entry["text"] for entry in page.json["timeline"]), page.json["timeline"]
    assert "due_at" not in page.json, "what is decided is due no more, whatever is still to be told"
    same(page.headers["ETag"], f'"{page.json["version"]}"', "etag")


def sent_out():
    """The trial clock does what is due before it goes on: then the outbox holds nothing that can go."""
    same(admin().post("/api/trial/clock", {"at": CLOCK}).status, 200, "what is due is done")


def letters(page):
    """(number, recipient, form, how it stands) of each notice on a request's page, numbered from 1"""
    went = {d["notice"]: "delivered" if d["delivered"] else "failed" for d in page["deliveries"]}
    return [(i, n["to"], n["form"], went.get(i, "ordered")) for i, n in enumerate(page["notices"], 1)]


@case
def shown_in_the_portal():
    """What the portal shows is handed over by showing it; a letter waits until somebody says that it went"""
    rosa, kim = office(), nurse()
    got = rosa.submit().json
    number, version = got["request"], got["version"]
    sent_out()
    page = kim.get(f"/api/requests/{number}").json
    same(letters(page), [(1, "requesting_provider", "acknowledgement", "delivered")], "notices")
    assert page["version"] > version, page["version"]
    same(kim.command(f"/api/requests/{number}/approval", {"reason": "meets_criteria"}, version=version).status, 200,
         "nothing was changed meanwhile that matters")
    sent_out()
    page = kim.get(f"/api/requests/{number}").json
    told = {(to, form): how for _, to, form, how in letters(page)}
    same(told[("requesting_provider", "approval")], "delivered", "the office")
    same(told[("member", "approval")], "ordered", "the member")
    letter = next(number for number, to, _, _ in letters(page) if to == "member")
    same(kim.command(f"/api/requests/{number}/commands",
                     {"type": "RecordDelivery", "notice": letter, "channel": "mail"}).status, 200, "mailed")
    page = kim.get(f"/api/requests/{number}").json
    same(letters(page)[letter - 1][3], "delivered", "the member")


@case
def copies_know_each_other():
    """A copy that is joined is told to the request that goes on, by itself and once"""
    rosa, kim = office(), nurse()
    first = rosa.submit(key=str(uuid.uuid4()), lines=[{"service_type": "diagnostic", "code": "72146", "units": 1,
                                                       "unit": "unit", "place": "22", "from": "2027-02-01",
                                                       "to": "2027-02-01"}]).json["request"]
    second = rosa.submit(key=str(uuid.uuid4()), notes=[{"type": "web_note", "text": "Once more."}],
                         lines=[{"service_type": "diagnostic", "code": "72146", "units": 1, "unit": "unit", "place": "22",
                                 "from": "2027-02-01", "to": "2027-02-01"}]).json["request"]
    same(kim.command(f"/api/requests/{second}/commands",
                     {"type": "AnswerDuplicate", "other": first, "answer": "joined"}).status, 200, "joined")
    for _ in range(2):
        sent_out()
        kinds = [entry["kind"] for entry in kim.get(f"/api/requests/{first}").json["timeline"]]
        same(kinds.count("RequestLinked"), 1, f"{kinds}")


@case
def approved_at_once():
    """ECM02 at Central California is approved on submission and its end corrected to twelve months"""
    rosa = office(plan="central", line="medi_cal")
    reply = rosa.submit(kind="ecm_cs", reason="ecm", population="homelessness", diagnoses=[{"code": "Z59.0"}],
                        lines=[{"service_type": "enhanced_care_management", "code": "ECM02", "units": 12,
                                "from": "2026-11-24", "to": "2026-11-24"}])
    same(reply.status, 201, f"{reply}")
    got = reply.json
    same((got["status"], got["closed"], got["auto_approved"]), ("approved", True, True), "standing")
    same(got["lines"][0]["authorized"]["to"], "2027-11-23", "end")


@case
def same_key_same_reply():
    """The same key gets the same reply and no second request; another content is refused"""
    rosa = office()
    key = str(uuid.uuid4())
    first = rosa.submit(key=key)
    second = rosa.submit(key=key)
    same(first.status, 201, "first")
    same(second.status, 200, "second")
    same(second.json, first.json, "reply")
    fault(rosa.submit(key=key, urgency="urgent"), 409, "key_reused")
    fault(rosa.post("/api/requests", rosa.request()), 422, "key_required")


@case
def bad_bodies():
    """Unknown fields, wrong types, over-long values, bad text and dates are refused at their place"""
    rosa = office()
    fault(rosa.submit(unknown_thing=1), 422, "unknown_field", "/unknown_thing")
    fault(rosa.submit(lines="many"), 422, "wrong_type", "/lines")
    line = rosa.request()["lines"][0]
    fault(rosa.submit(lines=[{**line, "colour": "red"}]), 422, "unknown_field", "/lines/0/colour")
    fault(rosa.submit(lines=[{**line, "from": "2026-02-30"}]), 422, "bad_day", "/lines/0/from")
    fault(rosa.submit(notes=[{"type": "web_note", "text": "x" * 8001}]), 422, "too_long")
    broken = rosa.send("POST", "/api/requests", body=b'{"plan": "\xff\xfe"}',
                       headers={"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())})
    fault(broken, 400, "bad_json")
    cut = rosa.send("POST", "/api/requests", body=b'{"plan": ',
                    headers={"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())})
    fault(cut, 400, "bad_json")


@case
def bad_domain_values():
    """Codes of the wrong system, contradictions, unknown members, dates outside coverage"""
    rosa = office(plan="central", line="medi_cal")
    line = rosa.request()["lines"][0]
    fault(rosa.submit(lines=[{**line, "code": "J0585", "system": "cpt"}]), 422, "wrong_code_system", "/lines/0/code")
    contradiction = fault(rosa.submit(lines=[{**line, "service_type": "referral"}]), 422, "contradictory_choice")
    assert "eferral" in contradiction["detail"], contradiction
    fault(rosa.submit(member="nobody"), 422, "unknown_member", "/member")
    fault(rosa.submit(diagnoses=[{"code": "not a code"}]), 422, "bad_diagnosis", "/diagnoses/0/code")
    fault(rosa.submit(diagnoses=[]), 422, "diagnosis_required")
    fault(rosa.submit(lines=[{**line, "from": "1990-01-01", "to": "1990-01-01"}], review="post_service", late_reason="other"), 422,
          "not_covered_on_date")


@case
def two_reviewers():
    """Of two who act on one version the second is told, with nothing lost"""
    number = office().submit().json
    kim = nurse()
    path = f"/api/requests/{number['request']}/notes"
    first = kim.command(path, {"note": {"type": "internal", "text": "one"}}, version=number["version"])
    same(first.status, 200, "first")
    fault(kim.command(path, {"note": {"type": "internal", "text": "two"}}, version=number["version"]), 412, "stale_version")


@case
def strangers():
    """Signed out: 401. Another office: 404, as if it did not exist. Wrong CSRF token: refused"""
    rosa = office()
    number = rosa.submit(member=rosa.member("harbor", "HB0000002")["id"]).json["request"]
    stranger = Client(SERVER.port)
    fault(stranger.get(f"/api/requests/{number}"), 401, "sign_in_required")
    other = Client(SERVER.port)
    same(other.sign_in("dev").status, 200, "dev signs in")
    fault(other.get(f"/api/requests/{number}"), 404, "unknown_request")
    fault(other.command(f"/api/requests/{number}/notes", {"note": {"text": "let me in"}}), 404, "unknown_request")
    rosa = office()
    rosa.csrf = "wrong"
    fault(rosa.submit(), 403, "bad_csrf")


@case
def office_may_not_approve():
    """An office cannot approve, assign or void"""
    rosa = office()
    number = rosa.submit().json["request"]
    for path in ("approval", "assignment", "extension"):
        reply = rosa.command(f"/api/requests/{number}/{path}", {})
        assert reply.status in (403, 422), f"{path}: {reply}"


@case
def any_command():
    """Every command has one path where it names itself; the clock's commands are for the clock alone"""
    rosa = office()
    number = rosa.submit().json["request"]
    path = f"/api/requests/{number}/commands"
    version = rosa.get(f"/api/requests/{number}").json["version"]
    noted = rosa.command(path, {"type": "AddNote", "note": {"type": "web_note", "text": "Left knee."}}, version=version)
    same(noted.status, 200, f"{noted}")
    version = noted.json["version"]
    expired = nurse().command(path, {"type": "ExpireClock", "clock": "standard"}, version=version)
    same((expired.status, expired.json["code"]), (403, "role_not_allowed"), f"{expired}")
    submitted = rosa.command(path, {"type": "SubmitRequest", "plan": "harbor"}, version=version)
    same(submitted.json["code"], "wrong_path", f"{submitted}")
    unknown = rosa.command(path, {"type": "DenyByMachine"}, version=version)
    same((unknown.status, unknown.json["pointer"]), (422, "/type"), f"{unknown}")


@case
def internal_notes_stay_inside():
    """What staff write to each other never reaches the office"""
    rosa = office()
    number = rosa.submit().json["request"]
    nurse().command(f"/api/requests/{number}/notes", {"note": {"type": "internal", "text": "secret thought"}})
    page = lambda who: who.get(f"/api/requests/{number}")
    commands = ({"type": "ReferRequest", "to": "physician", "why": "secret doubt"},
                {"type": "OpenTask", "kind": "other", "text": "secret errand"},
                {"type": "RecordReview", "result": "not_met", "text": "secret finding"})
    for command in commands:
        done = nurse().command(f"/api/requests/{number}/commands", command, version=page(rosa).json["version"])
        same(done.status, 200, f"{command}: {done}")
    for secret in ("secret thought", "secret doubt", "secret errand"):
        assert secret not in page(rosa).body.decode(), secret
        assert secret in page(nurse()).body.decode(), secret
    kinds = [entry["kind"] for entry in page(rosa).json["timeline"]]
    assert not {"ReviewRecorded", "RequestReferred", "TaskOpened"} & set(kinds), kinds


@case
def documents():
    """A document is uploaded, attached and read back byte for byte; a wrong type is refused"""
    rosa = office()
    number = rosa.submit().json["request"]
    content = pdf("note", os.urandom(200_000))
    sent = rosa.send("POST", "/api/uploads", body=content, headers={"Content-Type": "application/pdf"})
    same(sent.status, 201, f"{sent}")
    attached = rosa.command(f"/api/requests/{number}/documents",
                            {"document": {"blob": sent.json["blob"], "type": "history", "file_name": "note.pdf",
                                          "media_type": "application/pdf", "size": len(content)}})
    same(attached.status, 200, f"{attached}")
    same(rosa.get(f"/api/requests/{number}/documents/1").body, content, "bytes")
    fault(rosa.send("POST", "/api/uploads", body=b"MZ", headers={"Content-Type": "application/pdf"}), 422, "file_type")
    fault(rosa.command(f"/api/requests/{number}/documents", {"document": {"blob": "0" * 64, "file_name": "x"}}), 422,
          "unknown_blob")


@case
def proof_by_number():
    """A receipt has its own number and is found by it later"""
    anybody = Client(SERVER.port)
    issued = anybody.post("/api/proofs", {"plan": "harbor", "code": "72148", "date": "2026-11-24"})
    same(issued.status, 201, "status")
    found = anybody.get("/api/proofs/" + issued.json["number"])
    same(found.json["statement"], issued.json["statement"], "statement")
    fault(anybody.get("/api/proofs/4090000000"), 404, "unknown_proof")


@case
def expiry():
    """A deadline that passes undecided makes the request overdue; it is never denied by the machine"""
    rosa = office()
    submitted = rosa.submit(urgency="urgent", urgency_by="physician", urgency_text="Pain out of control").json
    boss = admin()
    same(boss.post("/api/trial/clock", {"at": "2026-11-28T17:15:00.000Z"}).status, 200, "four days on")
    import time
    rosa.sign_in("rosa")  # four days are more than a session lives
    for _ in range(60):
        page = rosa.get("/api/requests/" + submitted["request"]).json
        if page["overdue"]:
            break
        time.sleep(0.25)
    boss.sign_in("admin")
    same(boss.post("/api/trial/clock", {"at": CLOCK}).status, 200, "and back")
    same(page["overdue"], True, "overdue")
    same(page["closed"], False, "still open")


def move_clock(to):
    boss = admin()
    same(boss.post("/api/trial/clock", {"at": to}).status, 200, f"the clock moves to {to}")


def chained(previous, plan, event, stream):
    """The chain hash as anybody can compute it from a record."""
    parts = [previous, plan, str(event["seq"]), stream, str(event["version"]), event["kind"], event["at"],
             event["actor"], event["command_key"], event["pack"], event["body_hash"]]
    framed = b"".join(str(len(part.encode())).encode() + b":" + part.encode() for part in parts)
    return hashlib.sha256(framed).hexdigest()


@case
def deadline_on_the_dot():
    """A clock that is moved step by step to and past a deadline lets it run out once, and at its own time"""
    submitted = office().submit(urgency="urgent", urgency_by="physician", urgency_text="Pain out of control").json
    due = submitted["due_at"]
    move_clock(due)
    record = admin().get(f"/api/requests/{submitted['request']}/record").json
    same(record["state"]["overdue"], False, "overdue on the dot")
    move_clock("2026-12-01T17:15:00.000Z")
    record = admin().get(f"/api/requests/{submitted['request']}/record").json
    move_clock(CLOCK)
    same(record["state"]["overdue"], True, "overdue afterwards")
    expired = [event for event in record["events"] if event["kind"] == "ClockExpired"]
    same([event["body"]["due"] for event in expired], [due], "what ran out")
    same(expired[0]["at"], due.replace(":00.000Z", ":01.000Z"), "when")


@case
def record_for_an_audit():
    """An auditor gets the whole record and can prove it by hand; others are refused or find nothing"""
    rosa = office()
    submitted = rosa.submit(notes=[{"type": "web_note", "text": "Dolor desde hace 6 semanas, año 2026"}],
                            member=rosa.member("harbor", "HB0000002")["id"]).json
    number = submitted["request"]
    kim = nurse()
    same(kim.command(f"/api/requests/{number}/approval", {}, version=submitted["version"]).status, 200, "approved")
    reply = admin().get(f"/api/requests/{number}/record")
    same(reply.status, 200, f"{reply}")
    record = reply.json
    same((record["request"], record["plan"]), (number, "harbor"), "which")
    same(record["state"]["status"], "approved", "state")
    same(record["chain"], {"holds": True}, "chain")
    same(reply.headers["ETag"], f'"{record["version"]}"', "etag")
    same([event["version"] for event in record["events"]], list(range(1, record["version"] + 1)), "versions")
    for event in record["events"]:
        body = json.dumps(event["body"], separators=(",", ":"), ensure_ascii=False).encode()
        same(hashlib.sha256(body).hexdigest(), event["body_hash"], f"body of {event['kind']}")
        same(chained(event.get("previous_hash", ""), "harbor", event, number), event["chain_hash"], event["kind"])
    for before, after in zip(record["events"], record["events"][1:]):
        if after["seq"] == before["seq"] + 1:
            same(after["previous_hash"], before["chain_hash"], "the chain goes on")
    fault(kim.get(f"/api/requests/{number}/record"), 403, "right_required")
    fault(rosa.get(f"/api/requests/{number}/record"), 403, "right_required")
    other = Client(SERVER.port)
    same(other.sign_in("dev").status, 200, "dev signs in")
    fault(other.get(f"/api/requests/{number}/record"), 404, "unknown_request")
    fault(Client(SERVER.port).get(f"/api/requests/{number}/record"), 401, "sign_in_required")


@case
def accounts():
    """Only an administrator adds people, and nobody can be made the clock"""
    person = {"login": f"person-{uuid.uuid4()}", "name": "Pat Testcase", "role": "auditor", "organisation": "plan",
              "plan": "harbor", "password": "demo-assent"}
    fault(nurse().post("/api/accounts", person), 403, "right_required")
    fault(admin().post("/api/accounts", {**person, "role": "system"}), 422, "unknown_role", "/role")
    fault(admin().post("/api/accounts", {**person, "role": "king"}), 422, "unknown_role", "/role")
    same(admin().post("/api/accounts", person).status, 204, "added")
    same(Client(SERVER.port).sign_in(person["login"]).status, 200, "signs in")


@case
def one_plan_only():
    """Who works for one plan asks nothing of another, and what a role can never do is refused before any look"""
    person = {"login": f"person-{uuid.uuid4()}", "name": "Pat Testcase", "role": "provider_office", "plan": "harbor",
              "organisation": "bay-spine-demo", "password": "demo-assent"}
    same(admin().post("/api/accounts", person).status, 204, "added")
    rosa = office(plan="central")
    pat = Client(SERVER.port)
    same(pat.sign_in(person["login"]).status, 200, "pat signs in")
    fault(pat.command("/api/requests", rosa.request()), 404, "unknown_plan", "/plan")
    both = {**person, "login": f"person-{uuid.uuid4()}", "plans": ["central"]}
    same(admin().post("/api/accounts", both).status, 204, "added for two plans")
    same(sorted(pat.sign_in(both["login"]).json["user"]["plans"]), ["central", "harbor"], "plans")
    for number in (office().submit().json["request"], "409999999"):
        fault(rosa.command(f"/api/requests/{number}/approval", {}), 403, "role_not_allowed")


@case
def limits():
    """Body and header limits are told before anything is read"""
    rosa = office()
    connection = http.client.HTTPConnection("127.0.0.1", SERVER.port)
    connection.putrequest("POST", "/api/requests")
    connection.putheader("Content-Length", str(9 << 20))
    connection.putheader("Content-Type", "application/json")
    connection.endheaders()
    same(connection.getresponse().status, 413, "body")
    same(rosa.get("/api/plans", headers={"X-Long": "x" * 20000}).status, 431, "header")


@case
def housekeeping():
    """Health, readiness, metrics, OpenAPI, unknown paths"""
    anybody = Client(SERVER.port)
    same(anybody.get("/healthz").status, 200, "health")
    same(anybody.get("/readyz").status, 200, "ready")
    assert b"assent_writes_total" in anybody.get("/metrics").body
    document = anybody.get("/api/openapi.json").json
    same(document["openapi"], "3.1.0", "openapi")
    assert "/api/requests/{number}/approval" in document["paths"]
    fault(anybody.get("/api/nothing/here"), 404, "no_such_address")
    same(anybody.send("DELETE", "/api/plans").status, 405, "method")


@case
def plans_and_contacts():
    """Anybody sees the plans, whom to ask by telephone, and what time the server has"""
    got = Client(SERVER.port).get("/api/plans").json
    with open(os.path.join(ROOT, "packs/harbor/current/plan.toml"), "rb") as text:
        pack = tomllib.load(text)
    harbor = next(plan for plan in got["plans"] if plan["plan"] == "harbor")
    same({contact["key"]: contact.get("phone") for contact in harbor["contacts"]},
         {name: contact.get("phone") for name, contact in pack["contacts"].items()}, "contacts")
    same(harbor["contact"]["key"], pack["default_contact"], "whom to ask first")
    assert got["trial"] and got["now"] >= CLOCK, got


@case
def imports():
    """Only an administrator imports; refused rows come with their line, column and remedy"""
    rows = ("member_number,last_name,first_name,born_on,line_of_business,covered_from\n"
            "T-1,Testperson,Alpha,1980-02-30,medi_cal,2026-01-01\n"
            "T-2,Testperson,Beta,1980-02-11,medi_cal,2026-01-01\n")
    fault(office().post("/api/imports/members?plan=harbor", rows), 403, "right_required")
    boss = admin()
    refused = boss.post("/api/imports/members?plan=harbor", rows)
    same(refused.status, 422, "refused")
    same(refused.json["refusals"][0]["line"], 2, "line")
    same(refused.json["refusals"][0]["column"], "born_on", "column")
    kept = boss.post("/api/imports/members?plan=harbor&mode=keep_good", rows)
    same((kept.status, kept.json["added"], kept.json["refused"]), (200, 1, 1), f"{kept.json}")


OLD = ("system,number,member_number,decided_on,requesting_npi,servicing_npi,diagnoses,code,units,unit,from,to,used\n"
       "Old Demo Portal,{number},{member},2024-03-04,1999000015,{npi},M54.16,72148,4,visit,2024-03-10,2027-03-09,1\n")


@case
def authorizations_taken_over():
    """A supervisor takes over what an older system approved; it is found by its number there and not changed"""
    member = demo_member("harbor", "medi_cal")
    rows = OLD.format(number="R-2024-1", member=member, npi="1999001096")
    there = "/api/imports/authorizations?plan=harbor"
    fault(nurse().post(there, rows), 403, "role_not_allowed")
    boss = Client(SERVER.port)
    same(boss.sign_in("sam").status, 200, "sam signs in")
    refused = boss.post(there, OLD.format(number="R-2024-1", member=member, npi="1999009909"))
    same((refused.status, refused.json["refusals"][0]["code"]), (422, "unknown_provider"), f"{refused.json}")
    same(boss.post(there, rows).json["added"], 1, "taken over")
    same(boss.post(there, rows).json["unchanged"], 1, "the same again")
    rosa = office()
    for asked in ({"number": "r 2024-1"}, {"text": "R-2024-1"}, {"member_number": "R-2024-1"}):
        found = rosa.post("/api/requests/search", {"plan": "harbor", **asked}).json["requests"]
        same([(row["origin"], row["status"]) for row in found], [("Old Demo Portal", "approved")], f"{asked}")
    number = found[0]["request"]
    page = nurse().get(f"/api/requests/{number}").json
    same((page["origin"], page["earlier_number"]), ("Old Demo Portal", "R-2024-1"), "where it is from")
    assert not {"reopen", "change_authorization", "end_authorization", "ask_for_change"} & set(page["actions"]), page["actions"]
    fault(nurse().command(f"/api/requests/{number}/commands",
                          {"type": "ReopenRequest", "reason": "clerical_error", "text": "No."}, version=page["version"]),
          409, "imported_read_only")


@case
def who_takes_new_patients():
    """The search for providers keeps to who takes new patients and to a language; what nobody stated is left out"""
    def found(**asked):
        got = office().post("/api/providers/search", {"plan": "harbor", "text": "demo", "limit": 50, **asked}).json
        return {provider["name"]: provider for provider in got["providers"]}
    every, accepting = found(), found(accepting=True)
    same(every["Harbor Demo Internists"]["new_patients"], {"accepts": False, "as_of": "2026-11-16"}, "said no")
    assert "new_patients" not in every["Seacliff Demo Speech Studio"], every["Seacliff Demo Speech Studio"]
    assert accepting and all(provider["new_patients"]["accepts"] for provider in accepting.values()), accepting
    same(set(found(language="zh")), {"Harbor Demo Therapy Works", "Harbor Demo General Hospital"}, "who speaks Chinese")


@case
def practice_not_listed():
    """A practice that the directory lacks is marked, in no network, and seen by nobody of no office"""
    rosa = office()
    typed = {"npi": "1999009909", "name": "Quay Demo Imaging", "specialty": "Diagnostic imaging", "phone": "555-0199"}
    got = rosa.submit(servicing=None, unlisted=typed)
    same(got.status, 201, f"{got.json}")
    page = nurse().get(f"/api/requests/{got.json['request']}").json
    same((page["servicing"]["unlisted"], page["servicing"]["npi"]), (True, "1999009909"), "marked")
    same([task["opened"]["kind"] for task in page["talk"]["tasks"]], ["unlisted_provider"], "provider services is told")
    row = nurse().post("/api/requests/search", {"plan": "harbor", "number": got.json["request"]}).json["requests"][0]
    same(row["unlisted"], True, "marked in the list")
    fault(rosa.submit(servicing=None, unlisted={**typed, "npi": "1999001096"}), 422, "provider_listed")
    fault(rosa.submit(servicing=None, unlisted={**typed, "npi": "1999009901"}), 422, "bad_npi")


@case
def many_at_once():
    """Sixteen offices submitting at once get sixteen numbers"""
    numbers, faults = [], []

    def one():
        try:
            numbers.append(office().submit().json["request"])
        except Exception as problem:  # told below
            faults.append(problem)

    threads = [threading.Thread(target=one) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults, faults[:2]
    same(len(set(numbers)), 16, "numbers")


@case
def nothing_of_a_person_in_the_log():
    """The log holds no member's name, number or birth date"""
    text = SERVER.log_text()
    number = demo_member("harbor", "medi_cal")
    assert number not in text, "a member number stands in the log"
    for entry in text.splitlines():
        json.loads(entry)


if __name__ == "__main__":
    try:
        code = run_cases()
    finally:
        SERVER.close()
    sys.exit(code)
