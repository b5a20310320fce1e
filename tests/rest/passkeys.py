"""Passkeys at the REST door, with a device written out here: its key and signatures are OpenSSL's."""

import base64
import hashlib
import json
import os
import struct
import subprocess
import tempfile

import accounts
from accounts import added, admin, signed_in, step
from harness import PASSWORD, Client, case, fault, same


def url64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_url64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def openssl(*arguments, given=None):
    return subprocess.run(["openssl", *arguments], input=given, capture_output=True, check=True).stdout


class Device:
    """Something that keeps a passkey for this portal and makes sure who uses it."""

    def __init__(self, verifies=True):
        self.key = openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout")
        point = openssl("ec", "-pubout", "-outform", "DER", given=self.key)[-64:]
        self.x, self.y = point[:32], point[32:]
        self.id = os.urandom(20)
        self.count = 0
        self.flags = 5 if verifies else 1
        self.origin = f"http://127.0.0.1:{accounts.SERVER.port}"

    def client_data(self, kind, options):
        return json.dumps({"type": kind, "challenge": options["challenge"], "origin": self.origin,
                           "crossOrigin": False}).encode()

    def data(self, rp, more=0):
        self.count += 1
        return hashlib.sha256(rp.encode()).digest() + bytes([self.flags | more]) + struct.pack(">I", self.count)

    def make(self, options):
        rp = options["rp"]["id"]
        # CBOR by hand: {1: 2, 3: -7, -1: 1, -2: x, -3: y}, then {"fmt": "none", "attStmt": {}, "authData": …}
        key = b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20" + self.x + b"\x22\x58\x20" + self.y
        data = self.data(rp, 0x40) + bytes(16) + struct.pack(">H", len(self.id)) + self.id + key
        attested = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58" + bytes([len(data)]) + data
        return {"id": url64(self.id), "rawId": url64(self.id), "type": "public-key", "clientExtensionResults": {},
                "response": {"clientDataJSON": url64(self.client_data("webauthn.create", options)),
                             "attestationObject": url64(attested), "transports": ["internal"]}}

    def use(self, options):
        client_data = self.client_data("webauthn.get", options)
        data = self.data(options["rpId"])
        with tempfile.NamedTemporaryFile() as key:
            key.write(self.key)
            key.flush()
            signature = openssl("dgst", "-sha256", "-sign", key.name, given=data + hashlib.sha256(client_data).digest())
        return {"id": url64(self.id), "rawId": url64(self.id), "type": "public-key",
                "response": {"clientDataJSON": url64(client_data), "authenticatorData": url64(data),
                             "signature": url64(signature)}}


def with_passkey(login, person=None):
    """Makes a passkey for somebody signed in: who, the device, the answer."""
    person = person or signed_in(login)
    device = Device()
    options = person.post("/api/account/passkeys/options", {}).json["publicKey"]
    reply = step(person, "POST", "/api/account/passkeys", {"name": "Telephone", "credential": device.make(options)})
    same(reply.status, 200, f"{reply}")
    return person, device, reply.json


def asked(person):
    return person.post("/api/session/passkey/options", {}).json["publicKey"]


@case
def passkey_alone():
    """A passkey signs in by itself: the device has made sure who uses it"""
    login, _ = added()
    person, device, made = with_passkey(login)
    same((made["passkey"]["name"], len(made["recovery_codes"]), made["session"]["signed_in"]), ("Telephone", 10, True), "made")
    own = person.get("/api/account").json["second_factor"]
    same([p["id"] for p in own["passkeys"]], [url64(device.id)], "kept")
    pat = Client(accounts.SERVER.port)
    options = asked(pat)
    same((options["allowCredentials"], options["userVerification"], options["rpId"]), ([], "required", "127.0.0.1"), "asked")
    answer = device.use(options)
    whole = step(pat, "POST", "/api/session/passkey", {"credential": answer})
    same((whole.status, whole.json["signed_in"], whole.json["user"]["name"]), (200, True, "Pat Testcase"), f"{whole}")
    fault(Client(accounts.SERVER.port).post("/api/session/passkey", {"credential": answer}), 403, "bad_passkey", "/credential")
    acts = [e["act"] for e in pat.get("/api/account/log").json["entries"]]
    same(acts[0], "signed_in", "log")


@case
def passkey_second():
    """After the password a passkey of that person is the second step, and nobody else's"""
    login, _ = added()
    _, device, _ = with_passkey(login)
    other, _ = added()
    _, strange, _ = with_passkey(other)
    pat = Client(accounts.SERVER.port)
    half = step(pat, "POST", "/api/session", {"login": login, "password": PASSWORD})
    same((half.json["needs"], half.json["factors"]), ("second_factor", ["passkey", "recovery_code"]), f"{half}")
    options = asked(pat)
    same([c["id"] for c in options["allowCredentials"]], [url64(device.id)], "only the own one")
    fault(pat.post("/api/session/passkey", {"credential": strange.use(options)}), 403, "bad_passkey")
    whole = step(pat, "POST", "/api/session/passkey", {"credential": device.use(asked(pat))})
    same((whole.status, whole.json["signed_in"]), (200, True), f"{whole}")


@case
def passkey_refused():
    """Another address, no check of the person, a copy that counts back, another question: none of them signs in"""
    login, account = added()
    person, device, _ = with_passkey(login)

    def tried(change=None, options=None):
        pat = Client(accounts.SERVER.port)
        answer = device.use(options or asked(pat))
        return pat.post("/api/session/passkey", {"credential": change(answer) if change else answer})

    device.origin = "https://evil.example"
    fault(tried(), 403, "bad_passkey", "/credential")
    device.origin = f"http://127.0.0.1:{accounts.SERVER.port}"
    device.flags = 1
    fault(tried(), 403, "bad_passkey")
    device.flags = 5
    fault(tried(options={"challenge": url64(b"0" * 64), "rpId": "127.0.0.1"}), 403, "bad_passkey")
    fault(tried(change=lambda answer: {**answer, "id": url64(b"nobody")}), 403, "bad_passkey")
    fault(tried(change=lambda answer: {}), 403, "bad_passkey")
    same(tried().status, 200, "the true one")
    device.count = 0
    fault(tried(), 403, "bad_passkey")
    device.count = 100
    fault(person.post("/api/account/passkeys", {"name": "Again", "credential": device.make(
        person.post("/api/account/passkeys/options", {}).json["publicKey"])}), 409, "passkey_exists")
    fault(person.post("/api/account/passkeys", {"name": " ", "credential": {}}), 422, "required", "/name")
    theirs = signed_in("kim").post("/api/account/passkeys/options", {}).json["publicKey"]
    fault(person.post("/api/account/passkeys", {"name": "X", "credential": Device().make(theirs)}), 403, "bad_passkey")
    boss = admin()
    page = boss.get(f"/api/accounts/{account}")
    same(page.json["second_factor"], ["passkey"], "shown")
    body = {k: v for k, v in page.json.items() if k in ("login", "name", "role", "organisation", "plan", "plans")}
    same(boss.send("PUT", f"/api/accounts/{account}", {**body, "disabled": True}, {"If-Match": page.headers["ETag"]}).status,
         200, "disabled")
    fault(tried(), 403, "bad_passkey")


@case
def passkeys_kept():
    """One names and removes the own passkeys; with the last factor go the recovery codes"""
    login, _ = added()
    person, device, _ = with_passkey(login)
    path = f"/api/account/passkeys/{url64(device.id)}"
    same(person.send("PUT", path, {"name": "Work telephone"}).status, 204, "named")
    same(person.get("/api/account").json["second_factor"]["passkeys"][0]["name"], "Work telephone", "name")
    other, _ = added()
    stranger = signed_in(other)
    fault(stranger.send("PUT", path, {"name": "Mine"}), 404, "unknown_passkey")
    fault(stranger.post(path + "/remove", {"password": PASSWORD}), 404, "unknown_passkey")
    fault(person.post(path + "/remove", {"password": "wrong"}), 403, "bad_password", "/password")
    same(person.post(path + "/remove", {"password": PASSWORD}).status, 204, "removed")
    factor = person.get("/api/account").json["second_factor"]
    same((factor["passkeys"] if "passkeys" in factor else [], factor["recovery_codes_left"]), ([], 0), "nothing left")
    signed_in(login)


@case
def passkey_by_role():
    """Where a role must have a second factor, a passkey is one"""
    login, _ = added("auditor", organisation="plan")
    boss = admin()
    rules = boss.get("/api/access-rules").json
    same(boss.send("PUT", "/api/access-rules", {**rules, "second_factor_roles": ["auditor"]}).status, 200, "set")
    try:
        pat = Client(accounts.SERVER.port)
        same(step(pat, "POST", "/api/session", {"login": login, "password": PASSWORD}).json["needs"], "second_factor_setup", "asked")
        _, device, made = with_passkey(login, pat)
        same(made["session"]["signed_in"], True, "in")
        fault(pat.post(f"/api/account/passkeys/{url64(device.id)}/remove", {"password": PASSWORD}), 409, "second_factor_needed")
    finally:
        same(boss.send("PUT", "/api/access-rules", rules).status, 200, "set back")
