/// One's own account: who one is here, how one signs in, passkeys, where one is signed in, what happened.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { usePlan } from "@/app/plans";
import { RequireSignIn } from "@/app/require_sign_in";
import { api, take } from "@/shared/api/client";
import type { OwnAccount } from "@/shared/api/contract";
import { formatDay } from "@/shared/i18n/format";
import { Disclosure } from "@/shared/ui/disclosure";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { PasskeysCard, SignInCard } from "./factor_cards";
import { LogList } from "./log_list";
import { SessionsCard } from "./sessions_card";
import "./account.css";

function WhoCard({ account }: { account: OwnAccount }) {
    const { t } = useTranslation("account");
    const licence = [account.licence_type?.toUpperCase(), account.licence, account.licence_state].filter(Boolean).join(" ");
    const facts: [string, string | undefined][] = [
        [t("fact.name"), account.name],
        [t("sign_in:login"), account.login],
        [t("fact.email"), account.email],
        [t("fact.role"), t(`role.${account.role}`, { defaultValue: account.role })],
        [t("fact.organisation"), account.organisation_name],
        [t("fact.withheld"), account.withheld?.map((right) => t(`right.${right}`, { defaultValue: right })).join(" · ")],
        [t("fact.licence"), licence && account.licence_until ? t("fact.licence_until", { licence, day: formatDay(account.licence_until) }) : licence],
    ];
    return (
        <section className="card">
            <div className="setting-head">
                <h2 className="card-title">{t("who")}</h2>
            </div>
            <dl className="facts account-facts">
                {facts
                    .filter(([, value]) => value)
                    .map(([name, value]) => (
                        <div key={name} className="contents">
                            <dt>{name}</dt>
                            <dd>{value}</dd>
                        </div>
                    ))}
            </dl>
        </section>
    );
}

function LogCard({ zone }: { zone: string }) {
    const { t } = useTranslation("account");
    const found = useQuery({ queryKey: ["account", "log"], queryFn: () => take(api.GET("/api/account/log")) });
    return (
        <section className="card card-pad">
            <Disclosure level={2} title={t("log.title")}>
                {found.isPending && <Skeleton rows={3} />}
                {found.isError && <ErrorState title={t("log.failed")} error={found.error} onRetry={() => void found.refetch()} />}
                {found.data && <LogList entries={found.data.entries ?? []} zone={zone} />}
            </Disclosure>
        </section>
    );
}

function Account() {
    const { t } = useTranslation("account");
    const queries = useQueryClient();
    const zone = usePlan().plan?.time_zone;
    const found = useQuery({ queryKey: ["account"], queryFn: () => take(api.GET("/api/account")) });
    const reload = (): void => void queries.invalidateQueries({ queryKey: ["account"] });
    if (found.isError && !found.data) return <ErrorState title={t("failed")} error={found.error} onRetry={() => void found.refetch()} />;
    if (!found.data || !zone) return <Skeleton rows={6} onRetry={() => void found.refetch()} />;
    const parts = { account: found.data, zone, onChange: reload };
    return (
        <>
            <WhoCard account={found.data} />
            <SignInCard {...parts} />
            <PasskeysCard {...parts} />
            <SessionsCard zone={zone} />
            <LogCard zone={zone} />
        </>
    );
}

export function AccountPage() {
    const { t } = useTranslation("account");
    return (
        <div className="page page-reading">
            <PageTitle title={t("title")} />
            <RequireSignIn>{() => <Account />}</RequireSignIn>
        </div>
    );
}
