/// What went wrong, in one shape for every screen.
import type { FaultAt, Problem } from "./contract";

export class Fault extends Error {
    constructor(
        readonly status: number,
        readonly problem: Problem,
        readonly reference?: string,
    ) {
        super(problem.detail ?? problem.title ?? problem.code);
    }

    get code(): string {
        return this.problem.code;
    }

    /// Each fault with its place; one alone when the server gave no list.
    get all(): FaultAt[] {
        return this.problem.faults?.length ? this.problem.faults : [this.problem];
    }
}

export function isFault(error: unknown, code?: string): error is Fault {
    return error instanceof Fault && (code === undefined || error.code === code);
}

/// No answer came at all: the line is down, or the server.
export const noConnection = (): Fault => new Fault(0, { code: "no_connection" });

export function problemFrom(error: unknown, status: number): Problem {
    if (typeof error === "object" && error !== null && "code" in error) return error as Problem;
    return { code: status >= 500 ? "server_trouble" : "refused", status };
}

/// The Fault of an answer that was read by hand.
export async function asFault(response: Response): Promise<Fault> {
    const said: unknown = await response.json().catch(() => undefined);
    return new Fault(response.status, problemFrom(said, response.status), response.headers.get("X-Request-Id") ?? undefined);
}
