/// Whom to call about what: everybody the plan names.
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { PlanSelect } from "@/app/plan_select";
import { usePlan } from "@/app/plans";
import type { Contact } from "@/shared/api/contract";
import { Icon } from "@/shared/ui/icon";
import { Skeleton } from "@/shared/ui/state";
import "./contacts.css";

const dial = (phone: string): string => `tel:${phone.replace(/[^\d+]/g, "")}`;

function ContactCard({ contact }: { contact: Contact }) {
    const { t } = useTranslation("help");
    return (
        <li className="card card-pad contact-card">
            <h2 className="card-title" lang="en">
                {contact.name}
            </h2>
            {contact.phone && (
                <p className="mark">
                    <Icon name="phone" size={18} />
                    <a href={dial(contact.phone)} className="number">
                        {contact.phone}
                    </a>
                </p>
            )}
            {contact.fax && (
                <p className="mark">
                    <Icon name="fax" size={18} />
                    <span className="number">{contact.fax}</span> {t("fax")}
                </p>
            )}
            {contact.email && (
                <p className="mark">
                    <Icon name="mail" size={18} />
                    <a href={`mailto:${contact.email}`}>{contact.email}</a>
                </p>
            )}
            {contact.hours && (
                <p className="mark">
                    <Icon name="clock" size={18} />
                    <span lang="en">{contact.hours}</span>
                </p>
            )}
            {contact.note && (
                <p className="quiet" lang="en">
                    {contact.note}
                </p>
            )}
            {contact.verify && (
                <p className="hint" lang="en">
                    {contact.verify}
                </p>
            )}
        </li>
    );
}

export function ContactsPage() {
    const { t } = useTranslation("help");
    const { plan } = usePlan();
    return (
        <div className="page">
            <div className="spread requests-head" data-density="compact">
                <div>
                    <PageTitle title={t("contacts")} />
                    <p className="quiet">{t("contacts_intro")}</p>
                </div>
                <PlanSelect />
            </div>
            {plan ? (
                <ul className="contact-grid">
                    {(plan.contacts ?? []).map((contact, index) => (
                        <ContactCard key={`${index} ${contact.key}`} contact={contact} />
                    ))}
                </ul>
            ) : (
                <Skeleton rows={6} />
            )}
        </div>
    );
}
