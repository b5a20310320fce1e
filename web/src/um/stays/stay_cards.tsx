/// What stands around the days: the limits in words, what was asked for and found by period, going home, and calls.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ActForm } from "@/request/acts/act_form";
import { closeTask } from "@/request/acts/staff_acts";
import type { RequestLine, Task } from "@/shared/api/contract";
import { formatDay, formatInstant, formatInstantDay, isEndOfDay, lastMoment } from "@/shared/i18n/format";
import { Button } from "@/shared/ui/button";
import { Deadline } from "@/shared/ui/deadline";
import { StatusMark } from "@/shared/ui/status";
import { ContactList } from "../look_up/contact_list";
import { reviewsOf } from "./reviews";
import type { StayProps, Staying } from "./stay_page";

const zoneOf = ({ time_zone = "UTC" }: Staying): string => time_zone;
const firstDecision = ["standard", "urgent", "concurrent", "post_stabilization", "next_review"];

/// The limits that run, each with the plan's own words for it: 24 hours, 72 hours, the next review.
export function StayClocks({ request }: StayProps) {
    const { t } = useTranslation("stays");
    const zone = zoneOf(request);
    const clocks = (request.clocks ?? []).filter(({ clock, state, due_at }) => firstDecision.includes(clock) && due_at && (state === "running" || state === "paused" || state === "expired"));
    if (clocks.length === 0) return null;
    return (
        <section className="card card-pad stack" aria-labelledby="stay-clocks">
            <h2 className="card-title" id="stay-clocks">
                {t("clocks.title")}
            </h2>
            <ul className="rows">
                {clocks.map(({ clock, state, due_at: due = "", why }) => (
                    <li key={clock} className="stay-clock">
                        <p className="spread">
                            <strong>{t(`clocks.${clock}`)}</strong>
                            <Deadline startedAt={request.received_at} dueAt={due} state={state === "paused" ? "stopped" : "running"} />
                        </p>
                        <p>{isEndOfDay(due, zone) ? t("clocks.by_day", { day: formatInstantDay(lastMoment(due), zone) }) : t("clocks.by_time", { time: formatInstant(due, zone) })}</p>
                        {state === "expired" && <p className="field-error">{t("clocks.missed")}</p>}
                        {why && (
                            <p className="hint" lang="en">
                                {why}
                            </p>
                        )}
                    </li>
                ))}
            </ul>
        </section>
    );
}

function Period({ request, line }: { request: Staying; line: RequestLine }) {
    const { t } = useTranslation("stays");
    const { from, to, units, authorized, outcome } = line;
    const isLess = authorized?.to !== undefined && to !== undefined && authorized.to < to;
    return (
        <li className="note">
            <p className="spread">
                <span className="row-of">
                    <strong className="number">{[from, to].filter((day) => day !== undefined).map(formatDay).join(" – ")}</strong>
                    {line.unit === "day" && units !== undefined && <span className="quiet">{t("period.days", { count: units })}</span>}
                    {line.facts?.level_of_care && <span className="tag">{t(`words:value.level_of_care.${line.facts.level_of_care}`)}</span>}
                </span>
                <StatusMark status={outcome === "pending" ? "in_review" : outcome} />
            </p>
            {isLess && authorized.to && <p>{t("period.through", { day: formatDay(authorized.to) })}</p>}
            {reviewsOf(request, line.line).map((review) => (
                <div key={review.review} className="stay-review">
                    <p>
                        {t("review_of", { result: t(`request:choice.review_result.${review.result}`), name: review.by?.name ?? "" })}{" "}
                        <span className="hint">{formatInstant(review.at, zoneOf(request))}</span>
                    </p>
                    {review.text && <p className="note-text">{review.text}</p>}
                    {(review.criteria ?? []).map((cited, index) => (
                        <p key={index} className="hint" lang="en">
                            {[cited.source, cited.edition, cited.section, cited.finding].filter(Boolean).join(", ")}
                        </p>
                    ))}
                </div>
            ))}
            {reviewsOf(request, line.line).length === 0 && <p className="hint">{t("period.no_review")}</p>}
        </li>
    );
}

export function StayPeriods({ request }: StayProps) {
    const { t } = useTranslation("stays");
    const lines = [...(request.lines ?? [])].reverse();
    return (
        <section className="card card-pad stack" aria-labelledby="stay-periods">
            <h2 className="card-title" id="stay-periods">
                {t("period.title")}
            </h2>
            <ul className="rows">
                {lines.map((line) => (
                    <Period key={line.line} request={request} line={line} />
                ))}
            </ul>
        </section>
    );
}

const ofDischarge = ["discharge", "transition"];

function DischargeTask({ task, request, user }: StayProps & { task: Task }) {
    const { t } = useTranslation("stays");
    const [open, setOpen] = useState(false);
    const { opened, closed, owner } = task;
    return (
        <li className="note">
            <p className="spread">
                <span>
                    <strong>{t(`request:choice.task_kind.${opened.kind}`)}</strong> {closed && <span className="tag">{t("discharge.done")}</span>}
                </span>
                {!closed && request.actions?.includes("close_task") && (
                    <Button size="small" onPress={() => setOpen(true)}>
                        {t("discharge.close")}
                    </Button>
                )}
            </p>
            <p lang="en">{opened.text}</p>
            <p className="hint">{[opened.due_on && !closed && t("discharge.due", { day: formatDay(opened.due_on) }), owner?.name, closed?.by?.name, closed?.text].filter(Boolean).join(" · ")}</p>
            {open && <ActForm spec={closeTask(opened.task)} request={request} user={user} onClose={() => setOpen(false)} />}
        </li>
    );
}

/// Going home or to the next place: where to, and what has to be done for it.
export function StayDischarge({ request, user }: StayProps) {
    const { t } = useTranslation("stays");
    const { stay } = request;
    const tasks = (request.talk?.tasks ?? []).filter(({ opened }) => ofDischarge.includes(opened.kind));
    return (
        <section className="card card-pad stack" aria-labelledby="stay-discharge">
            <h2 className="card-title" id="stay-discharge">
                {t("discharge.title")}
            </h2>
            {stay.discharged_on ? (
                <p>{t("discharge.left", { day: formatDay(stay.discharged_on), to: t(`request:choice.disposition.${stay.disposition ?? "other"}`) })}</p>
            ) : (
                <p className="quiet">{tasks.length === 0 ? t("discharge.none") : t("discharge.planned")}</p>
            )}
            {tasks.length > 0 && (
                <ul className="rows">
                    {tasks.map((task) => (
                        <DischargeTask key={task.opened.task} task={task} request={request} user={user} />
                    ))}
                </ul>
            )}
        </section>
    );
}

export function StayCalls({ request }: StayProps) {
    const { t } = useTranslation("stays");
    const contacts = [...(request.talk?.contacts ?? [])].reverse().map(({ by, ...contact }) => ({ ...contact, ...(by?.name ? { by: by.name } : {}) }));
    return (
        <section className="card card-pad stack" aria-labelledby="stay-calls">
            <h2 className="card-title" id="stay-calls">
                {t("calls")}
            </h2>
            <ContactList contacts={contacts} zone={zoneOf(request)} required={request.attempts_required} />
        </section>
    );
}
