/// One account: changed on the left, acted on at the right.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { usePlan } from "@/app/plans";
import { api, take } from "@/shared/api/client";
import type { Account } from "@/shared/api/contract";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { useToast } from "@/shared/ui/toast";
import { useFields, type Fields } from "@/shared/ui/use_fields";
import { AccessCard, LicenceCard, PersonCard, toSend, valuesOf, type AccountValues } from "./account_form";
import { AccountSide } from "./account_side";
import { AccountStateMark } from "./marks";
import { accountQuery, keys } from "./queries";
import { RightsCard } from "./rights_card";

function useChecks(): (values: AccountValues) => Partial<Record<keyof AccountValues, string | undefined>> {
    const { t } = useTranslation("sign_in");
    const needed = (text: string): string | undefined => (text.trim() ? undefined : t("fault.required"));
    return (values) => ({
        name: needed(values.name),
        login: needed(values.login),
        role: values.role ? undefined : t("fault.unknown_role"),
        plan: values.plan ? undefined : t("fault.unknown_plan"),
    });
}

function Form({ fields, act, savedRole }: { fields: Fields<AccountValues>; act: string; savedRole?: string }) {
    const { t } = useTranslation("admin");
    return (
        <form ref={fields.form} className="stack" onSubmit={fields.submit} noValidate>
            {fields.failure && (
                <Banner tone="bad" live="assertive">
                    {fields.failure}
                </Banner>
            )}
            <PersonCard fields={fields} />
            <AccessCard fields={fields} savedRole={savedRole} />
            <LicenceCard fields={fields} />
            <div className="row-of">
                <Button type="submit" look="primary" busy={fields.busy ? t("account:saving") : undefined}>
                    {act}
                </Button>
            </div>
        </form>
    );
}

function EditAccount({ account }: { account: Account }) {
    const { t } = useTranslation("admin");
    const queries = useQueryClient();
    const toast = useToast();
    const fields = useFields({
        first: valuesOf(account),
        check: useChecks(),
        send: (values) =>
            take(
                api.PUT("/api/accounts/{id}", {
                    params: { path: { id: account.account } },
                    body: { ...toSend(values), disabled: Boolean(account.disabled) },
                    headers: { "If-Match": `"${account.version}"` },
                }),
            ),
        onDone: () => {
            toast(t("edit.saved"));
            void queries.invalidateQueries({ queryKey: keys.accounts });
        },
    });
    return <Form fields={fields} act={t("edit.save")} savedRole={account.role} />;
}

function AddAccount() {
    const { t } = useTranslation("admin");
    const navigate = useNavigate();
    const queries = useQueryClient();
    const toast = useToast();
    const { plan } = usePlan();
    const checks = useChecks();
    const fields = useFields({
        first: valuesOf({ ...(plan ? { plan: plan.plan, plans: [plan.plan] } : {}) }),
        check: (values) => ({ ...checks(values), email: values.email.trim() ? undefined : t("edit.email_needed") }),
        send: async (values) => {
            const answer = await api.POST("/api/accounts", { body: toSend(values) });
            await take(Promise.resolve(answer));
            return answer.response.headers.get("Location")?.split("/").at(-1);
        },
        onDone: (id) => {
            toast(t("edit.added"));
            void queries.invalidateQueries({ queryKey: keys.accounts });
            void navigate(id ? { to: "/admin/accounts/$account", params: { account: id } } : { to: "/admin" });
        },
    });
    return (
        <>
            <p className="quiet">{t("edit.link_follows")}</p>
            <Form fields={fields} act={t("edit.add")} />
        </>
    );
}

function OneAccount({ id }: { id: string }) {
    const { t } = useTranslation("admin");
    const found = useQuery(accountQuery(id));
    const zone = usePlan().plan?.time_zone;
    if (found.isError && !found.data) {
        return (
            <>
                <PageTitle title={t("edit.title")} />
                <section className="card">
                    <ErrorState title={t("edit.failed")} error={found.error} onRetry={() => void found.refetch()} />
                </section>
            </>
        );
    }
    if (!found.data || !zone) return <Skeleton rows={6} onRetry={() => void found.refetch()} />;
    const account = found.data;
    return (
        <>
            <div className="row-of admin-who">
                <PageTitle title={t("edit.title")}>{account.name}</PageTitle>
                <AccountStateMark account={account} pill />
            </div>
            <div className="admin-grid">
                {/* After a change elsewhere the form begins anew with what is true now. */}
                <div key={account.version} className="stack">
                    <EditAccount account={account} />
                    <RightsCard account={account} />
                </div>
                <AccountSide account={account} zone={zone} />
            </div>
        </>
    );
}

export function OneAccountPage() {
    const { t } = useTranslation("admin");
    const { account } = useParams({ from: "/admin/accounts/$account" });
    const isNew = account === "new";
    return (
        <>
            <p>
                <Link to="/admin" className="link-with-icon">
                    <Icon name="back" size={16} />
                    {t("list.title")}
                </Link>
            </p>
            {isNew ? (
                <div className="stack admin-narrow">
                    <PageTitle title={t("list.add")} />
                    <AddAccount />
                </div>
            ) : (
                <OneAccount key={account} id={account} />
            )}
        </>
    );
}
