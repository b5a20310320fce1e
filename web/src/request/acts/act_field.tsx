/// The control that fits one field of an act.
import { useTranslation } from "react-i18next";
import { serverNow } from "@/shared/api/clock";
import type { Provider, RequestView } from "@/shared/api/contract";
import { today, zoneName } from "@/shared/i18n/format";
import { Checkbox } from "@/shared/ui/checkbox";
import { DateField } from "@/shared/ui/date_field";
import { DiagnosisPicker, type Diagnosis } from "@/shared/ui/diagnosis_picker";
import { MomentField } from "@/shared/ui/moment_field";
import { ProviderPicker } from "@/shared/ui/provider_picker";
import { RadioGroup } from "@/shared/ui/radio_group";
import { Select } from "@/shared/ui/select";
import { TextArea, TextField } from "@/shared/ui/text_field";
import type { Field } from "./spec";

interface ActFieldProps {
    id: string;
    label: string;
    hint: string | undefined;
    field: Field;
    value: unknown;
    request: RequestView;
    error: string | undefined;
    onChange: (value: unknown) => void;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/// A sentence of the server about some other field than the control can show.
export function FieldProblem({ error }: { error: string | undefined }) {
    return error ? (
        <p className="field-error" role="alert" lang="en">
            {error}
        </p>
    ) : null;
}

function LinesField({ label, field, value, request, error, onChange }: ActFieldProps) {
    const which = field.kind === "lines" ? field.which(request) : [];
    const chosen = (value ?? []) as number[];
    const lines = (request.lines ?? []).filter(({ line }) => which.includes(line));
    return (
        <fieldset className="stack tight">
            <legend className="field-label">{label}</legend>
            {lines.map(({ line, code, title, revenue }) => (
                <Checkbox
                    key={line}
                    checked={chosen.includes(line)}
                    onChange={(on) => onChange(on ? [...chosen, line].sort((a, b) => a - b) : chosen.filter((each) => each !== line))}
                >
                    <span className="code">{code || revenue}</span> <span lang="en">{title}</span>
                </Checkbox>
            ))}
            <FieldProblem error={error} />
        </fieldset>
    );
}

function ContactField({ label, value, error, onChange }: ActFieldProps) {
    const { t } = useTranslation("request");
    const contact = (value ?? {}) as Record<string, string>;
    return (
        <fieldset className="stack tight">
            <legend className="field-label">{label}</legend>
            <div className="triple">
                {(["name", "phone", "fax"] as const).map((part) => (
                    <TextField
                        key={part}
                        label={t(`field.contact_${part}`)}
                        value={contact[part] ?? ""}
                        onChange={(word) => onChange({ ...contact, [part]: word })}
                    />
                ))}
            </div>
            <FieldProblem error={error} />
        </fieldset>
    );
}

export function ActField(props: ActFieldProps) {
    const { id, label, hint, field, value, request, error, onChange } = props;
    const { t } = useTranslation("request");
    const zone = request.time_zone ?? "UTC";
    const day = today(zone, serverNow());
    const shared = { id, label, hint, error, optional: field.optional ?? false };
    switch (field.kind) {
        case "text":
            return <TextField {...shared} value={text(value)} onChange={onChange} />;
        case "days":
            return <TextField {...shared} inputMode="numeric" value={text(value)} onChange={onChange} />;
        case "units":
            return <TextField {...shared} inputMode="decimal" value={text(value)} onChange={onChange} />;
        case "area":
            return <TextArea {...shared} value={text(value)} onChange={onChange} />;
        case "day":
            return <DateField {...shared} today={day} value={value as string | undefined} onChange={onChange} />;
        case "moment":
            return <MomentField {...shared} zone={zone} zoneWord={zoneName(zone)} today={day} onChange={onChange} />;
        case "check":
            return (
                <div>
                    <Checkbox checked={Boolean(value)} onChange={onChange}>
                        {label}
                    </Checkbox>
                    <FieldProblem error={error} />
                </div>
            );
        case "provider":
            return <ProviderPicker {...shared} plan={request.plan} value={value as Provider | undefined} onChange={onChange} />;
        case "diagnoses":
            return <DiagnosisPicker {...shared} value={(value ?? []) as Diagnosis[]} onChange={onChange} />;
        case "contact":
            return <ContactField {...props} />;
        case "line": {
            const lines = (request.lines ?? []).filter(({ line }) => field.which(request).includes(line));
            const options = lines.map(({ line, code, revenue, title }) => ({ id: String(line), name: [code || revenue, title].filter(Boolean).join(" ") }));
            return <Select {...shared} options={options} value={value === undefined ? undefined : String(value)} onChange={(id) => onChange(Number(id))} />;
        }
        case "named":
            return <Select {...shared} options={[...field.options]} value={value as string | undefined} onChange={onChange} />;
        case "note":
            return (
                <p className="quiet" lang="en">
                    {field.text}
                </p>
            );
        case "lines":
            return <LinesField {...props} />;
        case "choice":
        case "segments": {
            const options = field.options.map((each) => ({ id: each, name: t(field.words.includes(":") ? `${field.words}.${each}` : `choice.${field.words}.${each}`) }));
            const Control = field.kind === "choice" ? Select : RadioGroup;
            return <Control {...shared} {...(field.kind === "segments" ? { segmented: true } : {})} options={options} value={value as string | undefined} onChange={onChange} />;
        }
    }
}
