/// Writes to a request: with its version, with a key of its own, and without pretending that it worked.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { isFault } from "@/shared/api/faults";
import type { Changed, Command, FaultAt, RequestView } from "@/shared/api/contract";
import { requestQuery } from "./request_query";

export interface Headers {
    "If-Match": string;
    "Idempotency-Key": string;
}

type Act = (headers: Headers) => Promise<Changed>;

export const post = (number: string, body: Command, headers: Headers): Promise<Changed> =>
    take(api.POST("/api/requests/{number}/commands", { params: { path: { number } }, body, headers: { ...headers } }));

export const sentenceAt = (faults: FaultAt[], pointer: string): string | undefined =>
    faults.find((fault) => fault.pointer === pointer)?.detail;

/// `typed` says whether the form holds something that a change by somebody else could make wrong; a dialog always does.
export function useAct(request: RequestView, onDone: () => void, typed = true) {
    const { t } = useTranslation("request");
    const queries = useQueryClient();
    const [key, setKey] = useState(() => crypto.randomUUID());
    const act = useMutation({
        mutationFn: (run: Act) => run({ "If-Match": `"${request.version}"`, "Idempotency-Key": key }),
        onSuccess: async () => {
            setKey(crypto.randomUUID());
            await queries.invalidateQueries({ queryKey: requestQuery(request.request).queryKey });
            void queries.invalidateQueries({ queryKey: ["requests"] });
            onDone();
        },
        onError: (error) => {
            // What was refused may be mended and sent under a new key; what got lost keeps its key, so that it counts once.
            if (!isFault(error) || error.status === 0 || error.status >= 500) return;
            setKey(crypto.randomUUID());
            if (error.code === "stale_version") void queries.invalidateQueries({ queryKey: requestQuery(request.request).queryKey });
        },
    });

    // The page follows the request by itself. One's own writes and an empty form go along; otherwise the change is told
    // before anything is sent, because nothing may be decided on what is no longer so.
    const [seen, setSeen] = useState(request.version);
    const isChanged = seen !== request.version;
    if (isChanged && (act.isPending || !typed)) setSeen(request.version);

    function failure(): string | undefined {
        if (!act.error) return isChanged ? t("act.changed") : undefined;
        if (isFault(act.error, "stale_version")) return t("act.stale");
        if (isFault(act.error, "no_connection")) return t("common:fault.no_connection");
        return act.error.message || t("common:fault.server_trouble");
    }

    const run = (each: Act): void => {
        if (!act.isPending) act.mutate(each);
    };
    return {
        run,
        command: (body: Command): void => run((headers) => post(request.request, body, headers)),
        busy: act.isPending,
        failure: failure(),
        faults: isFault(act.error) ? act.error.all : [],
        /// What was said of an earlier try no longer holds once something is changed.
        forget: (): void => {
            if (act.isError) act.reset();
        },
    };
}
