/// Tries the decision as it stands, without deciding: what would be refused, what speaks against it, and what would go out.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { Command, DecisionCheck, RequestView } from "@/shared/api/contract";
import { useSettled } from "@/shared/ui/use_settled";

const pause = 500;

/// `command` is undefined while nothing is chosen.
export function useCheck(request: RequestView, command: Command | undefined): { check: DecisionCheck | undefined; failed: boolean } {
    const settled = useSettled(command ? JSON.stringify(command) : "", pause);
    const path = { number: request.request };
    const { data, isError } = useQuery({
        queryKey: ["request", request.request, "check", request.version, settled],
        queryFn: ({ signal }) => take(api.POST("/api/requests/{number}/decision/check", { params: { path }, body: JSON.parse(settled) as Command, signal })),
        enabled: settled !== "",
        placeholderData: keepPreviousData,
        gcTime: 0,
        retry: false,
    });
    return { check: command && data, failed: isError };
}
