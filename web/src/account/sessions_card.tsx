/// Where one is signed in, and signing out there or everywhere.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { takeSession } from "@/app/session";
import { api, take } from "@/shared/api/client";
import type { OpenSession } from "@/shared/api/contract";
import { isFault } from "@/shared/api/faults";
import { useFaultText } from "@/shared/api/use_fault_text";
import { zoneName } from "@/shared/i18n/format";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { useToast } from "@/shared/ui/toast";
import { SessionRows } from "./session_rows";
import { SettingCard } from "./setting_row";

const key = ["account", "sessions"];

export function SessionsCard({ zone }: { zone: string }) {
    const { t } = useTranslation("account");
    const toast = useToast();
    const words = useFaultText();
    const queries = useQueryClient();
    const found = useQuery({ queryKey: key, queryFn: () => take(api.GET("/api/account/sessions")) });
    const reload = (): Promise<void> => queries.invalidateQueries({ queryKey: key });

    const endOne = useMutation({
        mutationFn: ({ id }: OpenSession) => take(api.DELETE("/api/account/sessions/{id}", { params: { path: { id } } })),
        onSuccess: () => toast(t("session.ended")),
        onSettled: reload,
    });
    const endOthers = useMutation({
        mutationFn: () => takeSession(api.DELETE("/api/account/sessions", { params: { query: { keep: "current" } } })),
        onSuccess: () => toast(t("session.others_ended")),
        onSettled: reload,
    });
    const endAll = useMutation({
        mutationFn: () => take(api.DELETE("/api/account/sessions", { params: {} })),
        // A new start of the page forgets what was loaded under the session.
        onSuccess: () => location.assign("/sign-in"),
    });
    const failed = [endOne.error, endOthers.error, endAll.error].find((error) => error && !isFault(error, "unknown_session"));
    const sessions = (found.data?.sessions ?? []).toSorted((a, b) => Number(b.current ?? false) - Number(a.current ?? false));

    return (
        <SettingCard
            title={t("session.title")}
            text={t("session.text", { zone: zoneName(zone) })}
            foot={
                <>
                    {sessions.length > 1 && (
                        <Button onPress={() => endOthers.mutate()} busy={endOthers.isPending ? t("session.ending") : undefined}>
                            {t("session.end_others")}
                        </Button>
                    )}
                    <Button onPress={() => endAll.mutate()} busy={endAll.isPending ? t("session.ending") : undefined}>
                        {t("session.end_all")}
                    </Button>
                </>
            }
        >
            {failed && (
                <li className="setting">
                    <Banner tone="bad" live="assertive">
                        {words.about(failed)}
                    </Banner>
                </li>
            )}
            {found.isPending && (
                <li>
                    <Skeleton rows={2} onRetry={() => void found.refetch()} />
                </li>
            )}
            {found.isError && !found.data && (
                <li>
                    <ErrorState title={t("session.failed")} error={found.error} onRetry={() => void found.refetch()} />
                </li>
            )}
            <SessionRows
                sessions={sessions}
                zone={zone}
                ending={endOne.isPending ? endOne.variables.id : undefined}
                onEnd={(session) => endOne.mutate(session)}
            />
        </SettingCard>
    );
}
