/// The top of a request: number, state, limit, member, and what comes next.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { isOffice } from "@/app/session";
import { serverNow } from "@/shared/api/clock";
import type { RequestView, User } from "@/shared/api/contract";
import { formatInstant, today } from "@/shared/i18n/format";
import { useBirth } from "@/shared/i18n/use_birth";
import { Banner } from "@/shared/ui/banner";
import { CopyButton } from "@/shared/ui/copy_button";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { StatusPill } from "@/shared/ui/status";
import { DueLine } from "./due_line";
import { waits } from "./information/reply";
import { lettersQuery } from "./letters_card";

export function Head({ request }: { request: RequestView }) {
    const { t } = useTranslation("request");
    const birth = useBirth();
    const { member, assignee_name: assignee } = request;
    const day = today(request.time_zone ?? "UTC", serverNow());
    const next = t(`next.${request.status === "in_review" ? (request.stage ?? "nurse") : request.status}`, { defaultValue: "" });
    return (
        <>
            <div className="request-head">
                <div className="row-of">
                    <PageTitle title={t("title", { number: request.shown })} look="large-number">
                        {request.shown}
                    </PageTitle>
                    <span className="no-print">
                        <CopyButton text={request.request} what={t("number")} />
                    </span>
                    <StatusPill status={request.status} stage={request.stage} />
                    {request.closed && <span className="quiet">{t("closed")}</span>}
                    {request.urgency === "urgent" && <span className="tag">{t("urgent")}</span>}
                </div>
                <DueLine request={request} />
            </div>
            <p className="member-line">
                <Link to="/members/$id" params={{ id: member.id }} className="member-link">
                    {member.name}
                </Link>{" "}
                <span className="quiet number">
                    {[
                        member.born_on && birth(member.born_on, day),
                        member.member_number && t("member_id", { number: member.member_number }),
                        member.line_name,
                        member.medical_group_name,
                    ]
                        .filter(Boolean)
                        .join(" · ")}
                </span>
            </p>
            {request.origin && (
                <Banner tone="info">
                    <span>{t("origin", { system: request.origin, number: request.earlier_number })}</span>
                </Banner>
            )}
            {next && (
                <p className="next-line">
                    <Icon name="arrow" size={16} />
                    {next} {assignee && <span className="quiet">{t("next_with", { name: assignee })}</span>}
                </p>
            )}
        </>
    );
}

/// The parts of the page with their counts, to jump to.
export function PartsBar({ request }: { request: RequestView }) {
    const { t } = useTranslation("request");
    const letters = useQuery(lettersQuery(request)).data?.letters;
    const parts = [
        { id: "services", name: t("services"), count: request.lines?.length },
        { id: "documents", name: t("documents"), count: request.documents?.length },
        { id: "notes", name: t("notes"), count: request.notes?.length },
        { id: "letters", name: t("letters.title"), count: letters?.length },
        { id: "history", name: t("history"), count: undefined },
    ];
    return (
        <nav className="parts no-print" aria-label={t("parts")}>
            {parts.map(({ id, name, count }) => (
                <a key={id} href={`#${id}`} className="part">
                    {name} {Boolean(count) && <span className="count">{count}</span>}
                </a>
            ))}
        </nav>
    );
}

/// The one thing the reader should do now.
export function Wanted({ request, user }: { request: RequestView; user: User }) {
    const { t } = useTranslation("request");
    if (request.status !== "awaiting_information" || !isOffice(user)) return null;
    const hasPlace = request.information?.some(waits) ?? false;
    return (
        <Banner tone="attention">
            <strong>{t("wanted.title")}</strong>
            <span>{t(hasPlace ? "wanted.below" : "wanted.add")}</span>
        </Banner>
    );
}

/// Received, review, decision, letters: where the request stands, as a line with four stops.
export function Steps({ request }: { request: RequestView }) {
    const { t } = useTranslation("request");
    const zone = request.time_zone ?? "UTC";
    const reviewing = request.status !== "received" && request.status !== "intake";
    const decided = (request.lines ?? []).filter(({ outcome }) => outcome !== "pending").length;
    const letters = useQuery(lettersQuery(request)).data?.letters ?? [];
    const told = letters.length > 0 && letters.every(({ state }) => state === "delivered");
    const closed = Boolean(request.closed);
    const stops = [
        { id: "received", done: true, now: false, text: formatInstant(request.received_at, zone) },
        { id: "review", done: closed, now: !closed && reviewing, text: request.assignee_name },
        {
            id: "decision",
            done: closed,
            now: false,
            text: closed && request.closed_at ? formatInstant(request.closed_at, zone) : t("steps.decided", { decided, total: request.lines?.length ?? 0 }),
        },
        { id: "letters", done: closed && told, now: closed && !told, text: undefined },
    ];
    return (
        <ol className="card steps no-print" aria-label={t("steps.label")}>
            {stops.map(({ id, done, now, text }) => (
                <li key={id} className="step" data-done={done || undefined} data-now={now || undefined} aria-current={now ? "step" : undefined}>
                    <span className="step-mark">{done && <Icon name="check" size={14} />}</span>
                    <span>
                        {t(`steps.${id}`)}
                        {text && <span className="hint block">{text}</span>}
                    </span>
                </li>
            ))}
        </ol>
    );
}
