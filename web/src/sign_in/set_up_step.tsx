/// The account's role must have a second step and has none yet: choose one and set it up, then keep the recovery codes.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppSetUp } from "@/account/factors/app_set_up";
import { PasskeySetUp } from "@/account/factors/passkey_set_up";
import { RecoveryCodes } from "@/account/factors/recovery_codes";
import { PageTitle } from "@/app/page_title";
import type { FactorAdded, Session } from "@/shared/api/contract";
import { Button } from "@/shared/ui/button";
import { hasPasskeys } from "./passkeys";

type Way = "app" | "passkey";

export default function SetUpStep({ onStep }: { onStep: (session: Session) => void }) {
    const { t } = useTranslation("sign_in");
    const [way, setWay] = useState<Way>();
    const [added, setAdded] = useState<FactorAdded>();

    function take(answer: FactorAdded): void {
        if (answer.recovery_codes?.length) setAdded(answer);
        else if (answer.session) onStep(answer.session);
    }

    if (added) {
        return (
            <>
                <PageTitle title={t("set_up.codes_title")} />
                <div className="card card-pad stack">
                    <RecoveryCodes codes={added.recovery_codes ?? []} />
                    <Button look="primary" size="large" wide onPress={() => added.session && onStep(added.session)}>
                        {t("set_up.go_on")}
                    </Button>
                </div>
            </>
        );
    }
    return (
        <>
            <PageTitle title={t("set_up.title")} />
            <p className="quiet">{t("set_up.text")}</p>
            <div className="card card-pad stack">
                {way === "app" && <AppSetUp onAdded={take} onBack={() => setWay(undefined)} />}
                {way === "passkey" && <PasskeySetUp onAdded={take} onBack={() => setWay(undefined)} />}
                {!way && (
                    <>
                        <div className="stack">
                            <p>{t("set_up.app_text")}</p>
                            <Button size="large" wide icon="mobile" look="primary" onPress={() => setWay("app")}>
                                {t("set_up.app")}
                            </Button>
                        </div>
                        {hasPasskeys() && (
                            <>
                                <p className="sign-in-or hint">{t("or")}</p>
                                <p>{t("set_up.passkey_text")}</p>
                                <Button size="large" wide icon="key" onPress={() => setWay("passkey")}>
                                    {t("set_up.passkey")}
                                </Button>
                            </>
                        )}
                    </>
                )}
            </div>
        </>
    );
}
