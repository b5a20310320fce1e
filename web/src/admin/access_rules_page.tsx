/// How one signs in to this installation: limits, who needs a second step, the agreement of those who ask for an account.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { api, take } from "@/shared/api/client";
import type { AccessRules } from "@/shared/api/contract";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { Checkbox } from "@/shared/ui/checkbox";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { TextArea, TextField } from "@/shared/ui/text_field";
import { useToast } from "@/shared/ui/toast";
import { useFields, type Fields } from "@/shared/ui/use_fields";
import { keys, rolesQuery, rulesQuery } from "./queries";

const limits = {
    idle_minutes: [5, 30],
    warn_minutes: [1, 4],
    session_hours: [1, 24],
    password_length_min: [12, 128],
    password_days: [0, 3650],
    link_hours: [1, 336],
} as const;
type Limit = keyof typeof limits;
const limitNames = Object.keys(limits) as Limit[];

type RuleValues = Record<Limit, string> & {
    second_factor_roles: string[];
    days_from: string;
    days_to: string;
    origin: string;
    agreement_version: string;
    agreement_text: string;
};

const valuesOf = (rules: AccessRules): RuleValues => ({
    idle_minutes: String(rules.idle_minutes),
    warn_minutes: String(rules.warn_minutes),
    session_hours: String(rules.session_hours),
    password_length_min: String(rules.password_length_min),
    password_days: String(rules.password_days ?? 0),
    link_hours: String(rules.link_hours),
    second_factor_roles: rules.second_factor_roles ?? [],
    days_from: String(rules.account_request_days.from),
    days_to: String(rules.account_request_days.to),
    origin: rules.origin ?? "",
    agreement_version: rules.agreement?.version ?? "",
    agreement_text: rules.agreement?.text ?? "",
});

const toSend = (values: RuleValues): AccessRules => ({
    idle_minutes: Number(values.idle_minutes),
    warn_minutes: Number(values.warn_minutes),
    session_hours: Number(values.session_hours),
    password_length_min: Number(values.password_length_min),
    password_days: Number(values.password_days),
    link_hours: Number(values.link_hours),
    second_factor_roles: values.second_factor_roles,
    account_request_days: { from: Number(values.days_from), to: Number(values.days_to) },
    origin: values.origin.trim(),
    agreement: { version: values.agreement_version.trim(), text: values.agreement_text.trim() },
});

const isWithin = (text: string, least: number, most: number): boolean =>
    /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;

interface PartProps {
    fields: Fields<RuleValues>;
}

function LimitsCard({ fields }: PartProps) {
    const { t } = useTranslation("admin");
    return (
        <section className="card card-pad stack">
            <h2 className="card-title">{t("rules.limits")}</h2>
            <div className="triple">
                {limitNames.map((name) => (
                    <TextField
                        key={name}
                        {...fields.field(name)}
                        label={t(`rules.${name}`)}
                        hint={name === "password_days" ? t("rules.never_hint") : undefined}
                        inputMode="numeric"
                    />
                ))}
            </div>
        </section>
    );
}

function SecondFactorCard({ fields }: PartProps) {
    const { t } = useTranslation("admin");
    const roles = useQuery(rolesQuery).data?.roles ?? [];
    const { second_factor_roles: wanted } = fields.values;
    const toggle = (role: string, on: boolean): void =>
        fields.set({ second_factor_roles: on ? [...wanted, role] : wanted.filter((each) => each !== role) });
    return (
        <section className="card card-pad stack">
            <div>
                <h2 className="card-title">{t("rules.second_factor")}</h2>
                <p className="hint">{t("rules.second_factor_hint")}</p>
            </div>
            <fieldset className="field">
                <legend className="hidden-text">{t("rules.second_factor")}</legend>
                <div className="admin-checks">
                    {roles.map(({ role }) => (
                        <Checkbox key={role} checked={wanted.includes(role)} onChange={(on) => toggle(role, on)}>
                            {t(`account:role.${role}`, { defaultValue: role })}
                        </Checkbox>
                    ))}
                </div>
            </fieldset>
            <TextField {...fields.field("origin")} label={t("rules.origin")} hint={t("rules.origin_hint")} exact />
        </section>
    );
}

function AskingCard({ fields }: PartProps) {
    const { t } = useTranslation("admin");
    return (
        <section className="card card-pad stack">
            <h2 className="card-title">{t("rules.asking")}</h2>
            <div className="triple">
                <TextField {...fields.field("days_from")} label={t("rules.days_from")} inputMode="numeric" />
                <TextField {...fields.field("days_to")} label={t("rules.days_to")} inputMode="numeric" />
                <TextField {...fields.field("agreement_version")} label={t("rules.agreement_version")} hint={t("rules.version_hint")} exact />
            </div>
            <TextArea {...fields.field("agreement_text")} label={t("rules.agreement_text")} rows={8} />
        </section>
    );
}

function RulesForm({ rules }: { rules: AccessRules }) {
    const { t } = useTranslation("admin");
    const queries = useQueryClient();
    const toast = useToast();
    const between = (text: string, [least, most]: readonly [number, number]): string | undefined =>
        isWithin(text, least, most) ? undefined : t("rules.between", { least, most });
    const fields = useFields<RuleValues, AccessRules>({
        first: valuesOf(rules),
        check: (values) => ({
            ...Object.fromEntries(limitNames.map((name) => [name, between(values[name], limits[name])])),
            days_from: between(values.days_from, [1, 30]),
            days_to: between(values.days_to, [Number(values.days_from) || 1, 30]),
        }),
        send: (values) => take(api.PUT("/api/access-rules", { body: toSend(values) })),
        onDone: (stored) => {
            queries.setQueryData(keys.rules, stored);
            toast(t("rules.saved"));
        },
    });
    return (
        <form ref={fields.form} className="stack" onSubmit={fields.submit} noValidate>
            {fields.failure && (
                <Banner tone="bad" live="assertive">
                    {fields.failure}
                </Banner>
            )}
            <LimitsCard fields={fields} />
            <SecondFactorCard fields={fields} />
            <AskingCard fields={fields} />
            <div className="row-of">
                <Button type="submit" look="primary" busy={fields.busy ? t("account:saving") : undefined}>
                    {t("rules.save")}
                </Button>
            </div>
        </form>
    );
}

export function AccessRulesPage() {
    const { t } = useTranslation("admin");
    const found = useQuery(rulesQuery);
    return (
        <div className="stack admin-narrow">
            <PageTitle title={t("rules.title")} />
            {found.isError && !found.data && (
                <section className="card">
                    <ErrorState title={t("rules.failed")} error={found.error} onRetry={() => void found.refetch()} />
                </section>
            )}
            {found.isPending && <Skeleton rows={6} onRetry={() => void found.refetch()} />}
            {found.data && <RulesForm rules={found.data} />}
        </div>
    );
}
