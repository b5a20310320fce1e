/// One form for every act that is told as data: what is needed, the server's word at each field, and the number where an
/// act cannot be taken back.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Command, RequestView, User } from "@/shared/api/contract";
import { TextField } from "@/shared/ui/text_field";
import { useToast } from "@/shared/ui/toast";
import { ActDialog } from "@/shared/ui/act_dialog";
import { sentenceAt, useAct } from "../use_act";
import { ActField } from "./act_field";
import type { ActSpec, Field, Values } from "./spec";

interface ActFormProps {
    spec: ActSpec;
    request: RequestView;
    user: User;
    onClose: () => void;
}

const isEmpty = (value: unknown): boolean =>
    value === undefined || value === "" || (typeof value === "string" && value.trim() === "") || (Array.isArray(value) && value.length === 0);

/// What was left empty is not sent, so that the server's own defaults hold; texts lose their outer blanks.
function stated(values: Values, fields: Field[]): Values {
    const entries = fields
        .map(({ name, kind }): [string, unknown] => {
            const value = values[name];
            if (kind === "days" || (kind === "units" && !isEmpty(value))) return [name, Number(value)];
            return [name, typeof value === "string" ? value.trim() : value];
        })
        .filter(([, value]) => !isEmpty(value));
    return Object.fromEntries(entries);
}

const withoutEmpty = (command: Command): Command =>
    Object.fromEntries(Object.entries(command).filter(([key, value]) => key === "lines" || value === false || !isEmpty(value) || key === "account" || key === "name")) as Command;

export function ActForm({ spec, request, user, onClose }: ActFormProps) {
    const { t } = useTranslation("request");
    const toast = useToast();
    const [values, setValues] = useState<Values>(() =>
        Object.fromEntries(spec.fields.map((field) => [field.name, field.initial?.(request, user)])),
    );
    const [number, setNumber] = useState("");
    const [tried, setTried] = useState(false);
    const act = useAct(request, () => {
        toast(t(`act.${spec.id}.done`));
        onClose();
    });
    const fields = spec.fields.filter(({ shown }) => shown?.(values, request) ?? true);
    const confirmed = !spec.confirm || number.replace(/\D/g, "") === request.request;
    const missing = fields.filter(({ name, optional, kind }) => !optional && (kind === "days" ? !/^\d+$/.test(String(values[name] ?? "")) : isEmpty(values[name])));

    function save(): void {
        setTried(true);
        if (missing.length > 0 || !confirmed) return;
        act.command(withoutEmpty(spec.command(stated(values, fields), request, user)));
    }

    function change(name: string, value: unknown): void {
        act.forget();
        setValues((before) => ({ ...before, [name]: value }));
    }

    function errorOf({ name }: Field): string | undefined {
        if (tried && missing.some((field) => field.name === name)) return t([`act.${spec.id}.${name}_needed`, "field.needed"]);
        return sentenceAt(act.faults, `/${name}`);
    }

    const intro = t(`act.${spec.id}.intro`, { defaultValue: "" });
    const placed = act.faults.some(({ pointer }) => fields.some(({ name }) => pointer === `/${name}`));
    return (
        <ActDialog
            title={t(`act.${spec.id}.title`, { number: request.shown })}
            act={t(`act.${spec.id}.act`, { number: request.shown })}
            look={spec.look ?? "primary"}
            size={spec.fields.length > 4 ? "middle" : "small"}
            busy={act.busy}
            failure={placed ? undefined : act.failure}
            onAct={save}
            onClose={onClose}
        >
            {intro && <p className="quiet">{intro}</p>}
            {fields.map((field) => (
                <ActField
                    key={field.name}
                    id={`act-${field.name}`}
                    label={t([`act.${spec.id}.${field.name}`, `field.${field.name}`])}
                    hint={field.hint ? t(`act.${spec.id}.${field.name}_hint`) : undefined}
                    field={field}
                    value={values[field.name]}
                    request={request}
                    error={errorOf(field)}
                    onChange={(value) => change(field.name, value)}
                />
            ))}
            {spec.confirm && (
                <TextField
                    label={t("field.confirm")}
                    hint={request.shown}
                    inputMode="numeric"
                    value={number}
                    onChange={setNumber}
                    error={tried && !confirmed ? t("field.confirm_wrong") : undefined}
                />
            )}
        </ActDialog>
    );
}
