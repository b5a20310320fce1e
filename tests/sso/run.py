"""Single sign-on against another log-in that really runs: an OpenID provider beside the program, on this machine."""

import http.cookiejar
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request
import json

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from harness import Client, Server, case, fault, run_cases, same  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
MAPPING = """
[[provider.role]]
value = "um-doctors"
role = "physician"
organisation = "plan"
plans = ["harbor", "central"]

[[provider.role]]
value = "um-nurses"
role = "nurse"
organisation = "plan"
plans = ["harbor"]

[[provider.role]]
value = "um-desk"
role = "intake_clerk"
organisation = "plan"
plans = ["harbor"]
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def sso_toml(port):
    clients = (("clinic", 'client_id = "assent"\nclient_secret = "a secret & of two"'),
               ("public", 'client_id = "assent-public"'))
    return "".join(f'[[provider]]\nid = "{name}"\nname = "Clinic log-in"\nissuer = "http://127.0.0.1:{port}"\n'
                   f'{client}\n{MAPPING}\n' for name, client in clients)


class Provider:
    """The other log-in."""

    def __init__(self, port, portal):
        self.port = port
        self.portal = portal
        self.process = None

    def start(self):
        redirects = [f"http://127.0.0.1:{self.portal}/api/sso/{name}/callback" for name in ("clinic", "public")]
        self.process = subprocess.Popen(["node", os.path.join(HERE, "provider.mjs"), str(self.port), *redirects],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        while b"ready" not in (line := self.process.stdout.readline()):
            assert line, "the other log-in did not start"

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)
        self.process.stdout.close()


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *unused):
        return None


class Browser:
    """Keeps cookies and follows addresses one by one, so that a test can stop on the way."""

    def __init__(self):
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(NoRedirect, urllib.request.HTTPCookieProcessor(self.jar))

    def open(self, url, form=None):
        """Status, where to go next, body."""
        data = urllib.parse.urlencode(form).encode() if form is not None else None
        try:
            reply = self.opener.open(urllib.request.Request(url, data=data), timeout=60)
        except urllib.error.HTTPError as refused:
            reply = refused
        body = reply.read().decode()
        to = reply.headers.get("Location")
        return reply.status if hasattr(reply, "status") else reply.code, to and urllib.parse.urljoin(url, to), body

    def until_callback(self, who, provider="clinic", back_to="/requests"):
        """Goes to the other log-in and signs in there: the address with which it sends the browser back."""
        status, url, body = self.open(f"{BASE}/api/sso/{provider}/start?return={urllib.parse.quote(back_to)}")
        same(status, 303, f"sent out: {body}")
        for _ in range(10):
            if url.startswith(BASE):
                return url
            status, to, body = self.open(url)
            if to is None:
                action = re.search(r'<form[^>]*action="([^"]+)"', body)
                assert action, f"{status} {body[:500]}"
                status, to, body = self.open(urllib.parse.urljoin(url, action.group(1)),
                                             {"prompt": "login", "login": who, "password": "any"})
            url = to
        raise AssertionError("never came back")

    def session(self):
        return json.loads(self.open(f"{BASE}/api/session")[2])


DATA = tempfile.mkdtemp(prefix="assent-sso-")
PROVIDER_PORT = free_port()
with open(os.path.join(DATA, "sso.toml"), "w", encoding="utf-8") as settings:
    settings.write(sso_toml(PROVIDER_PORT))
SERVER = Server(sys.argv[1], database=sys.argv[2] if len(sys.argv) > 2 else None, data=DATA).start()
BASE = f"http://127.0.0.1:{SERVER.port}"
PROVIDER = Provider(PROVIDER_PORT, SERVER.port)
PROVIDER.start()


def arrived(who, **where):
    browser = Browser()
    status, to, body = browser.open(browser.until_callback(who, **where))
    same(status, 303, f"back: {body}")
    return browser, to.removeprefix(BASE)


def admin():
    person = Client(SERVER.port)
    same(person.sign_in("admin").status, 200, "admin signs in")
    return person


@case
def first_time():
    """Who comes from the other log-in for the first time gets an account with the role of the claims"""
    same(Client(SERVER.port).get("/api/sso").json["providers"][0], {"id": "clinic", "name": "Clinic log-in"}, "offered")
    browser, page = arrived("nurse.ana")
    same(page, "/requests", "back to the page")
    user = browser.session()["user"]
    same((user["role"], user["name"], user["plans"], user["organisation"]),
         ("nurse", "nurse.ana Testcase", ["harbor"], "plan"), "account")
    again, _ = arrived("nurse.ana")
    same(again.session()["user"]["account"], user["account"], "the same account")
    kept = admin().get(f"/api/accounts/{user['account']}").json
    same((kept["login"], kept["email"], kept["password_set"]), ("nurse.ana", "nurse.ana@clinic.example", False), "kept")
    acts = [entry["act"] for entry in admin().get(f"/api/accounts/{user['account']}/log").json["entries"]]
    same(acts, ["signed_in", "signed_in", "account_added"], "log")


@case
def several_groups():
    """A claim may be one text or a list; of several the first line of the mapping counts"""
    same(arrived("desk.bo")[0].session()["user"]["role"], "intake_clerk", "one text")
    same(arrived("doctor.cy")[0].session()["user"]["plans"], ["harbor", "central"], "plans")


@case
def public_client():
    """A client without a secret goes by PKCE alone; ES256 signs its token"""
    same(arrived("nurse.dee", provider="public")[0].session()["user"]["name"], "nurse.dee Testcase", "in")


@case
def roles_follow():
    """The other log-in's word counts each time: who is given another role there has it here at the next sign-in"""
    user = arrived("nurse.eli")[0].session()["user"]
    boss = admin()
    page = boss.get(f"/api/accounts/{user['account']}")
    body = {k: v for k, v in page.json.items() if k in ("login", "name", "email", "organisation", "plan", "plans")}
    changed = boss.send("PUT", f"/api/accounts/{user['account']}", {**body, "role": "auditor"},
                        {"If-Match": page.headers["ETag"]})
    same(changed.status, 200, f"{changed}")
    same(arrived("nurse.eli")[0].session()["user"]["role"], "nurse", "as the other log-in says")


@case
def no_role():
    """Who has no group that means a role is sent back, and no account is made"""
    browser, page = arrived("guest.flo")
    same((page, browser.session()["signed_in"]), ("/?sso=sso_no_role", False), "refused")
    same(admin().get("/api/accounts?text=guest.flo&state=all").json["accounts"], [], "no account")


@case
def names_are_not_taken_over():
    """A log-in that is taken here stays with its owner"""
    made = admin().post("/api/accounts", {"login": "nurse.gus", "name": "Gus Other", "role": "auditor", "plan": "harbor",
                                          "organisation": "plan", "password": "demo-assent"})
    same(made.status, 204, f"{made}")
    user = arrived("nurse.gus")[0].session()["user"]
    same((user["role"], user["name"]), ("nurse", "nurse.gus Testcase"), "an account of its own")
    person = Client(SERVER.port)
    same(person.sign_in("nurse.gus").json["user"]["name"], "Gus Other", "stays")


@case
def only_who_left_comes_back():
    """The answer opens only the browser that asked, once, and only as it was given"""
    browser = Browser()
    url = browser.until_callback("nurse.ana")
    stranger = Browser()
    same(stranger.open(url)[1].removeprefix(BASE), "/?sso=sso_expired", "another browser")
    same(stranger.session()["signed_in"], False, "nobody")
    changed = re.sub(r"state=[^&]*", "state=" + "0" * 64, url)
    same(browser.open(changed)[1].removeprefix(BASE), "/?sso=sso_expired", "another state")
    browser = Browser()
    url = browser.until_callback("nurse.ana")
    kept = list(browser.jar)
    same(browser.open(url)[1].removeprefix(BASE), "/requests", "once")
    again = Browser()
    for cookie in kept:
        again.jar.set_cookie(cookie)
    same(again.open(url)[1].removeprefix(BASE), "/?sso=sso_expired", "not twice")
    browser = Browser()
    url = browser.until_callback("nurse.ana")
    mixed = re.sub(r"iss=[^&]*", "iss=" + urllib.parse.quote("https://evil.example", safe=""), url)
    assert mixed != url, url
    same(browser.open(mixed)[1].removeprefix(BASE), "/?sso=sso_expired", "another issuer")
    browser = Browser()
    url = browser.until_callback("nurse.ana")
    forged = re.sub(r"code=[^&]*", "code=invented", url)
    same(browser.open(forged)[1].removeprefix(BASE), "/?sso=sso_refused", "another code")
    refused = re.sub(r"code=[^&]*", "error=access_denied", url)
    same(browser.open(refused)[1].removeprefix(BASE), "/?sso=sso_refused", "the other log-in refused")


@case
def no_way_out():
    """Nobody is sent to another site after signing in"""
    for away in ("//evil.example/", "https://evil.example/", "/\\evil.example", "/a\r\nSet-Cookie: x=1"):
        same(arrived("nurse.ana", back_to=away)[1], "/", away)
    fault(Client(SERVER.port).get("/api/sso/nowhere/start"), 404, "unknown_sso")


@case
def closed_account():
    """A closed account stays closed, and nobody of the other log-in gets a password here"""
    user = arrived("nurse.hal")[0].session()["user"]
    boss = admin()
    fault(boss.post(f"/api/accounts/{user['account']}/password-link", {}), 409, "signs_in_elsewhere")
    same(Client(SERVER.port).post("/api/session/recovery", {"login": "nurse.hal"}).status, 202, "told nothing")
    same([m for m in boss.get("/api/mails").json["mails"] if m["to"] == "nurse.hal@clinic.example"], [], "no mail")
    page = boss.get(f"/api/accounts/{user['account']}")
    body = {k: v for k, v in page.json.items() if k in ("login", "name", "email", "role", "organisation", "plan", "plans")}
    same(boss.send("PUT", f"/api/accounts/{user['account']}", {**body, "disabled": True},
                   {"If-Match": page.headers["ETag"]}).status, 200, "closed")
    browser, to = arrived("nurse.hal")
    same((to, browser.session()["signed_in"]), ("/?sso=sso_disabled", False), "closed")


@case
def other_log_in_away():
    """While the other log-in does not answer, people are told so and can still sign in here"""
    browser = Browser()
    url = browser.until_callback("nurse.ana")
    PROVIDER.stop()
    try:
        same(browser.open(url)[1].removeprefix(BASE), "/?sso=sso_unavailable", "told")
        admin()
    finally:
        PROVIDER.start()


@case
def bad_settings():
    """A role of the program's own, or a word that is not known, stops the start and is named"""
    for wrong, said in ((sso_toml(1).replace('"nurse"', '"system"'), "/provider/0/role/1/role"),
                        (sso_toml(1).replace("client_id", "client"), "/provider/0/client"),
                        (sso_toml(1).replace("http://127.0.0.1", "http://log-in.example"), "https")):
        folder = tempfile.mkdtemp(prefix="assent-sso-")
        try:
            with open(os.path.join(folder, "sso.toml"), "w", encoding="utf-8") as bad:
                bad.write(wrong)
            run = subprocess.run([SERVER.program, "serve", "--port", "0", "--data", folder], capture_output=True, timeout=60,
                                 check=False)
            assert run.returncode != 0 and said in (run.stdout + run.stderr).decode(), run
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    try:
        code = run_cases()
    finally:
        PROVIDER.stop()
        SERVER.close()
        shutil.rmtree(DATA, ignore_errors=True)
    sys.exit(code)
