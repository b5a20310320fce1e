"""Working on a case at the REST door: check lists, evidence, the text of documents, unfinished work, a decision tried before."""

import json
import pathlib
import sqlite3

from documents import attached, rosa, somebody
from files import docx, pdf, png
from harness import case, fault, same

SERVER = None
LIST = {"source": "plan_policy", "edition": "2026", "section": "IMG 3"}


def checked(person, number, **line):
    return person.post(f"/api/requests/{number}/decision/check", {"no_conflict": True, "why": "Read.", "lines": [
        {"line": 1, **line}]})


def determine(person, number, **line):
    return person.command(f"/api/requests/{number}/commands", {
        "type": "Determine", "no_conflict": True, "why": "Read.", "lines": [{"line": 1, **line}]})


def denial(*answers, cited=None):
    before = [{"source": source, "section": "none", "answers": [{"point": "excluded", "answer": "not_applicable"}]}
              for source in ("evidence_of_coverage", "medi_cal_manual", "licensed_criteria")]
    return {"outcome": "denied", "basis": "medical_necessity",
            "reasons": [{"code": "not_medically_necessary", "sentence": "Your records show otherwise."}],
            "questions": {"clinically_appropriate": "no", "proper_setting": "yes", "covered_benefit": "yes"},
            "cited": [*before, cited or {**LIST, "answers": list(answers)}]}


def worksheet(person, number, version=None, body=None):
    place = f"/api/requests/{number}/worksheet"
    if version is None:
        return person.get(place)
    return person.send("PUT", place, {"version": version, "body": body})


@case
def lists_of_a_case():
    """The plan's check lists for a request come as trees, to its staff only"""
    office = rosa()
    number = office.submit().json["request"]
    reply = somebody("kim").get(f"/api/requests/{number}/checklists")
    same(reply.status, 200, f"{reply}")
    same(reply.headers["Cache-Control"], "no-store", "never cached")
    [found] = reply.json["lists"]
    same((found["id"], found["source"], found["source_name"], found["edition"], found["section"], found["lines"]),
         ("lumbar_mri", "plan_policy", "Policies of the plan", "2026", "IMG 3", [1]), "head")
    tree = found["tree"]
    same((tree["need"], len(tree["items"])), ("all", 4), "tree")
    same((tree["items"][0]["need"], tree["items"][0]["items"][1]["need"]), ("any", "all"), "groups")
    point = tree["items"][0]["items"][0]
    assert point["point"] == "red_flag" and point["text"].endswith(".") and point["hint"], point
    fault(office.get(f"/api/requests/{number}/checklists"), 403, "right_required")
    fault(somebody("kim").get("/api/requests/400000007/checklists"), 404, "unknown_request")


@case
def texts():
    """Text of PDF and Word by page, none of pictures, seen by who may read the document"""
    office = rosa()
    number = attached(office, pdf("six weeks of therapy", pages=2))
    reply = office.get(f"/api/requests/{number}/documents/1/text")
    same((reply.status, reply.headers["Cache-Control"]), (200, "no-store"), f"{reply}")
    same((reply.json["has_text"], [page["page"] for page in reply.json["pages"]]), (True, [1, 2]), "pages")
    for page in reply.json["pages"]:
        assert "six weeks of therapy" in page["text"], page
    word = attached(office, docx("First &amp; last", "Second"))
    same(office.get(f"/api/requests/{word}/documents/1/text").json["pages"],
         [{"page": 1, "text": "First & last\nSecond"}], "word")
    for content in (png(), pdf("")):
        blank = office.get(f"/api/requests/{attached(office, content)}/documents/1/text").json
        same((blank["has_text"], blank["pages"]), (False, []), "nothing to read")
    fault(office.get(f"/api/requests/{number}/documents/2/text"), 404, "unknown_document")
    fault(somebody("dev").get(f"/api/requests/{number}/documents/1/text"), 404, "unknown_request")


@case
def evidence():
    """A met point of a list names its place; the decision keeps it with the sentence and the logic in words"""
    number = attached(rosa(), pdf("six weeks"))
    kim = somebody("kim")
    met = {"point": "examination", "answer": "met"}
    cited = [{**LIST, "answers": [met]}]
    at = "/lines/0/cited/0/answers/0"
    fault(determine(kim, number, cited=cited), 422, "evidence_required", f"{at}/evidence")
    fault(determine(kim, number, cited=[{**LIST, "answers": [{**met, "evidence": [{"document": 9}]}]}]), 422,
          "unknown_document", f"{at}/evidence/0/document")
    found = {**met, "evidence": [{"document": 1, "page": 1, "quote": "six weeks"}], "note": "Seen twice."}
    done = determine(kim, number, cited=[{**LIST, "answers": [found], "finding": "made up"}])
    same(done.status, 200, f"{done}")
    record = somebody("sam").get(f"/api/requests/{number}/record").json
    kept = record["state"]["lines"][0]["determined"]["cited"][0]
    same((kept["list"], kept["finding"]), ("lumbar_mri", "4 of 4 needed: 1 met, 3 open"), "the list")
    same(kept["answers"], [{**found, "text": "An examination of nerves and muscles is recorded."}], "the answer")


@case
def behind_an_answer():
    """The timeline says of an automatic answer its rule, source, version and what it was asked; of criteria only staff reads"""
    office, kim = rosa(), somebody("kim")
    number = attached(office, pdf("new weakness"))
    answer = {**LIST, "answers": [
        {"point": "red_flag", "answer": "met", "note": "Seen by phone."},
        {"point": "examination", "answer": "met", "evidence": [{"document": 1, "page": 1, "quote": "new weakness"}]}]}
    same(determine(kim, number, cited=[answer]).status, 200, "approved")

    def details(person, kind):
        rows = person.get(f"/api/requests/{number}").json["timeline"]
        return next(row for row in rows if row["kind"] == kind).get("details", [])

    for person in (office, kim):
        found = details(person, "RequirementFound")
        assert found[0].startswith("Asked: code 72148, place of service 22, day ") and "diagnosis M54.16" in found[0], found
        assert any(one.startswith("Rule IMG-014, ") and "Source: Manual 5" in one for one in found), found
        assert found[-1].startswith("Rules of ") and ", edition current, version " in found[-1], found
        clock = details(person, "ClockStarted")
        assert any(one.startswith("Source: ") for one in clock), clock
    decided = details(kim, "LineDetermined")
    assert "Policies of the plan, 2026, IMG 3: 4 of 4 needed: 2 met, 2 open." in decided, decided
    assert any(one.endswith("met; note: Seen by phone.") for one in decided), decided
    assert any(one.endswith('met; document 1 (history), page 1: "new weakness"') for one in decided), decided
    same(details(office, "LineDetermined"), [], "the office does not read the points")


@case
def tried_before():
    """A decision is tried without deciding: what is refused, criteria nobody found a place for, the logic of the list"""
    number = rosa().submit().json["request"]
    osei = somebody("osei")
    bare = checked(osei, number, **denial({"point": "red_flag", "answer": "not_met"}))
    same((bare.status, bare.json["faults"]), (200, []), f"{bare}")
    same([(one["code"], one["pointer"]) for one in bare.json["warnings"]], [("no_evidence", "/lines/0/cited/3")], "bare")
    before = [one["letter"] for one in osei.get(f"/api/requests/{number}/letters").json["letters"]]
    letters = {one["to"]: one for one in bare.json["letters"]}
    assert {"member", "requesting_provider"} <= set(letters), f"{letters}"
    assert not set(before) & {one["letter"] for one in letters.values()}, "only what would be new"
    for one in letters.values():
        assert one["channel"] and one["language"], one
        assert "Your records show otherwise." in json.dumps(one["tree"]), one["tree"]
    noted = [{"point": point, "answer": "met", "note": "Seen."}
             for point in ("red_flag", "examination", "changes_care")] + [{"point": "no_recent_mri", "answer": "not_documented"}]
    refused = checked(osei, number, **denial({"point": "red_flag", "answer": "met"}))
    same([one["code"] for one in refused.json["faults"]], ["evidence_required"], f"{refused.json}")
    same(refused.json["letters"], [], "nothing goes out for what is refused")
    noted[-1] = {**noted[-1], "answer": "not_applicable"}
    against = checked(osei, number, **denial(*noted)).json
    assert "criteria_met" in [one["code"] for one in against["warnings"]], against
    open_list = checked(somebody("kim"), number, cited=[{**LIST, "answers": noted[:1]}]).json
    same(([one["code"] for one in open_list["warnings"]], open_list["faults"]), (["criteria_not_met"], []), "open")
    assert "1 met, 3 open" in open_list["warnings"][0]["detail"], open_list
    same(osei.get(f"/api/requests/{number}").json["status"], "in_review", "nothing was decided")
    same([one["letter"] for one in osei.get(f"/api/requests/{number}/letters").json["letters"]], before, "no letter")
    fault(checked(rosa(), number), 403, "right_required")


@case
def overturned_before():
    """Who is about to deny is told how often such a denial did not stand, once it was overturned"""
    office, osei = rosa(), somebody("osei")
    no = denial(cited={"source": "plan_policy", "edition": "2026", "section": "X",
                       "answers": [{"point": "need", "answer": "not_met"}]})
    line = {"service_type": "diagnostic", "units": 1, "unit": "unit", "place": "22"}

    def submit(code, day):
        reply = office.submit(lines=[{**line, "code": code, "from": day, "to": day}])
        same(reply.status, 201, f"{reply}")
        return reply.json["request"]

    def told(number):
        return [one for one in checked(osei, number, **no).json["warnings"] if one["code"] == "overturned_before"]

    first, second, other = submit("72197", "2027-02-01"), submit("72197", "2027-05-03"), submit("72156", "2027-05-03")
    same(told(second), [], "none yet")
    same(determine(osei, first, **no).status, 200, "denied")
    same(told(second), [], "denied, not overturned")
    done = somebody("lund").command(f"/api/requests/{first}/commands", {
        "type": "ApplyOutcome", "lines": [{"line": 1}], "source": "peer_to_peer", "why": "New records."})
    same(done.status, 200, f"{done}")
    [warning] = told(second)
    same(warning["pointer"], "/lines/0/reasons/0", "where")
    assert "1 denial of this service for this reason was overturned" in warning["detail"], warning
    same(told(other), [], "another service")


@case
def unfinished_work():
    """Review work is kept for its person, versioned; colleagues see that it is in work, the decision ends it"""
    number = rosa().submit().json["request"]
    kim, osei = somebody("kim"), somebody("osei")
    same(worksheet(kim, number).json, {"mine": None, "others": []}, "nothing yet")
    first = worksheet(kim, number, 0, {"answers": {"red_flag": "not_met"}})
    same((first.status, first.json["mine"]["version"]), (200, 1), f"{first}")
    same(worksheet(kim, number, 1, {"answers": {}}).json["mine"]["version"], 2, "saved again")
    late = worksheet(kim, number, 1, {"answers": {"lost": "no"}})
    document = fault(late, 409, "worksheet_changed", "/version")
    same((document["mine"]["version"], document["mine"]["body"]), (2, {"answers": {}}), "the current one is told")
    seen = worksheet(osei, number).json
    same((seen["mine"], [other["name"] for other in seen["others"]]), (None, ["Kim Testcase"]), "a colleague sees it")
    assert seen["others"][0]["since"], seen
    same(worksheet(osei, number, 0, {"x": 1}).status, 200, "each has their own")
    same(osei.send("DELETE", f"/api/requests/{number}/worksheet").status, 204, "deleted")
    same(osei.send("DELETE", f"/api/requests/{number}/worksheet").status, 204, "twice is no fault")
    fault(worksheet(kim, number, 2, {"long": "x" * (256 << 10)}), 422, "too_long", "/body")
    fault(worksheet(kim, number, 2, ["a list"]), 422, "wrong_type", "/body")
    fault(worksheet(rosa(), number), 403, "right_required")
    fault(worksheet(somebody("ines"), number), 403, "right_required")
    same(worksheet(osei, number, 0, {"x": 1}).status, 200, "begun again")
    same(determine(kim, number).status, 200, "approved")
    for person in (kim, osei):
        same(worksheet(person, number).json, {"mine": None, "others": []}, "the end of the request ends all of it")
    fault(worksheet(kim, number, 0, {}), 409, "request_closed")


@case
def work_on_two_lines():
    """A decision of one line keeps the work on the other"""
    line = {"service_type": "diagnostic", "units": 1, "unit": "unit", "place": "22", "from": "2027-03-01", "to": "2027-03-01"}
    number = rosa().submit(lines=[{**line, "code": "72148"}, {**line, "code": "72141"}]).json["request"]
    kim = somebody("kim")
    worksheet(kim, number, 0, {"line": 2})
    same(determine(kim, number).status, 200, "line 1")
    same(worksheet(kim, number).json["mine"]["body"], {"line": 2}, "kept")


@case
def reads_are_logged():
    """Whose unfinished work was read stands in the access log"""
    number = rosa().submit().json["request"]
    kim = somebody("kim")
    worksheet(kim, number, 0, {})
    worksheet(kim, number)
    if SERVER.database:
        return  # the same code writes it; a file can be looked into from outside
    held = pathlib.Path(SERVER.data) / "assent.sqlite"
    with sqlite3.connect(f"file:{held}?mode=ro", uri=True) as db:
        [[count]] = db.execute("select count(*) from access_log where what = 'worksheet' and record = ?", [number])
    same(count, 1, "one read")
