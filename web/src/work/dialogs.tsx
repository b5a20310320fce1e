/// What is asked before cases change hands, stand aside or a view is kept.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, serverNow, take } from "@/shared/api/client";
import type { Plan, WorkSearch } from "@/shared/api/contract";
import { isFault } from "@/shared/api/faults";
import { addDays, today } from "@/shared/i18n/format";
import { instantOf } from "@/shared/i18n/zone";
import { ActDialog } from "@/shared/ui/act_dialog";
import { RadioGroup } from "@/shared/ui/radio_group";
import { Select } from "@/shared/ui/select";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { TextArea, TextField } from "@/shared/ui/text_field";

interface AskProps {
    count: number;
    busy: boolean;
    failure: string | undefined;
    onClose: () => void;
}

export function AssignDialog({ plan, count, busy, failure, onGive, onClose }: AskProps & { plan: string; onGive: (account: string, name: string, note: string) => void }) {
    const { t } = useTranslation("work");
    const staff = useQuery({ queryKey: ["staff", plan], queryFn: () => take(api.GET("/api/plans/{plan}/staff", { params: { path: { plan } } })) });
    const [account, setAccount] = useState<string>();
    const [note, setNote] = useState("");
    const [none, setNone] = useState(false);
    const people = staff.data?.staff ?? [];
    const person = people.find((each) => each.account === account);
    function give(): void {
        setNone(!person);
        if (person) onGive(person.account, person.name, note.trim());
    }
    return (
        <ActDialog title={t("give.title", { count })} act={t("bulk.assign")} busy={busy} failure={failure} onAct={give} onClose={onClose}>
            {staff.isPending && <Skeleton rows={2} />}
            {staff.isError && <ErrorState title={t("give.failed")} error={staff.error} onRetry={() => void staff.refetch()} />}
            {staff.data && (
                <>
                    <Select
                        label={t("give.person")}
                        options={people.map((each) => ({
                            id: each.account,
                            name: t("give.load", { name: each.name, role: t(`words:role.${each.role}`, { defaultValue: each.role.replaceAll("_", " ") }), count: each.open ?? 0 }),
                        }))}
                        value={account}
                        error={none ? t("give.needed") : undefined}
                        onChange={setAccount}
                    />
                    <TextArea label={t("give.note")} hint={t("give.note_hint")} optional value={note} onChange={setNote} />
                </>
            )}
        </ActDialog>
    );
}

export function TakeOverDialog({ busy, failure, onTake, onClose }: Omit<AskProps, "count"> & { onTake: (why: string) => void }) {
    const { t } = useTranslation("work");
    const [why, setWhy] = useState("");
    const [none, setNone] = useState(false);
    function act(): void {
        setNone(why.trim() === "");
        if (why.trim()) onTake(why.trim());
    }
    return (
        <ActDialog title={t("give.over_title")} act={t("bulk.take")} busy={busy} failure={failure} onAct={act} onClose={onClose}>
            <p>{t("give.over_text")}</p>
            <TextArea label={t("give.why")} hint={t("give.note_hint")} value={why} onChange={setWhy} error={none ? t("give.why_needed") : undefined} />
        </ActDialog>
    );
}

const hour = 3_600_000;
const times = ["hour", "four", "tomorrow", "monday"] as const;

function instantFor(choice: string, zone: string): string {
    const now = serverNow();
    if (choice === "hour" || choice === "four") return new Date(now + (choice === "hour" ? 1 : 4) * hour).toISOString();
    const day = today(zone, now);
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
    const days = choice === "tomorrow" ? 1 : (8 - weekday) % 7 || 7;
    return instantOf(addDays(day, days), "08:00", zone);
}

export function AsideDialog({ plan, count, busy, failure, onPut, onClose }: AskProps & { plan: Plan; onPut: (until: string) => void }) {
    const { t } = useTranslation("work");
    const [choice, setChoice] = useState<string>("tomorrow");
    return (
        <ActDialog title={t("aside.title", { count })} act={t("aside.act")} busy={busy} failure={failure} onAct={() => onPut(instantFor(choice, plan.time_zone))} onClose={onClose}>
            <p>{t("aside.text")}</p>
            <RadioGroup label={t("aside.until")} options={times.map((id) => ({ id, name: t(`aside.${id}`) }))} value={choice} onChange={setChoice} />
        </ActDialog>
    );
}

export function SaveViewDialog({ filters, onSaved, onClose }: { filters: WorkSearch; onSaved: (id: string, name: string) => void; onClose: () => void }) {
    const { t } = useTranslation("work");
    const queries = useQueryClient();
    const [name, setName] = useState("");
    const [id] = useState(() => crypto.randomUUID());
    const keep = useMutation({
        mutationFn: () => take(api.PUT("/api/work-views/{id}", { params: { path: { id } }, body: { name: name.trim(), filters } })),
        onSuccess: async () => {
            await queries.invalidateQueries({ queryKey: ["work", "views"] });
            onSaved(id, name.trim());
        },
    });
    const atName = isFault(keep.error) ? keep.error.all.find(({ pointer }) => pointer === "/name")?.detail : undefined;
    const save = (): void => void (keep.isPending || keep.mutate());
    return (
        <ActDialog title={t("view.save")} act={t("view.save")} busy={keep.isPending} failure={keep.error && !atName ? keep.error.message : undefined} onAct={save} onClose={onClose}>
            {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the only field of a dialog that was asked for */}
            <TextField label={t("view.name")} hint={t("view.hint")} autoFocus value={name} error={atName} onChange={setName} onEnter={save} maxLength={80} />
        </ActDialog>
    );
}
