/// Asking for an account: the agreement, who, for which office, with which rights. Nobody is signed in here.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { PlanSelect } from "@/app/plan_select";
import { usePlan } from "@/app/plans";
import { api, take } from "@/shared/api/client";
import type { Plan } from "@/shared/api/contract";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { AskForm, type Asked } from "./ask_form";
import { AskedResult } from "./asked_result";
import "./ask.css";

function Ask({ plan, onAsked }: { plan: Plan; onAsked: (asked: Asked) => void }) {
    const { t } = useTranslation("account");
    const found = useQuery({
        queryKey: ["account-request-form", plan.plan],
        queryFn: () => take(api.GET("/api/account-requests/form", { params: { query: { plan: plan.plan } } })),
        staleTime: 600_000,
    });
    if (found.isError) return <ErrorState title={t("ask.failed")} error={found.error} onRetry={() => void found.refetch()} />;
    if (!found.data) return <Skeleton rows={6} onRetry={() => void found.refetch()} />;
    const { from, to } = found.data.days;
    return (
        <>
            <p className="ask-intro">{t("ask.intro", { plan: plan.name, from, to })}</p>
            <AskForm key={plan.plan} offer={found.data} onAsked={onAsked} />
        </>
    );
}

export function AskPage() {
    const { t } = useTranslation("account");
    const { plan, error, retry } = usePlan();
    const [asked, setAsked] = useState<Asked>();
    if (asked && plan) return <AskedResult asked={asked} plan={plan} />;
    return (
        <div className="page page-reading">
            <div className="spread ask-head">
                <PageTitle title={t("ask.title")} />
                <PlanSelect />
            </div>
            {error && <ErrorState title={t("ask.failed")} error={error} onRetry={retry} />}
            {!error && !plan && <Skeleton rows={6} />}
            {plan && <Ask plan={plan} onAsked={setAsked} />}
        </div>
    );
}
