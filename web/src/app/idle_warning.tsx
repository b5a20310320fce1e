import { useTranslation } from "react-i18next";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";

interface IdleWarningProps {
    /// Seconds until the page is covered.
    left: number;
    /// The whole limit, in minutes.
    away: number;
    onStay: () => void;
    onLeave: () => void;
}

export default function IdleWarning({ left, away, onStay, onLeave }: IdleWarningProps) {
    const { t } = useTranslation();
    const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    const minutes = away - Math.ceil(left / 60);
    const text = t("idle.text", { time, count: minutes });
    const spoken = [120, 60, 30, 10].includes(left) ? text : "";
    return (
        <Dialog
            role="alertdialog"
            title={t("idle.title")}
            onClose={onStay}
            feet={
                <>
                    <Button onPress={onLeave}>{t("shell.sign_out")}</Button>
                    {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the safe button of an alert has the focus */}
                    <Button look="primary" autoFocus onPress={onStay}>
                        {t("idle.stay")}
                    </Button>
                </>
            }
        >
            <p>{text}</p>
            <span className="hidden-text" role="status">
                {spoken}
            </span>
        </Dialog>
    );
}
