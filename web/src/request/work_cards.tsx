/// What people want of one another around a request: changes asked for, talks between clinicians, tasks and calls.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AskedChange, PeerToPeer, RequestView, Task, User } from "@/shared/api/contract";
import { formatDay, formatInstant, groupNumber } from "@/shared/i18n/format";
import { Button } from "@/shared/ui/button";
import { Link } from "@/shared/ui/link";
import { ActForm } from "./acts/act_form";
import { isOwn, isStaff } from "./acts/may";
import { answerDuplicate } from "./acts/office_acts";
import { answerChange, bookTalk, closeTask, recordTalk } from "./acts/staff_acts";
import type { ActSpec } from "./acts/spec";

interface CardProps {
    request: RequestView;
    user: User;
}

const zoneOf = ({ time_zone = "UTC" }: RequestView): string => time_zone;

function ActButton({ spec, name, request, user }: CardProps & { spec: ActSpec; name: string }) {
    const [open, setOpen] = useState(false);
    return (
        <>
            <Button size="small" onPress={() => setOpen(true)}>
                {name}
            </Button>
            {open && <ActForm spec={spec} request={request} user={user} onClose={() => setOpen(false)} />}
        </>
    );
}

function Change({ change, request, user }: CardProps & { change: AskedChange }) {
    const { t } = useTranslation("request");
    const { asked, answered, state } = change;
    const isOpen = state === "asked" || state === "accepted";
    return (
        <li className="note">
            <p className="spread">
                <span>
                    <strong>{t(`choice.change_wish.${asked.wish}`)}</strong> <span className="tag">{t(`choice.change_state.${state}`)}</span>
                </span>
                {isOpen && isStaff(user) && <ActButton spec={answerChange(asked.change)} name={t("changes.answer")} request={request} user={user} />}
            </p>
            <p className="hint">{[asked.by?.name, formatInstant(asked.at, zoneOf(request))].filter(Boolean).join(" · ")}</p>
            <p className="note-text">{asked.text}</p>
            {answered && (
                <p className="quiet">
                    {[t("changes.answered", { time: formatInstant(answered.at, zoneOf(request)), name: answered.by?.name }), answered.text].filter(Boolean).join(" ")}
                </p>
            )}
        </li>
    );
}

export function ChangesCard({ request, user }: CardProps) {
    const { t } = useTranslation("request");
    const changes = [...(request.changes ?? [])].reverse();
    if (changes.length === 0) return null;
    return (
        <section className="card card-pad stack" id="changes">
            <h2 className="card-title">{t("changes.title")}</h2>
            <ul className="rows">
                {changes.map((change) => (
                    <Change key={change.asked.change} change={change} request={request} user={user} />
                ))}
            </ul>
        </section>
    );
}

const holders = ["physician", "medical_director", "external_reviewer", "pharmacist"];

function TalkRow({ talk, request, user }: CardProps & { talk: PeerToPeer }) {
    const { t } = useTranslation("request");
    const { asked, booked, held } = talk;
    const zone = zoneOf(request);
    const isOver = held !== undefined && held.outcome !== "not_reached";
    return (
        <li className="note">
            <p>
                <strong>{asked.clinician}</strong> <span className="number">{asked.phone}</span>
            </p>
            {asked.times && <p className="quiet">{asked.times}</p>}
            <p className="hint">
                {[
                    t("talk.asked", { time: formatInstant(asked.at, zone), name: asked.by?.name }),
                    booked && t("talk.booked", { time: formatInstant(booked.meet_at, zone), name: booked.reviewer }),
                    held && t("talk.held", { outcome: t(`choice.talk_outcome.${held.outcome}`) }),
                    held?.text,
                ]
                    .filter(Boolean)
                    .join(" · ")}
            </p>
            {!isOver && isStaff(user) && (
                <p className="row-of">
                    <ActButton spec={bookTalk(asked.number)} name={t("talk.book")} request={request} user={user} />
                    {holders.includes(user.role) && (
                        <ActButton spec={recordTalk(asked.number)} name={t("talk.record")} request={request} user={user} />
                    )}
                </p>
            )}
        </li>
    );
}

export function TalksCard({ request, user }: CardProps) {
    const { t } = useTranslation("request");
    const talks = request.talk?.peer_to_peer ?? [];
    if (talks.length === 0) return null;
    return (
        <section className="card card-pad stack" id="talks">
            <h2 className="card-title">{t("talk.title")}</h2>
            <ul className="rows">
                {talks.map((talk) => (
                    <TalkRow key={talk.asked.number} talk={talk} request={request} user={user} />
                ))}
            </ul>
        </section>
    );
}

function TaskRow({ task, request, user }: CardProps & { task: Task }) {
    const { t } = useTranslation("request");
    const { opened, closed } = task;
    return (
        <li className="note">
            <p className="spread">
                <strong>{opened.text || t(`choice.task_kind.${opened.kind}`)}</strong>
                {!closed && <ActButton spec={closeTask(opened.task)} name={t("work.close")} request={request} user={user} />}
            </p>
            <p className="hint">
                {[
                    t(`choice.task_kind.${opened.kind}`),
                    opened.due_on && t("work.due", { day: formatDay(opened.due_on) }),
                    opened.by?.name,
                    closed && t("work.closed", { name: closed.by?.name, time: formatInstant(closed.at, zoneOf(request)) }),
                    closed?.text,
                ]
                    .filter(Boolean)
                    .join(" · ")}
            </p>
        </li>
    );
}

/// For plan staff only; the server shows it to nobody else.
export function WorkCard({ request, user }: CardProps) {
    const { t } = useTranslation("request");
    const tasks = [...(request.talk?.tasks ?? [])].sort((a, b) => Number(Boolean(a.closed)) - Number(Boolean(b.closed)));
    const contacts = [...(request.talk?.contacts ?? [])].reverse();
    if (!isStaff(user) || tasks.length + contacts.length === 0) return null;
    return (
        <section className="card card-pad stack" id="work">
            <h2 className="card-title">{t("work.title")}</h2>
            <ul className="rows" hidden={tasks.length === 0}>
                {tasks.map((task) => (
                    <TaskRow key={task.opened.task} task={task} request={request} user={user} />
                ))}
            </ul>
            {contacts.length > 0 && <h3 className="small-title">{t("work.contacts")}</h3>}
            <ul className="rows" hidden={contacts.length === 0}>
                {contacts.map((contact) => (
                    <li key={contact.at} className="note">
                        <p>
                            <strong>{t(`choice.contact_topic.${contact.topic}`)}</strong>{" "}
                            <span className="tag">{t(contact.reached ? "work.reached" : "work.not_reached")}</span>
                        </p>
                        <p className="hint">
                            {[t(`choice.contact_direction.${contact.direction}`), t(`choice.channel.${contact.channel}`), contact.with, contact.by?.name, formatInstant(contact.at, zoneOf(request))]
                                .filter(Boolean)
                                .join(" · ")}
                        </p>
                        {contact.text && <p className="note-text">{contact.text}</p>}
                    </li>
                ))}
            </ul>
        </section>
    );
}

/// Requests that may be for the same care, and those tied to this one.
export function CopiesCard({ request, user }: CardProps) {
    const { t } = useTranslation("request");
    const duplicates = request.duplicates ?? [];
    const { answers = [], links = [] } = request.copies ?? {};
    if (duplicates.length + links.length === 0) return null;
    const mayAnswer = !request.closed && (isStaff(user) || isOwn(request, user));
    const number = (other: string) => (
        <Link to="/requests/$number" params={{ number: other }} className="number in-text">
            {groupNumber(other)}
        </Link>
    );
    return (
        <section className="card card-pad stack" id="copies">
            <h2 className="card-title">{t("copies.title")}</h2>
            <ul className="rows">
                {duplicates.map(({ other, kind }) => {
                    const answered = answers.find((answer) => answer.other === other);
                    return (
                        <li key={`${kind} ${other}`} className="note">
                            <p>
                                {number(other)} <span className="hint">{t(`choice.duplicate_kind.${kind}`)}</span>
                            </p>
                            {answered && <p className="quiet">{[t(`choice.duplicate_answer.${answered.answer}`), answered.text].filter(Boolean).join(": ")}</p>}
                            {mayAnswer && !answered && <ActButton spec={answerDuplicate(other)} name={t("copies.answer")} request={request} user={user} />}
                        </li>
                    );
                })}
                {links.map(({ other, kind }) => (
                    <li key={`${kind} ${other}`}>
                        {number(other)} <span className="hint">{t(`choice.link_kind.${kind}`)}</span>
                    </li>
                ))}
            </ul>
        </section>
    );
}
