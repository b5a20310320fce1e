import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button";

interface CopyButtonProps {
    text: string;
    what: string;
    iconOnly?: boolean;
    size?: "medium" | "small";
}

export function CopyButton({ text, what, iconOnly, size = "small" }: CopyButtonProps) {
    const { t } = useTranslation();
    const [copied, setCopied] = useState(false);

    async function copy(): Promise<void> {
        await navigator.clipboard.writeText(text);
        setCopied(true);
        setTimeout(() => setCopied(false), 2000);
    }

    const word = copied ? t("action.copied") : t("action.copy");
    return (
        <Button
            size={size}
            icon={copied ? "check" : "copy"}
            aria-label={`${word} ${what}`}
            onPress={() => void copy()}
        >
            {iconOnly ? undefined : word}
        </Button>
    );
}
