/// What is worth knowing of a case besides its columns, as short tags; the most pressing first.
import { useTranslation } from "react-i18next";
import type { WorkRow } from "@/shared/api/contract";
import { formatShortDay, formatTime } from "@/shared/i18n/format";

type Tone = "bad" | "attention" | "info" | "neutral";
interface Mark {
    id: string;
    tone: Tone;
    words: string;
}

export function useMarks(zone: string): (row: WorkRow) => Mark[] {
    const { t } = useTranslation("work");
    return (row) => {
        const marks: (Mark | false | undefined | "")[] = [
            row.call_at && { id: "call", tone: "attention", words: t("mark.call", { time: formatTime(row.call_at, zone) }) },
            row.change_asked && { id: "change", tone: "attention", words: t(`mark.asked_${row.change_asked}`) },
            row.returned && { id: "returned", tone: "info", words: row.handed_by ? t("mark.returned_by", { name: row.handed_by }) : t("mark.returned") },
            row.reply_in && { id: "reply", tone: "info", words: t("mark.reply") },
            row.new_document && { id: "document", tone: "info", words: t("mark.document") },
            row.urgency === "urgent" && { id: "urgent", tone: "neutral", words: t("mark.urgent") },
            row.snoozed_until && { id: "aside", tone: "neutral", words: t("mark.aside", { time: `${formatShortDay(row.snoozed_until.slice(0, 10))}, ${formatTime(row.snoozed_until, zone)}` }) },
            // The service may come before the limit: a soft target beside the hard one (L-CLK-18).
            row.service_from && row.due_at && row.service_from > row.received_at.slice(0, 10) && row.service_from <= row.due_at.slice(0, 10) && { id: "service", tone: "neutral", words: t("mark.service", { day: formatShortDay(row.service_from) }) },
            row.child && { id: "child", tone: "neutral", words: t("mark.child") },
        ];
        return marks.filter((mark): mark is Mark => Boolean(mark));
    };
}

/// `most`: where there is little room, the others are counted, and read in full by whoever points at them or listens.
export function Marks({ marks, most = marks.length }: { marks: Mark[]; most?: number }) {
    const others = marks.slice(most).map(({ words }) => words);
    return (
        <ul className="work-marks">
            {marks.slice(0, most).map(({ id, tone, words }) => (
                <li key={id} className="tag work-tag" data-tone={tone}>
                    {words}
                </li>
            ))}
            {others.length > 0 && (
                <li className="tag work-tag" title={others.join(", ")}>
                    <span aria-hidden="true">+{others.length}</span>
                    <span className="hidden-text">{others.join(", ")}</span>
                </li>
            )}
        </ul>
    );
}
