/// The state of the page: codes and facts stay in memory, never in the address; each code is looked up with all facts.
import { useMutation, useQueries } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api, take } from "@/shared/api/client";
import type { LookupAnswer, LookupAsk, Plan, Question } from "@/shared/api/contract";
import { lookUp } from "@/shared/api/searches";
import { useSettled } from "@/shared/ui/use_settled";
import { isDiagnosisFact, openQuestions, toAsk, type AskedCode, type Facts } from "./facts";

export function useReceipt(ask: LookupAsk | undefined) {
    const navigate = useNavigate();
    const signing = useMutation({
        mutationFn: (body: LookupAsk) => take(api.POST("/api/proofs", { body })),
        onSuccess: ({ number }) => navigate({ to: "/proofs/$number", params: { number } }),
    });
    return {
        ask: () => {
            if (ask && !signing.isPending) signing.mutate(ask);
        },
        busy: signing.isPending,
        failed: signing.isError,
    };
}

const onlyLine = (plan: Plan): string | undefined => (plan.lines?.length === 1 ? plan.lines[0]?.id : undefined);

function usePageState(plan: Plan, day: string) {
    const [codes, setCodes] = useState<AskedCode[]>([]);
    const [chosen, setChosen] = useState(0);
    const [facts, setFacts] = useState<Facts>({ date: day, diagnoses: [], line: onlyLine(plan) });
    const [answered, setAnswered] = useState<Question[]>([]);
    const [folded, setFolded] = useState(false);

    function addCodes(added: AskedCode[]): void {
        const fresh = added.filter((each) => !codes.some(({ code }) => code === each.code));
        const next = [...codes, ...fresh];
        setCodes(next);
        setChosen(next.findIndex(({ code }) => code === added[0]?.code));
        setFolded(true);
    }

    function removeCode(index: number): void {
        setCodes(codes.filter((_, each) => each !== index));
        setChosen((now) => Math.max(0, now >= index ? now - 1 : now));
        if (codes.length === 1) setFolded(false);
    }

    return { codes, chosen, setChosen, addCodes, removeCode, facts, setFacts, answered, setAnswered, folded, setFolded };
}

const isTouched = ({ fact }: Question, patch: Partial<Facts>): boolean =>
    fact in patch || (isDiagnosisFact(fact) && "diagnoses" in patch);

export function useLookup(plan: Plan, day: string) {
    const state = usePageState(plan, day);
    const { codes, chosen, facts, answered } = state;
    // A code added is judged by the facts as they stand, not by those of a moment ago.
    const settled = useSettled(facts, 250, codes);
    const asks = codes.map((code) => toAsk(plan.plan, code, settled));
    const answers = useQueries({
        queries: asks.map((ask) => ({
            queryKey: ["lookup", ask],
            queryFn: () => lookUp(ask),
            placeholderData: (before: LookupAnswer | undefined) => (before?.code === ask.code ? before : undefined),
        })),
    });
    const shown = answers[chosen];
    const asked = shown?.data?.asks ?? [];

    function change(patch: Partial<Facts>): void {
        const touched = asked.filter((question) => isTouched(question, patch));
        state.setAnswered(openQuestions(touched, answered));
        state.setFacts({ ...facts, ...patch });
    }

    return { ...state, change, answers, shown, ask: asks[chosen], questions: openQuestions(asked, answered) };
}

export type LookupState = ReturnType<typeof useLookup>;
