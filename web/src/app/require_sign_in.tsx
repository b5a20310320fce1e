/// Shows a page only to someone signed in; everybody else is led to sign in and back.
import { Navigate, useLocation } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { User } from "@/shared/api/contract";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { sessionQuery } from "./session";

export function RequireSignIn({ children }: { children: (user: User) => ReactNode }) {
    const { t } = useTranslation();
    const { data, error, refetch } = useQuery(sessionQuery);
    const { pathname, state } = useLocation();
    if (error && !data) return <ErrorState title={t("trouble.title")} error={error} onRetry={() => void refetch()} />;
    if (!data) return <Skeleton rows={6} onRetry={() => void refetch()} />;
    if (!data.user) {
        return <Navigate to="/sign-in" search={{ next: pathname }} state={state.start ? { start: state.start } : {}} replace />;
    }
    return children(data.user);
}
