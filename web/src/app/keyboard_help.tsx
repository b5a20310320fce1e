/// The global keys, the list of all keys, opened with `?`, and the choices of how the page looks.
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { homeOf, useSession, worksOnCases } from "./session";
import { useKeys } from "./use_keys";

const askedFor = new EventTarget();
export const askForKeys = (): void => void askedFor.dispatchEvent(new Event("ask"));

export const askForLook = (): void => void askedFor.dispatchEvent(new Event("look"));

const LookDialog = lazy(() => import("./look_dialog"));
const KeysDialog = lazy(() => import("./keys_dialog"));

export function KeyboardHelp() {
    const navigate = useNavigate();
    const user = useSession()?.user;
    const [open, setOpen] = useState<"keys" | "look">();

    useEffect(() => {
        const showKeys = (): void => setOpen("keys");
        const showLook = (): void => setOpen("look");
        askedFor.addEventListener("ask", showKeys);
        askedFor.addEventListener("look", showLook);
        return () => {
            askedFor.removeEventListener("ask", showKeys);
            askedFor.removeEventListener("look", showLook);
        };
    }, []);
    useKeys({
        "?": () => setOpen("keys"),
        "g h": () => void navigate({ to: user ? homeOf(user) : "/" }),
        "g c": () => void navigate({ to: "/" }),
        ...(user ? { "g d": () => void navigate({ to: "/drafts" }), "g m": () => void navigate({ to: "/members" }), "g q": () => void (worksOnCases(user) ? navigate({ to: "/um/queues/$view", params: { view: "all" } }) : navigate({ to: "/requests" })), n: () => void navigate({ to: "/requests/new" }) } : {}),
    });

    return (
        open && (
            <Suspense>
                {open === "keys" ? <KeysDialog onClose={() => setOpen(undefined)} /> : <LookDialog onClose={() => setOpen(undefined)} />}
            </Suspense>
        )
    );
}
