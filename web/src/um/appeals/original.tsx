/// The decision that is appealed, as it stood, with what the request's record says of it: who decided, why, by which
/// criteria, and the letters that told it.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { LettersCard } from "@/request/letters_card";
import { requestQuery } from "@/request/request_query";
import type { AppealView, Citation, DisputedLine, RequestView } from "@/shared/api/contract";
import { formatDay, formatInstant, formatNumber } from "@/shared/i18n/format";
import { Icon, Shape } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { ErrorState, Skeleton } from "@/shared/ui/state";

const adverseOf = (request: RequestView | undefined, line: number) => request?.lines?.find((each) => each.line === line);

export function Criteria({ criteria }: { criteria: Citation[] | undefined }) {
    const { t } = useTranslation("request");
    if (!criteria?.length) return null;
    return (
        <ul className="stack tight">
            {criteria.map((cited) => (
                <li key={`${cited.source} ${cited.section ?? ""}`}>
                    {[t(`choice.criteria_source.${cited.source}`, { defaultValue: cited.source.replaceAll("_", " ") }), cited.edition, cited.section, cited.page].filter(Boolean).join(", ")}
                    {cited.answers?.map(({ point, answer, text }) => (
                        <span key={point} className="hint block">
                            {text ?? point}: {t(`choice.criteria_answer.${answer}`, { defaultValue: answer })}
                        </span>
                    ))}
                </li>
            ))}
        </ul>
    );
}

function OneLine({ line, request, zone }: { line: DisputedLine; request: RequestView | undefined; zone: string }) {
    const { t } = useTranslation("appeal");
    const whole = adverseOf(request, line.line);
    const decision = whole?.adverse?.decision;
    const asked = [line.units !== undefined && t("original.units", { units: formatNumber(line.units) }), line.from && line.to ? `${formatDay(line.from)} – ${formatDay(line.to)}` : line.from && formatDay(line.from)].filter(Boolean).join(", ");
    return (
        <section className="verdict stack tight" aria-label={t("decide.line", { line: line.line, code: line.code ?? "" })}>
            <p>
                <span className="code">{line.code}</span> <span lang="en">{whole?.title}</span>
            </p>
            <p className="mark" data-tone="bad">
                <Shape name="octagon" size={14} />
                {t(`words:status.${line.outcome}`, { defaultValue: line.outcome })}
                {": "}
                {t(`request:choice.basis.${line.basis}`, { defaultValue: line.basis })}
            </p>
            <dl className="facts">
                {asked && (
                    <>
                        <dt>{t("original.asked")}</dt>
                        <dd>{asked}</dd>
                    </>
                )}
                {line.granted !== undefined && (
                    <>
                        <dt>{t("original.granted")}</dt>
                        <dd>{formatNumber(line.granted)}</dd>
                    </>
                )}
                <dt>{t("original.by")}</dt>
                <dd>
                    {line.decided_by ?? t("original.nobody")}
                    {line.decided_at && <span className="hint block">{formatInstant(line.decided_at, zone)}</span>}
                </dd>
            </dl>
            {(decision?.reasons ?? line.reasons?.map((code) => ({ code, sentence: "" })))?.map(({ code, sentence }) => (
                <p key={code}>
                    <strong>{t(`request:choice.denial_reason.${code}`, { defaultValue: code })}.</strong> {sentence}
                </p>
            ))}
            <Criteria criteria={decision?.criteria} />
        </section>
    );
}

export function Original({ appeal }: { appeal: AppealView }) {
    const { t } = useTranslation("appeal");
    const number = appeal.about?.request ?? "";
    const found = useQuery({ ...requestQuery(number), enabled: number !== "" });
    const { about } = appeal;
    if (!about)
        return (
            <section className="card card-pad stack" aria-labelledby="original">
                <h2 className="card-title" id="original">
                    {t("original.title")}
                </h2>
                <p className="quiet">{t("original.none")}</p>
            </section>
        );
    return (
        <div className="stack">
            <section className="card card-pad stack" aria-labelledby="original">
                <div className="spread">
                    <h2 className="card-title" id="original">
                        {t("original.title")}
                    </h2>
                    <Link to="/requests/$number" params={{ number }} className="link-with-icon number">
                        <Icon name="file" size={16} />
                        {found.data?.shown ?? number}
                    </Link>
                </div>
                {about.notice_on && <p className="quiet">{t("original.told", { day: formatDay(about.notice_on) })}</p>}
                {about.delegate && <p className="quiet">{t("original.delegate", { name: about.delegate })}</p>}
                {found.isPending && <Skeleton rows={4} />}
                {found.isError && <ErrorState title={t("request:failed")} error={found.error} onRetry={() => void found.refetch()} />}
                {about.lines?.map((line) => <OneLine key={line.line} line={line} request={found.data} zone={appeal.time_zone} />)}
            </section>
            {found.data && <LettersCard request={found.data} />}
        </div>
    );
}
