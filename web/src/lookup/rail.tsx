/// Beside the answer: the next step, who to talk to, and the hint about medical groups.
import { useTranslation } from "react-i18next";
import { useSession } from "@/app/session";
import type { Contact, LookupAnswer, Plan } from "@/shared/api/contract";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import type { Facts } from "./facts";

const needsRequest = (answer: LookupAnswer): boolean =>
    ["required", "referral_only", "undetermined"].includes(answer.answer);

interface NextStepProps {
    answer: LookupAnswer;
    facts: Facts;
    receipt: { ask: () => void; busy: boolean; failed: boolean };
}

export function NextStep({ answer, facts, receipt }: NextStepProps) {
    const { t } = useTranslation("lookup");
    const signedIn = Boolean(useSession()?.user);
    const requestFirst = needsRequest(answer);
    const start = {
        code: answer.code ?? "",
        ...(answer.system ? { system: answer.system } : {}),
        ...(facts.place ? { place: facts.place } : {}),
        ...(facts.date ? { date: facts.date } : {}),
    };
    return (
        <section className="card card-pad stack next-step">
            <h2 className="card-title">{t("next")}</h2>
            {requestFirst &&
                (signedIn ? (
                    <Link to="/requests/new" state={{ start }} look="primary" size="large" wide>
                        {t("start")}
                    </Link>
                ) : (
                    <Link to="/sign-in" search={{ next: "/requests/new" }} state={{ start }} look="primary" size="large" wide>
                        {t("sign_in_start")}
                    </Link>
                ))}
            <Button
                look={requestFirst ? "secondary" : "primary"}
                size="large"
                icon="seal"
                wide
                onPress={receipt.ask}
                busy={receipt.busy ? t("receipt_busy") : undefined}
            >
                {t("receipt")}
            </Button>
            {receipt.failed && (
                <Banner tone="bad" live="assertive">
                    {t("receipt_failed")}
                </Banner>
            )}
            <p className="hint">{t("receipt_text")}</p>
        </section>
    );
}

function ContactLines({ contact }: { contact: Contact }) {
    const { t } = useTranslation("lookup");
    return (
        <div className="contact">
            {contact.name && <p lang="en">{contact.name}</p>}
            {contact.phone && (
                <p className="mark">
                    <Icon name="phone" size={18} />
                    <a href={`tel:${contact.phone.replace(/[^\d+]/g, "")}`} className="contact-number">
                        {contact.phone}
                    </a>
                </p>
            )}
            {contact.fax && (
                <p className="mark">
                    <Icon name="fax" size={18} />
                    <span>
                        <strong className="contact-number">{contact.fax}</strong> {t("contact_fax")}
                    </span>
                </p>
            )}
            {contact.portal && /^https:\/\//.test(contact.portal) && (
                <p className="mark">
                    <Icon name="link" size={18} />
                    <a href={contact.portal} rel="noreferrer">
                        {t("contact_portal")}
                    </a>
                </p>
            )}
            {contact.hours && (
                <p className="mark" lang="en">
                    <Icon name="clock" size={18} />
                    {contact.hours}
                </p>
            )}
            {contact.note && (
                <p className="hint" lang="en">
                    {contact.note}
                </p>
            )}
        </div>
    );
}

export function TalkToUs({ contacts }: { contacts: Contact[] }) {
    const { t } = useTranslation("lookup");
    if (contacts.length === 0) return null;
    return (
        <section className="card card-pad stack">
            <h2 className="card-title">{t("talk")}</h2>
            {contacts.map((contact, index) => (
                <ContactLines key={contact.key ?? index} contact={contact} />
            ))}
        </section>
    );
}

export function MedicalGroup({ groups }: { groups: NonNullable<Plan["groups"]> }) {
    const { t } = useTranslation("lookup");
    if (groups.length === 0) return null;
    return (
        <section className="card card-pad groups">
            <h2 className="card-title">{t("group")}</h2>
            <p className="hint">{t("group_text")}</p>
            <ul>
                {groups.map(({ id, name, contact }) => (
                    <li key={id} className="spread">
                        <span>{name}</span>
                        {contact?.phone && <span className="number">{contact.phone}</span>}
                    </li>
                ))}
            </ul>
        </section>
    );
}

/// The plan's own contact, when no answer named one.
export const contactsOf = (answer: LookupAnswer | undefined, plan: Plan): Contact[] =>
    answer?.contacts?.length ? answer.contacts : plan.contact ? [plan.contact] : [];
