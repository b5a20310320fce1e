/// What is done to an account beside changing it: turned off, unlocked, led to a new password, signed out.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LogList } from "@/account/log_list";
import { SessionRows } from "@/account/session_rows";
import { useSession } from "@/app/session";
import { api, take } from "@/shared/api/client";
import type { Account } from "@/shared/api/contract";
import { formatInstant, zoneName } from "@/shared/i18n/format";
import { ActionButton } from "@/shared/ui/action_button";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Disclosure } from "@/shared/ui/disclosure";
import type { IconName } from "@/shared/ui/icon";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { toSend, valuesOf } from "./account_form";
import { isLocked } from "./marks";
import { keys, logQuery, sessionsQuery } from "./queries";
import { useDeed } from "./use_deed";

interface SideProps {
    account: Account;
    zone: string;
}

interface Act {
    id: "unlock" | "enable" | "link" | "expire" | "reset" | "disable";
    icon: IconName;
    /// Asked before it is done, because it cannot be taken back or shuts somebody out.
    ask?: "primary" | "adverse";
    send: () => Promise<unknown>;
}

function actsOf(account: Account, isOwn: boolean): Act[] {
    const at = { params: { path: { id: account.account } } };
    const turn = (disabled: boolean) => () =>
        take(
            api.PUT("/api/accounts/{id}", {
                ...at,
                body: { ...toSend(valuesOf(account)), disabled },
                headers: { "If-Match": `"${account.version}"` },
            }),
        );
    const acts: (Act | false | undefined)[] = [
        isLocked(account) && { id: "unlock", icon: "lock", send: () => take(api.POST("/api/accounts/{id}/unlock", { ...at, body: {} })) },
        account.disabled && { id: "enable", icon: "check", send: turn(false) },
        !account.disabled && { id: "link", icon: "mail", send: () => take(api.POST("/api/accounts/{id}/password-link", { ...at, body: {} })) },
        !account.disabled && {
            id: "expire",
            icon: "key",
            ask: "primary",
            send: () => take(api.POST("/api/accounts/{id}/expire-password", { ...at, body: {} })),
        },
        (account.second_factor?.length ?? 0) > 0 && {
            id: "reset",
            icon: "shield",
            ask: "adverse",
            send: () => take(api.DELETE("/api/accounts/{id}/second-factor", at)),
        },
        !account.disabled && !isOwn && { id: "disable", icon: "close", ask: "adverse", send: turn(true) },
    ];
    return acts.filter((act): act is Act => Boolean(act));
}

function ActionsCard({ account, zone }: SideProps) {
    const { t } = useTranslation("admin");
    const user = useSession()?.user;
    const deed = useDeed(keys.accounts);
    const [asked, setAsked] = useState<Act>();
    const run = ({ id, send }: Act): void => {
        setAsked(undefined);
        deed.run({ id, send, done: t(`act.${id}.done`) });
    };
    return (
        <section className="card admin-actions">
            <h2 className="card-title">{t("act.title")}</h2>
            {deed.failure && (
                <Banner tone="bad" live="assertive">
                    {deed.failure}
                </Banner>
            )}
            {isLocked(account) && account.locked_until_at && (
                <Banner tone="attention">
                    <p>{t("act.locked_until", { time: formatInstant(account.locked_until_at, zone), zone: zoneName(zone) })}</p>
                </Banner>
            )}
            <ul>
                {actsOf(account, user?.account === account.account).map((act) => (
                    <li key={act.id}>
                        <ActionButton
                            icon={act.icon}
                            name={deed.running === act.id ? t("account:saving") : t(`act.${act.id}.name`)}
                            onPress={() => (act.ask ? setAsked(act) : run(act))}
                        />
                    </li>
                ))}
            </ul>
            {asked && (
                <Dialog
                    title={t(`act.${asked.id}.title`, { name: account.name })}
                    onClose={() => setAsked(undefined)}
                    feet={
                        <>
                            <Button onPress={() => setAsked(undefined)}>{t("common:action.cancel")}</Button>
                            <Button look={asked.ask ?? "primary"} onPress={() => run(asked)}>
                                {t(`act.${asked.id}.name`)}
                            </Button>
                        </>
                    }
                >
                    <p>{t(`act.${asked.id}.text`)}</p>
                </Dialog>
            )}
        </section>
    );
}

function SessionsOf({ account, zone }: SideProps) {
    const { t } = useTranslation("admin");
    const found = useQuery(sessionsQuery(account.account));
    const deed = useDeed(keys.accounts);
    const at = { params: { path: { id: account.account } } };
    const sessions = found.data?.sessions ?? [];
    return (
        <section className="card">
            <div className="setting-head">
                <h2 className="card-title">{t("sessions.title")}</h2>
                <p className="hint">{t("sessions.zone", { zone: zoneName(zone) })}</p>
            </div>
            {deed.failure && (
                <Banner tone="bad" live="assertive">
                    {deed.failure}
                </Banner>
            )}
            {found.isPending && <Skeleton rows={2} />}
            {found.isError && !found.data && <ErrorState title={t("account:session.failed")} error={found.error} onRetry={() => void found.refetch()} />}
            {found.isSuccess && sessions.length === 0 && <p className="setting-none">{t("sessions.none")}</p>}
            <ul>
                <SessionRows
                    sessions={sessions}
                    zone={zone}
                    ending={deed.running}
                    onEnd={({ id }) =>
                        deed.run({
                            id,
                            done: t("account:session.ended"),
                            send: () =>
                                take(
                                    api.DELETE("/api/accounts/{id}/sessions/{session}", {
                                        params: { path: { id: account.account, session: id } },
                                    }),
                                ),
                        })
                    }
                />
            </ul>
            {sessions.length > 0 && (
                <div className="setting-foot">
                    <Button
                        busy={deed.running === "all" ? t("account:session.ending") : undefined}
                        onPress={() =>
                            deed.run({ id: "all", done: t("sessions.all_ended"), send: () => take(api.DELETE("/api/accounts/{id}/sessions", at)) })
                        }
                    >
                        {t("sessions.end_all")}
                    </Button>
                </div>
            )}
        </section>
    );
}

function LogOf({ account, zone }: SideProps) {
    const { t } = useTranslation("account");
    const found = useQuery(logQuery(account.account));
    return (
        <section className="card card-pad">
            <Disclosure level={2} title={t("log.title")}>
                {found.isPending && <Skeleton rows={3} />}
                {found.isError && <ErrorState title={t("log.failed")} error={found.error} onRetry={() => void found.refetch()} />}
                {found.data && <LogList entries={found.data.entries ?? []} zone={zone} />}
            </Disclosure>
        </section>
    );
}

export function AccountSide(props: SideProps) {
    return (
        <div className="stack admin-side">
            <ActionsCard {...props} />
            <SessionsOf {...props} />
            <LogOf {...props} />
        </div>
    );
}
