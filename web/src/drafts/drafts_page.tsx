/// All drafts of the office.
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { PlanSelect } from "@/app/plan_select";
import { usePlan } from "@/app/plans";
import { RequireSignIn } from "@/app/require_sign_in";
import type { Plan, User } from "@/shared/api/contract";
import { Link } from "@/shared/ui/link";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { DraftRow, useDrafts } from "./draft_list";
import "@/requests/requests.css";

function Drafts({ user, plan }: { user: User; plan: Plan }) {
    const { t } = useTranslation("requests");
    const { data, error, refetch } = useDrafts(plan.plan);
    const drafts = data?.drafts ?? [];
    return (
        <section className="card" aria-label={t("drafts.title")}>
            {!data && !error && <Skeleton rows={5} onRetry={() => void refetch()} />}
            {!data && error && <ErrorState title={t("drafts.failed")} error={error} onRetry={() => void refetch()} />}
            {data && drafts.length === 0 && (
                <EmptyState
                    title={t("drafts.none")}
                    action={
                        <Link to="/requests/new" look="primary">
                            {t("start")}
                        </Link>
                    }
                >
                    {t("drafts.none_text")}
                </EmptyState>
            )}
            <ul>
                {drafts.map((draft) => (
                    <DraftRow key={draft.draft} draft={draft} zone={plan.time_zone} user={user} full />
                ))}
            </ul>
        </section>
    );
}

export function DraftsPage() {
    const { t } = useTranslation("requests");
    const { plan } = usePlan();
    return (
        <div className="page">
            <div className="spread requests-head" data-density="compact">
                <PageTitle title={t("drafts.title")} />
                <PlanSelect />
            </div>
            <p className="quiet">{t("drafts.intro")}</p>
            <RequireSignIn right="request_submit">{(user) => (plan ? <Drafts user={user} plan={plan} /> : <Skeleton rows={5} />)}</RequireSignIn>
        </div>
    );
}
