/// Keeps the form as a draft on the server: a second after the last keystroke, and never without saying whether it worked.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { api, take } from "@/shared/api/client";
import type { DraftHead, DraftSummary } from "@/shared/api/contract";
import { isFault, type Fault } from "@/shared/api/faults";
import { fromContent, isWorthKeeping, toContent } from "./draft_content";
import type { Form } from "./form";

const pause = 1000;
const retryAfter = 5000;

export type Saving =
    | { state: "nothing" }
    | { state: "saving" }
    | { state: "saved"; at: string }
    | { state: "failed"; why: string | undefined; again: boolean }
    | { state: "conflict"; who: string | undefined };

export interface DraftStart {
    id: string;
    /// Of a draft that exists; 0 for one that is yet to be made.
    version: number;
}

interface DraftOf {
    plan: string;
    form: Form;
    summary: DraftSummary;
    start: DraftStart;
    today: string;
    onReplace: (form: Form) => void;
}

function put(id: string, version: number, plan: string, form: Form, summary: DraftSummary): Promise<DraftHead> {
    const headers = version > 0 ? { "If-Match": `"${version}"` } : { "If-None-Match": "*" };
    return take(api.PUT("/api/drafts/{id}", { params: { path: { id } }, body: { plan, summary, content: toContent(form) }, headers }));
}

/// What a refusal means for the page. Without an answer, or with trouble at the server, it is tried again by itself.
function refused(error: unknown): Saving {
    const fault = isFault(error) ? (error as Fault) : undefined;
    if (fault?.code === "stale_version") return { state: "conflict", who: fault.problem.detail };
    const again = !fault || fault.status === 0 || fault.status === 401 || fault.status === 429 || fault.status >= 500;
    return { state: "failed", why: again ? undefined : fault.problem.detail, again };
}

/// Tries again by itself while the server is away.
function useRetry(failing: boolean, save: () => Promise<boolean>): void {
    useEffect(() => {
        if (!failing) return;
        const again = (): void => void save();
        const timer = setInterval(again, retryAfter);
        addEventListener("online", again);
        return () => {
            clearInterval(timer);
            removeEventListener("online", again);
        };
    }, [failing, save]);
}

export function useDraft({ plan, form, summary, start, today, onReplace }: DraftOf) {
    const queries = useQueryClient();
    const [saving, setSaving] = useState<Saving>({ state: "nothing" });
    const held = useRef({ version: start.version, kept: start.version > 0 ? form : undefined, stopped: false, leaving: false, running: undefined as Promise<boolean> | undefined });
    const latest = useRef({ form, summary });
    latest.current = { form, summary };
    const [exists, setExists] = useState(start.version > 0);

    /// Whether everything typed is kept now.
    const save = useCallback((): Promise<boolean> => {
        const now = held.current;
        if (now.running) return now.running.then((worked) => (worked && now.kept !== latest.current.form ? save() : worked));
        const sent = latest.current;
        if (now.stopped || now.kept === sent.form || !isWorthKeeping(sent.form)) return Promise.resolve(true);
        setSaving({ state: "saving" });
        now.running = put(start.id, now.version, plan, sent.form, sent.summary).then(
            (head) => {
                Object.assign(now, { version: head.version, kept: sent.form, running: undefined });
                setExists(true);
                setSaving({ state: "saved", at: head.updated_at });
                void queries.invalidateQueries({ queryKey: ["drafts"] });
                return true;
            },
            (error: unknown) => {
                now.running = undefined;
                const outcome = refused(error);
                if (outcome.state === "conflict") now.stopped = true;
                setSaving(outcome);
                return false;
            },
        );
        return now.running;
    }, [plan, start.id, queries]);

    useEffect(() => {
        const timer = setTimeout(() => void save(), pause);
        return () => clearTimeout(timer);
    }, [form, save]);

    useRetry(saving.state === "failed" && saving.again, save);

    const settle = useMutation({
        mutationFn: async (whose: "mine" | "theirs") => {
            const theirs = await take(api.GET("/api/drafts/{id}", { params: { path: { id: start.id } } }));
            const taken = whose === "theirs" ? fromContent(theirs.content, today) : undefined;
            Object.assign(held.current, { version: theirs.version, kept: taken, stopped: false });
            if (taken) {
                onReplace(taken);
                setSaving({ state: "saved", at: theirs.updated_at });
            } else await save();
        },
    });

    return {
        id: start.id,
        exists,
        saving,
        save,
        /// Keeps what was typed before the page is left; whether that worked.
        leave: async (): Promise<boolean> => {
            held.current.leaving = true;
            held.current.leaving = await save();
            return held.current.leaving;
        },
        isLeaving: (): boolean => held.current.leaving,
        /// Nothing is saved any more while the form is being sent; gives the end of a save that is under way.
        stop: async (): Promise<void> => {
            await held.current.running;
            held.current.stopped = true;
        },
        goOn: (): void => {
            if (saving.state !== "conflict") held.current.stopped = false;
        },
        isDirty: (): boolean => isWorthKeeping(latest.current.form) && held.current.kept !== latest.current.form,
        settle: settle.mutate,
        settling: settle.isPending,
    };
}

export type DraftHeld = ReturnType<typeof useDraft>;
