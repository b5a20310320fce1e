/// The desk for appeals, disputes and grievances (U12): lists at the side with how many each holds, the cases with the
/// clock that governs, and the deeds by key.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useRef, useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { usePageKeys } from "@/app/page_keys";
import { PlanSelect } from "@/app/plan_select";
import { usePlan } from "@/app/plans";
import { RequireSignIn } from "@/app/require_sign_in";
import { worksOnAppeals } from "@/app/session";
import { useKeys } from "@/app/use_keys";
import { api, take } from "@/shared/api/client";
import { Live } from "@/requests/live";
import type { AppealRow, Plan, User } from "@/shared/api/contract";
import { formatNumber } from "@/shared/i18n/format";
import { Banner } from "@/shared/ui/banner";
import { Button, TextButton } from "@/shared/ui/button";
import { KeyHint } from "@/shared/ui/key_hint";
import { Link } from "@/shared/ui/link";
import { Select } from "@/shared/ui/select";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { TextField } from "@/shared/ui/text_field";
import { useToast } from "@/shared/ui/toast";
import { useSettled } from "@/shared/ui/use_settled";
import { countWords } from "@/work/side";
import { DeskTabs } from "../desks";
import { AppealsTable } from "./appeals_table";
import { useKindName } from "./marks";
import { useAppealCounts, useAppealList } from "./use_appeals";
import { appealKinds, dues, firstView, isNarrowed, searchFor, urgencies, viewNames, type Narrowed, type ViewName } from "./views";
import "@/requests/requests.css";
import "@/shared/ui/labelled_table.css";
import "@/work/work.css";
import "./appeals.css";

const AssignDialog = lazy(() => import("./assign_dialog"));
const IntakeDialog = lazy(() => import("./intake_dialog"));

function Side({ counts, current }: { counts: Map<string, number>; current: ViewName }) {
    const { t } = useTranslation("appeals");
    const navigate = useNavigate();
    const named = (view: ViewName): string => (counts.has(view) ? `${t(`views.${view}`)} ${countWords(counts.get(view) ?? 0)}` : t(`views.${view}`));
    return (
        <>
            <nav className="work-side no-print" aria-label={t("views.title")}>
                <h2 className="card-title">{t("views.title")}</h2>
                <ul>
                    {viewNames.map((view) => (
                        <li key={view} className="work-view">
                            <Link to="/um/appeals" search={(before) => ({ plan: before.plan, view })} aria-current={view === current ? "page" : undefined} className="work-view-link">
                                <span>{t(`views.${view}`)}</span>
                                <span className="number quiet">{counts.has(view) && countWords(counts.get(view) ?? 0)}</span>
                            </Link>
                        </li>
                    ))}
                </ul>
            </nav>
            <div className="work-side-narrow no-print" data-density="compact">
                <Select
                    label={t("views.choose")}
                    options={viewNames.map((view) => ({ id: view, name: named(view) }))}
                    value={current}
                    onChange={(view) => void navigate({ to: "/um/appeals", search: (before) => ({ plan: before.plan, view: view as ViewName }) })}
                />
            </div>
        </>
    );
}

interface FilterProps {
    plan: Plan;
    narrowed: Narrowed;
    text: string;
    box: RefObject<HTMLInputElement | null>;
    onNarrow: (change: Partial<Narrowed>) => void;
    onText: (text: string) => void;
}

const any = "any";

function Filters({ plan, narrowed, text, box, onNarrow, onText }: FilterProps) {
    const { t } = useTranslation("appeals");
    const kindName = useKindName();
    const choice = (name: keyof Narrowed, label: string, all: string, options: { id: string; name: string }[]) => (
        <Select label={label} options={[{ id: any, name: all }, ...options]} value={narrowed[name] ?? any} onChange={(id) => onNarrow({ [name]: id === any ? undefined : id })} />
    );
    return (
        <div className="appeal-filters no-print" data-density="compact">
            <TextField label={t("find")} ref={box} value={text} onChange={onText} exact />
            {choice("kind", t("kind"), t("all_kinds"), appealKinds.map((id) => ({ id, name: kindName(id) })))}
            {choice("urgency", t("urgency"), t("any_urgency"), urgencies.map((id) => ({ id, name: t(`work:urgency.${id}`) })))}
            {choice("due", t("due"), t("any_due"), dues.map((id) => ({ id, name: t(`due_in.${id}`) })))}
            {(plan.lines?.length ?? 0) > 1 && choice("line", t("line"), t("all_lines"), plan.lines ?? [])}
        </div>
    );
}

/// Taking needs no dialog: one press, and the answer of the server in sight. A key for each press.
function useTaking(user: User) {
    const { t } = useTranslation("appeals");
    const toast = useToast();
    const queries = useQueryClient();
    const run = useMutation({
        mutationFn: ({ row, key }: { row: AppealRow; key: string }) =>
            take(
                api.POST("/api/appeals/{number}/commands", {
                    params: { path: { number: row.appeal } },
                    body: { type: "AssignAppeal", account: user.account, name: user.name },
                    headers: { "If-Match": `"${row.version}"`, "Idempotency-Key": key },
                }),
            ),
        onSuccess: (_, { row }) => toast(t("assign.taken", { number: row.shown })),
        onSettled: () => void queries.invalidateQueries({ queryKey: ["appeals"] }),
    });
    return {
        take: (row: AppealRow) => void (run.isPending || run.mutate({ row, key: crypto.randomUUID() })),
        failure: run.error ? run.error.message || t("common:fault.server_trouble") : undefined,
    };
}

const deskKeys = [
    { keys: "j k", text: "walk" },
    { keys: "Enter", text: "open" },
    { keys: "a", text: "assign" },
    { keys: "t", text: "take" },
    { keys: "f", text: "find" },
    { keys: "i", text: "new" },
] as const;

function Desk({ user, plan, search }: { user: User; plan: Plan; search: Narrowed }) {
    const { t } = useTranslation("appeals");
    const navigate = useNavigate();
    const box = useRef<HTMLInputElement>(null);
    const [text, setText] = useState("");
    const wanted = useSettled(text, 250);
    const view = search.view ?? firstView;
    const found = useAppealList(searchFor(plan.plan, search, wanted.trim().length > 1 ? wanted : ""));
    const counts = useAppealCounts(plan.plan);
    const [assigned, setAssigned] = useState<AppealRow>();
    const [adding, setAdding] = useState(false);
    const taking = useTaking(user);
    useKeys({ f: () => box.current?.focus(), i: () => setAdding(true) });
    usePageKeys({ title: t("keys.title"), rows: deskKeys.map(({ keys, text }) => ({ keys, text: t(`keys.${text}`) })) });
    const narrow = (change: Partial<Narrowed>): void => void navigate({ to: "/um/appeals", search: (before) => ({ plan: before.plan, ...search, ...change }), replace: true });
    const rows = found.rows ?? [];
    const total = wanted || isNarrowed(search) ? rows.length : counts.get(view);
    return (
        <div className="work-page" data-density="compact">
            <Side counts={counts} current={view} />
            <div className="work-main">
                <div className="work-toolbar">
                    <PageTitle title={t("title")}>{t(`views.${view}`)}</PageTitle>
                    <span className="quiet number" role="status">
                        {found.isSuccess && total !== undefined && t("count", { count: total, shown: formatNumber(total) })}
                    </span>
                    <div className="work-buttons no-print">
                        <PlanSelect />
                        <Button look="primary" icon="plus" onPress={() => setAdding(true)}>
                            {t("new")} <KeyHint keys="i" />
                        </Button>
                    </div>
                </div>
                <Filters plan={plan} narrowed={search} text={text} box={box} onNarrow={narrow} onText={setText} />
                <div className="appeal-live">
                    <Live updatedAt={found.dataUpdatedAt} failed={found.isError} news={[]} zone={plan.time_zone} />
                </div>
                {taking.failure && (
                    <Banner tone="bad" live="assertive">
                        {taking.failure}
                    </Banner>
                )}
                <section className="work-list" aria-busy={found.isPending} aria-label={t("grid")}>
                    {found.isPending && <Skeleton rows={8} onRetry={() => void found.refetch()} />}
                    {found.isError && !found.rows && <ErrorState title={t("failed")} error={found.error} onRetry={() => void found.refetch()} />}
                    {found.isSuccess && rows.length === 0 && <Nothing searched={isNarrowed(search) || wanted !== ""} onClear={() => (setText(""), narrow({ kind: undefined, urgency: undefined, due: undefined, line: undefined }))} />}
                    {rows.length > 0 && <AppealsTable rows={rows} plan={plan} acknowledging={view === "acknowledge"} onAssign={setAssigned} onTake={taking.take} />}
                    {found.hasNextPage && (
                        <p className="work-pad">
                            <Button onPress={() => void found.fetchNextPage()} busy={found.isFetchingNextPage ? t("common:state.loading") : undefined}>
                                {t("more")}
                            </Button>
                        </p>
                    )}
                </section>
            </div>
            <Suspense>
                {assigned && <AssignDialog appeal={assigned} onClose={() => setAssigned(undefined)} />}
                {adding && <IntakeDialog plan={plan} onClose={() => setAdding(false)} />}
            </Suspense>
        </div>
    );
}

function Nothing({ searched, onClear }: { searched: boolean; onClear: () => void }) {
    const { t } = useTranslation("appeals");
    if (!searched) return <EmptyState title={t("none_title")}>{t("none_text")}</EmptyState>;
    return <EmptyState title={t("none_filtered")} action={<TextButton onPress={onClear}>{t("clear")}</TextButton>} />;
}

export function AppealsPage() {
    const { t } = useTranslation("appeals");
    const { plan } = usePlan();
    const search = useSearch({ from: "/um/appeals" });
    return (
        <RequireSignIn>
            {(user) => {
                if (!worksOnAppeals(user))
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
                        {plan ? <Desk key={plan.plan} user={user} plan={plan} search={search} /> : <Skeleton rows={12} />}
                    </>
                );
            }}
        </RequireSignIn>
    );
}
