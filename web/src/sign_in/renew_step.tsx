/// The password has run out, or was given by somebody else: a new one, before anything else. What was typed a moment ago
/// is not asked again.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { takeSession } from "@/app/session";
import { api } from "@/shared/api/client";
import type { Session } from "@/shared/api/contract";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { PasswordField } from "@/shared/ui/password_field";
import { useFields } from "@/shared/ui/use_fields";
import { newPasswordProblem } from "./new_password";

interface RenewStepProps {
    session: Session;
    /// The present one, when it was just typed.
    password: string | undefined;
    onStep: (session: Session) => void;
}

export default function RenewStep({ session, password, onStep }: RenewStepProps) {
    const { t } = useTranslation("sign_in");
    const [known] = useState(Boolean(password));
    const atLeast = session.password_length_min ?? 12;
    const fields = useFields({
        first: { current_password: password ?? "", new_password: "" },
        focusFirst: true,
        check: ({ current_password, new_password }) => ({
            current_password: current_password ? undefined : t("password_empty"),
            new_password: newPasswordProblem(t, new_password, atLeast),
        }),
        send: (body) => takeSession(api.POST("/api/account/password", { body })),
        onDone: onStep,
    });
    const unseen = known ? fields.error("current_password") : undefined;
    return (
        <>
            <PageTitle title={t("renew.title")} />
            <p className="quiet">{t("renew.text")}</p>
            <form ref={fields.form} className="card card-pad stack" onSubmit={fields.submit} noValidate>
                {(fields.failure ?? unseen) && (
                    <Banner tone="bad" live="assertive">
                        {fields.failure ?? unseen}
                    </Banner>
                )}
                {!known && (
                    <PasswordField {...fields.field("current_password")} label={t("renew.present")} autoComplete="current-password" />
                )}
                <PasswordField
                    {...fields.field("new_password")}
                    label={t("new_password.label")}
                    hint={t("new_password.hint", { count: atLeast })}
                    autoComplete="new-password"
                />
                <Button type="submit" look="primary" size="large" wide busy={fields.busy ? t("new_password.busy") : undefined}>
                    {t("renew.act")}
                </Button>
            </form>
        </>
    );
}
