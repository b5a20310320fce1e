/// The appeal itself: who filed it and how, what was said, what was asked for and came, what was decided, who has it
/// outside the plan.
import { useTranslation } from "react-i18next";
import type { AppealView, Said } from "@/shared/api/contract";
import { formatDay, formatInstant, formatSize } from "@/shared/i18n/format";
import { Banner } from "@/shared/ui/banner";
import { Icon } from "@/shared/ui/icon";
import { Criteria } from "./original";

interface PartProps {
    appeal: AppealView;
}

function By({ said, zone }: { said: Said; zone: string }) {
    return (
        <p className="hint">
            {[said.name, formatInstant(said.at, zone)].filter(Boolean).join(", ")}
        </p>
    );
}

function Filing({ appeal }: PartProps) {
    const { t } = useTranslation("appeal");
    const { filing, services, time_zone: zone } = appeal;
    const filer = [t(`appeals:choice.filer.${appeal.filer}`), filing?.filer_name].filter(Boolean).join(": ");
    const rows: [string, string | undefined][] = [
        [t("told.filer"), filer],
        [t("told.how"), filing?.channel && t(`request:choice.channel.${filing.channel}`, { defaultValue: filing.channel })],
        [t("told.received"), formatInstant(appeal.received_at, zone)],
        [t("told.topic"), appeal.topic && t(`appeals:choice.topic.${appeal.topic}`)],
        [t("told.consent"), filing?.consent_on && formatDay(filing.consent_on)],
        [t("told.good_cause"), filing?.good_cause],
        [t("told.services"), services && `${t(services.granted ? "told.yes" : "told.no")}. ${services.why ?? ""}`],
    ];
    return (
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
    );
}

function Came({ appeal }: PartProps) {
    const { t } = useTranslation("appeal");
    const zone = appeal.time_zone;
    return (
        <>
            {appeal.asked?.map((asked) => (
                <section key={asked.at} className="stack tight">
                    <h3 className="field-label">{t("told.asked", { who: asked.of })}</h3>
                    <ul className="bullets">
                        {asked.wanted?.map((wanted) => <li key={wanted}>{wanted}</li>)}
                    </ul>
                    {asked.answer_by && <p>{t("told.answer_by", { day: formatDay(asked.answer_by) })}</p>}
                    <By said={asked} zone={zone} />
                </section>
            ))}
            {appeal.information?.map((came) => (
                <section key={`${came.at} ${came.kind}`} className="stack tight">
                    <h3 className="field-label">{t(`appeals:choice.appeal_information.${came.kind}`)}</h3>
                    {came.consent_on && <p>{formatDay(came.consent_on)}</p>}
                    {came.text && <p className="appeal-said">{came.text}</p>}
                    <By said={came} zone={zone} />
                </section>
            ))}
        </>
    );
}

function Documents({ appeal }: PartProps) {
    const { t } = useTranslation("appeal");
    const documents = appeal.documents ?? [];
    if (documents.length === 0) return null;
    return (
        <section className="stack tight">
            <h3 className="field-label">{t("told.documents")}</h3>
            <ul className="rows">
                {documents.map(({ document, type, name, size }) => (
                    <li key={document} className="row-line">
                        <Icon name="file" size={18} />
                        <span className="row-main">
                            <a href={`/api/appeals/${appeal.appeal}/documents/${document}`} download={name}>
                                {name ?? t("told.document", { document })}
                            </a>
                            <span className="hint">{[t(`words:document.${type}`, { defaultValue: type }), size && formatSize(size)].filter(Boolean).join(" · ")}</span>
                        </span>
                    </li>
                ))}
            </ul>
        </section>
    );
}

function Outcome({ appeal }: PartProps) {
    const { t } = useTranslation("appeal");
    const zone = appeal.time_zone;
    const { resolution, withdrawn, dismissed, effectuated } = appeal;
    if (!resolution && !withdrawn && !dismissed && !effectuated && !appeal.outside?.length) return null;
    return (
        <section className="card card-pad stack" aria-labelledby="outcome">
            <h2 className="card-title" id="outcome">
                {t("outcome.title")}
            </h2>
            {resolution && (
                <>
                    <p className="appeal-said">{resolution.why}</p>
                    {resolution.expertise && <p className="quiet">{t("outcome.expertise", { text: resolution.expertise })}</p>}
                    {resolution.lines?.map((line) => (
                        <div key={line.line} className="verdict stack tight">
                            <p>
                                <strong>{t("decide.line", { line: line.line, code: appeal.lines?.find((each) => each.line === line.line)?.code ?? "" })}:</strong> {t(`appeals:choice.appeal_result.${line.result}`)}
                            </p>
                            {line.sentence && <p className="appeal-said">{line.sentence}</p>}
                            <Criteria criteria={line.criteria} />
                        </div>
                    ))}
                    <By said={resolution} zone={zone} />
                </>
            )}
            {withdrawn && (
                <>
                    <p>{t("outcome.withdrawn", { who: t(`appeals:choice.wish.${withdrawn.wish}`), why: withdrawn.why })}</p>
                    <By said={withdrawn} zone={zone} />
                </>
            )}
            {dismissed && (
                <>
                    <p>{t("outcome.dismissed", { reason: t(`appeals:choice.appeal_dismiss.${dismissed.reason}`), why: dismissed.why })}</p>
                    <By said={dismissed} zone={zone} />
                </>
            )}
            {appeal.outside?.map((review) => (
                <div key={review.sent_at} className="verdict stack tight">
                    <p>
                        <strong>{t(`appeals:choice.outside_body.${review.body}`)}</strong> <span className="quiet">{t(`appeals:choice.forward_cause.${review.cause}`)}</span>
                    </p>
                    <p className="hint">{t("outcome.sent", { time: formatInstant(review.sent_at, zone) })}</p>
                    {review.result ? (
                        <p>
                            {t(`appeals:choice.appeal_result.${review.result}`)}
                            {review.decided_on && `, ${formatDay(review.decided_on)}`}
                            {review.reference && ` (${review.reference})`}
                        </p>
                    ) : (
                        <p className="quiet">{t("outcome.waits")}</p>
                    )}
                </div>
            ))}
            {effectuated && (
                <Banner tone="good">
                    <span>{t("outcome.effectuated", { time: formatInstant(effectuated.at, zone), how: effectuated.how })}</span>
                </Banner>
            )}
        </section>
    );
}

function Notes({ appeal }: PartProps) {
    const { t } = useTranslation("appeal");
    if (!appeal.notes?.length) return null;
    return (
        <section className="card card-pad stack" aria-labelledby="notes">
            <h2 className="card-title" id="notes">
                {t("told.notes")}
            </h2>
            {appeal.notes.map((note) => (
                <div key={`${note.at} ${note.text}`}>
                    <p className="appeal-said">{note.text}</p>
                    <By said={note} zone={appeal.time_zone} />
                </div>
            ))}
        </section>
    );
}

export function Told({ appeal }: PartProps) {
    const { t } = useTranslation("appeal");
    const { expedite_granted: granted, expedite_refused: refused } = appeal;
    return (
        <div className="stack">
            <section className="card card-pad stack" aria-labelledby="told">
                <h2 className="card-title" id="told">
                    {t("told.title")}
                </h2>
                <p className="appeal-said">{appeal.why}</p>
                <Filing appeal={appeal} />
                {refused && <p>{t("told.refused", { why: refused.why, name: refused.name })}</p>}
                {granted && <p>{t("told.granted", { why: granted.why, name: granted.name })}</p>}
                <Came appeal={appeal} />
                <Documents appeal={appeal} />
            </section>
            <Outcome appeal={appeal} />
            <Notes appeal={appeal} />
        </div>
    );
}
