import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";

/// One request, looked at again each half minute while its page is open.
export const requestQuery = (number: string) =>
    queryOptions({
        queryKey: ["request", number],
        queryFn: () => take(api.GET("/api/requests/{number}", { params: { path: { number } } })),
        refetchInterval: 30_000,
    });
