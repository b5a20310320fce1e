/// The question: service, coverage, place, age and day. Enter in the first field adds the code.
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { Plan } from "@/shared/api/contract";
import { Button } from "@/shared/ui/button";
import { CodePicker } from "@/shared/ui/code_picker";
import { DateField } from "@/shared/ui/date_field";
import { Disclosure } from "@/shared/ui/disclosure";
import { Select, type Option } from "@/shared/ui/select";
import { TextField } from "@/shared/ui/text_field";
import { places, type AskedCode, type Facts } from "./facts";
import { useCodeBox } from "./use_code_box";

const MoreFacts = lazy(() => import("./more_facts"));

interface QuestionCardProps {
    plan: Plan;
    facts: Facts;
    today: string;
    hasAnswer: boolean;
    onFacts: (patch: Partial<Facts>) => void;
    onCodes: (codes: AskedCode[]) => void;
    onCheckAgain: () => void;
}

const notStated = "none";

function BaseFacts({ plan, facts, today, onFacts, onEnter }: QuestionCardProps & { onEnter: () => void }) {
    const { t } = useTranslation("lookup");
    const optional = (options: Option[]): Option[] => [{ id: notStated, name: t("words:not_stated") }, ...options];
    return (
        <>
            <Select
                label={t("words:fact.line")}
                options={optional((plan.lines ?? []).map(({ id, name }) => ({ id, name })))}
                value={facts.line ?? notStated}
                onChange={(line) => onFacts({ line: line === notStated ? undefined : line })}
            />
            <Select
                label={t("words:fact.place")}
                options={optional(places.map((id) => ({ id, name: t(`words:place.${id}`) })))}
                value={facts.place ?? notStated}
                onChange={(place) => onFacts({ place: place === notStated ? undefined : place })}
            />
            <TextField
                label={t("age")}
                inputMode="numeric"
                maxLength={3}
                value={facts.age === undefined ? "" : String(facts.age)}
                onChange={(typed) => onFacts({ age: /^\d+$/.test(typed) ? Number(typed) : undefined })}
                onEnter={onEnter}
            />
            <DateField label={t("date")} value={facts.date} today={today} onChange={(date) => onFacts({ date })} />
        </>
    );
}

export function QuestionCard(props: QuestionCardProps) {
    const { plan, facts, hasAnswer, onFacts, onCodes, onCheckAgain } = props;
    const { t } = useTranslation("lookup");
    const { box, check } = useCodeBox({ hasAnswer, onCodes, onCheckAgain });
    return (
        <section className="card question" aria-label={t("title")}>
            <div className="question-row">
                <CodePicker {...box} plan={plan.plan} date={facts.date} />
                <BaseFacts {...props} onEnter={check} />
                <div className="question-act">
                    <Button look={hasAnswer ? "secondary" : "primary"} size="large" onPress={check}>
                        {t("check")}
                    </Button>
                </div>
            </div>
            <Disclosure level={2} title={t("ask_more")}>
                <Suspense>
                    <MoreFacts plan={plan} facts={facts} onFacts={onFacts} />
                </Suspense>
            </Disclosure>
        </section>
    );
}
