/// Who asks for an account, the one to answer first on top.
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { PlanSelect } from "@/app/plan_select";
import { usePlan } from "@/app/plans";
import { askedStates, type AskedState } from "@/app/words";
import type { AccountRequest } from "@/shared/api/contract";
import { formatInstantDay } from "@/shared/i18n/format";
import { Link } from "@/shared/ui/link";
import { RadioGroup } from "@/shared/ui/radio_group";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { AnswerBy, AskedMark } from "./marks";
import { askedQuery } from "./queries";

function Row({ asked, zone }: { asked: AccountRequest; zone: string }) {
    const { t } = useTranslation("admin");
    return (
        <tr>
            <td>
                <Link to="/admin/account-requests/$number" params={{ number: asked.number }} className="admin-link">
                    {asked.name}
                </Link>
                <p className="hint number">{asked.number}</p>
            </td>
            <td>{asked.organisation_name}</td>
            <td>{t(`account:role.${asked.role}`, { defaultValue: asked.role })}</td>
            <td className="quiet number">{formatInstantDay(asked.asked_at, zone)}</td>
            <td data-label={t("asked.answer_by")}>
                <AnswerBy asked={asked} zone={zone} />
            </td>
            <td>
                <AskedMark state={asked.state} />
            </td>
        </tr>
    );
}

export function AccountRequestsPage() {
    const { t } = useTranslation("admin");
    const { state = "waiting" } = useSearch({ from: "/admin/account-requests" });
    const navigate = useNavigate({ from: "/admin/account-requests" });
    const { plan } = usePlan();
    const found = useQuery({ ...askedQuery(plan?.plan ?? "", state), enabled: plan !== undefined });
    const rows = found.data?.account_requests ?? [];
    return (
        <>
            <div className="spread admin-head">
                <PageTitle title={t("asked.title")} />
                <PlanSelect />
            </div>
            <RadioGroup
                segmented
                label={t("list.state")}
                options={askedStates.map((id) => ({ id, name: t(`asked.show.${id}`) }))}
                value={state}
                onChange={(id) => void navigate({ search: (before) => ({ ...before, state: id as AskedState }), replace: true })}
            />
            <section className="card admin-list" aria-busy={found.isPending}>
                {found.isPending && <Skeleton rows={4} onRetry={() => void found.refetch()} />}
                {found.isError && !found.data && <ErrorState title={t("asked.failed")} error={found.error} onRetry={() => void found.refetch()} />}
                {found.isSuccess && rows.length === 0 && (
                    <EmptyState title={t(state === "waiting" ? "asked.none_waiting" : "asked.none")}>
                        {state === "waiting" && t("asked.none_text")}
                    </EmptyState>
                )}
                {plan && rows.length > 0 && (
                    <table className="table admin-table">
                        <thead>
                            <tr>
                                <th scope="col">{t("asked.who")}</th>
                                <th scope="col">{t("account:fact.organisation")}</th>
                                <th scope="col">{t("account:fact.role")}</th>
                                <th scope="col">{t("asked.asked_on")}</th>
                                <th scope="col">{t("asked.answer_by")}</th>
                                <th scope="col">{t("list.state")}</th>
                            </tr>
                        </thead>
                        <tbody>
                            {rows.map((asked) => (
                                <Row key={asked.number} asked={asked} zone={plan.time_zone} />
                            ))}
                        </tbody>
                    </table>
                )}
            </section>
        </>
    );
}
