import { useTranslation } from "react-i18next";
import type { RequestView } from "@/shared/api/contract";
import { formatInstant, formatInstantDay, isEndOfDay, lastMoment, zoneName } from "@/shared/i18n/format";
import { Deadline } from "@/shared/ui/deadline";

/// The limit in words and as a ring. The server says which instant it is; here it is only told.
export function DueLine({ request }: { request: RequestView }) {
    const { t } = useTranslation();
    const { due_at: dueAt, received_at: receivedAt, time_zone: zone = "UTC", clocks = [] } = request;
    if (!dueAt) return null;
    const stopped = clocks.some(({ due_at, state }) => due_at === dueAt && state === "paused");
    const zoneWord = zoneName(zone, dueAt);
    const words = isEndOfDay(dueAt, zone)
        ? t("deadline.by_day", { day: formatInstantDay(lastMoment(dueAt), zone), zone: zoneWord })
        : t("deadline.by_minute", { time: formatInstant(dueAt, zone), zone: zoneWord });
    return (
        <p className="due">
            <span className="quiet">{words}</span>
            <Deadline startedAt={receivedAt} dueAt={dueAt} state={stopped ? "stopped" : "running"} />
        </p>
    );
}
