/// The dialogs that ask for the present password: to change it, and to take a factor away.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { takeSession, useSession } from "@/app/session";
import { api } from "@/shared/api/client";
import { PasswordField } from "@/shared/ui/password_field";
import { useFields } from "@/shared/ui/use_fields";
import { newPasswordProblem } from "@/sign_in/new_password";
import { FormDialog } from "./form_dialog";

export function ChangePasswordDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
    const { t } = useTranslation("account");
    const atLeast = useSession()?.password_length_min ?? 12;
    const fields = useFields({
        first: { current_password: "", new_password: "" },
        focusFirst: true,
        check: ({ current_password, new_password }) => ({
            current_password: current_password ? undefined : t("sign_in:password_empty"),
            new_password: newPasswordProblem(t, new_password, atLeast),
        }),
        send: (body) => takeSession(api.POST("/api/account/password", { body })),
        onDone,
    });
    return (
        <FormDialog title={t("password.change")} act={t("password.save")} busy={t("saving")} fields={fields} onClose={onClose}>
            <PasswordField
                {...fields.field("current_password")}
                label={t("sign_in:renew.present")}
                autoComplete="current-password"
            />
            <PasswordField
                {...fields.field("new_password")}
                label={t("sign_in:new_password.label")}
                hint={t("sign_in:new_password.hint", { count: atLeast })}
                autoComplete="new-password"
            />
            <p className="hint">{t("password.others_end")}</p>
        </FormDialog>
    );
}

interface ConfirmDialogProps<Answer> {
    title: string;
    text: ReactNode;
    act: string;
    look?: "primary" | "adverse";
    send: (password: string) => Promise<Answer>;
    onDone: (answer: Answer) => void;
    onClose: () => void;
}

export function ConfirmDialog<Answer>({ title, text, act, look, send, onDone, onClose }: ConfirmDialogProps<Answer>) {
    const { t } = useTranslation("account");
    const fields = useFields({
        first: { password: "" },
        focusFirst: true,
        check: ({ password }) => ({ password: password ? undefined : t("sign_in:password_empty") }),
        send: ({ password }) => send(password),
        onDone,
    });
    return (
        <FormDialog title={title} act={act} busy={t("saving")} look={look ?? "primary"} fields={fields} onClose={onClose}>
            <p>{text}</p>
            <PasswordField {...fields.field("password")} label={t("confirm_password")} autoComplete="current-password" />
        </FormDialog>
    );
}
