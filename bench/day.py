"""Plays one day of a plan of 450,000 members against a real server, a hundred times as fast as it goes by.

    python3 bench/day.py [--program FILE] [--members N] [--requests N] [--speed N] [--database URL] [--seed N]

Offices send requests all day; nurses and physicians, each with a session of their own, take the next case, read it, think, and
decide, refer or ask. Cases of the days before are open when the day begins, some of them due that day. Prints a report: turnaround,
deadlines met and missed, what was lost, load and memory. Ends with 1 when a deadline was missed, an acknowledged write was lost, or
the server needed more memory than it may.
"""

import argparse
import collections
import datetime
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
sys.path.insert(0, os.path.join(ROOT, "tests"))
from harness import PASSWORD, Client, Office, Server  # noqa: E402

PLAN = "harbor"
UTC = datetime.timezone.utc
BEGIN = datetime.datetime(2026, 11, 24, 14, 0, tzinfo=UTC)  # 6 in the morning where the plan is
END = BEGIN + datetime.timedelta(hours=12)
# Received on which morning before, how many, how urgent: the first and the third are due this day.
BEFORE = [(datetime.datetime(2026, 11, 17, 17, tzinfo=UTC), 150, "standard"), (datetime.datetime(2026, 11, 20, 17, tzinfo=UTC), 350, "standard"),
          (datetime.datetime(2026, 11, 21, 18, tzinfo=UTC), 30, "urgent"), (datetime.datetime(2026, 11, 23, 18, tzinfo=UTC), 170, "standard")]
NURSES, PHYSICIANS, OFFICES = 40, 5, 8
MEMORY_MOST = 300  # MB
SERVICES = [("diagnostic", "72148", "M54.16"), ("diagnostic", "70553", "G43.909"), ("diagnostic", "73721", "M25.561"),
            ("procedure", "27130", "M16.11"), ("procedure", "63030", "M51.26")]


def text_of(at):
    return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


class Day:
    """What all who take part share: the time, what they saw, and the end."""

    def __init__(self, port, speed, seed):
        self.port = port
        self.speed = speed
        self.seed = seed
        self.now = BEGIN
        self.over = threading.Event()
        self.lock = threading.Lock()
        self.took = []
        self.acknowledged = collections.defaultdict(list)  # request: versions
        self.counts = collections.Counter()
        self.received = []

    def count(self, what):
        with self.lock:
            self.counts[what] += 1

    def wait(self, minutes):
        """So long by the clock of the day; false when it is over."""
        return not self.over.wait(minutes * 60 / self.speed)

    def acknowledge(self, number, reply):
        with self.lock:
            self.acknowledged[number].append(reply.json["version"])


class Person(Client):
    """Somebody with a session, who signs in again when it has ended, and whose waiting is measured."""

    def __init__(self, day, login):
        super().__init__(day.port)
        self.day = day
        self.login = login
        assert self.sign_in(login).status == 200, login

    def send(self, method, path, body=None, headers=None):
        started = time.time()
        reply = super().send(method, path, body, headers)
        for _ in range(5):
            if reply.status != 401 or path == "/api/session":
                break
            assert self.sign_in(self.login).status == 200, self.login
            reply = super().send(method, path, body, headers)
        if path != "/api/session":
            with self.day.lock:
                self.day.took.append(time.time() - started)
        return reply


def staff(boss, role, number):
    """The log-in of somebody new with a good licence."""
    login = f"day-{role}-{number}-{uuid.uuid4().hex[:6]}"
    kind = {"nurse": "rn", "physician": "md"}[role]
    reply = boss.post("/api/accounts", {
        "login": login, "name": f"{role.title()} {number} Testcase", "role": role, "plan": PLAN, "plans": [PLAN], "organisation": "plan",
        "password": PASSWORD, "licence": f"TEST{number}", "licence_until": "2027-12-31", "licence_state": "CA",
        "licence_checked_on": "2026-11-01", "licence_type": kind})
    assert reply.status == 204, reply
    return login


class Requests:
    """What the offices ask for: each for another member."""

    def __init__(self, port, numbers, seed):
        self.office = Office(port)
        self.numbers = iter(numbers)
        self.random = random.Random(seed)
        self.lock = threading.Lock()

    def next(self, urgency=None):
        with self.lock:
            number = next(self.numbers)
            service, code, diagnosis = self.random.choice(SERVICES)
            urgency = urgency or ("urgent" if self.random.random() < 0.1 else "standard")
        return number, {"urgency": urgency, "diagnoses": [{"code": diagnosis}],
                        "lines": [{"service_type": service, "code": code, "units": 1, "unit": "unit", "place": "22",
                                   "from": "2026-12-15", "to": "2026-12-15"}]}

    def send(self, person, day, urgency=None):
        number, asked = self.next(urgency)
        found = person.post("/api/members/search", {"plan": PLAN, "member_number": number})
        member = found.json["members"][0]["id"]
        form = self.office.request(member=member, **asked)
        if asked["urgency"] == "urgent":
            form.update(urgency_by="physician", urgency_text="Waiting could harm.")
        reply = person.command("/api/requests", form)
        if reply.status != 201:
            day.count(f"request refused: {reply.json.get('code')}")
            return
        day.count("requests sent")
        day.acknowledge(reply.json["request"], reply)
        with day.lock:
            day.received.append(reply.json["request"])


def office_works(day, requests, share, seed):
    person = Person(day, "rosa")
    random_ = random.Random(seed)
    minutes = (END - BEGIN).total_seconds() / 60
    for _ in range(share):
        if not day.wait(random_.expovariate(share / (minutes * 0.9))):
            return
        requests.send(person, day)


def act(day, person, number, path, body, version, what):
    reply = person.command(f"/api/requests/{number}{path}", body, version=version)
    if reply.status == 200:
        day.count(what)
        day.acknowledge(number, reply)
        return
    day.count(f"{what} refused: {reply.json.get('code')}")


def denial(reason):
    before = [{"source": source, "section": "none", "answers": [{"point": "excluded", "answer": "not_applicable"}]}
              for source in ("evidence_of_coverage", "medi_cal_manual", "licensed_criteria")]
    return {"type": "Determine", "no_conflict": True, "why": "Read the whole record.", "lines": [{
        "line": 1, "outcome": "denied", "basis": "medical_necessity",
        "reasons": [{"code": "not_medically_necessary", "sentence": reason}],
        "questions": {"clinically_appropriate": "no", "proper_setting": "yes", "covered_benefit": "yes"},
        "cited": [*before, {"source": "plan_policy", "edition": "2026", "section": "IMG 3",
                            "answers": [{"point": "need", "answer": "not_met", "note": "Not on record."}]}]}]}


def read(day, person, number):
    """The version of a case as it is shown."""
    reply = person.get(f"/api/requests/{number}")
    assert reply.status == 200, reply
    return reply.json["version"]


def reviewer_works(day, login, shift, minutes, decide, seed):
    """Takes the next case, reads it, thinks, acts; looks again in a while when there is none."""
    person = Person(day, login)
    random_ = random.Random(seed)
    begin, end = shift
    while day.now < begin:
        if not day.wait(1):
            return
    while day.now < end and not day.over.is_set():
        reply = person.command("/api/work/next", {"plan": PLAN})
        number = reply.json.get("request") if reply.status == 200 else None
        if not number:
            if not day.wait(3):
                return
            continue
        version = read(day, person, number)
        person.get(f"/api/requests/{number}/checklists")
        if not day.wait(random_.uniform(0.5, 1.5) * minutes):
            return
        fresh = read(day, person, number)
        if fresh != version:
            day.count("changed while it was read")
        decide(day, person, number, fresh, random_)


def nurse_decides(day, person, number, version, random_):
    way = random_.random()
    if way < 0.08:
        act(day, person, number, "/commands", {"type": "ReferRequest", "to": "physician", "why": "The criteria are not met."}, version, "referred")
    elif way < 0.12:
        body = {"type": "RequestInformation", "items": [{"item": "treatment", "text": "Notes of the treatment so far"}], "why": "Not on record."}
        act(day, person, number, "/commands", body, version, "asked for information")
        person.command("/api/work/deal", {"plan": PLAN, "act": "release", "requests": [{"request": number}]})
    else:
        act(day, person, number, "/approval", {"criteria": "Harbor imaging 2026, 4.1"}, version, "approved by a nurse")


def physician_decides(day, person, number, version, random_):
    if random_.random() < 0.5:
        act(day, person, number, "/commands", denial("Your records do not show six weeks of treatment yet."), version, "denied by a physician")
    else:
        act(day, person, number, "/approval", {"criteria": "Harbor imaging 2026, 4.1"}, version, "approved by a physician")


def clock_runs(day):
    """A minute of the day at a time; the server does on the way what is due."""
    boss = Person(day, "admin")
    started = time.time()
    while day.now < END:
        day.now = min(END, BEGIN + datetime.timedelta(seconds=(time.time() - started) * day.speed))
        reply = boss.post("/api/trial/clock", {"at": text_of(day.now)})
        assert reply.status == 200, reply
        time.sleep(max(0.0, 60 / day.speed - 0.05))
    day.over.set()


def members_for(server, count):
    """Imports the members of the plan beside the running server, as a nightly file would come."""
    path = os.path.join(server.data, "members.csv")
    with open(path, "w", encoding="utf-8") as out:
        subprocess.run([sys.executable, os.path.join(ROOT, "tools", "make_members.py"), "--count", str(count)], stdout=out, check=True)
    database = ["--database", server.database] if server.database else []
    done = subprocess.run([server.program, "import", "members", path, "--plan", PLAN, "--data", server.data, "--keep-good", "--json", *database],
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-1000:]
    day = BEGIN.date().isoformat()
    with open(path, encoding="utf-8") as rows:
        names = rows.readline().strip().split(",")
        for line in rows:
            row = dict(zip(names, line.strip().split(",")))
            open_ended = not row["covered_to"] or row["covered_to"] > "2026-12-31"
            if row["line_of_business"] == "medi_cal" and not row["medical_group"] and open_ended and row["covered_from"] <= day:
                yield row["member_number"]


def memory(pid):
    with open(f"/proc/{pid}/status", encoding="utf-8") as status:
        return int(re.search(r"VmHWM:\s+(\d+)", status.read()).group(1)) / 1024


def play(server, options):
    numbers = list(members_for(server, options.members))
    before = sum(count for _, count, _ in BEFORE)
    assert len(numbers) >= options.requests + before, f"{len(numbers)} members to ask for"
    random.Random(options.seed).shuffle(numbers)
    day = Day(server.port, options.speed, options.seed)
    boss = Person(day, "admin")
    first = BEFORE[0][0]
    assert boss.post("/api/trial/clock", {"at": text_of(first)}).status == 200
    requests = Requests(server.port, numbers, options.seed)
    for at, count, urgency in BEFORE:
        assert boss.post("/api/trial/clock", {"at": text_of(at)}).status == 200
        rosa = Person(day, "rosa")
        for _ in range(count):
            requests.send(rosa, day, urgency)
    assert boss.post("/api/trial/clock", {"at": text_of(BEGIN)}).status == 200
    day.took.clear()
    boss = Person(day, "admin")
    shifts = [(BEGIN, BEGIN + datetime.timedelta(hours=8.5)), (BEGIN + datetime.timedelta(hours=3.5), END)]
    people = [threading.Thread(target=clock_runs, args=(day,))]
    share = options.requests // OFFICES
    people += [threading.Thread(target=office_works, args=(day, requests, share, n)) for n in range(OFFICES)]
    for n in range(NURSES):
        people.append(threading.Thread(target=reviewer_works, args=(
            day, staff(boss, "nurse", n), shifts[n % 2], 6, nurse_decides, 100 + n)))
    for n in range(PHYSICIANS):
        people.append(threading.Thread(target=reviewer_works, args=(
            day, staff(boss, "physician", n), shifts[n % 2], 8, physician_decides, 500 + n)))
    started = time.time()
    for each in people:
        each.start()
    for each in people:
        each.join()
    return day, time.time() - started


def report(day, server, seconds):
    sam = Person(day, "sam")
    turned, missed, due_today, lost = collections.defaultdict(list), [], 0, []
    for number in day.received:
        page = sam.get(f"/api/requests/{number}").json
        versions = day.acknowledged[number]
        if len(set(versions)) != len(versions) or page["version"] < max(versions):
            lost.append(number)
        due = [clock["due_at"] for clock in page.get("clocks", []) if clock.get("clock") in ("standard", "urgent") and clock.get("due_at")]
        decided = page.get("closed_at")
        if due and moment(min(due)) <= END:
            due_today += 1
        if decided:
            turned[page["urgency"]].append((moment(decided) - moment(page["received_at"])).total_seconds() / 3600)
            if due and moment(decided) > moment(min(due)):
                missed.append(number)
        elif due and moment(min(due)) <= END:
            missed.append(number)
    rows = [("requests, of them from the days before", f"{len(day.received)}, {sum(count for _, count, _ in BEFORE)}"),
            ("sessions at once", f"{NURSES} nurses, {PHYSICIANS} physicians, {OFFICES} of offices"),
            ("time", f"12 hours in {seconds / 60:.1f} minutes, {12 * 3600 / seconds:.0f} times as fast")]
    rows += [(what, str(count)) for what, count in sorted(day.counts.items())]
    for urgency, hours in sorted(turned.items()):
        tenths = statistics.quantiles(hours, n=10)
        rows.append((f"turnaround, {urgency}: decided, mean, median, 90th percentile",
                     f"{len(hours)}; {statistics.mean(hours):.1f} h, {statistics.median(hours):.1f} h, {tenths[8]:.1f} h"))
    took = sorted(day.took)
    rows += [("due that day, missed", f"{due_today}, {len(missed)}"), ("acknowledged writes lost", str(len(lost))),
             ("answers, a second", f"{len(took) / seconds:.0f}"),
             ("answers, median and 99th percentile", f"{took[len(took) // 2] * 1000:.1f} ms, {took[int(len(took) * 0.99)] * 1000:.0f} ms"),
             ("most memory of the server", f"{memory(server.process.pid):.0f} MB of {MEMORY_MOST}")]
    print("\n| | |\n|---|---|")
    for what, value in rows:
        print(f"| {what} | {value} |")
    return not missed and not lost and memory(server.process.pid) < MEMORY_MOST


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--program", default=os.path.join(ROOT, "build", "release", "assent"))
    asked.add_argument("--members", type=int, default=450_000)
    asked.add_argument("--requests", type=int, default=2100)
    asked.add_argument("--speed", type=float, default=100)
    asked.add_argument("--database")
    asked.add_argument("--seed", type=int, default=20261124)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="assent-day-") as data:
        server = Server(options.program, database=options.database, data=data, extra=["--log", "warning"]).start()
        try:
            day, seconds = play(server, options)
            good = report(day, server, seconds)
        finally:
            server.stop()
        database = ["--database", options.database] if options.database else []
        checked = subprocess.run([options.program, "verify", "--data", data, *database], capture_output=True, text=True)
        print(checked.stdout.strip().splitlines()[-1] if checked.stdout else checked.stderr)
    sys.exit(0 if good and checked.returncode == 0 else 1)


if __name__ == "__main__":
    main()
