/// The cards of the request page that only show.
import { useTranslation } from "react-i18next";
import type { Provider, RequestView } from "@/shared/api/contract";
import { formatInstant, formatSize, zoneName } from "@/shared/i18n/format";
import { Icon } from "@/shared/ui/icon";

interface CardProps {
    request: RequestView;
}

const zoneOf = (request: RequestView): string => request.time_zone ?? "UTC";

/// The log names accounts by their id; only a name means something to a reader.
const isName = (who: string | undefined): boolean => Boolean(who) && !/^[0-9a-f]{12,}$/.test(who ?? "");

export function Timeline({ request }: CardProps) {
    const { t } = useTranslation("request");
    const zone = zoneOf(request);
    const entries = [...(request.timeline ?? [])].sort((a, b) => b.version - a.version);
    return (
        <section className="card card-pad stack">
            <div className="spread">
                <h2 className="card-title">{t("timeline")}</h2>
                <span className="hint">{t("times_in", { zone: zoneName(zone) })}</span>
            </div>
            <ol className="timeline">
                {entries.map((entry) => (
                    <li key={entry.version}>
                        <time className="quiet" dateTime={entry.at}>
                            {formatInstant(entry.at, zone)}
                        </time>
                        <span className="timeline-text">
                            <span lang="en">{entry.text}</span> {isName(entry.who) && <span className="hint">{entry.who}</span>}
                        </span>
                    </li>
                ))}
            </ol>
        </section>
    );
}

export function DocumentsCard({ request }: CardProps) {
    const { t } = useTranslation("request");
    const documents = request.documents ?? [];
    return (
        <section className="card card-pad stack">
            <h2 className="card-title">
                {t("documents")} {documents.length > 0 && <span className="count">{documents.length}</span>}
            </h2>
            {documents.length === 0 && <p className="quiet">{t("no_documents")}</p>}
            <ul className="rows" hidden={documents.length === 0}>
                {documents.map((document) => (
                    <li key={document.document} className="row-line">
                        <Icon name="file" size={18} />
                        <span className="row-main">
                            <a href={`/api/requests/${request.request}/documents/${document.document}`} download={document.file_name}>
                                {document.file_name}
                            </a>
                            <span className="hint">
                                {[
                                    t(`words:document.${document.type}`, { defaultValue: document.type }),
                                    document.size && formatSize(document.size),
                                    document.by,
                                    document.at && formatInstant(document.at, zoneOf(request)),
                                ]
                                    .filter(Boolean)
                                    .join(" · ")}
                            </span>
                        </span>
                        {document.late && <span className="tag">{t("late")}</span>}
                    </li>
                ))}
            </ul>
        </section>
    );
}

export function NotesCard({ request }: CardProps) {
    const { t } = useTranslation("request");
    const notes = request.notes ?? [];
    return (
        <section className="card card-pad stack">
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
    if (!provider?.name) return null;
    return (
        <>
            <dt>{label}</dt>
            <dd>
                {provider.name}
                <span className="hint block">{[provider.specialty?.replaceAll("_", " "), provider.phone].filter(Boolean).join(" · ")}</span>
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
