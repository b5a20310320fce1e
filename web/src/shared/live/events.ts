/// News from the server, as they happen. One tab of the browser holds the stream and tells the others; when nobody holds
/// it, lists say that they are not live.
import { noteNow } from "@/shared/api/clock";

export type News = { type: "request"; request: string } | { type: "appeal"; appeal: string; request?: string } | { type: "reload" };
export type LiveState = "starting" | "live" | "paused";

type Told = { news: News } | { state: LiveState } | "how is it?";

const firstWait = 1000;
const longestWait = 10_000;
/// A short break is mended before anybody need know of it.
const toldAfter = 5000;

const watchers = new Set<(news: News) => void>();
const stateWatchers = new Set<() => void>();
let state: LiveState = "starting";

export const liveState = (): LiveState => state;

export function onNews(act: (news: News) => void): () => void {
    watchers.add(act);
    return () => watchers.delete(act);
}

export function onLiveState(act: () => void): () => void {
    stateWatchers.add(act);
    return () => stateWatchers.delete(act);
}

const spread = (news: News): void => {
    for (const tell of watchers) tell(news);
};

function setState(next: LiveState): void {
    if (next === state) return;
    // What happened between the first look and the first news is fetched.
    if (state === "starting" && next === "live") spread({ type: "reload" });
    state = next;
    for (const tell of stateWatchers) tell();
}

/// The held stream: opened again with growing pauses when the server ends or refuses it.
function hold(tell: (told: Told) => void): () => void {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let silence: ReturnType<typeof setTimeout> | undefined;
    let wait = firstWait;
    let ended = false;
    let wasLive = false;

    function open(): void {
        source = new EventSource("/api/events");
        source.addEventListener("hello", (event: MessageEvent<string>) => {
            noteNow(JSON.parse(event.data));
            // What happened while nobody listened is fetched.
            if (wasLive && wait > firstWait) tell({ news: { type: "reload" } });
            wait = firstWait;
            wasLive = true;
            clearTimeout(silence);
            silence = undefined;
            tell({ state: "live" });
        });
        source.addEventListener("request", (event: MessageEvent<string>) => {
            const { request } = JSON.parse(event.data) as { request: string };
            tell({ news: { type: "request", request } });
        });
        source.addEventListener("appeal", (event: MessageEvent<string>) => {
            const { appeal, request } = JSON.parse(event.data) as { appeal: string; request?: string };
            tell({ news: { type: "appeal", appeal, ...(request ? { request } : {}) } });
        });
        source.addEventListener("reload", () => tell({ news: { type: "reload" } }));
        source.addEventListener("bye", again);
        source.onerror = again;
    }

    function again(): void {
        source?.close();
        if (ended) return;
        silence ??= setTimeout(() => tell({ state: "paused" }), toldAfter);
        clearTimeout(timer);
        timer = setTimeout(open, wait);
        wait = Math.min(wait * 2, longestWait);
    }

    open();
    return () => {
        ended = true;
        clearTimeout(timer);
        clearTimeout(silence);
        source?.close();
    };
}

/// Starts listening for this account; gives the way to stop.
export function listen(account: string): () => void {
    const name = `live ${account}`;
    const channel = new BroadcastChannel(name);
    const stop = new AbortController();
    let isHolder = false;

    function receive(told: Told): void {
        if (told === "how is it?") {
            if (isHolder) channel.postMessage({ state });
        } else if ("news" in told) spread(told.news);
        else setState(told.state);
    }
    channel.onmessage = ({ data }: MessageEvent<Told>) => receive(data);
    channel.postMessage("how is it?" satisfies Told);

    navigator.locks
        .request(name, { signal: stop.signal }, () => {
            isHolder = true;
            const close = hold((told) => {
                receive(told);
                channel.postMessage(told);
            });
            return new Promise<void>((done) => {
                stop.signal.addEventListener("abort", () => {
                    close();
                    done();
                });
            });
        })
        // Waiting in line ends with the page or the session.
        .catch(() => undefined);

    return () => {
        stop.abort();
        channel.close();
        setState("starting");
    };
}
