/// May the member stay with this provider? The questions are those of the plan's programs for the member's line.
import type { ContinuityProgram, RequestView } from "@/shared/api/contract";
import type { ActSpec, Field, Values } from "../acts/spec";

const evidence = ["claims", "prior_payer", "provider_records", "self_attestation", "none"] as const;
const yesNo = ["yes", "no"] as const;
const noCondition = "none";

const programsOf = (request: RequestView): ContinuityProgram[] => request.continuity_programs?.programs ?? [];

const chosen = (values: Values, request: RequestView): ContinuityProgram | undefined =>
    programsOf(request).find(({ program }) => program === values.program);

const asks = (name: string) => (values: Values, request: RequestView): boolean => chosen(values, request)?.asks?.includes(name) ?? false;

const question = (name: string): Field => ({ name, kind: "segments", words: "judged", options: yesNo, shown: asks(name) });

/// What each program says of itself, and which conditions it knows.
function ofPrograms(request: RequestView): Field[] {
    return programsOf(request).flatMap(({ program, why, conditions = [] }): Field[] => {
        const isChosen = (values: Values): boolean => values.program === program;
        const note: Field = { name: `why_${program}`, kind: "note", text: why ?? "", optional: true, shown: isChosen };
        if (conditions.length === 0) return [note];
        return [note, { name: "condition", kind: "choice", words: "continuity_condition", options: [...conditions, noCondition], shown: isChosen }];
    });
}

/// By when it must be known hangs on how urgent it is; the running limit says it in the plan's words.
function limitOf({ clocks = [] }: RequestView): Field[] {
    const limit = clocks.find(({ clock, state }) => clock.startsWith("continuity") && state === "running");
    return limit?.why ? [{ name: "limit", kind: "note", text: limit.why, optional: true }] : [];
}

const isYes = (value: unknown): boolean | undefined => (value === undefined ? undefined : value === "yes");

export function assessContinuity(request: RequestView): ActSpec {
    const programs = programsOf(request);
    return {
        id: "assess_continuity",
        group: "decide",
        icon: "people",
        fields: [
            ...limitOf(request),
            {
                name: "program",
                kind: "named",
                options: programs.map(({ program, title }) => ({ id: program, name: title ?? program })),
                initial: () => (programs.length === 1 ? programs[0]?.program : undefined),
            },
            ...ofPrograms(request),
            { name: "enrolled_on", kind: "day", initial: () => request.continuity_programs?.enrolled_on },
            { name: "evidence", kind: "choice", words: "evidence", options: evidence, hint: true, shown: asks("evidence") },
            { name: "visits", kind: "days", hint: true, shown: asks("visits") },
            question("rate_accepted"),
            question("quality_issue"),
            { name: "service_on", kind: "day", shown: (values, from) => asks("service_on")(values, from) && values.condition === "authorized_service" },
            { name: "authorized_until", kind: "day", optional: true, hint: true, shown: asks("authorized_until") },
            question("from_fee_for_service"),
            { name: "alternative", kind: "text", optional: true, hint: true },
            { name: "member_chose", kind: "check", optional: true },
        ],
        command: ({ program, enrolled_on, evidence: shown, visits, condition, service_on, authorized_until, alternative, member_chose, ...said }) => ({
            type: "AssessContinuity",
            program,
            enrolled_on,
            evidence: shown,
            visits,
            condition: condition === noCondition ? "" : condition,
            service_on,
            authorized_until,
            alternative,
            member_chose,
            rate_accepted: isYes(said.rate_accepted),
            quality_issue: isYes(said.quality_issue),
            from_fee_for_service: isYes(said.from_fee_for_service),
        }),
    };
}
