// Somebody at the server's door without a browser: what offices, hospitals and colleagues do meanwhile.
import { base, holds, plan } from "./harness.mjs";

export async function person(login) {
    const reply = await fetch(`${base}/api/session`, {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ login, password: "demo-assent" }),
    });
    const cookie = reply.headers.get("set-cookie").split(";")[0];
    const { csrf, user } = await reply.json();
    const send = async (method, path, body) => {
        const answer = await fetch(`${base}${path}`, {
            method,
            headers: { Cookie: cookie, "X-CSRF-Token": csrf, "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
            ...(body ? { body: JSON.stringify(body) } : {}),
        });
        const text = await answer.text();
        holds(answer.ok, `${method} ${path}: ${text}`);
        return text ? JSON.parse(text) : {};
    };
    const post = (path, body) => send("POST", path, body);
    return { user, post, get: (path) => send("GET", path), command: (number, type, said) => post(`/api/requests/${number}/commands`, { type, ...said }) };
}

export const ownProvider = (office) => office.user.providers.find((each) => each.plan === plan).id;

export async function memberOf(office, number) {
    const { members } = await office.post("/api/members/search", { plan, member_number: number });
    return members[0].id;
}

let day = 0;
// A new request of an office, for imaging unless something else is said, each on another day, so that none is a copy.
export async function submitted(office, { member = "HB0000013", code = "72148", ...changes } = {}) {
    const own = ownProvider(office);
    day += 1;
    const on = new Date(Date.UTC(2027, 0, day)).toISOString().slice(0, 10);
    const { request } = await office.post("/api/requests", {
        plan, member: await memberOf(office, member), kind: "outpatient", review: "pre_service", urgency: "standard", reason: "op_services",
        requesting: own, servicing: own, contact: { name: "Rosa Demo", phone: "555-0142" }, diagnoses: [{ code: "M54.16" }],
        lines: [{ service_type: "diagnostic", code, units: 1, unit: "unit", place: "22", from: on, to: on }],
        ...changes,
    });
    return request;
}

export const urgent = { urgency: "urgent", urgency_by: "physician", urgency_text: "Worse each day." };
export const shown = (number) => number.replace(/(\d{3})(?=\d)/g, "$1\u00a0");
