/// Decides line by line. Who may only approve sees no way to give less; who gives less is asked for everything the law asks.
import { useEffect, useRef, useState, type ReactNode } from "react";
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
import { ActDialog } from "@/shared/ui/act_dialog";
import { approvalReasons } from "../approve_dialog";
import { FieldProblem } from "../acts/act_field";
import { mayDeny } from "../acts/may";
import { sentenceAt, useAct } from "../use_act";
import { AdverseFields } from "./adverse_fields";
import { BeforeSigning } from "./before_signing";
import { LostLine } from "./lost_line";
import { isAdverse, isAnyAdverse, isOpenLine, saidLines, startDecision, toCommand, type Decision, type LineSaid, type Said } from "./decision";
import { useCheck } from "./use_check";

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

interface DecideDialogProps {
    request: RequestView;
    user: User;
    /// What was begun elsewhere; without it the dialog begins by itself.
    start?: Decision | undefined;
    /// What stands in the way of an approval, told before anything is chosen.
    notice?: ReactNode;
    /// Each change, so that it can be kept.
    onChange?: (decision: Decision) => void;
    onDone?: () => void;
    onClose: () => void;
}

/// The decision as it is typed, and what the server said of it.
function useDecision({ request, start, onChange, onDone, onClose }: DecideDialogProps) {
    const { t } = useTranslation("request");
    const toast = useToast();
    const [decision, setDecision] = useState(() => start ?? startDecision(request));
    const act = useAct(request, () => {
        toast(t("decide.done"));
        onDone?.();
        onClose();
    });
    function patch(part: Partial<Decision>): void {
        // The fields of the talk are there because the server asked for them.
        if (!("talkAt" in part || "talkText" in part)) act.forget();
        const next = { ...decision, ...part };
        setDecision(next);
        onChange?.(next);
    }
    const patchLine = (line: number, part: Partial<LineSaid>): void =>
        patch({ lines: decision.lines.map((each) => (each.line === line ? { ...each, ...part } : each)) });
    return { decision, act, patch, patchLine };
}

/// Ctrl Enter confirms, wherever in the dialog one is.
function useConfirmKey(confirm: () => void): void {
    const latest = useRef(confirm);
    useEffect(() => {
        latest.current = confirm;
    });
    useEffect(() => {
        function press(event: KeyboardEvent): void {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            latest.current();
        }
        addEventListener("keydown", press, true);
        return () => removeEventListener("keydown", press, true);
    }, []);
}

export function DecideDialog(props: DecideDialogProps) {
    const { request, user, notice, onClose } = props;
    const { t } = useTranslation("request");
    const { decision, act, patch, patchLine } = useDecision(props);
    const [number, setNumber] = useState("");
    const [tried, setTried] = useState(false);
    const chosen = saidLines(decision, request);
    const isLess = isAnyAdverse(decision, request);
    const confirmed = !isLess || number.replace(/\D/g, "") === request.request;
    const errorAt = (pointer: string): string | undefined => sentenceAt(act.faults, pointer);
    const parts = { decision, request, errorAt, patch };
    const preview = useCheck(request, chosen.length > 0 ? toCommand(decision, request) : undefined);
    const shownAtField = act.faults.some(({ pointer }) => pointer !== undefined && placed.test(pointer));

    function save(): void {
        setTried(true);
        if (chosen.length === 0 || !confirmed) return;
        act.command(toCommand(decision, request));
    }
    useConfirmKey(save);

    return (
        <ActDialog
            title={t("decide.title", { number: request.shown })}
            act={t(isLess ? "decide.act_less" : "decide.act", { number: request.shown })}
            look={isLess ? "adverse" : "primary"}
            size="wide"
            busy={act.busy}
            failure={tried && chosen.length === 0 ? t("approve.none") : shownAtField ? t("decide.look_below") : act.failure}
            onAct={save}
            onClose={onClose}
        >
            <div className="decide-both">
                <div className="stack">
                    {notice}
                    {isLess && <Decider {...parts} user={user} />}
                    {decision.lines.map((said) => {
                        if (!isOpenLine(request, said.line)) return act.busy ? null : <LostLine key={said.line} said={said} decision={decision} request={request} />;
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
                </div>
                <BeforeSigning {...preview} request={request} />
            </div>
        </ActDialog>
    );
}
