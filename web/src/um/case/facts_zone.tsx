/// The left zone: who, what, where, and what was before. Only facts that the server gave; no money.
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { serverNow } from "@/shared/api/clock";
import type { MemberOverview, RequestView } from "@/shared/api/contract";
import { addDays, formatDay, formatInstant, formatShortDay, today } from "@/shared/i18n/format";
import { useBirth } from "@/shared/i18n/use_birth";
import { TextButton } from "@/shared/ui/button";
import { Icon, Shape } from "@/shared/ui/icon";
import { KeyHint } from "@/shared/ui/key_hint";
import { Link } from "@/shared/ui/link";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { StatusMark } from "@/shared/ui/status";
import { overviewQuery } from "./case_query";
import { useLineWords } from "./criteria/decision_box";

/// So far back one looks for the same service.
const months = 24;

function Part({ title, count, children }: { title: string; count?: number; children: ReactNode }) {
    return (
        <section className="facts-part" aria-label={title}>
            <h2 className="small-title">
                {title} {Boolean(count) && <span className="count">{count}</span>}
            </h2>
            {children}
        </section>
    );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
    if (!children) return null;
    return (
        <>
            <dt>{name}</dt>
            <dd>{children}</dd>
        </>
    );
}

function MemberPart({ request, member }: { request: RequestView; member: MemberOverview | undefined }) {
    const { t } = useTranslation("case");
    const birth = useBirth();
    const day = today(request.time_zone ?? "UTC", serverNow());
    const { coverage, gaps = [], other_insurance: other = [] } = member ?? {};
    const isActive = coverage && (!coverage.valid_to || coverage.valid_to >= day);
    const language = member?.language && new Intl.DisplayNames(document.documentElement.lang, { type: "language" }).of(member.language);
    return (
        <Part title={t("facts.member")}>
            <p>
                <Link to="/um/members/$id" params={{ id: request.member.id }} className="facts-name">
                    {request.member.name}
                </Link>
            </p>
            {request.member.born_on && <p>{birth(request.member.born_on, day)}</p>}
            <dl className="facts case-facts">
                <Row name={t("facts.id")}>{request.member.member_number && <span className="number">{request.member.member_number}</span>}</Row>
                <Row name={t("facts.coverage")}>
                    {member && (
                        <span className="mark" data-tone={isActive ? "good" : "attention"}>
                            <Shape name={isActive ? "tick" : "triangle"} size={14} />
                            {[coverage?.line_name, isActive ? t("facts.active") : t("facts.not_active")].filter(Boolean).join(", ")}
                        </span>
                    )}
                </Row>
                <Row name={t("facts.gaps")}>{gaps.map(({ from, to }) => `${formatDay(from)} – ${formatDay(to)}`).join(", ")}</Row>
                <Row name={t("facts.other_insurance")}>{other.join(", ")}</Row>
                <Row name={t("facts.reads")}>{[language, member?.format].filter(Boolean).join(", ")}</Row>
                <Row name={t("facts.doctor")}>{coverage?.primary_care?.name}</Row>
                <Row name={t("facts.group")}>{coverage?.medical_group_name ?? request.member.medical_group_name}</Row>
            </dl>
        </Part>
    );
}

function ServicePart({ request }: { request: RequestView }) {
    const { t } = useTranslation("case");
    const words = useLineWords();
    return (
        <Part title={t("facts.services")}>
            <ul className="facts-lines">
                {request.lines?.map((line) => (
                    <li key={line.line}>
                        <p>
                            <span className="code">{line.code || line.revenue}</span> <span lang="en">{line.title}</span>
                        </p>
                        <p className="hint">{[words(line), line.modifiers?.join(" "), line.place && t(`words:place.${line.place}`, { defaultValue: line.place })].filter(Boolean).join(" · ")}</p>
                        {line.outcome !== "pending" && <StatusMark status={line.outcome} />}
                        {line.why?.map((sentence) => (
                            <p key={sentence} className="hint" lang="en">
                                {sentence}
                            </p>
                        ))}
                        {line.note && <p className="note-text">{line.note}</p>}
                    </li>
                ))}
            </ul>
            <ul className="facts-lines" aria-label={t("facts.diagnoses")}>
                {request.diagnoses?.map(({ code, shown, title }) => (
                    <li key={code}>
                        <span className="code">{shown ?? code}</span> <span lang="en">{title}</span>
                    </li>
                ))}
            </ul>
        </Part>
    );
}

function WhoPart({ request }: { request: RequestView }) {
    const { t } = useTranslation("case");
    const inNetwork = request.lines?.some(({ facts }) => facts?.network === "in");
    return (
        <Part title={t("facts.who")}>
            <dl className="facts case-facts">
                <Row name={t("facts.asks")}>{request.requesting?.name && `${request.requesting.name}${request.requesting.phone ? `, ${request.requesting.phone}` : ""}`}</Row>
                <Row name={t("facts.gives")}>
                    {request.servicing?.name && (
                        <>
                            {request.servicing.name}
                            {inNetwork && (
                                <span className="mark hint" data-tone="good">
                                    <Shape name="tick" size={14} />
                                    {t("facts.in_network")}
                                </span>
                            )}
                        </>
                    )}
                </Row>
                <Row name={t("facts.sent_by")}>{request.submitted_by}</Row>
            </dl>
        </Part>
    );
}

type Earlier = NonNullable<MemberOverview["requests"]>[number];

function EarlierRow({ row }: { row: Earlier }) {
    return (
        <li>
            <Link to="/requests/$number" params={{ number: row.request }} className="number">
                {row.shown}
            </Link>{" "}
            <StatusMark status={row.status} />
            <span className="hint block">{[row.service, row.servicing_name, formatShortDay(row.received_at.slice(0, 10))].filter(Boolean).join(" · ")}</span>
        </li>
    );
}

function Rows({ name, none, rows }: { name: string; none: string; rows: Earlier[] }) {
    return (
        <>
            <h3 className="hint">{name}</h3>
            {rows.length === 0 ? (
                <p>{none}</p>
            ) : (
                <ul className="facts-lines">
                    {rows.map((row) => (
                        <EarlierRow key={row.request} row={row} />
                    ))}
                </ul>
            )}
        </>
    );
}

function BeforePart({ request, member }: { request: RequestView; member: MemberOverview }) {
    const { t } = useTranslation("case");
    const since = addDays(today(request.time_zone ?? "UTC", serverNow()), -Math.round(months * 30.44));
    const codes = (request.lines ?? []).flatMap(({ code, revenue }) => (code || revenue ? [code || (revenue ?? "")] : []));
    const others = (member.requests ?? []).filter((row) => row.request !== request.request);
    const isSame = ({ service = "", received_at: at }: Earlier): boolean => at.slice(0, 10) >= since && codes.some((code) => service.split(/[^\w]+/).includes(code));
    const same = others.filter(isSame);
    const open = others.filter((row) => !row.closed && !same.includes(row));
    const decided = others.filter((row) => row.closed && !same.includes(row)).slice(0, 5);
    return (
        <Part title={t("facts.before")}>
            <Rows name={t("facts.same", { months })} none={t("facts.same_none", { months })} rows={same} />
            <Rows name={t("facts.open")} none={t("facts.open_none")} rows={open} />
            {decided.length > 0 && <Rows name={t("facts.decided")} none="" rows={decided} />}
            {member.more_requests && <p className="hint">{t("facts.more")}</p>}
        </Part>
    );
}

function NotesPart({ request, onNote }: { request: RequestView; onNote: () => void }) {
    const { t } = useTranslation("case");
    const notes = request.notes ?? [];
    return (
        <Part title={t("request:notes")} count={notes.length}>
            {notes.length === 0 && <p className="quiet">{t("request:no_notes")}</p>}
            <ul className="facts-lines" hidden={notes.length === 0}>
                {notes.map((note) => (
                    <li key={note.note} className="note" data-internal={note.type === "internal" || undefined}>
                        <p className="hint">
                            <span className="tag">{t(`words:note_type.${note.type}`, { defaultValue: note.type })}</span>{" "}
                            {[note.by, note.at && formatInstant(note.at, request.time_zone ?? "UTC")].filter(Boolean).join(" · ")}
                        </p>
                        <p className="note-text">{note.text}</p>
                    </li>
                ))}
            </ul>
            <p>
                <TextButton icon="plus" onPress={onNote}>
                    {t("request:actions.note")} <KeyHint keys="o" />
                </TextButton>
            </p>
        </Part>
    );
}

export function FactsZone({ request, onNote }: { request: RequestView; onNote: () => void }) {
    const { t } = useTranslation("case");
    const { data, error, refetch } = useQuery(overviewQuery(request));
    return (
        <>
            <MemberPart request={request} member={data} />
            <ServicePart request={request} />
            <WhoPart request={request} />
            {data && <BeforePart request={request} member={data} />}
            {error && <ErrorState title={t("facts.failed")} error={error} onRetry={() => void refetch()} />}
            {!data && !error && <Skeleton rows={4} />}
            <NotesPart request={request} onNote={onNote} />
            <p className="facts-part">
                <Link to="/requests/$number" params={{ number: request.request }} className="link-with-icon">
                    {t("bar.request")} <Icon name="arrow" size={16} />
                </Link>
            </p>
        </>
    );
}
