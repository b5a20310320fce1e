"""Starts the real program on a scratch data folder and talks to it over real sockets; counts what passed."""

import datetime
import itertools
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import uuid

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), ".."))
PASSWORD = "demo-assent"


class Server:
    """One `assent serve` with demo data."""

    def __init__(self, program, database=None, data=None, extra=()):
        self.program = os.path.abspath(program)
        self.own = data is None
        self.data = data or tempfile.mkdtemp(prefix="assent-test-")
        self.database = database
        self.extra = list(extra)
        self.process = None
        self.port = None

    def start(self, timeout=60):
        command = [self.program, "serve", "--port", "0", "--data", self.data, "--demo", os.path.join(ROOT, "demo")]
        if self.database:
            command += ["--database", self.database]
        self.log = open(os.path.join(self.data, "server.log"), "ab")
        self.process = subprocess.Popen(command + self.extra, stdout=subprocess.PIPE, stderr=self.log)
        deadline = time.time() + timeout
        while time.time() < deadline:
            line = self.process.stdout.readline().decode()
            if not line and self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.returncode}: {self.log_text()[-2000:]}")
            found = re.search(r"ready: https?://[^:]+:(\d+)", line)
            if found:
                self.port = int(found.group(1))
                return self
        raise RuntimeError("the server did not become ready")

    def log_text(self):
        with open(os.path.join(self.data, "server.log"), encoding="utf-8", errors="replace") as log:
            return log.read()

    def stop(self, how=signal.SIGTERM):
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(timeout=30)
        if self.process and self.process.stdout:
            self.process.stdout.close()
        code = self.process.returncode if self.process else None
        self.process = None
        return code

    def close(self):
        self.stop()
        if self.own:
            shutil.rmtree(self.data, ignore_errors=True)

    def __enter__(self):
        return self.start()

    def __exit__(self, *unused):
        self.close()


class Reply:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def json(self):
        return json.loads(self.body)

    def __repr__(self):
        return f"{self.status} {self.body[:300]!r}"


class Client:
    """A person at a browser, or nobody yet."""

    def __init__(self, port):
        self.port = port
        self.cookie = None
        self.csrf = ""
        self.user = None
        self.connection = None

    def send(self, method, path, body=None, headers=None):
        sent = dict(headers or {})
        if isinstance(body, (dict, list)):
            body = json.dumps(body)
            sent.setdefault("Content-Type", "application/json")
        if isinstance(body, str):
            body = body.encode()
        if self.cookie:
            sent["Cookie"] = self.cookie
        if method != "GET":
            sent.setdefault("X-CSRF-Token", self.csrf)
        for again in (False, True):
            try:
                if self.connection is None:
                    self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
                self.connection.request(method, path, body=body, headers=sent)
                got = self.connection.getresponse()
                reply = Reply(got.status, dict(got.headers), got.read())
                break
            except (http.client.HTTPException, ConnectionError, BrokenPipeError):
                self.connection = None
                if again:
                    raise
        cookie = reply.headers.get("Set-Cookie")
        if cookie:
            self.cookie = cookie.split(";")[0]
        return reply

    def get(self, path, **kw):
        return self.send("GET", path, **kw)

    def post(self, path, body=None, headers=None):
        return self.send("POST", path, body=body, headers=headers)

    def command(self, path, body, key=None, version=None):
        headers = {"Idempotency-Key": key or str(uuid.uuid4())}
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        return self.post(path, body, headers)

    def sign_in(self, login, password=PASSWORD):
        reply = self.post("/api/session", {"login": login, "password": password})
        if reply.status == 200:
            self.csrf = reply.json["csrf"]
            self.user = reply.json["user"]
        return reply

    def member(self, plan, number):
        reply = self.post("/api/members/search", {"plan": plan, "member_number": number})
        assert reply.status == 200, reply
        members = reply.json["members"]
        assert len(members) == 1, f"one member of that number, not {len(members)}"
        return members[0]

    def provider(self, plan, text):
        reply = self.post("/api/providers/search", {"plan": plan, "text": text})
        assert reply.status == 200, reply
        assert reply.json["providers"], f"a provider called {text}"
        return reply.json["providers"][0]


CASES = []


def case(function):
    CASES.append(function)
    return function


def same(got, wanted, what="value"):
    assert got == wanted, f"{what}: {got!r}, wanted {wanted!r}"


def fault(reply, status, code, pointer=None):
    """A precise refusal in the form of RFC 9457."""
    assert reply.status == status, f"{reply} wanted {status} {code}"
    assert reply.headers.get("Content-Type", "").startswith("application/problem+json"), reply.headers
    document = reply.json
    assert document["code"] == code, f"{document} wanted {code}"
    assert document["status"] == status and document["title"] and document["detail"], document
    if pointer is not None:
        assert document["pointer"] == pointer, f"{document} wanted {pointer}"
    return document


def run_cases(*arguments):
    passed = failed = 0
    for function in CASES:
        name = (function.__doc__ or function.__name__).strip().split("\n")[0]
        try:
            function(*arguments)
            passed += 1
            print(f"ok   {name}", flush=True)
        except Exception:  # a failed case is told and the rest go on
            failed += 1
            print(f"FAIL {name}", flush=True)
            traceback.print_exc(file=sys.stdout)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


def demo_rows(plan, kind):
    import csv
    with open(os.path.join(ROOT, "demo", plan, kind + ".csv"), encoding="utf-8") as rows:
        return list(csv.DictReader(line for line in rows if not line.startswith("#")))


def demo_member(plan, line=None, group=""):
    """Number of a demo member with open coverage, of that line of business and medical group."""
    for row in demo_rows(plan, "members"):
        if row.get("covered_to") or row.get("medical_group", "") != group:
            continue
        if line is None or row["line_of_business"] == line:
            return row["member_number"]
    raise AssertionError(f"a demo member of {plan} {line} {group}")


class Office(Client):
    """Rosa's office, ready to submit for a member of a plan. Each submission asks for another day, or it would be a copy
    of the one before; one with a key of its own keeps its day, so that it can be sent again."""

    days = itertools.count(1)

    def __init__(self, port, plan="harbor", line="medi_cal"):
        super().__init__(port)
        assert self.sign_in("rosa").status == 200, "rosa signs in"
        self.plan = plan
        self.patient = self.member(plan, demo_member(plan, line))
        self.requesting = next(p for p in self.user["providers"] if p["plan"] == plan)

    def request(self, **changes):
        asked = {
            "plan": self.plan, "member": self.patient["id"], "kind": "outpatient", "review": "pre_service",
            "urgency": "standard", "reason": "op_services", "requesting": self.requesting["id"],
            "servicing": self.requesting["id"], "contact": {"name": "Rosa Demo", "phone": "555-0142"},
            "diagnoses": [{"code": "M54.16"}],
            "lines": [{"service_type": "diagnostic", "code": "72148", "units": 1, "unit": "unit", "place": "22",
                       "from": "2026-12-07", "to": "2026-12-07"}],
        }
        asked.update(changes)
        return asked

    def submit(self, key=None, **changes):
        asked = self.request(**changes)
        if key is None and "lines" not in changes:
            day = datetime.date(2026, 12, 7) + datetime.timedelta(days=next(Office.days))
            asked["lines"][0].update({"from": day.isoformat(), "to": day.isoformat()})
        return self.command("/api/requests", asked, key=key)
