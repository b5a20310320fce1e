"""The command line of the release program, as an analyst or operator types it."""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from harness import ROOT, Client, Office, Server, case, demo_member, run_cases, same  # noqa: E402

PROGRAM = os.path.abspath(sys.argv[1])


def assent(*arguments, code=0, cwd=None):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=300, cwd=cwd or ROOT)
    assert done.returncode == code, f"exit {done.returncode}, wanted {code}: {done.stdout[-800:]} {done.stderr[-800:]}"
    return done.stdout


def lookup(*arguments):
    answer = json.loads(assent("lookup", "--json", *arguments))
    for name in ("plan", "code", "date", "answer", "why", "rows", "pack", "contacts"):
        assert name in answer, f"{name} is missing from {answer}"
    assert answer["why"], "an answer says why"
    assert answer["contacts"], "an answer says who to ask"
    return answer


def alliant(*arguments):
    return lookup("--plan", "alliant", "--date", "2026-11-23", *arguments)


def expect(answer, kind, row):
    same(answer["answer"], kind, "answer")
    assert row in answer["rows"], f"{row} in {answer['rows']}"


@case
def therapy():
    """97110 at Alliant: physical therapy needs no approval, and the answer says why"""
    answer = alliant("--code", "97110")
    expect(answer, "not_required", "ALN-78")
    assert "physical" in " ".join(answer["why"]).lower(), answer["why"]
    expect(alliant("--code", "97110", "--modifier", "GN"), "required", "ALN-76")


@case
def imaging():
    """A CT at Alliant needs approval in and out of network"""
    for network in ("in", "out"):
        expect(alliant("--code", "74177", "--network", network), "required", "ALN-01")


@case
def mastectomy():
    """A mastectomy with and without a breast-cancer diagnosis"""
    expect(alliant("--code", "19303", "--dx", "C50.911", "--pos", "22"), "not_required", "ALN-54")
    expect(alliant("--code", "19303", "--dx", "Z15.01", "--pos", "22"), "required", "ALN-54")
    open_question = alliant("--code", "19303", "--pos", "22")
    same(open_question["answer"], "undetermined", "without any diagnosis")
    assert any(ask["fact"] == "diagnosis" for ask in open_question["asks"]), open_question["asks"]


@case
def sleep_studies():
    """An attended and an unattended sleep study"""
    expect(alliant("--code", "95810"), "required", "ALN-63")
    expect(alliant("--code", "95806"), "not_required", "ALN-63")
    expect(alliant("--code", "G0399"), "not_required", "ALN-63")


@case
def admissions():
    """A maternity admission, a NICU admission, an unanticipated emergency"""
    expect(alliant("--revenue", "0122", "--dx", "O80", "--pos", "21", "--kind", "inpatient"), "not_required", "ALN-29")
    expect(alliant("--revenue", "0173", "--admission-priority", "newborn", "--pos", "21"), "required", "ALN-30")
    expect(alliant("--revenue", "0120", "--dx", "J18.9", "--pos", "21"), "required", "ALN-29")
    emergency = alliant("--revenue", "0120", "--dx", "J18.9", "--pos", "21", "--admission-priority", "emergency")
    same(emergency["answer"], "never_required", "emergency admission")
    same(emergency["notify"], True, "notify")


@case
def observation():
    """An observation stay from the emergency room and not from it"""
    expect(alliant("--code", "G0378", "--admission-source", "emergency_room"), "not_required", "ALN-35")
    expect(alliant("--code", "G0378", "--admission-source", "clinic"), "required", "ALN-35")
    asked = alliant("--code", "G0378")
    same(asked["answer"], "undetermined", "source unknown")
    assert any(ask["fact"] == "admission_source" for ask in asked["asks"]), asked["asks"]


@case
def unknown_code():
    """A code on no row is undetermined, never not required, and names whom to ask"""
    answer = alliant("--code", "99999")
    same(answer["answer"], "undetermined", "answer")
    same(answer["because"], "no_row", "because")


@case
def delegated_member():
    """A member of a delegated group at Alameda: ask the group, with its contacts"""
    with tempfile.TemporaryDirectory() as data:
        with Server(PROGRAM, data=data):
            pass
        answer = json.loads(assent("lookup", "--json", "--plan", "alameda", "--code", "72148", "--data", data,
                                   "--date", "2026-11-23", "--member", delegated_number()))
        same(answer["answer"], "elsewhere", "answer")
        same(answer["decided_by"], "delegate", "decided_by")
        assert answer["contacts"][0]["phone"], answer["contacts"]


@case
def beside_a_server():
    """A member is looked up, a receipt issued and codes imported while the server runs, and the reads are logged"""
    with tempfile.TemporaryDirectory() as data, Server(PROGRAM, data=data) as server:
        answer = json.loads(assent("lookup", "--json", "--plan", "alameda", "--code", "72148", "--data", data,
                                   "--date", "2026-11-23", "--member", delegated_number()))
        same(answer["answer"], "elsewhere", "answer")
        proof = json.loads(assent("lookup", "--json", "--plan", "alliant", "--code", "97110", "--data", data, "--proof"))
        visitor = Client(server.port)
        same(visitor.get(f"/api/proofs/{proof['number']}").status, 200, "the server knows the receipt")
        with sqlite3.connect(os.path.join(data, "assent.sqlite")) as database:
            rows = database.execute("select act, record from access_log where account = 'console'").fetchall()
        assert rows, "the look-up of a member leaves its row"
        codes = os.path.join(data, "codes.csv")
        with open(codes, "w", encoding="utf-8") as out:
            out.write("code,title\nE0130,Demo walker of no one\n")
        assent("import", "hcpcs_titles", codes, "--data", data)
        wait_for(lambda: visitor.post("/api/lookup", {"plan": "alliant", "code": "E0130"}).json.get("title")
                 == "Demo walker of no one")
        old = os.path.join(data, "old.csv")
        with open(old, "w", encoding="utf-8") as out:
            out.write("system,number,member_number,decided_on,requesting_npi,servicing_npi,code,from,to\n"
                      f"Old Demo Portal,C-1,{demo_member('harbor', 'medi_cal')},2024-03-04,1999000015,1999001096,72148,"
                      "2024-03-10,2027-03-09\n")
        assent("import", "authorizations", old, "--plan", "harbor", "--data", data)
        rosa = Office(server.port)
        found = rosa.post("/api/requests/search", {"plan": "harbor", "number": "C-1"}).json["requests"]
        same([row["origin"] for row in found], ["Old Demo Portal"], "taken over beside the server")
        same(rosa.submit().status, 201, "the server still writes")
        verified = json.loads(assent("verify", "--json", "--replay", "--data", data))
        same((verified["sound"], verified.get("problems")), (True, None), "the chains hold, read beside the server")
        same(server.stop(), 0, "exit code")


@case
def replayed():
    """Every step of a case comes out the same again; another time of receipt does not"""
    with tempfile.TemporaryDirectory() as data, Server(PROGRAM, data=data) as server:
        rosa = Office(server.port)
        number = rosa.submit().json["request"]
        same(rosa.command(f"/api/requests/{number}/notes", {"note": {"type": "web_note", "text": "Left knee."}},
                          version=rosa.get(f"/api/requests/{number}").json["version"]).status, 200, "note")
        again = json.loads(assent("replay", number, "--json", "--data", data))
        # Submitted and noted; what the portal shows is written down by a worker and may have come already.
        same((again["sound"], again["unexplained"]), (True, 0), f"{again}")
        assert again["decisions"] in (2, 3), f"{again}"
        same(server.stop(), 0, "exit code")
        with sqlite3.connect(os.path.join(data, "assent.sqlite")) as database:
            database.execute("update decision_input set at = '2020-01-01T00:00:00.000Z' where version = 0")
        forged = json.loads(assent("replay", number, "--json", "--data", data, code=1))
        assert not forged["sound"] and forged["problems"], forged


def wait_for(said, seconds=5):
    until = time.time() + seconds
    while not said():
        assert time.time() < until, "it did not happen in time"
        time.sleep(0.1)


def delegated_number():
    import csv
    with open(os.path.join(ROOT, "demo", "alameda", "members.csv"), encoding="utf-8") as members:
        for row in csv.DictReader(line for line in members if not line.startswith("#")):
            if row["medical_group"] and not row["covered_to"]:
                return row["member_number"]
    raise AssertionError("the demo has a member of a delegated group")


@case
def ecm02():
    """ECM02 at Central California is approved at once, for twelve months"""
    answer = lookup("--plan", "central", "--code", "ECM02", "--date", "2026-11-23")
    same(answer["answer"], "required", "answer")
    same(answer["auto_approval"], "yes", "auto_approval")
    same(answer["auto_months"], 12, "auto_months")


@case
def editions():
    """Alameda answers from the edition in force that day, or the one named"""
    same(lookup("--plan", "alameda", "--code", "72148", "--date", "2025-06-01")["edition"], "aah-legacy", "2025")
    same(lookup("--plan", "alameda", "--code", "72148", "--date", "2026-06-01")["edition"], "aah-current", "2026")
    named = lookup("--plan", "alameda", "--code", "72148", "--date", "2026-06-01", "--pack", "aah-legacy")
    same(named["edition"], "aah-legacy", "named")


@case
def refusals():
    """Bad input is refused with what, where and how to mend it"""
    for arguments in (["--plan", "nowhere", "--code", "72148"], ["--plan", "alliant", "--code", "72148", "--line", "x"]):
        done = subprocess.run([PROGRAM, "lookup", "--json", *arguments], capture_output=True, text=True, cwd=ROOT)
        assert done.returncode != 0, done.stdout
        problem = json.loads(done.stdout)
        assert problem["code"] and problem["detail"], problem
    assent("lookup", "--plan", "alliant", "--date", "2026-02-30", code=2)
    assent("lookup", "--plan", "alliant", "--network", "sideways", code=2)


@case
def help_everywhere():
    """Every command has --help and the version is printed as JSON"""
    for command in ("serve", "lookup", "pack", "receipt", "import", "scenario", "verify", "backup", "restore",
                    "openapi", "bench", "version"):
        assert "--help" in assent(command, "--help"), command
    assert json.loads(assent("version", "--json"))["version"]
    same(json.loads(assent("openapi"))["openapi"], "3.1.0", "openapi")


@case
def packs():
    """pack check passes for every shipped pack and speaks JSON"""
    checked = json.loads(assent("pack", "check", "--json"))["packs"]
    assert {pack["plan"] for pack in checked} >= {"alameda", "central", "alliant", "harbor", "medicare"}
    same(sum(pack["errors"] for pack in checked), 0, "errors")


@case
def rule_coverage():
    """Which rules the scenarios prove: covered, missing, waiting; an id nobody wrote down is an error"""
    with tempfile.TemporaryDirectory() as folder:
        rules, scenarios = os.path.join(folder, "rules.csv"), os.path.join(folder, "scenarios")
        os.mkdir(scenarios)

        def write(ids):
            with open(os.path.join(scenarios, "one.txt"), "w", encoding="utf-8") as out:
                out.write(f"# {ids}\nScenario: a referral\n  Plan harbor\n")

        with open(rules, "w", encoding="utf-8") as out:
            out.write("id,group,kind,plan,rule,source,waits_for\nREF-01,REF,RULE,all,one,s,\n"
                      "REF-02,REF,RULE,all,two,s,\nREF-03,REF,SCREEN,all,three,s,portal\n")
        write("REF-01")
        report = json.loads(assent("scenario", "--json", "--coverage", rules, scenarios))
        place = report["covered"]["REF-01"][0]
        assert place["file"].endswith("one.txt") and place["scenario"] == "a referral", place
        same([report["missing"], report["waiting"], report["unknown"]], [["REF-02"], {"REF-03": "portal"}, []], "rest")
        assert "REF-02 has no scenario: two" in assent("scenario", scenarios, "--coverage", rules)
        assent("scenario", "--require-complete", "--coverage", rules, scenarios, code=1)
        write("REF-01, REF-02")
        assent("scenario", "--require-complete", "--coverage", rules, scenarios)
        write("REF-99")
        assert "REF-99 is named" in assent("scenario", scenarios, "--coverage", rules, code=1)
        assent("scenario", "--require-complete", scenarios, code=2)
    assert json.loads(assent("scenario", "--coverage", "--json"))["unknown"] == []


@case
def receipts():
    """A receipt verifies offline with the public key, and no altered one does"""
    with tempfile.TemporaryDirectory() as data, Server(PROGRAM, data=data) as server:
        office = Client(server.port)
        proof = office.post("/api/proofs", {"plan": "alliant", "code": "97110", "date": "2026-11-23"}).json
        receipt, keys = os.path.join(data, "receipt.json"), os.path.join(data, "keys.json")
        with open(keys, "w", encoding="utf-8") as out:
            json.dump(office.get("/api/keys").json, out)

        def verify(changed, code):
            with open(receipt, "w", encoding="utf-8") as out:
                json.dump({**proof, **changed}, out)
            assent("receipt", "verify", receipt, "--keys", keys, code=code)

        verify({}, 0)
        verify({"statement": proof["statement"].replace("not_required", "required")}, 1)
        verify({"number": "3090000021"}, 1)
        verify({"signature": "00" * 64}, 1)


@case
def a_whole_case_by_hand():
    """From intake to appeal on the command line: submitted, denied, appealed, overturned, approved; the log verifies"""
    with tempfile.TemporaryDirectory() as data:
        server = Server(PROGRAM, data=data).start()
        provider = next(p["name"] for p in Office(server.port).user["providers"] if p["plan"] == "harbor")
        server.stop()

        def console(*arguments, who, body=None, code=0):
            more = ["--body", json.dumps(body)] if body is not None else []
            out = assent(*arguments, "--json", "--data", data, "--as", who, *more, code=code)
            return json.loads(out)

        sent = console("request", "submit", "--plan", "harbor", "--member", demo_member("harbor", "medi_cal"),
                       "--requesting", provider, "--servicing", provider, "--key", "first", who="rosa", body={
                           "kind": "outpatient", "reason": "op_services", "diagnoses": [{"code": "M54.16"}],
                           "lines": [{"service_type": "diagnostic", "code": "72148", "units": 1,
                                      "from": "2027-12-07", "to": "2027-12-07"}]})
        number = sent["request"]
        same(sent["status"], "in_review", "received and queued")
        refused = console("request", "run", number, "Determine", who="kim", body={
            "lines": [{"line": 1, "outcome": "denied"}], "why": "No.", "no_conflict": True}, code=1)
        assert "physician_required" in json.dumps(refused), refused
        denied = console("request", "run", number, "Determine", who="osei", body={
            "why": "The records were read.", "no_conflict": True,
            "lines": [{"line": 1, "outcome": "denied", "basis": "medical_necessity",
                       "reasons": [{"code": "not_medically_necessary", "sentence": "Your records show otherwise."}],
                       "questions": {"clinically_appropriate": "no", "proper_setting": "yes", "covered_benefit": "yes"},
                       "cited": [{"source": "evidence_of_coverage", "section": "4",
                                  "answers": [{"point": "excluded", "answer": "not_applicable"}]},
                                 {"source": "medi_cal_manual", "edition": "2026", "section": "4.2",
                                  "answers": [{"point": "six weeks of therapy", "answer": "not_met"}]}]}]})
        same(denied["status"], "denied", "denied")
        filed = console("appeal", "file", who="noor", body={"request": number, "why": "She cannot walk."})
        appeal = filed["appeal"]
        same(filed["status"], "received", "filed")
        same(console("appeal", "run", appeal, "AcknowledgeAppeal", who="noor")["status"], "acknowledged", "told")
        overturn = {"why": "The notes show weakness.", "no_conflict": True}
        refused = console("appeal", "run", appeal, "ResolveAppeal", who="osei", body=overturn, code=1)
        assert "conflict_of_interest" in json.dumps(refused), refused
        done = console("appeal", "run", appeal, "ResolveAppeal", who="lund", body=overturn)
        same(done["status"], "overturned", "overturned")
        same(console("request", "show", number, who="rosa")["status"], "approved", "the request")
        kinds = [entry["kind"] for entry in console("appeal", "show", appeal, who="rosa")["timeline"]]
        same(kinds.count("AppealEffectuated"), 1, "carried out once")
        verified = json.loads(assent("verify", "--replay", "--json", "--data", data))
        same((verified["sound"], verified["requests"], verified["appeals"]), (True, 1, 1), f"{verified}")
        seen = sqlite3.connect(os.path.join(data, "assent.sqlite")).execute(
            "select count(*) from access_log where channel = 'cli' and act = 'view'").fetchone()[0]
        same(seen, 2, "reads at the console are in the access log")


if __name__ == "__main__":
    sys.exit(run_cases())
