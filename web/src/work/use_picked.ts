/// The rows of a work list that are pointed at or chosen, and what is done with them by keys. Another list begins with none.
import { useEffect, useState } from "react";
import { useKeys } from "@/app/use_keys";
import type { Plan, User, WorkRow } from "@/shared/api/contract";
import type { BulkAct } from "./bulk_bar";
import { useActs } from "./use_acts";

interface PickedProps {
    plan: Plan;
    user: User;
    rows: WorkRow[];
    list: string;
    /// Fetches these rows again, after something was done to them.
    follow: (numbers: string[]) => Promise<void>;
    keys?: Record<string, () => void>;
}

export function usePicked({ plan, user, rows, list, follow, keys = {} }: PickedProps) {
    const [active, setActive] = useState(-1);
    const [chosen, setChosen] = useState(new Set<string>());
    const [previewed, setPreviewed] = useState(false);
    const acts = useActs(plan.plan, user, (numbers) => {
        setChosen(new Set());
        void follow(numbers);
    });
    useEffect(() => {
        setActive(-1);
        setChosen(new Set());
    }, [list]);
    const current = rows[active];
    const picked = chosen.size > 0 ? rows.filter(({ request }) => chosen.has(request)) : current ? [current] : [];
    function deal(act: BulkAct): void {
        if (picked.length === 0 || acts.busy) return;
        if (act === "assign" || act === "aside") acts.ask({ what: act, rows: picked });
        else acts[act](picked);
    }
    useKeys({
        a: () => deal("assign"),
        t: () => deal("take"),
        b: () => deal("release"),
        s: () => deal("aside"),
        u: acts.undo,
        Escape: () => (previewed ? setPreviewed(false) : setChosen(new Set())),
        ...keys,
    });
    return { active, setActive, chosen, setChosen, previewed, setPreviewed, acts, deal, current };
}
