/// Which case comes next: today the open request that is due first.
import { api, take } from "@/shared/api/client";

/// The number of the next request after this one, or nothing when no other is open.
export async function nextCase(plan: string, current: string): Promise<string | undefined> {
    const { requests = [] } = await take(api.POST("/api/requests/search", { body: { plan, scope: "all", state: "open", sort: "due", limit: 2 } }));
    return requests.find(({ request }) => request !== current)?.request;
}
