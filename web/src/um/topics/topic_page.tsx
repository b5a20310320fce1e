/// The work list of cases of one kind: staying with a provider, care already given, newborns on the mother's number (U14, U15).
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePageKeys } from "@/app/page_keys";
import { hasRight } from "@/app/session";
import { Live } from "@/requests/live";
import type { Plan, User, WorkRow, WorkSearch } from "@/shared/api/contract";
import { Banner } from "@/shared/ui/banner";
import { TextButton } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { BulkBar, NotDone } from "@/work/bulk_bar";
import { Preview } from "@/work/preview";
import { usePicked } from "@/work/use_picked";
import { useWorkList } from "@/work/use_work";
import type { Sort } from "@/work/views";
import { WorkGrid } from "@/work/work_grid";
import { DeskPage } from "../desk_page";
import { useColumns, type Topic } from "./columns";
import "@/requests/requests.css";
import "@/work/work.css";
import "@/work/work_about.css";
import "../census/census.css";

/// Loaded when something is asked first.
const TopicDialogs = lazy(() => import("./topic_dialogs"));

/// Cases that may be begun by phone, by the path of the form.
const startedAs: Partial<Record<Topic, string>> = { continuity: "continuity", retro: "retro", newborn: "newborn" };

function useTopic(user: User, plan: Plan, topic: Topic) {
    const navigate = useNavigate();
    const [order, setOrder] = useState<{ sort: Sort; descending: boolean }>({ sort: "recommended", descending: false });
    const search: WorkSearch = { plan: plan.plan, topic, ...(order.sort === "recommended" ? {} : { sort: order.sort, descending: order.descending }) };
    const found = useWorkList(search);
    const rows = found.rows ?? [];
    const picked = usePicked({ plan, user, rows, list: topic, follow: found.follow });
    return {
        found, rows, order, ...picked,
        sortBy: (sort: Sort) => setOrder((before) => (before.sort === sort ? { sort: before.descending ? "recommended" : sort, descending: !before.descending } : { sort, descending: false })),
        open: ({ request }: WorkRow): void => void navigate({ to: "/um/cases/$number", params: { number: request } }),
    };
}

function useTopicKeys(topic: Topic): void {
    const { t } = useTranslation("desks");
    usePageKeys({ title: t(`desk.${topic}.title`), rows: (["queue_open", "queue_preview", "queue_choose", "queue_assign", "queue_take", "queue_release", "queue_aside", "queue_undo"] as const).map((text, index) => ({ keys: ["Enter", "Space", "x", "a", "t", "b", "s", "u"][index] ?? "", text: t(`common:keys.${text}`) })) });
}

function Cases({ user, plan, topic }: { user: User; plan: Plan; topic: Topic }) {
    const { t } = useTranslation("desks");
    const desk = useTopic(user, plan, topic);
    const about = useColumns(topic, plan);
    const { found, rows, acts, current } = desk;
    useTopicKeys(topic);
    const path = startedAs[topic];
    return (
        <>
            <div className="spread">
                <p className="quiet" role="status">
                    {found.isSuccess && t(found.hasNextPage ? "desk.count_more" : "desk.count", { count: rows.length })}{" "}
                    {found.waiting > 0 && <TextButton onPress={() => void found.renew()}>{t("work:waiting", { count: found.waiting })}</TextButton>}
                </p>
                <div className="row-of no-print">
                    <Live updatedAt={found.dataUpdatedAt} failed={found.isError} news={[]} zone={plan.time_zone} />
                    {path && hasRight(user, "request_submit") && (
                        <Link to="/requests/new" search={{ kind: path }} look="secondary">
                            <Icon name="phone" size={18} />
                            {t(`desk.${topic}.start`)}
                        </Link>
                    )}
                </div>
            </div>
            <p className="hint">{t(`desk.${topic}.intro`)}</p>
            {acts.failure && !acts.asked && (
                <Banner tone="bad" live="assertive">
                    {acts.failure}
                </Banner>
            )}
            <NotDone results={acts.results} onClose={acts.closeResults} />
            {found.isPending && <Skeleton rows={8} onRetry={() => void found.refetch()} />}
            {found.isError && !found.rows && <ErrorState title={t("work:empty.failed")} error={found.error} onRetry={() => void found.refetch()} />}
            {found.isSuccess && rows.length === 0 && <EmptyState title={t(`desk.${topic}.none`)}>{t("desk.none_text")}</EmptyState>}
            {rows.length > 0 && (
                <div className="card census-card work-body topic-body" data-previewed={(desk.previewed && current !== undefined) || undefined}>
                    <WorkGrid
                        rows={rows}
                        plan={plan}
                        density="compact"
                        about={about}
                        chosen={desk.chosen}
                        onChoose={desk.setChosen}
                        active={desk.active}
                        onActive={desk.setActive}
                        gone={found.gone}
                        hasMore={found.hasNextPage && !found.isFetchingNextPage}
                        onMore={() => void found.fetchNextPage()}
                        sort={desk.order.sort}
                        descending={desk.order.descending}
                        onSort={desk.sortBy}
                        onOpen={desk.open}
                        onPreview={() => desk.setPreviewed(!desk.previewed)}
                    />
                    {desk.previewed && current && <Preview key={current.request} row={current} plan={plan} onClose={() => desk.setPreviewed(false)} />}
                </div>
            )}
            {desk.chosen.size > 0 && (
                <div className="work-foot no-print">
                    <BulkBar count={desk.chosen.size} hasMore={found.hasNextPage} onAct={desk.deal} onClear={() => desk.setChosen(new Set())} />
                </div>
            )}
            {acts.asked && (
                <Suspense>
                    <TopicDialogs acts={acts} asked={acts.asked} plan={plan} />
                </Suspense>
            )}
        </>
    );
}

function TopicPage({ topic }: { topic: Topic }) {
    const { t } = useTranslation("desks");
    return (
        <DeskPage title={t(`desk.${topic}.title`)} compact>
            {(plan, user) => <Cases key={plan.plan} user={user} plan={plan} topic={topic} />}
        </DeskPage>
    );
}

export const ContinuityPage = () => <TopicPage topic="continuity" />;
export const RetroPage = () => <TopicPage topic="retro" />;
export const NewbornsPage = () => <TopicPage topic="newborn" />;
