/// Requests begun and not sent: go on, or delete with undo. Colleagues of the office see them, too.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { Draft, DraftHead } from "@/shared/api/contract";
import { formatDay, formatInstantDay, formatShortInstant } from "@/shared/i18n/format";
import { useRefetchInterval } from "@/requests/use_requests";
import { Button } from "@/shared/ui/button";
import { Link } from "@/shared/ui/link";
import { useToast } from "@/shared/ui/toast";
import "./drafts.css";

export function useDrafts(plan: string) {
    return useQuery({
        queryKey: ["drafts", plan],
        queryFn: () => take(api.GET("/api/drafts", { params: { query: { plan } } })),
        refetchInterval: useRefetchInterval() && 30_000,
    });
}

const at = (id: string) => ({ params: { path: { id } } });

/// Takes a draft away, and can give it back as it was.
function useDelete(): (draft: DraftHead) => Promise<void> {
    const { t } = useTranslation("requests");
    const toast = useToast();
    const queries = useQueryClient();
    const renew = () => queries.invalidateQueries({ queryKey: ["drafts"] });
    const giveBack = async ({ draft, plan, summary, content }: Draft): Promise<void> => {
        await take(api.PUT("/api/drafts/{id}", { ...at(draft), body: { plan, summary, content } }));
        await renew();
    };
    return async ({ draft }) => {
        try {
            const whole = await take(api.GET("/api/drafts/{id}", at(draft)));
            await take(api.DELETE("/api/drafts/{id}", at(draft)));
            toast(t("drafts.deleted"), { name: t("saved.undo"), act: () => void giveBack(whole).catch(() => toast(t("drafts.not_back"))) });
        } catch (error) {
            toast(error instanceof Error && error.message ? error.message : t("common:fault.server_trouble"));
        }
        await renew();
    };
}

export function DraftRow({ draft, zone, account, full }: { draft: DraftHead; zone: string; account: string; full?: boolean }) {
    const { t } = useTranslation("requests");
    const remove = useDelete();
    const { summary } = draft;
    const name = summary.member_name ?? t("drafts.no_member");
    const percent = summary.percent ?? 0;
    const notes = [
        t("drafts.saved", { time: formatShortInstant(draft.updated_at, zone) }),
        draft.owner !== account && draft.owner_name && t("by", { name: draft.owner_name }),
        full && summary.service_from && t("drafts.service_from", { day: formatDay(summary.service_from) }),
        (draft.expires_soon || full) && draft.expires_at && t("drafts.expires", { day: formatInstantDay(draft.expires_at, zone) }),
    ];
    return (
        <li className="draft">
            <span className="row-main">
                <span>
                    <strong>{name}</strong>{" "}
                    <span className="quiet">
                        {[t(`words:value.kind.${summary.kind}`, { defaultValue: summary.kind ?? "" }), summary.service].filter(Boolean).join(", ")}
                    </span>
                </span>
                <span className="hint draft-line">
                    <span className="progress draft-bar" aria-hidden="true">
                        <span style={{ inlineSize: `${percent}%` }} />
                    </span>
                    <span>
                        {t("drafts.percent", { percent })}, {notes.filter(Boolean).join(" · ")}
                    </span>
                </span>
            </span>
            <span className="row-of">
                <Link to="/requests/new" search={{ draft: draft.draft, kind: summary.kind }} aria-label={t("drafts.continue_of", { name })}>
                    {t("drafts.continue")}
                </Link>
                <Button look="quiet" size="small" icon="close" aria-label={t("drafts.delete", { name })} onPress={() => void remove(draft)} />
            </span>
        </li>
    );
}
