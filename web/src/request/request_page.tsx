/// Everything about one request: state and limit first, then the services, what has happened, and what can be done.
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { RequireSignIn } from "@/app/require_sign_in";
import type { RequestView, User } from "@/shared/api/contract";
import { isFault } from "@/shared/api/faults";
import { formatDay, groupNumber, yearsBetween, today } from "@/shared/i18n/format";
import { serverNow } from "@/shared/api/client";
import { CopyButton } from "@/shared/ui/copy_button";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { StatusPill } from "@/shared/ui/status";
import { Actions } from "./actions";
import { DueLine } from "./due_line";
import { LineTable } from "./line_table";
import { requestQuery } from "./request_query";
import { Clocks, DiagnosesCard, DocumentsCard, NotesCard, ProvidersCard, Timeline } from "./request_parts";
import { TalkToUs } from "@/lookup/rail";
import "@/lookup/lookup.css";
import "./request.css";

function Head({ request }: { request: RequestView }) {
    const { t } = useTranslation("request");
    const { member } = request;
    const day = today(request.time_zone ?? "UTC", serverNow());
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
                <strong>{member.name}</strong>{" "}
                <span className="quiet number">
                    {[
                        member.born_on && t("born", { day: formatDay(member.born_on), years: yearsBetween(member.born_on, day) }),
                        member.member_number && t("member_id", { number: member.member_number }),
                        member.line_name,
                        member.medical_group_name,
                    ]
                        .filter(Boolean)
                        .join(" · ")}
                </span>
            </p>
        </>
    );
}

/// Received, review, decision: where the request stands, as a line with three stops.
function Steps({ request }: { request: RequestView }) {
    const { t } = useTranslation("request");
    const reviewing = request.status !== "received" && request.status !== "intake";
    const stops = [
        { id: "received", done: true, now: false },
        { id: "review", done: Boolean(request.closed), now: !request.closed && reviewing },
        { id: "decision", done: Boolean(request.closed), now: false },
    ];
    return (
        <ol className="card steps" aria-label={t("steps.label")}>
            {stops.map(({ id, done, now }) => (
                <li key={id} className="step" data-done={done || undefined} data-now={now || undefined} aria-current={now ? "step" : undefined}>
                    <span className="step-mark">{done && <Icon name="check" size={14} />}</span>
                    <span>{t(`steps.${id}`)}</span>
                </li>
            ))}
        </ol>
    );
}

function Request({ request, user }: { request: RequestView; user: User }) {
    const { t } = useTranslation("request");
    return (
        <>
            <Head request={request} />
            <div className="request-grid">
                <div className="stack">
                    <Steps request={request} />
                    <section className="card request-card">
                        <div className="spread request-card-head">
                            <h2 className="card-title">{t("services")}</h2>
                            {request.requesting?.name && <span className="hint">{t("requested_by", { name: request.requesting.name })}</span>}
                        </div>
                        <LineTable request={request} />
                    </section>
                    <Timeline request={request} />
                    <DocumentsCard request={request} />
                    <NotesCard request={request} />
                </div>
                <aside className="stack" aria-label={t("actions.title")}>
                    <Actions request={request} user={user} />
                    <Clocks request={request} />
                    <ProvidersCard request={request} />
                    <DiagnosesCard request={request} />
                    <TalkToUs contacts={request.contacts ?? []} />
                </aside>
            </div>
        </>
    );
}

function RequestFor({ number, user }: { number: string; user: User }) {
    const { t } = useTranslation("request");
    const { data, error, refetch } = useQuery(requestQuery(number));
    if (data) return <Request request={data} user={user} />;
    const missing = isFault(error) && (error.status === 404 || error.status === 403);
    return (
        <>
            <PageTitle title={t("title", { number: groupNumber(number) })} look="large-number">
                {groupNumber(number)}
            </PageTitle>
            <div className="card">
                {error ? (
                    <ErrorState title={t(missing ? "not_here" : "failed")} error={error} onRetry={() => void refetch()} />
                ) : (
                    <Skeleton rows={8} onRetry={() => void refetch()} />
                )}
            </div>
        </>
    );
}

export function RequestPage() {
    const { t } = useTranslation("request");
    const { number } = useParams({ from: "/requests/$number" });
    return (
        <div className="page page-request">
            <Link to="/requests" className="mark back no-print">
                <Icon name="back" size={16} />
                {t("back")}
            </Link>
            <RequireSignIn>{(user) => <RequestFor number={number} user={user} />}</RequireSignIn>
        </div>
    );
}
