/// Decides line by line. Who may only approve sees no way to give less; who gives less is asked for everything the law asks.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { serverNow } from "@/shared/api/clock";
import type { RequestView, User } from "@/shared/api/contract";
import { formatNumber, formatShortDay, today, zoneName } from "@/shared/i18n/format";
import { Checkbox } from "@/shared/ui/checkbox";
import { MomentField } from "@/shared/ui/moment_field";
import { RadioGroup } from "@/shared/ui/radio_group";
import { Select } from "@/shared/ui/select";
import { TextArea, TextField } from "@/shared/ui/text_field";
import { useToast } from "@/shared/ui/toast";
import { ActDialog } from "../act_dialog";
import { approvalReasons } from "../approve_dialog";
import { FieldProblem } from "../acts/act_field";
import { mayDeny } from "../acts/may";
import { sentenceAt, useAct } from "../use_act";
import { AdverseFields } from "./adverse_fields";
import { isAdverse, isAnyAdverse, saidLines, startDecision, toCommand, type Decision, type LineSaid, type Said } from "./decision";

interface PartProps {
    decision: Decision;
    request: RequestView;
    errorAt: (pointer: string) => string | undefined;
    patch: (part: Partial<Decision>) => void;
}

interface LineFieldsProps {
    said: LineSaid;
    user: User;
    at: string;
    request: RequestView;
    errorAt: PartProps["errorAt"];
    onChange: (part: Partial<LineSaid>) => void;
}

function LineDecisionFields({ said, at, request, errorAt, onChange }: LineFieldsProps) {
    const { t } = useTranslation("request");
    const asked = request.lines?.find(({ line }) => line === said.line);
    const choices: Said[] = mayDeny(request) ? ["leave", "approved", "partially_approved", "modified", "denied"] : ["leave", "approved"];
    return (
        <section className="decide-line" aria-labelledby={`decide-${said.line}`}>
            <h3 className="small-title" id={`decide-${said.line}`}>
                <span className="code">{asked?.code || asked?.revenue}</span> <span lang="en">{asked?.title}</span>
            </h3>
            <p className="hint">
                {asked?.units !== undefined && `${formatNumber(asked.units)} ${t(`words:unit.${asked.unit ?? "unit"}`, { count: asked.units })} · `}
                {[asked?.from, asked?.to].filter((day) => day !== undefined).map(formatShortDay).join(" – ")}
            </p>
            <RadioGroup
                segmented
                label={t("decide.outcome")}
                options={choices.map((id) => ({ id, name: t(`choice.said.${id}`) }))}
                value={said.said}
                error={errorAt(`${at}/outcome`) ?? errorAt(at)}
                onChange={(word) => onChange({ said: word as Said })}
            />
            {isAdverse(said.said) && <AdverseFields said={said} request={request} at={at} errorAt={errorAt} onChange={onChange} />}
        </section>
    );
}

function ApprovalPart({ decision, errorAt, patch }: PartProps) {
    const { t } = useTranslation("request");
    return (
        <div className="pair">
            <Select
                label={t("approve.reason")}
                options={approvalReasons.map((id) => ({ id, name: t(`approve.reason_${id}`) }))}
                value={decision.reason}
                onChange={(reason) => patch({ reason })}
            />
            <TextField label={t("approve.criteria")} optional value={decision.criteria} error={errorAt("/criteria")} onChange={(criteria) => patch({ criteria })} />
        </div>
    );
}

/// Who decides comes first, with their word that nothing ties them to the case.
function Decider({ decision, user, errorAt, patch }: PartProps & { user: User }) {
    const { t } = useTranslation("request");
    return (
        <div className="decider">
            <p>
                <strong>{user.name}</strong> {t("decide.decides")}
            </p>
            <Checkbox checked={decision.noConflict} onChange={(noConflict) => patch({ noConflict })}>
                {t("decide.no_conflict")}
            </Checkbox>
            <FieldProblem error={errorAt("/no_conflict")} />
        </div>
    );
}

/// Where the law wants an effort to talk before a denial, the server asks for it here.
function TalkEffort({ decision, request, errorAt, patch }: PartProps) {
    const { t } = useTranslation("request");
    const zone = request.time_zone ?? "UTC";
    const wanted = errorAt("/talk_effort") ?? errorAt("/talk_effort/at");
    if (!wanted && !decision.talkAt) return null;
    return (
        <div className="stack tight">
            <MomentField label={t("decide.talk_at")} zone={zone} zoneWord={zoneName(zone)} today={today(zone, serverNow())} onChange={(talkAt) => patch({ talkAt })} />
            <TextField label={t("decide.talk_text")} value={decision.talkText} onChange={(talkText) => patch({ talkText })} />
            <FieldProblem error={wanted} />
        </div>
    );
}

/// Every place that has a control of its own; other faults are told at the top.
const placed = /^\/(no_conflict|criteria|why|talk_effort(\/at)?|lines\/\d+(\/(outcome|units|from|to|code|place|servicing|reasons(\/0\/(code|sentence))?|questions|missing|cited(\/\d+(\/(source|edition|section))?)?))?)$/;

export function DecideDialog({ request, user, onClose }: { request: RequestView; user: User; onClose: () => void }) {
    const { t } = useTranslation("request");
    const toast = useToast();
    const [decision, setDecision] = useState(() => startDecision(request));
    const [number, setNumber] = useState("");
    const [tried, setTried] = useState(false);
    const act = useAct(request, () => {
        toast(t("decide.done"));
        onClose();
    });
    function patch(part: Partial<Decision>): void {
        // The fields of the talk are there because the server asked for them.
        if (!("talkAt" in part || "talkText" in part)) act.forget();
        setDecision((before) => ({ ...before, ...part }));
    }
    const patchLine = (line: number, part: Partial<LineSaid>): void =>
        patch({ lines: decision.lines.map((each) => (each.line === line ? { ...each, ...part } : each)) });
    const chosen = saidLines(decision);
    const isLess = isAnyAdverse(decision);
    const confirmed = !isLess || number.replace(/\D/g, "") === request.request;
    const errorAt = (pointer: string): string | undefined => sentenceAt(act.faults, pointer);
    const parts = { decision, request, errorAt, patch };
    const shownAtField = act.faults.some(({ pointer }) => pointer !== undefined && placed.test(pointer));

    function save(): void {
        setTried(true);
        if (chosen.length === 0 || !confirmed) return;
        act.command(toCommand(decision, request));
    }

    return (
        <ActDialog
            title={t("decide.title", { number: request.shown })}
            act={t(isLess ? "decide.act_less" : "decide.act", { number: request.shown })}
            look={isLess ? "adverse" : "primary"}
            size="middle"
            busy={act.busy}
            failure={tried && chosen.length === 0 ? t("approve.none") : shownAtField ? t("decide.look_below") : act.failure}
            onAct={save}
            onClose={onClose}
        >
            {isLess && <Decider {...parts} user={user} />}
            {decision.lines.map((said) => {
                const at = `/lines/${chosen.indexOf(said)}`;
                return <LineDecisionFields key={said.line} said={said} user={user} at={at} request={request} errorAt={errorAt} onChange={(part) => patchLine(said.line, part)} />;
            })}
            {chosen.some(({ said }) => said === "approved") && <ApprovalPart {...parts} />}
            <TextArea label={t("decide.why")} hint={t("decide.why_hint")} optional value={decision.why} error={errorAt("/why")} onChange={(why) => patch({ why })} />
            {isLess && <TalkEffort {...parts} />}
            {isLess && (
                <TextField
                    label={t("field.confirm")}
                    hint={request.shown}
                    inputMode="numeric"
                    value={number}
                    onChange={setNumber}
                    error={tried && !confirmed ? t("field.confirm_wrong") : undefined}
                />
            )}
        </ActDialog>
    );
}
