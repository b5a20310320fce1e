/// Two minutes before the idle limit it asks; at the limit, or when the server has forgotten the session, it covers the
/// page. What was typed stays in memory behind the cover and comes back after signing in again.
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { api, onSignedOut, take } from "@/shared/api/client";
import { homeOf, sessionQuery, useSession } from "./session";
import { useIdle } from "./use_idle";

const IdleWarning = lazy(() => import("./idle_warning"));
const SignInForm = lazy(() => import("@/sign_in/sign_in_form"));

const warningSeconds = 120;

export function SessionLock({ children }: { children: ReactNode }) {
    const { t } = useTranslation();
    const queries = useQueryClient();
    const session = useSession();
    const [locked, setLocked] = useState(false);
    const account = session?.user?.account;

    useEffect(() => {
        onSignedOut(() => {
            if (queries.getQueryData(sessionQuery.queryKey)?.signed_in) setLocked(true);
        });
    }, [queries]);

    const lock = useCallback(() => {
        setLocked(true);
        void take(api.DELETE("/api/session")).catch(() => undefined);
    }, []);
    const idle = useIdle(account && !locked ? (session.idle_minutes ?? 20) * 60 : undefined, lock);

    async function returned(): Promise<void> {
        const now = await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
        if (now.user?.account !== account) return location.assign(now.user ? homeOf(now.user) : "/");
        setLocked(false);
        await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
    }

    return (
        <>
            {locked && (
                <div className="page page-sign-in" data-lock>
                    <Suspense>
                        <SignInForm
                            title={t("idle.locked_title")}
                            intro={t("idle.locked_text")}
                            trial={Boolean(session?.trial)}
                            onSignedIn={() => void returned()}
                        />
                    </Suspense>
                </div>
            )}
            <div hidden={locked}>{children}</div>
            {!locked && idle.left !== undefined && idle.left <= warningSeconds && (
                <Suspense>
                    <IdleWarning left={idle.left} onStay={idle.stay} onLeave={lock} />
                </Suspense>
            )}
        </>
    );
}
