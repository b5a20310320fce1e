/// Seconds without a sign of life, counted over all tabs of this browser.
import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "@/shared/api/client";
import { isFault } from "@/shared/api/faults";
import { signsOfLife } from "@/shared/api/presence";
import { takeSession } from "./session";

/// Who types for long sends nothing; the server hears of it this often.
const tellServerEvery = 240_000;
const tellTabsEvery = 10_000;

interface Watch {
    limitSeconds: number | undefined;
    warningSeconds: number;
    /// The limit was reached here.
    onLimit: () => void;
    /// The server has ended the session already.
    onEnded: () => void;
}

interface Idle {
    /// Seconds until the limit, only when it is near.
    left: number | undefined;
    stay: () => void;
}

export function useIdle({ limitSeconds, warningSeconds, onLimit, onEnded }: Watch): Idle {
    const last = useRef(0);
    const told = useRef(0);
    const [left, setLeft] = useState<number>();
    const channel = useRef<BroadcastChannel>(undefined);

    const tellServer = useCallback(() => {
        told.current = Date.now();
        takeSession(api.POST("/api/session/keep", { body: {} })).catch((error: unknown) => {
            if (isFault(error) && error.status === 401) onEnded();
        });
    }, [onEnded]);

    const stay = useCallback(() => {
        last.current = Date.now();
        setLeft(undefined);
        channel.current?.postMessage("alive");
        tellServer();
    }, [tellServer]);

    useEffect(() => {
        if (limitSeconds === undefined) return;
        last.current = told.current = Date.now();
        const tabs = new BroadcastChannel("signs-of-life");
        channel.current = tabs;
        let toldTabs = 0;
        const warned = (): boolean => Date.now() - last.current > (limitSeconds - warningSeconds) * 1000;
        function alive(): void {
            if (warned()) return;
            last.current = Date.now();
            if (last.current - told.current > tellServerEvery) tellServer();
            if (last.current - toldTabs < tellTabsEvery) return;
            toldTabs = last.current;
            tabs.postMessage("alive");
        }
        tabs.onmessage = () => {
            last.current = Date.now();
            setLeft(undefined);
        };
        const timer = setInterval(() => {
            const rest = Math.ceil(limitSeconds - (Date.now() - last.current) / 1000);
            setLeft(rest <= warningSeconds ? Math.max(rest, 0) : undefined);
            if (rest <= 0) onLimit();
        }, 1000);
        for (const sign of signsOfLife) addEventListener(sign, alive, { passive: true, capture: true });
        return () => {
            clearInterval(timer);
            tabs.close();
            setLeft(undefined);
            for (const sign of signsOfLife) removeEventListener(sign, alive, { capture: true });
        };
    }, [limitSeconds, warningSeconds, onLimit, tellServer]);

    return { left, stay };
}
