"""Measures what docs/performance.md states, in one run, and prints the table.

    python3 bench/run.py [--quick] [--postgres URL] [--markdown FILE]

Needs the release build (program and bench targets) and wrk. Without --postgres a scratch server is started.
"""

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
sys.path.insert(0, os.path.join(ROOT, "tests"))
from harness import Client, Office, Server, demo_member, demo_rows  # noqa: E402

BUILD = os.path.join(ROOT, "build", "release")
PROGRAM = os.path.join(BUILD, "assent")
ROWS = []


def row(what, value, target="", note=""):
    ROWS.append((what, value, target, note))
    print(f"{what:58} {value:>22}  {target:24} {note}", flush=True)


def run(command, **kw):
    done = subprocess.run(command, capture_output=True, text=True, **kw)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stdout[-1500:]}{done.stderr[-1500:]}")
    return done.stdout


def micro(quick):
    for name in ("lookup_bench", "clock_bench", "decide_bench"):
        program = os.path.join(BUILD, "bench", name)
        if not os.path.exists(program):
            continue
        text = run([program, "--benchmark_format=json", f"--benchmark_min_time={0.1 if quick else 1}"], cwd=ROOT)
        for entry in json.loads(text)["benchmarks"]:
            target = {"lookup_bench": "at most 2 µs", "clock_bench": "at most 1 µs", "decide_bench": "at most 20 µs"}[name]
            row(entry["name"], f"{entry['cpu_time'] / 1000:.2f} µs", target)


def clock_histories(quick):
    program = os.path.join(BUILD, "core_tests")
    if not os.path.exists(program):
        return
    count = 10_000 if quick else 1_000_000
    started = time.time()
    text = run([program, "-tc=two independent ways*"], cwd=ROOT,
               env={**os.environ, "ASSENT_CLOCK_HISTORIES": str(count)})
    seed = re.search(r"seed (\d+)", text)
    row(f"two ways of counting agree on {count:,} histories", f"{time.time() - started:.0f} s", "",
        f"seed {seed.group(1)}" if seed else "")


def durable(postgres, seconds):
    for label, extra in (("SQLite", []), ("PostgreSQL", ["--database", postgres])):
        with tempfile.TemporaryDirectory(dir=ROOT + "/build") as data:
            text = run([PROGRAM, "bench", "--json", "--data", data, "--load", os.path.join(HERE, "submit.json"),
                        "--seconds", str(seconds), *extra])
        raw = None
        for figure in json.loads(text)["figures"]:
            value = f"{figure['per_second']:.0f}/s"
            if figure["name"].startswith("raw"):
                raw = figure["per_second"]
                row(f"{figure['name']} of the same disk", value)
                continue
            target = ""
            if "64" in figure["name"]:
                target = "3000/s, 5 per flush" if label == "SQLite" else "500/s"
            row(f"{label}: {figure['name']}", value, target,
                f"{figure['per_flush']:.1f} per commit, {figure['per_second'] / raw:.1f} x raw flushes")


def wrk(script, port, connections, seconds, environment=None):
    text = run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", os.path.join(HERE, script),
                f"http://127.0.0.1:{port}"], env=dict(os.environ, **(environment or {})))
    requests, micros, p99, errors = map(int, re.search(r"RESULT (\d+) (\d+) (\d+) (\d+)", text).groups())
    if errors:
        raise RuntimeError(f"{script}: {errors} refused of {requests}")
    return requests / (micros / 1e6), p99 / 1000


def over_http(postgres, seconds):
    with Server(PROGRAM, extra=["--io-threads", "1", "--log", "warning"]) as server:
        rate, p99 = wrk("lookup.lua", server.port, 32, seconds)
        row("HTTP lookup, one socket thread, 32 connections", f"{rate:.0f}/s", "10000/s, p99 < 5 ms", f"p99 {p99:.1f} ms")
        submits(server, "SQLite", seconds)
    with Server(PROGRAM, database=postgres, extra=["--log", "warning"]) as server:
        submits(server, "PostgreSQL", seconds)


def submits(server, label, seconds):
    boss = Client(server.port)
    boss.sign_in("admin")
    text = run([sys.executable, os.path.join(ROOT, "tools", "make_members.py"), "--count", "5000"])
    reply = boss.post("/api/imports/members?plan=harbor&mode=keep_good", text)
    assert reply.status == 200, reply
    rosa = Office(server.port)
    numbers = [line.split(",")[0] for line in text.splitlines()[1:5000] if line]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as bodies:
        for number in numbers:
            asked = rosa.request(member=rosa.member("harbor", number)["id"])
            bodies.write(json.dumps(asked) + "\n")
        bodies.flush()
        rate, p99 = wrk("submit.lua", server.port, 64, seconds,
                        {"COOKIE": rosa.cookie, "CSRF": rosa.csrf, "PREFIX": str(time.time()), "BODIES": bodies.name})
    target = "1000/s, p99 < 50 ms" if label == "SQLite" else ""
    row(f"HTTP submits, 64 clients, {label}", f"{rate:.0f}/s", target, f"p99 {p99:.0f} ms")


def resident(pid):
    with open(f"/proc/{pid}/status", encoding="utf-8") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024


def members(count):
    with tempfile.TemporaryDirectory(dir=ROOT + "/build") as data:
        with Server(PROGRAM, data=data):
            pass
        path = os.path.join(data, "members.csv")
        with open(path, "w", encoding="utf-8") as out:
            subprocess.run([sys.executable, os.path.join(ROOT, "tools", "make_members.py"), "--count", str(count)],
                           stdout=out, check=True)
        started = time.time()
        summary = json.loads(run([PROGRAM, "import", "members", path, "--plan", "harbor", "--data", data, "--keep-good", "--json"]))
        assert summary["added"] >= count * 0.99, summary
        row(f"import of {count} members", f"{time.time() - started:.0f} s", "60 s")
        server = Server(PROGRAM, data=data)
        started = time.time()
        server.start()
        row(f"start with {count} members", f"{time.time() - started:.2f} s", "1 s")
        rosa = Office(server.port)
        for _ in range(200):
            rosa.submit()
        row(f"resident memory with {count} members", f"{resident(server.process.pid):.0f} MB", "150 MB")
        server.stop()


def verify(seconds):
    with Server(PROGRAM, extra=["--log", "warning"]) as server:
        submits_quietly(server, seconds)
        data = server.data
        server.stop()
        started = time.time()
        report = json.loads(run([PROGRAM, "verify", "--json", "--data", data]))
        took = time.time() - started
        row(f"verify of {report['events']} events, {report['requests']} requests", f"{took:.1f} s", "",
            f"{report['events'] / took:.0f} events/s")


def submits_quietly(server, seconds):
    count = len(ROWS)
    submits(server, "SQLite", seconds)
    del ROWS[count:]


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        model = re.search(r"model name\s*: (.*)", info.read())
    return f"{os.cpu_count()} cores, {model.group(1) if model else platform.machine()}, {platform.platform()}"


def write_markdown(path):
    with open(path, "w", encoding="utf-8") as out:
        out.write(f"Machine: {machine()}.\n\n| figure | measured | target | beside it |\n|---|---|---|---|\n")
        for what, value, target, note in ROWS:
            out.write(f"| {what} | {value} | {target} | {note} |\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a second each, 20,000 members")
    parser.add_argument("--postgres", help="address of a PostgreSQL 15 to use")
    parser.add_argument("--markdown", help="write the table to this file")
    options = parser.parse_args()
    seconds = 1 if options.quick else 5
    print(machine())
    scratch = None
    postgres = options.postgres
    if not postgres:
        scratch = tempfile.mkdtemp()
        postgres = run([os.path.join(ROOT, "tools", "scratch_postgres.sh"), "start", scratch]).strip()
    try:
        micro(options.quick)
        clock_histories(options.quick)
        over_http(postgres, seconds)
        durable(postgres, seconds)
        members(20_000 if options.quick else 450_000)
        verify(seconds)
    finally:
        if scratch:
            subprocess.run([os.path.join(ROOT, "tools", "scratch_postgres.sh"), "stop", scratch], check=False)
    if options.markdown:
        write_markdown(options.markdown)


if __name__ == "__main__":
    main()
