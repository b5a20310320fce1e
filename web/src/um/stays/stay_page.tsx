/// Concurrent review of one stay (U11): its days and how each stands, what is due, what was reviewed, and what comes next.
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { DueLine } from "@/request/due_line";
import { requestQuery } from "@/request/request_query";
import { api, take } from "@/shared/api/client";
import type { CensusStay, RequestView, StayView, User } from "@/shared/api/contract";
import { isFault } from "@/shared/api/faults";
import { formatDay, groupNumber } from "@/shared/i18n/format";
import { Link } from "@/shared/ui/link";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { StatusPill } from "@/shared/ui/status";
import { DeskPage } from "../desk_page";
import { useLevelName } from "../census/day_ruler";
import { useFollow } from "../use_list";
import { StayActs } from "./stay_acts";
import { StayCalls, StayClocks, StayDischarge, StayPeriods } from "./stay_cards";
import { StayDaysCard } from "./stay_days";
import "@/request/request.css";
import "@/request/request_work.css";
import "@/requests/requests.css";
import "@/work/work.css";
import "./stay.css";

/// A request with a stay.
export type Staying = RequestView & { stay: StayView };
const hasStay = (request: RequestView): request is Staying => request.stay !== undefined;

export interface StayProps {
    request: Staying;
    user: User;
}

function Notes({ seen }: { seen: CensusStay }) {
    const { t } = useTranslation("stays");
    const { notice_after: after, notice_late: late, readmitted, left_before_on: left, longer_by: longer = 0 } = seen;
    const notes = [
        after !== undefined && after > 0 && { id: "notice", tone: late ? "attention" : "neutral", words: t(late ? "note.notice_late" : "note.notice", { count: after }) },
        readmitted && left && { id: "again", tone: "attention", words: t("note.readmitted", { day: formatDay(left) }) },
        longer > 0 && { id: "longer", tone: "attention", words: t("note.longer", { count: longer }) },
    ].filter((note) => note !== false && note !== undefined && note !== "");
    if (notes.length === 0) return null;
    return (
        <ul className="work-marks stay-notes">
            {notes.map((note) => (
                <li key={note.id} className="tag work-tag" data-tone={note.tone}>
                    {note.words}
                </li>
            ))}
        </ul>
    );
}

function Head({ request, seen }: { request: Staying; seen: CensusStay | undefined }) {
    const { t } = useTranslation("stays");
    const levelName = useLevelName();
    const { stay } = request;
    const facts = [
        request.servicing?.name,
        t("head.admitted", { day: formatDay(stay.admit_on) }),
        stay.priority && t(`words:value.admission_priority.${stay.priority}`, { defaultValue: stay.priority }),
        stay.source && t("head.from", { place: t(`words:value.admission_source.${stay.source}`, { defaultValue: stay.source }) }),
        levelName(stay.levels?.at(-1)?.level),
        stay.converted_on && t("head.converted", { day: formatDay(stay.converted_on) }),
    ];
    return (
        <header className="stay-head">
            <div className="spread">
                <div className="row-of">
                    <PageTitle title={t("stay.title")}>{request.member.name}</PageTitle>
                    <StatusPill status={request.status} stage={request.stage} />
                    <span className="tag">{t(`stay_state.${stay.state}`)}</span>
                </div>
                <span className="row-of">
                    <Link to="/um/members/$id" params={{ id: request.member.id }}>
                        {t("stay.member")}
                    </Link>
                    <Link to="/um/cases/$number" params={{ number: request.request }} look="secondary" size="small">
                        {t("stay.case", { number: request.shown })}
                    </Link>
                </span>
            </div>
            <p className="quiet">{facts.filter(Boolean).join(" · ")}</p>
            {request.due_at && <DueLine request={request} />}
            {seen && <Notes seen={seen} />}
        </header>
    );
}

function useSeen({ plan, request, stay }: Staying): CensusStay | undefined {
    const { data } = useQuery({
        queryKey: ["census", { plan, request }],
        queryFn: () => take(api.POST("/api/census/search", { body: { plan, request } })),
        enabled: stay.state !== "discharged",
    });
    return data?.stays?.[0];
}

function Stay({ request, user }: StayProps) {
    const seen = useSeen(request);
    useFollow("census", (news) => news.type !== "reload" && news.request === request.request);
    return (
        <>
            <Head request={request} seen={seen} />
            <div className="stay-grid">
                <div className="stack">
                    <StayDaysCard request={request} user={user} />
                    <StayPeriods request={request} user={user} />
                </div>
                <aside className="stack" aria-label={request.shown}>
                    <StayActs request={request} user={user} />
                    <StayClocks request={request} user={user} />
                    <StayDischarge request={request} user={user} />
                    <StayCalls request={request} user={user} />
                </aside>
            </div>
        </>
    );
}

function StayOf({ number, user }: { number: string; user: User }) {
    const { t } = useTranslation("stays");
    const { data, error, refetch } = useQuery(requestQuery(number));
    if (data && hasStay(data)) return <Stay request={data} user={user} />;
    return (
        <>
            <PageTitle title={t("stay.title")}>{groupNumber(number)}</PageTitle>
            <div className="card">
                {data && (
                    <EmptyState
                        title={t("stay.none")}
                        action={
                            <Link to="/um/cases/$number" params={{ number }} look="secondary">
                                {t("stay.case", { number: groupNumber(number) })}
                            </Link>
                        }
                    >
                        {t("stay.none_text")}
                    </EmptyState>
                )}
                {error && !data && <ErrorState title={t(isFault(error) && error.status === 404 ? "stay.not_here" : "stay.failed")} error={error} onRetry={() => void refetch()} />}
                {!error && !data && <Skeleton rows={8} onRetry={() => void refetch()} />}
            </div>
        </>
    );
}

export function StayPage() {
    const { t } = useTranslation("stays");
    const { number } = useParams({ from: "/um/stays/$number" });
    return <DeskPage back={{ to: "/um/census", title: t("census.title") }}>{(_, user) => <StayOf key={number} number={number} user={user} />}</DeskPage>;
}
