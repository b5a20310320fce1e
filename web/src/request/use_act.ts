/// Writes to a request: with its version, with a key of its own, and without pretending that it worked.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isFault } from "@/shared/api/faults";
import type { Changed, RequestView } from "@/shared/api/contract";
import { requestQuery } from "./request_query";

export interface Headers {
    "If-Match": string;
    "Idempotency-Key": string;
}

type Act = (headers: Headers) => Promise<Changed>;

export function useAct(request: RequestView, onDone: () => void) {
    const { t } = useTranslation("request");
    const queries = useQueryClient();
    const [key, setKey] = useState(() => crypto.randomUUID());
    const act = useMutation({
        mutationFn: (run: Act) => run({ "If-Match": `"${request.version}"`, "Idempotency-Key": key }),
        onSuccess: async () => {
            await queries.invalidateQueries({ queryKey: requestQuery(request.request).queryKey });
            void queries.invalidateQueries({ queryKey: ["requests"] });
            onDone();
        },
        onError: (error) => {
            if (!isFault(error, "stale_version")) return;
            setKey(crypto.randomUUID());
            void queries.invalidateQueries({ queryKey: requestQuery(request.request).queryKey });
        },
    });

    function failure(): string | undefined {
        if (!act.error) return undefined;
        if (isFault(act.error, "stale_version")) return t("act.stale");
        if (isFault(act.error, "no_connection")) return t("common:fault.no_connection");
        return act.error.message || t("common:fault.server_trouble");
    }

    return { run: (run: Act) => !act.isPending && act.mutate(run), busy: act.isPending, failure: failure() };
}
