"""Documents at the REST door: sent in one go or in parts, looked into, attached, shown and downloaded."""

import hashlib
import os
import socket
import stat
import subprocess
import tempfile

from files import DOCX, WORD_MAIN, archive, docx, old_word, pdf, png, tiff
from harness import Client, Office, Server, case, fault, same

SERVER = None
PARTS = {"Content-Type": "application/offset+octet-stream"}
CLOCK = "2026-11-24T17:15:00.000Z"


def rosa():
    return Office(SERVER.port)


def somebody(login):
    person = Client(SERVER.port)
    same(person.sign_in(login).status, 200, f"{login} signs in")
    return person


def send(person, content, **headers):
    return person.send("POST", "/api/uploads", body=content, headers=headers)


def begin(person, size, **headers):
    reply = person.send("POST", "/api/uploads", headers={"Upload-Length": str(size), **headers})
    same(reply.status, 201, f"{reply}")
    same(reply.headers["Location"], "/api/uploads/" + reply.json["upload"], "location")
    return reply.headers["Location"]


def patch(person, place, offset, content):
    return person.send("PATCH", place, body=content, headers={**PARTS, "Upload-Offset": str(offset)})


def attached(person, content, name="note.pdf", media_type="text/html", kind="history"):
    """A request with this document; the number of the request."""
    sent = send(person, content)
    same(sent.status, 201, f"{sent}")
    number = person.submit(member=person.member("harbor", "HB0000002")["id"]).json["request"]
    done = person.command(f"/api/requests/{number}/documents", {
        "document": {"blob": sent.json["blob"], "type": kind, "file_name": name, "media_type": media_type, "size": 1}})
    same(done.status, 200, f"{done}")
    return number


@case
def upload_rules():
    """What is taken is said before a file is chosen"""
    rules = Client(SERVER.port).get("/api/uploads/rules").json
    same([one["name"] for one in rules["types"]], ["PDF", "TIFF", "JPEG", "PNG", "Word (.docx)"], "types")
    assert "size_limit" not in rules and rules["virus_scan"] is False and rules["keep_hours"] == 24, rules


@case
def kinds_by_content():
    """What a file is says its content, whatever its name or header says"""
    person = rosa()
    for content, media_type, pages in ((pdf("a", pages=3), "application/pdf", 3), (tiff(2), "image/tiff", 2),
                                       (png(), "image/png", 1), (docx("One", "Two"), DOCX, 0)):
        kept = send(person, content, **{"Content-Type": "application/x-msdownload"})
        same(kept.status, 201, f"{kept}")
        same((kept.json["media_type"], kept.json.get("pages", 0)), (media_type, pages), "kind")
        same(kept.json["blob"], hashlib.sha256(content).hexdigest(), "hash")


@case
def refused_in_words():
    """Files that nobody could read are refused with what to do"""
    person = rosa()
    fault(send(person, b""), 422, "nothing_in_file")
    for content, words in ((b"MZ\x90\x00", "a program"), (b"{\\rtf1 hello}", "an RTF document"), (b"just words", "a text file"),
                           (old_word(), "older Office file"), (archive({"a.txt": "a"}), "archive"),
                           (docx("macros", main=WORD_MAIN.replace("document.main", "document.macroEnabled.main")), "archive")):
        told = fault(send(person, content, **{"Content-Type": "application/pdf"}), 422, "file_type")
        assert words in told["detail"] and "PDF, TIFF, JPEG, PNG" in told["detail"], told
    for content in (b"%PDF-1.4\nnothing", png()[:-12], b"\xff\xd8\xff\xe0" + bytes(500), b"II*\0" + bytes(60),
                    docx("text")[:200]):
        fault(send(person, content), 422, "file_broken")
    same(person.get("/api/uploads").json["uploads"], [], "nothing stays on its way")


@case
def passwords():
    """A file behind a password is refused with what to do; one that only forbids printing is taken"""
    person = rosa()
    with tempfile.TemporaryDirectory() as folder:
        plain, locked = os.path.join(folder, "plain.pdf"), os.path.join(folder, "locked.pdf")
        with open(plain, "wb") as out:
            out.write(pdf("secret"))
        for user, wanted in (("open sesame", 422), ("", 201)):
            subprocess.run(["qpdf", "--encrypt", user, "owner", "256", "--print=none", "--", plain, locked], check=True)
            with open(locked, "rb") as held:
                reply = send(person, held.read())
            same(reply.status, wanted, f"{reply}")
            if wanted == 422:
                assert "without the password" in fault(reply, 422, "password_protected")["detail"], reply
    fault(send(person, old_word(encrypted=True)), 422, "password_protected")


@case
def in_parts():
    """A document sent in parts goes on where it stood, after a broken line, a new sign-in and a restart of the server"""
    person, content = rosa(), pdf("long", os.urandom(300_000))
    place = begin(person, len(content), **{"Upload-Sha256": hashlib.sha256(content).hexdigest()})
    first = patch(person, place, 0, content[:100_000])
    same((first.status, first.headers["Upload-Offset"]), (204, "100000"), "first part")
    fault(patch(person, place, 0, content[:10]), 409, "wrong_offset")
    fault(person.post(place + "/finish"), 409, "upload_incomplete")

    line = socket.create_connection(("127.0.0.1", SERVER.port))
    line.sendall((f"PATCH {place} HTTP/1.1\r\nHost: here\r\nCookie: {person.cookie}\r\nX-CSRF-Token: {person.csrf}\r\n"
                  "Content-Type: application/offset+octet-stream\r\nUpload-Offset: 100000\r\n"
                  f"Content-Length: {len(content) - 100_000}\r\n\r\n").encode() + content[100_000:180_000])
    line.shutdown(socket.SHUT_WR)
    while line.recv(4096):
        pass
    line.close()

    SERVER.stop()
    SERVER.start()
    person = rosa()
    same([one["upload"] for one in person.get("/api/uploads").json["uploads"]], [place.rsplit("/", 1)[1]], "on its way")
    stands = person.send("HEAD", place)
    here = int(stands.headers["Upload-Offset"])
    same(stands.headers["Upload-Length"], str(len(content)), "length")
    assert 100_000 <= here <= 180_000, here
    fault(somebody("dev").get(place), 404, "unknown_upload")
    fault(patch(person, place, here, content[here:] + b"more"), 413, "too_large")
    here = int(person.send("HEAD", place).headers["Upload-Offset"])
    same(patch(person, place, here, content[here:]).status, 204, "the rest")
    kept = person.post(place + "/finish")
    same((kept.status, kept.json["blob"]), (200, hashlib.sha256(content).hexdigest()), "kept")
    same(person.post(place + "/finish").json, kept.json, "once more")
    fault(patch(person, place, len(content), b"x"), 409, "upload_finished")
    same(person.get(place).json["state"], "finished", "state")


@case
def announced_and_sent():
    """What does not agree with its announcement is refused; an upload may be dropped; strangers may do nothing"""
    person, content = rosa(), pdf("one")
    place = begin(person, len(content), **{"Upload-Sha256": "0" * 64})
    same(patch(person, place, 0, content).status, 204, "sent")
    fault(person.post(place + "/finish"), 422, "wrong_hash")
    fault(person.get(place), 404, "unknown_upload")
    place = begin(person, 10)
    same(person.send("DELETE", place).status, 204, "dropped")
    fault(person.get(place), 404, "unknown_upload")
    fault(person.send("POST", "/api/uploads", headers={"Upload-Length": "0"}), 422, "nothing_in_file")
    fault(person.send("POST", "/api/uploads", headers={"Upload-Length": "ten"}), 422, "bad_number")
    fault(person.send("POST", "/api/uploads", headers={"Upload-Length": "10", "Upload-Sha256": "abc"}), 422, "bad_hash")
    fault(person.send("POST", "/api/uploads", headers={"Upload-Length": str(2**62)}), 503, "storage_full")
    fault(send(Client(SERVER.port), content), 401, "sign_in_required")
    person.csrf = "wrong"
    fault(send(person, content), 403, "bad_csrf")


@case
def no_more_than_fifty():
    """Fifty files may be on their way; the next waits"""
    person = somebody("dev")
    places = [begin(person, 5) for _ in range(50)]
    fault(person.send("POST", "/api/uploads", headers={"Upload-Length": "5"}), 409, "too_many_uploads")
    for place in places:
        same(person.send("DELETE", place).status, 204, "dropped")


@case
def swept():
    """An upload that nobody goes on with for a day is gone"""
    person = rosa()
    place = begin(person, 10)
    same(patch(person, place, 0, b"%PDF-").status, 204, "begun")
    name = os.path.join(SERVER.data, "blobs", "staged", place.rsplit("/", 1)[1])
    assert os.path.exists(name), name
    same(somebody("admin").post("/api/trial/clock", {"at": "2026-11-25T17:16:00.000Z"}).status, 200, "a day passes")
    fault(rosa().get(place), 404, "unknown_upload")
    assert not os.path.exists(name), "its bytes are gone too"
    same(somebody("admin").post("/api/trial/clock", {"at": CLOCK}).status, 200, "the clock is set back")


@case
def downloads():
    """A download has the kind of its content, its own name, and is never shown as a page"""
    person, content = rosa(), pdf("note")
    number = attached(person, content, name="..\\Überweisung 1.pdf")
    got = person.get(f"/api/requests/{number}/documents/1")
    same((got.status, got.body), (200, content), "bytes")
    same(got.headers["Content-Type"], "application/pdf", "the client said text/html")
    same(got.headers["Content-Disposition"], "attachment; filename=\"document-1.pdf\"; filename*=UTF-8''%C3%9Cberweisung%201.pdf",
         "disposition")
    same((got.headers["X-Content-Type-Options"], got.headers["Cache-Control"]), ("nosniff", "no-store"), "headers")
    held = person.get(f"/api/requests/{number}").json["documents"][0]
    same((held["media_type"], held["size"]), ("application/pdf", len(content)), "what the record says")
    for path in ("", "/preview", "/pages/1"):
        fault(somebody("dev").get(f"/api/requests/{number}/documents/1{path}"), 404, "unknown_request")
        fault(Client(SERVER.port).get(f"/api/requests/{number}/documents/1{path}"), 401, "sign_in_required")
        fault(person.get(f"/api/requests/{number}/documents/7{path}"), 404, "unknown_document")


@case
def previews():
    """Pages of PDF and TIFF as pictures, pictures as they are, Word as text"""
    person = rosa()
    for content, pages in ((pdf("shown", pages=2), 2), (tiff(3), 3)):
        base = f"/api/requests/{attached(person, content)}/documents/1"
        preview = person.get(base + "/preview").json
        same((preview["kind"], preview["pages"]), ("pages", pages), "preview")
        drawn = [person.get(f"{base}/pages/{page}?width=200") for page in range(1, pages + 1)]
        for page in drawn:
            same((page.status, page.headers["Content-Type"]), (200, "image/png"), f"{page}")
            same(int.from_bytes(page.body[16:20], "big"), 200, "width")
        fault(person.get(f"{base}/pages/{pages + 1}"), 404, "unknown_page")
        fault(person.get(f"{base}/pages/0"), 404, "unknown_page")
        fault(person.get(f"{base}/pages/1?width=9000"), 422, "bad_width")
        if pages == 3:
            assert drawn[0].body != drawn[1].body, "each page is its own"
    base = f"/api/requests/{attached(person, png())}/documents/1"
    same(person.get(base + "/pages/1").body, png(), "as it is")
    base = f"/api/requests/{attached(person, docx('First &amp; last', '', 'Second'))}/documents/1"
    preview = person.get(base + "/preview").json
    same((preview["kind"], preview["paragraphs"], preview["cut"]), ("text", ["First & last", "Second"], False), "text")
    fault(person.get(base + "/pages/1"), 422, "no_preview")


def scanner(folder, lines):
    name = os.path.join(folder, "scan.sh")
    with open(name, "w", encoding="utf-8") as out:
        out.write("#!/bin/sh\n" + lines)
    os.chmod(name, os.stat(name).st_mode | stat.S_IXUSR)
    return name


@case
def scanned():
    """Where a virus scanner is set up, what it objects to is refused and audited, and nothing is taken while it is away"""
    with tempfile.TemporaryDirectory() as folder:
        command = scanner(folder, 'for file; do :; done\n[ -e "$0.away" ] && exit 2\n'
                                  'if grep -q FAKE-VIRUS "$file"; then exit 1; else exit 0; fi\n')
        with Server(SERVER.program, extra=["--scan-command", command + " --quick", "--upload-limit", "1"]) as server:
            person = Office(server.port)
            rules = person.get("/api/uploads/rules").json
            same((rules["virus_scan"], rules["size_limit"]), (True, 1_000_000), "rules")
            same(send(person, pdf("clean")).status, 201, "clean")
            fault(send(person, pdf("FAKE-VIRUS")), 422, "file_infected")
            told = fault(person.send("POST", "/api/uploads", headers={"Upload-Length": str(2 * 10**9)}), 413, "too_large")
            assert "2000.0 MB" in told["detail"] and "1.0 MB" in told["detail"], told
            content = pdf("later")
            place = begin(person, len(content))
            patch(person, place, 0, content)
            open(command + ".away", "w", encoding="utf-8").close()
            fault(person.post(place + "/finish"), 503, "scan_failed")
            os.remove(command + ".away")
            same(person.post(place + "/finish").status, 200, "the same upload, once the scanner is back")
            blobs = [name for _, _, names in os.walk(os.path.join(server.data, "blobs")) for name in names]
            same(len(blobs), 2, f"two clean files, nothing else: {blobs}")
