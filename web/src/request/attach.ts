/// Attaching files one after the other, each with the version that the one before has left.
import { api, take } from "@/shared/api/client";
import type { RequestView } from "@/shared/api/contract";
import type { FormDocument } from "@/submit/form";
import type { Headers } from "./use_act";

/// Gives the version after the last one. `numbers` learns under which number each file stands, and spares what an earlier
/// try has attached already.
export async function attachAll(request: RequestView, files: FormDocument[], headers: Headers, numbers: Map<number, number>): Promise<number> {
    let version = request.version;
    let next = (request.documents ?? []).length + 1;
    for (const { key, blob, type, name, mediaType, size } of files) {
        if (!blob || numbers.has(key)) continue;
        const changed = await take(
            api.POST("/api/requests/{number}/documents", {
                params: { path: { number: request.request } },
                body: { document: { blob, type, file_name: name, media_type: mediaType, size } },
                headers: { "If-Match": `"${version}"`, "Idempotency-Key": `${headers["Idempotency-Key"]}-${key}` },
            }),
        );
        version = changed.version;
        numbers.set(key, next);
        next += 1;
    }
    return version;
}
