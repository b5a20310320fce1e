/// Which reasons and service types fit together and with the code sets of the lines. Contradictions cannot be chosen.
import { useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { Choice } from "@/shared/api/contract";

export function useChoices(plan: string, kind: string): Choice[] {
    const { data } = useQuery({
        queryKey: ["choices", plan, kind],
        queryFn: () => take(api.GET("/api/plans/{plan}/choices", { params: { path: { plan }, query: { kind } } })),
        staleTime: 600_000,
    });
    return (data?.choices ?? []).filter((choice) => choice.kind === undefined || choice.kind === kind);
}

const unique = (words: string[]): string[] => [...new Set(words)];

const takesSystem = (choice: Choice, system: string | undefined): boolean =>
    system === undefined || !choice.code_systems?.length || choice.code_systems.includes(system);

/// Reasons that leave every line at least one service type.
export function reasonsFor(choices: Choice[], systems: (string | undefined)[]): string[] {
    const fits = (reason: string): boolean =>
        systems.every((system) => choices.some((choice) => choice.reason === reason && takesSystem(choice, system)));
    return unique(choices.map(({ reason }) => reason)).filter(fits);
}

export function typesFor(choices: Choice[], reason: string | undefined, system: string | undefined): string[] {
    const fitting = choices.filter((choice) => (!reason || choice.reason === reason) && takesSystem(choice, system));
    return unique(fitting.map(({ service_type }) => service_type));
}

export const onlyOne = (words: string[]): string | undefined => (words.length === 1 ? words[0] : undefined);
