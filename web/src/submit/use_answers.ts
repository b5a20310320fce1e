/// What the server says while the form is filled: an answer for each line, and what the whole would become.
import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import { isFault } from "@/shared/api/faults";
import type { LookupAnswer, LookupAsk, Plan } from "@/shared/api/contract";
import { lookUp } from "@/shared/api/searches";
import { useSettled } from "@/shared/ui/use_settled";
import { linesToSend, practiceOf, reviewOf, servicingOf, toRequest, type Form, type FormLine } from "./form";

function lineAsk(form: Form, line: FormLine, plan: Plan): LookupAsk {
    const { facts } = line;
    // Whether it is in the network nobody knows yet; the server then answers as for care outside.
    const network = practiceOf(form) ? "out" : (facts.network ?? servicingOf(form)?.network);
    return JSON.parse(
        JSON.stringify({
            plan: plan.plan,
            ...facts,
            diagnoses: undefined,
            date: line.from,
            code: line.code || undefined,
            system: line.system,
            kind: form.kind,
            review: reviewOf[form.timing],
            place: facts.place ?? line.place,
            network: network === "unknown" ? undefined : network,
            modifier: line.modifiers ? line.modifiers.toUpperCase().split(/[\s,]+/).filter(Boolean) : undefined,
            special: form.special.length > 0 ? form.special : undefined,
            diagnosis: form.diagnoses.length > 0 ? form.diagnoses.map(({ code }) => code) : undefined,
            member: form.member?.id,
        }),
    ) as LookupAsk;
}

/// One answer for each line that has a code, asked again when a fact changes.
export function useLineAnswers(form: Form, plan: Plan): Map<number, LookupAnswer> {
    const settled = useSettled(form, 300);
    const lines = settled.lines.filter((line) => line.code);
    const answers = useQueries({
        queries: lines.map((line) => {
            const ask = lineAsk(settled, line, plan);
            return {
                queryKey: ["lookup", ask],
                queryFn: () => lookUp(ask),
                placeholderData: (before: LookupAnswer | undefined) => (before?.code === line.code ? before : undefined),
            };
        }),
    });
    const byKey = new Map<number, LookupAnswer>();
    lines.forEach(({ key }, index) => {
        const answer = answers[index]?.data;
        if (answer) byKey.set(key, answer);
    });
    return byKey;
}

export function useCheck(form: Form, plan: Plan) {
    const body = useSettled(form, 500);
    const request = toRequest(body, plan.plan);
    const { data, isPlaceholderData, error } = useQuery({
        queryKey: ["check", request],
        queryFn: () => take(api.POST("/api/requests/check", { body: request })),
        enabled: body.member !== undefined && linesToSend(body).length > 0,
        placeholderData: keepPreviousData,
        retry: false,
        // Asked again until the server is back.
        refetchInterval: ({ state }) => (isFault(state.error, "no_connection") ? 5000 : false),
    });
    const down = isFault(error, "no_connection");
    // What was wrong with an earlier state may be mended by now.
    return { check: isPlaceholderData && data ? { ...data, faults: [], missing: [] } : data, down };
}
