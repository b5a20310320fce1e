/// The supervisors' board (U20): open cases by person and by limit, who has room, what was warned of, and what will be late.
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { PlanSelect } from "@/app/plan_select";
import { usePlan } from "@/app/plans";
import { RequireSignIn } from "@/app/require_sign_in";
import { mayReadReports, worksOnCases } from "@/app/session";
import { api, take } from "@/shared/api/client";
import type { Board, Plan, User } from "@/shared/api/contract";
import { formatInstant, formatNumber } from "@/shared/i18n/format";
import { Banner } from "@/shared/ui/banner";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { AssignDialog } from "@/work/dialogs";
import { useActs } from "@/work/use_acts";
import { ReportTabs } from "@/um/reports/report_tabs";
import { CellCases, type Cell } from "./cell_cases";
import { ForecastCard } from "./forecast_card";
import { OwnerRows } from "./owner_rows";
import { WarnedCard } from "./warned_card";
import "@/requests/requests.css";
import "@/shared/ui/labelled_table.css";
import "@/um/reports/reports.css";
import "./board.css";

const anew = 60_000;

function Tiles({ board }: { board: Board }) {
    const { t } = useTranslation("board");
    const sum = (of: "open" | "overdue" | "today"): number => (board.owners ?? []).reduce((count, owner) => count + owner.open[of], 0);
    const nobody = board.owners?.find(({ account }) => !account)?.open.open ?? 0;
    const tiles = [
        { name: "open", value: sum("open") },
        { name: "overdue", value: sum("overdue"), bad: true },
        { name: "today", value: sum("today") },
        { name: "nobody", value: nobody },
        { name: "misses", value: (board.forecast.misses ?? []).length, bad: true },
    ] as const;
    return (
        <dl className="card tiles">
            {tiles.map(({ name, value, ...more }) => (
                <div key={name} className="tile">
                    <dt>{t(`tile.${name}`)}</dt>
                    <dd>
                        <span className="tile-value number" data-tone={"bad" in more && value > 0 ? "bad" : undefined}>
                            {formatNumber(value)}
                        </span>
                        <span className="tile-more">{t(`tile.${name}_text`)}</span>
                    </dd>
                </div>
            ))}
        </dl>
    );
}

function BoardOf({ user, plan }: { user: User; plan: Plan }) {
    const { t } = useTranslation("board");
    const queries = useQueryClient();
    const [cell, setCell] = useState<Cell>({ bucket: "overdue" });
    const { data, error, refetch } = useQuery({
        queryKey: ["board", plan.plan],
        queryFn: () => take(api.POST("/api/reports/board", { body: { plan: plan.plan } })),
        placeholderData: keepPreviousData,
        refetchInterval: anew,
    });
    const acts = useActs(plan.plan, user, () => {
        void queries.invalidateQueries({ queryKey: ["board"] });
        void queries.invalidateQueries({ queryKey: ["board-cases"] });
    });
    const rows = acts.asked?.rows ?? [];
    const mayGive = worksOnCases(user);
    if (!data) return error ? <ErrorState title={t("failed")} error={error} onRetry={() => void refetch()} /> : <Skeleton rows={10} onRetry={() => void refetch()} />;
    const owners = data.owners ?? [];
    return (
        <>
            <p className="hint" role="status">
                {t("as_of", { at: formatInstant(data.now, plan.time_zone) })}
            </p>
            <Tiles board={data} />
            {acts.failure && !acts.asked && (
                <Banner tone="bad" live="assertive">
                    {acts.failure}
                </Banner>
            )}
            <div className="board-grid">
                <OwnerRows owners={owners} days={(data.days ?? []).length} cell={cell} onCell={setCell} mayGive={mayGive} onGive={(cases, account, name) => acts.assign(cases, account, name, "")} />
                {mayGive && <CellCases plan={plan} cell={cell} owners={owners} now={data.now} onGive={(cases) => acts.ask({ what: "assign", rows: cases })} />}
                <ForecastCard board={data} plan={plan} />
                <WarnedCard board={data} plan={plan} />
            </div>
            {acts.asked && (
                <AssignDialog plan={plan.plan} count={rows.length} busy={acts.busy} failure={acts.failure} onClose={acts.close} onGive={(account, name, note) => acts.assign(rows, account, name, note)} />
            )}
        </>
    );
}

export function BoardPage() {
    const { t } = useTranslation("board");
    const { plan } = usePlan();
    return (
        <div className="page" data-density="compact">
            <RequireSignIn>
                {(user) => (
                    <>
                        {mayReadReports(user) && <ReportTabs user={user} />}
                        <div className="spread">
                            <PageTitle title={t("title")} />
                            <PlanSelect />
                        </div>
                        {!mayReadReports(user) && (
                            <section className="card">
                                <EmptyState title={t("no_right")}>{t("no_right_text")}</EmptyState>
                            </section>
                        )}
                        {mayReadReports(user) && (plan ? <BoardOf key={plan.plan} user={user} plan={plan} /> : <Skeleton rows={10} />)}
                    </>
                )}
            </RequireSignIn>
        </div>
    );
}
