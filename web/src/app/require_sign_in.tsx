/// Shows a page only to someone signed in; everybody else is led to sign in and back.
import { useQuery } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { User } from "@/shared/api/contract";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { hasRight, sessionQuery } from "./session";

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

interface RequireSignInProps {
    /// What the page is about; without it there is no page.
    right?: "request_search" | "request_submit";
    children: (user: User) => ReactNode;
}

/// Says which right is missing and who can give it.
export function NoRight({ right }: { right: "request_search" | "request_submit" }) {
    const { t } = useTranslation();
    return (
        <section className="card">
            <EmptyState title={t(`no_right.${right}`)}>{t("no_right.text")}</EmptyState>
        </section>
    );
}

export function RequireSignIn({ right, children }: RequireSignInProps) {
    const { t } = useTranslation();
    const { data, error, refetch } = useQuery(sessionQuery);
    if (error && !data) return <ErrorState title={t("trouble.title")} error={error} onRetry={() => void refetch()} />;
    if (!data) return <Skeleton rows={6} onRetry={() => void refetch()} />;
    if (!data.user) return <GoToSignIn />;
    return right && !hasRight(data.user, right) ? <NoRight right={right} /> : children(data.user);
}
