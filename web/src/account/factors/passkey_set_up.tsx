/// Adding a passkey: a name to know it by, then the browser does the rest.
import { useTranslation } from "react-i18next";
import { api, setCsrf, take } from "@/shared/api/client";
import type { FactorAdded } from "@/shared/api/contract";
import { isFault } from "@/shared/api/faults";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { TextField } from "@/shared/ui/text_field";
import { useFields } from "@/shared/ui/use_fields";
import { makePasskey, passkeyTrouble } from "@/sign_in/passkeys";
import { useState } from "react";
import { deviceOf } from "../agents";
import type { SetUpProps } from "./app_set_up";
import "./factors.css";

export function PasskeySetUp({ onAdded, onBack }: SetUpProps) {
    const { t } = useTranslation("sign_in");
    const [refused, setRefused] = useState<string>();
    const { browser, system } = deviceOf(navigator.userAgent);

    async function add({ name }: { name: string }): Promise<FactorAdded | undefined> {
        setRefused(undefined);
        try {
            const { publicKey } = await take(api.POST("/api/account/passkeys/options", { body: {} }));
            const credential = await makePasskey(publicKey);
            return await take(api.POST("/api/account/passkeys", { body: { name: name.trim(), credential } }));
        } catch (error) {
            const trouble = isFault(error) ? undefined : passkeyTrouble(error);
            if (!trouble) throw error;
            setRefused(t(trouble));
            return undefined;
        }
    }

    const fields = useFields({
        first: { name: [browser, system].filter(Boolean).join(", ") },
        check: ({ name }) => ({ name: name.trim() ? undefined : t("passkey.name_empty") }),
        send: add,
        onDone: (answer) => {
            if (!answer) return;
            setCsrf(answer.session?.csrf);
            onAdded(answer);
        },
    });
    const failure = fields.failure ?? refused;
    return (
        <form ref={fields.form} className="stack" onSubmit={fields.submit} noValidate>
            {failure && (
                <Banner tone="bad" live="assertive">
                    {failure}
                </Banner>
            )}
            <p className="quiet">{t("passkey.text")}</p>
            <TextField {...fields.field("name")} label={t("passkey.name")} hint={t("passkey.name_hint")} maxLength={60} />
            <div className="factor-feet">
                <Button onPress={onBack}>{t("common:action.cancel")}</Button>
                <Button type="submit" look="primary" icon="key" busy={fields.busy ? t("passkey.busy") : undefined}>
                    {t("passkey.add")}
                </Button>
            </div>
        </form>
    );
}
