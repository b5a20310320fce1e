/// Everything about one request: state and limit first, then what is wanted of the reader, the services, what has
/// happened, and what can be done. Printed, it is the Episode Abstract.
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { RequireSignIn } from "@/app/require_sign_in";
import { worksOnAppeals } from "@/app/session";
import type { RequestView, User } from "@/shared/api/contract";
import { isFault } from "@/shared/api/faults";
import { groupNumber } from "@/shared/i18n/format";
import { loadTexts } from "@/shared/i18n/i18n";
import { Banner } from "@/shared/ui/banner";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { TalkToUs } from "@/lookup/rail";
import { RestrictedRecord } from "@/restricted/lazy_record";
import { AbstractHead } from "./abstract";
import { Actions } from "./actions";
import { ContinuityCard } from "./continuity/continuity_card";
import { DocumentsCard } from "./documents_card";
import { isStaff } from "./acts/may";
import { Head, PartsBar, Steps, Wanted } from "./head";
import { InformationCard } from "./information/information_card";
import { LettersCard } from "./letters_card";
import { LineTable } from "./line_table";
import { NewbornCard } from "./newborn_card";
import { requestQuery } from "./request_query";
import { Clocks, DiagnosesCard, NotesCard, ProvidersCard, SeenByCard } from "./request_parts";
import { Timeline } from "./timeline";
import { ChangesCard, CopiesCard, TalksCard, WorkCard } from "./work_cards";
import "@/lookup/lookup.css";
import "./request.css";
import "./request_work.css";

/// Only for who works on appeals, with its texts.
const RequestAppealsCard = lazy(async () => {
    await loadTexts("appeals", "appeal", "submit");
    return import("@/um/appeals/request_card");
});

function Services({ request }: { request: RequestView }) {
    const { t } = useTranslation("request");
    return (
        <section className="card request-card" id="services">
            <div className="spread request-card-head">
                <h2 className="card-title">{t("services")}</h2>
                {request.requesting?.name && <span className="hint">{t("requested_by", { name: request.requesting.name })}</span>}
            </div>
            <LineTable request={request} />
        </section>
    );
}

function Request({ request, user }: { request: RequestView; user: User }) {
    const { t } = useTranslation("request");
    const parts = { request, user };
    return (
        <>
            <AbstractHead {...parts} />
            <Head request={request} />
            {isStaff(user) && (
                <p className="no-print">
                    <Link to="/um/cases/$number" params={{ number: request.request }} className="link-with-icon">
                        <Icon name="columns" size={16} />
                        {t("open_case")}
                    </Link>
                </p>
            )}
            <PartsBar request={request} />
            <div className="request-grid">
                <div className="stack">
                    {request.visibility === "read_only" && <Banner tone="info">{t("read_only", { name: request.requesting?.name })}</Banner>}
                    <Wanted {...parts} />
                    <Steps request={request} />
                    <InformationCard {...parts} />
                    <Services request={request} />
                    <ContinuityCard request={request} />
                    <NewbornCard request={request} />
                    <div className="facts-pair">
                        <ProvidersCard request={request} />
                        <DiagnosesCard request={request} />
                    </div>
                    <ChangesCard {...parts} />
                    <TalksCard {...parts} />
                    <CopiesCard {...parts} />
                    <div className="facts-pair">
                        <DocumentsCard request={request} />
                        <NotesCard request={request} />
                    </div>
                    <WorkCard {...parts} />
                    <Timeline {...parts} />
                </div>
                <aside className="stack" aria-label={t("aside")}>
                    <Actions {...parts} />
                    {worksOnAppeals(user) && (
                        <Suspense>
                            <RequestAppealsCard request={request} />
                        </Suspense>
                    )}
                    <LettersCard request={request} />
                    <Clocks request={request} />
                    <SeenByCard request={request} />
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
                {isFault(error, "restricted_record") ? (
                    <Suspense fallback={<Skeleton rows={8} />}>
                        <RestrictedRecord record={{ request: number }} onOpen={() => void refetch()} />
                    </Suspense>
                ) : error ? (
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
            <RequireSignIn>{(user) => <RequestFor key={number} number={number} user={user} />}</RequireSignIn>
        </div>
    );
}
