/// A last look before sending: everything as the reviewer will read it, what is missing, and the limit that would hold.
import { useTranslation } from "react-i18next";
import type { CheckAnswer, LookupAnswer, Plan } from "@/shared/api/contract";
import { formatDay, formatShortDay, formatSize } from "@/shared/i18n/format";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { AnswerMark } from "@/shared/ui/status";
import { isBlank, practiceOf, servicingOf, type Form } from "./form";
import type { Progress } from "./messages";
import { Expected, goToField, MissingLink } from "./summary";

interface ReviewProps {
    form: Form;
    plan: Plan;
    answers: Map<number, LookupAnswer>;
    check: CheckAnswer | undefined;
    progress: Progress;
    onSend: () => void;
    onClose: () => void;
}

function Lines({ form, answers }: Pick<ReviewProps, "form" | "answers">) {
    const { t } = useTranslation("submit");
    return (
        <ul className="review-lines">
            {form.lines
                .filter((line) => !isBlank(line))
                .map((line) => {
                    const answer = answers.get(line.key);
                    return (
                        <li key={line.key}>
                            <p className="spread">
                                <span>
                                    <span className="code">{line.code || line.text}</span> <span lang="en">{line.title}</span>
                                </span>
                                {answer && <AnswerMark answer={answer.answer} because={answer.because} />}
                            </p>
                            <p className="hint">
                                {[
                                    `${line.units} ${t(`words:unit.${line.unit}`, { count: Number(line.units) })}`,
                                    [line.from, line.to].filter((day) => day !== undefined).map(formatShortDay).join(" – "),
                                    line.modifiers,
                                    line.place && t(`words:place.${line.place}`),
                                    line.serviceType && t(`words:service_type.${line.serviceType}`, { defaultValue: line.serviceType }),
                                ]
                                    .filter(Boolean)
                                    .join(" · ")}
                            </p>
                        </li>
                    );
                })}
        </ul>
    );
}

export function Review({ form, plan, answers, check, progress, onSend, onClose }: ReviewProps) {
    const { t } = useTranslation("submit");
    const practice = practiceOf(form);
    const unlisted = practice && [practice.name, practice.npi, t("unlisted.mark")].join(" · ");
    const facts: [string, string | undefined][] = [
        [t("member.title"), form.member && [form.member.name, formatDay(form.member.born_on), form.member.member_number].join(" · ")],
        [t("when.label"), [t(`when.${form.timing}`), t(form.urgent ? "soon.urgent" : "soon.standard")].join(" · ")],
        [t("soon.text"), form.urgent ? form.urgencyText : undefined],
        [t("what.reason"), form.reason && t(`words:reason.${form.reason}`, { defaultValue: form.reason })],
        [t("who.requesting"), form.requesting?.name],
        [t("who.servicing"), servicingOf(form)?.name ?? unlisted],
        [t("who.contact_name"), [form.contact.name, form.contact.phone, form.contact.fax].filter(Boolean).join(" · ")],
        [t("why.diagnoses"), form.diagnoses.map(({ shown, title }) => [shown, title].filter(Boolean).join(" ")).join(", ")],
        [t("document.title"), form.documents.filter(({ blob }) => blob).map(({ name, size }) => `${name} (${formatSize(size)})`).join(", ")],
        [t("why.note"), form.note],
        [t("why.special"), form.special.map((word) => t(`words:value.special.${word}`)).join(", ")],
    ];
    return (
        <Dialog
            title={t("review.title")}
            size="middle"
            onClose={onClose}
            feet={
                <>
                    <Button onPress={onClose}>{t("review.back")}</Button>
                    <Button look="primary" onPress={onSend}>
                        {t("summary.send")}
                    </Button>
                </>
            }
        >
            {progress.missing.length > 0 && (
                <Banner tone="attention">
                    <strong>{t("summary.missing")}</strong>
                    <ul className="missing">
                        {progress.missing.map((message) => (
                            <li key={message.pointer + message.text}>
                                <MissingLink
                                    message={message}
                                    onGo={() => {
                                        onClose();
                                        requestAnimationFrame(() => goToField(message.pointer));
                                    }}
                                />
                            </li>
                        ))}
                    </ul>
                </Banner>
            )}
            <Lines form={form} answers={answers} />
            <dl className="facts">
                {facts
                    .filter(([, value]) => value)
                    .map(([name, value]) => (
                        <div key={name} className="contents">
                            <dt>{name}</dt>
                            <dd className="note-text">{value}</dd>
                        </div>
                    ))}
            </dl>
            <Expected check={check} plan={plan} />
        </Dialog>
    );
}
