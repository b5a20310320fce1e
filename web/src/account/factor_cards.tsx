/// The second step of one's own account: authenticator app and recovery codes, and passkeys.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { FactorAdded, OwnAccount, Passkey } from "@/shared/api/contract";
import { formatInstantDay } from "@/shared/i18n/format";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Shape } from "@/shared/ui/icon";
import { TextField } from "@/shared/ui/text_field";
import { useToast } from "@/shared/ui/toast";
import { useFields } from "@/shared/ui/use_fields";
import { hasPasskeys } from "@/sign_in/passkeys";
import { AppSetUp } from "./factors/app_set_up";
import { PasskeySetUp } from "./factors/passkey_set_up";
import { RecoveryCodes } from "./factors/recovery_codes";
import { FormDialog } from "./form_dialog";
import { ChangePasswordDialog, ConfirmDialog } from "./password_dialogs";
import { SettingCard, SettingRow } from "./setting_row";

interface CardProps {
    account: OwnAccount;
    zone: string;
    onChange: () => void;
}

/// Codes are gone once the dialog closes, so only its button closes it.
function CodesDialog({ codes, onClose }: { codes: string[]; onClose: () => void }) {
    const { t } = useTranslation("account");
    return (
        <Dialog
            title={t("sign_in:set_up.codes_title")}
            size="middle"
            onClose={() => undefined}
            feet={
                <>
                    <span />
                    <Button look="primary" onPress={onClose}>
                        {t("codes.kept")}
                    </Button>
                </>
            }
        >
            <RecoveryCodes codes={codes} />
        </Dialog>
    );
}

interface AddDialogProps {
    way: "app" | "passkey";
    onAdded: (answer: FactorAdded) => void;
    onClose: () => void;
}

function AddDialog({ way, onAdded, onClose }: AddDialogProps) {
    const { t } = useTranslation("account");
    const SetUp = way === "app" ? AppSetUp : PasskeySetUp;
    return (
        <Dialog title={t(`${way}.add`)} size={way === "app" ? "middle" : "small"} onClose={onClose} feet={null}>
            <SetUp onAdded={onAdded} onBack={onClose} />
        </Dialog>
    );
}

type Open = "password" | "app" | "remove_app" | "codes";

interface SignInRowsProps {
    account: OwnAccount;
    zone: string;
    on: boolean;
    onOpen: (what: Open) => void;
}

function SignInRows({ account: { password, second_factor }, zone, on, onOpen }: SignInRowsProps) {
    const { t } = useTranslation("account");
    const { totp, totp_since, recovery_codes_left: left = 0 } = second_factor;
    const { changed_at } = password;
    return (
        <>
            {password.set !== false && (
                <SettingRow
                    icon="lock"
                    name={t("sign_in:password")}
                    text={changed_at ? t("password.changed_on", { day: formatInstantDay(changed_at, zone) }) : t("password.never")}
                >
                    <Button onPress={() => onOpen("password")}>{t("password.change")}</Button>
                </SettingRow>
            )}
            <SettingRow
                icon="mobile"
                name={t("app.name")}
                text={totp && totp_since ? t("app.since", { day: formatInstantDay(totp_since, zone) }) : t("app.text")}
            >
                {totp ? (
                    <Button onPress={() => onOpen("remove_app")}>{t("app.remove")}</Button>
                ) : (
                    <Button onPress={() => onOpen("app")}>{t("app.add")}</Button>
                )}
            </SettingRow>
            {on && (
                <SettingRow icon="list" name={t("codes.name")} text={t("codes.left", { count: left })}>
                    <Button onPress={() => onOpen("codes")}>{t("codes.renew")}</Button>
                </SettingRow>
            )}
        </>
    );
}

export function SignInCard({ account, zone, onChange }: CardProps) {
    const { t } = useTranslation("account");
    const [open, setOpen] = useState<Open>();
    const [codes, setCodes] = useState<string[]>();
    const toast = useToast();
    const { totp, passkeys = [], required } = account.second_factor;
    const on = Boolean(totp) || passkeys.length > 0;

    function done(text: string, fresh?: string[]): void {
        setOpen(undefined);
        if (fresh?.length) setCodes(fresh);
        else toast(text);
        onChange();
    }

    return (
        <SettingCard
            title={t("sign_in")}
            text={t(required ? "second_step.required" : "second_step.text")}
            side={
                <span className="pill" data-tone={on ? "good" : "neutral"}>
                    <Shape name={on ? "tick" : "dashed"} size={14} />
                    {t(on ? "second_step.on" : "second_step.off")}
                </span>
            }
        >
            <SignInRows account={account} zone={zone} on={on} onOpen={setOpen} />
            {open === "password" && <ChangePasswordDialog onDone={() => done(t("password.changed"))} onClose={() => setOpen(undefined)} />}
            {open === "app" && (
                <AddDialog way="app" onAdded={(answer) => done(t("app.added"), answer.recovery_codes)} onClose={() => setOpen(undefined)} />
            )}
            {open === "remove_app" && (
                <ConfirmDialog
                    title={t("app.remove_title")}
                    text={t("app.remove_text")}
                    act={t("app.remove")}
                    look="adverse"
                    send={(password) => take(api.POST("/api/account/totp/remove", { body: { password } }))}
                    onDone={() => done(t("app.removed"))}
                    onClose={() => setOpen(undefined)}
                />
            )}
            {open === "codes" && (
                <ConfirmDialog
                    title={t("codes.renew")}
                    text={t("codes.renew_text")}
                    act={t("codes.renew")}
                    send={(password) => take(api.POST("/api/account/recovery-codes", { body: { password } }))}
                    onDone={(answer) => done("", answer.recovery_codes)}
                    onClose={() => setOpen(undefined)}
                />
            )}
            {codes && <CodesDialog codes={codes} onClose={() => setCodes(undefined)} />}
        </SettingCard>
    );
}

function RenameDialog({ passkey, onDone, onClose }: { passkey: Passkey; onDone: () => void; onClose: () => void }) {
    const { t } = useTranslation("account");
    const fields = useFields({
        first: { name: passkey.name },
        focusFirst: true,
        check: ({ name }) => ({ name: name.trim() ? undefined : t("sign_in:passkey.name_empty") }),
        send: ({ name }) =>
            take(api.PUT("/api/account/passkeys/{id}", { params: { path: { id: passkey.id } }, body: { name: name.trim() } })),
        onDone,
    });
    return (
        <FormDialog title={t("passkey.rename_title")} act={t("passkey.rename_act")} busy={t("saving")} fields={fields} onClose={onClose}>
            <TextField
                {...fields.field("name")}
                label={t("sign_in:passkey.name")}
                hint={t("sign_in:passkey.name_hint")}
                maxLength={60}
            />
        </FormDialog>
    );
}

interface OpenPasskey {
    passkey: Passkey;
    act: "rename" | "remove";
}

interface PasskeyRowProps {
    passkey: Passkey;
    zone: string;
    onOpen: (act: OpenPasskey["act"]) => void;
}

function PasskeyRow({ passkey: { name, created_at, used_at }, zone, onOpen }: PasskeyRowProps) {
    const { t } = useTranslation("account");
    const added = formatInstantDay(created_at, zone);
    const text = used_at ? t("passkey.added_used", { added, used: formatInstantDay(used_at, zone) }) : t("passkey.added_on", { added });
    return (
        <SettingRow icon="key" name={name} text={text}>
            <Button aria-label={t("passkey.rename", { name })} onPress={() => onOpen("rename")}>
                {t("passkey.rename_act")}
            </Button>
            <Button aria-label={t("common:action.remove", { what: name })} onPress={() => onOpen("remove")}>
                {t("passkey.remove_act")}
            </Button>
        </SettingRow>
    );
}

export function PasskeysCard({ account, zone, onChange }: CardProps) {
    const { t } = useTranslation("account");
    const [adding, setAdding] = useState(false);
    const [open, setOpen] = useState<OpenPasskey>();
    const [codes, setCodes] = useState<string[]>();
    const toast = useToast();
    const passkeys = account.second_factor.passkeys ?? [];

    function done(text: string, fresh?: string[]): void {
        setAdding(false);
        setOpen(undefined);
        if (fresh?.length) setCodes(fresh);
        else toast(text);
        onChange();
    }

    return (
        <SettingCard
            title={t("passkey.title")}
            text={t("passkey.text")}
            foot={
                hasPasskeys() ? (
                    <Button icon="plus" onPress={() => setAdding(true)}>
                        {t("passkey.add")}
                    </Button>
                ) : (
                    <p className="hint">{t("passkey.no_browser")}</p>
                )
            }
        >
            {passkeys.map((passkey) => (
                <PasskeyRow key={passkey.id} passkey={passkey} zone={zone} onOpen={(act) => setOpen({ passkey, act })} />
            ))}
            {adding && (
                <AddDialog
                    way="passkey"
                    onAdded={(answer) => done(t("passkey.was_added"), answer.recovery_codes)}
                    onClose={() => setAdding(false)}
                />
            )}
            {open?.act === "rename" && (
                <RenameDialog passkey={open.passkey} onDone={() => done(t("passkey.renamed"))} onClose={() => setOpen(undefined)} />
            )}
            {open?.act === "remove" && (
                <ConfirmDialog
                    title={t("passkey.remove_title", { name: open.passkey.name })}
                    text={t("passkey.remove_text")}
                    act={t("passkey.remove_act")}
                    look="adverse"
                    send={(password) =>
                        take(api.POST("/api/account/passkeys/{id}/remove", { params: { path: { id: open.passkey.id } }, body: { password } }))
                    }
                    onDone={() => done(t("passkey.removed"))}
                    onClose={() => setOpen(undefined)}
                />
            )}
            {codes && <CodesDialog codes={codes} onClose={() => setCodes(undefined)} />}
        </SettingCard>
    );
}
