/// The cards of the request page that only show.
import { useTranslation } from "react-i18next";
import type { Provider, RequestView } from "@/shared/api/contract";
import { formatInstant } from "@/shared/i18n/format";

interface CardProps {
    request: RequestView;
}

const zoneOf = (request: RequestView): string => request.time_zone ?? "UTC";

export function NotesCard({ request }: CardProps) {
    const { t } = useTranslation("request");
    const notes = request.notes ?? [];
    return (
        <section className="card card-pad stack" id="notes">
            <h2 className="card-title">
                {t("notes")} {notes.length > 0 && <span className="count">{notes.length}</span>}
            </h2>
            {notes.length === 0 && <p className="quiet">{t("no_notes")}</p>}
            <ul className="rows" hidden={notes.length === 0}>
                {notes.map((note) => (
                    <li key={note.note} className="note" data-internal={note.type === "internal" || undefined}>
                        <p className="hint">
                            <span className="tag">{t(`words:note_type.${note.type}`, { defaultValue: note.type })}</span>{" "}
                            {note.type === "internal" && `${t("internal")} · `}
                            {[note.by, note.at && formatInstant(note.at, zoneOf(request))].filter(Boolean).join(" · ")}
                        </p>
                        <p className="note-text">{note.text}</p>
                    </li>
                ))}
            </ul>
        </section>
    );
}

export function Clocks({ request }: CardProps) {
    const { t } = useTranslation("request");
    const clocks = request.clocks ?? [];
    if (clocks.length === 0) return null;
    const zone = zoneOf(request);
    return (
        <section className="card card-pad stack">
            <h2 className="card-title">{t("clock.title")}</h2>
            {clocks.map((clock) => (
                <dl key={`${clock.clock} ${clock.rule}`} className="facts clock-facts">
                    <dt>{t("clock.clock")}</dt>
                    <dd>
                        {t(`words:clock.${clock.clock}`, { defaultValue: clock.clock })}, {t(`clock.state_${clock.state}`, { defaultValue: clock.state })}
                        {clock.extended && `, ${t("clock.extended")}`}
                    </dd>
                    {clock.due_at && (
                        <>
                            <dt>{t("clock.due")}</dt>
                            <dd>{formatInstant(clock.due_at, zone)}</dd>
                        </>
                    )}
                    {clock.why && (
                        <>
                            <dt>{t("clock.why")}</dt>
                            <dd lang="en">{clock.why}</dd>
                        </>
                    )}
                    {clock.source && (
                        <>
                            <dt>{t("clock.source")}</dt>
                            <dd lang="en">{clock.source}</dd>
                        </>
                    )}
                </dl>
            ))}
        </section>
    );
}

function ProviderLine({ label, provider }: { label: string; provider: Partial<Provider> | undefined }) {
    const { t } = useTranslation("request");
    if (!provider?.name) return null;
    return (
        <>
            <dt>{label}</dt>
            <dd>
                {provider.name} {provider.unlisted && <span className="tag">{t("unlisted")}</span>}
                <span className="hint block">{[provider.unlisted && t("npi", { npi: provider.npi }), provider.specialty?.replaceAll("_", " "), provider.phone].filter(Boolean).join(" · ")}</span>
            </dd>
        </>
    );
}

export function ProvidersCard({ request }: CardProps) {
    const { t } = useTranslation("request");
    return (
        <section className="card card-pad stack">
            <h2 className="card-title">{t("who")}</h2>
            <dl className="facts clock-facts">
                <ProviderLine label={t("requesting")} provider={request.requesting} />
                <ProviderLine label={t("servicing")} provider={request.servicing} />
                {request.submitted_by && (
                    <>
                        <dt>{t("sent_by")}</dt>
                        <dd>{request.submitted_by}</dd>
                    </>
                )}
                {request.assignee_name && (
                    <>
                        <dt>{t("with")}</dt>
                        <dd>{request.assignee_name}</dd>
                    </>
                )}
            </dl>
        </section>
    );
}

export function DiagnosesCard({ request }: CardProps) {
    const { t } = useTranslation("request");
    const diagnoses = request.diagnoses ?? [];
    if (diagnoses.length === 0) return null;
    return (
        <section className="card card-pad stack">
            <h2 className="card-title">{t("diagnoses")}</h2>
            <ul className="rows">
                {diagnoses.map((diagnosis) => (
                    <li key={diagnosis.code}>
                        <span className="code">{diagnosis.shown ?? diagnosis.code}</span> <span lang="en">{diagnosis.title}</span>
                    </li>
                ))}
            </ul>
        </section>
    );
}

/// Exactly those whom the server lets in.
export function SeenByCard({ request }: CardProps) {
    const { t } = useTranslation("request");
    const servicing = request.servicing?.unlisted ? undefined : request.servicing;
    const offices = [...new Set([request.requesting?.name, servicing?.name].filter((name) => name !== undefined))];
    return (
        <section className="card card-pad stack no-print">
            <h2 className="card-title">{t("seen_by.title")}</h2>
            <ul className="seen-by">
                {offices.map((name) => (
                    <li key={name}>{name}</li>
                ))}
                <li>{t("seen_by.plan", { plan: request.plan_name })}</li>
            </ul>
            <p className="hint">{t("seen_by.logged")}</p>
        </section>
    );
}
