"""Printed records at the REST door: the episode abstract and the letters of a request, as blocks and as PDF."""

import json
import sqlite3
import subprocess
import tempfile

from harness import Client, Office, case, fault, same

SERVER = None


def somebody(login):
    person = Client(SERVER.port)
    same(person.sign_in(login).status, 200, f"{login} signs in")
    return person


def text_of(pdf):
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        return subprocess.run(["pdftotext", "-layout", file.name, "-"], check=True, capture_output=True).stdout.decode()


def texts(tree):
    return json.dumps(tree["blocks"], ensure_ascii=False)


def approved(**asked):
    """A request with a document and notes, approved by a nurse: its office and its number."""
    rosa, kim = Office(SERVER.port), somebody("kim")
    number = rosa.submit(**asked, notes=[{"type": "web_note", "text": "Pain since spring."}]).json["request"]
    for note in ({"type": "internal", "text": "secret thought"}, {"type": "web_note", "text": "Ñandú <b>& more</b>"}):
        same(kim.command(f"/api/requests/{number}/notes", {"note": note}).status, 200, "note")
    done = kim.command(f"/api/requests/{number}/approval", {"criteria": "Harbor imaging 2026, 4.1"})
    same(done.status, 200, f"{done}")
    same(somebody("admin").post("/api/trial/clock", {"at": "2026-11-24T17:15:00.000Z"}).status, 200, "what is due is done")
    return rosa, number


@case
def abstract_as_blocks():
    """The abstract holds number, status, member, lines, dates, units, decision, role, documents, notes and letters"""
    rosa, number = approved()
    tree = rosa.get(f"/api/requests/{number}/abstract").json
    same((tree["language"], tree["direction"]), ("en", "ltr"), "language")
    kinds = [block["kind"] for block in tree["blocks"]]
    same(kinds.count("heading") > 6 and tree["blocks"][0]["level"] == 1, True, f"{kinds}")
    told = texts(tree)
    shown = rosa.get("/api/requests/" + number).json["member"]["name"]
    for part in (shown, "Authorization number", "72148", "Approved", "Nurse", "Harbor imaging 2026, 4.1", "Pain since spring.",
                 "M54.16", "An approval does not prove", "Requesting provider"):
        assert part in told, f"{part} in {told}"
    assert "secret thought" not in told, "what the plan keeps to itself stays with it"
    assert "Kim Testcase" not in json.dumps([b for b in tree["blocks"] if b["kind"] == "facts"]), "a role, not a name"
    assert "Kim Testcase" in texts(somebody("kim").get(f"/api/requests/{number}/abstract").json), "staff see who it was"


@case
def abstract_as_pdf():
    """The PDF is tagged, in both languages, the same bytes for the same version, and another after a change"""
    rosa, number = approved()
    path = f"/api/requests/{number}/abstract.pdf"
    first = rosa.get(path)
    same((first.status, first.headers["Content-Type"], first.headers["Cache-Control"]), (200, "application/pdf", "no-store"), "head")
    same(rosa.get(path).body, first.body, "same bytes")
    told = text_of(first.body)
    for part in ("Episode abstract", "72148", "Approved", "Ñandú <b>& more</b>", "Page 1 of",
                 "Printed Nov 24, 2026, 9:15 am by Rosa Testcase, Bay Spine Demo Clinic"):
        assert part in told, f"{part} in {told}"
    spanish = text_of(rosa.get(path + "?language=es").body)
    for part in ("Resumen del caso", "Aprobado", "Ñandú", "Página 1 de"):
        assert part in spanish, f"{part} in {spanish}"
    same(somebody("kim").command(f"/api/requests/{number}/notes", {"note": {"type": "web_note", "text": "One more."}}).status, 200,
         "note")
    assert rosa.get(path).body != first.body, "another version"


@case
def abstract_with_a_bar_code():
    """The abstract carries its number as bars, and each print says who made it"""
    rosa, number = approved()
    blocks = rosa.get(f"/api/requests/{number}/abstract").json["blocks"]
    same([block["digits"] for block in blocks if block["kind"] == "bar_code"], [number], "the number")
    kim = somebody("kim").get(f"/api/requests/{number}/abstract.pdf")
    assert "by Kim Testcase, Demo plan staff" in text_of(kim.body), text_of(kim.body)


@case
def printed_by_the_members_primary_care():
    """Primary care that has no part in a request reads its abstract in full, changes nothing, and each look is written down"""
    rosa, dev = Office(SERVER.port), somebody("dev")
    _, number = approved()
    page = dev.get(f"/api/requests/{number}").json
    same((page["visibility"], page.get("actions", [])), ("read_only", []), "reads along")
    tree = dev.get(f"/api/requests/{number}/abstract")
    same(tree.status, 200, f"{tree}")
    for part in (page["member"]["name"], "72148", "Approved", "Harbor imaging 2026, 4.1", "Pain since spring.",
                 "Printed Nov 24, 2026, 9:15 am by Dev Testcase, Maple Street Demo Practice"):
        assert part in texts(tree.json), f"{part} in {texts(tree.json)}"
    assert "secret thought" not in texts(tree.json), "the plan's own notes"
    pdf = dev.get(f"/api/requests/{number}/abstract.pdf")
    assert "72148" in text_of(pdf.body) and "by Dev Testcase" in text_of(pdf.body), "the PDF"
    fault(dev.command(f"/api/requests/{number}/notes", {"note": {"type": "web_note", "text": "x"}}), 403, "read_only")
    if not SERVER.database:
        same(looked_at(number, dev), {"view": 2, "print": 1}, "page and abstract, and the print")


def looked_at(number, who):
    """Rows of the access log about a request: how often somebody looked, and how. Read where the data lie in a file."""
    with sqlite3.connect(f"file:{SERVER.data}/assent.sqlite?mode=ro", uri=True) as db:
        rows = db.execute("select act, count(*) from access_log where record = ? and account = ? and what = 'request' group by act",
                          (number, who.user["account"]))
        return dict(rows.fetchall())


@case
def who_may_print():
    """Who may not see a request may not print it"""
    # Dev's practice is the primary care of the usual member, and reads along.
    _, number = approved(member=Office(SERVER.port).member("harbor", "HB0000002")["id"])
    for path in ("abstract", "abstract.pdf", "letters", "letters/1", "letters/1/pdf"):
        fault(Client(SERVER.port).get(f"/api/requests/{number}/{path}"), 401, "sign_in_required")
        fault(somebody("dev").get(f"/api/requests/{number}/{path}"), 404, "unknown_request")
        fault(somebody("kim").get(f"/api/requests/{number}/{path}?language=xx"), 422, "unknown_language")


@case
def letters():
    """An office reads the letters that went to it; those to others are listed with the reason why they stay closed"""
    rosa, number = approved()
    rows = rosa.get(f"/api/requests/{number}/letters").json["letters"]
    same([row["letter"] for row in rows], list(range(1, len(rows) + 1)), "numbers")
    mine = next(row for row in rows if row["form"] == "approval" and row["to"] == "requesting_provider")
    same((mine["shown"], mine["state"]), (True, "delivered"), f"{mine}")
    assert mine["attempts"][-1]["delivered"] and mine["due_at"] > mine["ordered_at"], mine
    other = next(row for row in rows if row["to"] == "member")
    same((other["shown"], other["not_shown_because"], "attempts" in other), (False, "sent_to_others", False), f"{other}")
    one = rosa.get(f"/api/requests/{number}/letters/{mine['letter']}").json
    same((one["complete"], one["form"]), (False, "approval"), "not the letter itself")
    assert "72148" in one["text"] and "It is not the letter itself." in one["text"], one["text"]
    assert "Approval" in texts(one["tree"]), one["tree"]
    pdf = rosa.get(f"/api/requests/{number}/letters/{mine['letter']}/pdf?language=es")
    same(pdf.headers["Content-Type"], "application/pdf", "type")
    assert "No es la carta misma." in text_of(pdf.body), text_of(pdf.body)
    for which in (other["letter"], 99, "x"):
        fault(rosa.get(f"/api/requests/{number}/letters/{which}"), 404, "unknown_letter")
        fault(rosa.get(f"/api/requests/{number}/letters/{which}/pdf"), 404, "unknown_letter")
    same(somebody("kim").get(f"/api/requests/{number}/letters/{other['letter']}").status, 200, "staff read all")
