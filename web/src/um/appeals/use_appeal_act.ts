/// Writes to an appeal: with its version, with a key of its own, and without pretending that it worked.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { Command, FaultAt } from "@/shared/api/contract";
import { isFault } from "@/shared/api/faults";

interface Target {
    appeal: string;
    version: number;
}

export interface AppealAct {
    command: (body: Command) => void;
    busy: boolean;
    failure: string | undefined;
    faults: FaultAt[];
    forget: () => void;
}

/// `typed`: the form holds something that a change by somebody else could make wrong; a dialog always does.
export function useAppealAct(target: Target, onDone: () => void, typed = true): AppealAct {
    const { t } = useTranslation("appeals");
    const queries = useQueryClient();
    const [key, setKey] = useState(() => crypto.randomUUID());
    const act = useMutation({
        mutationFn: (body: Command) =>
            take(
                api.POST("/api/appeals/{number}/commands", {
                    params: { path: { number: target.appeal } },
                    body,
                    headers: { "If-Match": `"${target.version}"`, "Idempotency-Key": key },
                }),
            ),
        onSuccess: async () => {
            setKey(crypto.randomUUID());
            await queries.invalidateQueries({ queryKey: ["appeal", target.appeal] });
            void queries.invalidateQueries({ queryKey: ["appeals"] });
            void queries.invalidateQueries({ queryKey: ["request"] });
            onDone();
        },
        onError: (error) => {
            // What was refused may be mended and sent under a new key; what got lost keeps its key, so that it counts once.
            if (!isFault(error) || error.status === 0 || error.status >= 500) return;
            setKey(crypto.randomUUID());
            if (error.code === "stale_version") {
                void queries.invalidateQueries({ queryKey: ["appeal", target.appeal] });
                void queries.invalidateQueries({ queryKey: ["appeals"] });
            }
        },
    });

    // Nothing may be decided on what is no longer so: a change by somebody else is told before anything is sent.
    const [seen, setSeen] = useState(target.version);
    if (seen !== target.version && (act.isPending || !typed)) setSeen(target.version);
    const isChanged = seen !== target.version && !act.isSuccess;

    function failure(): string | undefined {
        if (!act.error) return isChanged ? t("request:act.changed") : undefined;
        if (isFault(act.error, "stale_version")) return t("request:act.stale");
        if (isFault(act.error, "no_connection")) return t("common:fault.no_connection");
        return act.error.message || t("common:fault.server_trouble");
    }

    return {
        command: (body) => {
            if (!act.isPending) act.mutate(body);
        },
        busy: act.isPending,
        failure: failure(),
        faults: isFault(act.error) ? act.error.all : [],
        forget: () => {
            if (act.isError) act.reset();
        },
    };
}
