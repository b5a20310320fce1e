/// What stands around every report: its name, the way to the others, the plan, and nothing for who may not read reports.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { PlanSelect } from "@/app/plan_select";
import { usePlan } from "@/app/plans";
import { RequireSignIn } from "@/app/require_sign_in";
import { mayReadReports } from "@/app/session";
import type { Plan } from "@/shared/api/contract";
import { EmptyState, Skeleton } from "@/shared/ui/state";
import { ReportTabs } from "./report_tabs";
import { CasesBehind } from "./cases_behind";
import "@/requests/requests.css";
import "@/shared/ui/labelled_table.css";
import "@/admin/admin.css";
import "./reports.css";

function NoRight() {
    const { t } = useTranslation("reports");
    return (
        <>
            <PageTitle title={t("no_right.title")} />
            <section className="card">
                <EmptyState title={t("no_right.needed")}>{t("no_right.text")}</EmptyState>
            </section>
        </>
    );
}

interface ReportFrameProps {
    title: string;
    hint?: string;
    children: (plan: Plan) => ReactNode;
}

export function ReportFrame({ title, hint, children }: ReportFrameProps) {
    const { plan } = usePlan();
    return (
        <div className="page reports" data-density="compact">
            <RequireSignIn>
                {(user) =>
                    mayReadReports(user) ? (
                        <>
                            <ReportTabs user={user} />
                            <div className="spread reports-head">
                                <div className="row-of">
                                    <PageTitle title={title} />
                                    {hint && <span className="hint">{hint}</span>}
                                </div>
                                <PlanSelect />
                            </div>
                            {plan ? <CasesBehind plan={plan}>{children(plan)}</CasesBehind> : <Skeleton rows={8} />}
                        </>
                    ) : (
                        <NoRight />
                    )
                }
            </RequireSignIn>
        </div>
    );
}
