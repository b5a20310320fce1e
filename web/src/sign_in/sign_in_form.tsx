/// Signing in, step by step, as far as the server asks: log-in name and password or a passkey, a second step, setting one
/// up, a new password. A page of its own, and the cover of a page whose session has ended.
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { takeSession } from "@/app/session";
import { api } from "@/shared/api/client";
import type { Session } from "@/shared/api/contract";
import { TextButton } from "@/shared/ui/button";
import { Skeleton } from "@/shared/ui/state";
import { LogInStep } from "./log_in_step";
import "./sign_in.css";

const FactorStep = lazy(() => import("./factor_step"));
const SetUpStep = lazy(() => import("./set_up_step"));
const RenewStep = lazy(() => import("./renew_step"));

interface SignInFormProps {
    title: string;
    intro?: string;
    trial: boolean;
    /// Over a page with typed work nothing may lead away from it.
    covering?: boolean;
    /// Where single sign-on leads back to.
    next?: string;
    /// A session that was left half open, after a reload.
    begun?: Session | undefined;
    /// A fault that single sign-on brought back.
    failure?: string | undefined;
    onSignedIn: () => void;
}

export default function SignInForm({ begun, onSignedIn, ...first }: SignInFormProps) {
    const { t } = useTranslation("sign_in");
    const [half, setHalf] = useState(begun?.needs ? begun : undefined);
    const [password, setPassword] = useState<string>();

    function goOn(session: Session): void {
        if (session.signed_in) onSignedIn();
        else setHalf(session.needs ? session : undefined);
    }

    async function startAgain(): Promise<void> {
        await takeSession(api.DELETE("/api/session")).catch(() => undefined);
        setPassword(undefined);
        setHalf(undefined);
    }

    if (!half?.needs) {
        return (
            <LogInStep
                {...first}
                onStep={(session, typed) => {
                    setPassword(typed);
                    goOn(session);
                }}
            />
        );
    }
    return (
        <Suspense fallback={<Skeleton rows={4} />}>
            {half.needs === "second_factor" && <FactorStep session={half} onStep={goOn} />}
            {half.needs === "second_factor_setup" && <SetUpStep onStep={goOn} />}
            {half.needs === "password" && <RenewStep session={half} password={password} onStep={goOn} />}
            <p>
                <TextButton icon="back" onPress={() => void startAgain()}>
                    {t("start_again")}
                </TextButton>
            </p>
        </Suspense>
    );
}
