"""Plays all scenario files at the door of the real program, on SQLite or on the PostgreSQL whose address is given, and
then has the program verify what that left behind.

    run.py PROGRAM PLAYER [DATABASE]
"""

import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from harness import ROOT, Server  # noqa: E402


def verify(program, server, database):
    """The hash chains hold, every request folds to its stored state and every decision comes out the same again."""
    command = [program, "verify", "--replay", "--data", server.data, "--packs", os.path.join(ROOT, "packs")]
    checked = subprocess.run(command + (["--database", database] if database else []), capture_output=True, text=True)
    if checked.returncode != 0:
        print(f"assent verify: {checked.stdout}{checked.stderr}")
    return checked.returncode


def main():
    program, player = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    database = sys.argv[3] if len(sys.argv) > 3 else None
    server = Server(program, database=database)
    try:
        server.start()
        played = subprocess.run([player, str(server.port), os.path.join(ROOT, "packs"), "scenarios"], cwd=ROOT)
        server.stop()
        code = verify(program, server, database)
    finally:
        server.close()
    return played.returncode or code


if __name__ == "__main__":
    sys.exit(main())
