/// The six digits of an authenticator app, as typed with or without a space.
import { useTranslation } from "react-i18next";
import type { FieldProps } from "@/shared/ui/field";
import { TextField } from "@/shared/ui/text_field";

export const plainCode = (typed: string): string => typed.replace(/\s/g, "");
export const isCode = (typed: string): boolean => /^\d{6}$/.test(plainCode(typed));

interface CodeFieldProps extends Omit<FieldProps, "label"> {
    value: string;
    onChange: (value: string) => void;
}

export function CodeField(props: CodeFieldProps) {
    const { t } = useTranslation("sign_in");
    return <TextField {...props} label={t("factor.code")} inputMode="numeric" autoComplete="one-time-code" maxLength={7} exact />;
}
