/// Which rights of the role this person has. What is taken away is gone at once, wherever the person is signed in.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { hasRight, useSession } from "@/app/session";
import { api, take } from "@/shared/api/client";
import type { Account } from "@/shared/api/contract";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { Checkbox } from "@/shared/ui/checkbox";
import { useToast } from "@/shared/ui/toast";
import { useFields } from "@/shared/ui/use_fields";
import { accountQuery, keys, rolesQuery } from "./queries";

/// What anybody may do, signed in or not.
const always = ["lookup", "proof"];

function useWithhold(account: Account): (withheld: string[]) => Promise<Account> {
    const queries = useQueryClient();
    return async (withheld) => {
        // Undo comes after the account has a new version.
        const { version } = await queries.fetchQuery({ ...accountQuery(account.account), staleTime: 0 });
        return take(
            api.PUT("/api/accounts/{id}/withheld", {
                params: { path: { id: account.account } },
                body: { withheld },
                headers: { "If-Match": `"${version}"` },
            }),
        );
    };
}

function RightsForm({ account, rights }: { account: Account; rights: string[] }) {
    const { t } = useTranslation("admin");
    const queries = useQueryClient();
    const toast = useToast();
    const mayGiveBackAll = hasRight(useSession()?.user, "administer");
    const withhold = useWithhold(account);
    const before = account.withheld ?? [];
    const renew = (): void => void queries.invalidateQueries({ queryKey: keys.accounts });
    const fields = useFields({
        first: { withheld: before },
        send: ({ withheld }) => withhold(withheld),
        onDone: () => {
            const undo = (): void => void withhold(before).then(renew, () => toast(t("rights.not_undone")));
            toast(t("rights.saved"), { name: t("common:action.undo"), act: undo });
            renew();
        },
    });
    const { withheld } = fields.values;
    const byPlan = mayGiveBackAll ? [] : (account.withheld_by_plan ?? []);
    const isChanged = withheld.length !== before.length || withheld.some((right) => !before.includes(right));
    const toggle = (right: string, has: boolean): void =>
        fields.set({ withheld: has ? withheld.filter((each) => each !== right) : [...withheld, right] });
    return (
        <form ref={fields.form} className="stack" onSubmit={fields.submit} noValidate>
            {fields.failure && (
                <Banner tone="bad" live="assertive">
                    {fields.failure}
                </Banner>
            )}
            <ul className="admin-checks">
                {rights.map((right) => (
                    <li key={right}>
                        {byPlan.includes(right) ? (
                            <p className="admin-taken">
                                <span>{t(`account:right.${right}`, { defaultValue: right })}</span>
                                <span className="hint">{t("rights.by_plan")}</span>
                            </p>
                        ) : (
                            <Checkbox checked={!withheld.includes(right)} onChange={(has) => toggle(right, has)}>
                                {t(`account:right.${right}`, { defaultValue: right })}
                            </Checkbox>
                        )}
                    </li>
                ))}
            </ul>
            <div className="row-of">
                <Button type="submit" isDisabled={!isChanged} busy={fields.busy ? t("account:saving") : undefined}>
                    {t("rights.save")}
                </Button>
            </div>
        </form>
    );
}

export function RightsCard({ account }: { account: Account }) {
    const { t } = useTranslation("admin");
    const { data } = useQuery(rolesQuery);
    const isOwn = useSession()?.user?.account === account.account;
    const all = data?.roles?.find(({ role }) => role === account.role)?.rights ?? [];
    const rights = all.filter((right) => !always.includes(right));
    if (rights.length === 0) return null;
    const role = t(`account:role.${account.role}`, { defaultValue: account.role });
    return (
        <section className="card card-pad stack" aria-labelledby="rights-title">
            <div>
                <h2 className="card-title" id="rights-title">
                    {t("rights.title")}
                </h2>
                <p className="hint">{t(isOwn ? "rights.own" : "rights.hint", { role })}</p>
            </div>
            {isOwn ? (
                <ul className="admin-rights">
                    {rights.map((right) => (
                        <li key={right} className="tag">
                            {t(`account:right.${right}`, { defaultValue: right })}
                        </li>
                    ))}
                </ul>
            ) : (
                <RightsForm account={account} rights={rights} />
            )}
        </section>
    );
}
