/// The one way to the server: same origin, typed, with the guard of writes, and server time from the answers.
import createClient, { type Middleware } from "openapi-fetch";
import { noteDate, noteNow } from "./clock";
import type { paths } from "./contract";
import { asFault, Fault, noConnection, problemFrom } from "./faults";
import { isByItself } from "./presence";

let csrf = document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? "";
let whenSignedOut: () => void = () => undefined;
let whenRefused: () => void = () => undefined;

export function setCsrf(token: string | undefined): void {
    if (token) csrf = token;
}

/// Called when the server no longer knows the session.
export function onSignedOut(act: () => void): void {
    whenSignedOut = act;
}

/// Called when the server says that a right is missing, which the page may have thought there.
export function onRefused(act: () => void): void {
    whenRefused = act;
}

export { serverNow } from "./clock";

const guard: Middleware = {
    onRequest({ request }) {
        if (request.method !== "GET") request.headers.set("X-CSRF-Token", csrf);
        if (isByItself()) request.headers.set("X-Background", "1");
    },
    onResponse({ request, response }) {
        noteDate(response.headers.get("Date"));
        const signingIn = new URL(request.url).pathname.startsWith("/api/session");
        if (response.status === 401 && !signingIn) whenSignedOut();
    },
};

const wire = createClient<paths>({
    baseUrl: location.origin,
    credentials: "same-origin",
    fetch: (request) => globalThis.fetch(request),
});
wire.use(guard);
export const api = wire;

interface Answer<Data> {
    data?: Data;
    error?: unknown;
    response: Response;
}

/// Gives the data or throws the Fault.
export async function take<Data>(call: Promise<Answer<Data>>): Promise<Data> {
    let answer: Answer<Data>;
    try {
        answer = await call;
    } catch (error) {
        if (error instanceof DOMException && error.name === "AbortError") throw error;
        throw noConnection();
    }
    const { data, error, response } = answer;
    if (response.ok) {
        noteNow(data);
        return data as Data;
    }
    const problem = problemFrom(error, response.status);
    if (problem.code === "right_withheld") whenRefused();
    throw new Fault(response.status, problem, response.headers.get("X-Request-Id") ?? undefined);
}

/// For requests made by hand: the guard of writes, and what a status means for the session.
export const guardToken = (): string => csrf;
export function whenReached(status: number): void {
    if (status === 401) whenSignedOut();
}

/// Asks for a file and lets the browser keep it under this name. Tells whether the server has cut it short.
export async function download(address: string, body: object, name: string): Promise<{ cut: boolean }> {
    const headers = { "Content-Type": "application/json", "X-CSRF-Token": csrf };
    const response = await fetch(address, { method: "POST", credentials: "same-origin", headers, body: JSON.stringify(body) }).catch(() => {
        throw noConnection();
    });
    whenReached(response.status);
    if (!response.ok) throw await asFault(response);
    const made = URL.createObjectURL(await response.blob());
    const link = Object.assign(document.createElement("a"), { href: made, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(made), 10_000);
    return { cut: response.headers.get("X-Truncated") === "true" };
}

/// The bytes behind an address of this server, or the Fault.
export async function takeBytes(address: string): Promise<Blob> {
    const response = await fetch(address, { credentials: "same-origin" }).catch(() => {
        throw noConnection();
    });
    noteDate(response.headers.get("Date"));
    whenReached(response.status);
    if (response.ok) return response.blob();
    throw await asFault(response);
}
