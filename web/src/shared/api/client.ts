/// The one way to the server: same origin, typed, with the guard of writes, and server time from the answers.
import createClient, { type Middleware } from "openapi-fetch";
import { noteDate, noteNow } from "./clock";
import type { paths, Problem, Uploaded } from "./contract";
import { Fault, noConnection } from "./faults";
import { isByItself } from "./presence";

let csrf = document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? "";
let whenSignedOut: () => void = () => undefined;

export function setCsrf(token: string | undefined): void {
    if (token) csrf = token;
}

/// Called when the server no longer knows the session.
export function onSignedOut(act: () => void): void {
    whenSignedOut = act;
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

function asProblem(error: unknown, status: number): Problem {
    if (typeof error === "object" && error !== null && "code" in error) return error as Problem;
    return { code: status >= 500 ? "server_trouble" : "refused", status };
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
    throw new Fault(response.status, asProblem(error, response.status), response.headers.get("X-Request-Id") ?? undefined);
}

/// Sends a file's bytes, telling how much of it has left.
export function upload(file: File, onProgress: (share: number) => void): Promise<Uploaded> {
    return new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open("POST", "/api/uploads");
        request.responseType = "json";
        request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
        request.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
        request.setRequestHeader("X-CSRF-Token", csrf);
        request.setRequestHeader("Idempotency-Key", crypto.randomUUID());
        request.upload.onprogress = (event) => {
            if (event.lengthComputable) onProgress(event.loaded / event.total);
        };
        request.onerror = () => reject(noConnection());
        request.onload = () => {
            if (request.status === 401) whenSignedOut();
            if (request.status < 300) resolve(request.response as Uploaded);
            else reject(new Fault(request.status, asProblem(request.response, request.status)));
        };
        request.send(file);
    });
}

/// The bytes behind an address of this server, or the Fault.
export async function takeBytes(address: string): Promise<Blob> {
    const response = await fetch(address, { credentials: "same-origin" }).catch(() => {
        throw noConnection();
    });
    noteDate(response.headers.get("Date"));
    if (response.status === 401) whenSignedOut();
    if (response.ok) return response.blob();
    throw new Fault(response.status, asProblem(await response.json().catch(() => undefined), response.status));
}
