"""The desks for appeals, for talks with a reviewer and for copies of criteria at the REST door: lists and counts, who may take
what, urgent handling, what is asked for, bodies outside, the packet, and their news. Part of run.py.

Seed rows: Grievances & Appeals (APP-09), Independent medical review (APP-10), Peer-to-peer line (APP-03, APP-08), Criteria
requests (CRI-01, CRI-04), Medi-Cal criteria (CRI-07)."""

import http.client
import json
import os
import re
import subprocess
import tempfile
import time

import appeals
from appeals import act, denied, file, filed, somebody, upheld
from files import docx, pdf, png, tiff
from harness import Client, Office, case, fault, same

PLAN = "harbor"


def desk():
    return somebody("appeals_coordinator")


def search(person, **ask):
    reply = person.post("/api/appeals/search", {"plan": PLAN, "limit": 200, **ask})
    same(reply.status, 200, f"{reply}")
    return {row["appeal"]: row for row in reply.json.get("appeals", [])}


def counts(person, **views):
    reply = person.post("/api/appeals/counts", {"plan": PLAN, "views": [
        {"id": name, "filters": {"plan": PLAN, **ask}} for name, ask in views.items()]})
    same(reply.status, 200, f"{reply}")
    return {view["id"]: view["count"] for view in reply.json["views"]}


def shown(number, person=None):
    reply = (person or desk()).get(f"/api/appeals/{number}")
    same(reply.status, 200, f"{reply}")
    return reply.json


def done(reply):
    same(reply.status, 200, f"{reply}")
    return reply.json


def until(look, what):
    for _ in range(100):
        found = look()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(what)


def talks(person, what="talk", ended=False):
    reply = person.post("/api/talks/search", {"plan": PLAN, "what": what, "ended": ended})
    same(reply.status, 200, f"{reply}")
    return {row["request"]: row for row in reply.json.get("talks", [])}


def on_request(person, request, kind, **fields):
    return person.command(f"/api/requests/{request}/commands", {"type": kind, **fields})


@case
def appeals_by_list():
    """APP-09 A new appeal waits for its letter and for somebody; each list and its count follow what is done"""
    lists = {"open": {}, "nobody": {"owner": "nobody"}, "letter": {"need": "acknowledge"}, "mine": {"owner": "me"}}
    before = counts(desk(), **lists)
    _, request, reply = filed()
    number = reply.json["appeal"]
    row = search(desk())[number]
    same((row["kind"], row["filer"], row["status"], row["request"]), ("member_appeal", "provider", "received", request), "row")
    same((row["clock"], row["service"]), ("appeal", "72195"), "clock and service")
    assert row["received_at"] < row["acknowledge_due_at"] < row["due_at"], row
    after = counts(desk(), **lists)
    same({name: after[name] - before[name] for name in lists}, {"open": 1, "nobody": 1, "letter": 1, "mine": 0}, "counts")
    assert number in search(desk(), need="acknowledge") and number in search(desk(), owner="nobody")
    done(act(desk(), number, "AcknowledgeAppeal"))
    assert number not in search(desk(), need="acknowledge")
    second = somebody("physician", "Second")
    done(act(desk(), number, "AssignAppeal", account=second.user["account"], name="Second"))
    assert number in search(second, owner="me") and number not in search(desk(), owner="nobody")
    same(search(second, owner="me")[number]["status"], "in_review", "status")
    assert number not in search(desk(), state="closed") and number in search(desk(), state="all")
    assert number in search(desk(), kind=["member_appeal"]) and number not in search(desk(), kind=["grievance"])
    assert number not in search(desk(), urgency=["urgent"]) and number not in search(desk(), due="today")
    done(act(second, number, "ResolveAppeal", **upheld()))
    assert number in search(desk(), need="decided", state="closed") and number not in search(desk())


@case
def appeals_are_found_by_words():
    """Part of a number or how the member's name begins finds an appeal; the words stand in the body, never in an address"""
    _, request, reply = filed()
    number = reply.json["appeal"]
    name = search(desk())[number]["member_name"]
    assert number in search(desk(), text=number[3:])
    assert number in search(desk(), text=f"{number[:1]} {number[1:4]} {number[4:7]} {number[7:]}".lower())
    assert number in search(desk(), text=name.split(",")[0][:4].lower())
    assert number in search(desk(), text=request)
    same(search(desk(), text="zzyzx"), {}, "nobody's name")
    fault(desk().post("/api/appeals/search", {"plan": PLAN, "text": "x"}), 422, "too_short", "/text")
    fault(desk().post("/api/appeals/search", {"plan": PLAN, "state": "lost"}), 422, "unknown_value", "/state")
    fault(desk().post("/api/appeals/search", {"plan": PLAN, "limit": 0}), 422, "bad_limit", "/limit")
    fault(desk().post("/api/appeals/counts", {"plan": PLAN, "views": [{"id": str(i), "filters": {"plan": PLAN}}
                                                                      for i in range(41)]}), 422, "too_many", "/views")
    page = desk().post("/api/appeals/search", {"plan": PLAN, "state": "all", "limit": 1}).json
    more = desk().post("/api/appeals/search", {"plan": PLAN, "state": "all", "limit": 1, "after": page["next"]}).json
    assert page["appeals"][0]["appeal"] != more["appeals"][0]["appeal"], "the next page goes on"
    closed = {"plan": PLAN, "state": "closed", "need": "decided", "limit": 200}
    times = [row["resolved_at"] for row in desk().post("/api/appeals/search", closed).json.get("appeals", [])]
    same(times, sorted(times, reverse=True), "the newest decision first")


@case
def who_sees_the_appeals_desk():
    """The list of appeals is for who works on them; offices, nurses and analysts are refused"""
    _, _, reply = filed()
    number = reply.json["appeal"]
    for role in ("appeals_coordinator", "appeals_reviewer", "physician", "medical_director", "supervisor"):
        assert number in search(somebody(role)), role
    for person in (Office(appeals.SERVER.port), somebody("nurse"), somebody("policy_analyst"), somebody("auditor")):
        fault(person.post("/api/appeals/search", {"plan": PLAN}), 403, "right_required")
        fault(person.post("/api/appeals/counts", {"plan": PLAN, "views": []}), 403, "right_required")
    fault(somebody("nurse").get(f"/api/appeals/{number}/reviewers"), 403, "right_required")
    other = somebody("provider_office", "Other", organisation="elsewhere")
    fault(other.get(f"/api/appeals/{number}/reviewers"), 404, "unknown_appeal")
    fault(Client(appeals.SERVER.port).post("/api/appeals/search", {"plan": PLAN}), 401, "sign_in_required")
    fault(desk().post("/api/appeals/search", {"plan": "nowhere"}), 404, "unknown_plan")


@case
def a_different_reviewer():
    """APP-09 Whoever took part in the first decision, or works under such a person, is told apart with the reason"""
    _, _, reply = filed()
    number = reply.json["appeal"]
    first, second = somebody("physician", "First"), somebody("physician", "Second")
    under = somebody("physician", "Under", reports_to=first.user["account"])
    people = {one["account"]: one for one in desk().get(f"/api/appeals/{number}/reviewers").json["reviewers"]}
    assert "first decision" in people[first.user["account"]]["conflict"], people
    assert "works under" in people[under.user["account"]]["conflict"], people
    same(people[first.user["account"]]["may_uphold"], False, "the first one may not uphold")
    same((people[second.user["account"]].get("conflict"), people[second.user["account"]]["may_uphold"]), (None, True), "the second")
    coordinator = people[desk().user["account"]]
    same((coordinator.get("conflict"), coordinator["may_uphold"], coordinator["may_overturn"]), (None, False, False), "desk")
    fault(act(desk(), number, "AssignAppeal", account=first.user["account"], name="First"), 403, "conflict_of_interest", "/account")
    acts = {who: set(shown(number, person)["actions"]) for who, person in
            (("desk", desk()), ("first", first), ("second", second), ("nurse", somebody("nurse")))}
    assert {"acknowledge", "take", "assign", "ask", "withdraw", "dismiss", "note"} <= acts["desk"], acts["desk"]
    assert not {"uphold", "overturn"} & acts["desk"], acts["desk"]
    assert {"uphold", "overturn"} <= acts["second"] and not {"acknowledge", "assign"} & acts["second"], acts["second"]
    assert not {"uphold", "overturn"} & acts["first"], acts["first"]
    assert "note" in acts["nurse"] and "uphold" not in acts["nurse"], acts["nurse"]
    assert not {"forward", "record_outside", "record_effectuation", "record_consent"} & acts["desk"], acts["desk"]


@case
def the_original_beside_the_appeal():
    """The case shows the decision it is about: who decided, why and when, and the plan's people read the request's criteria"""
    _, request, reply = filed()
    seen = shown(reply.json["appeal"])
    line = seen["about"]["lines"][0]
    same((line["code"], line["outcome"], line["clinical"], line["decided_by"]), ("72195", "denied", True, "First"), "line")
    same(line["reasons"], ["not_medically_necessary"], "reasons")
    same(seen["filing"]["consent_on"], "2026-11-20", "consent")
    page = desk().get(f"/api/requests/{request}").json
    cited = page["lines"][0]["adverse"]["decision"]["criteria"]
    same([one["source"] for one in cited], ["evidence_of_coverage", "medi_cal_manual"], "criteria by source (CRI-07)")
    office = Office(appeals.SERVER.port).get(f"/api/appeals/{reply.json['appeal']}").json
    assert "about" not in office and "assignee_name" not in office and "notes" not in office, "an office is not told who works on it"


@case
def urgent_handling_is_granted_and_refused():
    """Granting makes the urgent time run from when it was asked; a granted one is not refused, an unasked one may be"""
    _, _, reply = filed()
    number, received = reply.json["appeal"], shown(reply.json["appeal"])["received_at"]
    fault(act(desk(), number, "GrantExpedite", why=" "), 422, "reason_required", "/why")
    fault(act(desk(), number, "GrantExpedite", why="Soon.", asked_at="2020-01-01T00:00:00.000Z"), 422, "bad_instant", "/asked_at")
    fault(act(somebody("case_manager"), number, "GrantExpedite", why="Soon."), 403, "role_not_allowed")
    stands = done(act(desk(), number, "GrantExpedite", why="She may lose the leg.", asked_at=received))
    same(stands["urgency"], "urgent", "urgency")
    seen = shown(number)
    clocks = {clock["clock"]: clock for clock in seen["clocks"]}
    same((clocks["appeal"]["state"], clocks["appeal_urgent"]["state"]), ("stopped", "running"), "clocks")
    hours = 72 * 3600
    assert hours - 60 <= seconds(seen["due_at"]) - seconds(received) <= hours + 60, seen["due_at"]
    same(seen["expedite_granted"]["why"], "She may lose the leg.", "why")
    assert number in search(desk(), urgency=["urgent"])
    fault(act(somebody("physician", "Second"), number, "RefuseExpedite", why="It can wait."), 409, "expedite_granted")
    assert "grant_expedite" not in seen["actions"], "nothing is granted twice"
    same(done(act(desk(), number, "GrantExpedite", why="Again."))["version"], seen["version"], "the second time changes nothing")
    rosa = Office(appeals.SERVER.port)
    member = somebody("member_services")
    asked = file(member, denied(rosa), urgency="urgent", filer="member", channel="phone").json["appeal"]
    doctor = somebody("physician", "Second")
    assert {"refuse_expedite", "grant_expedite"} <= set(shown(asked, doctor)["actions"])
    same(done(act(doctor, asked, "RefuseExpedite", why="Waiting harms nobody."))["urgency"], "standard", "refused")
    same(done(act(doctor, asked, "GrantExpedite", why="It became worse."))["urgency"], "urgent", "granted after new facts")


def seconds(instant):
    import datetime
    return datetime.datetime.fromisoformat(instant.replace("Z", "+00:00")).timestamp()


@case
def information_is_asked_for():
    """What is asked for is kept, the appeal waits without any clock waiting, and evidence ends it"""
    rosa, _, reply = filed()
    number, due = reply.json["appeal"], reply.json["due_at"]
    fault(act(desk(), number, "AskForAppealInformation", wanted=[], of="Bay Spine"), 422, "nothing_wanted", "/wanted")
    fault(act(desk(), number, "AskForAppealInformation", wanted=[" "], of="Bay Spine"), 422, "reason_required", "/wanted/0")
    fault(act(desk(), number, "AskForAppealInformation", wanted=["A scan"], of=""), 422, "reason_required", "/of")
    fault(act(desk(), number, "AskForAppealInformation", wanted=["A scan"], of="Bay", answer_by="2020-01-01"), 422, "bad_day")
    ask = {"wanted": ["The scan of June", "Notes of therapy"], "of": "Bay Spine", "channel": "fax"}
    stands = done(act(desk(), number, "AskForAppealInformation", **ask))
    same((stands["status"], stands["due_at"]), ("awaiting_information", due), "waits, and its time goes on")
    same(done(act(desk(), number, "AskForAppealInformation", **ask))["version"], stands["version"], "asked once")
    seen = shown(number)
    same((seen["awaits_reply"], seen["asked"][0]["wanted"]), (True, ask["wanted"]), "asked")
    blob = rosa.send("POST", "/api/uploads", body=pdf("therapy")).json
    done(act(rosa, number, "RecordAppealInformation", text="Here it is.",
             documents=[{"blob": blob["blob"], "type": "treatment", "file_name": "therapy.pdf", "media_type": "application/pdf"}]))
    seen = shown(number)
    same((seen["status"], seen["awaits_reply"]), ("received", False), "goes on")
    same([(one["type"], one["name"]) for one in seen["documents"]], [("treatment", "therapy.pdf")], "documents")
    got = desk().get(f"/api/appeals/{number}/documents/1")
    same((got.status, got.headers["Content-Type"], got.body), (200, "application/pdf", pdf("therapy")), "the file")
    fault(desk().get(f"/api/appeals/{number}/documents/2"), 404, "unknown_document", "/document")
    fault(somebody("provider_office", "Other", organisation="elsewhere").get(f"/api/appeals/{number}/documents/1"), 404,
          "unknown_appeal")


@case
def outside_the_plan_and_back():
    """APP-10 An upheld appeal goes to a hearing, its answer changes the request, and each list shows where it is"""
    rosa, request, reply = filed()
    number = reply.json["appeal"]
    second = somebody("physician", "Second")
    done(act(second, number, "ResolveAppeal", **upheld()))
    seen = shown(number)
    assert "forward" in seen["actions"], seen["actions"]
    assert {"state_hearing", "imr"} <= set(seen["may_send_to"]), seen["may_send_to"]
    done(act(desk(), number, "ForwardAppeal", body="imr", reference="IMR-7"))
    same(search(desk(), need="outside", state="all")[number]["outside"], "imr", "outside")
    assert "record_outside" in shown(number)["actions"]
    done(act(desk(), number, "RecordOutsideDecision", body="imr", result="overturned", reference="IMR-7/1",
             decided_on="2026-11-24"))
    assert number not in search(desk(), need="outside", state="all")
    until(lambda: rosa.get(f"/api/requests/{request}").json["status"] == "approved", "the request is approved")
    until(lambda: shown(number)["carried_out"], "carried out")
    assert number not in search(desk(), need="carry_out", state="all")
    assert shown(number)["effectuated"]["at"], "when it was carried out"


@case
def what_may_be_filed():
    """The rules of filing tell who may file what, for the form of intake; a grievance needs no request"""
    rules = desk().get(f"/api/plans/{PLAN}/appeal-rules").json["rules"]
    kinds = {rule["kind"] for rule in rules}
    assert {"member_appeal", "grievance", "provider_dispute"} <= kinds, kinds
    assert any("provider" in rule.get("consent", []) for rule in rules if rule["kind"] == "member_appeal"), rules
    member = desk().post("/api/members/search", {"plan": PLAN, "member_number": "HB0000013"}).json["members"][0]["id"]
    made = desk().command("/api/appeals", {"kind": "grievance", "plan": PLAN, "member": member, "filer": "member", "topic": "access",
                                           "why": "Nobody called back.", "channel": "phone"})
    same(made.status, 201, f"{made}")
    row = search(desk(), kind=["grievance"])[made.json["appeal"]]
    same((row["topic"], row.get("request"), row["clock"]), ("access", None, "grievance"), "row")
    same(done(act(desk(), made.json["appeal"], "ResolveAppeal", why="They were called.", no_conflict=True))["status"], "resolved",
         "a coordinator settles it")


def text_of(content):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "packet.pdf")
        with open(path, "wb") as out:
            out.write(content)
        pages = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode().split("\f")
        checked = subprocess.run(["qpdf", "--check", path], capture_output=True)
        assert checked.returncode == 0, checked.stdout + checked.stderr
        return pages[:-1]


@case
def the_packet_of_a_case():
    """APP-10 The case file is one PDF with an index whose page numbers hold, every document's pages, and its access row"""
    rosa, request, reply = filed()
    number = reply.json["appeal"]
    content = (("therapy.pdf", pdf("Therapy of June", pages=2), "application/pdf", "treatment"), ("fax.tif", tiff(2), "image/tiff", "other"),
               ("photo.png", png(), "image/png", "photograph"),
               ("letter.docx", docx("I still cannot walk."), "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "appeal_letter"))
    documents = []
    for name, body, media, kind in content:
        kept = rosa.send("POST", "/api/uploads", body=body).json
        documents.append({"blob": kept["blob"], "type": kind, "file_name": name, "media_type": media})
    done(act(rosa, number, "RecordAppealInformation", text="All that we have.", documents=documents))
    done(act(somebody("physician", "Second"), number, "ResolveAppeal", **upheld()))
    got = desk().get(f"/api/appeals/{number}/packet")
    same((got.status, got.headers["Content-Type"], got.headers["Cache-Control"]), (200, "application/pdf", "no-store"), f"{got}"[:300])
    pages = text_of(got.body)
    first = pages[0]
    for part in ("Statement of the case", "Why the decision is appealed", "The request and its decision", "Letters and notices",
                 "What happened when", "Documents", "Document 1: ", "Document 4: "):
        assert part in first, f"{part} in the index: {first}"
        line = next(line for line in first.splitlines() if part in line)
        at = int(re.findall(r"(\d+)\s*$", line)[0])
        assert part in pages[at - 1], f"{part} is not on page {at}: {pages[at - 1][:300]}"
    for at, page in enumerate(pages, 1):
        assert f"Page {at} of {len(pages)}" in page, f"page {at}: {page[-200:]}"
    whole = "\n".join(pages)
    flat = re.sub(r"\s", "", whole)
    for said in ("Therapy of June", "I still cannot walk.", "First", "Medi-Cal", "She cannot walk.", "Your records still show otherwise.",
                 "All that we have.", "six weeks of therapy: Not met"):
        assert re.sub(r"\s", "", said) in flat, said
    same(sum("TherapyofJune" in re.sub(r"\s", "", page) for page in pages), 2, "both pages of the PDF")
    spanish = desk().get(f"/api/appeals/{number}/packet?language=es")
    assert "Exposición del caso" in "\n".join(text_of(spanish.body)), "the Spanish file"
    fault(desk().get(f"/api/appeals/{number}/packet?language=tlh"), 422, "unknown_language", "/language")
    fault(rosa.get(f"/api/appeals/{number}/packet"), 403, "right_required")
    fault(desk().get("/api/appeals/A400000000/packet"), 404, "unknown_appeal")


@case
def a_packet_with_what_cannot_be_bound():
    """A document that cannot be bound is named in the index as kept apart, and the file is made all the same"""
    rosa, _, reply = filed()
    number = reply.json["appeal"]
    kept = rosa.send("POST", "/api/uploads", body=png(9000, 9000)).json
    done(act(rosa, number, "RecordAppealInformation", text="A picture.",
             documents=[{"blob": kept["blob"], "type": "photograph", "file_name": "huge.png", "media_type": "image/png"}]))
    pages = text_of(desk().get(f"/api/appeals/{number}/packet").body)
    assert "Kept apart" in pages[0], pages[0]


@case
def talks_over_all_requests():
    """APP-03, APP-08 Who was told no may ask for a talk until a day; it is booked, tried twice, and listed as it ended"""
    rosa, nurse, doctor = Office(appeals.SERVER.port), somebody("nurse"), somebody("physician", "First")
    number = denied(rosa)
    offer = talks(nurse, "offer")[number]
    same((offer["state"], offer["decided_by"], offer["may_change"]), ("offered", "First", True), "offer")
    assert offer["until"] > "2026-11-24", offer
    before = nurse.get(f"/api/plans/{PLAN}/talk-counts").json
    done(on_request(rosa, number, "RequestPeerToPeer", clinician="Dr. Mora", phone="555-0142", times="Mornings"))
    assert number not in talks(nurse, "offer"), "it is asked for"
    row = talks(nurse)[number]
    same((row["state"], row["clinician"], row["phone"], row["times"], row["number"]), ("asked", "Dr. Mora", "555-0142", "Mornings", 1), "asked")
    assert row["due_at"], row
    after = nurse.get(f"/api/plans/{PLAN}/talk-counts").json
    same((after["open"] - before["open"], after["offers"] - before["offers"]), (1, -1), "counts")
    meet = "2027-01-15T18:00:00.000Z"
    done(on_request(nurse, number, "BookPeerToPeer", number=1, meet_at=meet, reviewer="Dr. First"))
    row = talks(nurse)[number]
    same((row["state"], row["meet_at"], row["reviewer"]), ("booked", meet, "Dr. First"), "booked")
    fault(on_request(doctor, number, "RecordPeerToPeer", number=1, outcome="not_reached"), 409, "two_tries_needed", "/outcome")
    for words in ("Nobody answered.", "Nobody answered again."):
        done(on_request(nurse, number, "LogContact", topic="peer_to_peer", direction="outgoing", channel="phone", **{"with": "Dr. Mora"},
                        reached=False, text=words))
    same(len(talks(nurse)[number]["tries"]), 2, "tries")
    done(on_request(doctor, number, "RecordPeerToPeer", number=1, outcome="not_reached", text="Twice nobody."))
    assert number not in talks(nurse)
    row = talks(nurse, ended=True)[number]
    same((row["state"], row["outcome"], row["ended_by"]), ("missed", "not_reached", "First"), "missed")
    assert number in talks(nurse, "offer"), "the right to a talk is still there"


@case
def a_talk_that_changes_the_decision():
    """APP-08 A talk is held, the decision is changed by it, and nothing is offered any more; the time to appeal stays"""
    rosa, doctor = Office(appeals.SERVER.port), somebody("physician", "First")
    number = denied(rosa)
    done(on_request(rosa, number, "RequestPeerToPeer", clinician="Dr. Mora", phone="555-0142"))
    done(on_request(doctor, number, "RecordPeerToPeer", number=1, outcome="overturned", text="New findings."))
    same(talks(doctor, ended=True)[number]["state"], "held", "held")
    done(on_request(doctor, number, "ApplyOutcome", source="peer_to_peer", lines=[{"line": 1}], why="New findings."))
    same(rosa.get(f"/api/requests/{number}").json["status"], "approved", "approved")
    assert number not in talks(doctor, "offer"), "nothing is left to talk about"


@case
def who_sees_the_talk_desk():
    """Offices and analysts do not see talks of the plan; appeals staff do"""
    for person in (Office(appeals.SERVER.port), somebody("policy_analyst"), somebody("auditor")):
        fault(person.post("/api/talks/search", {"plan": PLAN}), 403, "right_required")
        fault(person.get(f"/api/plans/{PLAN}/talk-counts"), 403, "right_required")
    talks(desk())
    fault(desk().post("/api/talks/search", {"plan": PLAN, "what": "gossip"}), 422, "unknown_value", "/what")


@case
def copies_of_criteria():
    """CRI-01, CRI-04 A copy that was asked for waits with its day, and the sending answers the first that waits"""
    rosa, nurse = Office(appeals.SERVER.port), somebody("nurse")
    number = denied(rosa)
    done(on_request(nurse, number, "LogContact", topic="criteria_copy", direction="incoming", channel="fax", **{"with": "Dr. Mora"},
                    reached=True, text="The criterion for the MRI."))
    row = talks(nurse, "copy")[number]
    same((row["state"], row["clinician"], row["text"], row["channel"]), ("asked", "Dr. Mora", "The criterion for the MRI.", "fax"), "asked")
    assert row["due_at"], row
    done(on_request(desk(), number, "DiscloseCriteria", criteria="Medi-Cal manual 2026, 4.2", to="Dr. Mora", channel="fax"))
    assert number not in talks(nurse, "copy")
    row = talks(nurse, "copy", ended=True)[number]
    same((row["state"], row["criteria"], row["ended_by"]), ("sent", "Medi-Cal manual 2026, 4.2", "appeals_coordinator"), "sent")


def news_of(person, number, act_on):
    """The first news of the appeal that comes while something is done to it."""
    connection = http.client.HTTPConnection("127.0.0.1", appeals.SERVER.port, timeout=20)
    connection.request("GET", "/api/events", headers={"Cookie": person.cookie})
    reply = connection.getresponse()
    same(reply.status, 200, "the stream")
    name = ""
    greeted = False
    for _ in range(400):
        line = reply.readline().decode().rstrip("\r\n")
        if line.startswith("event: "):
            name = line[len("event: "):]
        if line.startswith("data: ") and name == "hello" and not greeted:
            greeted = True
            act_on()
        if line.startswith("data: ") and name == "appeal":
            data = json.loads(line[len("data: "):])
            if data["appeal"] == number:
                connection.close()
                return data
    raise AssertionError("no news")


@case
def news_of_appeals():
    """Who may see an appeal hears at once that it changed"""
    rosa, request, reply = filed()
    number = reply.json["appeal"]
    told = news_of(desk(), number, lambda: act(desk(), number, "AcknowledgeAppeal"))
    same((told["type"], told["status"], told["request"], told["closed"]), ("appeal", "acknowledged", request, False), "news")
    told = news_of(rosa, number, lambda: act(desk(), number, "AddAppealNote", text="Called."))
    same(told["appeal"], number, "its office hears of it")
