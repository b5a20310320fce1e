/// The plans this server answers for, and the one the reader has to do with: named in the address, else the own one.
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { api, take } from "@/shared/api/client";
import type { Plan } from "@/shared/api/contract";
import { useSession } from "./session";

export const plansQuery = queryOptions({
    queryKey: ["plans"],
    queryFn: () => take(api.GET("/api/plans")),
    staleTime: 600_000,
});

interface PlanChoice {
    plan: Plan | undefined;
    plans: Plan[];
    error: Error | null;
    retry: () => void;
}

export function usePlan(): PlanChoice {
    const { data, error, refetch } = useQuery(plansQuery);
    const user = useSession()?.user;
    const asked = useSearch({ strict: false }).plan;
    const own = user?.plans;
    const plans = (data?.plans ?? []).filter((each) => !own?.length || own.includes(each.plan));
    const find = (id: string | undefined): Plan | undefined => plans.find((each) => each.plan === id);
    const plan = find(asked) ?? find(user?.plan) ?? plans[0];
    return { plan, plans, error, retry: () => void refetch() };
}
