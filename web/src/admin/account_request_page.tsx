/// One request for an account: what was asked, and the answer.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/account/form_dialog";
import { PageTitle } from "@/app/page_title";
import { usePlan } from "@/app/plans";
import { api, take } from "@/shared/api/client";
import type { AccountRequest, Organisation } from "@/shared/api/contract";
import { formatInstant, formatInstantDay, zoneName } from "@/shared/i18n/format";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { Select } from "@/shared/ui/select";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { TextArea, TextField } from "@/shared/ui/text_field";
import { useToast } from "@/shared/ui/toast";
import { useFields } from "@/shared/ui/use_fields";
import { AnswerBy, AskedMark } from "./marks";
import { keys, oneAskedQuery, organisationsQuery, rolesQuery } from "./queries";

interface PartProps {
    asked: AccountRequest;
    zone: string;
}

function Facts({ asked, zone }: PartProps) {
    const { t } = useTranslation("admin");
    const rows: [string, string | undefined][] = [
        [t("account:fact.name"), asked.name],
        [t("account:fact.email"), asked.email],
        [t("account:ask.phone"), asked.phone],
        [t("account:ask.office_name"), asked.organisation_name],
        ["NPI", asked.npi],
        [t("account:ask.tax_id"), asked.tax_id],
        [t("asked.role"), t(`account:role.${asked.role}`, { defaultValue: asked.role })],
        [t("asked.login"), asked.login],
        [t("account:ask.why"), asked.why],
        [t("asked.agreement"), t("account:ask.version", { version: asked.agreement })],
        [t("asked.asked_on"), `${formatInstant(asked.asked_at, zone)} ${zoneName(zone)}`],
    ];
    return (
        <section className="card card-pad stack">
            <h2 className="card-title">{t("asked.what")}</h2>
            <dl className="facts">
                {rows
                    .filter(([, value]) => value)
                    .map(([name, value]) => (
                        <div key={name} className="contents">
                            <dt>{name}</dt>
                            <dd>{value}</dd>
                        </div>
                    ))}
            </dl>
            {(asked.rights?.length ?? 0) > 0 && (
                <div>
                    <p className="field-label">{t("asked.rights")}</p>
                    <ul className="admin-rights">
                        {asked.rights?.map((right) => (
                            <li key={right} className="tag">
                                {t(`account:right.${right}`, { defaultValue: right })}
                            </li>
                        ))}
                    </ul>
                </div>
            )}
        </section>
    );
}

function RefuseDialog({ asked, onDone, onClose }: { asked: AccountRequest; onDone: () => void; onClose: () => void }) {
    const { t } = useTranslation("admin");
    const fields = useFields({
        first: { reason: "" },
        check: ({ reason }) => ({ reason: reason.trim() ? undefined : t("refuse.empty") }),
        send: ({ reason }) =>
            take(
                api.POST("/api/account-requests/{number}/refusal", {
                    params: { path: { number: asked.number } },
                    body: { reason: reason.trim() },
                }),
            ),
        onDone,
    });
    return (
        <FormDialog
            title={t("refuse.title", { name: asked.name })}
            act={t("refuse.act")}
            busy={t("account:saving")}
            look="adverse"
            fields={fields}
            onClose={onClose}
        >
            <TextArea {...fields.field("reason")} label={t("refuse.reason")} hint={t("refuse.hint")} rows={4} maxLength={1000} />
        </FormDialog>
    );
}

const newOffice = "new";

interface Approval {
    login: string;
    role: string;
    /// Of a known office, or the word for a new one.
    organisation: string;
    organisation_name: string;
}

function approve(number: string, { login, role, organisation, organisation_name }: Approval): Promise<AccountRequest> {
    const office = organisation === newOffice ? { organisation_name: organisation_name.trim() } : { organisation };
    return take(
        api.POST("/api/account-requests/{number}/approval", {
            params: { path: { number } },
            body: { login: login.trim(), role, ...office },
        }),
    );
}

interface ApprovalFormProps {
    asked: AccountRequest;
    organisations: Organisation[];
    onDone: () => void;
    onRefuse: () => void;
}

function ApprovalForm({ asked, organisations, onDone, onRefuse }: ApprovalFormProps) {
    const { t } = useTranslation("admin");
    const roles = useQuery(rolesQuery).data?.roles ?? [];
    // Who is known by the NPI stands first.
    const known = asked.organisations ?? [];
    const others = organisations.filter(({ id }) => !known.some((each) => each.id === id));
    const fields = useFields<Approval, AccountRequest>({
        first: { login: asked.login, role: asked.role, organisation: known[0]?.id ?? newOffice, organisation_name: asked.organisation_name },
        check: ({ login }) => ({ login: login.trim() ? undefined : t("sign_in:login_empty") }),
        send: (approval) => approve(asked.number, approval),
        onDone,
    });
    const { login, organisation } = fields.values;
    const taken = asked.login_taken && login === asked.login ? t("sign_in:fault.log_in_taken") : undefined;
    return (
        <form ref={fields.form} className="stack" onSubmit={fields.submit} noValidate>
            {fields.failure && (
                <Banner tone="bad" live="assertive">
                    {fields.failure}
                </Banner>
            )}
            <TextField {...fields.field("login")} label={t("sign_in:login")} error={fields.error("login") ?? taken} exact />
            <Select
                {...fields.field("role")}
                label={t("account:fact.role")}
                options={roles.map(({ role }) => ({ id: role, name: t(`account:role.${role}`, { defaultValue: role }) }))}
            />
            <Select
                {...fields.field("organisation")}
                label={t("account:fact.organisation")}
                hint={known.some(({ id }) => id === organisation) ? t("approve.office_known") : undefined}
                options={[...known, { id: newOffice, name: t("approve.new_office") }, ...others].map(({ id, name }) => ({ id, name }))}
            />
            {organisation === newOffice && <TextField {...fields.field("organisation_name")} label={t("account:ask.office_name")} />}
            <p className="hint">{t("approve.text", { email: asked.email })}</p>
            <div className="spread admin-answer">
                <Button onPress={onRefuse}>{t("refuse.open")}</Button>
                <Button type="submit" look="primary" busy={fields.busy ? t("account:saving") : undefined}>
                    {t("approve.act")}
                </Button>
            </div>
        </form>
    );
}

function AnswerCard({ asked, zone, onChange }: PartProps & { onChange: () => void }) {
    const { t } = useTranslation("admin");
    const toast = useToast();
    const { data } = useQuery(organisationsQuery);
    const [refusing, setRefusing] = useState(false);
    const done = (text: string): void => {
        setRefusing(false);
        toast(text);
        onChange();
    };
    return (
        <section className="card card-pad stack">
            <div className="spread">
                <h2 className="card-title">{t("approve.title")}</h2>
                <span className="row-of hint">
                    {t("asked.answer_by")} <AnswerBy asked={asked} zone={zone} />
                </span>
            </div>
            {data ? (
                <ApprovalForm
                    asked={asked}
                    organisations={data.organisations ?? []}
                    onDone={() => done(t("approve.done"))}
                    onRefuse={() => setRefusing(true)}
                />
            ) : (
                <Skeleton rows={4} />
            )}
            {refusing && <RefuseDialog asked={asked} onDone={() => done(t("refuse.done"))} onClose={() => setRefusing(false)} />}
        </section>
    );
}

function Answered({ asked, zone }: PartProps) {
    const { t } = useTranslation("admin");
    const by = asked.decided_by_name ?? "";
    const day = asked.decided_at ? formatInstantDay(asked.decided_at, zone) : "";
    return (
        <section className="card card-pad stack">
            <h2 className="card-title">{t("answered.title")}</h2>
            <p>
                <AskedMark state={asked.state} pill />
            </p>
            <p className="quiet">{t("answered.by", { by, day })}</p>
            {asked.reason && (
                <div>
                    <p className="field-label">{t("refuse.reason")}</p>
                    <p>{asked.reason}</p>
                </div>
            )}
            {asked.account && (
                <p>
                    <Link to="/admin/accounts/$account" params={{ account: asked.account }}>
                        {t("answered.open")}
                    </Link>
                </p>
            )}
        </section>
    );
}

export function AccountRequestPage() {
    const { t } = useTranslation("admin");
    const { number } = useParams({ from: "/admin/account-requests/$number" });
    const queries = useQueryClient();
    const zone = usePlan().plan?.time_zone;
    const found = useQuery(oneAskedQuery(number));
    const reload = (): void => void queries.invalidateQueries({ queryKey: keys.asked });
    const asked = found.data;
    return (
        <>
            <p>
                <Link to="/admin/account-requests" className="link-with-icon">
                    <Icon name="back" size={16} />
                    {t("asked.title")}
                </Link>
            </p>
            <div className="row-of admin-who">
                <PageTitle title={t("asked.one")}>{asked?.name ?? t("asked.one")}</PageTitle>
                {asked && <AskedMark state={asked.state} pill />}
            </div>
            {found.isError && !asked && (
                <section className="card">
                    <ErrorState title={t("asked.failed")} error={found.error} onRetry={() => void found.refetch()} />
                </section>
            )}
            {found.isPending && <Skeleton rows={6} onRetry={() => void found.refetch()} />}
            {asked && zone && (
                <div className="admin-grid admin-grid-wide">
                    <Facts asked={asked} zone={zone} />
                    {asked.state === "waiting" ? (
                        <AnswerCard key={asked.number} asked={asked} zone={zone} onChange={reload} />
                    ) : (
                        <Answered asked={asked} zone={zone} />
                    )}
                </div>
            )}
        </>
    );
}
