"""Published lists, codes while they are typed, and help, as anybody gets them."""

import csv
import io
import re

from harness import Client, case, fault, same
from paper import text_of

SERVER = None
PLANS = ("harbor", "alameda", "central", "alliant", "medicare")
DAY = "2026-11-30"


def anybody():
    return Client(SERVER.port)


@case
def lists_say_what_the_lookup_says():
    """Each row of each plan's list is what the lookup answers for its first and its last code"""
    person = anybody()
    compared = 0
    for plan in PLANS:
        reply = person.get(f"/api/plans/{plan}/list?date={DAY}")
        same(reply.status, 200, f"{plan}: {reply}")
        rows = reply.json["codes"]
        assert rows and reply.json["services"], plan
        step = max(1, len(rows) // 60)
        for row in rows[::step]:
            for code in {row["first"], row["last"]}:
                asked = {"plan": plan, "date": DAY, "system": row["system"], "code": code}
                told = person.post("/api/lookup", asked)
                same(told.status, 200, f"{asked}: {told}")
                same(told.json["answer"], row["answer"], f"{asked}")
                same(told.json.get("asks", []), row.get("asks", []), f"{asked}")
                compared += 1
    assert compared > 200, compared


@case
def a_line_of_business():
    """A list for one line of business holds its answers, and a line that is not there is refused"""
    person = anybody()
    listed = person.get(f"/api/plans/central/list?date={DAY}&line=medi_cal").json
    same(listed["line"], "medi_cal", "line")
    row = next(row for row in listed["codes"] if row["system"] == "ndc")
    same(row["answer"], "elsewhere", "drugs go elsewhere for this line")
    fault(person.get("/api/plans/central/list?line=gold"), 422, "unknown_line")
    fault(person.get("/api/plans/nowhere/list"), 404, "unknown_plan")
    fault(person.get("/api/plans/central/list?date=tomorrow"), 422, "bad_day")
    fault(person.get("/api/plans/central/list?date=1990-01-01"), 404, "no_pack_on_date")


@case
def kept_by_edition():
    """The same list has the same tag and is not sent twice; another edition has another"""
    person = anybody()
    first = person.get(f"/api/plans/alameda/list?date={DAY}")
    tag = first.headers["ETag"]
    same(person.get(f"/api/plans/alameda/list?date={DAY}", headers={"If-None-Match": tag}).status, 304, "not sent again")
    older = person.get("/api/plans/alameda/list?date=2025-06-01")
    assert older.headers["ETag"] != tag and older.json["edition"] != first.json["edition"], older.json["edition"]
    same(first.headers["Cache-Control"], "public, no-cache", "cache")


@case
def list_as_table_and_paper():
    """The list as CSV and as PDF holds the same rows"""
    person = anybody()
    rows = person.get(f"/api/plans/harbor/list?date={DAY}").json["codes"]
    got = person.get(f"/api/plans/harbor/list.csv?date={DAY}")
    same(got.headers["Content-Type"], "text/csv; charset=utf-8", "type")
    table = list(csv.DictReader(io.StringIO(got.body.decode())))
    same([(row["system"], row["first"], row["answer"]) for row in table],
         [(row["system"], "" if row.get("whole_system") else row["first"], row["answer"]) for row in rows], "rows")
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in table for cell in row.values()), "formulas"
    for language, words, unsaid in (("en", "Approval needed", r":\s+not\s+stated"), ("es", "Necesita aprobación", r":\s+sin\s+indicar")):
        paper = person.get(f"/api/plans/harbor/list.pdf?date={DAY}&language={language}")
        same((paper.status, paper.headers["Content-Type"]), (200, "application/pdf"), "type")
        told = text_of(paper.body)
        assert words in told and rows[0]["first"] in told, told[:500]
        assert re.search(unsaid, told), "a row for who names no place or level of care says so"


@case
def typing_a_code():
    """Custom codes, HCPCS and CPT numbers are offered while typing; a slip is answered with what was meant"""
    person = anybody()

    def typed(text, plan="central"):
        return person.post("/api/codes/search", {"plan": plan, "text": text, "date": DAY}).json

    assert all(code["system"] == "cus" for code in typed("MRI")["codes"][:5]), typed("MRI")
    same([code["code"] for code in typed("9894")["codes"]][:1], ["98940"], "a CPT number the plan names")
    whole = typed("33016")["codes"][0]
    same((whole["code"], whole["system"], "title" in whole), ("33016", "cpt", False), "a CPT number without a title")
    slip = typed("S9740")
    same((slip["codes"], [code["code"] for code in slip["did_you_mean"]]), ([], ["S9470"]), f"{slip}")
    same(typed("no such thing at all"), {"codes": [], "did_you_mean": []}, "nothing")


@case
def help_topics():
    """The seventeen topics in both languages, the same in number and order"""
    person = anybody()
    english = person.get("/api/help")
    spanish = person.get("/api/help?language=es").json
    topics = [topic["topic"] for topic in english.json["topics"]]
    same(len(topics), 17, "topics")
    same([topic["topic"] for topic in spanish["topics"]], topics, "the same")
    assert all(topic["title"] and topic["summary"] and len(topic["steps"]) >= 3 for topic in english.json["topics"])
    same(person.get("/api/help", headers={"If-None-Match": english.headers["ETag"]}).status, 304, "kept")
    fault(person.get("/api/help?language=xx"), 422, "unknown_language")
