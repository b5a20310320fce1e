"""What a plan announces: who writes it, who sees it and when, and that each puts it away for himself."""

import uuid

from harness import Client, case, fault, same

SERVER = None
TODAY = "2026-11-24"


def somebody(login):
    person = Client(SERVER.port)
    same(person.sign_in(login).status, 200, f"{login} signs in")
    return person


def path_of(one="", plan="harbor"):
    return f"/api/plans/{plan}/announcements" + (f"/{one}" if one else "")


def body_of(title="The office is closed", **more):
    return {"title_en": title, "text_en": "On Friday.", "title_es": "La oficina está cerrada", "text_es": "El viernes.",
            "from": TODAY, "audience": ["office"], **more}


def announced(by, one=None, version=None, **more):
    """Says something: its id."""
    one = one or str(uuid.uuid4())
    reply = by.send("PUT", path_of(one), body=body_of(**more), headers={"If-Match": f'"{version}"'} if version else {})
    same(reply.status, 200, f"{reply}")
    return one


def shown_to(who, plan="harbor"):
    reply = who.get(path_of("shown", plan))
    same(reply.status, 200, f"{reply}")
    return [one["id"] for one in reply.json["announcements"]]


@case
def whom_an_announcement_reaches():
    """Offices see what is for offices, staff what is for staff, and whoever has not signed in what is for everybody"""
    admin, rosa, kim, nobody = somebody("admin"), somebody("rosa"), somebody("kim"), Client(SERVER.port)
    office, staff = announced(admin), announced(admin, audience=["staff"])
    both, all_of_them = announced(admin, audience=["office", "staff"]), announced(admin, audience=["everybody"])
    for who, sees in ((rosa, {office, both, all_of_them}), (kim, {staff, both, all_of_them}), (nobody, {all_of_them})):
        same(set(shown_to(who)) & {office, staff, both, all_of_them}, sees, "what is seen")
        same(shown_to(who, "central"), [], "another plan says nothing")
    one = next(each for each in nobody.get(path_of("shown")).json["announcements"] if each["id"] == all_of_them)
    same(set(one), {"id", "title_en", "text_en", "title_es", "text_es", "from"}, "no more than there is to read")
    for each in (office, staff, both, all_of_them):
        same(admin.send("DELETE", path_of(each)).status, 204, "taken away")
        same(admin.send("DELETE", path_of(each)).status, 204, "again")
    same(set(shown_to(rosa)) & {office, both, all_of_them}, set(), "gone")


@case
def on_which_days_it_is_shown():
    """An announcement is shown from its first to its last day, and its writer sees past and coming ones, too"""
    admin, rosa = somebody("admin"), somebody("rosa")
    last_day = announced(admin, **{"from": "2026-11-20", "to": TODAY})
    over = announced(admin, **{"from": "2026-11-20", "to": "2026-11-23"})
    later = announced(admin, **{"from": "2026-11-25"})
    same(set(shown_to(rosa)) & {last_day, over, later}, {last_day}, "today")
    kept = admin.get(path_of()).json["announcements"]
    same({last_day, over, later} - {one["id"] for one in kept}, set(), "all are kept")
    same([one["from"] for one in kept], sorted((one["from"] for one in kept), reverse=True), "the newest first")
    for one in (last_day, over, later):
        admin.send("DELETE", path_of(one))


@case
def each_puts_it_away_for_himself():
    """What one has put away the others still see; it comes back by undo, and to everybody when it is changed"""
    admin, rosa, dev = somebody("admin"), somebody("rosa"), somebody("dev")
    one = announced(admin)
    same(rosa.send("PUT", path_of(one) + "/put-away").status, 204, "put away")
    assert one not in shown_to(rosa) and one in shown_to(dev)
    assert one not in shown_to(somebody("rosa")), "in another session, too"
    same(rosa.send("DELETE", path_of(one) + "/put-away").status, 204, "undone")
    assert one in shown_to(rosa)
    rosa.send("PUT", path_of(one) + "/put-away")
    announced(admin, one, version=1, title="It is open after all")
    assert one in shown_to(rosa), "what was changed is new"
    fault(somebody("kim").send("PUT", path_of(one) + "/put-away"), 404, "unknown_announcement")
    fault(rosa.send("PUT", path_of(str(uuid.uuid4())) + "/put-away"), 404, "unknown_announcement")
    fault(Client(SERVER.port).send("PUT", path_of(one) + "/put-away"), 401, "sign_in_required")
    admin.send("DELETE", path_of(one))


@case
def who_announces():
    """Only the plan's administrator writes; what is incomplete is refused at its place, what another changed is not overwritten"""
    admin = somebody("admin")
    one = str(uuid.uuid4())
    for login in ("rosa", "kim", "sam"):
        person = somebody(login)
        fault(person.send("PUT", path_of(one), body=body_of()), 403, "right_required")
        fault(person.get(path_of()), 403, "right_required")
        fault(person.send("DELETE", path_of(one)), 403, "right_required")
    fault(Client(SERVER.port).send("PUT", path_of(one), body=body_of()), 401, "sign_in_required")
    fault(admin.send("PUT", path_of(one, "nowhere"), body=body_of()), 404, "unknown_plan")
    fault(Client(SERVER.port).get(path_of("shown", "nowhere")), 404, "unknown_plan")

    def refused(status, code, pointer, at=one, **more):
        fault(admin.send("PUT", path_of(at), body=body_of(**more)), status, code, pointer)

    refused(422, "bad_id", "/id", at="my-own")
    refused(422, "required", "/title_es", title_es=" ")
    refused(422, "required", "/text_en", text_en="")
    refused(422, "too_long", "/title_en", title_en="x" * 201)
    refused(422, "too_long", "/text_es", text_es="x" * 4001)
    refused(422, "required", "/audience", audience=[])
    refused(422, "unknown_value", "/audience/0", audience=["moon"])
    refused(422, "dates_reversed", "/to", to="2026-11-23")
    announced(admin, one)
    fault(admin.send("PUT", path_of(one), body=body_of()), 412, "stale_version")
    announced(admin, one, version=1)
    told = fault(admin.send("PUT", path_of(one), body=body_of(), headers={"If-Match": '"1"'}), 412, "stale_version")
    assert "Admin Testcase" in told["detail"], told
    fault(admin.send("DELETE", path_of(one), headers={"If-Match": '"1"'}), 412, "stale_version")
    same(admin.send("DELETE", path_of(one), headers={"If-Match": '"2"'}).status, 204, "taken away")
    fault(admin.send("PUT", path_of(one), body=body_of(), headers={"If-Match": '"2"'}), 404, "unknown_announcement")
