"""What a provider's portal serves around a request, over real sockets: documents, abstract, letters, members, lists, help,
and what the reviewer works with."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
sys.path.insert(0, os.path.dirname(__file__))
import announcements  # noqa: E402
import documents  # noqa: E402
import lists  # noqa: E402
import paper  # noqa: E402
import people  # noqa: E402
import programs  # noqa: E402
import review  # noqa: E402
from harness import Client, Server, run_cases, same  # noqa: E402

SERVER = Server(sys.argv[1], database=sys.argv[2] if len(sys.argv) > 2 else None).start()
PARTS = (documents, paper, people, lists, announcements, programs, review)

if __name__ == "__main__":
    try:
        for part in PARTS:
            part.SERVER = SERVER
        admin = Client(SERVER.port)
        same(admin.sign_in("admin").status, 200, "admin signs in")
        same(admin.post("/api/trial/clock", {"at": documents.CLOCK}).status, 200, "the trial clock is set")
        code = run_cases()
    finally:
        SERVER.close()
    sys.exit(code)
