/// The deeds of the talk desk, each a command on the request it belongs to. The request is read when a dialog opens, so
/// that nothing is done on what is no longer so.
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { linesWith } from "@/request/acts/spec";
import { requestQuery } from "@/request/request_query";
import { sentenceAt, useAct } from "@/request/use_act";
import { serverNow } from "@/shared/api/clock";
import type { Command, Plan, RequestView, TalkRow, User } from "@/shared/api/contract";
import { today, zoneName } from "@/shared/i18n/format";
import { ActDialog } from "@/shared/ui/act_dialog";
import { Banner } from "@/shared/ui/banner";
import { Checkbox } from "@/shared/ui/checkbox";
import { MomentField } from "@/shared/ui/moment_field";
import { RadioGroup } from "@/shared/ui/radio_group";
import { Select } from "@/shared/ui/select";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { TextArea, TextField } from "@/shared/ui/text_field";
import { useToast } from "@/shared/ui/toast";

export type TalkDeed = "book" | "try" | "record" | "change" | "ask" | "send";

interface FormProps {
    row: TalkRow;
    plan: Plan;
    user: User;
    request: RequestView;
    onClose: () => void;
}

const channels = ["phone", "mail", "fax", "email", "portal"] as const;
const outcomes = ["upheld", "changed", "overturned", "not_reached"] as const;

interface FrameProps extends Pick<FormProps, "row" | "request" | "onClose"> {
    deed: TalkDeed;
    /// Nothing: something is still missing.
    command: () => Command | undefined;
    children: (errorAt: (name: string) => string | undefined) => ReactNode;
}

function Frame({ deed, row, request, command, onClose, children }: FrameProps) {
    const { t } = useTranslation("talks");
    const toast = useToast();
    const act = useAct(request, () => {
        toast(t(`act.${deed}.done`));
        onClose();
    });
    const errorAt = (name: string): string | undefined => sentenceAt(act.faults, `/${name}`);
    return (
        <ActDialog
            title={t(`act.${deed}.title`, { number: row.shown, name: row.clinician })}
            act={t(`act.${deed}.act`)}
            busy={act.busy}
            failure={act.failure}
            onAct={() => {
                const body = command();
                if (body) act.command(body);
            }}
            onClose={onClose}
        >
            {children(errorAt)}
        </ActDialog>
    );
}

function BookForm(props: FormProps) {
    const { row, plan, user } = props;
    const { t } = useTranslation("talks");
    const [meetAt, setMeetAt] = useState<string>();
    const [reviewer, setReviewer] = useState(row.reviewer || (user.rights?.includes("deny") ? user.name : ""));
    const [tried, setTried] = useState(false);
    return (
        <Frame
            {...props}
            deed="book"
            command={() => {
                setTried(true);
                return meetAt && reviewer.trim() ? { type: "BookPeerToPeer", number: row.number, meet_at: meetAt, reviewer: reviewer.trim() } : undefined;
            }}
        >
            {(errorAt) => (
                <>
                    {row.times && <p>{t("can_be_reached", { times: row.times })}</p>}
                    {row.hours && <p className="quiet">{t("act.book.hours", { hours: row.hours })}</p>}
                    <MomentField
                        label={t("act.book.meet_at")}
                        zone={plan.time_zone}
                        zoneWord={zoneName(plan.time_zone)}
                        today={today(plan.time_zone, serverNow())}
                        error={errorAt("meet_at") ?? (tried && !meetAt ? t("act.needed") : undefined)}
                        onChange={setMeetAt}
                    />
                    <TextField label={t("act.book.reviewer")} value={reviewer} error={errorAt("reviewer") ?? (tried && !reviewer.trim() ? t("act.needed") : undefined)} onChange={setReviewer} />
                </>
            )}
        </Frame>
    );
}

function TryForm(props: FormProps) {
    const { row } = props;
    const { t } = useTranslation("talks");
    const [reached, setReached] = useState(false);
    const [text, setText] = useState("");
    return (
        <Frame {...props} deed="try" command={() => ({ type: "LogContact", topic: "peer_to_peer", direction: "outgoing", channel: "phone", with: row.clinician ?? "", reached, ...(text.trim() ? { text: text.trim() } : {}) })}>
            {(errorAt) => (
                <>
                    {row.phone && <p className="number">{row.phone}</p>}
                    <Checkbox checked={reached} onChange={setReached}>
                        {t("act.try.reached")}
                    </Checkbox>
                    <TextArea label={t("act.try.text")} optional value={text} error={errorAt("text")} onChange={setText} />
                </>
            )}
        </Frame>
    );
}

function RecordForm(props: FormProps) {
    const { row } = props;
    const { t } = useTranslation("talks");
    const [outcome, setOutcome] = useState<string>();
    const [text, setText] = useState("");
    const [tried, setTried] = useState(false);
    const tries = row.tries?.filter(({ reached }) => !reached).length ?? 0;
    return (
        <Frame
            {...props}
            deed="record"
            command={() => {
                setTried(true);
                return outcome ? { type: "RecordPeerToPeer", number: row.number, outcome, ...(text.trim() ? { text: text.trim() } : {}) } : undefined;
            }}
        >
            {(errorAt) => (
                <>
                    <RadioGroup
                        label={t("act.record.outcome")}
                        hint={tries < 2 ? t("act.record.two_tries") : undefined}
                        options={outcomes.map((id) => ({ id, name: t(`outcome.${id}`), disabled: id === "not_reached" && tries < 2 }))}
                        value={outcome}
                        error={errorAt("outcome") ?? (tried && !outcome ? t("act.needed") : undefined)}
                        onChange={setOutcome}
                    />
                    <TextArea label={t("act.record.text")} optional value={text} error={errorAt("text")} onChange={setText} />
                </>
            )}
        </Frame>
    );
}

function ChangeForm(props: FormProps) {
    const { request } = props;
    const { t } = useTranslation("talks");
    const open = linesWith(request, "denied", "partially_approved", "modified");
    const [lines, setLines] = useState(open);
    const [why, setWhy] = useState("");
    const [tried, setTried] = useState(false);
    return (
        <Frame
            {...props}
            deed="change"
            command={() => {
                setTried(true);
                return lines.length > 0 && why.trim() ? { type: "ApplyOutcome", source: "peer_to_peer", lines: lines.map((line) => ({ line })), why: why.trim() } : undefined;
            }}
        >
            {(errorAt) => (
                <>
                    {open.length === 0 && <Banner tone="info">{t("act.change.none")}</Banner>}
                    <fieldset className="stack tight" hidden={open.length === 0}>
                        <legend className="field-label">{t("act.change.lines")}</legend>
                        {(request.lines ?? [])
                            .filter(({ line }) => open.includes(line))
                            .map(({ line, code, title }) => (
                                <Checkbox key={line} checked={lines.includes(line)} onChange={(on) => setLines(on ? [...lines, line].sort((a, b) => a - b) : lines.filter((each) => each !== line))}>
                                    <span className="code">{code}</span> <span lang="en">{title}</span>
                                </Checkbox>
                            ))}
                    </fieldset>
                    <TextArea label={t("act.change.why")} value={why} error={errorAt("why") ?? (tried && !why.trim() ? t("act.needed") : undefined)} onChange={setWhy} />
                </>
            )}
        </Frame>
    );
}

function AskForm(props: FormProps) {
    const { row } = props;
    const { t } = useTranslation("talks");
    const [said, setSaid] = useState({ clinician: row.clinician ?? "", phone: row.phone ?? "", times: "" });
    const field = (name: keyof typeof said, error: string | undefined, optional = false) => (
        <TextField label={t(`act.ask.${name}`)} optional={optional} inputMode={name === "phone" ? "tel" : "text"} value={said[name]} error={error} onChange={(text) => setSaid((before) => ({ ...before, [name]: text }))} />
    );
    return (
        <Frame {...props} deed="ask" command={() => ({ type: "RequestPeerToPeer", clinician: said.clinician.trim(), phone: said.phone.trim(), ...(said.times.trim() ? { times: said.times.trim() } : {}) })}>
            {(errorAt) => (
                <>
                    {field("clinician", errorAt("clinician"))}
                    {field("phone", errorAt("phone"))}
                    {field("times", errorAt("times"), true)}
                </>
            )}
        </Frame>
    );
}

/// The criteria its decisions cite, in words that find them again.
const citedIn = (request: RequestView, nameOf: (source: string) => string): string[] => [
    ...new Set((request.lines ?? []).flatMap(({ adverse }) => adverse?.decision.criteria ?? []).map(({ source, edition, section }) => [nameOf(source), edition, section].filter(Boolean).join(", "))),
];

function SendForm(props: FormProps) {
    const { row, request } = props;
    const { t } = useTranslation("talks");
    const [criteria, setCriteria] = useState(() => citedIn(request, (source) => t(`request:choice.criteria_source.${source}`, { defaultValue: source })).join("; "));
    const [to, setTo] = useState(row.clinician ?? "");
    const [channel, setChannel] = useState<string>(row.channel === "fax" ? "fax" : "mail");
    return (
        <Frame {...props} deed="send" command={() => ({ type: "DiscloseCriteria", criteria: criteria.trim(), to: to.trim(), channel })}>
            {(errorAt) => (
                <>
                    {row.text && <p className="appeal-said">{row.text}</p>}
                    {row.delegate && <Banner tone="attention">{t("delegate", { name: row.delegate })}</Banner>}
                    <TextArea label={t("act.send.criteria")} hint={t("act.send.criteria_hint")} value={criteria} error={errorAt("criteria")} onChange={setCriteria} />
                    <TextField label={t("act.send.to")} value={to} error={errorAt("to")} onChange={setTo} />
                    <Select label={t("act.send.channel")} options={channels.map((id) => ({ id, name: t(`request:choice.channel.${id}`) }))} value={channel} onChange={setChannel} />
                </>
            )}
        </Frame>
    );
}

const forms = { book: BookForm, try: TryForm, record: RecordForm, change: ChangeForm, ask: AskForm, send: SendForm };

export default function TalkDialog({ deed, ...props }: Omit<FormProps, "request"> & { deed: TalkDeed }) {
    const { t } = useTranslation("talks");
    const { data, error, refetch } = useQuery(requestQuery(props.row.request));
    const Form = forms[deed];
    if (data) return <Form {...props} request={data} />;
    return (
        <ActDialog title={t(`act.${deed}.title`, { number: props.row.shown, name: props.row.clinician })} act={t(`act.${deed}.act`)} busy={false} failure={undefined} onAct={() => undefined} onClose={props.onClose}>
            {error ? <ErrorState title={t("request:failed")} error={error} onRetry={() => void refetch()} /> : <Skeleton rows={3} />}
        </ActDialog>
    );
}
