/// What was asked, by when, what came, and, for those who may, the place to answer.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isOffice } from "@/app/session";
import type { Information, RequestView, User } from "@/shared/api/contract";
import { formatInstant, formatInstantDay, lastMoment, zoneName } from "@/shared/i18n/format";
import { TextButton } from "@/shared/ui/button";
import { Deadline } from "@/shared/ui/deadline";
import { Shape } from "@/shared/ui/icon";
import { ActForm } from "../acts/act_form";
import { isStaff, mayAsk } from "../acts/may";
import { cancelInformation } from "../acts/staff_acts";
import { openItems, waits } from "./reply";
import { ReplyForm } from "./reply_form";

interface CardProps {
    request: RequestView;
    user: User;
}

function Came({ ask, request }: { ask: Information; request: RequestView }) {
    const { t } = useTranslation("request");
    const name = (number: number | undefined): string => request.documents?.find(({ document }) => document === number)?.file_name ?? "";
    return (
        <ol className="asked-items">
            {(ask.items ?? []).map((item, index) => {
                const answers = (ask.answers ?? []).filter((answer) => answer.item === index + 1);
                const given = answers.at(-1);
                const word = item.text || t(`words:document.${item.item}`, { defaultValue: item.item });
                return (
                    <li key={`${index} ${word}`}>
                        <span className="mark" data-tone={given ? (given.answer === "not_available" ? "neutral" : "good") : "attention"}>
                            <Shape name={given ? (given.answer === "not_available" ? "bar" : "tick") : "dashed"} />
                            {word}
                        </span>
                        {answers.map((answer) => (
                            <p key={`${answer.answer} ${answer.document ?? ""} ${answer.text ?? ""}`} className="hint">
                                {[t(`choice.item_answer.${answer.answer}`), name(answer.document), answer.text].filter(Boolean).join(" · ")}
                            </p>
                        ))}
                    </li>
                );
            })}
        </ol>
    );
}

function Ask({ ask, request, user }: CardProps & { ask: Information }) {
    const { t } = useTranslation("request");
    const [cancelling, setCancelling] = useState(false);
    const zone = request.time_zone ?? "UTC";
    const [first] = ask.attempts ?? [];
    const mayAnswer = isOffice(user) || isStaff(user);
    const isOpen = waits(ask) && !request.closed;
    return (
        <section className="ask" aria-label={t("information.ask", { number: ask.number })}>
            <div className="spread">
                <p>
                    <strong>{t(`choice.information_kind.${ask.kind}`)}</strong>{" "}
                    <span className="hint">
                        {[first && t("information.asked", { time: formatInstant(first.at, zone), by: first.by }), t(`information.state_${ask.state}`)].filter(Boolean).join(" · ")}
                    </span>
                </p>
                {isOpen && ask.due && first && (
                    <p className="due">
                        <span className="quiet">{t("information.reply_by", { day: formatInstantDay(lastMoment(ask.due), zone), zone: zoneName(zone) })}</span>
                        <Deadline startedAt={first.at} dueAt={ask.due} />
                    </p>
                )}
            </div>
            {ask.why && <p className="quiet">{ask.why}</p>}
            {(!isOpen || !mayAnswer || (ask.answers ?? []).length > 0) && <Came ask={ask} request={request} />}
            {isOpen && mayAnswer && openItems(ask).length > 0 && <ReplyForm key={(ask.answers ?? []).length} ask={ask} request={request} />}
            {isOpen && mayAsk(request) && (
                <p>
                    <TextButton onPress={() => setCancelling(true)}>{t("information.cancel")}</TextButton>
                </p>
            )}
            {cancelling && <ActForm spec={cancelInformation(ask.number)} request={request} user={user} onClose={() => setCancelling(false)} />}
        </section>
    );
}

export function InformationCard({ request, user }: CardProps) {
    const { t } = useTranslation("request");
    const asks = [...(request.information ?? [])].sort((a, b) => Number(waits(b)) - Number(waits(a)) || b.number - a.number);
    if (asks.length === 0) return null;
    return (
        <section className="card card-pad stack" id="information" data-waits={asks.some(waits) || undefined}>
            <h2 className="card-title">{t("information.title")}</h2>
            {asks.map((ask) => (
                <Ask key={ask.number} ask={ask} request={request} user={user} />
            ))}
        </section>
    );
}
