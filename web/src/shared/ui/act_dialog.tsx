/// The frame of every act on requests: cancel, do, and the server's answer in between.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "./banner";
import { Button } from "./button";
import { Dialog } from "./dialog";

interface ActDialogProps {
    title: string;
    act: string;
    look?: "primary" | "adverse";
    size?: "small" | "middle" | "wide";
    busy: boolean;
    failure: string | undefined;
    onAct: () => void;
    onClose: () => void;
    children: ReactNode;
}

export function ActDialog({ title, act, look = "primary", size = "small", busy, failure, onAct, onClose, children }: ActDialogProps) {
    const { t } = useTranslation();
    return (
        <Dialog
            title={title}
            size={size}
            onClose={onClose}
            feet={
                <>
                    <Button onPress={onClose}>{t("action.cancel")}</Button>
                    <Button look={look} onPress={onAct} busy={busy ? t("action.busy") : undefined}>
                        {act}
                    </Button>
                </>
            }
        >
            {failure && (
                <Banner tone="bad" live="assertive">
                    {failure}
                </Banner>
            )}
            {children}
        </Dialog>
    );
}
