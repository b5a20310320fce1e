/// Messages that wait to go out, as long as no mail server takes them: read, sent by hand, marked.
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { PlanSelect } from "@/app/plan_select";
import { usePlan } from "@/app/plans";
import { mailStates, type MailState } from "@/app/words";
import { api, take } from "@/shared/api/client";
import type { Mail } from "@/shared/api/contract";
import { formatShortInstant, zoneName } from "@/shared/i18n/format";
import { Banner } from "@/shared/ui/banner";
import { Button, TextButton } from "@/shared/ui/button";
import { CopyButton } from "@/shared/ui/copy_button";
import { Dialog } from "@/shared/ui/dialog";
import { RadioGroup } from "@/shared/ui/radio_group";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { keys, mailsQuery } from "./queries";
import { useDeed } from "./use_deed";

function MailDialog({ mail, onSent, onClose }: { mail: Mail; onSent: () => void; onClose: () => void }) {
    const { t } = useTranslation("admin");
    return (
        <Dialog
            title={mail.subject}
            size="middle"
            onClose={onClose}
            feet={
                <>
                    <Button onPress={onClose}>{t("common:action.close")}</Button>
                    {!mail.sent_at && (
                        <Button look="primary" onPress={onSent}>
                            {t("mail.mark")}
                        </Button>
                    )}
                </>
            }
        >
            <p className="row-of">
                <span className="quiet">{t("mail.to")}</span> <bdi>{mail.to}</bdi>
                <CopyButton text={mail.to} what={t("mail.address")} iconOnly />
            </p>
            <p className="mail-text" lang="en" dir="auto">
                {mail.text}
            </p>
            <div>
                <CopyButton text={mail.text} what={t("mail.the_text")} size="medium" />
            </div>
        </Dialog>
    );
}

function MailTable({ mails, zone, onOpen }: { mails: Mail[]; zone: string; onOpen: (mail: Mail) => void }) {
    const { t } = useTranslation("admin");
    return (
        <table className="table admin-table">
            <thead>
                <tr>
                    <th scope="col">{t("mail.subject")}</th>
                    <th scope="col">{t("mail.to")}</th>
                    <th scope="col">{t("mail.made", { zone: zoneName(zone) })}</th>
                    <th scope="col">{t("mail.sent")}</th>
                </tr>
            </thead>
            <tbody>
                {mails.map((mail) => (
                    <tr key={`${mail.plan} ${mail.id}`}>
                        <td>
                            <TextButton onPress={() => onOpen(mail)}>{mail.subject}</TextButton>
                        </td>
                        <td>
                            <bdi>{mail.to}</bdi>
                        </td>
                        <td data-label={t("mail.made", { zone: zoneName(zone) })} className="quiet number">
                            {formatShortInstant(mail.created_at, zone)}
                        </td>
                        <td data-label={t("mail.sent")} className="quiet number">
                            {mail.sent_at ? formatShortInstant(mail.sent_at, zone) : "—"}
                        </td>
                    </tr>
                ))}
            </tbody>
        </table>
    );
}

export function MailsPage() {
    const { t } = useTranslation("admin");
    const { state = "waiting" } = useSearch({ from: "/admin/mails" });
    const navigate = useNavigate({ from: "/admin/mails" });
    const { plan } = usePlan();
    const found = useQuery({ ...mailsQuery(plan?.plan ?? "", state), enabled: plan !== undefined });
    const deed = useDeed(keys.mails);
    const [open, setOpen] = useState<Mail>();
    const mails = found.data?.mails ?? [];

    function markSent({ plan: of, id }: Mail): void {
        setOpen(undefined);
        deed.run({
            id,
            done: t("mail.marked"),
            send: () => take(api.POST("/api/mails/{plan}/{id}/sent", { params: { path: { plan: of, id } }, body: {} })),
        });
    }

    return (
        <>
            <div className="spread admin-head">
                <div>
                    <PageTitle title={t("mail.title")} />
                    <p className="quiet">{t("mail.text")}</p>
                </div>
                <PlanSelect />
            </div>
            {deed.failure && (
                <Banner tone="bad" live="assertive">
                    {deed.failure}
                </Banner>
            )}
            <RadioGroup
                segmented
                label={t("list.state")}
                options={mailStates.map((id) => ({ id, name: t(`mail.show.${id}`) }))}
                value={state}
                onChange={(id) => void navigate({ search: (before) => ({ ...before, state: id as MailState }), replace: true })}
            />
            <section className="card admin-list" aria-busy={found.isPending}>
                {found.isPending && <Skeleton rows={4} onRetry={() => void found.refetch()} />}
                {found.isError && !found.data && <ErrorState title={t("mail.failed")} error={found.error} onRetry={() => void found.refetch()} />}
                {found.isSuccess && mails.length === 0 && <EmptyState title={t(state === "waiting" ? "mail.none_waiting" : "mail.none_sent")} />}
                {plan && mails.length > 0 && <MailTable mails={mails} zone={plan.time_zone} onOpen={setOpen} />}
            </section>
            {open && <MailDialog mail={open} onSent={() => markSent(open)} onClose={() => setOpen(undefined)} />}
        </>
    );
}
