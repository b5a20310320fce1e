/// One list of criteria as a tree, with its source and what its logic says so far in words.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CriteriaGroup } from "@/shared/api/contract";
import { TextButton } from "@/shared/ui/button";
import { Shape, type ShapeName } from "@/shared/ui/icon";
import type { CaseList } from "../lists";
import { isGroup, tally, type AnswerOf, type Tally, type Verdict } from "../tree";

const shapes: Record<Verdict, { shape: ShapeName; tone: string }> = {
    met: { shape: "tick", tone: "good" },
    not_met: { shape: "octagon", tone: "bad" },
    open: { shape: "dashed", tone: "neutral" },
    not_applicable: { shape: "bar", tone: "neutral" },
};

export function useTallyWords(): (sums: Tally) => string {
    const { t } = useTranslation("case");
    return ({ verdict, needed, counted, met, failed, open }) => {
        if (verdict === "not_applicable") return t("logic.not_applicable");
        return [t(needed > counted ? "logic.too_few" : "logic.needed", { needed, count: counted }), t("logic.met", { count: met }), failed > 0 && t("logic.failed", { count: failed }), open > 0 && t("logic.open", { count: open })].filter(Boolean).join(", ");
    };
}

function Words({ sums }: { sums: Tally }) {
    const words = useTallyWords();
    const { shape, tone } = shapes[sums.verdict];
    return (
        <span className="mark hint" data-tone={tone}>
            <Shape name={shape} size={14} />
            {words(sums)}
        </span>
    );
}

interface ListCardProps {
    list: CaseList;
    answerOf: AnswerOf;
    /// Draws the point of the list with that id.
    renderPoint: (point: string) => ReactNode;
    onEdit?: (() => void) | undefined;
    onRemove?: (() => void) | undefined;
}

function Branch({ group, answerOf, renderPoint }: { group: CriteriaGroup } & Pick<ListCardProps, "answerOf" | "renderPoint">) {
    const { t } = useTranslation("case");
    return (
        <ul className="points">
            {group.items.map((item, index) =>
                isGroup(item) ? (
                    <li key={`group ${index}`} className="point-group">
                        <p className="point-group-head">
                            {item.title && <strong lang="en">{item.title}</strong>} <span>{t(`need.${item.need}`, { count: item.least ?? 1 })}</span> <Words sums={tally(item, answerOf)} />
                        </p>
                        <Branch group={item} answerOf={answerOf} renderPoint={renderPoint} />
                    </li>
                ) : (
                    renderPoint(item.point)
                ),
            )}
        </ul>
    );
}

export function useListName(): (list: CaseList) => string {
    const { t } = useTranslation("case");
    return ({ title, source, sourceName }) => title ?? sourceName ?? t(`request:choice.criteria_source.${source}`, { defaultValue: source });
}

export function ListCard({ list, answerOf, renderPoint, onEdit, onRemove }: ListCardProps) {
    const { t } = useTranslation("case");
    const nameOf = useListName();
    const { source, sourceName, edition, section, page, tree } = list;
    const sums = tally(tree, answerOf);
    const named = sourceName ?? t(`request:choice.criteria_source.${source}`, { defaultValue: source });
    const cited = [list.title && named, edition && t("list.edition", { edition }), section && t("list.section", { section }), page && t("list.page", { page })];
    return (
        <section className="criteria-list" aria-label={nameOf(list)}>
            <div className="criteria-head">
                <h2 className="card-title" lang="en">
                    {nameOf(list)}
                </h2>
                <p className="hint">{cited.filter(Boolean).join(", ")}</p>
                <p>
                    {t(`need.${tree.need}`, { count: tree.least ?? 1 })} <Words sums={sums} />
                </p>
                {onEdit && onRemove && (
                    <p className="row-of">
                        <TextButton onPress={onEdit}>{t("reference.edit")}</TextButton>
                        <TextButton onPress={onRemove}>{t("reference.remove")}</TextButton>
                    </p>
                )}
            </div>
            <Branch group={tree} answerOf={answerOf} renderPoint={renderPoint} />
        </section>
    );
}
