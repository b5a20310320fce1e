/// Who is signed in. One query that every screen reads.
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { api, setCsrf, take } from "@/shared/api/client";
import type { Session, User } from "@/shared/api/contract";

async function fetchSession(): Promise<Session> {
    const session = await take(api.GET("/api/session"));
    setCsrf(session.csrf);
    return session;
}

/// Asked again only on purpose: a session that ran out must not take the open page away (session_lock.tsx).
export const sessionQuery = queryOptions({
    queryKey: ["session"],
    queryFn: fetchSession,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
});

export function useSession(): Session | undefined {
    return useQuery(sessionQuery).data;
}

const officeRoles = ["provider_office", "office_admin", "practitioner", "partner"];
export const isOffice = (user: User): boolean => officeRoles.includes(user.role);

/// Where one begins: an office with what waits for it, plan staff with the queue.
export const homeOf = (user: User): "/home" | "/requests" => (isOffice(user) ? "/home" : "/requests");

export async function signIn(login: string, password: string): Promise<Session> {
    const session = await take(api.POST("/api/session", { body: { login, password } }));
    setCsrf(session.csrf);
    return session;
}

/// Leaves the page, which may ask first, then ends the session and forgets what was loaded under it.
export function useSignOut(): () => Promise<void> {
    const queries = useQueryClient();
    const router = useRouter();
    return async () => {
        await router.navigate({ to: "/" });
        if (router.state.location.pathname !== "/") return;
        await take(api.DELETE("/api/session"));
        await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
        queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" && queryKey[0] !== "plans" });
    };
}
