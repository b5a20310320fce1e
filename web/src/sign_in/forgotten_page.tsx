/// A forgotten password. The answer is the same whether there is such an account or not.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { api, take } from "@/shared/api/client";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { TextField } from "@/shared/ui/text_field";
import { useFields } from "@/shared/ui/use_fields";
import "./sign_in.css";

export function ForgottenPage() {
    const { t } = useTranslation("sign_in");
    const [asked, setAsked] = useState(false);
    const fields = useFields({
        first: { login: "" },
        focusFirst: true,
        check: ({ login }) => ({ login: login.trim() ? undefined : t("login_empty") }),
        send: ({ login }) => take(api.POST("/api/session/recovery", { body: { login: login.trim() } })),
        onDone: () => setAsked(true),
    });
    return (
        <div className="page page-sign-in">
            <PageTitle title={t("forgotten.title")} />
            {asked ? (
                <div className="card card-pad stack">
                    <Banner tone="good" live="polite">
                        <p>{t("forgotten.sent")}</p>
                    </Banner>
                    <p className="quiet">{t("forgotten.nothing_came")}</p>
                </div>
            ) : (
                <>
                    <p className="quiet">{t("forgotten.text")}</p>
                    <form ref={fields.form} className="card card-pad stack" onSubmit={fields.submit} noValidate>
                        {fields.failure && (
                            <Banner tone="bad" live="assertive">
                                {fields.failure}
                            </Banner>
                        )}
                        <TextField {...fields.field("login")} label={t("login")} exact autoComplete="username" />
                        <Button type="submit" look="primary" size="large" wide busy={fields.busy ? t("busy_sending") : undefined}>
                            {t("forgotten.act")}
                        </Button>
                    </form>
                </>
            )}
            <p>
                <Link to="/sign-in" className="link-with-icon">
                    <Icon name="back" size={16} />
                    {t("back")}
                </Link>
            </p>
        </div>
    );
}
