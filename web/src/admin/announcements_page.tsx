/// What a plan announces: to whom, from one day to another, in both languages.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { PlanSelect } from "@/app/plan_select";
import { usePlan } from "@/app/plans";
import { announcementsKey } from "@/announcements/use_announcements";
import { serverNow, api, take } from "@/shared/api/client";
import type { KeptAnnouncement, Plan } from "@/shared/api/contract";
import { formatDay, today } from "@/shared/i18n/format";
import { currentLanguage } from "@/shared/i18n/i18n";
import { Banner } from "@/shared/ui/banner";
import { Button, TextButton } from "@/shared/ui/button";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { useToast } from "@/shared/ui/toast";
import { useFaultText } from "@/shared/api/use_fault_text";
import { AnnouncementDialog, bodyOf } from "./announcement_dialog";

const stateOf = ({ from, to }: KeptAnnouncement, day: string): "later" | "over" | "shown" => {
    if (from > day) return "later";
    return to !== undefined && to < day ? "over" : "shown";
};

function useRemove(plan: string): { remove: (one: KeptAnnouncement) => void; failure: string | undefined } {
    const { t } = useTranslation("admin");
    const toast = useToast();
    const words = useFaultText();
    const queries = useQueryClient();
    const [failure, setFailure] = useState<string>();
    const renew = () => queries.invalidateQueries({ queryKey: announcementsKey });
    const fail = (error: unknown): void => setFailure(words.about(error));
    const at = ({ id }: KeptAnnouncement) => ({ params: { path: { plan, id } } });
    const giveBack = (one: KeptAnnouncement): void =>
        void take(api.PUT("/api/plans/{plan}/announcements/{id}", { ...at(one), body: bodyOf(one) })).then(renew, fail);
    return {
        failure,
        remove: (one) => {
            setFailure(undefined);
            void take(api.DELETE("/api/plans/{plan}/announcements/{id}", { ...at(one), headers: { "If-Match": `"${one.version}"` } })).then(() => {
                toast(t("announce.removed"), { name: t("common:action.undo"), act: () => giveBack(one) });
                return renew();
            }, fail);
        },
    };
}

interface TableProps {
    all: KeptAnnouncement[];
    plan: Plan;
    onOpen: (one: KeptAnnouncement) => void;
    onRemove: (one: KeptAnnouncement) => void;
}

function Table({ all, plan, onOpen, onRemove }: TableProps) {
    const { t } = useTranslation("admin");
    const day = today(plan.time_zone, serverNow());
    const language = currentLanguage() === "es" ? "es" : "en";
    return (
        <table className="table admin-table">
            <thead>
                <tr>
                    <th scope="col">{t("announce.what")}</th>
                    <th scope="col">{t("announce.audience")}</th>
                    <th scope="col">{t("announce.days")}</th>
                    <th scope="col">{t("list.state")}</th>
                    <th scope="col">
                        <span className="hidden-text">{t("act.title")}</span>
                    </th>
                </tr>
            </thead>
            <tbody>
                {all.map((one) => (
                    <tr key={one.id}>
                        <td>
                            <TextButton onPress={() => onOpen(one)}>{one[`title_${language}`]}</TextButton>
                        </td>
                        <td data-label={t("announce.audience")}>{one.audience.map((each) => t(`announce.to.${each}`)).join(", ")}</td>
                        <td data-label={t("announce.days")} className="number">
                            {one.to ? t("announce.from_to", { from: formatDay(one.from), to: formatDay(one.to) }) : t("announce.since", { from: formatDay(one.from) })}
                        </td>
                        <td data-label={t("list.state")}>{t(`announce.state.${stateOf(one, day)}`)}</td>
                        <td>
                            <TextButton aria-label={t("announce.remove_one", { title: one[`title_${language}`] })} onPress={() => onRemove(one)}>
                                {t("announce.remove")}
                            </TextButton>
                        </td>
                    </tr>
                ))}
            </tbody>
        </table>
    );
}

function AnnouncementsOf({ plan }: { plan: Plan }) {
    const { t } = useTranslation("admin");
    const found = useQuery({
        queryKey: [...announcementsKey, "kept", plan.plan],
        queryFn: () => take(api.GET("/api/plans/{plan}/announcements", { params: { path: { plan: plan.plan } } })),
    });
    const [open, setOpen] = useState<KeptAnnouncement | "new">();
    const { remove, failure } = useRemove(plan.plan);
    const all = found.data?.announcements ?? [];
    const add = (
        <Button look="primary" icon="plus" onPress={() => setOpen("new")}>
            {t("announce.add")}
        </Button>
    );
    return (
        <>
            {failure && (
                <Banner tone="bad" live="assertive">
                    {failure}
                </Banner>
            )}
            {all.length > 0 && <div>{add}</div>}
            <section className="card admin-list" aria-busy={found.isPending}>
                {found.isPending && <Skeleton rows={4} onRetry={() => void found.refetch()} />}
                {found.isError && !found.data && <ErrorState title={t("announce.failed")} error={found.error} onRetry={() => void found.refetch()} />}
                {found.isSuccess && all.length === 0 && (
                    <EmptyState title={t("announce.none")} action={add}>
                        {t("announce.none_text")}
                    </EmptyState>
                )}
                {all.length > 0 && <Table all={all} plan={plan} onOpen={setOpen} onRemove={remove} />}
            </section>
            {open && <AnnouncementDialog plan={plan} one={open === "new" ? undefined : open} onClose={() => setOpen(undefined)} />}
        </>
    );
}

export function AnnouncementsPage() {
    const { t } = useTranslation("admin");
    const { plan } = usePlan();
    return (
        <>
            <div className="spread admin-head">
                <div>
                    <PageTitle title={t("announce.title")} />
                    <p className="quiet">{t("announce.text")}</p>
                </div>
                <PlanSelect />
            </div>
            {plan ? <AnnouncementsOf key={plan.plan} plan={plan} /> : <Skeleton rows={4} />}
        </>
    );
}
