/// Requests begun and not sent: go on, hand over, or delete, the last two with undo. Colleagues of the office see them, too.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { Draft, DraftHead, User } from "@/shared/api/contract";
import { formatDay, formatInstantDay, formatShortInstant } from "@/shared/i18n/format";
import { useRefetchInterval } from "@/requests/use_requests";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { Menu, type MenuEntry } from "@/shared/ui/menu";
import { useToast } from "@/shared/ui/toast";
import { useOwner } from "./use_owner";
import "./drafts.css";

const HandOverDialog = lazy(() => import("./hand_over_dialog"));

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

interface DraftRowProps {
    draft: DraftHead;
    zone: string;
    user: User;
    full?: boolean;
}

function DraftMenu({ draft, user, name }: Pick<DraftRowProps, "draft" | "user"> & { name: string }) {
    const { t } = useTranslation("requests");
    const [handing, setHanding] = useState(false);
    const remove = useDelete();
    const { takeOver } = useOwner(user);
    const entries: MenuEntry[] = [
        { id: "hand_over", name: t("drafts.hand_over"), icon: "person", act: () => setHanding(true) },
        { id: "delete", name: t("drafts.delete"), icon: "close", act: () => void remove(draft) },
    ];
    if (draft.owner !== user.account) entries.unshift({ id: "take_over", name: t("drafts.take_over"), icon: "download", act: () => void takeOver(draft) });
    return (
        <>
            <Menu label={t("drafts.acts", { name })} entries={entries} className="button draft-acts">
                <Icon name="more" />
            </Menu>
            {handing && (
                <Suspense>
                    <HandOverDialog draft={draft} user={user} onClose={() => setHanding(false)} />
                </Suspense>
            )}
        </>
    );
}

export function DraftRow({ draft, zone, user, full }: DraftRowProps) {
    const { t } = useTranslation("requests");
    const { summary } = draft;
    const name = summary.member_name ?? t("drafts.no_member");
    const percent = summary.percent ?? 0;
    const notes = [
        t("drafts.saved", { time: formatShortInstant(draft.updated_at, zone) }),
        draft.owner !== user.account && draft.owner_name && t("by", { name: draft.owner_name }),
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
                <DraftMenu draft={draft} user={user} name={name} />
            </span>
        </li>
    );
}
