/// What an account is: the person, what they may do and for whom, and the licence that some decisions need.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePlan } from "@/app/plans";
import { hasRight, useSession } from "@/app/session";
import { serverNow, api, take } from "@/shared/api/client";
import type { AccountFields } from "@/shared/api/contract";
import { today } from "@/shared/i18n/format";
import { TextButton } from "@/shared/ui/button";
import { Checkbox } from "@/shared/ui/checkbox";
import { ComboBox } from "@/shared/ui/combo_box";
import { DateField } from "@/shared/ui/date_field";
import { Select } from "@/shared/ui/select";
import { TextField } from "@/shared/ui/text_field";
import type { Fields } from "@/shared/ui/use_fields";
import { AddOrganisationDialog } from "./add_organisation_dialog";
import { accountQuery, keys, organisationsQuery, rolesQuery } from "./queries";

/// Every field as the form holds it: a text is empty, not absent.
export type AccountValues = Required<AccountFields>;

export function valuesOf(account: Partial<AccountFields>): AccountValues {
    return {
        login: account.login ?? "",
        name: account.name ?? "",
        email: account.email ?? "",
        role: account.role ?? "",
        organisation: account.organisation ?? "",
        plan: account.plan ?? "",
        plans: account.plans ?? [],
        licence: account.licence ?? "",
        licence_until: account.licence_until ?? "",
        licence_type: account.licence_type ?? "",
        licence_state: account.licence_state ?? "",
        licence_restriction: account.licence_restriction ?? "",
        licence_checked_on: account.licence_checked_on ?? "",
        specialty: account.specialty ?? "",
        reports_to: account.reports_to ?? "",
    };
}

/// Absent instead of empty where the server reads a day, and the home plan among the plans.
export function toSend({ licence_until, licence_checked_on, ...rest }: AccountValues): AccountFields {
    const plans = rest.plan && !rest.plans.includes(rest.plan) ? [rest.plan, ...rest.plans] : rest.plans;
    return {
        ...rest,
        login: rest.login.trim(),
        name: rest.name.trim(),
        email: rest.email.trim(),
        plans,
        ...(licence_until ? { licence_until } : {}),
        ...(licence_checked_on ? { licence_checked_on } : {}),
    };
}

interface PartProps {
    fields: Fields<AccountValues>;
}

export function PersonCard({ fields }: PartProps) {
    const { t } = useTranslation("admin");
    return (
        <section className="card card-pad stack">
            <h2 className="card-title">{t("edit.person")}</h2>
            <div className="pair">
                <TextField {...fields.field("name")} label={t("account:fact.name")} />
                <TextField {...fields.field("login")} label={t("sign_in:login")} exact />
                <TextField {...fields.field("email")} label={t("account:fact.email")} hint={t("edit.email_hint")} type="email" inputMode="email" exact />
            </div>
        </section>
    );
}

function Rights({ role }: { role: string }) {
    const { t } = useTranslation("admin");
    const { data } = useQuery(rolesQuery);
    const rights = data?.roles?.find((each) => each.role === role)?.rights ?? [];
    if (rights.length === 0) return null;
    return (
        <div>
            <p className="field-label">{t("edit.rights")}</p>
            <ul className="admin-rights">
                {rights.map((right) => (
                    <li key={right} className="tag">
                        {t(`account:right.${right}`, { defaultValue: right })}
                    </li>
                ))}
            </ul>
        </div>
    );
}

function OrganisationField({ fields }: PartProps) {
    const { t } = useTranslation("admin");
    const { data } = useQuery(organisationsQuery);
    const user = useSession()?.user;
    const [adding, setAdding] = useState(false);
    return (
        <div>
            <Select
                {...fields.field("organisation")}
                value={fields.values.organisation || undefined}
                label={t("account:fact.organisation")}
                options={(data?.organisations ?? []).map(({ id, name }) => ({ id, name }))}
            />
            {hasRight(user, "administer") && (
                <TextButton icon="plus" onPress={() => setAdding(true)}>
                    {t("organisation.add")}
                </TextButton>
            )}
            {adding && (
                <AddOrganisationDialog
                    onDone={(organisation) => {
                        fields.set({ organisation });
                        setAdding(false);
                    }}
                    onClose={() => setAdding(false)}
                />
            )}
        </div>
    );
}

/// The rights of another role than the saved one; those of the saved one have a card of their own.
export function AccessCard({ fields, savedRole }: PartProps & { savedRole?: string | undefined }) {
    const { t } = useTranslation("admin");
    const { plans } = usePlan();
    const { data } = useQuery(rolesQuery);
    const { role, plan, plans: chosen } = fields.values;
    const roles = (data?.roles ?? []).map((each) => ({ id: each.role, name: t(`account:role.${each.role}`, { defaultValue: each.role }) }));
    const toggle = (id: string, wanted: boolean): void =>
        fields.set({ plans: wanted ? [...chosen, id] : chosen.filter((each) => each !== id) });
    return (
        <section className="card card-pad stack">
            <h2 className="card-title">{t("edit.access")}</h2>
            <div className="pair">
                <Select {...fields.field("role")} value={role || undefined} label={t("account:fact.role")} options={roles} />
                <OrganisationField fields={fields} />
                <Select
                    {...fields.field("plan")}
                    value={plan || undefined}
                    label={t("edit.plan")}
                    options={plans.map((each) => ({ id: each.plan, name: each.name }))}
                />
            </div>
            {plans.length > 1 && (
                <fieldset className="field">
                    <legend className="field-label">{t("edit.plans")}</legend>
                    <div className="admin-checks">
                        {plans.map((each) => (
                            <Checkbox key={each.plan} checked={chosen.includes(each.plan) || each.plan === plan} onChange={(wanted) => toggle(each.plan, wanted)}>
                                {each.name}
                            </Checkbox>
                        ))}
                    </div>
                </fieldset>
            )}
            {role !== savedRole && <Rights role={role} />}
        </section>
    );
}

interface Superior {
    id: string;
    name: string;
}

async function searchAccounts(text: string): Promise<Superior[]> {
    const { accounts } = await take(api.GET("/api/accounts", { params: { query: { text, state: "active", limit: 20 } } }));
    return (accounts ?? []).map(({ account, name }) => ({ id: account, name }));
}

function ReportsTo({ fields }: PartProps) {
    const { t } = useTranslation("admin");
    const { reports_to } = fields.values;
    const { data } = useQuery({ ...accountQuery(reports_to), enabled: reports_to !== "" });
    const [typed, setTyped] = useState<string>();
    return (
        <ComboBox<Superior>
            label={t("edit.reports_to")}
            hint={t("edit.reports_to_hint")}
            optional
            searchKey={[...keys.accounts, "names"]}
            search={searchAccounts}
            itemId={({ id }) => id}
            itemText={({ name }) => name}
            renderItem={({ name }) => <span className="option-main">{name}</span>}
            text={typed ?? data?.name ?? ""}
            onTextChange={(text) => {
                setTyped(text);
                if (text === "") fields.set({ reports_to: "" });
            }}
            onChoose={({ id, name }) => {
                setTyped(name);
                fields.set({ reports_to: id });
            }}
        />
    );
}

export function LicenceCard({ fields }: PartProps) {
    const { t } = useTranslation("admin");
    const zone = usePlan().plan?.time_zone ?? "UTC";
    const now = today(zone, serverNow());
    const day = (name: "licence_until" | "licence_checked_on") => ({
        id: `field-${name}`,
        value: fields.values[name] || undefined,
        onChange: (chosen: string | undefined) => fields.set({ [name]: chosen ?? "" }),
        error: fields.error(name),
        today: now,
    });
    return (
        <section className="card card-pad stack">
            <div>
                <h2 className="card-title">{t("edit.licence")}</h2>
                <p className="hint">{t("edit.licence_hint")}</p>
            </div>
            <div className="triple">
                <TextField {...fields.field("licence_type")} label={t("edit.licence_type")} hint={t("edit.licence_type_hint")} exact />
                <TextField {...fields.field("licence")} label={t("edit.licence_number")} exact />
                <TextField {...fields.field("licence_state")} label={t("edit.licence_state")} maxLength={2} exact />
                <DateField {...day("licence_until")} label={t("edit.licence_until")} />
                <DateField {...day("licence_checked_on")} label={t("edit.licence_checked_on")} />
                <TextField {...fields.field("specialty")} label={t("edit.specialty")} />
            </div>
            <div className="pair">
                <TextField {...fields.field("licence_restriction")} label={t("edit.licence_restriction")} optional />
                <ReportsTo fields={fields} />
            </div>
        </section>
    );
}
