"""Accounts and signing in at the REST door: passwords, sessions, second factors, and what administrators may do."""

import base64
import hashlib
import hmac
import struct
import time
import uuid

from harness import PASSWORD, Client, case, fault, same

SERVER = None
NEW = "a password of twelve and more"


def signed_in(login, password=PASSWORD):
    person = Client(SERVER.port)
    reply = person.sign_in(login, password)
    same(reply.status, 200, f"{login} signs in")
    return person


def admin():
    return signed_in("admin")


def added(role="provider_office", by=None, **more):
    """A new account: its log-in and id."""
    login = f"person-{uuid.uuid4().hex[:10]}"
    made = (by or admin()).post("/api/accounts", {
        "login": login, "name": "Pat Testcase", "role": role, "organisation": "maple-street-demo", "plan": "harbor",
        "password": PASSWORD, **more})
    same(made.status, 204, f"{made}")
    return login, made.headers["Location"].rsplit("/", 1)[1]


def step(person, method, path, body=None):
    """A step of signing in: the next one carries the token of this answer."""
    reply = person.send(method, path, body={} if body is None else body)
    if reply.status == 200:
        session = reply.json.get("session", reply.json)
        person.csrf = session["csrf"]
        person.user = session.get("user")
    return reply


def totp(secret, at=None):
    """RFC 6238, written out once more."""
    key = base64.b32decode(secret)
    digest = hmac.new(key, struct.pack(">Q", int(time.time() if at is None else at) // 30), hashlib.sha1).digest()
    where = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[where:where + 4])[0] & 0x7fffffff) % 1000000:06d}"


def another_code(secret):
    """A code of the 30 seconds after those of the code given before: early by one step, which is forgiven."""
    return totp(secret, time.time() + 30)


def with_generator(login):
    """Sets up a code generator: who is signed in, the secret, the recovery codes."""
    person = signed_in(login)
    begun = person.post("/api/account/totp", {}).json
    assert begun["uri"] == f"otpauth://totp/assent:{login}?secret={begun['secret']}&issuer=assent" \
                           "&algorithm=SHA1&digits=6&period=30", begun
    fault(person.post("/api/account/totp/confirm", {"code": "12345"}), 403, "bad_code", "/code")
    reply = step(person, "POST", "/api/account/totp/confirm", {"code": totp(begun["secret"])})
    same(reply.status, 200, f"{reply}")
    return person, begun["secret"], reply.json["recovery_codes"]


@case
def own_sessions():
    """One sees where one is signed in, ends one session or all, and who is signed out is out at once"""
    login, _ = added()
    here, there, third = signed_in(login), signed_in(login), signed_in(login)
    listed = here.get("/api/account/sessions").json["sessions"]
    same(len(listed), 3, "sessions")
    same([s["current"] for s in listed].count(True), 1, "this one")
    same(listed[0]["address"], "127.0.0.1", "address")
    own = next(s for s in there.get("/api/account/sessions").json["sessions"] if s["current"])
    same(here.send("DELETE", f"/api/account/sessions/{own['id']}").status, 204, "ended")
    fault(here.send("DELETE", f"/api/account/sessions/{own['id']}"), 404, "unknown_session")
    fault(there.get("/api/account"), 401, "sign_in_required")
    left = here.send("DELETE", "/api/account/sessions?keep=current")
    same((left.status, left.json["signed_in"]), (200, True), "this one stays")
    fault(third.get("/api/account"), 401, "sign_in_required")
    again = signed_in(login)
    out = here.send("DELETE", "/api/account/sessions")
    same((out.status, out.json["signed_in"]), (200, False), "everywhere")
    for person in (here, again):
        fault(person.get("/api/account"), 401, "sign_in_required")
    acts = [e["act"] for e in signed_in(login).get("/api/account/log").json["entries"]]
    assert acts.count("sessions_ended") == 2 and acts.count("session_ended") == 1, acts
    assert acts.count("signed_in") == 5 and "account_added" in acts, acts


@case
def sessions_of_others():
    """An administrator ends anybody's sessions, others see none of them"""
    login, account = added()
    pat = signed_in(login)
    fault(pat.get(f"/api/accounts/{account}/sessions"), 404, "unknown_account")
    fault(pat.send("DELETE", f"/api/accounts/{account}/sessions"), 404, "unknown_account")
    boss = admin()
    session = boss.get(f"/api/accounts/{account}/sessions").json["sessions"][0]
    same(session["current"], False, "not the administrator's own")
    same(boss.send("DELETE", f"/api/accounts/{account}/sessions/{session['id']}").status, 204, "ended")
    fault(pat.get("/api/account"), 401, "sign_in_required")
    both = signed_in(login), signed_in(login)
    same(boss.send("DELETE", f"/api/accounts/{account}/sessions").status, 204, "all ended")
    for person in both:
        fault(person.get("/api/account"), 401, "sign_in_required")
    fault(boss.get("/api/accounts/nobody"), 404, "unknown_account")


@case
def change_of_password():
    """A new password needs the old one, is long, without the log-in and new; all other sessions end"""
    login, _ = added()
    here, there = signed_in(login), signed_in(login)

    def change(old, new):
        return step(here, "POST", "/api/account/password", {"current_password": old, "new_password": new})

    fault(change("not my password", NEW), 403, "bad_password", "/current_password")
    fault(change(PASSWORD, "eleven char"), 422, "weak_password", "/new_password")
    fault(change(PASSWORD, f"me, {login}!"), 422, "password_is_login", "/new_password")
    same(there.get("/api/account").status, 200, "still in")
    cookie = here.cookie
    same(change(PASSWORD, NEW).status, 200, "changed")
    assert here.cookie != cookie, "goes on under a new token"
    same(here.get("/api/account").json["password"]["expired"], False, "in force")
    fault(there.get("/api/account"), 401, "sign_in_required")
    fault(change(NEW, NEW), 422, "password_used_before", "/new_password")
    fault(Client(SERVER.port).sign_in(login), 403, "bad_log_in")
    signed_in(login, NEW)


@case
def password_of_somebody_else():
    """A password that an administrator chose opens nothing but the choice of one's own"""
    fault(admin().post("/api/accounts", {"login": "x", "name": "X", "role": "nurse", "plan": "harbor",
                                         "password": "too short"}), 422, "weak_password", "/password")
    login, account = added(password="chosen by the administrator")
    pat = Client(SERVER.port)
    half = step(pat, "POST", "/api/session", {"login": login, "password": "chosen by the administrator"})
    same((half.status, half.json["signed_in"], half.json["needs"]), (200, False, "password"), f"{half}")
    assert "user" not in half.json, half.json
    for path in ("/api/account", "/api/account/sessions", "/api/requests?plan=harbor"):
        fault(pat.get(path), 403, "password_expired")
    fault(pat.post("/api/members/search", {"plan": "harbor", "member_number": "1"}), 403, "password_expired")
    fault(pat.post("/api/session/keep", {}), 403, "password_expired")
    fault(pat.send("POST", "/api/account/password", {"current_password": "x", "new_password": NEW},
                   {"X-CSRF-Token": "0" * 32}), 403, "bad_csrf")
    whole = step(pat, "POST", "/api/account/password",
                 {"current_password": "chosen by the administrator", "new_password": NEW})
    same((whole.status, whole.json["signed_in"]), (200, True), f"{whole}")
    same(pat.get("/api/account").json["login"], login, "signed in")
    same(admin().post(f"/api/accounts/{account}/expire-password", {}).status, 204, "expired")
    fault(pat.get("/api/account"), 401, "sign_in_required")
    same(step(pat, "POST", "/api/session", {"login": login, "password": NEW}).json["needs"], "password", "due again")


@case
def idle_limit():
    """The page is told when the session ends; what it does by itself and asking for it move nothing"""
    boss = admin()
    clock = boss.get("/api/session").json["now"]
    rosa = signed_in("rosa")
    first = rosa.get("/api/session").json
    same((first["idle_minutes"], first["warn_minutes"], first["seconds_left"]), (20, 2, 1200), "limits")
    minute = [int(clock[14:16])]

    def later(minutes):
        hour, rest = divmod(int(clock[11:13]) * 60 + minute[0] + minutes, 60)
        minute[0] += minutes
        moved = admin().post("/api/trial/clock", {"at": f"{clock[:11]}{hour:02d}:{rest:02d}:{clock[17:]}"})
        same(moved.status, 200, f"{moved}")

    later(10)
    for _ in range(2):
        same(rosa.get("/api/account", headers={"X-Background": "1"}).status, 200, "by itself")
        same(rosa.get("/api/session").json["seconds_left"], 600, "not moved")
    same(rosa.get("/api/account").status, 200, "a deed")
    for _ in range(50):
        if rosa.get("/api/session").json["seconds_left"] == 1200:
            break
        time.sleep(0.1)
    same(rosa.get("/api/session").json["seconds_left"], 1200, "moved")
    later(19)
    kept = rosa.post("/api/session/keep", {})
    same((kept.status, kept.json["seconds_left"]), (200, 1200), "stays signed in")
    later(21)
    same(rosa.get("/api/session").json["signed_in"], False, "ended")
    fault(rosa.get("/api/account"), 401, "sign_in_required")
    same(admin().post("/api/trial/clock", {"at": clock}).status, 200, "back")


@case
def rules_of_access():
    """An administrator sets the idle limit within its bounds, and it holds at once"""
    fault(signed_in("kim").get("/api/access-rules"), 403, "right_required")
    boss = admin()
    rules = boss.get("/api/access-rules").json
    fault(boss.send("PUT", "/api/access-rules", {**rules, "idle_minutes": 31}), 422, "out_of_range", "/idle_minutes")
    fault(signed_in("kim").send("PUT", "/api/access-rules", rules), 403, "right_required")
    same(boss.send("PUT", "/api/access-rules", {**rules, "idle_minutes": 15}).status, 200, "set")
    same(boss.get("/api/session").json["idle_minutes"], 15, "told")
    same(boss.get("/api/session").json["seconds_left"], 900, "holds")
    same(boss.send("PUT", "/api/access-rules", rules).status, 200, "set back")


@case
def kept_accounts():
    """An administrator changes role, plans and licence; of two the second is told; disabling ends the sessions at once"""
    login, account = added()
    boss = admin()
    page = boss.get(f"/api/accounts/{account}")
    same((page.status, page.headers["ETag"]), (200, '"1"'), "version")
    body = {k: v for k, v in page.json.items() if k in (
        "login", "name", "email", "role", "organisation", "plan", "plans", "licence", "licence_until", "licence_type",
        "licence_state", "licence_restriction", "licence_checked_on", "specialty", "reports_to", "disabled")}

    def change(version=None, who=boss, whose=account, **changes):
        headers = {"If-Match": f'"{version}"'} if version else {}
        return who.send("PUT", f"/api/accounts/{whose}", {**body, **changes}, headers)

    fault(change(role="nurse"), 428, "version_required")
    fault(change(1, role="system"), 422, "unknown_role", "/role")
    fault(change(1, plans=["atlantis"]), 422, "unknown_plan", "/plan")
    fault(change(1, login="kim"), 409, "log_in_taken", "/login")
    fault(change(1, email="nowhere"), 422, "bad_email", "/email")
    fault(change(1, who=signed_in("kim")), 404, "unknown_account")
    changed = change(1, role="nurse", organisation="plan", licence="RN-TEST-9", licence_until="2030-01-31")
    same((changed.status, changed.json["role"], changed.json["version"]), (200, "nurse", 2), f"{changed}")
    fault(change(1, role="auditor"), 412, "stale_version")
    body.update(role="nurse", organisation="plan", licence="RN-TEST-9", licence_until="2030-01-31")
    pat = signed_in(login)
    same(pat.user["role"], "nurse", "the new role")
    same(change(2, disabled=True).status, 200, "disabled")
    fault(pat.get("/api/account"), 401, "sign_in_required")
    fault(Client(SERVER.port).sign_in(login), 403, "bad_log_in")
    found = boss.get(f"/api/accounts?text={login}").json["accounts"]
    same(found, [], "not among the active")
    found = boss.get(f"/api/accounts?text={login}&state=all").json["accounts"]
    same([(a["account"], a["disabled"]) for a in found], [(account, True)], "found")
    log = boss.get(f"/api/accounts/{account}/log").json["entries"]
    same([e["act"] for e in log[:2]], ["sign_in_failed", "account_disabled"], "log")
    assert any(e["detail"] == "role organisation licence licence_until" and e["by_name"] == "Admin Testcase" for e in log), log
    same(signed_in("sam").get(f"/api/accounts/{account}/log").status, 200, "who reviews accesses reads the log")
    own = boss.user["account"]
    mine = boss.get(f"/api/accounts/{own}").json
    body = {k: mine[k] for k in body if k in mine}
    fault(change(mine["version"], whose=own, disabled=True), 409, "own_account", "/disabled")
    fault(change(mine["version"], whose=own, role="auditor"), 409, "own_account", "/role")


@case
def office_administrator():
    """An office's administrator keeps the accounts of the own office, in its roles, and no others"""
    login, _ = added("office_admin")
    head = signed_in(login)
    fault(head.post("/api/accounts", {"login": "x1", "name": "X", "role": "nurse", "organisation": "maple-street-demo",
                                      "plan": "harbor", "password": PASSWORD}), 403, "right_required", "/role")
    fault(head.post("/api/accounts", {"login": "x2", "name": "X", "role": "provider_office", "plan": "harbor",
                                      "organisation": "bay-spine-demo", "password": PASSWORD}), 403, "right_required")
    fault(head.post("/api/accounts", {"login": "x3", "name": "X", "role": "provider_office", "plan": "central",
                                      "organisation": "maple-street-demo", "password": PASSWORD}), 422, "unknown_plan")
    colleague, account = added(by=head)
    same(head.get(f"/api/accounts/{account}").status, 200, "seen")
    roles = [r["role"] for r in head.get("/api/roles").json["roles"]]
    same(sorted(roles), ["office_admin", "practitioner", "provider_office"], "roles")
    listed = head.get("/api/accounts?state=all&limit=200").json["accounts"]
    same({a["organisation"] for a in listed}, {"maple-street-demo"}, "own office only")
    rosa = signed_in("rosa").user["account"]
    fault(head.get(f"/api/accounts/{rosa}"), 404, "unknown_account")
    fault(head.get("/api/access-rules"), 403, "right_required")
    fault(signed_in(colleague).get("/api/accounts"), 403, "right_required")


@case
def lock_out():
    """After five wrong passwords the right one waits too, until the time is over or an administrator opens it"""
    login, account = added()
    for _ in range(5):
        fault(Client(SERVER.port).sign_in(login, "wrong"), 403, "bad_log_in")
    fault(Client(SERVER.port).sign_in(login), 503, "too_many_attempts")
    boss = admin()
    assert "locked_until_at" in boss.get(f"/api/accounts/{account}").json
    same(boss.post(f"/api/accounts/{account}/unlock", {}).status, 204, "unlocked")
    signed_in(login)


@case
def second_factor():
    """Who has a code generator signs in with a code as well; each code works once"""
    login, _ = added()
    _, secret, codes = with_generator(login)
    same((len(codes), len(set(codes))), (10, 10), "recovery codes")
    pat = Client(SERVER.port)
    half = step(pat, "POST", "/api/session", {"login": login, "password": PASSWORD})
    same((half.json["signed_in"], half.json["needs"]), (False, "second_factor"), f"{half}")
    same(half.json["factors"], ["totp", "recovery_code"], "factors")
    fault(pat.get("/api/account"), 403, "second_factor_required")
    fault(pat.post("/api/account/totp", {}), 403, "second_factor_required")
    fault(pat.post("/api/account/password", {"current_password": PASSWORD, "new_password": NEW}), 403,
          "second_factor_required")
    fault(pat.post("/api/session/second-factor", {"code": "000000"}), 403, "bad_code", "/code")
    fault(pat.post("/api/session/second-factor", {"code": totp(secret)}), 403, "code_used", "/code")
    code = another_code(secret)
    whole = step(pat, "POST", "/api/session/second-factor", {"code": code})
    same((whole.status, whole.json["signed_in"]), (200, True), f"{whole}")
    factor = pat.get("/api/account").json["second_factor"]
    same((factor["totp"], factor["recovery_codes_left"], factor["required"]), (True, 10, False), "own account")
    fault(pat.post("/api/session/second-factor", {"code": code}), 409, "no_second_factor")
    other = Client(SERVER.port)
    step(other, "POST", "/api/session", {"login": login, "password": PASSWORD})
    fault(other.post("/api/session/second-factor", {"code": code}), 403, "code_used", "/code")
    fault(other.post("/api/session/second-factor", {"recovery_code": "aaaa-aaaa-aaaa-aaaa"}), 403, "bad_code", "/recovery_code")
    same(step(other, "POST", "/api/session/second-factor", {"recovery_code": codes[3].upper()}).json["signed_in"], True, "in")
    third = Client(SERVER.port)
    step(third, "POST", "/api/session", {"login": login, "password": PASSWORD})
    fault(third.post("/api/session/second-factor", {"recovery_code": codes[3]}), 403, "bad_code", "/recovery_code")


@case
def guessed_codes():
    """Wrong codes count for the lock-out, and a right password between them forgives nothing"""
    login, _ = added()
    _, secret, codes = with_generator(login)
    pat = Client(SERVER.port)
    for i in range(5):
        step(pat, "POST", "/api/session", {"login": login, "password": PASSWORD})
        fault(pat.post("/api/session/second-factor", {"code": "00000x"}), 403, "bad_code")
    fault(pat.post("/api/session/second-factor", {"recovery_code": codes[0]}), 503, "too_many_attempts")
    fault(Client(SERVER.port).sign_in(login), 503, "too_many_attempts")


@case
def factor_by_role():
    """Where the plan asks it of a role, its people set up a second factor before anything else"""
    login, _ = added("auditor", organisation="plan")
    boss = admin()
    rules = boss.get("/api/access-rules").json
    same(boss.send("PUT", "/api/access-rules", {**rules, "second_factor_roles": ["auditor"]}).status, 200, "set")
    try:
        pat = Client(SERVER.port)
        half = step(pat, "POST", "/api/session", {"login": login, "password": PASSWORD})
        same(half.json["needs"], "second_factor_setup", f"{half}")
        fault(pat.get("/api/requests?plan=harbor"), 403, "second_factor_required")
        secret = pat.post("/api/account/totp", {}).json["secret"]
        done = step(pat, "POST", "/api/account/totp/confirm", {"code": totp(secret)})
        same((done.status, done.json["session"]["signed_in"]), (200, True), f"{done}")
        fault(pat.post("/api/account/totp/remove", {"password": PASSWORD}), 409, "second_factor_needed")
        fault(pat.post("/api/account/totp/remove", {"password": "wrong"}), 403, "bad_password", "/password")
        fault(pat.post("/api/account/totp", {}), 409, "totp_exists")
        same(pat.get("/api/account").json["second_factor"]["required"], True, "told")
    finally:
        same(boss.send("PUT", "/api/access-rules", rules).status, 200, "set back")
    same(pat.post("/api/account/totp/remove", {"password": PASSWORD}).status, 204, "removed")
    same(pat.get("/api/account").json["second_factor"]["recovery_codes_left"], 0, "codes gone")
    fault(pat.post("/api/account/recovery-codes", {"password": PASSWORD}), 409, "no_second_factor")


@case
def lost_factor():
    """Recovery codes are made anew, and an administrator removes what was lost"""
    login, account = added()
    person, _, codes = with_generator(login)
    fault(person.post("/api/account/recovery-codes", {"password": "wrong"}), 403, "bad_password", "/password")
    fresh = person.post("/api/account/recovery-codes", {"password": PASSWORD}).json["recovery_codes"]
    assert not set(fresh) & set(codes), "new ones"
    boss = admin()
    same(boss.get(f"/api/accounts/{account}").json["second_factor"], ["totp"], "shown")
    fault(signed_in("kim").send("DELETE", f"/api/accounts/{account}/second-factor"), 404, "unknown_account")
    same(boss.send("DELETE", f"/api/accounts/{account}/second-factor").status, 204, "removed")
    fault(person.get("/api/account"), 401, "sign_in_required")
    signed_in(login)


def form(**changes):
    """What an office fills in; the agreement as it stands."""
    asked = Client(SERVER.port).get("/api/account-requests/form?plan=central").json
    return {"plan": "central", "agreement": asked["agreement"]["version"], "name": "Ida Testcase",
            "email": "ida@office.example", "phone": "555-0100", "login": f"ida-{uuid.uuid4().hex[:10]}",
            "organisation_name": "Lagoon Demo Office", "npi": "1234567893", "role": "provider_office",
            "rights": ["request_search"], **changes}


def mail_to(address):
    """The newest mail that waits for somebody."""
    return [m for m in admin().get("/api/mails").json["mails"] if m["to"] == address][-1]


def token_in(mail):
    return mail["text"].split("/set-password#")[1].split()[0]


@case
def asking_for_an_account():
    """Anybody asks for an account; every field that is wrong is told at its place, and nobody else's log-in is told"""
    anybody = Client(SERVER.port)
    shown = anybody.get("/api/account-requests/form?plan=central").json
    same(shown["days"], {"from": 5, "to": 7}, "days")
    assert "request_search" in next(r for r in shown["roles"] if r["role"] == "provider_office")["rights"], shown
    fault(anybody.get("/api/account-requests/form?plan=atlantis"), 422, "unknown_plan", "/plan")
    wrong = (({"agreement": "0"}, "agreement_not_accepted", "/agreement"), ({"name": " "}, "required", "/name"),
             ({"email": "ida@office"}, "bad_email", "/email"), ({"npi": "1234567890"}, "bad_npi", "/npi"),
             ({"role": "administrator"}, "unknown_role", "/role"), ({"rights": ["decide"]}, "unknown_right", "/rights/0"),
             ({"login": "ida t"}, "bad_login", "/login"), ({"why": "x" * 2001}, "too_long", "/why"),
             ({"plan": "atlantis"}, "unknown_plan", "/plan"), ({"colour": "red"}, "unknown_field", "/colour"))
    for changes, code, where in wrong:
        fault(anybody.post("/api/account-requests", form(**changes)), 422, code, where)
    asked = anybody.post("/api/account-requests", form(login="kim"))
    same(asked.status, 201, f"{asked}")
    # 24 November 2026 is a Tuesday; Thanksgiving and the day after it are no business days.
    same((asked.json["expected_on"], asked.json["due_on"]), ("2026-12-03", "2026-12-07"), "days")
    boss = signed_in("admin")
    one = boss.get(f"/api/account-requests/{asked.json['number']}").json
    same((one["state"], one["login_taken"], one["overdue"]), ("waiting", True, False), "waits")
    fault(boss.post(f"/api/account-requests/{one['number']}/approval", {}), 409, "log_in_taken", "/login")


@case
def an_account_granted():
    """Who is granted an account chooses the password by a link that opens once, and works for that office only"""
    asked = form()
    number = Client(SERVER.port).post("/api/account-requests", asked).json["number"]
    fault(signed_in("kim").get("/api/account-requests"), 403, "right_required")
    fault(signed_in("kim").post(f"/api/account-requests/{number}/approval", {}), 403, "right_required")
    desk = signed_in(added("provider_services", organisation="plan", plan="central")[0])
    assert number in [r["number"] for r in desk.get("/api/account-requests?plan=central").json["account_requests"]]
    fault(desk.get("/api/account-requests?plan=harbor"), 404, "unknown_plan")
    elsewhere = signed_in(added("provider_services", organisation="plan")[0])
    fault(elsewhere.get(f"/api/account-requests/{number}"), 404, "unknown_account_request")
    approval = f"/api/account-requests/{number}/approval"
    fault(desk.post(approval, {"organisation": "plan"}), 422, "unknown_organisation", "/organisation")
    fault(desk.post(approval, {"role": "nurse"}), 422, "unknown_role", "/role")
    granted = desk.post(approval, {"organisation": "maple-street-demo"})
    same((granted.status, granted.json["state"]), (200, "approved"), f"{granted}")
    fault(desk.post(approval, {}), 409, "already_decided")
    fault(desk.post(f"/api/account-requests/{number}/refusal", {"reason": "No."}), 409, "already_decided")
    fault(Client(SERVER.port).sign_in(asked["login"], ""), 403, "bad_log_in")
    fault(desk.get("/api/mails"), 403, "right_required")
    mail = mail_to(asked["email"])
    assert "password" not in token_in(mail) and asked["login"] in mail["text"], mail
    token = token_in(mail)
    anybody = Client(SERVER.port)
    same(anybody.post("/api/set-password/check", {"token": token}).json["login"], asked["login"], "whose link")
    fault(anybody.post("/api/set-password", {"token": token, "new_password": "short"}), 422, "weak_password", "/new_password")
    same(anybody.post("/api/set-password", {"token": token, "new_password": NEW}).status, 204, "chosen")
    fault(anybody.post("/api/set-password", {"token": token, "new_password": NEW + "!"}), 404, "bad_link", "/token")
    fault(anybody.post("/api/set-password/check", {"token": token}), 404, "bad_link")
    ida = signed_in(asked["login"], NEW)
    same((ida.user["organisation"], ida.user["plans"], ida.user["role"]),
         ("maple-street-demo", ["central"], "provider_office"), "account")
    boss = admin()
    same(boss.post(f"/api/mails/central/{mail['id']}/sent", {}).status, 204, "handed over")
    fault(boss.post(f"/api/mails/central/{mail['id']}/sent", {}), 404, "unknown_mail")
    assert mail["id"] in [m["id"] for m in boss.get("/api/mails?plan=central&state=sent").json["mails"]]


@case
def an_account_refused():
    """A refusal carries its reason into the mail; an organisation without a record gets one of its own"""
    desk = admin()
    asked = form(email="bo@office.example")
    number = Client(SERVER.port).post("/api/account-requests", asked).json["number"]
    fault(desk.post(f"/api/account-requests/{number}/refusal", {"reason": " "}), 422, "required", "/reason")
    refused = desk.post(f"/api/account-requests/{number}/refusal", {"reason": "The number belongs to another office."})
    same((refused.json["state"], refused.json["decided_by_name"]), ("refused", "Admin Testcase"), f"{refused}")
    assert "belongs to another office" in mail_to("bo@office.example")["text"]
    number = Client(SERVER.port).post("/api/account-requests", form(email="cy@office.example")).json["number"]
    made = desk.post(f"/api/account-requests/{number}/approval", {"organisation_name": "Reed Demo Office"}).json["account"]
    office = desk.get(f"/api/accounts/{made}").json
    same(office["organisation_name"], "Reed Demo Office", "named")
    assert office["organisation"].startswith("reed-demo-office-"), office


@case
def overdue_account_requests():
    """Who was not answered in time is shown as overdue, the earliest first"""
    number = Client(SERVER.port).post("/api/account-requests", form()).json["number"]
    clock = admin().get("/api/session").json["now"]
    same(admin().post("/api/trial/clock", {"at": "2026-12-08T20:00:00.000Z"}).status, 200, "later")
    try:
        waiting = admin().get("/api/account-requests").json["account_requests"]
        assert next(r for r in waiting if r["number"] == number)["overdue"], waiting
        same([r["due_on"] for r in waiting], sorted(r["due_on"] for r in waiting), "by due day")
    finally:
        same(admin().post("/api/trial/clock", {"at": clock}).status, 200, "back")


@case
def forgotten_password():
    """A forgotten password is chosen anew by mail; nobody learns who has an account; one mail in a quarter of an hour"""
    address = f"{uuid.uuid4().hex[:8]}@office.example"
    login, account = added(email=address)
    anybody = Client(SERVER.port)
    for asked in (login, "nobody-here", "kim"):
        same(anybody.post("/api/session/recovery", {"login": asked}).status, 202, asked)
    token = token_in(mail_to(address))
    same(anybody.post("/api/session/recovery", {"login": login}).status, 202, "again")
    same(token_in(mail_to(address)), token, "no second mail so soon")
    pat = signed_in(login)
    same(anybody.post("/api/set-password", {"token": token, "new_password": NEW}).status, 204, "chosen")
    fault(pat.get("/api/account"), 401, "sign_in_required")
    signed_in(login, NEW)
    boss = admin()
    same(boss.post(f"/api/accounts/{account}/password-link", {}).status, 204, "sent by the administrator")
    first = token_in(mail_to(address))
    same(boss.post(f"/api/accounts/{account}/password-link", {}).status, 204, "sent again")
    fault(anybody.post("/api/set-password/check", {"token": first}), 404, "bad_link")
    body = boss.get(f"/api/accounts/{account}")
    kept = {k: v for k, v in body.json.items() if k in ("login", "name", "email", "role", "organisation", "plan", "plans")}
    changed = boss.send("PUT", f"/api/accounts/{account}", {**kept, "disabled": True}, {"If-Match": body.headers["ETag"]})
    same(changed.status, 200, f"{changed}")
    fault(anybody.post("/api/set-password/check", {"token": token_in(mail_to(address))}), 404, "bad_link")
    fault(boss.post(f"/api/accounts/{boss.user['account']}/password-link", {}), 422, "required", "/email")


@case
def invited():
    """An account without a password is made with a link by mail"""
    fault(admin().post("/api/accounts", {"login": f"x-{uuid.uuid4()}", "name": "X", "role": "nurse", "plan": "harbor"}),
          422, "required", "/email")
    address = f"{uuid.uuid4().hex[:8]}@office.example"
    login, _ = added(password="", email=address)
    fault(Client(SERVER.port).sign_in(login, ""), 403, "bad_log_in")
    same(Client(SERVER.port).post("/api/set-password", {"token": token_in(mail_to(address)), "new_password": NEW}).status,
         204, "chosen")
    signed_in(login, NEW)


@case
def too_many_forms():
    """One address cannot flood the queue"""
    replies = [Client(SERVER.port).post("/api/account-requests", form()).status for _ in range(40)]
    assert 429 in replies, replies
