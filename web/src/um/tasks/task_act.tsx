/// An act on one task: its request is read first, as everywhere before something is written to it.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ActForm } from "@/request/acts/act_form";
import { closeTask, logContact } from "@/request/acts/staff_acts";
import type { ActSpec } from "@/request/acts/spec";
import { requestQuery } from "@/request/request_query";
import { api, take } from "@/shared/api/client";
import type { TaskRow, User } from "@/shared/api/contract";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import "@/request/request_work.css";

export type TaskDeed = "done" | "call" | "give";

const topicOf: Record<string, string> = { discharge: "stay", transition: "stay", outreach: "continuity", continuity_end: "continuity", offer_provider: "continuity", return_to_network: "continuity", coverage: "eligibility", document: "information" };

const callFor = ({ kind, member_name: name }: TaskRow): ActSpec => ({
    ...logContact,
    fields: logContact.fields.map((field) => {
        if (field.name === "topic") return { ...field, initial: () => topicOf[kind] ?? "other" };
        return field.name === "with" ? { ...field, initial: () => name } : field;
    }),
});

interface TaskActProps {
    task: TaskRow;
    deed: TaskDeed;
    plan: string;
    user: User;
    onClose: () => void;
}

function useSpec({ task, deed, plan }: Pick<TaskActProps, "task" | "deed" | "plan">): { spec: ActSpec | undefined; error: Error | null } {
    const staff = useQuery({ queryKey: ["staff", plan], queryFn: () => take(api.GET("/api/plans/{plan}/staff", { params: { path: { plan } } })), enabled: deed === "give" });
    if (deed === "done") return { spec: closeTask(task.task), error: null };
    if (deed === "call") return { spec: callFor(task), error: null };
    const people = (staff.data?.staff ?? []).map(({ account, name }) => ({ id: account, name }));
    const spec: ActSpec = {
        id: "assign_task",
        group: "ask",
        icon: "person",
        fields: [{ name: "account", kind: "named", options: people, initial: () => task.owner }],
        command: ({ account }) => ({ type: "AssignTask", task: task.task, account, name: people.find(({ id }) => id === account)?.name ?? "" }),
    };
    return { spec: staff.data ? spec : undefined, error: staff.error };
}

export function TaskAct({ task, deed, plan, user, onClose }: TaskActProps) {
    const { t } = useTranslation("desks");
    const { data, error, refetch } = useQuery(requestQuery(task.request));
    const { spec, error: unknown } = useSpec({ task, deed, plan });
    if (data && spec) return <ActForm spec={spec} request={data} user={user} onClose={onClose} />;
    const failed = error ?? unknown;
    return (
        <Dialog title={t(`task.${deed}`)} size="small" onClose={onClose} feet={<Button onPress={onClose}>{t("common:action.cancel")}</Button>}>
            {failed ? <ErrorState title={t("task.failed")} error={failed} onRetry={() => void refetch()} /> : <Skeleton rows={3} />}
        </Dialog>
    );
}
