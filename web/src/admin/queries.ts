/// What the pages of accounts read, and the keys under which a change makes them read again.
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { AccountState, AskedState, MailState } from "@/app/words";
import { api, take } from "@/shared/api/client";

export const keys = {
    accounts: ["accounts"],
    asked: ["account-requests"],
    mails: ["mails"],
    rules: ["access-rules"],
    organisations: ["organisations"],
} as const;

export interface AccountSearch {
    text: string;
    role: string | undefined;
    state: AccountState;
}

const pageSize = 50;

export const accountsQuery = ({ text, role, state }: AccountSearch) =>
    infiniteQueryOptions({
        queryKey: [...keys.accounts, "list", text, role, state],
        queryFn: ({ pageParam }) =>
            take(
                api.GET("/api/accounts", {
                    params: {
                        query: {
                            state,
                            limit: pageSize,
                            ...(text ? { text } : {}),
                            ...(role ? { role } : {}),
                            ...(pageParam ? { after: pageParam } : {}),
                        },
                    },
                }),
            ),
        initialPageParam: "",
        getNextPageParam: (page) => page.next,
    });

const byId = (id: string) => ({ params: { path: { id } } });

export const accountQuery = (id: string) =>
    queryOptions({ queryKey: [...keys.accounts, id], queryFn: () => take(api.GET("/api/accounts/{id}", byId(id))) });

export const sessionsQuery = (id: string) =>
    queryOptions({ queryKey: [...keys.accounts, id, "sessions"], queryFn: () => take(api.GET("/api/accounts/{id}/sessions", byId(id))) });

export const logQuery = (id: string) =>
    queryOptions({ queryKey: [...keys.accounts, id, "log"], queryFn: () => take(api.GET("/api/accounts/{id}/log", byId(id))) });

export const rolesQuery = queryOptions({
    queryKey: ["roles"],
    queryFn: () => take(api.GET("/api/roles")),
    staleTime: 600_000,
});

export const organisationsQuery = queryOptions({
    queryKey: keys.organisations,
    queryFn: () => take(api.GET("/api/organisations")),
    staleTime: 60_000,
});

export const askedQuery = (plan: string, state: AskedState) =>
    queryOptions({
        queryKey: [...keys.asked, plan, state],
        queryFn: () => take(api.GET("/api/account-requests", { params: { query: { plan, state, limit: 200 } } })),
    });

export const oneAskedQuery = (number: string) =>
    queryOptions({
        queryKey: [...keys.asked, number],
        queryFn: () => take(api.GET("/api/account-requests/{number}", { params: { path: { number } } })),
    });

export const mailsQuery = (plan: string, state: MailState) =>
    queryOptions({
        queryKey: [...keys.mails, plan, state],
        queryFn: () => take(api.GET("/api/mails", { params: { query: { plan, state, limit: 200 } } })),
    });

export const rulesQuery = queryOptions({ queryKey: keys.rules, queryFn: () => take(api.GET("/api/access-rules")) });
