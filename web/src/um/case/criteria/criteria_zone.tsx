/// The right zone: criteria of the line, answered one by one, and the decision below them.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextButton } from "@/shared/ui/button";
import { RadioGroup } from "@/shared/ui/radio_group";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { answerIn } from "../lists";
import { withoutQuotation, type Reference } from "../sheet";
import type { Case } from "../use_case";
import { ListCard } from "./list_card";
import { PointCard } from "./point_card";
import { QuoteRow, useSourceWord } from "./quote_row";
import { ReferenceDialog } from "./reference_dialog";
import { ReviewCard } from "./review_card";

function LineChoice({ work }: { work: Case }) {
    const { t } = useTranslation("case");
    const lines = work.request.lines ?? [];
    if (lines.length < 2 || !work.line) return null;
    return (
        <RadioGroup
            segmented
            label={t("line.choose")}
            options={lines.map(({ line, code, revenue }) => ({ id: String(line), name: code || revenue || String(line) }))}
            value={String(work.line.line)}
            onChange={(id) => work.chooseLine(Number(id))}
        />
    );
}

function NoLists({ work }: { work: Case }) {
    const { t } = useTranslation("case");
    if (work.listsState === "loading") return <Skeleton rows={5} />;
    if (work.listsState === "failed") return <ErrorState title={t("list.failed")} error={undefined} onRetry={work.retryLists} />;
    if (work.lists.length > 0) return null;
    return <EmptyState title={t("list.none")}>{t("list.none_hint")}</EmptyState>;
}

/// Passages that were kept without a criterion.
function Loose({ work }: { work: Case }) {
    const { t } = useTranslation("case");
    const sourceOf = useSourceWord(work.request.documents ?? []);
    const { passages } = work.worksheet.sheet;
    if (passages.length === 0) return null;
    const remove = (one: (typeof passages)[number]): void => work.worksheet.change((sheet) => ({ ...sheet, passages: withoutQuotation(sheet.passages, one) }));
    return (
        <section className="criteria-list" aria-label={t("passage.loose")}>
            <h2 className="card-title criteria-head">{t("passage.loose")}</h2>
            <ul className="quotes loose">
                {passages.map((each) => (
                    <QuoteRow key={JSON.stringify(each)} quotation={each} source={sourceOf(each)} onShow={() => work.show(each)} onRemove={() => remove(each)} />
                ))}
            </ul>
        </section>
    );
}

function Lists({ work, onEdit }: { work: Case; onEdit: (reference: Reference) => void }) {
    const sourceOf = useSourceWord(work.request.documents ?? []);
    const { sheet, change } = work.worksheet;
    const readOnly = Boolean(work.request.closed);
    const remove = ({ id }: Reference): void => change((before) => ({ ...before, references: before.references.filter((each) => each.id !== id) }));
    return work.lists.map((list) => (
        <ListCard
            key={list.id}
            list={list}
            answerOf={answerIn(sheet, list)}
            onEdit={list.reference && !readOnly ? () => list.reference && onEdit(list.reference) : undefined}
            onRemove={list.reference && !readOnly ? () => list.reference && remove(list.reference) : undefined}
            renderPoint={(point) => {
                const at = work.points.find((each) => each.list.id === list.id && each.point === point);
                if (!at) return null;
                return (
                    <PointCard
                        key={point}
                        at={at}
                        mark={work.markOf(at)}
                        suggestion={work.suggestionOf(at)}
                        isCurrent={work.current === at}
                        readOnly={readOnly}
                        sourceOf={sourceOf}
                        onChoose={() => work.choose(at)}
                        onAnswer={(answer) => work.answer(at, answer)}
                        onNote={(note) => work.note(at, note)}
                        onShow={work.show}
                        onUnlink={(quotation) => work.unlink(at, quotation)}
                    />
                );
            }}
        />
    ));
}

export function CriteriaZone({ work }: { work: Case }) {
    const { t } = useTranslation("case");
    const [reference, setReference] = useState<Reference | "new">();
    const [latest] = [...(work.request.reviews ?? [])].reverse();
    const zone = work.request.time_zone ?? "UTC";
    const save = (one: Reference): void => {
        work.worksheet.change((sheet) => ({ ...sheet, references: [...sheet.references.filter(({ id }) => id !== one.id), one] }));
        setReference(undefined);
    };
    return (
        <div className="criteria">
            {latest && <ReviewCard review={latest} zone={zone} />}
            <div className="criteria-line">
                <LineChoice work={work} />
            </div>
            <NoLists work={work} />
            <Lists work={work} onEdit={setReference} />
            <Loose work={work} />
            {!work.request.closed && work.line && (
                <p className="criteria-add">
                    <TextButton icon="plus" onPress={() => setReference("new")}>
                        {t("reference.add")}
                    </TextButton>
                </p>
            )}
            {reference && work.line && <ReferenceDialog request={work.request} line={work.line.line} begun={reference === "new" ? undefined : reference} onSave={save} onClose={() => setReference(undefined)} />}
        </div>
    );
}
