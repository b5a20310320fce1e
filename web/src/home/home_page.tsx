/// An office's start: what must be done now, what is waited for, what came back.
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { PlanSelect } from "@/app/plan_select";
import { usePlan } from "@/app/plans";
import { RequireSignIn } from "@/app/require_sign_in";
import { isOffice } from "@/app/session";
import { useKeys } from "@/app/use_keys";
import { serverNow } from "@/shared/api/clock";
import type { Plan, RequestRow, User } from "@/shared/api/contract";
import { formatFullDay, formatShortInstant, today } from "@/shared/i18n/format";
import { Deadline } from "@/shared/ui/deadline";
import { Link } from "@/shared/ui/link";
import { RadioGroup } from "@/shared/ui/radio_group";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { StatusMark } from "@/shared/ui/status";
import { Live } from "@/requests/live";
import { RequestTable } from "@/requests/request_table";
import { bucketOf, buckets, byDue, decidedLately, groupOf, type Bucket } from "@/requests/rows";
import { useChanges, useRequests, type Scope } from "@/requests/use_requests";
import "@/requests/requests.css";
import "./home.css";

const shownRows = 8;

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
                        <span className="hint number">{row.updated_at && formatShortInstant(row.updated_at, zone)}</span>
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

function Pending({ rows, scope, zone, user, fresh, onScope }: { rows: RequestRow[]; scope: Scope; zone: string; user: User; fresh: Set<string>; onScope: (scope: Scope) => void }) {
    const { t } = useTranslation("requests");
    return (
        <section className="card request-list" aria-labelledby="home-pending">
            <div className="spread home-head" data-density="compact">
                <h2 className="card-title" id="home-pending" tabIndex={-1}>
                    {t("home.pending")} {rows.length > 0 && <span className="count">{rows.length}</span>}
                </h2>
                {user.rights?.includes("office_view") && (
                    <RadioGroup
                        segmented
                        hideLabel
                        label={t("scope.label")}
                        options={(["mine", "office"] as const).map((id) => ({ id, name: t(`scope.${id}`) }))}
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
            {rows.length > shownRows && (
                <p className="home-foot">
                    <Link to="/requests" search={{ group: "pending", state: "all", scope }}>
                        {t("home.all", { count: rows.length })}
                    </Link>
                </p>
            )}
        </section>
    );
}

const focusOn = (id: string): void => document.getElementById(id)?.focus();

function Home({ user, plan }: { user: User; plan: Plan }) {
    const { t } = useTranslation("requests");
    const [scope, setScope] = useState<Scope>("mine");
    const zone = plan.time_zone;
    const opened = useRequests(plan.plan, scope, "open");
    const closed = useRequests(plan.plan, scope, "closed");
    const both = opened.rows && closed.rows ? [...opened.rows, ...closed.rows] : undefined;
    const { news, fresh } = useChanges(both);
    useKeys({ 1: () => focusOn("home-reply"), 2: () => focusOn("home-pending"), 3: () => focusOn("home-decided") });
    const failed = opened.isError || closed.isError;
    const retry = (): void => void Promise.all([opened.refetch(), closed.refetch()]);
    const rows = [...(opened.rows ?? [])].sort(byDue);

    return (
        <>
            <div className="spread home-top">
                <p className="quiet">{formatFullDay(today(zone, serverNow()))}</p>
                <Live updatedAt={Math.min(opened.dataUpdatedAt, closed.dataUpdatedAt)} failed={failed} news={news} zone={zone} />
            </div>
            {!both && !failed && <Skeleton rows={8} onRetry={retry} />}
            {!both && failed && <ErrorState title={t("failed")} error={opened.error ?? closed.error} onRetry={retry} />}
            {both && (
                <div className="home-grid">
                    <div className="stack">
                        <Reply rows={rows.filter((row) => groupOf(row) === "reply")} />
                        <Pending rows={rows.filter((row) => groupOf(row) === "pending")} scope={scope} zone={zone} user={user} fresh={fresh} onScope={setScope} />
                    </div>
                    <Decided rows={decidedLately(closed.rows ?? [], serverNow())} zone={zone} fresh={fresh} />
                </div>
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
