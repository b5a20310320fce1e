/// The look-ups that pickers make. Everything personal or clinical travels in the body, never in an address.
import { api, take } from "./client";
import type { CodeFound, DiagnosisFound, LookupAnswer, LookupAsk, Provider } from "./contract";

export async function searchCodes(plan: string, text: string, date: string | undefined): Promise<CodeFound[]> {
    const { codes } = await take(api.POST("/api/codes/search", { body: { plan, text, limit: 20, ...(date ? { date } : {}) } }));
    return codes ?? [];
}

export async function searchDiagnoses(text: string): Promise<DiagnosisFound[]> {
    const { diagnoses } = await take(api.POST("/api/diagnoses/search", { body: { text, limit: 20 } }));
    return diagnoses ?? [];
}

export interface ProviderNarrowing {
    accepting?: boolean;
    language?: string;
}

export async function searchProviders(plan: string, text: string, narrowing: ProviderNarrowing = {}): Promise<Provider[]> {
    const { providers } = await take(api.POST("/api/providers/search", { body: { plan, text, limit: 20, ...narrowing } }));
    return providers ?? [];
}

/// A lookup that names a member leaves a trace in the access log and needs a signed-in person.
export function lookUp(ask: LookupAsk): Promise<LookupAnswer> {
    return take(ask.member ? api.POST("/api/lookup/member", { body: ask }) : api.POST("/api/lookup", { body: ask }));
}
