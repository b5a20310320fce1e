/// A dialog with one small form: cancel at the start, the act at the end, and what the server said above.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import type { Fields } from "@/shared/ui/use_fields";
import "./factors/factors.css";

interface FormDialogProps<Values extends object> {
    title: string;
    act: string;
    busy: string;
    look?: "primary" | "adverse";
    size?: "small" | "middle";
    fields: Fields<Values>;
    onClose: () => void;
    children?: ReactNode;
}

export function FormDialog<Values extends object>(props: FormDialogProps<Values>) {
    const { title, act, busy, look = "primary", size = "small", fields, onClose, children } = props;
    const { t } = useTranslation();
    return (
        <Dialog title={title} size={size} onClose={onClose} feet={null}>
            <form ref={fields.form} className="stack" onSubmit={fields.submit} noValidate>
                {fields.failure && (
                    <Banner tone="bad" live="assertive">
                        {fields.failure}
                    </Banner>
                )}
                {children}
                <div className="factor-feet">
                    <Button onPress={onClose}>{t("action.cancel")}</Button>
                    <Button type="submit" look={look} busy={fields.busy ? busy : undefined}>
                        {act}
                    </Button>
                </div>
            </form>
        </Dialog>
    );
}
