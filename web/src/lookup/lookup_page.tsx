/// Does this need approval? Public, without a patient's name; nothing of the question stands in the address.
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { PlanSelect } from "@/app/plan_select";
import { usePlan } from "@/app/plans";
import { serverNow } from "@/shared/api/clock";
import type { Plan } from "@/shared/api/contract";
import { formatDay, today } from "@/shared/i18n/format";
import { Button, TextButton } from "@/shared/ui/button";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { Answer } from "./answer";
import { CodeTabs } from "./code_tabs";
import type { AskedCode, Facts } from "./facts";
import { QuestionCard } from "./question_card";
import { contactsOf, MedicalGroup, NextStep, TalkToUs } from "./rail";
import { useLookup, useReceipt, type LookupState } from "./use_lookup";
import "./lookup.css";

interface FoldedProps {
    asked: AskedCode;
    plan: Plan;
    facts: Facts;
    onOpen: () => void;
}

/// On phones the question folds into one line, so that the answer is the first thing seen.
function FoldedQuestion({ asked, plan, facts, onOpen }: FoldedProps) {
    const { t } = useTranslation("lookup");
    const line = plan.lines?.find(({ id }) => id === facts.line)?.name;
    const parts = [line, facts.place && t(`words:place.${facts.place}`), facts.date && formatDay(facts.date)];
    return (
        <section className="card question-folded">
            <div>
                <p className="question-folded-code">
                    <strong className="number">{asked.code}</strong> {asked.title}
                </p>
                <p className="quiet">{parts.filter(Boolean).join(" · ")}</p>
            </div>
            <TextButton aria-label={t("change")} onPress={onOpen}>
                {t("common:action.change")}
            </TextButton>
        </section>
    );
}

function Rail({ state, plan }: { state: LookupState; plan: Plan }) {
    const { t } = useTranslation("lookup");
    const answer = state.shown?.data;
    const receipt = useReceipt(state.ask);
    return (
        <aside className="stack rail" aria-label={t("beside")}>
            {answer && <NextStep answer={answer} facts={state.facts} receipt={receipt} />}
            <TalkToUs contacts={contactsOf(answer, plan)} />
            <MedicalGroup groups={plan.groups ?? []} />
            {answer && (
                <span className="only-phone">
                    <Button icon="search" wide size="large" onPress={() => state.setFolded(false)}>
                        {t("another")}
                    </Button>
                </span>
            )}
        </aside>
    );
}

function Lookup({ plan }: { plan: Plan }) {
    const day = today(plan.time_zone, serverNow());
    const state = useLookup(plan, day);
    const { codes, chosen, facts, answers, shown } = state;
    const answer = shown?.data;
    const asked = codes[chosen];
    return (
        <>
            {asked && (
                <FoldedQuestion
                    asked={{ ...asked, title: answer?.title ?? asked.title }}
                    plan={plan}
                    facts={facts}
                    onOpen={() => state.setFolded(false)}
                />
            )}
            <div className="question-place" data-folded={(state.folded && codes.length > 0) || undefined}>
                <QuestionCard
                    plan={plan}
                    facts={facts}
                    today={day}
                    hasAnswer={codes.length > 0}
                    onFacts={state.change}
                    onCodes={state.addCodes}
                    onCheckAgain={() => void shown?.refetch()}
                />
            </div>
            {codes.length > 1 && (
                <CodeTabs
                    codes={codes}
                    answers={answers.map(({ data }) => data)}
                    chosen={chosen}
                    onChoose={state.setChosen}
                    onRemove={state.removeCode}
                />
            )}
            <div className="answer-grid">
                <div className="card answer" aria-live="polite" aria-busy={shown?.isPlaceholderData}>
                    <Answer state={state} plan={plan} />
                </div>
                <Rail state={state} plan={plan} />
            </div>
            <p className="hint" lang="en">
                {answer?.disclaimer ?? plan.disclaimer}
            </p>
        </>
    );
}

export function LookupPage() {
    const { t } = useTranslation("lookup");
    const { plan, error, retry } = usePlan();
    return (
        <div className="page page-lookup">
            <div className="lookup-head">
                <div>
                    <PageTitle title={t("title")} look="large-title" />
                    <p className="quiet">{t("intro")}</p>
                </div>
                <PlanSelect />
            </div>
            {plan ? (
                <Lookup key={plan.plan} plan={plan} />
            ) : (
                <div className="card">
                    {error ? <ErrorState title={t("failed_plans")} error={error} onRetry={retry} /> : <Skeleton rows={6} onRetry={retry} />}
                </div>
            )}
        </div>
    );
}
