/// The answer to the chosen code, while it comes and when it does not.
import { useTranslation } from "react-i18next";
import type { Plan } from "@/shared/api/contract";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { AnswerCard } from "./answer_card";
import type { LookupState } from "./use_lookup";

export function Answer({ state, plan }: { state: LookupState; plan: Plan }) {
    const { t } = useTranslation("lookup");
    const { shown } = state;
    if (!shown) return <EmptyState title={t("first_title")}>{t("first_text")}</EmptyState>;
    const retry = (): void => void shown.refetch();
    if (shown.isPending) return <Skeleton rows={6} onRetry={retry} />;
    if (shown.isError) return <ErrorState title={t("failed")} error={shown.error} onRetry={retry} />;
    return (
        <AnswerCard
            answer={shown.data}
            plan={plan}
            facts={state.facts}
            questions={state.questions}
            fresh={!shown.isPlaceholderData}
            onFacts={state.change}
            onCode={(code) => state.addCodes([{ code }])}
        />
    );
}
