/// The baby that runs on the mother's id, and until when.
import { useTranslation } from "react-i18next";
import type { RequestView } from "@/shared/api/contract";
import { formatDay } from "@/shared/i18n/format";

export function NewbornCard({ request }: { request: RequestView }) {
    const { t } = useTranslation("request");
    const baby = request.newborn;
    if (!baby) return null;
    const facts = [
        t("newborn.born", { day: formatDay(baby.born_on) }),
        baby.birth_order && t("newborn.order", { count: baby.birth_order }),
    ];
    return (
        <section className="card card-pad" aria-labelledby="newborn-title">
            <h2 className="card-title" id="newborn-title">
                {t("newborn.title")}
            </h2>
            <p>
                <strong>{baby.name}</strong> <span className="quiet">{facts.filter(Boolean).join(" · ")}</span>
            </p>
            {baby.until && <p>{t("newborn.until", { day: formatDay(baby.until) })}</p>}
            {baby.why && (
                <p className="hint" lang="en">
                    {baby.why}
                </p>
            )}
        </section>
    );
}
