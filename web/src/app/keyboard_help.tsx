/// The global keys, and the list of all keys, opened with `?`.
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { homeOf, useSession } from "./session";
import { useKeys } from "./use_keys";

const askedFor = new EventTarget();
export const askForKeys = (): void => void askedFor.dispatchEvent(new Event("ask"));

const KeysDialog = lazy(() => import("./keys_dialog"));

export function KeyboardHelp() {
    const navigate = useNavigate();
    const user = useSession()?.user;
    const [open, setOpen] = useState(false);

    useEffect(() => {
        const show = (): void => setOpen(true);
        askedFor.addEventListener("ask", show);
        return () => askedFor.removeEventListener("ask", show);
    }, []);
    useKeys({
        "?": () => setOpen(true),
        "g h": () => void navigate({ to: user ? homeOf(user) : "/" }),
        "g c": () => void navigate({ to: "/" }),
        ...(user ? { n: () => void navigate({ to: "/requests/new" }) } : {}),
    });

    return (
        open && (
            <Suspense>
                <KeysDialog onClose={() => setOpen(false)} />
            </Suspense>
        )
    );
}
