/// Files on their way to the server, in pieces: what has arrived stays there, so that a line that breaks, a page that is
/// covered or a server that restarts costs only the piece that was under way.
import { queryOptions } from "@tanstack/react-query";
import { api, guardToken, take, whenReached } from "./client";
import type { Uploaded, UploadRules } from "./contract";
import { asFault, Fault, isFault, noConnection } from "./faults";

export const rulesQuery = queryOptions({
    queryKey: ["upload-rules"],
    queryFn: () => take(api.GET("/api/uploads/rules")),
    staleTime: 600_000,
});

export type Refusal = { why: "empty" } | { why: "size"; limit: number } | { why: "type"; allowed: string };

const endingOf = (name: string): string => /\.[^.]+$/.exec(name.toLowerCase())?.[0] ?? "";

/// What the page can already tell before anything is sent. What a file is, the server judges by its content.
export function refusalOf(file: File, rules: UploadRules | undefined): Refusal | undefined {
    if (file.size === 0) return { why: "empty" };
    if (!rules) return undefined;
    if (rules.size_limit !== undefined && file.size > rules.size_limit) return { why: "size", limit: rules.size_limit };
    const isKnown = rules.types.some(({ endings }) => endings.includes(endingOf(file.name)));
    return isKnown ? undefined : { why: "type", allowed: rules.types.map(({ name }) => name).join(", ") };
}

const firstWait = 1000;
const longestWait = 15_000;
const usualChunk = 4 * 1024 * 1024;

interface Watch {
    onProgress: (share: number) => void;
    /// The line is down, or nobody is signed in: it goes on by itself.
    onWait: (waits: boolean) => void;
    signal: AbortSignal;
}

const header = (): Record<string, string> => ({ "X-CSRF-Token": guardToken(), "Tus-Resumable": "1.0.0" });

async function call(method: string, address: string, headers: Record<string, string>, signal: AbortSignal): Promise<Response> {
    const response = await fetch(address, { method, headers: { ...header(), ...headers }, credentials: "same-origin", signal }).catch((error: unknown) => {
        throw signal.aborted ? error : noConnection();
    });
    whenReached(response.status);
    if (!response.ok) throw await asFault(response);
    return response;
}

async function begin(file: File, signal: AbortSignal): Promise<string> {
    const headers = { "Upload-Length": String(file.size), "X-File-Name": encodeURIComponent(file.name) };
    const response = await call("POST", "/api/uploads", headers, signal);
    const { upload } = (await response.json()) as { upload: string };
    return `/api/uploads/${upload}`;
}

const standsAt = async (address: string, signal: AbortSignal): Promise<number> =>
    Number((await call("HEAD", address, {}, signal)).headers.get("Upload-Offset") ?? 0);

/// One piece; `fetch` cannot tell how much of a body has left.
function sendPiece(address: string, file: File, from: number, to: number, { onProgress, signal }: Watch): Promise<number> {
    return new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open("PATCH", address);
        const headers = { ...header(), "Upload-Offset": String(from), "Content-Type": "application/offset+octet-stream" };
        for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
        const stop = (): void => request.abort();
        signal.addEventListener("abort", stop);
        request.upload.onprogress = ({ loaded }) => onProgress((from + loaded) / file.size);
        request.onloadend = () => signal.removeEventListener("abort", stop);
        request.onabort = () => reject(new DOMException("stopped", "AbortError"));
        request.onerror = () => reject(noConnection());
        request.onload = () => {
            whenReached(request.status);
            if (request.status < 300) return resolve(Number(request.getResponseHeader("Upload-Offset") ?? to));
            reject(new Fault(request.status, problemOf(request.responseText)));
        };
        request.send(file.slice(from, to));
    });
}

function problemOf(text: string): Fault["problem"] {
    try {
        return JSON.parse(text) as Fault["problem"];
    } catch {
        return { code: "server_trouble" };
    }
}

const mayPass = (error: unknown): boolean =>
    isFault(error) && (error.status === 0 || error.status === 401 || error.status === 429 || error.status >= 500 || error.code === "wrong_offset" || error.code === "upload_incomplete");

const rest = (milliseconds: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
        const timer = setTimeout(done, milliseconds);
        function done(): void {
            clearTimeout(timer);
            removeEventListener("online", done);
            resolve();
        }
        addEventListener("online", done);
        signal.addEventListener("abort", () => {
            clearTimeout(timer);
            reject(new DOMException("stopped", "AbortError"));
        });
    });

/// Sends the file, as often interrupted as it may be, until it is there or the server has refused it.
export async function upload(file: File, watch: Watch, chunk = usualChunk): Promise<Uploaded> {
    const { signal } = watch;
    let address: string | undefined;
    let wait = firstWait;
    for (;;) {
        try {
            address ??= await begin(file, signal);
            let offset = await standsAt(address, signal);
            while (offset < file.size) {
                offset = await sendPiece(address, file, offset, Math.min(offset + chunk, file.size), watch);
                watch.onWait(false);
                watch.onProgress(offset / file.size);
                wait = firstWait;
            }
            const answer = await call("POST", `${address}/finish`, {}, signal);
            watch.onWait(false);
            return (await answer.json()) as Uploaded;
        } catch (error) {
            if (isFault(error, "unknown_upload")) address = undefined;
            else if (!mayPass(error)) throw error;
            watch.onWait(true);
            await rest(wait, signal);
            wait = Math.min(wait * 2, longestWait);
        }
    }
}
