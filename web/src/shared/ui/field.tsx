/// What every field has: a label that stays, a hint below, and an error that takes the hint's place.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FieldError as AriaFieldError } from "react-aria-components/FieldError";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { Shape } from "./icon";

export interface FieldProps {
    label: string;
    hint?: ReactNode;
    error?: string | undefined;
    optional?: boolean;
    /// For fields under a shared column head: the label is read, not seen.
    hideLabel?: boolean;
}

export function FieldLabel({ label, optional, hideLabel }: FieldProps) {
    const { t } = useTranslation();
    return (
        <Label className={hideLabel ? "field-label hidden-text" : "field-label"}>
            {label}
            {optional && <span className="field-optional"> {t("field.optional")}</span>}
        </Label>
    );
}

export function FieldFoot({ hint, error }: Pick<FieldProps, "hint" | "error">) {
    if (error) {
        return (
            <AriaFieldError className="field-error">
                <Shape name="octagon" />
                <span>{error}</span>
            </AriaFieldError>
        );
    }
    return hint ? (
        <Text slot="description" className="field-hint">
            {hint}
        </Text>
    ) : null;
}
