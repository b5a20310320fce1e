/// One question whose answer decides, with the control that fits it.
import { useTranslation } from "react-i18next";
import type { Plan, Question } from "@/shared/api/contract";
import { DiagnosisPicker } from "@/shared/ui/diagnosis_picker";
import { RadioGroup } from "@/shared/ui/radio_group";
import { Select, type Option } from "@/shared/ui/select";
import { TextField } from "@/shared/ui/text_field";
import { isClosedFact, isDiagnosisFact, orderedValues, places, type Facts } from "./facts";

interface FactFieldProps {
    question: Question;
    facts: Facts;
    plan: Plan;
    /// Nobody asked: the fact can be left, or taken back.
    optional?: boolean;
    onChange: (patch: Partial<Facts>) => void;
}

const notStated = "none";
const longestSegment = 20;

/// Facts whose list names only the values that matter; there are others, too.
const withAnother = new Set(["county", "specialty"]);

/// A word of the plan's list as people read it: `orange_county`, Orange county.
const plainWords = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll("_", " ");

function useOptions({ fact, values = [] }: Question, plan: Plan): Option[] {
    const { t } = useTranslation();
    const word = (id: string): Option => ({
        id,
        name: t(`words:value.${fact}.${id}`, { defaultValue: plainWords(id) }),
    });
    if (fact === "line") return (plan.lines ?? []).map(({ id, name }) => ({ id, name }));
    if (fact === "medical_group") return (plan.groups ?? []).map(({ id, name }) => ({ id, name }));
    if (fact === "emergency_transport") return ["true", "false"].map(word);
    if (fact === "place") {
        const first = places.filter((place) => values.includes(place));
        const rest = places.filter((place) => !values.includes(place));
        return [...first, ...rest].map((id) => ({ id, name: t(`words:place.${id}`) }));
    }
    if (isClosedFact(fact)) return orderedValues(fact, values).map(word);
    return withAnother.has(fact) && values.length > 0 ? [...values.map(word), { id: "other", name: t("words:another") }] : values.map(word);
}

function valueOf(facts: Facts, fact: string): string | undefined {
    const value = (facts as unknown as Record<string, unknown>)[fact];
    if (Array.isArray(value)) return value.join(" ");
    return value === undefined ? undefined : String(value);
}

function patchOf(fact: string, value: string): Partial<Facts> {
    if (value === notStated) return { [fact]: undefined };
    if (fact === "emergency_transport") return { emergency_transport: value === "true" };
    if (fact === "age") return { age: /^\d{1,3}$/.test(value) ? Number(value) : undefined };
    if (fact === "modifier" || fact === "mark" || fact === "special") {
        return { [fact]: value.toUpperCase().split(/[\s,]+/).filter(Boolean) };
    }
    return { [fact]: value };
}

export default function FactField({ question, facts, plan, optional = false, onChange }: FactFieldProps) {
    const { t } = useTranslation();
    const { fact } = question;
    const label = t(`words:fact.${fact}`, { defaultValue: fact.replaceAll("_", " ") });
    const stated = useOptions(question, plan);
    const options = optional && stated.length > 0 ? [{ id: notStated, name: t("words:not_stated") }, ...stated] : stated;
    const value = valueOf(facts, fact) ?? (optional ? notStated : undefined);
    const isShort = options.length <= 3 && options.every(({ name }) => name.length <= longestSegment);
    const answer = (next: string): void => onChange(patchOf(fact, next));

    if (isDiagnosisFact(fact)) {
        return <DiagnosisPicker label={label} value={facts.diagnoses} onChange={(diagnoses) => onChange({ diagnoses })} />;
    }
    if (fact === "age" || options.length === 0) {
        return <TextField label={label} value={value === notStated ? "" : (value ?? "")} onChange={answer} inputMode={fact === "age" ? "numeric" : "text"} />;
    }
    return isShort ? (
        <RadioGroup segmented label={label} options={options} value={value} onChange={answer} />
    ) : (
        <Select label={label} options={options} value={value} onChange={answer} />
    );
}
