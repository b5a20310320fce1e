/// A quotation under its criterion, with the way back to its page.
import { useTranslation } from "react-i18next";
import type { Quotation, RequestDocument } from "@/shared/api/contract";
import { Button, TextButton } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";

export function useSourceWord(documents: RequestDocument[]): (quotation: Quotation) => string {
    const { t } = useTranslation("case");
    return ({ document, page }) => {
        const name = documents.find((each) => each.document === document)?.file_name ?? String(document);
        return page > 0 ? t("quote.source", { name, page }) : name;
    };
}

interface QuoteRowProps {
    quotation: Quotation;
    source: string;
    onShow: () => void;
    onRemove?: (() => void) | undefined;
}

export function QuoteRow({ quotation, source, onShow, onRemove }: QuoteRowProps) {
    const { t } = useTranslation("case");
    return (
        <li className="quote-row">
            <Icon name="note" size={16} />
            <span>
                <q>{quotation.quote}</q>{" "}
                <TextButton onPress={onShow} aria-label={t("quote.show", { source })}>
                    {source}
                </TextButton>
            </span>
            {onRemove && <Button look="quiet" size="small" icon="close" aria-label={t("quote.remove", { source })} onPress={onRemove} />}
        </li>
    );
}
