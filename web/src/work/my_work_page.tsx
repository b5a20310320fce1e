/// The start of a day (U1): the next case, what came back, one's own cases by their limits, what waits for others, and how
/// the day stands.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { PlanSelect } from "@/app/plan_select";
import { usePlan } from "@/app/plans";
import { RequireSignIn } from "@/app/require_sign_in";
import { hasRight } from "@/app/session";
import { useKeys } from "@/app/use_keys";
import { Live } from "@/requests/live";
import { bucketOf } from "@/requests/rows";
import { serverNow } from "@/shared/api/client";
import type { Plan, WorkRow } from "@/shared/api/contract";
import { formatFullDay, formatNumber, formatTime, today } from "@/shared/i18n/format";
import { useLiveState, useNews } from "@/shared/live/live_events";
import { Button } from "@/shared/ui/button";
import { Deadline } from "@/shared/ui/deadline";
import { KeyHint } from "@/shared/ui/key_hint";
import { Link } from "@/shared/ui/link";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { Marks, useMarks } from "./marks";
import { NoWork } from "./no_work";
import { StateMark } from "./state_mark";
import { useNextKey, useTakeNext } from "./use_take_next";
import { findWork, useCounts } from "./use_work";
import { DeskTabs } from "@/um/desks";
import "@/home/home.css";
import "@/requests/requests.css";
import "./work.css";

const shownRows = 12;
const most = 200;

function CaseRow({ row, zone, extra }: { row: WorkRow; zone: string; extra?: ReactNode }) {
    const marks = useMarks(zone)(row);
    return (
        <li className="home-decided work-case">
            <span className="work-case-left">{row.stopped || !row.due_at ? <Deadline startedAt={row.received_at} dueAt={row.received_at} state="stopped" /> : <Deadline startedAt={row.started_at ?? row.received_at} dueAt={row.due_at} />}</span>
            <span className="row-main">
                <span className="row-of">
                    <Link to="/um/cases/$number" params={{ number: row.request }} className="number work-link">
                        {row.shown}
                    </Link>
                    <span>{row.member_name}</span>
                </span>
                <span className="hint" lang={row.title ? "en" : undefined}>
                    {[row.title, row.code].filter(Boolean).join(", ")}
                </span>
            </span>
            <StateMark row={row} />
            {extra ?? <Marks marks={marks} />}
        </li>
    );
}

interface PartProps {
    id: string;
    title: string;
    rows: WorkRow[];
    zone: string;
    none: ReactNode;
    view: string;
    extra?: (row: WorkRow) => ReactNode;
}

function Part({ id, title, rows, zone, none, view, extra }: PartProps) {
    const { t } = useTranslation("work");
    return (
        <section className="card" aria-labelledby={`work-${id}`}>
            <div className="spread home-head">
                <h2 className="card-title" id={`work-${id}`} tabIndex={-1}>
                    {title} {rows.length > 0 && <span className="count">{rows.length}</span>}
                </h2>
            </div>
            {rows.length === 0 && (typeof none === "string" ? <p className="quiet home-none">{none}</p> : none)}
            <ul>
                {rows.slice(0, shownRows).map((row) => (
                    <CaseRow key={row.request} row={row} zone={zone} {...(extra ? { extra: extra(row) } : {})} />
                ))}
            </ul>
            {rows.length > shownRows && (
                <p className="home-foot">
                    <Link to="/um/queues/$view" params={{ view }}>
                        {t("mine.see_all")}
                    </Link>
                </p>
            )}
        </section>
    );
}

function Numbers({ numbers }: { numbers: [string, number][] }) {
    const { t } = useTranslation("work");
    return (
        <dl className="card work-numbers">
            {numbers.map(([id, count]) => (
                <div key={id}>
                    <dt className="hint">{t(`mine.${id}`)}</dt>
                    <dd className="large-number">{formatNumber(count)}</dd>
                </div>
            ))}
        </dl>
    );
}

const noViews: never[] = [];

/// One's own cases, kept up to date, sorted into what they ask for.
function useMine(plan: Plan) {
    const queries = useQueryClient();
    const zone = plan.time_zone;
    const isLive = useLiveState() === "live";
    const found = useQuery({
        queryKey: ["work", "mine", plan.plan],
        queryFn: () => findWork({ plan: plan.plan, owner: "me", limit: most }),
        refetchInterval: isLive ? false : 10_000,
    });
    useNews(useCallback(() => void queries.invalidateQueries({ queryKey: ["work", "mine"] }), [queries]));
    const rows = found.data?.cases ?? [];
    const now = serverNow();
    const day = today(zone, now);
    const inBucket = (bucket: string): number => rows.filter((row) => bucketOf(row, now, zone) === bucket).length;
    return {
        found,
        day,
        rows,
        overdue: inBucket("overdue"),
        dueToday: inBucket("today"),
        active: rows.filter(({ waits }) => !waits),
        waiting: rows.filter(({ waits }) => waits),
        returned: rows.filter(({ returned, reply_in: isIn }) => returned || isIn),
        alerts: rows.filter(({ change_asked: asked, new_document: fresh }) => asked || fresh),
        calls: rows.filter(({ call_at: at }) => at && today(zone, Date.parse(at)) === day).sort((a, b) => (a.call_at ?? "").localeCompare(b.call_at ?? "")),
    };
}

function Parts({ mine, zone }: { mine: ReturnType<typeof useMine>; zone: string }) {
    const { t } = useTranslation("work");
    const none = (
        <EmptyState
            title={t("mine.cases_none")}
            action={
                <Link to="/um/queues/$view" params={{ view: "all" }} look="secondary">
                    {t("mine.to_queues")}
                </Link>
            }
        >
            {t("mine.cases_none_text")}
        </EmptyState>
    );
    const callTime = (row: WorkRow): ReactNode => <strong className="number">{formatTime(row.call_at ?? "", zone)}</strong>;
    return (
        <div className="home-grid">
            <div className="stack">
                <Part id="cases" title={t("mine.cases")} rows={mine.active} zone={zone} view="mine" none={none} />
                <Part id="waiting" title={t("mine.waiting")} rows={mine.waiting} zone={zone} view="waiting" none={t("mine.waiting_none")} />
            </div>
            <div className="stack">
                {mine.calls.length > 0 && <Part id="calls" title={t("mine.calls")} rows={mine.calls} zone={zone} view="mine" none="" extra={callTime} />}
                <Part id="returned" title={t("mine.returned")} rows={mine.returned} zone={zone} view="returned" none={t("mine.returned_none")} />
                <Part id="alerts" title={t("mine.alerts")} rows={mine.alerts} zone={zone} view="changes" none={t("mine.alerts_none")} />
            </div>
        </div>
    );
}

const focusOn = (id: string): void => document.getElementById(`work-${id}`)?.focus();

function MyWork({ plan }: { plan: Plan }) {
    const { t } = useTranslation("work");
    const zone = plan.time_zone;
    const mine = useMine(plan);
    const { data, error, isError, dataUpdatedAt, refetch } = mine.found;
    const { closedToday } = useCounts(plan.plan, noViews);
    const next = useTakeNext(plan.plan, undefined);
    useNextKey(next.take, { control: false });
    useKeys(Object.fromEntries(["cases", "returned", "alerts", "waiting"].map((id, index) => [String(index + 1), () => focusOn(id)])));
    return (
        <>
            <div className="spread home-top">
                <p className="quiet">{formatFullDay(mine.day)}</p>
                <Live updatedAt={dataUpdatedAt} failed={isError} news={[]} zone={zone} />
            </div>
            <section className="card card-pad work-next" aria-label={t("next.act")}>
                <p>{t("mine.next_text")}</p>
                <Button look="primary" size="large" icon="arrow" onPress={next.take} busy={next.busy ? t("next.busy") : undefined}>
                    {t("next.act")} <KeyHint keys="Enter" />
                </Button>
                {next.error && (
                    <p className="field-error" role="alert">
                        {next.error.message}
                    </p>
                )}
            </section>
            {!data && !isError && <Skeleton rows={8} onRetry={() => void refetch()} />}
            {!data && isError && <ErrorState title={t("empty.failed")} error={error} onRetry={() => void refetch()} />}
            {data && (
                <>
                    <Numbers numbers={[["open", mine.rows.length], ["overdue", mine.overdue], ["today", mine.dueToday], ["waits", mine.waiting.length], ["closed", closedToday]]} />
                    <Parts mine={mine} zone={zone} />
                </>
            )}
        </>
    );
}

export function MyWorkPage() {
    const { t } = useTranslation("work");
    const { plan } = usePlan();
    return (
        <RequireSignIn>
            {(user) =>
                hasRight(user, "assign") ? (
                    <div className="page">
                        <div className="spread requests-head" data-density="compact">
                            <PageTitle title={t("mine.title")} />
                            <PlanSelect />
                        </div>
                        <DeskTabs />
                        {plan ? <MyWork key={plan.plan} plan={plan} /> : <Skeleton rows={8} />}
                    </div>
                ) : (
                    <NoWork />
                )
            }
        </RequireSignIn>
    );
}
