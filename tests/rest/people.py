"""Members at the REST door: the overview of one, and the list of those whose primary care is at a practice."""

from harness import Client, Office, case, demo_rows, fault, same

SERVER = None


def somebody(login):
    person = Client(SERVER.port)
    same(person.sign_in(login).status, 200, f"{login} signs in")
    return person


def overview(person, member, plan="harbor"):
    return person.post("/api/members/overview", {"plan": plan, "member": member})


@case
def one_member():
    """The overview holds coverage, group, contacts, requests the asker may see, and what stands with units left"""
    rosa, kim = Office(SERVER.port), somebody("kim")
    number = rosa.submit().json["request"]
    before = overview(rosa, rosa.patient["id"]).json
    same(before["member_number"], rosa.patient["member_number"], "who")
    assert before["coverage"]["line_name"] and before["coverages"] and before["contacts"], before
    assert before["age"] > 0 and before["gaps"] == [], before
    row = next(row for row in before["requests"] if row["request"] == number)
    same((row["status"], row["closed"], row["service"]), ("in_review", False, "72148"), f"{row}")
    assert row["due_at"] and row["requesting_name"], row
    assert number not in [one["request"] for one in before["authorizations"]], "nothing stands yet"
    same(kim.command(f"/api/requests/{number}/approval", {"reason": "meets_criteria"}).status, 200, "approved")
    after = overview(rosa, rosa.patient["id"]).json
    stands = next(one for one in after["authorizations"] if one["request"] == number)
    same((stands["code"], float(stands["units"]["remaining"])), ("72148", 1.0), f"{stands}")
    dev = overview(somebody("dev"), rosa.patient["id"]).json
    assert number not in [row["request"] for row in dev["requests"] + dev["authorizations"]], "another office's request"
    assert number in [row["request"] for row in overview(kim, rosa.patient["id"]).json["requests"]], "staff see all"


@case
def gaps_and_alerts():
    """Days without coverage, and what deserves a look, are said"""
    rosa = Office(SERVER.port)
    ended = next(row["member_number"] for row in demo_rows("harbor", "members") if row["covered_to"] and
                 row["covered_to"] < "2026-01-01" and
                 sum(other["member_number"] == row["member_number"] for other in demo_rows("harbor", "members")) == 1)
    told = overview(rosa, rosa.member("harbor", ended)["id"]).json
    assert "coverage" not in told, told
    assert "not_covered_today" in [alert["kind"] for alert in told["alerts"]], told["alerts"]


@case
def who_sees_an_overview():
    """Strangers sign in; roles without members and other plans' people get nothing"""
    member = Office(SERVER.port).patient["id"]
    fault(overview(Client(SERVER.port), member), 401, "sign_in_required")
    fault(overview(somebody("admin"), member), 404, "unknown_member")
    fault(overview(somebody("kim"), "nobody"), 404, "unknown_member")
    fault(overview(somebody("kim"), member, plan="nowhere"), 404, "unknown_member")
    person = somebody("kim")
    fault(person.post("/api/members/overview", {"plan": "harbor", "member": member, "more": 1}), 422, "unknown_field", "/more")


@case
def my_members():
    """A practice lists the members whose primary care it is, page by page, by the beginning of the name"""
    npi = "1999000023"  # Dev's practice
    wanted = sorted({row["member_number"] for row in demo_rows("harbor", "members")
                     if row["primary_care_npi"] == npi and not row["covered_to"]})
    assert wanted, "the demo has patients of that practice"
    dev = somebody("dev")

    def mine(**ask):
        return dev.post("/api/members/mine", {"plan": "harbor", **ask})

    first = mine().json
    got = sorted(member["member_number"] for member in first["members"])
    same(got, wanted, "who")
    same(sum(provider["members"] for provider in first["providers"]), len(wanted), "counts")
    assert all(member["primary_care"]["npi"] == npi for member in first["members"]), first["members"]
    one_by_one, after = [], ""
    while True:
        page = mine(limit=1, after=after).json
        one_by_one += [member["member_number"] for member in page["members"]]
        after = page.get("next")
        if not after:
            break
    same(sorted(one_by_one), wanted, "the same, page by page")
    last = first["members"][0]["name"].split()[-1]
    assert mine(text=last[:3].lower()).json["members"], "by the beginning of the name"
    same(mine(text="Zzz").json["members"], [], "nobody")
    fault(mine(after="nonsense"), 422, "bad_page")
    fault(mine(provider="nobody"), 404, "unknown_provider")
    same(Office(SERVER.port).post("/api/members/mine", {"plan": "harbor"}).json["members"], [], "a specialist has no list")
    fault(somebody("kim").post("/api/members/mine", {"plan": "harbor"}), 403, "right_required")
    fault(Client(SERVER.port).post("/api/members/mine", {"plan": "harbor"}), 401, "sign_in_required")
