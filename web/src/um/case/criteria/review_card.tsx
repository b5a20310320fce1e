/// What a colleague found and wrote down before this reader opened the case.
import { useTranslation } from "react-i18next";
import type { Review } from "@/shared/api/contract";
import { formatInstant } from "@/shared/i18n/format";
import { Disclosure } from "@/shared/ui/disclosure";

export function ReviewCard({ review, zone }: { review: Review; zone: string }) {
    const { t } = useTranslation("case");
    return (
        <section className="review-card" aria-label={t("review.title")}>
            <p className="spread">
                <strong>{t(`request:choice.review_result.${review.result}`)}</strong>
                <span className="hint">{[review.by?.name, formatInstant(review.at, zone)].filter(Boolean).join(" · ")}</span>
            </p>
            {review.criteria?.map(({ source, edition, section, finding }) => (
                <p key={`${source} ${section}`} className="hint">
                    {[t(`request:choice.criteria_source.${source}`, { defaultValue: source }), edition, section, finding].filter(Boolean).join(", ")}
                </p>
            ))}
            {review.text && (
                <Disclosure open title={<span className="small-title">{t("review.text")}</span>}>
                    <p className="note-text">{review.text}</p>
                </Disclosure>
            )}
        </section>
    );
}
