/// What stands in the place of the content while there is none.
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isFault } from "@/shared/api/faults";
import { Button, TextButton } from "./button";
import { CopyButton } from "./copy_button";
import { Shape } from "./icon";

export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
    return (
        <div className="state">
            <p className="state-title">{title}</p>
            {children && <p className="quiet">{children}</p>}
            {action}
        </div>
    );
}

interface ErrorStateProps {
    title: string;
    error: unknown;
    onRetry?: () => void;
}

export function ErrorState({ title, error, onRetry }: ErrorStateProps) {
    const { t } = useTranslation();
    const fault = isFault(error) ? error : undefined;
    const explanation = fault && t(`fault.${fault.code}`, { defaultValue: fault.problem.detail ?? "" });
    return (
        <div className="state" role="alert">
            <p className="state-title mark" data-tone="bad">
                <Shape name="octagon" />
                {title}
            </p>
            <p className="quiet">{explanation || t("fault.server_trouble")}</p>
            <div className="row-of">
                {onRetry && <Button onPress={onRetry}>{t("state.try_again")}</Button>}
                {fault?.reference && (
                    <span className="row-of quiet">
                        {t("fault.number_to_read")} <strong className="number">{fault.reference}</strong>
                        <CopyButton text={fault.reference} what={t("fault.number_to_read")} iconOnly />
                    </span>
                )}
            </div>
        </div>
    );
}

/// Grey lines in the shape of the content; after eight seconds it says so and offers another try.
export function Skeleton({ rows = 4, onRetry }: { rows?: number; onRetry?: () => void }) {
    const { t } = useTranslation();
    const [slow, setSlow] = useState(false);
    useEffect(() => {
        const timer = setTimeout(() => setSlow(true), 8000);
        return () => clearTimeout(timer);
    }, []);
    return (
        <div className="skeleton" aria-busy="true" role="status">
            <span className="hidden-text">{t("state.loading")}</span>
            {Array.from({ length: rows }, (_, index) => (
                <span key={index} className="bone" style={{ inlineSize: `${90 - ((index * 17) % 40)}%` }} />
            ))}
            {slow && (
                <p className="hint">
                    {t("state.slow")} {onRetry && <TextButton onPress={onRetry}>{t("state.try_again")}</TextButton>}
                </p>
            )}
        </div>
    );
}
