"""Reports at the REST door: every figure is counted again here from the events alone and compared; who may read them, the
list behind a number, the yearly measures in three forms, samples, extracts, the board, and who saw whom (RPT-02, A11, A12)."""

import csv
import datetime
import io
import os
import sys
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
sys.path.insert(0, os.path.dirname(__file__))
from harness import Client, Office, Server, case, fault, run_cases, same  # noqa: E402

SERVER = Server(sys.argv[1], database=sys.argv[2] if len(sys.argv) > 2 else None).start()
START = "2026-11-23T17:15:00.000Z"
DAYS = {"plan": "harbor", "from": "2026-11-01", "to": "2027-01-31"}
GROUP = "bayside"


def ok(reply, status=200):
    same(reply.status, status, f"{reply}")
    return reply.json


def person(login):
    made = Client(SERVER.port)
    same(made.sign_in(login).status, 200, f"{login} signs in")
    return made


def at(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def minutes(from_, to):
    return round((at(to) - at(from_)).total_seconds() / 60)


PEOPLE = {}


def clock_at(moment):
    same(person("admin").post("/api/trial/clock", {"at": moment}).status, 200, "the trial clock is set")
    for who, login in PEOPLE.items():
        same(who.sign_in(login).status, 200, "signs in again")


def account(role, organisation="plan"):
    login = f"{role}-{uuid.uuid4()}"
    body = {"login": login, "name": role.title(), "role": role, "plan": "harbor", "plans": ["harbor"],
            "organisation": organisation, "password": "demo-assent"}
    if role == "medical_director":
        body.update(licence="TEST1", licence_until="2027-12-31", licence_type="md", licence_state="CA", licence_checked_on="2026-11-01")
    same(ADMIN.post("/api/accounts", body).status, 204, "added")
    made = person(login)
    PEOPLE[made] = login
    return made


ADMIN = person("admin")
clock_at(START)
ROSA, KIM, SAM, OSEI, LUND = Office(SERVER.port), person("kim"), person("sam"), person("osei"), person("lund")
PEOPLE.update({ADMIN: "admin", ROSA: "rosa", KIM: "kim", SAM: "sam", OSEI: "osei", LUND: "lund"})
NUMBERS = []


def submitted(day="2027-02-01", code="72148", **changes):
    line = {"service_type": "diagnostic", "code": code, "units": 1, "unit": "unit", "place": "22", "from": day, "to": day}
    got = ok(ROSA.submit(lines=[line], **changes), 201)
    NUMBERS.append(got["request"])
    return got["request"]


def denied(number):
    before = [{"source": source, "section": "none", "answers": [{"point": "excluded", "answer": "not_applicable"}]}
              for source in ("evidence_of_coverage", "medi_cal_manual", "licensed_criteria")]
    ok(OSEI.command(f"/api/requests/{number}/commands", {
        "type": "Determine", "no_conflict": True, "why": "Read.", "lines": [
            {"line": 1, "outcome": "denied", "basis": "medical_necessity",
             "reasons": [{"code": "not_medically_necessary", "sentence": "Your records show otherwise."}],
             "questions": {"clinically_appropriate": "no", "proper_setting": "yes", "covered_benefit": "yes"},
             "cited": [*before, {"source": "plan_policy", "edition": "2026", "section": "X",
                                 "answers": [{"point": "need", "answer": "not_met"}]}]}]}))


def prepared():
    """Some of everything: approved early and late, urgent, denied, overturned, voided, withdrawn, open, with a group."""
    fast = submitted("2027-02-01")
    ok(KIM.command(f"/api/requests/{fast}/approval", {"criteria": "Harbor imaging 2026, 4.1"}))
    late, no, talked = submitted("2027-02-08"), submitted("2027-02-15", "72197"), submitted("2027-03-01", "72197")
    urgent = submitted("2027-03-08", urgency="urgent", urgency_by="physician", urgency_text="Pain out of control")
    void, back = submitted("2027-03-15"), submitted("2027-03-22")
    submitted("2027-03-29")
    group = submitted("2027-04-05")
    ok(SAM.command(f"/api/requests/{group}/commands", {"type": "ForwardRequest", "group": GROUP, "why": "The group's member."}))
    clock_at("2026-11-23T20:00:00.000Z")
    ok(KIM.command(f"/api/requests/{urgent}/approval", {"criteria": "Harbor imaging 2026, 4.1"}))
    ok(SAM.command(f"/api/requests/{void}/void", {"reason": "entered_in_error", "text": "Twice."}))
    ok(ROSA.command(f"/api/requests/{back}/commands", {"type": "WithdrawRequest", "reason": "no_longer_needed"}))
    denied(no)
    denied(talked)
    clock_at("2026-11-24T19:30:00.000Z")
    ok(LUND.command(f"/api/requests/{talked}/commands", {"type": "ApplyOutcome", "lines": [{"line": 1}], "source": "peer_to_peer",
                                                         "why": "New records."}))
    clock_at("2026-12-04T18:00:00.000Z")
    ok(KIM.command(f"/api/requests/{late}/approval", {"criteria": "Harbor imaging 2026, 4.1"}))
    return {"late": late, "denied": no, "talked": talked, "urgent": urgent, "group": group}


CASES = prepared()
NOW = "2026-12-04T18:00:00.000Z"

FIRST_DECISION = {"standard", "urgent", "concurrent", "post_service", "drug_response", "post_stabilization", "standing_referral",
                  "continuity", "continuity_soon", "continuity_harm"}


def told_by_events(number):
    """What reports say of a request, found in its events alone: no state, no list of the server is looked at."""
    events = ok(ADMIN.get(f"/api/requests/{number}/record"))["events"]
    clocks, facts = {}, {"request": number, "outcome": "", "status": "open", "decided": None, "due": None, "overturned": False}
    lines, last = {}, {}
    for event in events:
        kind, body = event["kind"], event["body"]
        if kind == "RequestReceived":
            facts["received"] = body["received_at"]
            facts["urgent"] = body["asked"].get("urgency") == "urgent"
            facts["line"] = body["known"]["coverage"]["line_of_business"]
        elif kind == "ClockStarted" and body["clock"] in FIRST_DECISION and "due" in body:
            clocks[body["clock"]] = body["due"]
        elif kind in ("ClockMoved",) and body["clock"] in clocks:
            clocks[body["clock"]] = body.get("due", clocks[body["clock"]])
        elif kind == "LineDetermined":
            lines.setdefault(body["line"], (body["outcome"], body["decided_by"]))
            last[body["line"]] = body["outcome"]
        elif kind == "AdverseDetermined":
            lines.setdefault(body["decision"]["line"], (body["decision"]["outcome"], "person"))
            last[body["decision"]["line"]] = body["decision"]["outcome"]
        elif kind == "DecisionOverturned":
            facts["overturned"] = True
        elif kind == "RequestDetermined" and facts["decided"] is None:
            facts["decided"], facts["due"] = body["at"], min(clocks.values(), default=None)
            [(facts["outcome"], facts["by"])] = lines.values()
        elif kind == "RequestForwarded":
            facts["group"] = body["group"]
        elif kind == "RequestVoided":
            facts["status"] = "voided"
        elif kind == "RequestWithdrawn":
            facts["status"] = "withdrawn"
    if facts["decided"]:
        facts["status"] = "decided"
    elif facts["status"] == "open":
        facts["due"] = min(clocks.values(), default=None)
    return facts


def on_time(facts):
    if facts["due"] is None or facts["status"] in ("voided", "withdrawn"):
        return None
    if facts["decided"]:
        return facts["decided"] <= facts["due"]
    return False if NOW > facts["due"] else None


def median(values):
    values = sorted(values)
    half = len(values) // 2
    return values[half] if len(values) % 2 else round((values[half - 1] + values[half]) / 2)


def counted(all_facts):
    decided = [f for f in all_facts if f["outcome"] in ("approved", "denied", "modified", "partially_approved")]
    took = sorted(minutes(f["received"], f["decided"]) for f in decided)
    return {
        "received": len(all_facts), "decided": len(decided),
        "approved": sum(f["outcome"] == "approved" for f in all_facts), "denied": sum(f["outcome"] == "denied" for f in all_facts),
        "voided": sum(f["status"] == "voided" for f in all_facts), "withdrawn": sum(f["status"] == "withdrawn" for f in all_facts),
        "open": sum(f["status"] == "open" for f in all_facts),
        "on_time": sum(on_time(f) is True for f in all_facts), "late": sum(on_time(f) is False for f in all_facts),
        "past_limit": sum(f["status"] == "open" and on_time(f) is False for f in all_facts),
        "overturned": sum(f["overturned"] for f in all_facts),
        "automatic": sum(f.get("by") == "rule" for f in decided),
        "times": {"count": len(took), "median": median(took), "ninetieth": took[-(-len(took) * 9 // 10) - 1]},
    }


@case
def figures_from_events():
    """RPT-02: turnaround and volumes are what anybody counts from the events, in all and by how soon"""
    report = ok(SAM.post("/api/reports/turnaround", DAYS))
    facts = [told_by_events(number) for number in NUMBERS]
    same(report["now"], NOW, "now")
    for row, of in ((report["figures"]["total"], facts),
                    *((row, [f for f in facts if f["urgent"] == (row["pace"] == "urgent")]) for row in report["figures"]["by_pace"])):
        wanted = counted(of)
        times = wanted.pop("times")
        for name, value in wanted.items():
            same(row["counts"][name], value, f"{row.get('pace', 'all')} {name}")
        for name, value in times.items():
            same(row["times"][name], value, f"{row.get('pace', 'all')} {name}")
    counts = report["figures"]["total"]["counts"]
    for name in ("late", "denied", "overturned", "voided", "withdrawn", "open", "on_time"):
        assert counts[name] > 0, f"a recount of nothing proves nothing: {name}"


@case
def cases_behind_a_figure():
    """Each number opens the list of its cases, by number and without a member; opening one is a logged look"""
    report = ok(SAM.post("/api/reports/turnaround", DAYS))
    for figure, count in report["figures"]["total"]["counts"].items():
        found = ok(SAM.post("/api/reports/cases", {**DAYS, "figure": figure}))
        same(found["total"], count, figure)
        assert not any("member" in key for row in found.get("cases", []) for key in row), found
    late = ok(SAM.post("/api/reports/cases", {**DAYS, "figure": "late"}))["cases"]
    assert CASES["late"] in {row["request"] for row in late}, late
    assert all(row["on_time"] is False for row in late), late
    page = ok(SAM.post("/api/reports/cases", {**DAYS, "limit": 2, "offset": 1}))
    same(len(page["cases"]), 2, "a page")
    fault(SAM.post("/api/reports/cases", {**DAYS, "limit": 201}), 422, "bad_limit", "/limit")
    by_reason = ok(SAM.post("/api/reports/cases", {**DAYS, "reason": "not_medically_necessary"}))
    same({row["request"] for row in by_reason["cases"]}, {CASES["denied"], CASES["talked"]}, "by reason")


@case
def reasons_and_reviewers():
    """Denials by reason with what did not stand; reviewers by the same criteria, without a rank"""
    report = ok(SAM.post("/api/reports/turnaround", DAYS))
    [reason] = report["reasons"]
    same((reason["reason"], reason["lines"], reason["overturned"]), ("not_medically_necessary", 2, 1), "reason")
    assert "judged" not in report or all(row["name"] for row in report["judged"]), report


@case
def who_reads_reports():
    """Supervisors, medical directors, auditors and administrators read reports; nobody else, and no group's people"""
    paths = ("turnaround", "cases", "delegation", "file-review", "state-log")
    for who in (SAM, account("medical_director"), ADMIN, account("auditor")):
        for path in paths:
            same(who.post(f"/api/reports/{path}", DAYS).status, 200, path)
        ok(who.post("/api/reports/board", {"plan": "harbor"}))
        ok(who.post("/api/reports/yearly", {"plan": "harbor", "year": 2026}))
    for who in (KIM, OSEI, ROSA, account("coordinator"), account("supervisor", GROUP)):
        for path in paths:
            fault(who.post(f"/api/reports/{path}", DAYS), 403, "right_required")
        fault(who.post("/api/reports/board", {"plan": "harbor"}), 403, "right_required")
        fault(who.post("/api/reports/yearly", {"plan": "harbor", "year": 2026}), 403, "right_required")
    fault(Client(SERVER.port).post("/api/reports/turnaround", DAYS), 401, "sign_in_required")
    fault(SAM.post("/api/reports/turnaround", {**DAYS, "plan": "nowhere"}), 404, "unknown_plan")
    fault(SAM.post("/api/reports/turnaround", {**DAYS, "from": "2027-02-01"}), 422, "dates_reversed", "/to")
    fault(SAM.post("/api/reports/turnaround", {**DAYS, "from": "2020-01-01"}), 422, "search_too_wide", "/to")


def rows_of(reply):
    same(reply.status, 200, f"{reply}")
    assert reply.headers["Content-Type"].startswith("text/csv"), reply.headers
    return list(csv.DictReader(io.StringIO(reply.body.decode())))


@case
def yearly_measures():
    """L-REP-01: the yearly measures are the same in JSON, CSV and HTML, as counted from the events, and open their cases"""
    report = ok(SAM.post("/api/reports/yearly", {"plan": "harbor", "year": 2026}))
    facts = [f for f in (told_by_events(number) for number in NUMBERS)
             if f["outcome"] in ("approved", "denied", "modified", "partially_approved")]
    lines = {line["id"]: line["figures"] for line in report["lines"]}
    mine = lines["medi_cal"]
    shares = {share["figure"]: share for share in mine["shares"]}
    standard = [f for f in facts if not f["urgent"]]
    same(shares["standard_decided"]["count"], len(standard), "standard")
    same(shares["expedited_decided"]["count"], len(facts) - len(standard), "expedited")
    for word in ("approved", "denied"):
        count = sum(f["outcome"] == word for f in standard)
        same((shares[f"standard_{word}"]["count"], shares[f"standard_{word}"]["tenths"]),
             (count, int(count * 1000 / len(standard) + 0.5)), word)
    same(shares["standard_after_appeal"]["count"], 0, "a talk with a peer is no appeal")
    same(mine["standard"]["median"], median([minutes(f["received"], f["decided"]) for f in standard]), "median")
    for share in mine["shares"]:
        behind = ok(SAM.post("/api/reports/cases", {"plan": "harbor", "from": "2026-01-01", "to": "2026-12-31", "by": "decided",
                                                    "line_of_business": "medi_cal", "yearly": share["figure"]}))
        same(behind["total"], share["count"], share["figure"])
    table = rows_of(SAM.post("/api/reports/yearly?format=csv", {"plan": "harbor", "year": 2026}))
    said = {(row["line_of_business"], row["measure"]): row for row in table}
    page = SAM.post("/api/reports/yearly?format=html", {"plan": "harbor", "year": 2026})
    assert page.headers["Content-Type"].startswith("text/html"), page.headers
    for share in mine["shares"]:
        same(int(said["medi_cal", share["figure"]]["count"]), share["count"], share["figure"])
        if share["of"] and not share["figure"].endswith("decided"):
            assert f"{share['tenths'] / 10:.1f}%" in page.body.decode(), share
    fault(SAM.post("/api/reports/yearly", {"plan": "harbor", "year": 12}), 422, "bad_year", "/year")


@case
def groups_and_samples():
    """U16: what groups were sent keeps its first receipt; a sample is drawn again by its seed"""
    report = ok(SAM.post("/api/reports/delegation", DAYS))
    rows = {row["group"]: row for row in report["groups"]}
    wanted = [f for f in (told_by_events(number) for number in NUMBERS) if f.get("group") == GROUP]
    same(rows[GROUP]["counts"]["received"], len(wanted), "received")
    same(rows[GROUP]["waiting"] + rows[GROUP]["overdue"], len(wanted), "nobody acknowledged it")
    ask = {**DAYS, "figure": "decided", "seed": 4711, "size": 3}
    first = ok(SAM.post("/api/reports/sample", ask))
    same([row["request"] for row in ok(SAM.post("/api/reports/sample", ask))["cases"]], [row["request"] for row in first["cases"]],
         "the same seed")
    same((len(first["cases"]), first["seed"]), (3, 4711), "three")
    drawn = {tuple(row["request"] for row in ok(SAM.post("/api/reports/sample", {**ask, "seed": seed}))["cases"]) for seed in range(12)}
    assert len(drawn) > 1, "another seed, other files"


@case
def extracts():
    """File review and State log: every stamp of a denial, on one line, as its events say"""
    review = {row["request"]: row for row in rows_of(SAM.post("/api/reports/file-review", DAYS))}
    row, facts = review[CASES["denied"]], told_by_events(CASES["denied"])
    same((row["received_at"], row["decided_at"], row["due_at"]), (facts["received"], facts["decided"], facts["due"]), "stamps")
    same((row["outcome"], row["reasons"], row["decider_role"], row["basis"]),
         ("denied", "not_medically_necessary", "physician", "medical_necessity"), "decision")
    assert "plan_policy 2026 X" in row["criteria"] and row["decider_licence"], row
    same(review[CASES["talked"]]["overturned_by"], "peer_to_peer", "overturned")
    log = {row["request"]: row for row in rows_of(SAM.post("/api/reports/state-log", DAYS))}
    same(len(log), len(NUMBERS), "every request")
    same((log[CASES["late"]]["decided_in_time"], log[CASES["urgent"]]["urgency"]), ("no", "urgent"), "late, urgent")


@case
def board_and_forecast():
    """U20: open cases by person and limit, and what will be late, said with what it was counted on"""
    board = ok(SAM.post("/api/reports/board", {"plan": "harbor"}))
    facts = [told_by_events(number) for number in NUMBERS]
    still = [f for f in facts if f["status"] == "open"]
    same(sum(owner["open"]["open"] for owner in board["owners"]), len(still), "open")
    late = {f["request"] for f in still if f["due"] and f["due"] < NOW}
    same(sum(owner["open"]["overdue"] for owner in board["owners"]), len(late), "out of time")
    same(len(board["days"]), 10, "days")
    assert "2026-12-05" not in board["days"] and "2026-11-26" not in board["days"], "neither weekend nor holiday"
    assert late <= {miss["request"] for miss in board["forecast"]["misses"]}, board["forecast"]
    kim = next(owner for owner in board["owners"] if owner.get("account") == KIM.user["account"])
    same(kim["decided"], 2, "on the last ten working days")
    number = next(iter(still))["request"]
    ok(SAM.command("/api/work/deal", {"plan": "harbor", "act": "assign", "requests": [{"request": number}],
                                      "account": KIM.user["account"]}))
    after = ok(SAM.post("/api/reports/board", {"plan": "harbor"}))
    same(next(o for o in after["owners"] if o.get("account") == KIM.user["account"])["open"]["open"], kim["open"]["open"] + 1, "given")


@case
def who_saw_this_member():
    """ACC-08: views, refused attempts and the reading of the log itself are found by member, person, act and day"""
    number = CASES["denied"]
    member = ok(KIM.get(f"/api/requests/{number}"))["member"]["id"]
    other = account("provider_office", "another-demo-office")
    fault(other.get(f"/api/requests/{number}"), 404, "unknown_request")
    found = ok(SAM.post("/api/access/search", {"plan": "harbor", "member": member, "request": number}))["entries"]
    acts = {(entry["account"], entry["act"]) for entry in found}
    assert (KIM.user["account"], "view") in acts and (other.user["account"], "denied") in acts, acts
    assert all(entry["member"] == member for entry in found), found
    refused = ok(SAM.post("/api/access/search", {"plan": "harbor", "act": ["denied"], "from": "2026-12-04", "to": "2026-12-04"}))["entries"]
    same({entry["act"] for entry in refused}, {"denied"}, "only refused")
    same(ok(SAM.post("/api/access/search", {"plan": "harbor", "act": ["denied"], "to": "2026-01-01"})).get("entries", []), [], "no day")
    page = ok(SAM.post("/api/access/search", {"plan": "harbor", "limit": 2}))
    rest = ok(SAM.post("/api/access/search", {"plan": "harbor", "limit": 2, "after": page["next"]}))["entries"]
    assert rest[0]["entry"] < page["entries"][-1]["entry"], (page, rest)
    read = ok(ADMIN.post("/api/access/search", {"plan": "harbor", "member": member, "account": SAM.user["account"]}))["entries"]
    assert any(entry["what"] == "access_log" and entry["act"] == "search" for entry in read), read
    table = rows_of(SAM.post("/api/access/search?format=csv", {"plan": "harbor", "member": member}))
    assert {"at", "name", "act", "record"} <= set(table[0]), table[0]
    for who in (KIM, LUND, ROSA):
        fault(who.post("/api/access/search", {"plan": "harbor"}), 403, "right_required")
        fault(who.post("/api/access/people", {"plan": "harbor", "text": "k"}), 403, "right_required")
    people = ok(SAM.post("/api/access/people", {"plan": "harbor", "text": "kim"}))["people"]
    assert KIM.user["account"] in {each["account"] for each in people}, people


@case
def exports_are_logged():
    """A report that leaves as a file is an export in the access log"""
    rows_of(SAM.post("/api/reports/turnaround?format=csv", DAYS))
    found = ok(ADMIN.post("/api/access/search", {"plan": "harbor", "account": SAM.user["account"], "act": ["data_export"]}))["entries"]
    assert {"turnaround", "file_review", "state_log"} <= {entry.get("record") for entry in found}, found


@case
def rebuilt():
    """Written anew from the states, the figures are the same"""
    if SERVER.database:
        return
    import sqlite3
    base = sqlite3.connect(os.path.join(SERVER.data, "assent.sqlite"))
    def held(table):
        return sorted(base.execute(f"select * from {table}").fetchall())
    before = {table: held(table) for table in ("turnaround", "decided_line")}
    base.close()
    SERVER.stop()
    import subprocess
    done = subprocess.run([SERVER.program, "rebuild", "--data", SERVER.data], capture_output=True, text=True, check=False)
    same(done.returncode, 0, done.stderr)
    base = sqlite3.connect(os.path.join(SERVER.data, "assent.sqlite"))
    for table, rows in before.items():
        assert rows, table
        same(held(table), rows, table)
    base.close()


if __name__ == "__main__":
    code = run_cases()
    SERVER.close()
    sys.exit(code)
