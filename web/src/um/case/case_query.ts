/// What the case screen reads beside the request.
import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { RequestView } from "@/shared/api/contract";

const at = (number: string) => ({ params: { path: { number } } });

export const checklistsQuery = (number: string) =>
    queryOptions({
        queryKey: ["request", number, "checklists"],
        queryFn: () => take(api.GET("/api/requests/{number}/checklists", at(number))),
        staleTime: 60_000,
    });

/// Words of a record are forgotten with the screen.
export const textQuery = (number: string, document: number) =>
    queryOptions({
        queryKey: ["document", number, document, "text"],
        queryFn: () => take(api.GET("/api/requests/{number}/documents/{document}/text", { params: { path: { number, document } } })),
        staleTime: Infinity,
        gcTime: 0,
    });

export const overviewQuery = ({ plan, member }: RequestView) =>
    queryOptions({
        queryKey: ["overview", plan, member.id],
        queryFn: () => take(api.POST("/api/members/overview", { body: { plan, member: member.id } })),
        staleTime: 60_000,
    });
