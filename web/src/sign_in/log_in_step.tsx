/// The first step. A wrong pair does not say which part was wrong.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { takeSession } from "@/app/session";
import { api, take } from "@/shared/api/client";
import type { Session } from "@/shared/api/contract";
import { Banner } from "@/shared/ui/banner";
import { Button, TextButton } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { PasswordField } from "@/shared/ui/password_field";
import { TextField } from "@/shared/ui/text_field";
import { useFields } from "@/shared/ui/use_fields";
import { hasPasskeys } from "./passkeys";
import { usePasskey } from "./use_passkey";

/// The log-ins of the trial data; the server knows them only there.
const trialLogIns = ["rosa", "kim", "osei", "admin"] as const;
const trialPassword = "demo-assent";

function TrialLogIns({ onChoose }: { onChoose: (name: string) => void }) {
    const { t } = useTranslation("sign_in");
    return (
        <section className="card card-pad stack">
            <div>
                <h2 className="card-title">{t("trial_title")}</h2>
                <p className="quiet">{t("trial_text")}</p>
            </div>
            <ul className="trial-list">
                {trialLogIns.map((name) => (
                    <li key={name} className="spread">
                        <span>
                            <strong>{name}</strong> <span className="quiet">{t(`trial.${name}`)}</span>
                        </span>
                        <TextButton aria-label={t("use", { name })} onPress={() => onChoose(name)}>
                            {t("fill")}
                        </TextButton>
                    </li>
                ))}
            </ul>
        </section>
    );
}

interface OtherWaysProps {
    covering: boolean;
    next: string;
    passkey: { ask: () => void; busy: boolean };
}

/// A passkey, or the sign-on of one's own organisation.
function OtherWays({ covering, next, passkey }: OtherWaysProps) {
    const { t } = useTranslation("sign_in");
    const { data } = useQuery({
        queryKey: ["session", "sso"],
        queryFn: () => take(api.GET("/api/sso")),
        staleTime: Infinity,
        retry: false,
    });
    const organisations = data?.providers ?? [];
    if (!hasPasskeys() && organisations.length === 0) return null;
    return (
        <>
            <p className="sign-in-or hint">{t("or")}</p>
            {hasPasskeys() && (
                <Button icon="key" size="large" wide onPress={passkey.ask} busy={passkey.busy ? t("passkey.busy") : undefined}>
                    {t("passkey.act")}
                </Button>
            )}
            {organisations.map(({ id, name }) => (
                <a
                    key={id}
                    className="button"
                    data-look="secondary"
                    data-size="large"
                    data-wide
                    href={`/api/sso/${encodeURIComponent(id)}/start?return=${encodeURIComponent(next)}`}
                    {...(covering ? { target: "_blank", rel: "noopener" } : {})}
                >
                    <Icon name="people" />
                    {t("with_organisation", { name })}
                </a>
            ))}
        </>
    );
}

interface LogInStepProps {
    title: string;
    intro?: string | undefined;
    trial: boolean;
    covering?: boolean;
    next?: string;
    failure?: string | undefined;
    onStep: (session: Session, password?: string) => void;
}

export function LogInStep({ title, intro, trial, covering = false, next = "/", failure, onStep }: LogInStepProps) {
    const { t } = useTranslation("sign_in");
    const passkey = usePasskey(onStep, { inField: true });
    const fields = useFields({
        first: { login: "", password: "" },
        check: ({ login, password }) => ({
            login: login.trim() ? undefined : t("login_empty"),
            password: password ? undefined : t("password_empty"),
        }),
        send: ({ login, password }) => takeSession(api.POST("/api/session", { body: { login: login.trim(), password } })),
        wholeOnly: true,
        onDone: (session, { password }) => onStep(session, password),
    });
    const wrong = fields.failure ?? passkey.failure ?? failure;

    return (
        <>
            <PageTitle title={title} />
            {intro && <p className="quiet">{intro}</p>}
            <form ref={fields.form} className="card card-pad stack" onSubmit={fields.submit} noValidate>
                {wrong && (
                    <Banner tone="bad" live="assertive">
                        {wrong}
                    </Banner>
                )}
                <TextField {...fields.field("login")} label={t("login")} exact autoComplete="username webauthn" />
                <PasswordField {...fields.field("password")} label={t("password")} autoComplete="current-password" />
                <Button type="submit" look="primary" size="large" wide busy={fields.busy ? t("busy") : undefined}>
                    {t("act")}
                </Button>
                {!covering && (
                    <p className="sign-in-links">
                        <Link to="/sign-in/forgotten">{t("forgotten.link")}</Link>
                        <Link to="/account-request">{t("no_account")}</Link>
                    </p>
                )}
                <OtherWays covering={covering} next={next} passkey={passkey} />
            </form>
            {trial && <TrialLogIns onChoose={(name) => fields.set({ login: name, password: trialPassword })} />}
        </>
    );
}
