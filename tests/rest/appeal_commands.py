"""Every command of an appeal at the REST door: which of the 23 roles may give it, and that a refusal changes nothing. Part of
run.py."""

import json

import appeals
from harness import Client, Office, case, fault, same
from roles import APPEALS, LICENSED, MEMBER, OFFICE, ROLES, STAFF

HANDLERS = APPEALS | {"supervisor", "medical_director"}
PLAN = STAFF | APPEALS
FILING = {
    "FileAppeal": ({"kind": "member_appeal", "why": "She cannot walk."}, OFFICE | PLAN | MEMBER),
    "AskToReconsider": ({"type": "AskToReconsider", "why": "She cannot walk."}, OFFICE | PLAN),
}
# Command: a body that is well formed, and who may give it (vocabulary.md 12, requirements APP).
COMMANDS = {
    "AcknowledgeAppeal": ({}, HANDLERS),
    "AssignAppeal": ({"account": "lund", "name": "Dr. Lund"}, HANDLERS),
    "RefuseExpedite": ({"why": "Waiting harms nobody."}, LICENSED - {"inpatient_nurse"}),
    "GrantExpedite": ({"why": "Waiting may cost her the leg."}, HANDLERS | LICENSED),
    "AskForAppealInformation": ({"wanted": ["The scan."], "of": "Bay Spine"}, HANDLERS),
    "RecordAppealInformation": ({"kind": "evidence", "text": "A new scan."}, OFFICE | PLAN | MEMBER),
    "ResolveAppeal": ({"why": "The notes show weakness.", "no_conflict": True},
                      {"appeals_reviewer", "physician", "medical_director"}),
    "WithdrawAppeal": ({"wish": "provider", "why": "Not needed."}, OFFICE | HANDLERS | MEMBER),
    "DismissAppeal": ({"reason": "untimely", "why": "Too late."}, HANDLERS),
    "ForwardAppeal": ({"body": "state_hearing", "reference": "H1"}, HANDLERS),
    "RecordOutsideDecision": ({"body": "state_hearing", "result": "upheld", "reference": "H1", "decided_on": "2026-11-24",
                               "why": "As before."}, APPEALS | {"medical_director"}),
    "RecordEffectuation": ({"how": "The request was changed."}, HANDLERS),
    "AddAppealNote": ({"text": "Called."}, PLAN),
    "ExtendDeadline": ({"clock": "appeal", "days": 14, "reason": "A scan is on its way.", "member_text": "It may help."},
                       HANDLERS),
    "WarnClock": ({"clock": "appeal", "percent": 50}, set()),
    "ExpireClock": ({"clock": "appeal"}, set()),
    "RecordDelivery": ({"notice": 9, "channel": "mail", "delivered": True}, PLAN),
}
REFUSED = {"role_not_allowed", "physician_required", "licence_not_current", "unknown_appeal", "unknown_request"}
WISHES = {"member": "member", "representative": "representative"}


def person(role):
    """Someone of the role: an office person works in Rosa's, the others for the plan."""
    if role in OFFICE:
        return appeals.somebody(role, organisation=Office(appeals.SERVER.port).user["organisation"])
    if role == "pharmacist":
        return appeals.somebody(role, licence_type="pharmd")
    return appeals.somebody(role)


def send(role, number, command, version=None):
    body = {"type": command, **COMMANDS[command][0]}
    if command == "WithdrawAppeal":
        body["wish"] = WISHES.get(role, "provider")
    return person(role).command(f"/api/appeals/{number}/commands", body, version=version)


def version_of(number):
    return person("appeals_coordinator").get(f"/api/appeals/{number}").json["version"]


def is_refusal(reply):
    return reply.status in (403, 404) and reply.json["code"] in REFUSED


@case
def every_appeal_command_is_named():
    """The document of the door names the same commands of appeals as this test"""
    document = json.loads(Client(appeals.SERVER.port).get("/api/openapi.json").body)
    body = document["paths"]["/api/appeals/{number}/commands"]["post"]["requestBody"]["content"]["application/json"]
    known = document["components"]["schemas"]
    options = body["schema"] if "oneOf" in body["schema"] else known[body["schema"]["$ref"].split("/")[-1]]
    named = set()
    for option in options["oneOf"]:
        option = known[option["$ref"].split("/")[-1]] if "$ref" in option else option
        kind = option["properties"]["type"]
        named.add(kind.get("const") or kind["enum"][0])
    same(named, set(COMMANDS) | set(FILING), "commands")


@case
def who_may_file():
    """An appeal is filed by offices, the plan's people and members, and by nobody else"""
    wrong = []
    for command, (body, allowed) in FILING.items():
        number = appeals.denied(Office(appeals.SERVER.port))
        for role in sorted(ROLES):
            asked = {**body, "request": number}
            if role in OFFICE and command == "FileAppeal":
                asked["filer"] = "provider"
            if role == "representative" and command == "FileAppeal":
                asked["filer"] = "representative"
            reply = person(role).command("/api/appeals", asked)
            # Members do not sign in yet: their own request is none of theirs.
            if role in MEMBER and reply.status == 404:
                continue
            if is_refusal(reply) == (role in allowed) or reply.status >= 500:
                wrong.append(f"{role} {command}: {reply}")
    assert not wrong, "\n".join(wrong)


@case
def who_may_act_on_an_appeal():
    """Each command of an appeal is refused to each role that may not give it, and to no other"""
    wrong = []
    for command, (_, allowed) in COMMANDS.items():
        number = appeals.filed()[2].json["appeal"]
        for role in sorted(ROLES - allowed):  # refusals first: they change nothing
            before = version_of(number)
            reply = send(role, number, command, version=before)
            if not is_refusal(reply):
                wrong.append(f"{role} {command}: {reply}")
            if version_of(number) != before:
                wrong.append(f"{role} {command}: a refusal changed the appeal")
        for role in sorted(allowed):
            reply = send(role, number, command, version=version_of(number))
            unseen = role in MEMBER and reply.status == 404
            if (is_refusal(reply) and not unseen) or reply.status == 401 or reply.status >= 500:
                wrong.append(f"{role} {command}: refused, {reply}")
    assert not wrong, "\n".join(wrong)


@case
def no_appeal_there():
    """An appeal that is not there looks the same to every command"""
    for command in COMMANDS:
        reply = send("medical_director", "A409999999", command, version=1)
        assert reply.status in (403, 404), f"{command} {reply}"
        if reply.status == 404:
            same(reply.json["code"], "unknown_appeal", command)


@case
def an_old_version_of_an_appeal():
    """Whoever looked at an older version of an appeal is told"""
    number = appeals.filed()[2].json["appeal"]
    same(send("appeals_coordinator", number, "AddAppealNote", version=version_of(number)).status, 200, "a note makes it newer")
    for command, (_, allowed) in COMMANDS.items():
        if allowed:
            fault(send(sorted(allowed - MEMBER)[0], number, command, version=1), 412, "stale_version")
