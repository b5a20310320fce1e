"""Every command at the REST door: which of the 23 roles may give it, what it says of a bad body, of a request that is not
there, of an old version and of a key used twice, and that nothing is changed by a refusal."""

import json
import os
import sys
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
sys.path.insert(0, os.path.dirname(__file__))
from harness import Client, Office, Server, case, fault, run_cases, same  # noqa: E402
from roles import APPEALS, HANDLERS, LICENSED, MEMBER, OFFICE, ROLES, STAFF  # noqa: E402

SERVER = Server(sys.argv[1], database=sys.argv[2] if len(sys.argv) > 2 else None).start()
CLOCK = "2026-11-24T17:15:00.000Z"
DAY = "2026-12-07"
# Command: a body that is well formed, who may give it (vocabulary.md 12, requirements REV, ACC), a member of the body to
# spoil and the pointer the refusal must name. Who may not is refused before anything else is looked at.
COMMANDS = {
    "AddNote": ({"note": {"type": "web_note", "text": "Left knee."}}, OFFICE | STAFF, "note", "/note"),
    "AttachDocument": ({"document": {"blob": "00", "type": "history", "file_name": "a.pdf", "media_type": "application/pdf",
                                     "size": 1}}, OFFICE | STAFF, "document", "/document"),
    "AssignRequest": ({"queue": "nurse_imaging"}, STAFF | {"administrator"}, "queue", "/queue"),
    "AmendRequest": ({"why": "typing error", "contact": {"name": "Rosa Demo", "phone": "555-0143"}}, OFFICE | STAFF,
                     "contact", "/contact"),
    "AskForChange": ({"kind": "administrative", "text": "Another day.", "channel": "portal"}, OFFICE | STAFF, "kind", "/kind"),
    "AskToCancel": ({"text": "Not needed.", "channel": "portal"}, OFFICE | STAFF, "text", "/text"),
    "AnswerChange": ({"change": 9, "state": "refused", "text": "No."}, STAFF, "state", "/state"),
    "SetUrgency": ({"urgency": "urgent", "asked_by": "physician", "why": "Pain grows by the hour."}, OFFICE | STAFF,
                   "urgency", "/urgency"),
    "CorrectReceipt": ({"received_at": "2026-11-24T16:00:00.000Z", "why": "The fax came earlier."}, STAFF, "received_at",
                       "/received_at"),
    "RequestInformation": ({"kind": "clinical", "items": [{"item": "treatment", "text": ""}]}, STAFF | {"external_reviewer"},
                           "items", "/items"),
    "RecordInformation": ({"information": 9, "answers": [{"item": 1, "answer": "text", "text": "Six weeks."}]},
                          OFFICE | STAFF | MEMBER, "answers", "/answers"),
    "SetInformationComplete": ({"complete_at": CLOCK, "why": "All is here."}, STAFF, "complete_at", "/complete_at"),
    "CancelInformation": ({"information": 9, "why": "Found it."}, STAFF, "information", "/information"),
    "AnswerDuplicate": ({"other": "409999999", "answer": "joined", "text": "One ask."}, STAFF, "answer", "/answer"),
    "RecordReview": ({"result": "meets", "text": "Meets."}, LICENSED, "result", "/result"),
    "ReferRequest": ({"to": "physician", "why": "Unclear."}, STAFF, "to", "/to"),
    "Determine": ({}, {"nurse", "inpatient_nurse", "physician", "medical_director"}, "lines", "/lines"),
    "SignDecision": ({}, {"physician", "medical_director", "pharmacist"}, "lines", "/lines"),
    "ApplyOutcome": ({"lines": [{"line": 1}], "source": "appeal", "reference": "A1", "why": "Overturned."},
                     APPEALS | {"physician", "medical_director"}, "source", "/source"),
    "VoidRequest": ({"reason": "entered_in_error", "text": "Twice."}, STAFF, "reason", "/reason"),
    "WithdrawRequest": ({"reason": "no_longer_needed", "text": ""}, OFFICE | STAFF | MEMBER, "reason", "/reason"),
    "DismissRequest": ({"reason": "invalid_request", "text": "No request."}, STAFF, "reason", "/reason"),
    "ReopenRequest": ({"reason": "clerical_error", "text": "A slip."}, {"physician", "medical_director", "supervisor"},
                      "reason", "/reason"),
    "ExtendDeadline": ({"clock": "standard", "days": 14, "reason": "outside_opinion", "member_text": "We need more time."},
                       LICENSED | {"coordinator", "supervisor", "external_reviewer"}, "days", "/days"),
    "RecountClock": ({"closed": ["2026-11-27"], "why": "A holiday."}, {"administrator"}, "closed", "/closed"),
    "WarnClock": ({"clock": "standard", "percent": 50}, set(), "percent", "/percent"),
    "ExpireClock": ({"clock": "standard"}, set(), "clock", "/clock"),
    "OrderNotice": ({"form": "acknowledgement", "to": "requesting_provider", "channel": "mail"}, STAFF, "to", "/to"),
    "RecordDelivery": ({"notice": 9, "channel": "mail", "delivered": True}, STAFF | APPEALS, "notice", "/notice"),
    "ForwardRequest": ({"group": "nobody", "why": "Theirs."}, HANDLERS, "group", "/group"),
    "AskForDays": ({"from": DAY, "days": 2}, OFFICE | STAFF, "days", "/days"),
    "ChangeLevelOfCare": ({"level": "icu", "from": DAY, "why": "Worse."}, OFFICE | STAFF, "level", "/level"),
    "ConvertStay": ({"level": "med_surg", "on": DAY}, OFFICE | STAFF, "level", "/level"),
    "DischargeMember": ({"on": DAY, "disposition": "home"}, OFFICE | STAFF, "disposition", "/disposition"),
    "RequestPeerToPeer": ({"clinician": "Dr. Demo", "phone": "555-0144", "times": "mornings"}, OFFICE | STAFF, "phone",
                          "/phone"),
    "BookPeerToPeer": ({"number": 9, "meet_at": "2026-11-26T17:00:00.000Z", "reviewer": "osei"}, STAFF | APPEALS, "meet_at",
                       "/meet_at"),
    "RecordPeerToPeer": ({"number": 9, "outcome": "upheld", "text": "Talked."},
                         {"physician", "medical_director", "pharmacist", "external_reviewer"}, "outcome", "/outcome"),
    "LogContact": ({"topic": "other", "direction": "incoming", "channel": "phone", "with": "Rosa", "reached": True,
                    "text": "Called."}, STAFF | APPEALS, "topic", "/topic"),
    "OpenTask": ({"kind": "other", "text": "Call back."}, STAFF | APPEALS, "kind", "/kind"),
    "AssignTask": ({"task": 9, "account": "kim", "name": "Kim"}, STAFF | APPEALS, "task", "/task"),
    "CloseTask": ({"task": 9, "text": "Done."}, STAFF | APPEALS, "task", "/task"),
    "DiscloseCriteria": ({"criteria": "none", "to": "Rosa Demo", "channel": "fax"}, STAFF | APPEALS, "channel",
                         "/channel"),
    "ChangeAuthorization": ({"line": 1, "to": DAY, "why": "Moved."}, HANDLERS, "line", "/line"),
    "EndAuthorization": ({"line": 1, "last_day": DAY, "reason": "provider_asked", "why": "Over."}, HANDLERS, "reason",
                         "/reason"),
    "ContinueService": ({"reference": "A1", "continues": True}, STAFF | APPEALS, "continues", "/continues"),
    "RecordUse": ({"line": 1, "units": 1, "service_day": DAY, "reference": "C1"},
                  {"partner", "coordinator", "supervisor", "administrator"}, "line", "/line"),
    "RecheckCoverage": ({}, STAFF, None, None),
    "AssessContinuity": ({"program": "none"}, HANDLERS | {"member_services"}, "program", "/program"),
    # Told by this program to itself, or said of a whole authorization taken over: no person gives them here.
    "AcknowledgeForward": ({"number": "G1"}, None, "number", "/number"),
    "TakeBackRequest": ({"why": "Ours again."}, None, "why", "/why"),
    "LinkRequest": ({"other": "409999999", "kind": "related"}, None, "kind", "/kind"),
    "MoveToMember": ({"member": "nobody"}, None, "member", "/member"),
}
REFUSED = {"role_not_allowed", "physician_required", "unknown_request"}
PEOPLE = {}


def person(role):
    """Someone of the role: an office person works in Rosa's, the others for the plan."""
    if role not in PEOPLE:
        admin = Client(SERVER.port)
        same(admin.sign_in("admin").status, 200, "admin signs in")
        login = f"{role}-{uuid.uuid4()}"
        account = {"login": login, "name": "Pat Testcase", "role": role, "plan": "harbor", "password": "demo-assent",
                   "organisation": ROSA.user["organisation"] if role in OFFICE else "plan"}
        if role in LICENSED | {"external_reviewer"}:
            account.update(licence="TEST1", licence_until="2027-12-31", licence_state="CA",
                           licence_type="rn" if "nurse" in role else "pharmd" if role == "pharmacist" else "md",
                           licence_checked_on="2026-11-01")
        same(admin.post("/api/accounts", account).status, 204, f"{role} is added")
        PEOPLE[role] = Client(SERVER.port)
        same(PEOPLE[role].sign_in(login).status, 200, f"{role} signs in")
    return PEOPLE[role]


ADMIN = Client(SERVER.port)
same(ADMIN.sign_in("admin").status, 200, "admin signs in")
same(ADMIN.post("/api/trial/clock", {"at": CLOCK}).status, 200, "the trial clock is set")
ROSA = Office(SERVER.port)
OPENAPI = json.loads(Client(SERVER.port).get("/api/openapi.json").body)


def send(who, number, command, body, version=None, key=None):
    if version is None:
        version = version_of(number)
    return who.command(f"/api/requests/{number}/commands", {"type": command, **body}, version=version, key=key)


def submitted():
    """A new request, when all that its submission sends out is handed over."""
    number = ROSA.submit().json["request"]
    same(ADMIN.post("/api/trial/clock", {"at": CLOCK}).status, 200, "what is due is done")
    return number


def version_of(number):
    return ROSA.get(f"/api/requests/{number}").json["version"]


def schema(name):
    return OPENAPI["components"]["schemas"][name.split("/")[-1]]


@case
def every_command_is_named():
    """The document of the door names the same commands as this test"""
    body = OPENAPI["paths"]["/api/requests/{number}/commands"]["post"]["requestBody"]["content"]["application/json"]
    options = body["schema"] if "oneOf" in body["schema"] else schema(body["schema"]["$ref"])
    named = set()
    for option in options["oneOf"]:
        option = schema(option["$ref"]) if "$ref" in option else option
        kind = option["properties"]["type"]
        named.add(kind.get("const") or kind["enum"][0])
    same(named - {"SubmitRequest", "ImportAuthorization"}, set(COMMANDS), "commands")


@case
def who_may():
    """Each command is refused to each role that may not give it, and to no other"""
    wrong = []
    for command, (body, allowed, _, _) in COMMANDS.items():
        if allowed is None:
            continue
        number = submitted()
        for role in sorted(ROLES - allowed):  # refusals first: they change nothing
            before = version_of(number)
            reply = send(person(role), number, command, body, version=before)
            if reply.status not in (403, 404) or reply.json["code"] not in REFUSED | {"licence_not_current"}:
                wrong.append(f"{role} {command}: {reply}")
            if version_of(number) != before:
                wrong.append(f"{role} {command}: a refusal changed the request")
        for role in sorted(allowed):
            reply = send(person(role), number, command, body)
            if reply.status in (401, 403) and reply.json["code"] in REFUSED | {"right_required"}:
                wrong.append(f"{role} {command}: refused, {reply}")
            if reply.status >= 500:
                wrong.append(f"{role} {command}: {reply}")
    assert not wrong, "\n".join(wrong)


def giver(command):
    allowed = (COMMANDS[command][1] or {"supervisor"}) - {"external_reviewer"}  # sees only what was referred to him
    return person(sorted(allowed)[0])


@case
def bad_bodies():
    """A wrong type, an unknown member and text in the place of an object are refused at their place"""
    number = submitted()
    version = version_of(number)
    for command, (body, _, spoiled, pointer) in COMMANDS.items():
        who = giver(command)
        unknown = send(who, number, command, {**body, "colour": "red"}, version=version)
        fault(unknown, 422, "unknown_field", "/colour")
        if spoiled:
            wrong = {"strange": {"nest": 1}} if not isinstance(body.get(spoiled), dict) else 7
            reply = send(who, number, command, {**body, spoiled: wrong}, version=version)
            same(reply.status, 422, f"{command} {reply}")
            assert reply.json["pointer"].startswith(pointer), f"{command} {reply}"
    same(version_of(number), version, "version")


@case
def nothing_there():
    """A request that is not there, or is of an office one has nothing to do with, looks the same to every command"""
    for command, (body, _, _, _) in COMMANDS.items():
        reply = send(giver(command), "409999999", command, body, version=1)
        assert reply.status in (403, 404), f"{command} {reply}"
        if reply.status == 404:
            same(reply.json["code"], "unknown_request", command)


@case
def old_version():
    """Whoever looked at an older version is told, by every command that may be given at all"""
    number = submitted()
    same(send(ROSA, number, "AddNote", COMMANDS["AddNote"][0]).status, 200, "a note makes it newer")
    for command, (body, allowed, _, _) in COMMANDS.items():
        if not allowed:
            continue
        fault(send(giver(command), number, command, body, version=1), 412, "stale_version")


@case
def keys():
    """A key gives the same reply again, and is refused to another content"""
    number = submitted()
    key = str(uuid.uuid4())
    version = version_of(number)
    first = send(ROSA, number, "AddNote", COMMANDS["AddNote"][0], version=version, key=key)
    again = send(ROSA, number, "AddNote", COMMANDS["AddNote"][0], version=version, key=key)
    same((again.status, again.body), (first.status, first.body), "reply")
    other = send(ROSA, number, "AskToCancel", COMMANDS["AskToCancel"][0], version=version, key=key)
    fault(other, 409, "key_reused")


@case
def nobody():
    """Without signing in, and without the page's own token, no command is taken"""
    number = submitted()
    forged = Client(SERVER.port)
    forged.cookie = ROSA.cookie
    for command, (body, _, _, _) in COMMANDS.items():
        fault(send(Client(SERVER.port), number, command, body, version=1), 401, "sign_in_required")
        same(send(forged, number, command, body, version=1).status, 403, f"{command} with a forged page")


if __name__ == "__main__":
    code = 1
    try:
        code = run_cases()
    finally:
        SERVER.close()
    sys.exit(code)
