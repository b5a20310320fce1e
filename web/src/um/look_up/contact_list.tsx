/// Calls and letters (U22): who, when, what was said, and which attempt it was of those the plan needs.
import { useTranslation } from "react-i18next";
import type { ContactSeen } from "@/shared/api/contract";
import { formatInstant } from "@/shared/i18n/format";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { attempts } from "./attempts";

interface ContactListProps {
    contacts: ContactSeen[];
    zone: string;
    /// Attempts at missing records before a no for their lack.
    required?: number | undefined;
}

export function ContactList({ contacts, zone, required }: ContactListProps) {
    const { t } = useTranslation("desks");
    const numbers = attempts(contacts);
    if (contacts.length === 0) return <p className="quiet">{t("calls.none")}</p>;
    return (
        <ul className="rows calls">
            {contacts.map((contact, index) => {
                const number = numbers[index];
                const needed = contact.topic === "information" ? required : undefined;
                return (
                    <li key={`${contact.at} ${index}`} className="note">
                        <p className="spread">
                            <span className="row-of">
                                <Icon name={contact.channel === "phone" ? "phone" : contact.channel === "fax" ? "fax" : "file"} size={16} />
                                <strong>{contact.with || t("calls.somebody")}</strong>
                                <span className="tag">{t(`topic.${contact.topic}`, { defaultValue: contact.topic })}</span>
                                {!contact.reached && (
                                    <span className="tag work-tag" data-tone="attention">
                                        {t("calls.not_reached")}
                                    </span>
                                )}
                            </span>
                            {number !== undefined && <span className="hint number">{needed ? t("calls.attempt_of", { number, needed }) : t("calls.attempt", { number })}</span>}
                        </p>
                        {contact.text && <p className="note-text">{contact.text}</p>}
                        <p className="hint">
                            {[t(`calls.${contact.direction}`), contact.by, formatInstant(contact.at, zone)].filter(Boolean).join(" · ")}
                            {contact.request && (
                                <>
                                    {" · "}
                                    <Link to="/um/cases/$number" params={{ number: contact.request }} className="number">
                                        {contact.shown ?? contact.request}
                                    </Link>
                                </>
                            )}
                        </p>
                    </li>
                );
            })}
        </ul>
    );
}
