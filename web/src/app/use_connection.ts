import { useSyncExternalStore } from "react";

function subscribe(tell: () => void): () => void {
    addEventListener("online", tell);
    addEventListener("offline", tell);
    return () => {
        removeEventListener("online", tell);
        removeEventListener("offline", tell);
    };
}

/// Whether the browser has a network at all.
export const useConnection = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);
