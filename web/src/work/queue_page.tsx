/// The work queue (U2): views at the side, filters above, a grid of any number of rows, many cases dealt with at once. Rows
/// keep their places: what is new waits behind a word until somebody asks for it.
import { useParams, useSearch } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { askForKeys } from "@/app/keyboard_help";
import { PageTitle } from "@/app/page_title";
import { usePlan } from "@/app/plans";
import { RequireSignIn } from "@/app/require_sign_in";
import { hasRight } from "@/app/session";
import { Live } from "@/requests/live";
import type { Plan, User } from "@/shared/api/contract";
import { formatNumber } from "@/shared/i18n/format";
import { Banner } from "@/shared/ui/banner";
import { Button, TextButton } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { KeyHint } from "@/shared/ui/key_hint";
import { Menu } from "@/shared/ui/menu";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { BulkBar, NotDone } from "./bulk_bar";
import { FilterRow } from "./filter_row";
import { NoWork } from "./no_work";
import { Preview } from "./preview";
import { countWords, Side } from "./side";
import { useDensity, useQueue, type QueueState } from "./use_queue";
import { useNextKey, useTakeNext } from "./use_take_next";
import { custom, isNarrowed, sorts, type Narrowing } from "./views";
import { WorkGrid, type Density } from "./work_grid";
import "@/requests/requests.css";
import "./work.css";

/// Loaded when something is asked first.
const QueueDialogs = lazy(() => import("./queue_dialogs"));

interface PartProps {
    queue: QueueState;
    plan: Plan;
}

/// How many the view holds; while one looks for words, how many were found so far.
function Total({ queue: { found, rows, text, counts }, view }: Pick<PartProps, "queue"> & { view: string }) {
    const { t } = useTranslation("work");
    const total = text ? rows.length : counts.get(view);
    return (
        <span className="quiet number" role="status">
            {found.isSuccess && total !== undefined && t("count", { count: total, shown: countWords(total) })}
        </span>
    );
}

interface ToolbarProps {
    queue: QueueState;
    view: string;
    density: Density;
    onDensity: () => void;
    next: ReturnType<typeof useTakeNext>;
}

function Toolbar({ queue, view, density, onDensity, next }: ToolbarProps) {
    const { t } = useTranslation("work");
    const { name, isLoaded, found, narrowing } = queue;
    const by = narrowing.sort ?? "recommended";
    return (
        <div className="work-toolbar">
            <PageTitle title={name ?? t(view === custom || !isLoaded ? "view.custom" : "view.all")} />
            <Total queue={queue} view={view} />
            {found.waiting > 0 && (
                <TextButton icon="arrow" onPress={() => void found.renew()}>
                    {t("waiting", { count: found.waiting })}
                </TextButton>
            )}
            <div className="work-buttons no-print">
                <Menu label={t("sort.title")} className="button menu-button" entries={sorts.map((id) => ({ id, name: t(`sort.${id}`), chosen: by === id, act: () => queue.sortBy(id) }))}>
                    {t("sort.title")} <Icon name="down" size={16} />
                </Menu>
                <Button icon="list" onPress={onDensity}>
                    {t(density === "dense" ? "density.compact" : "density.dense")}
                </Button>
                <Button onPress={() => queue.setSaving(true)}>
                    {t("view.save")} <KeyHint keys="v" />
                </Button>
                <Button look="primary" onPress={next.take} busy={next.busy ? t("next.busy") : undefined}>
                    {t("next.take")} <KeyHint keys="Ctrl Enter" />
                </Button>
            </div>
        </div>
    );
}

function Filters({ queue, plan }: PartProps) {
    const { t } = useTranslation("work");
    const { found, narrowing } = queue;
    return (
        <div className="work-filters no-print">
            <FilterRow plan={plan} queues={queue.queues} narrowing={narrowing} text={queue.text} onNarrow={queue.narrow} onText={queue.setText} />
            <span className="work-order hint">
                {t("sorted", { order: t(`sort.${narrowing.sort ?? "recommended"}`) })}
                <Live updatedAt={found.dataUpdatedAt} failed={found.isError} news={[]} zone={plan.time_zone} />
            </span>
        </div>
    );
}

function Nothing({ queue }: Pick<PartProps, "queue">) {
    const { t } = useTranslation("work");
    const isSearched = isNarrowed(queue.narrowing) || queue.text !== "";
    if (!isSearched) return <EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>;
    const all = (): void => {
        queue.setText("");
        queue.narrow({});
    };
    return <EmptyState title={t("empty.filtered")} action={<TextButton onPress={all}>{t("empty.all")}</TextButton>} />;
}

function Cases({ queue, plan, density }: PartProps & { density: Density }) {
    const { t } = useTranslation("work");
    const { found, rows, current, previewed, setPreviewed, narrowing } = queue;
    return (
        <div className="work-body" data-previewed={(previewed && current !== undefined) || undefined}>
            <section className="work-list" aria-busy={found.isPending} aria-label={t("grid")}>
                {found.isPending && <Skeleton rows={12} onRetry={() => void found.refetch()} />}
                {found.isError && !found.rows && <ErrorState title={t("empty.failed")} error={found.error} onRetry={() => void found.refetch()} />}
                {found.isSuccess && rows.length === 0 && <Nothing queue={queue} />}
                {rows.length > 0 && (
                    <WorkGrid
                        rows={rows}
                        plan={plan}
                        density={density}
                        chosen={queue.chosen}
                        onChoose={queue.setChosen}
                        active={queue.active}
                        onActive={queue.setActive}
                        gone={found.gone}
                        hasMore={found.hasNextPage && !found.isFetchingNextPage}
                        onMore={() => void found.fetchNextPage()}
                        sort={narrowing.sort ?? "recommended"}
                        descending={narrowing.descending ?? false}
                        onSort={queue.sortBy}
                        onOpen={queue.open}
                        onPreview={() => setPreviewed(!previewed)}
                    />
                )}
            </section>
            {previewed && current && <Preview key={current.request} row={current} plan={plan} onClose={() => setPreviewed(false)} />}
        </div>
    );
}

const footKeys = [
    { keys: "j k", text: "walk" },
    { keys: "Enter", text: "queue_open" },
    { keys: "Space", text: "queue_preview" },
    { keys: "x", text: "queue_choose" },
    { keys: "t", text: "queue_take" },
    { keys: "u", text: "queue_undo" },
] as const;

function FootKeys({ row, count }: { row: number; count: number }) {
    const { t } = useTranslation("work");
    return (
        <div className="work-keys">
            {footKeys.map(({ keys, text }) => (
                <span key={keys} className="row-of">
                    <KeyHint keys={keys} /> {t(`common:keys.${text}`)}
                </span>
            ))}
            <span className="work-keys-end">
                <TextButton onPress={askForKeys}>
                    <KeyHint keys="?" /> {t("all_keys")}
                </TextButton>
                {row > 0 && <span className="number">{t("row_of", { row: formatNumber(row), count: countWords(count) })}</span>}
            </span>
        </div>
    );
}

interface QueueProps {
    user: User;
    plan: Plan;
    view: string;
    search: Narrowing;
}

function Queue({ user, plan, view, search }: QueueProps) {
    const { t } = useTranslation("work");
    const queue = useQueue(user, plan, view, search);
    const [density, turnDensity] = useDensity();
    const next = useTakeNext(plan.plan, queue.narrowing.queue);
    useNextKey(next.take, { control: true });
    const { acts, chosen, found } = queue;
    return (
        <div className="work-page" data-density="compact">
            <Side groups={queue.groups} counts={queue.counts} current={view} onRemove={queue.removeView} />
            <div className="work-main">
                <div className="work-top">
                    <Toolbar queue={queue} view={view} density={density} onDensity={turnDensity} next={next} />
                    <Filters queue={queue} plan={plan} />
                </div>
                {next.error && (
                    <Banner tone="bad" live="assertive">
                        {next.error.message || t("common:fault.server_trouble")}
                    </Banner>
                )}
                {acts.failure && !acts.asked && (
                    <Banner tone="bad" live="assertive">
                        {acts.failure}
                    </Banner>
                )}
                <NotDone results={acts.results} onClose={acts.closeResults} />
                {!queue.name && view !== custom && queue.isLoaded && <p className="hint work-pad">{t("view.gone")}</p>}
                <Cases queue={queue} plan={plan} density={density} />
                <div className="work-foot no-print">
                    {chosen.size > 0 && <BulkBar count={chosen.size} hasMore={found.hasNextPage} onAct={queue.deal} onClear={() => queue.setChosen(new Set())} />}
                    <FootKeys row={queue.active + 1} count={queue.counts.get(view) ?? queue.rows.length} />
                </div>
            </div>
            {(acts.asked || queue.saving) && (
                <Suspense>
                    <QueueDialogs queue={queue} plan={plan} />
                </Suspense>
            )}
        </div>
    );
}

export function QueuePage() {
    const { plan } = usePlan();
    const { view } = useParams({ from: "/um/queues/$view" });
    const search = useSearch({ from: "/um/queues/$view" });
    return (
        <RequireSignIn>
            {(user) => {
                if (!hasRight(user, "assign")) return <NoWork />;
                return plan ? <Queue key={plan.plan} user={user} plan={plan} view={view} search={search} /> : <Skeleton rows={12} />;
            }}
        </RequireSignIn>
    );
}
