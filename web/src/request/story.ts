/// The timeline as a story: what one act brought about stands together, under its most telling event.
import type { TimelineEntry } from "@/shared/api/contract";

export interface Chapter {
    version: number;
    at: string;
    who: string | undefined;
    /// As the server names them; empty for the clock and the rules.
    name: string | undefined;
    /// The event that gives the heading.
    kind: string;
    text: string;
    rest: string[];
}

/// The most telling first. What is not listed gives a heading only when it stands alone.
const telling = [
    "RequestReceived", "AuthorizationImported", "RequestVoided", "RequestWithdrawn", "RequestDismissed", "RequestReopened", "DecisionOverturned",
    "AdverseDetermined", "LineDetermined", "DecisionSigned", "InformationRequested", "InformationReceived", "InformationCompleted",
    "InformationCancelled", "ChangeAsked", "ChangeAnswered", "RequestAmended", "DuplicateAnswered", "RequestLinked", "UrgencyChanged",
    "ReceiptCorrected", "ReceiptCorrectionAsked", "DeadlineExtended", "ReviewRecorded", "RequestReferred", "RequestForwarded",
    "ForwardAcknowledged", "RequestTakenBack", "MemberDischarged", "DaysAsked", "LevelOfCareChanged", "StayConverted", "PeerToPeerAsked", "PeerToPeerBooked", "PeerToPeerHeld", "ContactLogged", "TaskOpened",
    "TaskAssigned", "TaskClosed", "DocumentAttached", "NoteAdded", "Assigned", "NoticeDelivered", "NoticeFailed", "ClockExpired", "ClockWarned", "UnitsUsed",
    "AuthorizationChanged", "AuthorizationEnded", "StayOpened",
];

const rank = (kind: string): number => {
    const place = telling.indexOf(kind);
    return place < 0 ? telling.length : place;
};

function chapterOf(entries: TimelineEntry[]): Chapter {
    const kinds = entries.map(({ kind = "" }) => kind);
    const best = kinds.reduce((winner, kind, index) => (rank(kind) < rank(kinds[winner] ?? "") ? index : winner), 0);
    const main = entries[best];
    return {
        version: entries[0]?.version ?? 0,
        at: main?.at ?? "",
        who: main?.who,
        name: main?.who_name,
        kind: main?.kind ?? "",
        text: main?.text ?? "",
        rest: entries.filter((_, index) => index !== best).map(({ text }) => text),
    };
}

/// Newest first. Events of the same instant by the same hand belong to one act.
export function tellStory(timeline: TimelineEntry[]): Chapter[] {
    const sorted = [...timeline].sort((a, b) => a.version - b.version);
    const acts: TimelineEntry[][] = [];
    for (const entry of sorted) {
        const last = acts.at(-1);
        const before = last?.[0];
        if (last && before && before.at === entry.at && before.who === entry.who) last.push(entry);
        else acts.push([entry]);
    }
    return acts.map(chapterOf).reverse();
}
