import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { AccountRequestAsked, AccountRequestForm, Agreement } from "@/shared/api/contract";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { Checkbox } from "@/shared/ui/checkbox";
import { Select } from "@/shared/ui/select";
import { TextArea, TextField } from "@/shared/ui/text_field";
import { useFields, type Fields } from "@/shared/ui/use_fields";
import { isNpi } from "./npi";

export interface Asked {
    number: string;
    expected_on: string;
    due_on: string;
    email: string;
}

interface AskValues {
    accepted: boolean;
    agreement: string;
    name: string;
    email: string;
    phone: string;
    login: string;
    organisation_name: string;
    npi: string;
    tax_id: string;
    role: string;
    rights: string[];
    why: string;
}

type NeededField = "name" | "login" | "phone" | "organisation_name";

function toSend(values: AskValues, plan: string): AccountRequestAsked {
    const [taxId, why] = [values.tax_id.trim(), values.why.trim()];
    return {
        plan,
        agreement: values.agreement,
        name: values.name.trim(),
        email: values.email.trim(),
        phone: values.phone.trim(),
        login: values.login.trim(),
        organisation_name: values.organisation_name.trim(),
        npi: values.npi.trim(),
        role: values.role,
        rights: values.rights,
        ...(taxId ? { tax_id: taxId } : {}),
        ...(why ? { why } : {}),
    };
}

const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

function AgreementCard({ agreement, fields }: { agreement: Agreement; fields: Fields<AskValues> }) {
    const { t } = useTranslation("account");
    return (
        <section className="card card-pad stack">
            <div className="spread">
                <h2 className="card-title">{t("ask.agreement")}</h2>
                <span className="hint">{t("ask.version", { version: agreement.version })}</span>
            </div>
            {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a text that scrolls must be reachable by key */}
            <div className="ask-agreement" role="region" aria-label={t("ask.agreement")} tabIndex={0} lang="en" dir="auto">
                {agreement.text.split(/\n{2,}/).map((paragraph) => (
                    <p key={paragraph}>{paragraph}</p>
                ))}
            </div>
            <Checkbox
                id="field-accepted"
                checked={fields.values.accepted}
                onChange={(accepted) => fields.set({ accepted })}
                error={fields.error("accepted") ?? fields.error("agreement")}
            >
                {t("ask.accept")}
            </Checkbox>
        </section>
    );
}

function PersonCard({ fields }: { fields: Fields<AskValues> }) {
    const { t } = useTranslation("account");
    return (
        <section className="card card-pad stack">
            <h2 className="card-title">{t("ask.you")}</h2>
            <div className="pair">
                <TextField {...fields.field("name")} label={t("ask.name")} autoComplete="name" />
                <TextField
                    {...fields.field("login")}
                    label={t("ask.login")}
                    hint={t("ask.login_hint")}
                    autoComplete="username"
                    exact
                />
                <TextField
                    {...fields.field("email")}
                    label={t("fact.email")}
                    hint={t("ask.email_hint")}
                    type="email"
                    inputMode="email"
                    autoComplete="email"
                    exact
                />
                <TextField {...fields.field("phone")} label={t("ask.phone")} type="tel" inputMode="tel" autoComplete="tel" />
            </div>
        </section>
    );
}

function OfficeCard({ fields }: { fields: Fields<AskValues> }) {
    const { t } = useTranslation("account");
    return (
        <section className="card card-pad stack">
            <h2 className="card-title">{t("ask.office")}</h2>
            <TextField {...fields.field("organisation_name")} label={t("ask.office_name")} autoComplete="organization" />
            <div className="pair">
                <TextField {...fields.field("npi")} label="NPI" hint={t("ask.npi_hint")} inputMode="numeric" maxLength={10} exact />
                <TextField {...fields.field("tax_id")} label={t("ask.tax_id")} optional inputMode="numeric" maxLength={12} exact />
            </div>
        </section>
    );
}

function NeedCard({ offer, fields }: { offer: AccountRequestForm; fields: Fields<AskValues> }) {
    const { t } = useTranslation("account");
    const roles = offer.roles ?? [];
    const rights = roles.find(({ role }) => role === fields.values.role)?.rights ?? [];
    const toggle = (right: string, wanted: boolean): void =>
        fields.set({ rights: wanted ? [...fields.values.rights, right] : fields.values.rights.filter((each) => each !== right) });
    return (
        <section className="card card-pad stack">
            <h2 className="card-title">{t("ask.need")}</h2>
            <Select
                {...fields.field("role")}
                value={fields.values.role || undefined}
                onChange={(role) => fields.set({ role, rights: roles.find((each) => each.role === role)?.rights ?? [] })}
                label={t("ask.role")}
                options={roles.map(({ role }) => ({ id: role, name: t(`role.${role}`, { defaultValue: role }) }))}
            />
            {rights.length > 0 && (
                <fieldset className="field">
                    <legend className="field-label">{t("ask.rights")}</legend>
                    <div className="ask-rights">
                        {rights.map((right) => (
                            <Checkbox
                                key={right}
                                checked={fields.values.rights.includes(right)}
                                onChange={(wanted) => toggle(right, wanted)}
                            >
                                {t(`right.${right}`, { defaultValue: right })}
                            </Checkbox>
                        ))}
                    </div>
                    {fields.error("rights") && <p className="field-error">{fields.error("rights")}</p>}
                </fieldset>
            )}
            <TextArea {...fields.field("why")} label={t("ask.why")} optional maxLength={1000} rows={3} />
        </section>
    );
}

/// What is wrong, each a link to its field.
function Summary({ fields }: { fields: Fields<AskValues> }) {
    const { t } = useTranslation("account");
    if (fields.problems.length === 0 && !fields.failure) return null;
    return (
        <div className="ask-summary" data-summary tabIndex={-1}>
            <Banner tone="bad" live="assertive">
                {fields.failure ? <p>{fields.failure}</p> : <p>{t("ask.wrong", { count: fields.problems.length })}</p>}
                <ul>
                    {fields.problems.map(({ name, text }) => (
                        <li key={name}>
                            <a
                                href={`#field-${name}`}
                                onClick={(event) => {
                                    event.preventDefault();
                                    const place = document.getElementById(`field-${name === "agreement" ? "accepted" : name}`);
                                    place?.scrollIntoView({ block: "center" });
                                    place?.focus({ preventScroll: true });
                                }}
                            >
                                {t(`ask.field.${name}`)}: {text}
                            </a>
                        </li>
                    ))}
                </ul>
            </Banner>
        </div>
    );
}

export function AskForm({ offer, onAsked }: { offer: AccountRequestForm; onAsked: (asked: Asked) => void }) {
    const { t } = useTranslation("account");
    const [onlyRole] = offer.roles?.length === 1 ? offer.roles : [];
    const needed = (values: AskValues, name: NeededField): string | undefined =>
        values[name].trim() ? undefined : t(`ask.missing.${name}`);
    const fields = useFields<AskValues, Asked>({
        first: {
            accepted: false,
            agreement: offer.agreement.version,
            name: "",
            email: "",
            phone: "",
            login: "",
            organisation_name: "",
            npi: "",
            tax_id: "",
            role: onlyRole?.role ?? "",
            rights: onlyRole?.rights ?? [],
            why: "",
        },
        check: (values) => ({
            accepted: values.accepted ? undefined : t("sign_in:fault.agreement_not_accepted"),
            name: needed(values, "name"),
            login: needed(values, "login"),
            email: looksLikeEmail(values.email) ? undefined : t("sign_in:fault.bad_email"),
            phone: needed(values, "phone"),
            organisation_name: needed(values, "organisation_name"),
            npi: isNpi(values.npi.trim()) ? undefined : t("sign_in:fault.bad_npi"),
            role: values.role ? undefined : t("sign_in:fault.unknown_role"),
        }),
        send: async (values) => {
            const body = toSend(values, offer.plan);
            const answer = await take(api.POST("/api/account-requests", { body }));
            return { ...answer, email: body.email };
        },
        onDone: onAsked,
    });
    return (
        <form ref={fields.form} className="stack ask-form" onSubmit={fields.submit} noValidate>
            <Summary fields={fields} />
            <AgreementCard agreement={offer.agreement} fields={fields} />
            <PersonCard fields={fields} />
            <OfficeCard fields={fields} />
            <NeedCard offer={offer} fields={fields} />
            <div className="row-of">
                <Button type="submit" look="primary" size="large" busy={fields.busy ? t("sign_in:busy_sending") : undefined}>
                    {t("ask.act")}
                </Button>
                <span className="hint">{t("ask.privacy")}</span>
            </div>
        </form>
    );
}
