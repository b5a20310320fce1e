/// Shows a page only to someone signed in; everybody else is led to sign in and back.
import { useQuery } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { User } from "@/shared/api/contract";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { sessionQuery } from "./session";

function GoToSignIn() {
    const { href, state } = useLocation();
    const navigate = useNavigate();
    const gone = useRef(false);
    useEffect(() => {
        if (gone.current) return;
        gone.current = true;
        const kept = state.start ? { start: state.start } : {};
        void navigate({ to: "/sign-in", search: { next: href }, state: kept, replace: true });
    }, [href, navigate, state]);
    return <Skeleton rows={6} />;
}

export function RequireSignIn({ children }: { children: (user: User) => ReactNode }) {
    const { t } = useTranslation();
    const { data, error, refetch } = useQuery(sessionQuery);
    if (error && !data) return <ErrorState title={t("trouble.title")} error={error} onRetry={() => void refetch()} />;
    if (!data) return <Skeleton rows={6} onRetry={() => void refetch()} />;
    return data.user ? children(data.user) : <GoToSignIn />;
}
