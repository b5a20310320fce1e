/// The letters of a request: what was ordered, to whom, and whether it arrived.
import type { RequestView } from "@/shared/api/contract";

export interface Letter {
    number: number;
    form: string | undefined;
    to: string | undefined;
    channel: string | undefined;
    language: string | undefined;
    orderedAt: string | undefined;
    due: string | undefined;
    state: "due" | "delivered" | "failed";
    doneAt: string | undefined;
    /// The server's own sentence, where it says no more.
    text: string | undefined;
}

const numberIn = (text: string): number => Number(/^Notice (\d+)/.exec(text)?.[1]);

/// From the timeline alone, which tells each order and each delivery in a sentence.
function fromTimeline({ timeline = [] }: RequestView): Letter[] {
    const sorted = [...timeline].sort((a, b) => a.version - b.version);
    const results = sorted.filter(({ kind }) => kind === "NoticeDelivered" || kind === "NoticeFailed");
    return sorted
        .filter(({ kind }) => kind === "NoticeOrdered")
        .map(({ at, text }, index) => {
            const result = results.filter((each) => numberIn(each.text) === index + 1).at(-1);
            return {
                number: index + 1,
                form: undefined,
                to: undefined,
                channel: undefined,
                language: undefined,
                orderedAt: at,
                due: undefined,
                state: result ? (result.kind === "NoticeDelivered" ? "delivered" : "failed") : "due",
                doneAt: result?.at,
                text,
            };
        });
}

/// Newest first.
export function lettersOf(request: RequestView): Letter[] {
    const told = fromTimeline(request);
    const { notices, deliveries = [] } = request;
    if (!notices) return told.reverse();
    return notices
        .map((notice, index): Letter => {
            const last = deliveries.filter((each) => each.notice === index + 1).at(-1);
            return {
                number: index + 1,
                form: notice.form,
                to: notice.to,
                channel: last?.channel ?? notice.channel,
                language: notice.language,
                orderedAt: told[index]?.orderedAt,
                due: notice.due,
                state: last ? (last.delivered ? "delivered" : "failed") : "due",
                doneAt: last?.at,
                text: undefined,
            };
        })
        .reverse();
}
