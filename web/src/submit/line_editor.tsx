/// One service: code first; the rest is filled as far as it is known.
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { places } from "@/lookup/facts";
import type { Choice, LookupAnswer, Plan } from "@/shared/api/contract";
import { Button } from "@/shared/ui/button";
import { CodePicker } from "@/shared/ui/code_picker";
import { DateField } from "@/shared/ui/date_field";
import { Select } from "@/shared/ui/select";
import { TextField } from "@/shared/ui/text_field";
import { AnswerStrip } from "./answer_strip";
import { typesFor } from "./choices";
import { fieldId, type FormLine, type Kind } from "./form";

const Trips = lazy(() => import("./trips").then(({ Trips: inner }) => ({ default: inner })));

interface LineEditorProps {
    line: FormLine;
    index: number;
    kind: Kind;
    only: boolean;
    plan: Plan;
    today: string;
    choices: Choice[];
    reason: string | undefined;
    answer: LookupAnswer | undefined;
    errorAt: (pointer: string) => string | undefined;
    onChange: (patch: Partial<FormLine>) => void;
    onCodes: (text: string) => boolean;
    onRemove: () => void;
}

const unitWords = ["visit", "day", "hour", "minute", "month", "unit", "trip", "mile", "dose", "treatment"] as const;

type Fields = (name: string) => { id: string; error: string | undefined };

interface RowProps extends LineEditorProps {
    field: Fields;
}

function CodeAndSpan({ line, index, only, plan, today, field, onChange, onCodes, onRemove }: RowProps) {
    const { t } = useTranslation("submit");
    const toUnits = (): void => document.getElementById(field("units").id)?.focus();

    function settleCode(text: string): void {
        const code = text.toUpperCase();
        if (!code || onCodes(text)) return;
        onChange({ code, text: code, system: undefined, title: undefined });
        toUnits();
    }

    return (
        <div className="line-row line-first">
            <CodePicker
                {...field("code")}
                label={t("line.code")}
                plan={plan.plan}
                date={line.from}
                text={line.text}
                onTextChange={(text) =>
                    onChange(text === line.text ? { text } : { text, code: "", system: undefined, title: undefined })
                }
                onChoose={({ code, system, title }) => {
                    onChange({ code, system, title, text: title ? `${code} ${title}` : code });
                    toUnits();
                }}
                onEnter={settleCode}
                onPasteText={onCodes}
                trailing={line.system && <span className="tag">{t(`words:system.${line.system}`)}</span>}
            />
            <TextField {...field("units")} label={t("line.units")} inputMode="decimal" value={line.units} onChange={(units) => onChange({ units })} />
            <Select
                label={t("line.unit")}
                options={unitWords.map((id) => ({ id, name: t(`words:unit.${id}`, { count: 2 }) }))}
                value={line.unit}
                onChange={(unit) => onChange({ unit })}
            />
            <DateField {...field("from")} label={t("line.from")} today={today} value={line.from} onChange={(from) => onChange({ from })} />
            <DateField {...field("to")} label={t("line.to")} today={today} value={line.to} onChange={(to) => onChange({ to })} />
            {!only && (
                <div className="line-remove">
                    <Button look="quiet" icon="close" aria-label={t("line.remove", { position: index + 1 })} onPress={onRemove} />
                </div>
            )}
        </div>
    );
}

function PlaceAndType({ line, choices, reason, field, onChange }: RowProps) {
    const { t } = useTranslation("submit");
    const types = typesFor(choices, reason, line.system);
    return (
        <div className="line-row line-second">
            <Select
                {...field("place")}
                label={t("words:fact.place")}
                options={places.map((id) => ({ id, name: t(`words:place.${id}`) }))}
                value={line.place}
                onChange={(place) => onChange({ place, facts: { ...line.facts, place: undefined } })}
            />
            <Select
                {...field("service_type")}
                label={t("line.type")}
                options={types.map((id) => ({ id, name: t(`words:service_type.${id}`, { defaultValue: id }) }))}
                value={line.serviceType}
                onChange={(serviceType) => onChange({ serviceType })}
            />
            <TextField
                {...field("modifiers")}
                label={t("line.modifiers")}
                optional
                maxLength={11}
                value={line.modifiers}
                onChange={(modifiers) => onChange({ modifiers })}
            />
        </div>
    );
}

export function LineEditor(props: LineEditorProps) {
    const { line, index, kind, plan, answer, errorAt, onChange } = props;
    const { t } = useTranslation("submit");

    function field(name: string): ReturnType<Fields> {
        const pointer = `/lines/${index}/${name}`;
        return { id: fieldId(pointer), error: errorAt(pointer) };
    }

    return (
        <fieldset className="line">
            <legend className="hidden-text">{t("line.legend", { position: index + 1 })}</legend>
            <div className="line-fields">
                <CodeAndSpan {...props} field={field} />
                <PlaceAndType {...props} field={field} />
            </div>
            {line.trips.length > 0 && kind === "transport" && line.facts.emergency_transport !== true && (
                <Suspense>
                    <Trips trips={line.trips} pointer={`/lines/${index}/trips`} errorAt={errorAt} onChange={(trips) => onChange({ trips })} />
                </Suspense>
            )}
            {line.setBy === line.code && line.code && <p className="hint line-set">{t("line.set_by", { code: line.code })}</p>}
            {answer && (
                <AnswerStrip answer={answer} plan={plan} facts={line.facts} onFacts={(facts) => onChange({ facts })} />
            )}
        </fieldset>
    );
}
