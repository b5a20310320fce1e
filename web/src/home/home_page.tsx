/// An office's start: what must be done now, what is waited for, what came back.
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Announcements } from "@/announcements/announcements";
import { useAnnouncements } from "@/announcements/use_announcements";
import { PageTitle } from "@/app/page_title";
import { PlanSelect } from "@/app/plan_select";
import { usePlan } from "@/app/plans";
import { NoRight, RequireSignIn } from "@/app/require_sign_in";
import { hasRight, isOffice } from "@/app/session";
import { useKeys } from "@/app/use_keys";
import { serverNow } from "@/shared/api/clock";
import type { Plan, RequestRow, ScopeCount, User } from "@/shared/api/contract";
import { addDays, formatDay, formatFullDay, formatNumber, formatShortInstant, today } from "@/shared/i18n/format";
import { loadTexts } from "@/shared/i18n/i18n";
import { useNews } from "@/shared/live/live_events";
import { Deadline } from "@/shared/ui/deadline";
import { Link } from "@/shared/ui/link";
import { RadioGroup } from "@/shared/ui/radio_group";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { StatusMark } from "@/shared/ui/status";
import { DraftRow, useDrafts } from "@/drafts/draft_list";
import { nobody, toSearch, type Scope } from "@/requests/filters";
import { Live } from "@/requests/live";
import { RequestTable } from "@/requests/request_table";
import { bucketOf, buckets, soonDays, type Bucket } from "@/requests/rows";
import { useChanges, useShortList } from "@/requests/use_requests";
import "@/requests/requests.css";
import "./home.css";

const QuickCheck = lazy(async () => {
    await loadTexts("lookup");
    return import("./quick_check");
});

const shownRows = 8;
const shownDrafts = 4;

function Reply({ rows }: { rows: RequestRow[] }) {
    const { t } = useTranslation("requests");
    return (
        <section className="card" aria-labelledby="home-reply">
            <div className="spread home-head">
                <h2 className="card-title" id="home-reply" tabIndex={-1}>
                    {t("home.reply")} {rows.length > 0 && <span className="count">{rows.length}</span>}
                </h2>
            </div>
            {rows.length === 0 && <p className="quiet home-none">{t("home.reply_none")}</p>}
            <ul>
                {rows.map((row, index) => (
                    <li key={row.request} className="home-reply">
                        {row.reply_due_at && <Deadline startedAt={row.updated_at ?? row.received_at} dueAt={row.reply_due_at} />}
                        <span className="row-main">
                            <span>
                                <strong>{row.member_name}</strong> <span className="quiet number">{row.shown}</span>
                            </span>
                            <span className="hint number">{row.service}</span>
                        </span>
                        {/* The reply that is due first is the one filled button of the page. */}
                        <Link to="/requests/$number" params={{ number: row.request }} hash="information" look={index === 0 ? "primary" : "secondary"}>
                            {t("reply")}
                        </Link>
                    </li>
                ))}
            </ul>
        </section>
    );
}

function Ages({ rows, zone }: { rows: RequestRow[]; zone: string }) {
    const { t } = useTranslation("requests");
    const now = serverNow();
    const counts = new Map<Bucket, number>();
    for (const row of rows) counts.set(bucketOf(row, now, zone), (counts.get(bucketOf(row, now, zone)) ?? 0) + 1);
    const filled = buckets.filter((bucket) => counts.has(bucket));
    if (filled.length === 0) return null;
    return (
        <div className="ages">
            <div className="ages-bar" aria-hidden="true">
                {filled.map((bucket) => (
                    <span key={bucket} data-bucket={bucket} style={{ flexGrow: counts.get(bucket) }} />
                ))}
            </div>
            <ul className="ages-words">
                {filled.map((bucket) => (
                    <li key={bucket}>
                        <span className="ages-mark" data-bucket={bucket} aria-hidden="true" />
                        <strong>{counts.get(bucket)}</strong> {t(`bucket.${bucket}`)}
                    </li>
                ))}
            </ul>
        </div>
    );
}

function Decided({ rows, zone, fresh }: { rows: RequestRow[]; zone: string; fresh: Set<string> }) {
    const { t } = useTranslation("requests");
    return (
        <section className="card" aria-labelledby="home-decided">
            <div className="spread home-head">
                <h2 className="card-title" id="home-decided" tabIndex={-1}>
                    {t("home.decided")} {rows.length > 0 && <span className="count">{rows.length}</span>}
                </h2>
            </div>
            {rows.length === 0 && <p className="quiet home-none">{t("home.decided_none")}</p>}
            <ul>
                {rows.slice(0, shownRows).map((row) => (
                    <li key={row.request} className="home-decided" data-fresh={fresh.has(row.request) || undefined}>
                        <span className="row-main">
                            <span className="row-of">
                                <StatusMark status={row.status} stage={row.stage} />
                                <Link to="/requests/$number" params={{ number: row.request }} className="number">
                                    {row.shown}
                                </Link>
                            </span>
                            <span className="hint">{[row.member_name, row.service].filter(Boolean).join(", ")}</span>
                        </span>
                        <span className="hint number">{row.closed_at && formatShortInstant(row.closed_at, zone)}</span>
                    </li>
                ))}
            </ul>
            {rows.length > shownRows && (
                <p className="home-foot">
                    <Link to="/requests" search={{ state: "closed" }}>
                        {t("home.all", { count: rows.length })}
                    </Link>
                </p>
            )}
        </section>
    );
}

interface PendingProps {
    rows: RequestRow[];
    more: boolean;
    counts: Partial<Record<Scope, number>>;
    scope: Scope;
    zone: string;
    user: User;
    fresh: Set<string>;
    onScope: (scope: Scope) => void;
}

function Pending({ rows, more, counts, scope, zone, user, fresh, onScope }: PendingProps) {
    const { t } = useTranslation("requests");
    const total = counts[scope] ?? rows.length;
    return (
        <section className="card request-list" aria-labelledby="home-pending">
            <div className="spread home-head" data-density="compact">
                <h2 className="card-title" id="home-pending" tabIndex={-1}>
                    {t("home.pending")} {rows.length > 0 && <span className="count">{formatNumber(total)}</span>}
                </h2>
                {hasRight(user, "office_view") && (
                    <RadioGroup
                        segmented
                        hideLabel
                        label={t("scope.label")}
                        options={(["mine", "office"] as const).map((id) => ({
                            id,
                            name: counts[id] === undefined ? t(`scope.${id}`) : t("scope.count", { name: t(`scope.${id}`), count: counts[id] }),
                        }))}
                        value={scope}
                        onChange={(id) => onScope(id as Scope)}
                    />
                )}
            </div>
            <Ages rows={rows} zone={zone} />
            {rows.length === 0 ? (
                <EmptyState title={t("home.pending_none")} />
            ) : (
                <RequestTable rows={rows.slice(0, shownRows)} zone={zone} staff={false} fresh={fresh} account={user.account} />
            )}
            {(more || rows.length > shownRows) && (
                <p className="home-foot">
                    <Link to="/requests" search={{ group: "pending", state: "all", scope }}>
                        {t("home.all", { count: total })}
                    </Link>
                </p>
            )}
        </section>
    );
}

function Drafts({ user, plan }: { user: User; plan: Plan }) {
    const { t } = useTranslation("requests");
    const drafts = useDrafts(plan.plan).data?.drafts ?? [];
    return (
        <section className="card" aria-labelledby="home-drafts">
            <div className="spread home-head">
                <h2 className="card-title" id="home-drafts" tabIndex={-1}>
                    {t("drafts.title")} {drafts.length > 0 && <span className="count">{drafts.length}</span>}
                </h2>
                <span className="hint">{t("drafts.hint")}</span>
            </div>
            {drafts.length === 0 && <p className="quiet home-none">{t("drafts.none")}</p>}
            <ul>
                {drafts.slice(0, shownDrafts).map((draft) => (
                    <DraftRow key={draft.draft} draft={draft} zone={plan.time_zone} user={user} />
                ))}
            </ul>
            {drafts.length > shownDrafts && (
                <p className="home-foot">
                    <Link to="/drafts">{t("home.all", { count: drafts.length })}</Link>
                </p>
            )}
        </section>
    );
}

/// Approvals that end within four weeks: the next one is asked for before the old one is over.
function EndingSoon({ rows, today: day }: { rows: RequestRow[]; today: string }) {
    const { t } = useTranslation("requests");
    return (
        <section className="card" aria-labelledby="home-ending">
            <div className="spread home-head">
                <h2 className="card-title" id="home-ending" tabIndex={-1}>
                    {t("home.ending")} {rows.length > 0 && <span className="count">{rows.length}</span>}
                </h2>
            </div>
            {rows.length === 0 && <p className="quiet home-none">{t("home.ending_none")}</p>}
            <ul>
                {rows.slice(0, shownRows).map((row) => (
                    <li key={row.request} className="home-decided">
                        <span className="row-main">
                            <span>
                                {row.member_name}{" "}
                                <Link to="/requests/$number" params={{ number: row.request }} className="number">
                                    {row.shown}
                                </Link>
                            </span>
                            <span className="hint">
                                {[row.service, row.authorized_to && t(row.authorized_to === day ? "home.ends_today" : "home.ends", { day: formatDay(row.authorized_to) })]
                                    .filter(Boolean)
                                    .join(" · ")}
                            </span>
                        </span>
                        <Link to="/requests/new" search={{ follows: row.request, kind: row.kind }} look="secondary">
                            {t("home.extend")}
                        </Link>
                    </li>
                ))}
            </ul>
            {rows.length > shownRows && (
                <p className="home-foot">
                    <Link to="/requests" search={{ ending: true, state: "all" }}>
                        {t("home.all", { count: rows.length })}
                    </Link>
                </p>
            )}
        </section>
    );
}

const focusOn = (id: string): void => document.getElementById(id)?.focus();

function useHomeLists(plan: Plan, scope: Scope, whole: Scope) {
    const day = today(plan.time_zone, serverNow());
    const ask = { plan: plan.plan, scope: whole };
    const counts = useShortList("counts", { plan: plan.plan, limit: 1, count: true });
    const reply = useShortList("reply", { ...ask, information_asked: true, sort: "reply", limit: 50 });
    const pending = useShortList("pending", toSearch(plan.plan, { scope, group: "pending", sort: "due" }, nobody, day, day));
    const decided = useShortList("decided", { ...ask, decided_from: `${addDays(day, -7)}T00:00:00.000Z`, sort: "closed", limit: 50 });
    const ending = useShortList("ending", { ...ask, authorized_from: day, authorized_to: addDays(day, soonDays), sort: "authorized_to", limit: 50 });
    return { day, counts, reply, pending, decided, ending };
}

/// What waits for the plan: everything open but what waits for the office.
const pendingOf = (count: ScopeCount | undefined): number | undefined =>
    count && count.open - (count.status?.awaiting_information ?? 0);

function Lists({ user, plan }: { user: User; plan: Plan }) {
    const { t } = useTranslation("requests");
    const queries = useQueryClient();
    const [scope, setScope] = useState<Scope>("mine");
    const zone = plan.time_zone;
    const whole: Scope = hasRight(user, "office_view") ? "office" : "mine";
    const { day, counts, reply, pending, decided, ending } = useHomeLists(plan, scope, whole);
    const lists = [reply, pending, decided, ending];
    useNews(useCallback(() => void queries.invalidateQueries({ queryKey: ["requests"] }), [queries]));
    const all = useMemo(
        () => (reply.data && pending.data && decided.data ? [reply.data, pending.data, decided.data].flatMap(({ requests }) => requests ?? []) : undefined),
        [reply.data, pending.data, decided.data],
    );
    const { news, fresh } = useChanges(all);
    useKeys(Object.fromEntries(["reply", "pending", "decided", "drafts", "ending"].map((name, index) => [String(index + 1), () => focusOn(`home-${name}`)])));
    const failed = lists.find(({ isError }) => isError);
    const retry = (): void => void queries.invalidateQueries({ queryKey: ["requests"] });
    const rowsOf = ({ data }: (typeof lists)[number]): RequestRow[] => data?.requests ?? [];
    const numbers = counts.data?.counts;

    return (
        <>
            <div className="spread home-top">
                <p className="quiet">{formatFullDay(day)}</p>
                <Live updatedAt={Math.min(...lists.map(({ dataUpdatedAt }) => dataUpdatedAt))} failed={failed !== undefined} news={news} zone={zone} />
            </div>
            {!all && !failed && <Skeleton rows={8} onRetry={retry} />}
            {!all && failed && <ErrorState title={t("failed")} error={failed.error} onRetry={retry} />}
            {all && (
                <div className="home-grid">
                    <div className="stack">
                        <Reply rows={rowsOf(reply)} />
                        <Pending
                            rows={rowsOf(pending)}
                            more={Boolean(pending.data?.next)}
                            counts={{ mine: pendingOf(numbers?.mine), office: pendingOf(numbers?.office) } as Partial<Record<Scope, number>>}
                            scope={scope}
                            zone={zone}
                            user={user}
                            fresh={fresh}
                            onScope={setScope}
                        />
                    </div>
                    <div className="stack">
                        <Decided rows={rowsOf(decided)} zone={zone} fresh={fresh} />
                        {hasRight(user, "request_submit") && <Drafts user={user} plan={plan} />}
                        <EndingSoon rows={rowsOf(ending)} today={day} />
                    </div>
                </div>
            )}
        </>
    );
}

function Home({ user, plan }: { user: User; plan: Plan }) {
    const announced = useAnnouncements(plan.plan);
    return (
        <>
            <Suspense fallback={<div className="card quick-check-place" />}>
                <QuickCheck key={plan.plan} plan={plan} />
            </Suspense>
            {/* What came late would move what one is about to press. */}
            {announced.isPending ? (
                <Skeleton rows={8} />
            ) : (
                <>
                    <Announcements plan={plan.plan} signedIn />
                    {hasRight(user, "request_search") ? <Lists user={user} plan={plan} /> : <NoRight right="request_search" />}
                </>
            )}
        </>
    );
}

/// Plan staff begin with their queue.
function ToQueue() {
    const navigate = useNavigate();
    useEffect(() => void navigate({ to: "/requests", replace: true }), [navigate]);
    return <Skeleton rows={6} />;
}

export function HomePage() {
    const { t } = useTranslation("requests");
    const { plan } = usePlan();
    return (
        <div className="page">
            <div className="spread requests-head" data-density="compact">
                <PageTitle title={t("home.title")} />
                <PlanSelect />
            </div>
            <RequireSignIn>
                {(user) => {
                    if (!isOffice(user)) return <ToQueue />;
                    return plan ? <Home user={user} plan={plan} /> : <Skeleton rows={8} />;
                }}
            </RequireSignIn>
        </div>
    );
}
