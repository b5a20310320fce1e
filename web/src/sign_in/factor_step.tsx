/// The second step: a code of the authenticator app, a passkey, or one of the kept codes.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { takeSession } from "@/app/session";
import { api } from "@/shared/api/client";
import type { Factor, Session } from "@/shared/api/contract";
import { Banner } from "@/shared/ui/banner";
import { Button, TextButton } from "@/shared/ui/button";
import type { IconName } from "@/shared/ui/icon";
import { TextField } from "@/shared/ui/text_field";
import { useFields } from "@/shared/ui/use_fields";
import { CodeField, isCode, plainCode } from "./code_field";
import { hasPasskeys } from "./passkeys";
import { usePasskey } from "./use_passkey";

interface StepProps {
    onStep: (session: Session) => void;
}

const icons: Record<Factor, IconName> = { totp: "mobile", passkey: "key", recovery_code: "list" };
const order: readonly Factor[] = ["totp", "passkey", "recovery_code"];

function CodeForm({ onStep }: StepProps) {
    const { t } = useTranslation("sign_in");
    const fields = useFields({
        first: { code: "" },
        focusFirst: true,
        check: ({ code }) => ({ code: isCode(code) ? undefined : t("factor.code_short") }),
        send: ({ code }) => takeSession(api.POST("/api/session/second-factor", { body: { code: plainCode(code) } })),
        onDone: onStep,
    });
    return (
        <form ref={fields.form} className="card card-pad stack" onSubmit={fields.submit} noValidate>
            {fields.failure && (
                <Banner tone="bad" live="assertive">
                    {fields.failure}
                </Banner>
            )}
            <CodeField {...fields.field("code")} hint={t("factor.code_hint")} />
            <Button type="submit" look="primary" size="large" wide busy={fields.busy ? t("busy") : undefined}>
                {t("factor.act")}
            </Button>
        </form>
    );
}

function RecoveryForm({ onStep }: StepProps) {
    const { t } = useTranslation("sign_in");
    const fields = useFields({
        first: { recovery_code: "" },
        focusFirst: true,
        check: ({ recovery_code }) => ({ recovery_code: recovery_code.trim() ? undefined : t("factor.recovery_empty") }),
        send: ({ recovery_code }) =>
            takeSession(api.POST("/api/session/second-factor", { body: { recovery_code: recovery_code.trim() } })),
        onDone: onStep,
    });
    return (
        <form ref={fields.form} className="card card-pad stack" onSubmit={fields.submit} noValidate>
            {fields.failure && (
                <Banner tone="bad" live="assertive">
                    {fields.failure}
                </Banner>
            )}
            <TextField
                {...fields.field("recovery_code")}
                label={t("factor.recovery_label")}
                hint={t("factor.recovery_hint")}
                exact
            />
            <Button type="submit" look="primary" size="large" wide busy={fields.busy ? t("busy") : undefined}>
                {t("factor.act")}
            </Button>
        </form>
    );
}

function PasskeyForm({ onStep }: StepProps) {
    const { t } = useTranslation("sign_in");
    const passkey = usePasskey(onStep);
    return (
        <div className="card card-pad stack">
            {passkey.failure && (
                <Banner tone="bad" live="assertive">
                    {passkey.failure}
                </Banner>
            )}
            <p>{t("factor.passkey_text")}</p>
            <Button look="primary" size="large" wide icon="key" onPress={passkey.ask} busy={passkey.busy ? t("passkey.busy") : undefined}>
                {t("factor.passkey_act")}
            </Button>
        </div>
    );
}

const forms = { totp: CodeForm, recovery_code: RecoveryForm, passkey: PasskeyForm };

export default function FactorStep({ session, onStep }: StepProps & { session: Session }) {
    const { t } = useTranslation("sign_in");
    const usable = order.filter((each) => session.factors?.includes(each) && (each !== "passkey" || hasPasskeys()));
    const [way, setWay] = useState<Factor>(usable[0] ?? "recovery_code");
    const Form = forms[way];
    const others = usable.filter((each) => each !== way);
    return (
        <>
            <PageTitle title={t("factor.title")} />
            <p className="quiet">{session.name ? t("factor.hello", { name: session.name }) : t("factor.text")}</p>
            <Form key={way} onStep={onStep} />
            {others.length > 0 && (
                <section className="stack sign-in-ways" aria-label={t("factor.others")}>
                    <h2 className="hint">{t("factor.others")}</h2>
                    {others.map((each) => (
                        <p key={each}>
                            <TextButton icon={icons[each]} onPress={() => setWay(each)}>
                                {t(`factor.with.${each}`)}
                            </TextButton>
                        </p>
                    ))}
                </section>
            )}
        </>
    );
}
