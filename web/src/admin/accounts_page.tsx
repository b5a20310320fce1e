/// Everybody who may sign in: an administrator sees all, an office administrator the own office.
import { useInfiniteQuery, useQuery, keepPreviousData } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { usePlan } from "@/app/plans";
import { accountStates } from "@/app/words";
import type { Account } from "@/shared/api/contract";
import { formatShortInstant } from "@/shared/i18n/format";
import { Button, TextButton } from "@/shared/ui/button";
import { Link } from "@/shared/ui/link";
import { RadioGroup } from "@/shared/ui/radio_group";
import { Select } from "@/shared/ui/select";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { TextField } from "@/shared/ui/text_field";
import { useSettled } from "@/shared/ui/use_settled";
import { AccountStateMark, SecondStepMark } from "./marks";
import { accountsQuery, rolesQuery, type AccountSearch } from "./queries";

function Row({ account, zone }: { account: Account; zone: string }) {
    const { t } = useTranslation("admin");
    return (
        <tr>
            <td>
                <Link to="/admin/accounts/$account" params={{ account: account.account }} className="admin-link">
                    {account.name}
                </Link>
                <p className="hint">{account.login}</p>
            </td>
            <td>{t(`account:role.${account.role}`, { defaultValue: account.role })}</td>
            <td>{account.organisation_name || "—"}</td>
            <td>
                <SecondStepMark factors={account.second_factor} />
            </td>
            <td data-label={t("list.last")} className="quiet number">
                {account.last_sign_in_at ? formatShortInstant(account.last_sign_in_at, zone) : t("list.never")}
            </td>
            <td>
                <AccountStateMark account={account} />
            </td>
        </tr>
    );
}

function AccountTable({ accounts, zone }: { accounts: Account[]; zone: string }) {
    const { t } = useTranslation("admin");
    return (
        <table className="table admin-table">
            <thead>
                <tr>
                    <th scope="col">{t("list.name")}</th>
                    <th scope="col">{t("account:fact.role")}</th>
                    <th scope="col">{t("account:fact.organisation")}</th>
                    <th scope="col">{t("account:second_step.title")}</th>
                    <th scope="col">{t("list.last")}</th>
                    <th scope="col">{t("list.state")}</th>
                </tr>
            </thead>
            <tbody>
                {accounts.map((account) => (
                    <Row key={account.account} account={account} zone={zone} />
                ))}
            </tbody>
        </table>
    );
}

interface FilterProps {
    search: AccountSearch;
    onText: (text: string) => void;
    onSet: (patch: Partial<Pick<AccountSearch, "role" | "state">>) => void;
}

function Filters({ search, onText, onSet }: FilterProps) {
    const { t } = useTranslation("admin");
    const { data } = useQuery(rolesQuery);
    const roles = (data?.roles ?? []).map(({ role }) => ({ id: role, name: t(`account:role.${role}`, { defaultValue: role }) }));
    return (
        <div className="row-of admin-filters no-print">
            <TextField label={t("list.find")} value={search.text} onChange={onText} exact />
            <Select
                label={t("account:fact.role")}
                options={[{ id: "any", name: t("list.any_role") }, ...roles]}
                value={search.role ?? "any"}
                onChange={(role) => onSet({ role: role === "any" ? undefined : role })}
            />
            <RadioGroup
                segmented
                label={t("list.state")}
                options={accountStates.map((id) => ({ id, name: t(`list.show.${id}`) }))}
                value={search.state}
                onChange={(state) => onSet({ state: state as AccountSearch["state"] })}
            />
        </div>
    );
}

export function AccountsPage() {
    const { t } = useTranslation("admin");
    const { role, state = "active" } = useSearch({ from: "/admin/" });
    const navigate = useNavigate({ from: "/admin/" });
    const zone = usePlan().plan?.time_zone;
    const [text, setText] = useState("");
    const wanted = useSettled(text.trim(), 200);
    const found = useInfiniteQuery({ ...accountsQuery({ text: wanted, role, state }), placeholderData: keepPreviousData });
    const accounts = found.data?.pages.flatMap((page) => page.accounts ?? []) ?? [];
    const set: FilterProps["onSet"] = (patch) => void navigate({ search: (before) => ({ ...before, ...patch }), replace: true });

    function showAll(): void {
        setText("");
        set({ role: undefined, state: "all" });
    }

    return (
        <>
            <div className="spread admin-head">
                <PageTitle title={t("list.title")} />
                <Link to="/admin/accounts/$account" params={{ account: "new" }} look="primary">
                    {t("list.add")}
                </Link>
            </div>
            <Filters search={{ text, role, state }} onText={setText} onSet={set} />
            <p className="hint" role="status">
                {found.isSuccess && t(found.hasNextPage ? "list.count_more" : "list.count", { count: accounts.length })}
            </p>
            <section className="card admin-list" aria-busy={found.isPending}>
                {(found.isPending || !zone) && !found.isError && <Skeleton rows={6} onRetry={() => void found.refetch()} />}
                {found.isError && !found.data && <ErrorState title={t("list.failed")} error={found.error} onRetry={() => void found.refetch()} />}
                {zone && accounts.length > 0 && <AccountTable accounts={accounts} zone={zone} />}
                {found.isSuccess && accounts.length === 0 && (
                    <EmptyState title={t("list.none")} action={<TextButton onPress={showAll}>{t("list.show_all")}</TextButton>} />
                )}
            </section>
            {found.hasNextPage && (
                <div>
                    <Button onPress={() => void found.fetchNextPage()} busy={found.isFetchingNextPage ? t("common:state.loading") : undefined}>
                        {t("list.more")}
                    </Button>
                </div>
            )}
        </>
    );
}
