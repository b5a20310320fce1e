/// What is asked before cases change hands or stand aside.
import type { Plan } from "@/shared/api/contract";
import { AsideDialog, AssignDialog, TakeOverDialog } from "@/work/dialogs";
import type { Asked, useActs } from "@/work/use_acts";

export default function TopicDialogs({ acts, asked: { what, rows }, plan }: { acts: ReturnType<typeof useActs>; asked: Asked; plan: Plan }) {
    const dialog = { busy: acts.busy, failure: acts.failure, onClose: acts.close };
    if (what === "assign") return <AssignDialog {...dialog} plan={plan.plan} count={rows.length} onGive={(account, to, note) => acts.assign(rows, account, to, note)} />;
    if (what === "over") return <TakeOverDialog {...dialog} onTake={(why) => acts.take(rows, why)} />;
    return <AsideDialog {...dialog} plan={plan} count={rows.length} onPut={(until) => acts.putAside(rows, until)} />;
}
