/// Seconds without a sign of life, counted over all tabs of this browser.
import { useCallback, useEffect, useRef, useState } from "react";
import { api, take } from "@/shared/api/client";

const signs = ["keydown", "pointerdown", "wheel", "touchstart", "scroll"] as const;
const showFrom = 120;

interface Idle {
    /// Seconds until the limit, only when it is near.
    left: number | undefined;
    stay: () => void;
}

export function useIdle(limitSeconds: number | undefined, onLimit: () => void): Idle {
    const last = useRef(0);
    const [left, setLeft] = useState<number>();
    const channel = useRef<BroadcastChannel>(undefined);

    const stay = useCallback(() => {
        last.current = Date.now();
        setLeft(undefined);
        channel.current?.postMessage("alive");
        void take(api.GET("/api/session")).catch(() => undefined);
    }, []);

    useEffect(() => {
        if (limitSeconds === undefined) return;
        last.current = Date.now();
        const tabs = new BroadcastChannel("signs-of-life");
        channel.current = tabs;
        let told = 0;
        const warned = (): boolean => Date.now() - last.current > (limitSeconds - showFrom) * 1000;
        function alive(): void {
            if (warned()) return;
            last.current = Date.now();
            if (last.current - told < 10_000) return;
            told = last.current;
            tabs.postMessage("alive");
        }
        tabs.onmessage = () => {
            last.current = Date.now();
            setLeft(undefined);
        };
        const timer = setInterval(() => {
            const rest = Math.ceil(limitSeconds - (Date.now() - last.current) / 1000);
            setLeft(rest <= showFrom ? Math.max(rest, 0) : undefined);
            if (rest <= 0) onLimit();
        }, 1000);
        for (const sign of signs) addEventListener(sign, alive, { passive: true, capture: true });
        return () => {
            clearInterval(timer);
            tabs.close();
            setLeft(undefined);
            for (const sign of signs) removeEventListener(sign, alive, { capture: true });
        };
    }, [limitSeconds, onLimit]);

    return { left, stay };
}
