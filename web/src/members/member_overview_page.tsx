/// The whole picture of one member, as far as the reader may see it: coverage, who decides, requests, what stands approved.
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { usePlan } from "@/app/plans";
import { RequireSignIn } from "@/app/require_sign_in";
import { TalkToUs } from "@/lookup/rail";
import { RestrictedRecord } from "@/restricted/lazy_record";
import { api, take } from "@/shared/api/client";
import type { Plan } from "@/shared/api/contract";
import { isFault } from "@/shared/api/faults";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { Alerts, Authorizations, Head, History, Requests } from "./overview_parts";

function Overview({ plan, id }: { plan: Plan; id: string }) {
    const { t } = useTranslation("members");
    const { data, error, refetch } = useQuery({
        queryKey: ["member-overview", plan.plan, id],
        queryFn: () => take(api.POST("/api/members/overview", { body: { plan: plan.plan, member: id } })),
    });
    if (!data) {
        return (
            <>
                <PageTitle title={t("overview_title")} />
                <div className="card">
                    {isFault(error, "restricted_record") ? (
                        <Suspense fallback={<Skeleton rows={8} />}>
                            <RestrictedRecord record={{ plan: plan.plan, member: id }} onOpen={() => void refetch()} />
                        </Suspense>
                    ) : error ? (
                        <ErrorState title={t(isFault(error, "unknown_member") ? "unknown" : "failed")} error={error} onRetry={() => void refetch()} />
                    ) : (
                        <Skeleton rows={8} onRetry={() => void refetch()} />
                    )}
                </div>
            </>
        );
    }
    const contacts = [...(data.group_contact ? [data.group_contact] : []), ...(data.contacts ?? [])];
    return (
        <>
            <Head member={data} plan={plan} />
            <Alerts member={data} />
            <div className="member-grid">
                <div className="stack">
                    <Requests member={data} />
                    <Authorizations member={data} />
                </div>
                <aside className="stack" aria-label={t("aside")}>
                    <History member={data} />
                    {contacts.length > 0 && <TalkToUs contacts={contacts} />}
                </aside>
            </div>
        </>
    );
}

export function MemberOverviewPage() {
    const { t } = useTranslation("members");
    const { id } = useParams({ from: "/members/$id" });
    const { plan } = usePlan();
    return (
        <div className="page">
            <Link to="/members" className="mark back no-print">
                <Icon name="back" size={16} />
                {t("title")}
            </Link>
            <RequireSignIn>{() => (plan ? <Overview key={id} plan={plan} id={id} /> : <Skeleton rows={8} />)}</RequireSignIn>
        </div>
    );
}
