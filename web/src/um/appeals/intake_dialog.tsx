/// Recording an appeal, dispute or grievance that came by telephone, letter or fax: of which request or member, by whom,
/// what was said, whether waiting could harm, when it arrived. It ends with the number to read back.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FieldProblem } from "@/request/acts/act_field";
import { requestQuery } from "@/request/request_query";
import { sentenceAt } from "@/request/use_act";
import { api, serverNow, take } from "@/shared/api/client";
import type { AppealStands, FileAppeal, Member, Plan, RequestView } from "@/shared/api/contract";
import { isFault } from "@/shared/api/faults";
import { formatInstant, today, zoneName } from "@/shared/i18n/format";
import { ActDialog } from "@/shared/ui/act_dialog";
import { Button, TextButton } from "@/shared/ui/button";
import { Checkbox } from "@/shared/ui/checkbox";
import { CopyButton } from "@/shared/ui/copy_button";
import { DateField } from "@/shared/ui/date_field";
import { Dialog } from "@/shared/ui/dialog";
import { Link } from "@/shared/ui/link";
import { MemberPicker } from "@/shared/ui/member_picker";
import { MomentField } from "@/shared/ui/moment_field";
import { RadioGroup } from "@/shared/ui/radio_group";
import { Select } from "@/shared/ui/select";
import { TextArea, TextField } from "@/shared/ui/text_field";
import { useFiles } from "./files";
import { useKindName } from "./marks";
import { rulesQuery } from "./use_appeals";
import "./appeals.css";

const channels = ["phone", "mail", "fax", "portal"] as const;
const topics = ["quality_of_care", "access", "service", "billing", "expedite_refused", "other"] as const;
const filers = ["member", "representative", "provider"] as const;

interface Form {
    kind: string;
    number: string;
    member: Member | undefined;
    lines: number[] | undefined;
    filer: string;
    filerName: string;
    consentOn: string | undefined;
    channel: string;
    topic: string;
    clinical: boolean;
    urgent: string | undefined;
    why: string;
    goodCause: string;
    keepServices: boolean;
    receivedAt: string | undefined;
}

const empty = (number: string): Form => ({
    kind: "member_appeal",
    number,
    member: undefined,
    lines: undefined,
    filer: "member",
    filerName: "",
    consentOn: undefined,
    channel: "phone",
    topic: "service",
    clinical: false,
    urgent: undefined,
    why: "",
    goodCause: "",
    keepServices: false,
    receivedAt: undefined,
});

const digitsOf = (text: string): string => text.replace(/\D/g, "");
const adverse = ["denied", "partially_approved", "modified", "pending"];

function bodyOf(form: Form, plan: Plan, documents: FileAppeal["documents"]): FileAppeal {
    const isGrievance = form.kind === "grievance";
    const number = digitsOf(form.number);
    return {
        kind: form.kind,
        plan: plan.plan,
        ...(number ? { request: number } : {}),
        ...(isGrievance && !number && form.member ? { member: form.member.id } : {}),
        ...(!isGrievance && form.lines ? { lines: form.lines } : {}),
        urgency: form.urgent === "yes" ? "urgent" : "standard",
        filer: form.filer,
        ...(form.filerName.trim() ? { filer_name: form.filerName.trim() } : {}),
        ...(form.consentOn ? { consent_on: form.consentOn } : {}),
        ...(isGrievance ? { topic: form.topic, clinical: form.clinical } : {}),
        why: form.why.trim(),
        ...(form.goodCause.trim() ? { good_cause: form.goodCause.trim() } : {}),
        ...(form.keepServices ? { keep_services: true } : {}),
        channel: form.channel,
        ...(form.receivedAt ? { received_at: form.receivedAt } : {}),
        ...(documents && documents.length > 0 ? { documents } : {}),
    };
}

interface PartProps {
    plan: Plan;
    form: Form;
    change: (part: Partial<Form>) => void;
    errorAt: (pointer: string) => string | undefined;
}

function AboutRequest({ request }: { request: RequestView }) {
    const { t } = useTranslation("appeal");
    return (
        <p className="quiet">
            <strong>{request.member.name}</strong>, {t(`words:status.${request.status}`, { defaultValue: request.status })}
            {request.member.line_name && ` · ${request.member.line_name}`}
        </p>
    );
}

function Lines({ request, form, change, errorAt }: PartProps & { request: RequestView }) {
    const { t } = useTranslation("appeal");
    const lines = (request.lines ?? []).filter(({ outcome }) => adverse.includes(outcome));
    if (lines.length < 2) return null;
    const chosen = form.lines ?? lines.map(({ line }) => line);
    return (
        <fieldset className="stack tight">
            <legend className="field-label">{t("intake.lines")}</legend>
            {lines.map(({ line, code, title }) => (
                <Checkbox key={line} checked={chosen.includes(line)} onChange={(on) => change({ lines: on ? [...chosen, line].sort((a, b) => a - b) : chosen.filter((each) => each !== line) })}>
                    <span className="code">{code}</span> <span lang="en">{title}</span>
                </Checkbox>
            ))}
            <FieldProblem error={errorAt("/lines")} />
        </fieldset>
    );
}

function Whose(props: PartProps & { fixed: boolean }) {
    const { plan, form, change, errorAt, fixed } = props;
    const { t } = useTranslation("appeal");
    const number = digitsOf(form.number);
    const found = useQuery({ ...requestQuery(number), enabled: number.length >= 9, retry: false });
    const isGrievance = form.kind === "grievance";
    return (
        <>
            {!fixed && (
                <TextField
                    id="intake-number"
                    label={t("intake.number")}
                    inputMode="numeric"
                    optional={isGrievance}
                    value={form.number}
                    error={errorAt("/request") ?? (found.error ? found.error.message : undefined)}
                    onChange={(text) => change({ number: text, lines: undefined })}
                />
            )}
            {found.data && <AboutRequest request={found.data} />}
            {found.data && !isGrievance && <Lines {...props} request={found.data} />}
            {isGrievance && !number && (
                <div className="stack tight">
                    {form.member ? (
                        <p className="row-of">
                            <strong>{form.member.name}</strong>
                            <TextButton onPress={() => change({ member: undefined })}>{t("intake.other_member")}</TextButton>
                        </p>
                    ) : (
                        <MemberPicker id="intake-member" plan={plan.plan} today={today(plan.time_zone, serverNow())} error={errorAt("/member")} onChoose={(member) => change({ member })} />
                    )}
                </div>
            )}
        </>
    );
}

function ByWhom({ form, change, errorAt, plan, consent }: PartProps & { consent: boolean }) {
    const { t } = useTranslation("appeal");
    return (
        <>
            <RadioGroup label={t("intake.filer")} options={filers.map((id) => ({ id, name: t(`appeals:choice.filer.${id}`) }))} segmented value={form.filer} error={errorAt("/filer")} onChange={(filer) => change({ filer })} />
            {form.filer !== "member" && <TextField label={t("intake.filer_name")} optional={form.filer === "provider"} value={form.filerName} error={errorAt("/filer_name")} onChange={(filerName) => change({ filerName })} />}
            {consent && <DateField label={t("intake.consent_on")} hint={t("intake.consent_hint")} optional today={today(plan.time_zone, serverNow())} value={form.consentOn} error={errorAt("/consent_on")} onChange={(consentOn) => change({ consentOn })} />}
        </>
    );
}

function What({ form, change, errorAt, plan, urgentOffered, aid }: PartProps & { urgentOffered: boolean; aid: boolean }) {
    const { t } = useTranslation("appeal");
    const isGrievance = form.kind === "grievance";
    return (
        <>
            {isGrievance && (
                <>
                    <Select label={t("intake.topic")} options={topics.map((id) => ({ id, name: t(`appeals:choice.topic.${id}`) }))} value={form.topic} error={errorAt("/topic")} onChange={(topic) => change({ topic })} />
                    <Checkbox checked={form.clinical} onChange={(clinical) => change({ clinical })}>
                        {t("intake.clinical")}
                    </Checkbox>
                </>
            )}
            <TextArea label={t("intake.why")} hint={t("intake.why_hint")} rows={5} value={form.why} error={errorAt("/why")} onChange={(why) => change({ why })} />
            {urgentOffered && (
                <RadioGroup
                    label={t("intake.urgent")}
                    hint={t("intake.urgent_hint")}
                    options={["no", "yes"].map((id) => ({ id, name: t(`intake.${id}`) }))}
                    segmented
                    value={form.urgent}
                    error={errorAt("/urgency")}
                    onChange={(urgent) => change({ urgent })}
                />
            )}
            {aid && !isGrievance && (
                <Checkbox checked={form.keepServices} onChange={(keepServices) => change({ keepServices })}>
                    {t("intake.keep_services")}
                </Checkbox>
            )}
            <TextArea label={t("intake.good_cause")} hint={t("intake.good_cause_hint")} optional rows={2} value={form.goodCause} error={errorAt("/good_cause")} onChange={(goodCause) => change({ goodCause })} />
            <Select label={t("intake.channel")} options={channels.map((id) => ({ id, name: t(`request:choice.channel.${id}`) }))} value={form.channel} onChange={(channel) => change({ channel })} />
            <MomentField
                label={t("intake.received_at")}
                hint={t("intake.received_hint")}
                optional
                zone={plan.time_zone}
                zoneWord={zoneName(plan.time_zone)}
                today={today(plan.time_zone, serverNow())}
                error={errorAt("/received_at")}
                onChange={(receivedAt) => change({ receivedAt })}
            />
        </>
    );
}

/// The number, large enough to be read aloud.
function ReadBack({ made, plan, onClose }: { made: AppealStands; plan: Plan; onClose: () => void }) {
    const { t } = useTranslation("appeal");
    return (
        <Dialog title={t("intake.done_title")} onClose={onClose} feet={<Button onPress={onClose}>{t("common:action.close")}</Button>}>
            <p>{t("intake.read_back")}</p>
            <p className="read-back number row-of">
                <span data-read-back>{made.shown}</span> <CopyButton text={made.appeal} what={t("intake.number_made")} iconOnly />
            </p>
            {made.due_at && <p>{t("intake.due", { time: formatInstant(made.due_at, plan.time_zone) })}</p>}
            {made.status === "awaiting_information" && <p>{t("intake.waits")}</p>}
            <p>
                <Link to="/um/appeals/$number" params={{ number: made.appeal }} look="secondary">
                    {t("intake.open")}
                </Link>
            </p>
        </Dialog>
    );
}

export default function IntakeDialog({ plan, request = "", onClose }: { plan: Plan; request?: string; onClose: () => void }) {
    const { t } = useTranslation("appeal");
    const queries = useQueryClient();
    const kindName = useKindName();
    const rules = useQuery(rulesQuery(plan.plan)).data?.rules ?? [];
    const files = useFiles();
    const [form, setForm] = useState<Form>(() => empty(request));
    const [key, setKey] = useState(() => crypto.randomUUID());
    const [tried, setTried] = useState(false);
    const send = useMutation({
        mutationFn: (body: FileAppeal) => take(api.POST("/api/appeals", { body, headers: { "Idempotency-Key": key } })),
        onSuccess: (made) => {
            void queries.invalidateQueries({ queryKey: ["appeals"] });
            void queries.invalidateQueries({ queryKey: ["request", made.appeal] });
            if (request) void queries.invalidateQueries({ queryKey: ["request", request] });
        },
        onError: (error) => {
            if (isFault(error) && error.status > 0 && error.status < 500) setKey(crypto.randomUUID());
        },
    });
    if (send.data) return <ReadBack made={send.data} plan={plan} onClose={onClose} />;

    const kinds = [...new Set(rules.map(({ kind }) => kind))];
    const ofKind = rules.filter(({ kind }) => kind === form.kind);
    const faults = isFault(send.error) ? send.error.all : [];
    const urgentOffered = ofKind.some(({ urgent }) => urgent);
    const missing: Record<string, boolean> = {
        "/request": form.kind !== "grievance" && digitsOf(form.number) === "",
        "/member": form.kind === "grievance" && digitsOf(form.number) === "" && !form.member,
        "/why": form.why.trim() === "",
        "/urgency": urgentOffered && form.urgent === undefined,
        "/filer_name": form.filer === "representative" && form.filerName.trim() === "",
    };
    const errorAt = (pointer: string): string | undefined => sentenceAt(faults, pointer) ?? (tried && missing[pointer] ? t("field.needed") : undefined);
    const change = (part: Partial<Form>): void => {
        if (send.isError) send.reset();
        setForm((before) => ({ ...before, ...part }));
    };
    function save(): void {
        setTried(true);
        if (Object.values(missing).some(Boolean) || files.waits || send.isPending) return;
        send.mutate(bodyOf(form, plan, files.refs));
    }
    const parts = { plan, form, change, errorAt };
    const placed = faults.some(({ pointer }) => pointer !== undefined && pointer !== "");
    const failure = send.error && !placed ? send.error.message || t("common:fault.server_trouble") : undefined;
    return (
        <ActDialog title={t("appeals:new_title")} act={t("intake.act")} size="middle" busy={send.isPending} failure={failure ?? (tried && files.waits ? t("evidence.wait") : undefined)} onAct={save} onClose={onClose}>
            <Select label={t("appeals:kind")} options={kinds.map((id) => ({ id, name: kindName(id) }))} value={form.kind} error={errorAt("/kind")} onChange={(kind) => change({ kind, ...(kind === "provider_dispute" ? { filer: "provider" } : {}) })} />
            <Whose {...parts} fixed={request !== ""} />
            <ByWhom {...parts} consent={ofKind.some(({ consent = [] }) => consent.includes(form.filer))} />
            <What {...parts} urgentOffered={urgentOffered} aid={ofKind.some(({ aid }) => aid)} />
            {files.place}
        </ActDialog>
    );
}
