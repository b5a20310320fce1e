/// Who is signed in. One query that every screen reads.
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { api, setCsrf, take } from "@/shared/api/client";
import type { Session, User } from "@/shared/api/contract";

/// Every answer about a session brings a new guard for the next write.
export async function takeSession(call: Parameters<typeof take<Session>>[0]): Promise<Session> {
    const session = await take(call);
    setCsrf(session.csrf);
    return session;
}

/// Asked again only on purpose: a session that ran out must not take the open page away (session_lock.tsx).
export const sessionQuery = queryOptions({
    queryKey: ["session"],
    queryFn: () => takeSession(api.GET("/api/session")),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
});

export function useSession(): Session | undefined {
    return useQuery(sessionQuery).data;
}

export const hasRight = (user: User | undefined, right: string): boolean => user?.rights?.includes(right) ?? false;

const officeRoles = ["provider_office", "office_admin", "practitioner", "partner"];
export const isOffice = (user: User): boolean => officeRoles.includes(user.role);

const adminRights = ["administer", "manage_office", "account_requests", "access_review"];
export const maySeeAccounts = (user: User): boolean => adminRights.some((right) => hasRight(user, right));

/// Figures of the plan: who reviews access, and the medical directors (the server says the same).
export const mayReadReports = (user: User): boolean => hasRight(user, "access_review") || user.role === "medical_director";

/// The plan's own people, and its groups', who are given requests.
export const worksOnCases = (user: User): boolean => !isOffice(user) && hasRight(user, "assign");

/// The plan's people who handle or judge appeals and grievances.
export const worksOnAppeals = (user: User): boolean => !isOffice(user) && hasRight(user, "appeal");

/// Nurses of hospitals begin with the census, who only handles appeals with those, everybody else with what is left to do.
export function firstDesk(user: User): "/um/census" | "/um/tasks" | "/um/appeals" {
    if (!worksOnCases(user)) return "/um/appeals";
    return user.role === "inpatient_nurse" ? "/um/census" : "/um/tasks";
}

/// The first page of administration one may see.
export function accountsOf(user: User): "/admin" | "/admin/account-requests" | "/admin/access" {
    if (hasRight(user, "administer") || hasRight(user, "manage_office")) return "/admin";
    return hasRight(user, "account_requests") ? "/admin/account-requests" : "/admin/access";
}

/// Where one begins: an office with what waits for it, who works on cases with those, an administrator with the accounts.
export function homeOf(user: User): "/home" | "/um" | "/um/appeals" | "/requests" | "/admin" {
    if (isOffice(user)) return "/home";
    if (worksOnCases(user)) return "/um";
    if (worksOnAppeals(user)) return "/um/appeals";
    return hasRight(user, "administer") && !hasRight(user, "request_search") ? "/admin" : "/requests";
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
