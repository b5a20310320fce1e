/// One form for every act on an appeal that is told as data, with the server's word at each field.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { serverNow } from "@/shared/api/clock";
import type { AppealView } from "@/shared/api/contract";
import { today, zoneName } from "@/shared/i18n/format";
import { ActDialog } from "@/shared/ui/act_dialog";
import { Checkbox } from "@/shared/ui/checkbox";
import { DateField } from "@/shared/ui/date_field";
import { MomentField } from "@/shared/ui/moment_field";
import { Select } from "@/shared/ui/select";
import { TextArea, TextField } from "@/shared/ui/text_field";
import { useToast } from "@/shared/ui/toast";
import { sentenceAt } from "@/request/use_act";
import type { ActField, AppealActSpec, Values } from "./acts";
import { useAppealAct } from "./use_appeal_act";

interface FormProps {
    spec: AppealActSpec;
    appeal: AppealView;
    onClose: () => void;
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const isEmpty = (value: unknown): boolean => value === undefined || value === false || (typeof value === "string" && value.trim() === "");

/// What was left empty is not sent, so that the server's own defaults hold.
function stated(values: Values, fields: ActField[]): Values {
    const said = fields.filter(({ name }) => !isEmpty(values[name])).map(({ name, kind }): [string, unknown] => {
        const value = values[name];
        if (kind === "days") return [name, Number(value)];
        if (kind === "lines")
            return [
                name,
                textOf(value)
                    .split("\n")
                    .map((line) => line.trim())
                    .filter(Boolean),
            ];
        return [name, typeof value === "string" ? value.trim() : value];
    });
    return Object.fromEntries(said);
}

interface OneFieldProps {
    field: ActField;
    appeal: AppealView;
    value: unknown;
    label: string;
    hint: string | undefined;
    error: string | undefined;
    onChange: (value: unknown) => void;
}

function OneField({ field, appeal, value, label, hint, error, onChange }: OneFieldProps) {
    const { t } = useTranslation("appeal");
    const zone = appeal.time_zone;
    const day = today(zone, serverNow());
    const shared = { id: `act-${field.name}`, label, hint, error, optional: field.optional ?? false };
    switch (field.kind) {
        case "text":
            return <TextField {...shared} value={textOf(value)} onChange={onChange} />;
        case "days":
            return <TextField {...shared} inputMode="numeric" value={textOf(value)} onChange={onChange} />;
        case "area":
        case "lines":
            return <TextArea {...shared} value={textOf(value)} onChange={onChange} />;
        case "day":
            return <DateField {...shared} today={day} value={value as string | undefined} onChange={onChange} />;
        case "moment":
            return <MomentField {...shared} zone={zone} zoneWord={zoneName(zone)} today={day} onChange={onChange} />;
        case "check":
            return (
                <Checkbox checked={Boolean(value)} onChange={onChange}>
                    {label}
                </Checkbox>
            );
        case "choice": {
            const words = field.words ?? "";
            const options = (field.options?.(appeal) ?? []).map((id) => ({ id, name: t(words.includes(":") ? `${words}.${id}` : `appeals:${words}.${id}`) }));
            return <Select {...shared} options={options} value={value as string | undefined} onChange={onChange} />;
        }
    }
}

export default function AppealActForm({ spec, appeal, onClose }: FormProps) {
    const { t } = useTranslation("appeal");
    const toast = useToast();
    const [values, setValues] = useState<Values>(() => Object.fromEntries(spec.fields.map(({ name, initial }) => [name, initial?.(appeal)])));
    const [tried, setTried] = useState(false);
    const act = useAppealAct(appeal, () => {
        toast(t(`act.${spec.id}.done`));
        onClose();
    });
    const fields = spec.fields.filter(({ shown }) => shown?.(values, appeal) ?? true);
    const missing = fields.filter(({ name, optional, kind }) => !optional && (kind === "days" ? !/^\d+$/.test(textOf(values[name])) : isEmpty(values[name])));
    function save(): void {
        setTried(true);
        if (missing.length === 0) act.command(spec.command(stated(values, fields), appeal));
    }
    const errorOf = ({ name }: ActField): string | undefined =>
        tried && missing.some((field) => field.name === name) ? t([`act.${spec.id}.${name}_needed`, "field.needed"]) : sentenceAt(act.faults, `/${name}`);
    const placed = act.faults.some(({ pointer }) => fields.some(({ name }) => pointer === `/${name}`));
    const intro = t(`act.${spec.id}.intro`, { defaultValue: "" });
    return (
        <ActDialog
            title={t(`act.${spec.id}.title`, { number: appeal.shown })}
            act={t(`act.${spec.id}.act`)}
            look={spec.look ?? "primary"}
            size={fields.length > 3 ? "middle" : "small"}
            busy={act.busy}
            failure={placed ? undefined : act.failure}
            onAct={save}
            onClose={onClose}
        >
            {intro && <p className="quiet">{intro}</p>}
            {fields.map((field) => (
                <OneField
                    key={field.name}
                    field={field}
                    appeal={appeal}
                    value={values[field.name]}
                    label={t([`act.${spec.id}.${field.name}`, `field.${field.name}`])}
                    hint={field.hint ? t(`act.${spec.id}.${field.name}_hint`) : undefined}
                    error={errorOf(field)}
                    onChange={(value) => {
                        act.forget();
                        setValues((before) => ({ ...before, [field.name]: value }));
                    }}
                />
            ))}
        </ActDialog>
    );
}
