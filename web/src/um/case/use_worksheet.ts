/// The reviewer's sheet for one case while its screen is open.
import { useEffect, useState, useSyncExternalStore } from "react";
import { api, take } from "@/shared/api/client";
import { Keeper, type KeeperView } from "./keeper";

/// How often one looks who else has the case in work.
const everySeconds = 30;

function open(number: string): Keeper {
    const at = { params: { path: { number } } };
    return new Keeper({
        read: () => take(api.GET("/api/requests/{number}/worksheet", at)),
        write: (version, body) => take(api.PUT("/api/requests/{number}/worksheet", { ...at, body: { version, body } })),
        remove: () => take(api.DELETE("/api/requests/{number}/worksheet", at)),
    });
}

export interface WorksheetView extends KeeperView {
    change: Keeper["change"];
    finish: () => void;
}

export function useWorksheet(number: string): WorksheetView {
    const [keeper] = useState(() => open(number));
    const view = useSyncExternalStore(keeper.watch, keeper.now);
    useEffect(() => {
        // A look that fails is tried again with the next one; what was written shows its own state.
        const look = (): void => void keeper.refresh().catch(() => undefined);
        look();
        const timer = setInterval(look, everySeconds * 1000);
        const leave = (event: BeforeUnloadEvent): void => {
            void keeper.save();
            if (keeper.isUnsaved) event.preventDefault();
        };
        const hide = (): void => void keeper.save();
        addEventListener("beforeunload", leave);
        document.addEventListener("visibilitychange", hide);
        return () => {
            clearInterval(timer);
            removeEventListener("beforeunload", leave);
            document.removeEventListener("visibilitychange", hide);
            keeper.stop();
        };
    }, [keeper]);
    return { ...view, change: keeper.change, finish: () => void keeper.finish().catch(() => undefined) };
}
