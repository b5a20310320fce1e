/// What is asked before the chosen cases change hands or stand aside, or a view is kept.
import { useTranslation } from "react-i18next";
import type { Plan } from "@/shared/api/contract";
import { useToast } from "@/shared/ui/toast";
import { AsideDialog, AssignDialog, SaveViewDialog, TakeOverDialog } from "./dialogs";
import type { QueueState } from "./use_queue";
import { toSearch } from "./views";

export default function QueueDialogs({ queue, plan }: { queue: QueueState; plan: Plan }) {
    const { t } = useTranslation("work");
    const toast = useToast();
    const { acts, saving, setSaving } = queue;
    const rows = acts.asked?.rows ?? [];
    const dialog = { busy: acts.busy, failure: acts.failure, onClose: acts.close };
    return (
        <>
            {acts.asked?.what === "assign" && <AssignDialog {...dialog} plan={plan.plan} count={rows.length} onGive={(account, to, note) => acts.assign(rows, account, to, note)} />}
            {acts.asked?.what === "over" && <TakeOverDialog {...dialog} onTake={(why) => acts.take(rows, why)} />}
            {acts.asked?.what === "aside" && <AsideDialog {...dialog} plan={plan} count={rows.length} onPut={(until) => acts.putAside(rows, until)} />}
            {saving && (
                <SaveViewDialog
                    filters={toSearch(plan.plan, queue.narrowing)}
                    onClose={() => setSaving(false)}
                    onSaved={(id, kept) => {
                        setSaving(false);
                        toast(t("view.saved", { name: kept }));
                        queue.goTo(id);
                    }}
                />
            )}
        </>
    );
}
