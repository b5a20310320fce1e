/// What can be done with the chosen cases, docked below the rows; and how it went where it did not go.
import { useTranslation } from "react-i18next";
import type { Dealt } from "@/shared/api/contract";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { KeyHint } from "@/shared/ui/key_hint";
import { Link } from "@/shared/ui/link";

export type BulkAct = "assign" | "take" | "aside" | "release";
const acts: { act: BulkAct; keys: string }[] = [
    { act: "assign", keys: "a" },
    { act: "take", keys: "t" },
    { act: "aside", keys: "s" },
    { act: "release", keys: "b" },
];

interface BulkBarProps {
    count: number;
    hasMore: boolean;
    onAct: (act: BulkAct) => void;
    onClear: () => void;
}

export function BulkBar({ count, hasMore, onAct, onClear }: BulkBarProps) {
    const { t } = useTranslation("work");
    return (
        <section className="work-bulk" aria-label={t("bulk.title")}>
            <strong className="number" role="status">
                {t("bulk.chosen", { count })}
            </strong>
            {acts.map(({ act, keys }) => (
                <Button key={act} look="quiet" onPress={() => onAct(act)}>
                    {t(`bulk.${act}`)} <KeyHint keys={keys} />
                </Button>
            ))}
            <Button look="quiet" icon="close" aria-label={t("bulk.clear")} onPress={onClear} />
            {hasMore && <span className="hint">{t("bulk.more")}</span>}
        </section>
    );
}

/// Those that were left as they were, each with why.
export function NotDone({ results, onClose }: { results: Dealt[]; onClose: () => void }) {
    const { t } = useTranslation("work");
    const left = results.filter(({ done }) => !done);
    if (left.length === 0) return null;
    return (
        <Banner tone="attention" live="polite" action={<Button look="quiet" size="small" icon="close" aria-label={t("done.close")} onPress={onClose} />}>
            <strong>{t("done.not_title", { count: left.length })}</strong>
            <ul>
                {left.map(({ request, shown, fault }) => (
                    <li key={request}>
                        <Link to="/requests/$number" params={{ number: request }} className="number">
                            {shown}
                        </Link>{" "}
                        {t(`fault.${fault?.code ?? ""}`, { defaultValue: fault?.detail ?? "" })}
                    </li>
                ))}
            </ul>
        </Banner>
    );
}
