/// One case beside the list, enough to see whether to take it up. Reading it is a look at the record like any other.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { requestQuery } from "@/request/request_query";
import type { Plan, WorkRow } from "@/shared/api/contract";
import { formatShortInstant } from "@/shared/i18n/format";
import { Button } from "@/shared/ui/button";
import { Deadline } from "@/shared/ui/deadline";
import { Link } from "@/shared/ui/link";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { Marks, useMarks } from "./marks";
import { StateMark } from "./state_mark";

export function Preview({ row, plan, onClose }: { row: WorkRow; plan: Plan; onClose: () => void }) {
    const { t } = useTranslation("work");
    const { data, error, isPending, refetch } = useQuery(requestQuery(row.request));
    const marks = useMarks(plan.time_zone)(row);
    const note = data?.notes?.at(-1);
    return (
        <aside className="work-preview no-print" aria-label={t("preview.title")}>
            <div className="spread">
                <h2 className="card-title number">{row.shown}</h2>
                <Button look="quiet" size="small" icon="close" aria-label={t("preview.close")} onPress={onClose} />
            </div>
            <p className="row-of">
                <StateMark row={row} />
                {row.due_at && <Deadline startedAt={row.started_at ?? row.received_at} dueAt={row.due_at} />}
            </p>
            <Marks marks={marks} />
            {isPending && <Skeleton rows={5} onRetry={() => void refetch()} />}
            {error && !data && <ErrorState title={t("preview.failed")} error={error} onRetry={() => void refetch()} />}
            {data && (
                <dl className="work-facts">
                    <dt>{t("column.member")}</dt>
                    <dd>{row.member_name}</dd>
                    <dt>{t("preview.asked")}</dt>
                    <dd>
                        <ul>
                            {(data.lines ?? []).map((line) => (
                                <li key={line.line}>
                                    <span className="code">{line.code || line.revenue}</span> <span lang="en">{line.title}</span>
                                    {line.units !== undefined && <span className="quiet number"> × {line.units}</span>}
                                </li>
                            ))}
                        </ul>
                    </dd>
                    <dt>{t("preview.who")}</dt>
                    <dd>
                        {row.requesting_name || "–"}
                        <br />
                        <span className="quiet">{row.servicing_name || "–"}</span>
                    </dd>
                    <dt>{t("preview.why")}</dt>
                    <dd className="number">{(data.diagnoses ?? []).map(({ code }) => code).join(", ") || "–"}</dd>
                    <dt>{t("preview.received")}</dt>
                    <dd>
                        {formatShortInstant(row.received_at, plan.time_zone)}
                        {(data.documents?.length ?? 0) > 0 && <span className="quiet"> · {t("preview.documents", { count: data.documents?.length ?? 0 })}</span>}
                    </dd>
                    {note && (
                        <>
                            <dt>{t("preview.last_note")}</dt>
                            <dd className="work-note">{note.text}</dd>
                        </>
                    )}
                </dl>
            )}
            <Link to="/um/cases/$number" params={{ number: row.request }} look="secondary">
                {t("preview.open")}
            </Link>
        </aside>
    );
}
