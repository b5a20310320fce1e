/// Two minutes before the idle limit it asks; at the limit, or when the session has ended elsewhere, it covers the page.
/// What was typed stays in memory behind the cover and comes back after signing in again, here or in another tab.
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useEffect, useEffectEvent, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { api, onRefused, onSignedOut, take } from "@/shared/api/client";
import { loadTexts } from "@/shared/i18n/i18n";
import { homeOf, sessionQuery, takeSession, useSession } from "./session";
import { useIdle } from "./use_idle";

const loadCover = () => import("@/shared/ui/cover");
const loadForm = () => Promise.all([import("@/sign_in/sign_in_form"), loadCover(), loadTexts("sign_in")]).then(([form]) => form);
const IdleWarning = lazy(() => import("./idle_warning"));
const Cover = lazy(() => loadCover().then(({ Cover: inner }) => ({ default: inner })));
const SignInForm = lazy(loadForm);

export function SessionLock({ children }: { children: ReactNode }) {
    const { t } = useTranslation();
    const queries = useQueryClient();
    const session = useSession();
    const [locked, setLocked] = useState(false);
    const account = session?.user?.account;
    const warningSeconds = (session?.warn_minutes ?? 2) * 60;

    useEffect(() => {
        onSignedOut(() => {
            if (queries.getQueryData(sessionQuery.queryKey)?.signed_in) setLocked(true);
        });
        // What may be done is read again, so that the page offers no more than that.
        onRefused(() => void queries.fetchQuery({ ...sessionQuery, staleTime: 0 }));
    }, [queries]);

    const lock = useCallback(() => {
        setLocked(true);
        void take(api.DELETE("/api/session")).catch(() => undefined);
    }, []);
    const limit = account && !locked ? (session.idle_minutes ?? 20) * 60 : undefined;
    const idle = useIdle({ limitSeconds: limit, warningSeconds, onLimit: lock, onEnded: useCallback(() => setLocked(true), []) });

    // The cover must come up also when the line is down by then.
    const near = idle.left !== undefined;
    useEffect(() => {
        if (near) void loadForm().catch(() => undefined);
    }, [near]);

    async function returned(): Promise<void> {
        const now = await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
        if (now.user?.account !== account) return location.assign(now.user ? homeOf(now.user) : "/");
        setLocked(false);
        await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
    }

    // Another tab may have ended the session meanwhile, or opened it again.
    const lookAgain = useEffectEvent(async () => {
        if (!account || document.visibilityState !== "visible") return;
        const now = await takeSession(api.GET("/api/session")).catch(() => undefined);
        if (!now || now.needs) return;
        if (!now.signed_in) setLocked(true);
        else if (locked || now.user?.account !== account) await returned();
    });
    useEffect(() => {
        const look = (): void => void lookAgain();
        document.addEventListener("visibilitychange", look);
        return () => document.removeEventListener("visibilitychange", look);
    }, []);

    return (
        <>
            {locked && (
                <Suspense fallback={<div className="cover" />}>
                    <Cover label={t("idle.locked_title")}>
                        <div className="page page-sign-in">
                            <SignInForm
                                title={t("idle.locked_title")}
                                intro={t("idle.locked_text")}
                                trial={Boolean(session?.trial)}
                                covering
                                onSignedIn={() => void returned()}
                            />
                        </div>
                    </Cover>
                </Suspense>
            )}
            <div hidden={locked}>{children}</div>
            {!locked && idle.left !== undefined && (
                <Suspense>
                    <IdleWarning left={idle.left} away={session?.idle_minutes ?? 20} onStay={idle.stay} onLeave={lock} />
                </Suspense>
            )}
        </>
    );
}
