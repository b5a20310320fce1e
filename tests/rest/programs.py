"""The special paths at the REST door: transport with its trips, staying with a provider, a newborn on the mother's number."""

import json
import uuid

from harness import Client, Office, case, demo_member, fault, same

SERVER = None
TRIP = {"from": "12 Elm Street, Demo City", "to": "Cove Dialysis Demo", "round_trip": True, "appointment": "07:30",
        "mobility": "wheelchair", "attendants": 1, "days": ["monday", "wednesday", "friday"]}


def somebody(login):
    person = Client(SERVER.port)
    same(person.sign_in(login).status, 200, f"{login} signs in")
    return person


def ok(reply, status=200):
    same(reply.status, status, f"{reply}")
    return reply.json


def transport(rosa, *trips, **line):
    return rosa.command("/api/requests", rosa.request(
        kind="transport", reason="op_services", diagnoses=[{"code": "N18.6"}], why_two=str(uuid.uuid4()),
        notes=[{"type": "web_note", "text": str(uuid.uuid4())}],
        lines=[{"code": "A0130", "units": 24, "unit": "trip", "from": "2026-12-07", "to": "2027-01-29", "trips": list(trips), **line}]))


@case
def transport_with_its_trips():
    """The legs of a transport stand on the page and on the abstract: ends, days, appointment, mobility, who rides along"""
    rosa = Office(SERVER.port)
    number = ok(transport(rosa, TRIP, {"from": "Cove Dialysis Demo", "to": "Pine Clinic Demo"}), 201)["request"]
    trips = ok(rosa.get(f"/api/requests/{number}"))["lines"][0]["trips"]
    same({key: trips[0][key] for key in TRIP}, TRIP, "as it was asked for")
    same((trips[1]["to"], "mobility" in trips[1], "appointment" in trips[1]), ("Pine Clinic Demo", False, False), "nothing made up")
    blocks = ok(rosa.get(f"/api/requests/{number}/abstract"))["blocks"]
    table = next(block for block in blocks if block["kind"] == "table" and "12 Elm Street, Demo City" in json.dumps(block))
    same(table["rows"][0], ["1", "12 Elm Street, Demo City", "Cove Dialysis Demo", "Mon, Wed, Fri · appointment at 07:30",
                            "And back · Wheelchair · riding along: 1"], "a row a leg")
    spanish = json.dumps(ok(rosa.get(f"/api/requests/{number}/abstract?language=es"))["blocks"], ensure_ascii=False)
    assert "lun, mié, vie · cita a las 07:30" in spanish and "Silla de ruedas" in spanish, spanish
    assert rosa.get(f"/api/requests/{number}/abstract.pdf").body[:5] == b"%PDF-"


@case
def trips_are_checked():
    """A leg has two ends, a time that is one, few who ride along and known days; only a transport has legs"""
    rosa = Office(SERVER.port)
    fault(transport(rosa, {**TRIP, "to": " "}), 422, "trip_required", "/lines/0/trips/0")
    for time in ("25:00", "7:30", "07:60", "noon"):
        fault(transport(rosa, {**TRIP, "appointment": time}), 422, "bad_time", "/lines/0/trips/0/appointment")
    fault(transport(rosa, {**TRIP, "attendants": 10}), 422, "bad_quantity", "/lines/0/trips/0/attendants")
    fault(transport(rosa, {**TRIP, "mobility": "flies"}), 422, "unknown_value", "/lines/0/trips/0/mobility")
    fault(transport(rosa, {**TRIP, "days": ["someday"]}), 422, "unknown_value", "/lines/0/trips/0/days/0")
    fault(transport(rosa, {**TRIP, "from": "x" * 201}), 422, "too_long", "/lines/0/trips/0/from")
    line = rosa.request()["lines"][0]
    fault(rosa.submit(lines=[{**line, "trips": [TRIP]}]), 422, "contradictory_choice", "/lines/0/trips")


def continuity(rosa, **more):
    return ok(rosa.submit(special=["continuity_of_care"], why_two=str(uuid.uuid4()),
                          notes=[{"type": "web_note", "text": str(uuid.uuid4())}], **more), 201)["request"]


def assess(who, number, **said):
    return who.command(f"/api/requests/{number}/commands", {
        "type": "AssessContinuity", "program": "medi_cal", "enrolled_on": "2026-11-01", "visits": 1, "evidence": "claims",
        "rate_accepted": True, **said})


@case
def staying_with_a_provider():
    """Plan staff get the pack's questions for the member's line; what was found is told to the office, condition by condition"""
    rosa, kim = Office(SERVER.port), somebody("kim")
    number = continuity(rosa)
    page = ok(kim.get(f"/api/requests/{number}"))
    assert "assess_continuity" in page["actions"], page["actions"]
    asked = page["continuity_programs"]
    assert asked["enrolled_on"], asked
    programs = {one["program"]: one for one in asked["programs"]}
    same(set(programs), {"medi_cal", "plan_change", "medical_exemption"}, "those of the line")
    same(programs["medi_cal"]["asks"], ["visits", "evidence", "rate_accepted", "quality_issue"], "what it asks")
    same(programs["plan_change"]["asks"], ["authorized_until"], "what another asks")
    assert "continuity_programs" not in ok(rosa.get(f"/api/requests/{number}")), "an office assesses nothing"
    fault(assess(rosa, number), 403, "role_not_allowed")
    fault(assess(kim, number, program="commercial"), 422, "unknown_program", "/program")
    fault(assess(kim, number, evidence="self_attestation"), 422, "alternative_required", "/alternative")
    ok(assess(kim, number, evidence="self_attestation", alternative="North Demo Imaging"))
    seen = ok(rosa.get(f"/api/requests/{number}"))
    found = seen["continuity"]
    same((found["met"], found["alternative"], found["member_chose"]), (False, "North Demo Imaging", False), f"{found}")
    same([(one["criterion"], one["met"]) for one in found["criteria"]],
         [("relationship", False), ("rate", True), ("quality", True), ("service", True)], "each condition")
    assert found["criteria"][0]["why"], found
    same(seen["lines"][0]["outcome"], "pending", "a finding decides nothing")
    ok(assess(kim, number))
    found = ok(rosa.get(f"/api/requests/{number}"))["continuity"]
    same((found["met"], found["from"], found["to"]), (True, "2026-11-01", "2027-10-31"), f"{found}")
    other = rosa.submit().json["request"]
    assert "assess_continuity" not in ok(kim.get(f"/api/requests/{other}"))["actions"], "only where it was asked for"


@case
def how_soon_continuity_is_answered():
    """30 days, 15 while treatment goes on, 3 where waiting would do harm"""
    rosa = Office(SERVER.port)
    due = {}
    for name, more in (("continuity", {}), ("continuity_soon", {"review": "concurrent"}),
                       ("continuity_harm", {"urgency": "urgent", "urgency_by": "physician", "urgency_text": "Treatment would stop."})):
        number = continuity(rosa, **more)
        clocks = ok(rosa.get(f"/api/requests/{number}"))["clocks"]
        due[name] = next(clock["due_at"][:10] for clock in clocks if clock["clock"] == name)
    same(due, {"continuity": "2026-12-25", "continuity_soon": "2026-12-10", "continuity_harm": "2026-11-28"}, "by urgency")


def newborn(rosa, day, **baby):
    return rosa.request(
        special=["newborn_on_mother"], newborn={"name": "Baby Testperson", "born_on": "2026-11-20", **baby}, why_two=str(uuid.uuid4()),
        notes=[{"type": "web_note", "text": str(uuid.uuid4())}],
        lines=[{"service_type": "diagnostic", "code": "72148", "units": 1, "unit": "unit", "place": "22", "from": day, "to": day}])


@case
def a_newborn_on_the_mothers_number():
    """The plan's months stand with the plan, in the check, on the page; a later day is refused with the last one"""
    rosa = Office(SERVER.port)
    plan = next(one for one in ok(rosa.get("/api/plans"))["plans"] if one["plan"] == "harbor")
    same([(one["row"], one["months"]) for one in plan["newborns"]], [("HCH-NB", 2)], f"{plan['newborns']}")
    assert "month of birth and the next" in plan["newborns"][0]["why"], plan
    alliant = next(one for one in ok(rosa.get("/api/plans"))["plans"] if one["plan"] == "alliant")
    same(alliant.get("newborns", []), [], "a plan that says nothing")
    told = ok(rosa.post("/api/requests/check", newborn(rosa, "2026-12-31")))
    same((told["newborn"]["until"], told["newborn"]["row"]), ("2026-12-31", "HCH-NB"), f"{told}")
    late = ok(rosa.post("/api/requests/check", newborn(rosa, "2027-01-01")))
    same([one["code"] for one in late["faults"]], ["newborn_window_passed"], f"{late}")
    assert "2026-12-31" in late["faults"][0]["detail"] and late["newborn"]["until"] == "2026-12-31", late
    fault(rosa.command("/api/requests", newborn(rosa, "2027-01-01")), 422, "newborn_window_passed", "/lines/0/from")
    number = ok(rosa.command("/api/requests", newborn(rosa, "2026-12-31", sex="female", birth_order=2)), 201)["request"]
    baby = ok(rosa.get(f"/api/requests/{number}"))["newborn"]
    same((baby["name"], baby["born_on"], baby["sex"], baby["birth_order"], baby["until"]),
         ("Baby Testperson", "2026-11-20", "female", 2, "2026-12-31"), f"{baby}")
    number = rosa.submit().json["request"]
    assert "newborn" not in ok(rosa.get(f"/api/requests/{number}")), "no baby, no word of one"
