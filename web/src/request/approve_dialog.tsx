/// Approves lines as they were asked for: the short way for those whose criteria are met.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { RequestView } from "@/shared/api/contract";
import { Checkbox } from "@/shared/ui/checkbox";
import { Select } from "@/shared/ui/select";
import { TextArea, TextField } from "@/shared/ui/text_field";
import { useToast } from "@/shared/ui/toast";
import { ActDialog } from "@/shared/ui/act_dialog";
import { useAct } from "./use_act";

export const approvalReasons = ["meets_criteria", "gold_card", "continuity_of_care", "peer_to_peer", "administrative_change"] as const;

export function ApproveDialog({ request, onClose }: { request: RequestView; onClose: () => void }) {
    const { t } = useTranslation("request");
    const toast = useToast();
    const open = (request.lines ?? []).filter(({ outcome }) => outcome === "pending");
    const [chosen, setChosen] = useState(() => open.map(({ line }) => line));
    const [reason, setReason] = useState<string>(approvalReasons[0]);
    const [criteria, setCriteria] = useState("");
    const [why, setWhy] = useState("");
    const [none, setNone] = useState(false);
    const act = useAct(request, () => {
        toast(t("approve.done"));
        onClose();
    });

    function save(): void {
        setNone(chosen.length === 0);
        if (chosen.length === 0) return;
        const body = { lines: chosen.map((line) => ({ line })), reason, criteria: criteria.trim(), why: why.trim() };
        act.run((headers) => take(api.POST("/api/requests/{number}/approval", { params: { path: { number: request.request } }, body, headers: { ...headers } })));
    }

    return (
        <ActDialog
            title={t("approve.title", { number: request.shown })}
            act={t("approve.act")}
            busy={act.busy}
            failure={act.failure ?? (none ? t("approve.none") : undefined)}
            onAct={save}
            onClose={onClose}
        >
            <fieldset className="stack tight">
                <legend className="field-label">{t("approve.lines")}</legend>
                {open.map(({ line, code, title, units }) => (
                    <Checkbox
                        key={line}
                        checked={chosen.includes(line)}
                        onChange={(on) => setChosen(on ? [...chosen, line] : chosen.filter((each) => each !== line))}
                    >
                        <span className="code">{code}</span> {title} × {units}
                    </Checkbox>
                ))}
            </fieldset>
            <Select
                label={t("approve.reason")}
                options={approvalReasons.map((id) => ({ id, name: t(`approve.reason_${id}`) }))}
                value={reason}
                onChange={setReason}
            />
            <TextField label={t("approve.criteria")} optional value={criteria} onChange={setCriteria} />
            <TextArea label={t("approve.why")} optional value={why} onChange={setWhy} />
        </ActDialog>
    );
}
