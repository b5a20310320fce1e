"""Restricted records at the REST door (L-PRV-01): who is kept from them, in lists, cases, papers and overviews; opening one with a
reason for an hour; and the review of that by somebody else."""

import csv
import io
import sqlite3
import os

from harness import Client, Office, case, demo_rows, fault, same

SERVER = None
PATIENT = "HB0000004"


def person(login):
    made = Client(SERVER.port)
    same(made.sign_in(login).status, 200, f"{login} signs in")
    return made


def restricted(how):
    """The member as the plan imports it."""
    row = next(row for row in demo_rows("harbor", "members") if row["member_number"] == PATIENT)
    row["restricted"] = how
    text = io.StringIO()
    writer = csv.DictWriter(text, row.keys())
    writer.writeheader()
    writer.writerow(row)
    reply = person("admin").send("POST", "/api/imports/members?plan=harbor", text.getvalue().encode(),
                                 {"Content-Type": "text/csv"})
    same(reply.status, 200, f"{reply}")


def submitted():
    office = Office(SERVER.port)
    reply = office.submit(member=office.member("harbor", PATIENT)["id"])
    same(reply.status, 201, f"{reply}")
    return reply.json["request"], office


def opened(who, number=None, **said):
    return who.post("/api/restricted-records/open", {"plan": "harbor", **({"request": number} if number else {}), **said})


REASON = {"reason": "treatment", "note": "The hospital calls about this member now."}


def waiting(who, reviewed=False):
    reply = who.get(f"/api/plans/harbor/opened-records?reviewed={str(reviewed).lower()}")
    same(reply.status, 200, f"{reply}")
    return reply.json["records"]


def listed(who, number):
    found = who.post("/api/requests/search", {"plan": "harbor", "scope": "all", "state": "all", "limit": 200}).json["requests"]
    work = who.post("/api/work/search", {"plan": "harbor", "limit": 200, "aside": "any"}).json["cases"]
    return (number in {row["request"] for row in found}, number in {row["request"] for row in work})


@case
def kept_from_a_restricted_record():
    """L-PRV-01: a restricted record is out of lists, case, papers, work and overview of who has no right to it; the office keeps its own"""
    restricted("yes")
    number, office = submitted()
    kim, sam, member = person("kim"), person("sam"), office.member("harbor", PATIENT)["id"]
    try:
        same(listed(kim, number), (False, False), "lists")
        same(listed(sam, number), (True, True), "the supervisor shares it out")
        for path in ("", "/documents/1", "/letters", "/abstract", "/checklists", "/record"):
            reply = kim.get(f"/api/requests/{number}{path}")
            assert reply.status in (403, 404), (path, reply)
        fault(kim.get(f"/api/requests/{number}"), 403, "restricted_record")
        fault(kim.command(f"/api/requests/{number}/approval", {"lines": [{"line": 1}], "reason": "meets_criteria"}), 403, "restricted_record")
        fault(kim.post("/api/members/overview", {"plan": "harbor", "member": member}), 403, "restricted_record")
        [dealt] = kim.command("/api/work/deal", {"plan": "harbor", "act": "take", "requests": [{"request": number}]}).json["results"]
        assert "restricted_record" in str(dealt), dealt
        same(office.get(f"/api/requests/{number}").status, 200, "the office that sent it")
        same(sam.command(f"/api/requests/{number}/assignment", {"account": kim.user["account"], "name": "Kim"}).status, 200, "given")
        same((kim.get(f"/api/requests/{number}").status, listed(kim, number)), (200, (True, True)), "who got it, sees it")
    finally:
        sam.command(f"/api/requests/{number}/assignment", {"account": "", "name": ""})
        restricted("")
    same(kim.get(f"/api/requests/{number}").status, 200, "no longer restricted")


@case
def opened_with_a_reason():
    """L-PRV-01: somebody with the right opens a restricted record with a reason: to read, for an hour, in the access log, reviewed by another"""
    restricted("yes")
    number, office = submitted()
    kim, sam, pam = person("kim"), person("sam"), person("admin")
    try:
        fault(opened(kim, number), 422, "required", "/reason")
        fault(opened(kim, number, reason="treatment", note=" "), 422, "required", "/note")
        fault(opened(kim, number, reason="treatment", note="x" * 1001), 422, "too_long", "/note")
        fault(opened(office, number, **REASON), 403, "right_required")
        fault(opened(pam, number, **REASON), 403, "right_required")
        fault(opened(kim, "400000007", **REASON), 404, "unknown_request")
        before = len(waiting(sam))
        reply = opened(kim, number, **REASON)
        same(reply.status, 200, f"{reply}")
        assert reply.json["until"], reply
        fault(opened(kim, number, **REASON), 409, "not_restricted")
        page = kim.get(f"/api/requests/{number}")
        same((page.status, page.json.get("actions", [])), (200, []), "to read, not to act")
        fault(kim.command(f"/api/requests/{number}/approval", {"lines": [{"line": 1}], "reason": "meets_criteria"}), 403, "read_only")
        same(kim.post("/api/members/overview", {"plan": "harbor", "member": office.member("harbor", PATIENT)["id"]}).status, 200,
             "the overview is open, too")
        same(listed(kim, number), (True, True), "in the lists")
        fault(person("osei").get(f"/api/requests/{number}"), 403, "restricted_record")
        entries = waiting(sam)
        same(len(entries), before + 1, "it waits for a review")
        entry = entries[0]
        same((entry["by"], entry["reason"], entry["note"], entry["own"]), (kim.user["name"], "treatment", REASON["note"], False), "entry")
        there = f"/api/plans/harbor/opened-records/{entry['id']}/review"
        fault(kim.get("/api/plans/harbor/opened-records"), 403, "right_required")
        fault(kim.post(there, {"finding": "justified"}), 403, "right_required")
        fault(sam.post(there, {}), 422, "required", "/finding")
        fault(sam.post(there, {"finding": "not_justified"}), 422, "required", "/remark")
        fault(sam.post("/api/plans/harbor/opened-records/none/review", {"finding": "justified"}), 404, "unknown_record")
        same(sam.post(there, {"finding": "justified"}).status, 204, "reviewed")
        fault(sam.post(there, {"finding": "justified"}), 409, "reviewed_already")
        same(len(waiting(sam)), before, "no longer waiting")
        done = next(one for one in waiting(sam, reviewed=True) if one["id"] == entry["id"])
        same((done["finding"], done["reviewed_by"]), ("justified", sam.user["name"]), "kept")
    finally:
        restricted("")
    if not SERVER.database:
        with sqlite3.connect(os.path.join(SERVER.data, "assent.sqlite")) as base:
            rows = base.execute("select act from access_log where account = ? and record = ? order by at", (kim.user["account"], number))
            acts = [act for [act] in rows]
        assert "break_glass" in acts, acts
