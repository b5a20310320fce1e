/// The views at the side, each with how many it holds; on a narrow page one choice.
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { formatNumber } from "@/shared/i18n/format";
import { Button } from "@/shared/ui/button";
import { Link } from "@/shared/ui/link";
import { Select } from "@/shared/ui/select";
import type { View } from "./views";

export interface ViewGroup {
    id: "mine" | "team" | "queue" | "saved";
    views: (View & { name: string })[];
}

interface SideProps {
    groups: ViewGroup[];
    counts: Map<string, number>;
    current: string;
    onRemove: (id: string) => void;
}

const manyQueues = 8;
/// More than the server counts.
const most = 10_000;
export const countWords = (count: number): string => (count > most ? `${formatNumber(most)}+` : formatNumber(count));

export function Side({ groups, counts, current, onRemove }: SideProps) {
    const { t } = useTranslation("work");
    const navigate = useNavigate();
    // Of many queues only those that hold something.
    const shownOf = ({ id, views }: ViewGroup): ViewGroup["views"] =>
        id === "queue" && views.length > manyQueues ? views.filter((view) => counts.get(view.id) !== 0 || view.id === current) : views;
    const numbered = (id: string, name: string): string => (counts.has(id) ? `${name} ${countWords(counts.get(id) ?? 0)}` : name);
    return (
        <>
            <nav className="work-side no-print" aria-label={t("view.title")}>
                <h2 className="card-title">{t("view.title")}</h2>
                {groups.map((group) => ({ id: group.id, views: shownOf(group) })).map(({ id, views }) =>
                    views.length === 0 ? null : (
                        <section key={id} aria-labelledby={`views-${id}`}>
                            <h3 className="hint" id={`views-${id}`}>
                                {t(`view.${id}_group`)}
                            </h3>
                            <ul>
                                {views.map((view) => (
                                    <li key={view.id} className="work-view">
                                        <Link to="/um/queues/$view" params={{ view: view.id }} search={(before) => ({ plan: before.plan })} aria-current={view.id === current ? "page" : undefined} className="work-view-link">
                                            <span>{view.name}</span>
                                            <span className="number quiet">{counts.has(view.id) && countWords(counts.get(view.id) ?? 0)}</span>
                                        </Link>
                                        {id === "saved" && (
                                            <Button look="quiet" size="small" icon="close" aria-label={t("common:action.remove", { what: view.name })} onPress={() => onRemove(view.id)} />
                                        )}
                                    </li>
                                ))}
                            </ul>
                        </section>
                    ),
                )}
            </nav>
            <div className="work-side-narrow no-print" data-density="compact">
                <Select
                    label={t("view.choose")}
                    options={groups.flatMap((group) => shownOf(group).map(({ id, name }) => ({ id, name: numbered(id, name) })))}
                    value={current}
                    placeholder={t("view.custom")}
                    onChange={(view) => void navigate({ to: "/um/queues/$view", params: { view }, search: (before) => ({ plan: before.plan }) })}
                />
            </div>
        </>
    );
}
