/// What plan staff may do where the server allows it: approve as asked, extend a clock once, void.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { RequestView } from "@/shared/api/contract";
import { Checkbox } from "@/shared/ui/checkbox";
import { Select } from "@/shared/ui/select";
import { TextArea, TextField } from "@/shared/ui/text_field";
import { useToast } from "@/shared/ui/toast";
import { ActDialog } from "./act_dialog";
import { useAct } from "./use_act";

interface DialogProps {
    request: RequestView;
    onClose: () => void;
}

const approvalReasons = ["meets_criteria", "gold_card", "continuity_of_care", "administrative_change"] as const;
const voidReasons = ["entered_in_error", "wrong_submission", "duplicate", "not_eligible", "other_payer", "not_a_request"] as const;

const at = (request: RequestView) => ({ params: { path: { number: request.request } } });

export function ApproveDialog({ request, onClose }: DialogProps) {
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
        act.run((headers) => take(api.POST("/api/requests/{number}/approval", { ...at(request), body, headers: { ...headers } })));
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

export function ExtendDialog({ request, onClose }: DialogProps) {
    const { t } = useTranslation("request");
    const toast = useToast();
    const clocks = (request.clocks ?? []).filter(({ state }) => state === "running" || state === "paused");
    const [clock, setClock] = useState(clocks[0]?.clock ?? "standard");
    const [days, setDays] = useState("14");
    const [reason, setReason] = useState("");
    const [asked, setAsked] = useState(false);
    const [memberText, setMemberText] = useState("");
    const [tried, setTried] = useState(false);
    const act = useAct(request, () => {
        toast(t("extend.done"));
        onClose();
    });
    const count = Number(days);
    const daysFit = Number.isInteger(count) && count > 0;

    function save(): void {
        setTried(true);
        if (!daysFit || !reason.trim()) return;
        const body = { clock, days: count, reason: reason.trim(), member_asked: asked, member_text: memberText.trim() };
        act.run((headers) => take(api.POST("/api/requests/{number}/extension", { ...at(request), body, headers: { ...headers } })));
    }

    return (
        <ActDialog title={t("actions.extend")} act={t("extend.act")} busy={act.busy} failure={act.failure} onAct={save} onClose={onClose}>
            {clocks.length > 1 && (
                <Select
                    label={t("clock.clock")}
                    options={clocks.map(({ clock: id }) => ({ id, name: t(`words:clock.${id}`, { defaultValue: id }) }))}
                    value={clock}
                    onChange={setClock}
                />
            )}
            <TextField
                label={t("extend.days")}
                hint={t("extend.days_hint")}
                inputMode="numeric"
                value={days}
                onChange={setDays}
                error={tried && !daysFit ? t("extend.days_wrong") : undefined}
            />
            <TextArea
                label={t("extend.reason")}
                value={reason}
                onChange={setReason}
                error={tried && !reason.trim() ? t("extend.reason_empty") : undefined}
            />
            <TextArea label={t("extend.member_text")} hint={t("extend.member_hint")} optional value={memberText} onChange={setMemberText} />
            <Checkbox checked={asked} onChange={setAsked}>
                {t("extend.member_asked")}
            </Checkbox>
        </ActDialog>
    );
}

export function VoidDialog({ request, onClose }: DialogProps) {
    const { t } = useTranslation("request");
    const toast = useToast();
    const [reason, setReason] = useState<string>();
    const [text, setText] = useState("");
    const [number, setNumber] = useState("");
    const [tried, setTried] = useState(false);
    const needsWords = reason === "entered_in_error";
    const wordsMissing = needsWords && !text.trim();
    const confirmed = number.replace(/\D/g, "") === request.request;
    const act = useAct(request, () => {
        toast(t("void.done"));
        onClose();
    });

    function save(): void {
        setTried(true);
        if (!reason || !confirmed || wordsMissing) return;
        const body = { reason, text: text.trim() };
        act.run((headers) => take(api.POST("/api/requests/{number}/void", { ...at(request), body, headers: { ...headers } })));
    }

    return (
        <ActDialog
            title={t("void.title", { number: request.shown })}
            act={t("void.act", { number: request.shown })}
            look="adverse"
            busy={act.busy}
            failure={act.failure}
            onAct={save}
            onClose={onClose}
        >
            <p>{t("void.text")}</p>
            <Select
                label={t("void.reason")}
                options={voidReasons.map((id) => ({ id, name: t(`void.reason_${id}`) }))}
                value={reason}
                onChange={setReason}
                error={tried && !reason ? t("void.reason_empty") : undefined}
            />
            <TextArea
                label={t("void.note")}
                optional={!needsWords}
                value={text}
                onChange={setText}
                error={tried && wordsMissing ? t("void.note_empty") : undefined}
            />
            <TextField
                label={t("void.confirm")}
                hint={request.shown}
                inputMode="numeric"
                value={number}
                onChange={setNumber}
                error={tried && !confirmed ? t("void.confirm_wrong") : undefined}
            />
        </ActDialog>
    );
}
