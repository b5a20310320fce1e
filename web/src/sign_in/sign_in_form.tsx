/// Log-in name and password. A wrong pair does not say which part was wrong.
import { useMutation } from "@tanstack/react-query";
import { useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { signIn } from "@/app/session";
import { isFault } from "@/shared/api/faults";
import { Banner } from "@/shared/ui/banner";
import { Button, TextButton } from "@/shared/ui/button";
import { TextField } from "@/shared/ui/text_field";

/// The log-ins of the trial data; the server knows them only there.
const trialLogIns = ["rosa", "kim", "osei", "admin"] as const;
const trialPassword = "demo-assent";

function TrialLogIns({ onChoose }: { onChoose: (name: string) => void }) {
    const { t } = useTranslation();
    return (
        <section className="card card-pad stack">
            <div>
                <h2 className="card-title">{t("sign_in.trial_title")}</h2>
                <p className="quiet">{t("sign_in.trial_text")}</p>
            </div>
            <ul className="trial-list">
                {trialLogIns.map((name) => (
                    <li key={name} className="spread">
                        <span>
                            <strong>{name}</strong> <span className="quiet">{t(`sign_in.trial_${name}`)}</span>
                        </span>
                        <TextButton aria-label={t("sign_in.use", { name })} onPress={() => onChoose(name)}>
                            {t("sign_in.fill")}
                        </TextButton>
                    </li>
                ))}
            </ul>
        </section>
    );
}

function wordsFor(error: Error): "fault.no_connection" | "sign_in.too_many" | "sign_in.wrong" | "fault.server_trouble" {
    if (isFault(error, "no_connection")) return "fault.no_connection";
    if (isFault(error, "too_many_attempts")) return "sign_in.too_many";
    return isFault(error, "bad_log_in") ? "sign_in.wrong" : "fault.server_trouble";
}

interface SignInFormProps {
    title: string;
    intro?: string;
    trial: boolean;
    onSignedIn: () => void;
}

export default function SignInForm({ title, intro, trial, onSignedIn }: SignInFormProps) {
    const { t } = useTranslation();
    const [login, setLogin] = useState("");
    const [password, setPassword] = useState("");
    const loginField = useRef<HTMLInputElement>(null);
    const attempt = useMutation({
        mutationFn: () => signIn(login.trim(), password),
        onSuccess: onSignedIn,
        onError: () => loginField.current?.focus(),
    });

    function submit(event: FormEvent): void {
        event.preventDefault();
        if (!attempt.isPending) attempt.mutate();
    }

    return (
        <>
            <PageTitle title={title} />
            {intro && <p className="quiet">{intro}</p>}
            <form className="card card-pad stack" onSubmit={submit}>
                {attempt.isError && (
                    <Banner tone="bad" live="assertive">
                        {t(wordsFor(attempt.error))}
                    </Banner>
                )}
                <TextField
                    ref={loginField}
                    label={t("sign_in.login")}
                    value={login}
                    onChange={setLogin}
                    autoComplete="username"
                />
                <TextField
                    label={t("sign_in.password")}
                    type="password"
                    value={password}
                    onChange={setPassword}
                    autoComplete="current-password"
                />
                <Button type="submit" look="primary" size="large" wide busy={attempt.isPending ? t("sign_in.busy") : undefined}>
                    {t("sign_in.act")}
                </Button>
            </form>
            {trial && (
                <TrialLogIns
                    onChoose={(name) => {
                        setLogin(name);
                        setPassword(trialPassword);
                    }}
                />
            )}
        </>
    );
}
