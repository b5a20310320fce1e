/// What the plan announces, above what one came for; nothing at all where there is nothing to say. Who is signed in puts
/// away what he has read.
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { Announcement } from "@/shared/api/contract";
import { useFaultText } from "@/shared/api/use_fault_text";
import { formatFullDay } from "@/shared/i18n/format";
import { currentLanguage } from "@/shared/i18n/i18n";
import { Button } from "@/shared/ui/button";
import { useToast } from "@/shared/ui/toast";
import { announcementsKey, useAnnouncements } from "./use_announcements";
import "./announcements.css";

function usePutAway(plan: string): (one: Announcement) => void {
    const { t } = useTranslation();
    const toast = useToast();
    const words = useFaultText();
    const queries = useQueryClient();
    const renew = () => queries.invalidateQueries({ queryKey: announcementsKey });
    const at = ({ id }: Announcement) => ({ params: { path: { plan, id } } });
    const fail = (error: unknown): void => toast(words.about(error));
    const bringBack = (one: Announcement): void =>
        void take(api.DELETE("/api/plans/{plan}/announcements/{id}/put-away", at(one))).then(renew, fail);
    return (one) =>
        void take(api.PUT("/api/plans/{plan}/announcements/{id}/put-away", at(one))).then(() => {
            toast(t("announcements.gone"), { name: t("action.undo"), act: () => bringBack(one) });
            return renew();
        }, fail);
}

export function Announcements({ plan, signedIn }: { plan: string; signedIn: boolean }) {
    const { t } = useTranslation();
    const putAway = usePutAway(plan);
    const all = useAnnouncements(plan).data?.announcements ?? [];
    if (all.length === 0) return null;
    // Other languages than these two wait for their texts, and English stands in.
    const language = currentLanguage() === "es" ? "es" : "en";
    return (
        <section className="card announcements" aria-label={t("announcements.label")}>
            <ul>
                {all.map((one) => (
                    <li key={one.id} className="announcement">
                        <div className="announcement-body">
                            <h2 className="announcement-title" lang={language}>
                                {one[`title_${language}`]}
                            </h2>
                            <p className="hint">{formatFullDay(one.from)}</p>
                            <p className="announcement-text" lang={language}>
                                {one[`text_${language}`]}
                            </p>
                        </div>
                        {signedIn && (
                            <Button look="quiet" icon="close" aria-label={t("announcements.put_away", { title: one[`title_${language}`] })} onPress={() => putAway(one)} />
                        )}
                    </li>
                ))}
            </ul>
        </section>
    );
}
