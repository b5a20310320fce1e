/// What stands around every screen: bar, trial notice, lock, keys, and the bottom bar of phones.
import { Outlet, useRouter } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Shape } from "@/shared/ui/icon";
import { BottomBar } from "./bottom_bar";
import { KeyboardHelp } from "./keyboard_help";
import { SessionLock } from "./session_lock";
import { useSession } from "./session";
import { TopBar } from "./top_bar";
import { TranslationNotice } from "./translation_notice";
import { useConnection } from "./use_connection";

const LiveEvents = lazy(() => import("@/shared/live/live_events"));

/// After a change of page the heading has the focus, so that it is read out and Tab goes on from there.
function useHeadingFocus(): void {
    const router = useRouter();
    useEffect(
        () =>
            router.subscribe("onRendered", ({ pathChanged, fromLocation }) => {
                if (!pathChanged || !fromLocation) return;
                document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
            }),
        [router],
    );
}

export function Shell() {
    const { t } = useTranslation();
    const session = useSession();
    const connected = useConnection();
    useHeadingFocus();
    return (
        <>
            <a className="skip no-print" href="#content">
                {t("shell.skip")}
            </a>
            <TopBar />
            {session?.trial && (
                <aside className="notice no-print" data-tone="attention" aria-label={t("shell.trial_label")}>
                    <Shape name="info" size={14} /> {t("shell.trial")}
                </aside>
            )}
            <TranslationNotice />
            {!connected && (
                <div className="notice" data-tone="attention" role="status">
                    <Shape name="triangle" size={14} /> {t("shell.offline")}
                </div>
            )}
            <SessionLock>
                <main id="content" tabIndex={-1}>
                    <Outlet />
                </main>
            </SessionLock>
            <BottomBar />
            <KeyboardHelp />
            {session?.user && (
                <Suspense>
                    <LiveEvents account={session.user.account} />
                </Suspense>
            )}
        </>
    );
}
