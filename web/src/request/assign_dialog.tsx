/// Gives a request to a colleague of the plan; each stands with how many open ones they have.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { RequestView } from "@/shared/api/contract";
import { Select } from "@/shared/ui/select";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { TextArea } from "@/shared/ui/text_field";
import { useToast } from "@/shared/ui/toast";
import { ActDialog } from "@/shared/ui/act_dialog";
import { useAct } from "./use_act";

const asItIs = "";

export function AssignDialog({ request, onClose }: { request: RequestView; onClose: () => void }) {
    const { t } = useTranslation("request");
    const toast = useToast();
    const at = { params: { path: { plan: request.plan } } };
    const staff = useQuery({ queryKey: ["staff", request.plan], queryFn: () => take(api.GET("/api/plans/{plan}/staff", at)) });
    const queues = useQuery({ queryKey: ["queues", request.plan], queryFn: () => take(api.GET("/api/plans/{plan}/queues", at)) });
    const [account, setAccount] = useState<string>();
    const [queue, setQueue] = useState(asItIs);
    const [note, setNote] = useState("");
    const [none, setNone] = useState(false);
    const people = staff.data?.staff ?? [];
    const person = people.find((each) => each.account === account);
    const act = useAct(request, () => {
        toast(t("assign.done", { name: person?.name }));
        onClose();
    });
    function save(): void {
        setNone(!person);
        if (person) act.command({ type: "AssignRequest", account: person.account, name: person.name, ...(queue ? { queue } : {}), ...(note.trim() ? { note: note.trim() } : {}) });
    }
    return (
        <ActDialog title={t("assign.title", { number: request.shown })} act={t("assign.act")} busy={act.busy} failure={act.failure} onAct={save} onClose={onClose}>
            {staff.isPending && <Skeleton rows={2} />}
            {staff.isError && <ErrorState title={t("assign.failed")} error={staff.error} onRetry={() => void staff.refetch()} />}
            {staff.data && (
                <>
                    <Select
                        label={t("assign.person")}
                        options={people.map((each) => ({
                            id: each.account,
                            name: t("assign.load", { name: each.name, role: t(`words:role.${each.role}`, { defaultValue: each.role.replaceAll("_", " ") }), count: each.open ?? 0 }),
                        }))}
                        value={account}
                        error={none ? t("assign.needed") : undefined}
                        onChange={setAccount}
                    />
                    {(queues.data?.queues?.length ?? 0) > 0 && (
                        <Select
                            label={t("assign.queue")}
                            options={[
                                { id: asItIs, name: t("assign.same_queue") },
                                ...(queues.data?.queues ?? []).map(({ queue: id }) => ({ id, name: t(`words:queue.${id}`, { defaultValue: id.replaceAll("_", " ") }) })),
                            ]}
                            value={queue}
                            onChange={setQueue}
                        />
                    )}
                    <TextArea label={t("assign.note")} hint={t("assign.note_hint")} optional value={note} onChange={setNote} />
                </>
            )}
        </ActDialog>
    );
}
