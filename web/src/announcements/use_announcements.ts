import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useSession } from "@/app/session";
import { api, take } from "@/shared/api/client";
import type { Announcement } from "@/shared/api/contract";

export const announcementsKey = ["announcements"] as const;

/// What is announced today to whoever looks. That it cannot be read is no fault of the page.
export function useAnnouncements(plan: string | undefined): UseQueryResult<{ announcements?: Announcement[] }> {
    // Who signs in is told more than the public was.
    const account = useSession()?.user?.account;
    return useQuery({
        queryKey: [...announcementsKey, plan, account],
        queryFn: () => take(api.GET("/api/plans/{plan}/announcements/shown", { params: { path: { plan: plan ?? "" } } })),
        enabled: plan !== undefined,
        staleTime: 300_000,
        retry: false,
    });
}
