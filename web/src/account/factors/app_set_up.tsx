/// Setting up an authenticator app: scan or type the key, then prove it with a first code.
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { api, setCsrf, take } from "@/shared/api/client";
import type { FactorAdded } from "@/shared/api/contract";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { CopyButton } from "@/shared/ui/copy_button";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { useFields } from "@/shared/ui/use_fields";
import { CodeField, isCode, plainCode } from "@/sign_in/code_field";
import "./factors.css";

const QrCode = lazy(() => import("@/shared/ui/qr_code"));

/// ABCD EFGH …, so that it can be read and typed.
const inFours = (secret: string): string => secret.match(/.{1,4}/g)?.join(" ") ?? secret;

export interface SetUpProps {
    onAdded: (answer: FactorAdded) => void;
    onBack: () => void;
}

function FirstCode({ onAdded, onBack }: SetUpProps) {
    const { t } = useTranslation("sign_in");
    const fields = useFields({
        first: { code: "" },
        check: ({ code }) => ({ code: isCode(code) ? undefined : t("factor.code_short") }),
        send: ({ code }) => take(api.POST("/api/account/totp/confirm", { body: { code: plainCode(code) } })),
        onDone: (answer) => {
            setCsrf(answer.session?.csrf);
            onAdded(answer);
        },
    });
    return (
        <form ref={fields.form} className="stack" onSubmit={fields.submit} noValidate>
            {fields.failure && (
                <Banner tone="bad" live="assertive">
                    {fields.failure}
                </Banner>
            )}
            <CodeField {...fields.field("code")} hint={t("app.code_hint")} />
            <div className="factor-feet">
                <Button onPress={onBack}>{t("common:action.cancel")}</Button>
                <Button type="submit" look="primary" busy={fields.busy ? t("busy") : undefined}>
                    {t("app.act")}
                </Button>
            </div>
        </form>
    );
}

export function AppSetUp(props: SetUpProps) {
    const { t } = useTranslation("sign_in");
    // A secret belongs to one opening of this form, so it is never kept.
    const begun = useQuery({
        queryKey: ["account", "totp"],
        queryFn: () => take(api.POST("/api/account/totp", { body: {} })),
        staleTime: Infinity,
        gcTime: 0,
        retry: false,
        refetchOnWindowFocus: false,
    });
    if (begun.isError) return <ErrorState title={t("app.failed")} error={begun.error} onRetry={() => void begun.refetch()} />;
    if (!begun.data) return <Skeleton rows={4} />;
    const { uri, secret } = begun.data;
    return (
        <div className="app-set-up">
            <Suspense fallback={<div className="qr" />}>
                <QrCode text={uri} label={t("app.picture")} />
            </Suspense>
            <div className="stack">
                <div>
                    <p className="card-title">{t("app.scan_title")}</p>
                    <p className="quiet">{t("app.scan_text")}</p>
                </div>
                <div>
                    <p className="hint">{t("app.key_text")}</p>
                    <p className="row-of">
                        <span className="app-key number" dir="ltr">
                            {inFours(secret)}
                        </span>
                        <CopyButton text={secret} what={t("app.key")} iconOnly />
                    </p>
                </div>
                <FirstCode {...props} />
            </div>
        </div>
    );
}
