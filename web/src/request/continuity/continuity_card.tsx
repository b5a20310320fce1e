/// What was found about staying with the provider: each condition in a sentence, and how long, or what is offered instead.
import { useTranslation } from "react-i18next";
import type { ContinuityFound, RequestView } from "@/shared/api/contract";
import { formatDay, formatInstant } from "@/shared/i18n/format";
import { Shape } from "@/shared/ui/icon";

function useOutcome(): (found: ContinuityFound) => string {
    const { t } = useTranslation("request");
    return ({ met, from, to, alternative, member_chose }) => {
        if (met) return from && to ? t("continuity.met_until", { from: formatDay(from), to: formatDay(to) }) : t("continuity.met");
        if (!alternative) return t("continuity.not_met");
        return t(member_chose ? "continuity.chosen" : "continuity.offered", { alternative });
    };
}

export function ContinuityCard({ request }: { request: RequestView }) {
    const { t } = useTranslation("request");
    const outcome = useOutcome();
    const found = request.continuity;
    if (!found) return null;
    return (
        <section className="card card-pad stack" aria-labelledby="continuity-title">
            <div>
                <h2 className="card-title" id="continuity-title">
                    {t("continuity.title")}
                </h2>
                <p className="hint">
                    {found.title && <span lang="en">{found.title}, </span>}
                    {t("continuity.found_at", { time: formatInstant(found.at, request.time_zone ?? "UTC") })}
                </p>
            </div>
            <p>
                <strong>{outcome(found)}</strong>
            </p>
            <ul className="continuity-list">
                {(found.criteria ?? []).map(({ criterion, met, why }) => (
                    <li key={criterion} className="mark" data-tone={met ? "good" : "attention"}>
                        <Shape name={met ? "tick" : "triangle"} />
                        <span>
                            {t(`continuity.${met ? "is" : "is_not"}.${criterion}`, { defaultValue: criterion })}
                            {!met && why && (
                                <span className="hint" lang="en">
                                    {" "}
                                    {why}
                                </span>
                            )}
                        </span>
                    </li>
                ))}
            </ul>
            <p className="hint">{t("continuity.decided_by_person")}</p>
        </section>
    );
}
