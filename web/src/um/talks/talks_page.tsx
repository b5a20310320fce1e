/// The desk for talks between clinicians and for copies of criteria (U13): what is booked today and later, who may still
/// ask, what went wrong, what is to be sent.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { usePageKeys } from "@/app/page_keys";
import { PlanSelect } from "@/app/plan_select";
import { usePlan } from "@/app/plans";
import { RequireSignIn } from "@/app/require_sign_in";
import { hasRight, worksOnAppeals, worksOnCases } from "@/app/session";
import { useRowWalk } from "@/lists/use_row_walk";
import { Live } from "@/requests/live";
import { api, serverNow, take } from "@/shared/api/client";
import type { Plan, TalkCounts, TalkRow, User } from "@/shared/api/contract";
import { formatDay, formatInstant, formatTime, today } from "@/shared/i18n/format";
import { useLiveState, useNews } from "@/shared/live/live_events";
import { Button } from "@/shared/ui/button";
import { Deadline } from "@/shared/ui/deadline";
import { Shape, type ShapeName } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { Select } from "@/shared/ui/select";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { TextField } from "@/shared/ui/text_field";
import type { Tone } from "@/shared/ui/banner";
import { DeskTabs } from "../desks";
import { talkLists, type TalkListName } from "./lists";
import type { TalkDeed } from "./talk_dialogs";
import "@/requests/requests.css";
import "@/shared/ui/labelled_table.css";
import "@/work/work.css";
import "../appeals/appeals.css";

const TalkDialog = lazy(() => import("./talk_dialogs"));

const asks: Record<TalkListName, { what: TalkRow["what"]; ended?: boolean }> = {
    open: { what: "talk" },
    offers: { what: "offer" },
    ended: { what: "talk", ended: true },
    copies: { what: "copy" },
    copies_sent: { what: "copy", ended: true },
};

const looks: Record<string, { shape: ShapeName; tone: Tone }> = {
    asked: { shape: "triangle", tone: "attention" },
    booked: { shape: "half", tone: "info" },
    passed: { shape: "triangle", tone: "attention" },
    held: { shape: "tick", tone: "good" },
    sent: { shape: "tick", tone: "good" },
    missed: { shape: "octagon", tone: "bad" },
    offered: { shape: "dot", tone: "neutral" },
};

const stateOf = (row: TalkRow): string => (row.state === "booked" && row.meet_at && Date.parse(row.meet_at) < serverNow() ? "passed" : row.state);

function useTalks(plan: string, list: TalkListName) {
    const queries = useQueryClient();
    const interval = useLiveState() === "live" ? 60_000 : 15_000;
    useNews(useCallback(() => void queries.invalidateQueries({ queryKey: ["talks"] }), [queries]));
    const found = useQuery({
        queryKey: ["talks", plan, list],
        queryFn: () => take(api.POST("/api/talks/search", { body: { plan, ...asks[list] } })),
        refetchInterval: interval,
    });
    const counts = useQuery({
        queryKey: ["talks", plan, "counts"],
        queryFn: () => take(api.GET("/api/plans/{plan}/talk-counts", { params: { path: { plan } } })),
        refetchInterval: interval,
    });
    return { found, counts: counts.data };
}

const countOf = (list: TalkListName, counts: TalkCounts | undefined): number | undefined =>
    ({ open: counts?.open, offers: counts?.offers, copies: counts?.copies, ended: undefined, copies_sent: undefined })[list];

function Side({ current, counts }: { current: TalkListName; counts: TalkCounts | undefined }) {
    const { t } = useTranslation("talks");
    const navigate = useNavigate();
    return (
        <>
            <nav className="work-side no-print" aria-label={t("lists.title")}>
                <h2 className="card-title">{t("lists.title")}</h2>
                <ul>
                    {talkLists.map((list) => (
                        <li key={list} className="work-view">
                            <Link to="/um/p2p" search={(before) => ({ plan: before.plan, list })} aria-current={list === current ? "page" : undefined} className="work-view-link">
                                <span>{t(`lists.${list}`)}</span>
                                <span className="number quiet">{countOf(list, counts)}</span>
                            </Link>
                        </li>
                    ))}
                </ul>
            </nav>
            <div className="work-side-narrow no-print" data-density="compact">
                <Select
                    label={t("lists.choose")}
                    options={talkLists.map((id) => ({ id, name: [t(`lists.${id}`), countOf(id, counts)].filter((part) => part !== undefined).join(" ") }))}
                    value={current}
                    onChange={(list) => void navigate({ to: "/um/p2p", search: (before) => ({ plan: before.plan, list: list as TalkListName }) })}
                />
            </div>
        </>
    );
}

function When({ row, plan }: { row: TalkRow; plan: Plan }) {
    const { t } = useTranslation("talks");
    const zone = plan.time_zone;
    const isToday = row.meet_at && today(zone, Date.parse(row.meet_at)) === today(zone, serverNow());
    return (
        <>
            {row.meet_at && <strong>{isToday ? `${t("today")} ${formatTime(row.meet_at, zone)}` : formatInstant(row.meet_at, zone)}</strong>}
            {row.ended_at && formatInstant(row.ended_at, zone)}
            {!row.meet_at && row.due_at && <Deadline startedAt={row.asked_at ?? row.due_at} dueAt={row.due_at} short />}
            {row.due_at && <span className="hint block">{t(row.what === "copy" ? "send_by" : "due", { time: formatInstant(row.due_at, zone) })}</span>}
            {row.what === "offer" && row.until && formatDay(row.until)}
        </>
    );
}

function State({ row }: { row: TalkRow }) {
    const { t } = useTranslation("talks");
    const state = stateOf(row);
    const { shape, tone } = looks[state] ?? { shape: "dot" as const, tone: "neutral" as const };
    const tries = row.tries?.length ?? 0;
    return (
        <>
            <span className="mark" data-tone={tone}>
                <Shape name={shape} size={14} />
                {row.outcome ? t(`outcome.${row.outcome}`, { defaultValue: row.outcome }) : t(`state.${state}`)}
            </span>
            {tries > 0 && <span className="hint block">{t("tries", { count: tries })}</span>}
            {row.what !== "copy" && row.decided_at && (
                <span className="hint block">{row.may_change ? (row.until ? t("may_change", { day: formatDay(row.until) }) : t("may_change_open")) : t("may_not_change")}</span>
            )}
        </>
    );
}

/// What may be done with a row by this person; the server has the last word.
function deedsFor(row: TalkRow, user: User): TalkDeed[] {
    const isClinician = hasRight(user, "deny") || user.role === "pharmacist";
    const isDenied = ["denied", "partially_approved", "modified"].includes(row.status);
    if (row.what === "copy") return row.state === "asked" ? ["send"] : [];
    if (row.what === "offer") return worksOnCases(user) ? ["ask"] : [];
    if (row.state === "held" && row.outcome !== "upheld" && isDenied && row.may_change && isClinician) return ["change"];
    if (row.state !== "asked" && row.state !== "booked") return [];
    return ["book", "try", ...(isClinician ? (["record"] as const) : [])];
}

interface RowProps {
    row: TalkRow;
    plan: Plan;
    user: User;
    onDeed: (deed: TalkDeed, row: TalkRow) => void;
}

function Who({ row }: { row: TalkRow }) {
    const { t } = useTranslation("talks");
    return (
        <>
            {row.clinician || row.office}
            {row.phone && <span className="hint block number">{row.phone}</span>}
            {row.times && <span className="hint block">{t("can_be_reached", { times: row.times })}</span>}
            {row.what === "copy" && row.text && <span className="hint block">{row.text}</span>}
            {row.delegate && row.what === "copy" && <span className="hint block">{t("delegate", { name: row.delegate })}</span>}
        </>
    );
}

function Row({ row, plan, user, onDeed }: RowProps) {
    const { t } = useTranslation("talks");
    const label = (name: string) => ({ "data-label": t(`column.${name}`) });
    return (
        <tr tabIndex={-1} data-talk={`${row.request} ${row.number}`}>
            <td {...label(row.what === "offer" ? "until" : "when")}>
                <When row={row} plan={plan} />
            </td>
            <td {...label("request")} className="number">
                <Link to="/requests/$number" params={{ number: row.request }} className="work-link">
                    {row.shown}
                </Link>
                <span className="hint block number">{row.service}</span>
            </td>
            <td {...label("member")}>{row.member_name}</td>
            <td {...label("who")}>
                <Who row={row} />
            </td>
            <td {...label(row.what === "copy" ? "sent" : "reviewer")}>
                {row.what === "copy" ? row.criteria : row.reviewer || row.decided_by}
                {row.ended_by && <span className="hint block">{row.ended_by}</span>}
            </td>
            <td {...label("state")}>
                <State row={row} />
                {row.what === "talk" && row.text && <span className="hint block">{row.text}</span>}
            </td>
            <td className="talk-acts">
                <span className="row-of">
                    {deedsFor(row, user).map((deed) => (
                        <Button key={deed} size="small" aria-label={`${t(`act.${deed}.name`)} ${row.shown}`} onPress={() => onDeed(deed, row)}>
                            {t(`act.${deed}.name`)}
                        </Button>
                    ))}
                </span>
            </td>
        </tr>
    );
}

const fits = (row: TalkRow, text: string): boolean => {
    const wanted = text.trim().toLowerCase();
    if (!wanted) return true;
    const digits = wanted.replace(/\s/g, "");
    return row.request.includes(digits) || [row.member_name, row.clinician, row.office].some((word) => word?.toLowerCase().includes(wanted));
};

function Desk({ plan, user, list }: { plan: Plan; user: User; list: TalkListName }) {
    const { t } = useTranslation("talks");
    const box = useRef<HTMLInputElement>(null);
    const { body, onBoxKey } = useRowWalk(box);
    const [text, setText] = useState("");
    const [asked, setAsked] = useState<{ deed: TalkDeed; row: TalkRow }>();
    const { found, counts } = useTalks(plan.plan, list);
    usePageKeys({ title: t("keys.title"), rows: [{ keys: "j k", text: t("keys.walk") }, { keys: "f", text: t("keys.find") }] });
    const rows = (found.data?.talks ?? []).filter((row) => fits(row, text));
    const isCopy = asks[list].what === "copy";
    const heads = [asks[list].what === "offer" ? "until" : "when", "request", "member", isCopy ? "by" : "who", isCopy ? "sent" : "reviewer", "state", "acts"];
    return (
        <div className="work-page" data-density="compact">
            <Side current={list} counts={counts} />
            <div className="work-main">
                <div className="work-toolbar">
                    <PageTitle title={t("title")}>{t(`lists.${list}`)}</PageTitle>
                    <div className="work-buttons no-print">
                        <PlanSelect />
                    </div>
                </div>
                <div className="appeal-filters no-print" data-density="compact">
                    <div onKeyDown={(event) => onBoxKey(event, () => setText(""))} role="presentation">
                        <TextField label={t("find")} ref={box} value={text} onChange={setText} exact />
                    </div>
                </div>
                <div className="appeal-live">
                    <Live updatedAt={found.dataUpdatedAt} failed={found.isError} news={[]} zone={plan.time_zone} />
                </div>
                <section className="work-list" aria-busy={found.isPending} aria-label={t(`lists.${list}`)}>
                    {found.isPending && <Skeleton rows={6} onRetry={() => void found.refetch()} />}
                    {found.isError && !found.data && <ErrorState title={t("failed")} error={found.error} onRetry={() => void found.refetch()} />}
                    {found.isSuccess && rows.length === 0 && <EmptyState title={t(`none.${list}`)} />}
                    {found.data?.more && <p className="work-pad quiet">{t("more")}</p>}
                    {rows.length > 0 && (
                        <table className="table labelled-table appeals-table" aria-label={t(`lists.${list}`)}>
                            <thead>
                                <tr>
                                    {heads.map((name) => (
                                        <th key={name} scope="col">
                                            {t(`column.${name}`)}
                                        </th>
                                    ))}
                                </tr>
                            </thead>
                            <tbody ref={body}>
                                {rows.map((row) => (
                                    <Row key={`${row.request} ${row.number}`} row={row} plan={plan} user={user} onDeed={(deed, each) => setAsked({ deed, row: each })} />
                                ))}
                            </tbody>
                        </table>
                    )}
                </section>
            </div>
            {asked && (
                <Suspense>
                    <TalkDialog deed={asked.deed} row={asked.row} plan={plan} user={user} onClose={() => setAsked(undefined)} />
                </Suspense>
            )}
        </div>
    );
}

export function TalksPage() {
    const { t } = useTranslation("talks");
    const { plan } = usePlan();
    const { list = "open" } = useSearch({ from: "/um/p2p" });
    return (
        <RequireSignIn>
            {(user) => {
                if (!worksOnCases(user) && !worksOnAppeals(user))
                    return (
                        <div className="page">
                            <PageTitle title={t("title")} />
                            <div className="card">
                                <EmptyState title={t("no_right")}>{t("no_right_text")}</EmptyState>
                            </div>
                        </div>
                    );
                return (
                    <>
                        <DeskTabs />
                        {plan ? <Desk key={`${plan.plan} ${list}`} plan={plan} user={user} list={list} /> : <Skeleton rows={8} />}
                    </>
                );
            }}
        </RequireSignIn>
    );
}
