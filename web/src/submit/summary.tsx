/// The side of the form: how far it is, what is missing, the answers, and when a decision is expected.
import { useTranslation } from "react-i18next";
import type { CheckAnswer, LookupAnswer, Plan } from "@/shared/api/contract";
import { formatInstant, formatInstantDay, isEndOfDay, lastMoment, zoneName } from "@/shared/i18n/format";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { KeyHint } from "@/shared/ui/key_hint";
import { AnswerMark } from "@/shared/ui/status";
import { fieldId, isBlank, type Form } from "./form";
import type { Message, Progress } from "./messages";

interface SummaryProps {
    form: Form;
    plan: Plan;
    answers: Map<number, LookupAnswer>;
    check: CheckAnswer | undefined;
    progress: Progress;
    sending: boolean;
    onSend: () => void;
    onReview: () => void;
}

export function goToField(pointer: string): void {
    const field = document.getElementById(fieldId(pointer));
    field?.scrollIntoView({ block: "center" });
    const focusable = field?.matches("input, button, textarea, a, [tabindex]") ? field : field?.querySelector<HTMLElement>("input, button");
    focusable?.focus({ preventScroll: true });
}

export function MissingLink({ message, icon, onGo }: { message: Message; icon?: boolean; onGo?: () => void }) {
    return (
        <a
            href={`#${fieldId(message.pointer)}`}
            className="mark"
            onClick={(event) => {
                event.preventDefault();
                if (onGo) onGo();
                else goToField(message.pointer);
            }}
        >
            {icon && <Icon name="arrow" size={16} />}
            {message.text}
        </a>
    );
}

export function Expected({ check, plan }: Pick<SummaryProps, "check" | "plan">) {
    const { t } = useTranslation("submit");
    const clock = check?.clock;
    if (!clock?.due) return null;
    const zone = plan.time_zone;
    const byDay = isEndOfDay(clock.due, zone);
    return (
        <div className="summary-part">
            <p className="hint">{t("summary.if_sent")}</p>
            <p className="summary-due">
                {byDay
                    ? t("summary.end_of", { day: formatInstantDay(lastMoment(clock.due), zone) })
                    : `${formatInstant(clock.due, zone)} ${zoneName(zone, clock.due)}`}
            </p>
            <p className="hint" lang="en">
                {clock.because}
            </p>
        </div>
    );
}

export function Summary({ form, plan, answers, check, progress, sending, onSend, onReview }: SummaryProps) {
    const { t } = useTranslation("submit");
    const { missing, done, total } = progress;
    const lines = form.lines.filter((line) => !isBlank(line));
    const found = lines.map(({ key }) => answers.get(key)?.answer);
    const noneNeeded = found.length > 0 && found.every((answer) => answer === "not_required" || answer === "never_required");
    return (
        <aside className="card summary" aria-label={t("summary.title")} data-density="compact">
            <div className="summary-part">
                <div className="spread">
                    <h2 className="card-title">{t("summary.ready")}</h2>
                    <span className="number quiet">{t("summary.count", { done, total })}</span>
                </div>
                <div className="meter-bar" aria-hidden="true">
                    {Array.from({ length: total }, (_, index) => (
                        <span key={index} data-done={index < done || undefined} />
                    ))}
                </div>
            </div>
            {missing.length > 0 && (
                <div className="summary-part">
                    <h3 className="small-title">{t("summary.missing")}</h3>
                    <ul className="missing">
                        {missing.map((message) => (
                            <li key={message.pointer + message.text}>
                                <MissingLink message={message} icon />
                            </li>
                        ))}
                    </ul>
                </div>
            )}
            {lines.length > 0 && (
                <div className="summary-part">
                    <h3 className="small-title">{t("summary.services")}</h3>
                    <ul className="missing">
                        {lines.map((line) => {
                            const answer = answers.get(line.key);
                            return (
                                <li key={line.key} className="spread">
                                    <span>
                                        <span className="code">{line.code || line.text}</span> × {line.units}
                                    </span>
                                    {answer && <AnswerMark answer={answer.answer} because={answer.because} />}
                                </li>
                            );
                        })}
                    </ul>
                    {noneNeeded && <p className="hint">{t("summary.none_needed")}</p>}
                </div>
            )}
            <Expected check={check} plan={plan} />
            <div className="summary-part">
                <Button look="primary" size="large" wide onPress={onSend} busy={sending ? t("summary.sending") : undefined}>
                    {t("summary.send")}
                </Button>
                <Button wide onPress={onReview}>
                    {t("summary.review")}
                </Button>
                <Link to="/drafts" look="secondary" wide>
                    {t("summary.save_close")}
                </Link>
                <p className="summary-keys hint">
                    <KeyHint keys="Ctrl Enter" /> {t("summary.sends")}
                </p>
            </div>
        </aside>
    );
}
