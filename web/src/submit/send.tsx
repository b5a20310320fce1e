/// Sending, and what stands in its way: missing things, faults of the server, a line that is down, and leaving before it
/// was sent.
import { useMutation } from "@tanstack/react-query";
import { useBlocker } from "@tanstack/react-router";
import { useEffect, useState, type Ref } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { Receipt, SubmitRequest } from "@/shared/api/contract";
import { isFault } from "@/shared/api/faults";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import type { Form } from "./form";
import { fromFaults, type Message } from "./messages";
import { MissingLink } from "./summary";
import type { DraftHeld } from "./use_draft";

/// Leaving keeps the draft; only what could not be kept asks first.
export function LeaveWarning({ draft }: { draft: DraftHeld }) {
    const { t } = useTranslation("submit");
    const blocker = useBlocker({
        shouldBlockFn: async () => draft.isDirty() && !(await draft.leave()),
        enableBeforeUnload: draft.isDirty,
        withResolver: true,
    });
    if (blocker.status !== "blocked") return null;
    return (
        <Dialog
            role="alertdialog"
            title={t("leave.title")}
            onClose={blocker.reset}
            feet={
                <>
                    <Button onPress={blocker.proceed}>{t("leave.leave")}</Button>
                    <Button look="primary" onPress={blocker.reset}>
                        {t("leave.stay")}
                    </Button>
                </>
            }
        >
            <p>{t("leave.text")}</p>
        </Dialog>
    );
}

export function ErrorSummary({ messages, general, refer }: { messages: Message[]; general: string | undefined; refer: Ref<HTMLDivElement> }) {
    const { t } = useTranslation("submit");
    if (messages.length === 0 && !general) return null;
    return (
        <Banner tone="bad" live="assertive" ref={refer}>
            <strong>{general ?? t("errors.title", { count: messages.length })}</strong>
            <ul className="error-list">
                {messages.map((message) => (
                    <li key={message.pointer + message.text}>
                        <MissingLink message={message} />
                    </li>
                ))}
            </ul>
        </Banner>
    );
}

/// Told while a sent form waits for the line. It goes on by itself, and can be called back.
export function WaitingToSend({ seconds, onNow, onStop }: { seconds: number; onNow: () => void; onStop: () => void }) {
    const { t } = useTranslation("submit");
    return (
        <Banner tone="attention">
            <strong role="status">{t("waiting.title")}</strong>
            <span>{t("waiting.again", { seconds })}</span>
            <span className="row-of">
                <Button size="small" onPress={onNow}>
                    {t("waiting.now")}
                </Button>
                <Button size="small" onPress={onStop}>
                    {t("waiting.stop")}
                </Button>
            </span>
        </Banner>
    );
}

type OnFaults = (messages: Message[], general: string | undefined) => void;

const firstWait = 5;
const longestWait = 30;

interface Waiting {
    body: SubmitRequest;
    wait: number;
    left: number;
}

/// A draft becomes a request once, whichever tab sends it; a form that was never kept has the draft's id as its key.
function sendOnce({ id, exists }: DraftHeld, body: SubmitRequest): Promise<Receipt> {
    if (exists) return take(api.POST("/api/drafts/{id}/submit", { params: { path: { id } }, body }));
    return take(api.POST("/api/requests", { body, headers: { "Idempotency-Key": id } }));
}

/// One key for as long as the form is open: pressing twice, or again after a lost answer, makes one request. What could
/// not leave is kept in memory and sent when the line is back.
export function useSend(form: Form, draft: DraftHeld, onFaults: OnFaults, onSent: (receipt: Receipt) => void) {
    const { t } = useTranslation("submit");
    const [waiting, setWaiting] = useState<Waiting>();
    const act = useMutation({
        networkMode: "always",
        mutationFn: async (body: SubmitRequest) => {
            await draft.stop();
            return sendOnce(draft, body);
        },
        onSuccess: (receipt) => {
            setWaiting(undefined);
            onSent(receipt);
        },
        onError: (error, body) => {
            if (!isFault(error) || error.status === 0) {
                return setWaiting((before) => {
                    const wait = before ? Math.min(before.wait * 2, longestWait) : firstWait;
                    return { body, wait, left: wait };
                });
            }
            setWaiting(undefined);
            if (error.status === 401) return onFaults([], t("errors.signed_out"));
            if (error.status >= 500) return onFaults([], t("errors.not_sent"));
            const placed = error.all.filter(({ pointer }) => pointer);
            onFaults(fromFaults(form, placed, error.message), placed.length > 0 ? undefined : error.message);
        },
    });
    const { mutate, isPending } = act;

    useEffect(() => {
        if (!waiting || isPending) return;
        const again = (): void => mutate(waiting.body);
        const tick = setTimeout(() => (waiting.left <= 1 ? again() : setWaiting({ ...waiting, left: waiting.left - 1 })), 1000);
        addEventListener("online", again);
        return () => {
            clearTimeout(tick);
            removeEventListener("online", again);
        };
    }, [waiting, isPending, mutate]);

    return {
        send: mutate,
        isPending,
        waiting: waiting && { seconds: waiting.left, now: () => mutate(waiting.body), stop: () => setWaiting(undefined) },
    };
}
