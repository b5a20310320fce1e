/// The lookup on the home page: code and day, and the same answer as on its own page. Nothing of it stands in the address.
import { useTranslation } from "react-i18next";
import { useKeys } from "@/app/use_keys";
import { Answer } from "@/lookup/answer";
import { CodeTabs } from "@/lookup/code_tabs";
import { NextStep } from "@/lookup/rail";
import { useCodeBox } from "@/lookup/use_code_box";
import { useLookup, useReceipt } from "@/lookup/use_lookup";
import { serverNow } from "@/shared/api/clock";
import type { Plan } from "@/shared/api/contract";
import { today } from "@/shared/i18n/format";
import { Button } from "@/shared/ui/button";
import { CodePicker } from "@/shared/ui/code_picker";
import { DateField } from "@/shared/ui/date_field";
import { KeyHint } from "@/shared/ui/key_hint";
import "@/lookup/lookup.css";

export default function QuickCheck({ plan }: { plan: Plan }) {
    const { t } = useTranslation("lookup");
    const day = today(plan.time_zone, serverNow());
    const state = useLookup(plan, day);
    const { codes, chosen, facts, answers, shown } = state;
    const receipt = useReceipt(state.ask);
    const { box, check, focus } = useCodeBox({
        hasAnswer: codes.length > 0,
        onCodes: state.addCodes,
        onCheckAgain: () => void shown?.refetch(),
    });
    useKeys({ "0": focus });
    return (
        <>
            <section className="card quick-check" aria-labelledby="home-check">
                <h2 className="card-title" id="home-check">
                    {t("title")}
                </h2>
                <div className="quick-check-row">
                    <CodePicker {...box} plan={plan.plan} date={facts.date} trailing={<KeyHint keys="0" />} />
                    <DateField label={t("date")} value={facts.date} today={day} onChange={(date) => state.change({ date })} />
                    <Button size="large" onPress={check}>
                        {t("check")}
                    </Button>
                </div>
                {codes.length > 0 && (
                    <CodeTabs
                        codes={codes}
                        answers={answers.map(({ data }) => data)}
                        chosen={chosen}
                        onChoose={state.setChosen}
                        onRemove={(index) => {
                            state.removeCode(index);
                            focus();
                        }}
                    />
                )}
            </section>
            {codes.length > 0 && (
                <div className="answer-grid">
                    <div className="card answer" aria-live="polite" aria-busy={shown?.isPlaceholderData}>
                        <Answer state={state} plan={plan} />
                    </div>
                    {shown?.data && <NextStep answer={shown.data} facts={facts} receipt={receipt} />}
                </div>
            )}
        </>
    );
}
