/// Tasks in rows, due first first.
import { useTranslation } from "react-i18next";
import type { TaskRow, User } from "@/shared/api/contract";
import { formatDay } from "@/shared/i18n/format";
import { Button } from "@/shared/ui/button";
import { Link } from "@/shared/ui/link";
import type { TaskDeed } from "./task_act";

export const placeOf = ({ request, task }: TaskRow): string => `${request}.${task}`;

interface TaskTableProps {
    rows: TaskRow[];
    today: string;
    user: User;
    onOwn: (task: TaskRow) => void;
    onDeed: (task: TaskRow, deed: TaskDeed) => void;
}

function Due({ due, today }: { due: string | undefined; today: string }) {
    const { t } = useTranslation("desks");
    if (!due) return <span className="quiet">{t("due.none")}</span>;
    const tone = due < today ? "bad" : due === today ? "attention" : undefined;
    return (
        <span>
            {tone && (
                <span className="tag work-tag" data-tone={tone}>
                    {t(tone === "bad" ? "due.over" : "due.today")}
                </span>
            )}{" "}
            <span className="number">{formatDay(due)}</span>
        </span>
    );
}

function Row({ row, today, user, onOwn, onDeed }: Omit<TaskTableProps, "rows"> & { row: TaskRow }) {
    const { t } = useTranslation("desks");
    const { attempts = 0, reached = 0 } = row;
    const isMine = row.owner === user.account;
    const name = t("task.name", { kind: t(`kind.${row.kind}`, { defaultValue: row.kind }), number: row.shown });
    return (
        <tr>
            <th scope="row" className="task-what">
                <span className="row-of">
                    <strong>{t(`kind.${row.kind}`, { defaultValue: row.kind })}</strong>
                    {row.before_approval && (
                        <span className="tag work-tag" data-tone="attention">
                            {t("task.before_approval")}
                        </span>
                    )}
                </span>
                <span className="block" lang="en">
                    {row.text}
                </span>
            </th>
            <td data-label={t("column.member")}>
                <span>
                    <Link to="/um/cases/$number" params={{ number: row.request }} data-walk={placeOf(row)} className="work-link">
                        {row.member_name}
                    </Link>
                    <span className="hint number block">{row.shown}</span>
                </span>
            </td>
            <td data-label={t("column.due")}>
                <Due due={row.due_on} today={today} />
            </td>
            <td data-label={t("column.tries")}>{attempts === 0 ? <span className="quiet">{t("tries.none")}</span> : t("tries.some", { count: attempts, reached })}</td>
            <td data-label={t("column.owner")}>{isMine ? t("owner.me") : (row.owner_name ?? <span className="quiet">{t("owner.nobody")}</span>)}</td>
            <td className="task-acts">
                <span className="row-of">
                    <Button size="small" onPress={() => onDeed(row, "call")} aria-label={`${t("task.call")}: ${name}`}>
                        {t("task.call")}
                    </Button>
                    <Button size="small" onPress={() => onDeed(row, "done")} aria-label={`${t("task.done")}: ${name}`}>
                        {t("task.done")}
                    </Button>
                    <Button size="small" look="quiet" onPress={() => onOwn(row)} aria-label={`${t(isMine ? "task.give_back" : "task.take")}: ${name}`}>
                        {t(isMine ? "task.give_back" : "task.take")}
                    </Button>
                    <Button size="small" look="quiet" onPress={() => onDeed(row, "give")} aria-label={`${t("task.give")}: ${name}`}>
                        {t("task.give")}
                    </Button>
                </span>
            </td>
        </tr>
    );
}

export function TaskTable({ rows, ...rest }: TaskTableProps) {
    const { t } = useTranslation("desks");
    return (
        <div className="card census-card">
            <table className="table labelled-table census-table">
                <caption className="hidden-text">{t("tasks.title")}</caption>
                <thead>
                    <tr>
                        {(["task", "member", "due", "tries", "owner", "acts"] as const).map((name) => (
                            <th key={name} scope="col">
                                {t(`column.${name}`)}
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {rows.map((row) => (
                        <Row key={placeOf(row)} row={row} {...rest} />
                    ))}
                </tbody>
            </table>
        </div>
    );
}
