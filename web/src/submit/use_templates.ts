/// What the plan's own rule says of units and dates is filled in, once for each code, and marked as such.
import { useEffect } from "react";
import type { LookupAnswer } from "@/shared/api/contract";
import type { Form, FormLine } from "./form";

/// The last day of a span of months: Nov 29 and twelve months end on Nov 28.
export function lastDay(from: string, months: number): string {
    const date = new Date(`${from}T12:00:00Z`);
    const day = date.getUTCDate();
    date.setUTCMonth(date.getUTCMonth() + months);
    // A month that is too short has carried into the next one.
    if (date.getUTCDate() !== day) date.setUTCDate(0);
    else date.setUTCDate(day - 1);
    return date.toISOString().slice(0, 10);
}

export function templateOf(line: FormLine, answer: LookupAnswer | undefined): Partial<FormLine> | undefined {
    const months = answer?.auto_months ?? 0;
    if (months <= 0 || line.unit !== "month" || !line.from || line.setBy === line.code || answer?.code !== line.code) return undefined;
    return { units: String(months), to: lastDay(line.from, months), setBy: line.code };
}

/// The type of a code follows from the code: what was typed in haste gets it with its answer (COD-06).
export function systemOf(line: FormLine, answer: LookupAnswer | undefined): Partial<FormLine> | undefined {
    if (line.system || !line.code || answer?.code !== line.code || !answer.system) return undefined;
    return { system: answer.system };
}

export function useTemplates(form: Form, answers: Map<number, LookupAnswer>, onLine: (key: number, patch: Partial<FormLine>) => void): void {
    useEffect(() => {
        for (const line of form.lines) {
            const template = templateOf(line, answers.get(line.key));
            if (template) onLine(line.key, template);
            const system = systemOf(line, answers.get(line.key));
            if (system) onLine(line.key, system);
        }
    });
}
