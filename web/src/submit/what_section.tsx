import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isCodeList, splitCodes } from "@/lookup/facts";
import { addDays, formatDay, groupNumber } from "@/shared/i18n/format";
import { Banner } from "@/shared/ui/banner";
import { Button, TextButton } from "@/shared/ui/button";
import { Checkbox } from "@/shared/ui/checkbox";
import { DateField } from "@/shared/ui/date_field";
import { Link } from "@/shared/ui/link";
import { RadioGroup } from "@/shared/ui/radio_group";
import { Select } from "@/shared/ui/select";
import { TextArea, TextField } from "@/shared/ui/text_field";
import { reasonsFor } from "./choices";
import { emptyLine, fieldId, isBlank, knowsLater, uncovered, usualSpan, type Form, type FormLine, type Timing } from "./form";
import { LineEditor } from "./line_editor";
import type { SectionProps } from "./parts";
import { Section } from "./section";

const urgencyWho = ["provider", "physician", "office_staff", "member"] as const;
const lateReasons = ["eligibility_unknown", "urgent_care", "retro_enrollment", "other_payer_first", "other"] as const;

function timingsOf(form: Form): Timing[] {
    return form.kind === "inpatient" ? ["before", "admitted", "notice", "done"] : ["before", "done", "started"];
}

/// What was in the future cannot be already done: those dates are taken out, visibly.
function withTiming(form: Form, timing: Timing, today: string): Partial<Form> {
    if (timing !== "done") return { timing };
    const lines = form.lines.map((line) =>
        line.from && line.from >= today ? { ...line, from: undefined, to: undefined } : line,
    );
    return { timing, urgent: false, lines };
}

function Urgency({ form, patch, errorAt }: SectionProps) {
    const { t } = useTranslation("submit");
    return (
        <div className="pair">
            <Select
                label={t("soon.by")}
                options={urgencyWho.map((id) => ({ id, name: t(`soon.by_${id}`) }))}
                value={form.urgencyBy}
                onChange={(urgencyBy) => patch({ urgencyBy })}
            />
            <TextArea
                id={fieldId("/urgency_text")}
                label={t("soon.text")}
                hint={t("soon.hint")}
                rows={2}
                error={errorAt("/urgency_text")}
                value={form.urgencyText}
                onChange={(urgencyText) => patch({ urgencyText })}
            />
            <div className="attest" id={fieldId("/urgency")}>
                <Checkbox checked={form.attested} onChange={(attested) => patch({ attested })}>
                    {t("soon.attest", { who: t(`soon.by_${form.urgencyBy}`) })}
                </Checkbox>
                {errorAt("/urgency") && (
                    <p className="field-error">
                        <span>{errorAt("/urgency")}</span>
                    </p>
                )}
            </div>
        </div>
    );
}

function Stay({ form, patch, today, errorAt }: SectionProps) {
    const { t } = useTranslation("submit");
    const withFrom = (day: string | undefined) => form.lines.map((line) => ({ ...line, from: line.from ?? day }));
    const withDays = (days: string) => form.lines.map((line) => (line.unit === "day" ? { ...line, units: days } : line));
    return (
        <div className="pair">
            <DateField
                id={fieldId("/stay/admit_on")}
                label={t("stay.admit_on")}
                today={today}
                error={errorAt("/stay/admit_on")}
                value={form.admitOn}
                onChange={(admitOn) => patch({ admitOn, lines: withFrom(admitOn) })}
            />
            <TextField
                id={fieldId("/stay/days")}
                label={t("stay.days")}
                inputMode="numeric"
                error={errorAt("/stay/days")}
                value={form.days}
                onChange={(days) => patch({ days, lines: withDays(days) })}
            />
        </div>
    );
}

function Late({ form, patch, today, errorAt }: SectionProps) {
    const { t } = useTranslation("submit");
    return (
        <div className="pair">
            <Select
                id={fieldId("/late_reason")}
                label={t("when.late")}
                optional
                options={lateReasons.map((id) => ({ id, name: t(`when.late_${id}`) }))}
                value={form.lateReason}
                error={errorAt("/late_reason")}
                onChange={(lateReason) => patch({ lateReason })}
            />
            {knowsLater(form) && (
                <DateField
                    id={fieldId("/eligibility_known_on")}
                    label={t("when.known_on")}
                    optional
                    today={today}
                    value={form.knownOn}
                    error={errorAt("/eligibility_known_on")}
                    onChange={(knownOn) => patch({ knownOn })}
                />
            )}
        </div>
    );
}

function When(props: SectionProps) {
    const { form, patch, today } = props;
    const { t } = useTranslation("submit");
    return (
        <>
            <div className="when">
                <RadioGroup
                    segmented
                    label={t("when.label")}
                    options={timingsOf(form).map((id) => ({ id, name: t(`when.${id}`) }))}
                    value={form.timing}
                    onChange={(timing) => patch(withTiming(form, timing as Timing, today))}
                />
                <RadioGroup
                    segmented
                    label={t("soon.label")}
                    options={[
                        { id: "standard", name: t("soon.standard") },
                        { id: "urgent", name: t("soon.urgent"), disabled: form.timing === "done" },
                    ]}
                    value={form.urgent ? "urgent" : "standard"}
                    onChange={(value) => patch({ urgent: value === "urgent" })}
                />
            </div>
            {form.urgent && <Urgency {...props} />}
            {form.timing === "done" && <Late {...props} />}
            {form.kind === "inpatient" && <Stay {...props} />}
        </>
    );
}

/// Another request that may be the same: seen before sending, with the word why both are needed.
function Duplicates({ form, patch, check, errorAt }: SectionProps) {
    const { t } = useTranslation("submit");
    const [explaining, setExplaining] = useState(form.whyTwo !== "");
    const duplicates = check?.duplicates ?? [];
    if (duplicates.length === 0) return null;
    return (
        <>
            {duplicates.map(({ request, kind }) => (
                <Banner
                    key={request}
                    tone="attention"
                    live="polite"
                    action={
                        <span className="row-of">
                            <Link to="/requests/$number" params={{ number: request }} target="_blank" look="secondary" size="small">
                                {t("duplicate.open")}
                            </Link>
                            {!explaining && (
                                <Button size="small" onPress={() => setExplaining(true)}>
                                    {t("duplicate.both")}
                                </Button>
                            )}
                        </span>
                    }
                >
                    <strong>{t(kind === "exact" ? "duplicate.exact" : "duplicate.similar")}</strong>
                    <span>{t("duplicate.text", { number: groupNumber(request) })}</span>
                </Banner>
            ))}
            {explaining && (
                <TextArea
                    id={fieldId("/why_two")}
                    label={t("duplicate.why")}
                    rows={2}
                    maxLength={1000}
                    error={errorAt("/why_two")}
                    value={form.whyTwo}
                    onChange={(whyTwo) => patch({ whyTwo })}
                />
            )}
        </>
    );
}

/// Days without coverage are named while the dates can still be changed.
function Gaps({ form }: Pick<SectionProps, "form">) {
    const { t } = useTranslation("submit");
    return uncovered(form).map(({ line, from, to }) => (
        <Banner key={line} tone="attention" live="polite">
            {t(from === to ? "gap.day" : "gap.days", { position: line, from: formatDay(from), to: formatDay(to) })}
        </Banner>
    ));
}

const isReversed = ({ from, to }: FormLine): boolean => from !== undefined && to !== undefined && to < from;

function ReversedDates({ form, patch }: Pick<SectionProps, "form" | "patch">) {
    const { t } = useTranslation("submit");
    if (!form.lines.some(isReversed)) return null;
    const mended = (line: FormLine): FormLine =>
        line.from && isReversed(line) ? { ...line, to: addDays(line.from, usualSpan) } : line;
    return (
        <Banner
            tone="attention"
            live="polite"
            action={
                <Button size="small" onPress={() => patch({ lines: form.lines.map(mended) })}>
                    {t("line.mend_dates")}
                </Button>
            }
        >
            {t("line.dates_reversed")}
        </Banner>
    );
}

interface WhatSectionProps extends SectionProps {
    onReason: (reason: string) => void;
    onLine: (key: number, patch: Partial<FormLine>) => void;
}

export function WhatSection(props: WhatSectionProps) {
    const { form, patch, plan, today, choices, answers, errorAt, onReason, onLine } = props;
    const { t } = useTranslation("submit");
    const reasons = reasonsFor(choices, form.lines.map(({ system }) => system));

    function takeList(index: number, text: string): boolean {
        if (!isCodeList(text)) return false;
        const fresh = splitCodes(text).map(({ code, modifiers }) => ({
            ...emptyLine(form.kind, today),
            code,
            text: code,
            modifiers: modifiers.join(" "),
        }));
        const before = form.lines.slice(0, index);
        patch({ lines: [...before, ...fresh, ...form.lines.slice(index + 1)] });
        return true;
    }

    function addLine(): void {
        const last = form.lines.at(-1);
        const line = { ...emptyLine(form.kind, today), place: last?.place };
        const span = last?.from && last.to ? { from: last.from, to: last.to } : {};
        patch({ lines: [...form.lines, { ...line, ...span }] });
        requestAnimationFrame(() => document.getElementById(fieldId(`/lines/${form.lines.length}/code`))?.focus());
    }

    return (
        <Section number={2} title={t("what.title")} done={form.lines.every((line) => !isBlank(line) && line.from)}>
            <When {...props} />
            <div className="reason">
                <Select
                    id={fieldId("/reason")}
                    label={t("what.reason")}
                    options={reasons.map((id) => ({ id, name: t(`words:reason.${id}`, { defaultValue: id }) }))}
                    value={form.reason}
                    error={errorAt("/reason")}
                    onChange={onReason}
                />
            </div>
            {form.lines.map((line, index) => (
                <LineEditor
                    key={line.key}
                    line={line}
                    index={index}
                    kind={form.kind}
                    only={form.lines.length === 1}
                    plan={plan}
                    today={today}
                    choices={choices}
                    reason={form.reason}
                    answer={answers.get(line.key)}
                    errorAt={errorAt}
                    onChange={(change) => onLine(line.key, change)}
                    onCodes={(text) => takeList(index, text)}
                    onRemove={() => patch({ lines: form.lines.filter(({ key }) => key !== line.key) })}
                />
            ))}
            <div className="row-of">
                <TextButton icon="plus" onPress={addLine}>
                    {t("line.add")}
                </TextButton>
                <span className="hint">{t("line.paste_hint")}</span>
            </div>
            <Gaps form={form} />
            <Duplicates {...props} />
            <ReversedDates form={form} patch={patch} />
        </Section>
    );
}
