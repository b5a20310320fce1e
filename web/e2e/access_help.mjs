// Accounts of a test's own, made as an administrator makes them, and what a phone and a mailbox would do.
import { createHmac } from "node:crypto";
import { request } from "playwright-core";
import { base, holds, plan, same } from "./harness.mjs";

export const goodPassword = "otters like cold rivers";
let made = 0;

/// A signed-in person without a browser.
async function api(login, password = "demo-assent") {
    const context = await request.newContext({ baseURL: base });
    let csrf = "";
    async function call(method, path, data, headers = {}) {
        const answer = await context.fetch(path, {
            method,
            ...(data === undefined ? {} : { data }),
            headers: { "X-CSRF-Token": csrf, ...headers },
        });
        const type = answer.headers()["content-type"] ?? "";
        const body = type.includes("json") ? await answer.json() : undefined;
        csrf = body?.csrf || csrf;
        return { status: answer.status(), body, headers: answer.headers() };
    }
    const opened = await call("POST", "/api/session", { login, password });
    return { call, opened, close: () => context.dispose() };
}

export async function asAdmin(act) {
    const admin = await api("admin");
    try {
        return await act(admin.call);
    } finally {
        await admin.call("DELETE", "/api/session");
        await admin.close();
    }
}

export async function addAccount({ role = "provider_office", organisation = "bay-spine-demo", login, ...rest } = {}) {
    made += 1;
    const name = login ?? `test-${role.replaceAll("_", "-")}-${Date.now() % 1_000_000}-${made}`;
    const password = "first password of a test";
    const id = await asAdmin(async (call) => {
        const fields = { login: name, name: `Tess Testcase ${made}`, email: `${name}@office.example`, role, organisation, plan, plans: [plan] };
        const { status, headers, body } = await call("POST", "/api/accounts", { ...fields, password, ...rest });
        same(status, 204, `adding ${name}: ${JSON.stringify(body)}`);
        return headers.location.split("/").at(-1);
    });
    return { login: name, password, id };
}

/// An account whose owner has chosen the password.
export async function ownAccount(fields) {
    const account = await addAccount(fields);
    const person = await api(account.login, account.password);
    same(person.opened.body.needs, "password", "the first step");
    const { status, body } = await person.call("POST", "/api/account/password", { current_password: account.password, new_password: goodPassword });
    same(status, 200, `choosing a password: ${JSON.stringify(body)}`);
    await person.call("DELETE", "/api/session");
    await person.close();
    return { ...account, password: goodPassword };
}

function fromBase32(text) {
    const bits = [...text.replace(/[\s=]/g, "")].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
    return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

/// RFC 6238 with SHA-1, six digits and half minutes: what every authenticator app shows. Each code works once, and a
/// phone may be half a minute ahead: `next` is the code after this one.
export function codeOf(secret, { next = false } = {}) {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + (next ? 1 : 0)));
    const hash = createHmac("sha1", fromBase32(secret)).update(counter).digest();
    const offset = hash[19] & 15;
    return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/// The newest waiting message to somebody.
export async function mailTo(address) {
    const { body } = await asAdmin((call) => call("GET", `/api/mails?plan=${plan}&state=waiting&limit=200`));
    const found = (body.mails ?? []).filter(({ to }) => to === address).sort((a, b) => (a.created_at < b.created_at ? 1 : -1));
    holds(found.length > 0, `a message to ${address}`);
    return found[0];
}

export function linkIn(mail) {
    const [link] = /\/set-password#\S+/.exec(mail.text) ?? [];
    holds(link, `a link in: ${mail.text}`);
    return link;
}

/// A security key that says yes to everything.
export async function withPasskeys(page) {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("WebAuthn.enable");
    const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
        options: {
            protocol: "ctap2",
            transport: "internal",
            hasResidentKey: true,
            hasUserVerification: true,
            isUserVerified: true,
            automaticPresenceSimulation: true,
        },
    });
    return {
        forget: () => devtools.send("WebAuthn.clearCredentials", { authenticatorId }),
        count: async () => (await devtools.send("WebAuthn.getCredentials", { authenticatorId })).credentials.length,
        sayYes: (enabled) => devtools.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled }),
    };
}
