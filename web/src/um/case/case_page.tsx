/// The case screen of plan staff.
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { RequireSignIn } from "@/app/require_sign_in";
import { isStaff } from "@/request/acts/may";
import { requestQuery } from "@/request/request_query";
import { RestrictedRecord } from "@/restricted/lazy_record";
import type { User } from "@/shared/api/contract";
import { isFault } from "@/shared/api/faults";
import { groupNumber } from "@/shared/i18n/format";
import { Link } from "@/shared/ui/link";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { Workbench } from "./workbench";
import "@/request/request.css";
import "@/request/request_work.css";
import "./case.css";

function CaseFor({ number, user }: { number: string; user: User }) {
    const { t } = useTranslation("case");
    const { data, error, refetch } = useQuery({ ...requestQuery(number), enabled: isStaff(user) });
    if (data) return <Workbench request={data} user={user} />;
    const missing = isFault(error) && (error.status === 404 || error.status === 403);
    return (
        <div className="page page-request">
            <PageTitle title={t("request:title", { number: groupNumber(number) })} look="large-number">
                {groupNumber(number)}
            </PageTitle>
            <div className="card">
                {!isStaff(user) && (
                    <EmptyState
                        title={t("not_staff")}
                        action={
                            <Link to="/requests/$number" params={{ number }} look="secondary">
                                {t("bar.request")}
                            </Link>
                        }
                    >
                        {t("not_staff_hint")}
                    </EmptyState>
                )}
                {isFault(error, "restricted_record") && (
                    <Suspense fallback={<Skeleton rows={8} />}>
                        <RestrictedRecord record={{ request: number }} onOpen={() => void refetch()} />
                    </Suspense>
                )}
                {error && !isFault(error, "restricted_record") && <ErrorState title={t(missing ? "request:not_here" : "request:failed")} error={error} onRetry={() => void refetch()} />}
                {isStaff(user) && !error && <Skeleton rows={8} onRetry={() => void refetch()} />}
            </div>
        </div>
    );
}

export function CasePage() {
    const { number } = useParams({ from: "/um/cases/$number" });
    return <RequireSignIn>{(user) => <CaseFor key={number} number={number} user={user} />}</RequireSignIn>;
}
