/// A password by a one-time link. The token stands behind the # of the address, which no server sees, and is taken out of
/// the address and its history before anything is shown.
import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { usePlan } from "@/app/plans";
import { api, take } from "@/shared/api/client";
import type { LinkOwner } from "@/shared/api/contract";
import { isFault } from "@/shared/api/faults";
import { formatInstant, zoneName } from "@/shared/i18n/format";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { Link } from "@/shared/ui/link";
import { PasswordField } from "@/shared/ui/password_field";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { useFields } from "@/shared/ui/use_fields";
import { newPasswordProblem } from "./new_password";
import { takeToken } from "./one_time_token";
import "./sign_in.css";

function LinkUseless() {
    const { t } = useTranslation("sign_in");
    return (
        <section className="card">
            <EmptyState
                title={t("set_password.useless")}
                action={
                    <Link to="/sign-in/forgotten" look="primary">
                        {t("set_password.another")}
                    </Link>
                }
            >
                {t("set_password.useless_text")}
            </EmptyState>
        </section>
    );
}

function SetPasswordForm({ token, owner, onDone }: { token: string; owner: LinkOwner; onDone: () => void }) {
    const { t } = useTranslation("sign_in");
    const zone = usePlan().plan?.time_zone;
    const atLeast = owner.password_length_min ?? 12;
    const fields = useFields({
        first: { new_password: "" },
        focusFirst: true,
        check: ({ new_password }) => ({ new_password: newPasswordProblem(t, new_password, atLeast) }),
        send: ({ new_password }) => take(api.POST("/api/set-password", { body: { token, new_password } })),
        onDone,
    });
    return (
        <>
            <p className="quiet">{t("set_password.hello", { name: owner.name })}</p>
            <form ref={fields.form} className="card card-pad stack" onSubmit={fields.submit} noValidate>
                {fields.failure && (
                    <Banner tone="bad" live="assertive">
                        {fields.failure}
                    </Banner>
                )}
                <div>
                    <p className="field-label">{t("login")}</p>
                    <p className="set-password-login number">{owner.login}</p>
                    {/* For password managers, which keep the pair. */}
                    <input hidden readOnly autoComplete="username" value={owner.login} />
                </div>
                <PasswordField
                    {...fields.field("new_password")}
                    label={t("new_password.label")}
                    hint={t("new_password.hint", { count: atLeast })}
                    autoComplete="new-password"
                />
                <Button type="submit" look="primary" size="large" wide busy={fields.busy ? t("new_password.busy") : undefined}>
                    {t("set_password.act")}
                </Button>
                {zone && (
                    <p className="hint">
                        {t("set_password.until", { time: formatInstant(owner.until_at, zone), zone: zoneName(zone, owner.until_at) })}
                    </p>
                )}
            </form>
        </>
    );
}

function Done() {
    const { t } = useTranslation("sign_in");
    return (
        <div className="card card-pad stack">
            <Banner tone="good" live="polite">
                <p>{t("set_password.done")}</p>
            </Banner>
            <Link to="/sign-in" look="primary" size="large" wide>
                {t("act")}
            </Link>
        </div>
    );
}

export function SetPasswordPage() {
    const { t } = useTranslation("sign_in");
    const { hash } = useLocation();
    const [token, setToken] = useState(takeToken);
    // A second link, put into the address of the open page.
    useEffect(() => {
        if (hash) setToken(takeToken());
    }, [hash]);
    const [done, setDone] = useState(false);
    const found = useQuery({
        queryKey: ["one-time-link", token],
        queryFn: () => take(api.POST("/api/set-password/check", { body: { token: token ?? "" } })),
        enabled: token !== undefined,
        staleTime: Infinity,
        gcTime: 0,
        refetchOnWindowFocus: false,
    });
    const useless = token === undefined || isFault(found.error, "bad_link");
    return (
        <div className="page page-sign-in">
            <PageTitle title={t("set_password.title")} />
            {done && <Done />}
            {!done && useless && <LinkUseless />}
            {!done && !useless && found.isError && (
                <ErrorState title={t("set_password.failed")} error={found.error} onRetry={() => void found.refetch()} />
            )}
            {!done && !useless && found.isPending && <Skeleton rows={4} />}
            {!done && found.data && <SetPasswordForm token={token ?? ""} owner={found.data} onDone={() => setDone(true)} />}
        </div>
    );
}
