/// Which plan a page is about, for those who have to do with several.
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Select } from "@/shared/ui/select";
import { usePlan } from "./plans";

export function PlanSelect() {
    const { t } = useTranslation();
    const navigate = useNavigate();
    const { plan, plans } = usePlan();
    if (!plan || plans.length < 2) return null;
    return (
        <div className="plan-choice no-print">
            <Select
                label={t("shell.plan")}
                options={plans.map((each) => ({ id: each.plan, name: each.name }))}
                value={plan.plan}
                onChange={(id) => void navigate({ to: ".", search: (before) => ({ ...before, plan: id }), replace: true })}
            />
        </div>
    );
}
