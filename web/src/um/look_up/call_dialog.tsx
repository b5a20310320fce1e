/// Records a call or letter: about one of the member's requests it becomes part of that request, else of the member or the
/// provider alone.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sentenceAt } from "@/request/use_act";
import { api, take } from "@/shared/api/client";
import { isFault } from "@/shared/api/faults";
import { ActDialog } from "@/shared/ui/act_dialog";
import { Checkbox } from "@/shared/ui/checkbox";
import { RadioGroup } from "@/shared/ui/radio_group";
import { Select } from "@/shared/ui/select";
import { TextArea, TextField } from "@/shared/ui/text_field";
import { useToast } from "@/shared/ui/toast";

const topics = ["information", "continuity", "eligibility", "stay", "criteria_copy", "peer_to_peer", "urgency", "other"] as const;
const channels = ["phone", "fax", "mail", "email", "portal"] as const;
const none = "none";

export interface CallAbout {
    plan: string;
    subject: "member" | "provider";
    id: string;
    /// Whom one most likely talks to.
    name: string;
    requests: { request: string; shown: string; words: string }[];
    onClose: () => void;
}

function useSend({ plan, subject, id, onClose }: CallAbout) {
    const { t } = useTranslation("desks");
    const toast = useToast();
    const queries = useQueryClient();
    const [key, setKey] = useState(() => crypto.randomUUID());
    return useMutation({
        mutationFn: async ({ request, call }: { request: string; call: { topic: string; direction: string; channel: string; with: string; reached: boolean; text: string } }): Promise<void> => {
            if (request === none) await take(api.POST("/api/contacts", { body: { plan, subject, id, ...call }, headers: { "Idempotency-Key": key } }));
            else await take(api.POST("/api/requests/{number}/commands", { params: { path: { number: request } }, body: { type: "LogContact", ...call }, headers: { "Idempotency-Key": key } }));
        },
        onSuccess: async () => {
            await queries.invalidateQueries({ queryKey: [`${subject}-file`] });
            toast(t("call.kept"));
            onClose();
        },
        onError: (error) => {
            if (isFault(error) && error.status !== 0 && error.status < 500) setKey(crypto.randomUUID());
        },
    });
}

export function CallDialog(about: CallAbout) {
    const { t } = useTranslation("desks");
    const [request, setRequest] = useState(none);
    const [call, setCall] = useState({ topic: "other", direction: "incoming", channel: "phone", with: about.name, reached: true, text: "" });
    const send = useSend(about);
    const change = (part: Partial<typeof call>): void => setCall((before) => ({ ...before, ...part }));
    const faults = isFault(send.error) ? [send.error.problem, ...(send.error.problem.faults ?? [])] : [];
    const failure = send.error ? send.error.message || t("common:fault.server_trouble") : undefined;
    const told = { ...call, with: call.with.trim(), text: call.text.trim() };
    return (
        <ActDialog title={t("call.title")} act={t("call.act")} size="middle" busy={send.isPending} failure={failure} onAct={() => send.mutate({ request, call: told })} onClose={about.onClose}>
            {about.requests.length > 0 && (
                <Select
                    label={t("call.request")}
                    options={[{ id: none, name: t("call.no_request") }, ...about.requests.map(({ request: number, shown, words }) => ({ id: number, name: `${shown} · ${words}` }))]}
                    value={request}
                    onChange={setRequest}
                />
            )}
            <RadioGroup segmented label={t("call.direction")} options={["incoming", "outgoing"].map((id) => ({ id, name: t(`calls.${id}`) }))} value={call.direction} onChange={(direction) => change({ direction })} />
            <Select label={t("call.topic")} options={topics.map((id) => ({ id, name: t(`topic.${id}`) }))} value={call.topic} onChange={(topic) => change({ topic })} />
            <Select label={t("call.channel")} options={channels.map((id) => ({ id, name: t(`channel.${id}`) }))} value={call.channel} onChange={(channel) => change({ channel })} />
            <TextField label={t("call.with")} value={call.with} onChange={(name) => change({ with: name })} error={sentenceAt(faults, "/with")} />
            <Checkbox checked={call.reached} onChange={(reached) => change({ reached })}>
                {t("call.reached")}
            </Checkbox>
            <TextArea label={t("call.text")} value={call.text} onChange={(text) => change({ text })} error={sentenceAt(faults, "/text")} />
        </ActDialog>
    );
}
