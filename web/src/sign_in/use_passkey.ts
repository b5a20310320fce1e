/// Signing in with a passkey: by the button, or chosen in the list of the log-in field where the browser offers it.
import { useMutation } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { takeSession } from "@/app/session";
import { api, take } from "@/shared/api/client";
import type { Session } from "@/shared/api/contract";
import { useFaultText } from "@/shared/api/use_fault_text";
import { askForPasskey, offersInField, passkeyTrouble } from "./passkeys";

async function signInWithPasskey(signal: AbortSignal, inField: boolean): Promise<Session> {
    const { publicKey } = await take(api.POST("/api/session/passkey/options", { body: {} }));
    const credential = await askForPasskey(publicKey, { signal, inField });
    return takeSession(api.POST("/api/session/passkey", { body: { credential } }));
}

interface PasskeySignIn {
    ask: () => void;
    busy: boolean;
    failure: string | undefined;
}

export function usePasskey(onStep: (session: Session) => void, { inField = false } = {}): PasskeySignIn {
    const { t } = useTranslation("sign_in");
    const words = useFaultText();
    const waiting = useRef<AbortController>(undefined);
    const step = useEffectEvent(onStep);

    // The browser takes one question at a time, so a new one ends the one before.
    function next(): AbortSignal {
        waiting.current?.abort();
        waiting.current = new AbortController();
        return waiting.current.signal;
    }

    const asking = useMutation({ mutationFn: () => signInWithPasskey(next(), false), onSuccess: onStep });

    useEffect(() => {
        if (!inField) return;
        void offersInField()
            .then((offers) => (offers ? signInWithPasskey(next(), true).then((session) => step(session)) : undefined))
            // Nothing was asked of the person, so nothing is told; the button tells.
            .catch(() => undefined);
        return () => waiting.current?.abort();
    }, [inField]);

    const trouble = passkeyTrouble(asking.error);
    const failure = asking.error ? (trouble ? t(trouble) : words.about(asking.error)) : undefined;
    return { ask: () => asking.mutate(), busy: asking.isPending, failure };
}
