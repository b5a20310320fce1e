/// Facts that few answers need, for those who have them at hand.
import { useTranslation } from "react-i18next";
import type { Plan } from "@/shared/api/contract";
import { Checkbox } from "@/shared/ui/checkbox";
import FactField from "./fact_field";
import { marks, type Facts } from "./facts";

interface MoreFactsProps {
    plan: Plan;
    facts: Facts;
    onFacts: (patch: Partial<Facts>) => void;
}

export default function MoreFacts({ plan, facts, onFacts }: MoreFactsProps) {
    const { t } = useTranslation();
    const chosen = facts.mark ?? [];
    const groups = plan.groups ?? [];
    return (
        <div className="more-facts">
            <FactField question={{ fact: "diagnosis" }} facts={facts} plan={plan} optional onChange={onFacts} />
            <FactField question={{ fact: "modifier" }} facts={facts} plan={plan} optional onChange={onFacts} />
            <FactField question={{ fact: "network" }} facts={facts} plan={plan} optional onChange={onFacts} />
            <FactField question={{ fact: "review" }} facts={facts} plan={plan} optional onChange={onFacts} />
            {groups.length > 0 && (
                <FactField question={{ fact: "medical_group" }} facts={facts} plan={plan} optional onChange={onFacts} />
            )}
            <fieldset className="more-marks">
                <legend className="field-label">{t("words:fact.mark")}</legend>
                <div className="row-of">
                    {marks.map((mark) => (
                        <Checkbox
                            key={mark}
                            checked={chosen.includes(mark)}
                            onChange={(on) =>
                                onFacts({ mark: on ? [...chosen, mark] : chosen.filter((each) => each !== mark) })
                            }
                        >
                            {t(`words:value.mark.${mark}`)}
                        </Checkbox>
                    ))}
                </div>
            </fieldset>
        </div>
    );
}
