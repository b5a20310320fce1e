/// Oversight of delegated groups (U16): what they were sent, in time or not, denials, acknowledgements, files for the audit.
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession, worksOnCases } from "@/app/session";
import { serverNow } from "@/shared/api/clock";
import { api, download, take } from "@/shared/api/client";
import type { CasesFound, FigureAsk, Figure, GroupRow, Plan, ReportCase } from "@/shared/api/contract";
import { formatInstant, formatNumber, today } from "@/shared/i18n/format";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { Link } from "@/shared/ui/link";
import { Select } from "@/shared/ui/select";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { TextField } from "@/shared/ui/text_field";
import { CaseNumber, FigureTable, ReportCard, type Column } from "./figures";
import { percentText } from "./numbers";
import { askOf } from "./period";
import { PeriodBar } from "./period_bar";
import { ReportFrame } from "./report_frame";
import { TimeText } from "./time_text";

const groupName = (plan: Plan, id: string): string => plan.groups?.find((group) => group.id === id)?.name ?? id;

function GroupsCard({ rows, ask, plan }: { rows: GroupRow[]; ask: FigureAsk; plan: Plan }) {
    const { t } = useTranslation("reports");
    const count = (figure: Figure): Column<GroupRow> => ({
        name: t(`figure.${figure}`),
        figure: true,
        cell: (row) => <CaseNumber count={row.counts[figure]} name={`${t(`figure.${figure}`)}, ${groupName(plan, row.group)}`} ask={ask} of={{ group: row.group, figure }} />,
    });
    return (
        <ReportCard title={t("group.volume")} hint={t("group.hint")} wide>
            <FigureTable
                label={t("group.volume")}
                rows={rows}
                id={(row) => row.group}
                columns={[
                    { name: t("group.group"), cell: (row) => groupName(plan, row.group) },
                    count("received"),
                    count("decided"),
                    count("approved"),
                    count("partial"),
                    count("denied"),
                    { name: t("group.denial_share"), figure: true, cell: ({ counts }) => percentText(counts.denied, counts.decided) },
                    { name: t("column.on_time"), figure: true, cell: ({ counts }) => percentText(counts.on_time, counts.on_time + counts.late) },
                    count("late"),
                    count("overturned"),
                    { name: t("column.median"), figure: true, cell: (row) => <TimeText minutes={row.times.median} /> },
                    { name: t("column.ninetieth"), figure: true, cell: (row) => <TimeText minutes={row.times.ninetieth} /> },
                ]}
            />
        </ReportCard>
    );
}

const acknowledged = ["in_time", "late", "waiting", "overdue"] as const;

function HandoverCard({ rows, ask, plan }: { rows: GroupRow[]; ask: FigureAsk; plan: Plan }) {
    const { t } = useTranslation("reports");
    const of = (row: GroupRow, how: (typeof acknowledged)[number]): number => ({ in_time: row.in_time, late: row.acknowledged_late, waiting: row.waiting, overdue: row.overdue })[how];
    return (
        <ReportCard title={t("group.handover")} hint={t("group.handover_hint")} wide>
            <FigureTable
                label={t("group.handover")}
                rows={rows}
                id={(row) => row.group}
                columns={[
                    { name: t("group.group"), cell: (row) => groupName(plan, row.group) },
                    ...acknowledged.map((how) => ({
                        name: t(`group.${how}`),
                        figure: true,
                        cell: (row: GroupRow) => <CaseNumber count={of(row, how)} name={`${t(`group.${how}`)}, ${groupName(plan, row.group)}`} ask={ask} of={{ group: row.group, acknowledged: how }} />,
                    })),
                    { name: t("column.median"), figure: true, cell: (row) => <TimeText minutes={row.handover.median} /> },
                    { name: t("column.ninetieth"), figure: true, cell: (row) => <TimeText minutes={row.handover.ninetieth} /> },
                ]}
            />
        </ReportCard>
    );
}

const sampled = ["denied", "decided", "late", "received"] as const;

function Drawn({ found, plan }: { found: CasesFound; plan: Plan }) {
    const { t } = useTranslation("reports");
    const user = useSession()?.user;
    const page = user && worksOnCases(user) ? "/um/cases/$number" : "/requests/$number";
    const rows = (found.cases ?? []).map((row, index) => ({ ...row, place: index + 1 }));
    if (rows.length === 0) return <EmptyState title={t("sample.none")} />;
    return (
        <FigureTable<ReportCase & { place: number }>
            label={t("sample.title")}
            rows={rows}
            id={(row) => row.request}
            columns={[
                { name: t("sample.place"), cell: (row) => formatNumber(row.place) },
                { name: t("sample.set"), cell: (row) => t(row.place <= 8 ? "sample.first" : "sample.rest") },
                {
                    name: t("case.number"),
                    cell: (row) => (
                        <Link to={page} params={{ number: row.request }} className="number">
                            {row.shown}
                        </Link>
                    ),
                },
                { name: t("group.group"), cell: (row) => (row.group ? groupName(plan, row.group) : "—") },
                { name: t("case.received"), cell: (row) => formatInstant(row.received_at, plan.time_zone) },
                { name: t("case.decided"), cell: (row) => (row.decided_at ? formatInstant(row.decided_at, plan.time_zone) : "—") },
                { name: t("case.outcome"), cell: (row) => t(`outcome.${row.outcome ?? row.status}`, { defaultValue: t("outcome.open") }) },
                { name: t("case.in_time"), cell: (row) => (row.on_time === undefined ? "—" : t(row.on_time ? "case.yes" : "case.no")) },
            ]}
        />
    );
}

/// The seed is shown and kept with the audit's papers: with it the same files are drawn again.
function SampleCard({ ask, plan }: { ask: FigureAsk; plan: Plan }) {
    const { t } = useTranslation("reports");
    const [group, setGroup] = useState("any");
    const [figure, setFigure] = useState<(typeof sampled)[number]>("denied");
    const [seed, setSeed] = useState(() => String(1000 + Math.floor(Math.random() * 9000)));
    const [size, setSize] = useState("30");
    const body = { ...ask, figure, ...(group === "any" ? {} : { group }), seed: Number(seed) || 0, size: Number(size) };
    const draw = useMutation({ mutationFn: () => take(api.POST("/api/reports/sample", { body })) });
    const keep = useMutation({ mutationFn: () => download("/api/reports/sample?format=csv", body, `sample-${body.seed}.csv`) });
    const failure = draw.error ?? keep.error;
    return (
        <ReportCard title={t("sample.title")} hint={t("sample.hint")} wide>
            <div className="row-of period-bar no-print">
                <Select label={t("group.group")} options={[{ id: "any", name: t("sample.any_group") }, ...(plan.groups ?? [])]} value={group} onChange={setGroup} />
                <Select label={t("sample.from")} options={sampled.map((id) => ({ id, name: t(`figure.${id}`) }))} value={figure} onChange={(id) => setFigure(id as typeof figure)} />
                <Select label={t("sample.size")} options={["8", "30", "100"].map((id) => ({ id, name: id }))} value={size} onChange={setSize} />
                <TextField label={t("sample.seed")} value={seed} onChange={(text) => setSeed(text.replace(/\D/g, "").slice(0, 9))} exact />
                <Button look="primary" onPress={() => draw.isPending || draw.mutate()} busy={draw.isPending ? t("sample.busy") : undefined}>
                    {t("sample.draw")}
                </Button>
                <Button icon="download" onPress={() => keep.isPending || keep.mutate()}>
                    {t("csv")}
                </Button>
            </div>
            {failure && (
                <Banner tone="bad" live="assertive">
                    {failure.message || t("common:fault.server_trouble")}
                </Banner>
            )}
            {draw.data && (
                <>
                    <p role="status">{t("sample.drawn", { count: draw.data.cases?.length ?? 0, of: formatNumber(draw.data.total), seed: draw.data.seed ?? 0 })}</p>
                    <Drawn found={draw.data} plan={plan} />
                </>
            )}
        </ReportCard>
    );
}

function Report({ plan }: { plan: Plan }) {
    const { t } = useTranslation("reports");
    const narrowed = useSearch({ from: "/um/delegation" });
    const ask = askOf(plan.plan, narrowed, today(plan.time_zone, serverNow()));
    const { data, error, refetch } = useQuery({ queryKey: ["delegation", ask], queryFn: () => take(api.POST("/api/reports/delegation", { body: ask })), placeholderData: keepPreviousData });
    const rows = data?.groups ?? [];
    const extracts = [{ id: "groups", name: t("extract.groups"), address: "/api/reports/delegation?format=csv", file: "delegation.csv" }];
    return (
        <>
            <PeriodBar plan={plan} narrowed={narrowed} ask={ask} extracts={extracts} />
            {!data && !error && <Skeleton rows={8} onRetry={() => void refetch()} />}
            {!data && error && <ErrorState title={t("failed")} error={error} onRetry={() => void refetch()} />}
            {data && rows.length === 0 && (
                <section className="card">
                    <EmptyState title={t("group.none")}>{t("group.none_text")}</EmptyState>
                </section>
            )}
            {rows.length > 0 && (
                <>
                    <GroupsCard rows={rows} ask={ask} plan={plan} />
                    <HandoverCard rows={rows} ask={ask} plan={plan} />
                </>
            )}
            {data && <SampleCard ask={ask} plan={plan} />}
        </>
    );
}

export function DelegationPage() {
    const { t } = useTranslation("reports");
    return <ReportFrame title={t("group.title")}>{(plan) => <Report key={plan.plan} plan={plan} />}</ReportFrame>;
}
