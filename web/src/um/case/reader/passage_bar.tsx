/// What can be done with a marked passage. Docked below the pages, so that it hides none of them.
import { useTranslation } from "react-i18next";
import type { Quotation } from "@/shared/api/contract";
import { Button } from "@/shared/ui/button";
import { CopyButton } from "@/shared/ui/copy_button";
import { KeyHint } from "@/shared/ui/key_hint";

interface PassageBarProps {
    passage: Quotation;
    /// The criterion the passage would go under.
    target: string | undefined;
    onLink: () => void;
    onClose: () => void;
}

export function PassageBar({ passage, target, onLink, onClose }: PassageBarProps) {
    const { t } = useTranslation("case");
    return (
        <div className="passage-bar" role="group" aria-label={t("passage.label")}>
            <q className="passage-quote">{passage.quote}</q>
            <div className="row-of">
                <Button size="small" icon="link" onPress={onLink}>
                    {target ? t("passage.link", { target }) : t("passage.keep")}
                    <KeyHint keys="c" />
                </Button>
                <CopyButton text={passage.quote} what={t("passage.label")} />
                <Button look="quiet" size="small" icon="close" aria-label={t("passage.close")} onPress={onClose} />
            </div>
        </div>
    );
}
