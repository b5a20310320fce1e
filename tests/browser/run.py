"""Runs the browser tests of the web client against the real program with demo data."""

import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from harness import ROOT, Client, Server  # noqa: E402


def main():
    with Server(sys.argv[1]) as server:
        person = Client(server.port)
        assert person.sign_in("admin").status == 200
        assert person.post("/api/trial/clock", {"at": "2026-11-24T17:15:00.000Z"}).status == 200
        environment = dict(os.environ, BASE_URL=f"http://localhost:{server.port}",
                           CHROMIUM_BIN=os.environ.get("CHROMIUM_BIN", "/usr/bin/chromium"))
        return subprocess.run(["node", "e2e/run.mjs", *sys.argv[2:]], cwd=os.path.join(ROOT, "web"), env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
