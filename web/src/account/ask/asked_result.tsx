/// What happens after the form was sent, and by when.
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import type { Plan } from "@/shared/api/contract";
import { formatFullDay } from "@/shared/i18n/format";
import { Banner } from "@/shared/ui/banner";
import { CopyButton } from "@/shared/ui/copy_button";
import { Link } from "@/shared/ui/link";
import type { Asked } from "./ask_form";
import "./ask.css";

export function AskedResult({ asked, plan }: { asked: Asked; plan: Plan }) {
    const { t } = useTranslation("account");
    const expected = formatFullDay(asked.expected_on);
    const latest = formatFullDay(asked.due_on);
    const steps = [
        t("asked.step_check"),
        asked.expected_on === asked.due_on ? t("asked.step_answer", { latest }) : t("asked.step_answer_between", { expected, latest }),
        t("asked.step_mail", { email: asked.email }),
    ];
    return (
        <div className="page page-reading">
            <PageTitle title={t("asked.title")} />
            <section className="card card-pad stack">
                <Banner tone="good" live="polite">
                    <p>{t("asked.text", { plan: plan.name })}</p>
                </Banner>
                <div>
                    <p className="hint">{t("asked.number")}</p>
                    <p className="row-of">
                        <span className="large-number">{asked.number}</span>
                        <CopyButton text={asked.number} what={t("asked.number")} />
                    </p>
                </div>
                <div>
                    <h2 className="card-title">{t("asked.next")}</h2>
                    <ol className="asked-steps">
                        {steps.map((step) => (
                            <li key={step}>{step}</li>
                        ))}
                    </ol>
                </div>
                {plan.contact?.phone && (
                    <p className="quiet">
                        {t("asked.questions")}{" "}
                        <a href={`tel:${plan.contact.phone.replace(/[^\d+]/g, "")}`} className="number asked-phone">
                            {plan.contact.phone}
                        </a>
                    </p>
                )}
            </section>
            <p>
                <Link to="/">{t("asked.meanwhile")}</Link>
            </p>
        </div>
    );
}
