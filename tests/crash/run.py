"""Kills the server under load, fifty times, and fills its disk: nothing acknowledged is lost, nothing is half there."""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "rest"))
from harness import CASES, Client, Office, Server, case, run_cases, same  # noqa: E402

import appeals  # noqa: E402

CASES.clear()  # those of the REST door are not played here

PROGRAM = os.path.abspath(sys.argv[1])
ROUNDS = int(os.environ.get("ASSENT_CRASH_ROUNDS", "50"))
SEED = int(os.environ.get("ASSENT_CRASH_SEED", str(random.randrange(1 << 30))))


def verify(data):
    done = subprocess.run([PROGRAM, "verify", "--json", "--data", data], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, f"verify: {done.stdout[-800:]} {done.stderr[-800:]}"
    return json.loads(done.stdout)


def submit_until_it_dies(template, acknowledged, lock):
    """Sends requests on one connection; remembers what the server acknowledged."""
    person = Client(template.port)
    person.cookie, person.csrf = template.cookie, template.csrf
    while True:
        key = str(uuid.uuid4())
        try:
            reply = person.command("/api/requests", template.request(), key=key)
        except Exception:  # the server was killed
            return
        if reply.status == 201:
            with lock:
                acknowledged.append((key, reply.json["request"]))


@case
def kill_under_load():
    """kill -9 at random moments under load: no acknowledged submission is lost, the log verifies"""
    chance = random.Random(SEED)
    print(f"seed {SEED}, {ROUNDS} rounds", flush=True)
    acknowledged, lock = [], threading.Lock()
    with tempfile.TemporaryDirectory() as data:
        server = Server(PROGRAM, data=data)
        for _ in range(ROUNDS):
            server.start()
            rosa = Office(server.port)
            before = len(acknowledged)
            threads = [threading.Thread(target=submit_until_it_dies, args=(rosa, acknowledged, lock)) for _ in range(8)]
            for thread in threads:
                thread.start()
            time.sleep(0.05 + chance.random() * 0.4)
            server.stop(signal.SIGKILL)
            for thread in threads:
                thread.join()
            assert len(acknowledged) >= before
        report = verify(data)
        print(f"{len(acknowledged)} acknowledged, {report['requests']} requests, {report['events']} events", flush=True)
        assert len(acknowledged) > ROUNDS, "the load was real"
        assert report["requests"] >= len(acknowledged), report
        server.start()
        rosa = Office(server.port)
        for key, number in chance.sample(acknowledged, min(200, len(acknowledged))):
            same(rosa.get(f"/api/requests/{number}").status, 200, f"request {number}")
            again = rosa.command("/api/requests", rosa.request(), key=key)
            same((again.status, again.json["request"]), (200, number), "the same key finds the same request")
        numbers = [number for _, number in acknowledged]
        same(len(set(numbers)), len(numbers), "each number once")
        server.stop()


def count_kinds(person, request):
    page = person.get(f"/api/requests/{request}").json
    return [entry["kind"] for entry in page["timeline"]], page["status"]


@case
def overturned_before_it_dies():
    """kill -9 right after an appeal is overturned: its request is approved once, whenever the server comes back"""
    with tempfile.TemporaryDirectory() as data:
        server = Server(PROGRAM, data=data).start()
        appeals.SERVER = server
        pairs = []
        for _ in range(5):
            rosa, request, filed = appeals.filed()
            pairs.append((request, filed.json["appeal"]))
        chance = random.Random(SEED)
        for request, number in pairs:
            appeals.PEOPLE.clear()
            doctor = appeals.somebody("physician", "Second")
            done = appeals.act(doctor, number, "ResolveAppeal", why="The notes show weakness.", no_conflict=True)
            same(done.status, 200, f"{done}")
            time.sleep(chance.random() * 0.05)
            server.stop(signal.SIGKILL)
            server.start()
        rosa = Office(server.port)
        for request, number in pairs:
            for _ in range(200):
                kinds, status = count_kinds(rosa, request)
                if status == "approved" and rosa.get(f"/api/appeals/{number}").json["carried_out"]:
                    break
                time.sleep(0.1)
            same((status, kinds.count("DecisionOverturned")), ("approved", 1), "approved once")
        server.stop()
        assert verify(data)["appeals"] == 5


@case
def full_disk():
    """A full disk: new work is refused with 503, reads are served, and it recovers by itself"""
    with tempfile.TemporaryDirectory() as mount:
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", mount], capture_output=True).returncode:
            print("skipped: a small file system cannot be mounted here")
            return
        try:
            server = Server(PROGRAM, data=os.path.join(mount, "data"))
            os.mkdir(server.data)
            server.start()
            rosa = Office(server.port)
            number = rosa.submit().json["request"]
            filler = os.path.join(mount, "filler")
            with open(filler, "wb") as out:
                try:
                    while True:
                        out.write(b"\0" * 65536)
                        out.flush()
                except OSError:
                    pass
            refused = None
            for _ in range(400):
                refused = rosa.submit()
                if refused.status != 201:
                    break
            same(refused.status, 503, f"{refused}")
            same(rosa.get(f"/api/requests/{number}").status, 200, "reading while full")
            os.remove(filler)
            for _ in range(40):
                if rosa.submit().status == 201:
                    break
                time.sleep(0.25)
            same(rosa.submit().status, 201, "after room was made")
            server.stop()
            verify(server.data)
        finally:
            subprocess.run(["umount", "-l", mount], capture_output=True)


@case
def clean_shutdown():
    """Ctrl-C ends the server cleanly and the next start is quick"""
    with tempfile.TemporaryDirectory() as data:
        server = Server(PROGRAM, data=data).start()
        same(server.stop(signal.SIGINT), 0, "exit code")
        started = time.time()
        server.start()
        took = time.time() - started
        server.stop()
        assert took < 2, f"the second start took {took:.1f} s"


if __name__ == "__main__":
    sys.exit(run_cases())
