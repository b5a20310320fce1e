/// Deciding an appeal line by line: what is given back, and why the rest stays. Who may leave a medical decision as it was
/// is known to the server, which said so beforehand.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FieldProblem } from "@/request/acts/act_field";
import { CriteriaFields } from "@/request/decide/criteria_fields";
import { readingGrade } from "@/request/decide/reading_grade";
import { sentenceAt } from "@/request/use_act";
import { serverNow } from "@/shared/api/clock";
import type { AppealView, FaultAt } from "@/shared/api/contract";
import { formatNumber, today } from "@/shared/i18n/format";
import { ActDialog } from "@/shared/ui/act_dialog";
import { Banner } from "@/shared/ui/banner";
import { Checkbox } from "@/shared/ui/checkbox";
import { DateField } from "@/shared/ui/date_field";
import { RadioGroup } from "@/shared/ui/radio_group";
import { TextArea, TextField } from "@/shared/ui/text_field";
import { useToast } from "@/shared/ui/toast";
import { useAppealAct } from "./use_appeal_act";
import { keeps, needsExpertise, startVerdict, toCommand, type LineSaid, type Result, type Verdict } from "./verdicts";

const results: readonly Result[] = ["overturned", "partly_overturned", "upheld"];
/// The reading level letters to members are held to.
const plainGrade = 6;

interface LineProps {
    appeal: AppealView;
    said: LineSaid;
    index: number;
    faults: FaultAt[];
    missing: boolean;
    mayUphold: boolean;
    onChange: (part: Partial<LineSaid>) => void;
}

export function PartFields({ appeal, said, onChange }: Pick<LineProps, "appeal" | "said" | "onChange">) {
    const { t } = useTranslation("appeal");
    const day = today(appeal.time_zone, serverNow());
    return (
        <div className="triple">
            <DateField label={t("decide.from")} optional today={day} value={said.from} onChange={(from) => onChange({ from })} />
            <DateField label={t("decide.to")} optional today={day} value={said.to} onChange={(to) => onChange({ to })} />
            <TextField label={t("decide.units")} optional inputMode="decimal" value={said.units} onChange={(units) => onChange({ units })} />
        </div>
    );
}

function Sentence({ value, error, onChange }: { value: string; error: string | undefined; onChange: (text: string) => void }) {
    const { t } = useTranslation("appeal");
    const grade = readingGrade(value);
    const hint = grade !== undefined && grade > plainGrade ? t("decide.grade", { grade: formatNumber(Math.round(grade)), wanted: plainGrade }) : t("decide.sentence_hint");
    return <TextArea label={t("decide.sentence")} hint={hint} value={value} error={error} onChange={onChange} />;
}

function LineFields({ appeal, said, index, faults, missing, mayUphold, onChange }: LineProps) {
    const { t } = useTranslation("appeal");
    const first = appeal.about?.lines?.find(({ line }) => line === said.line);
    const at = `/lines/${index}`;
    const errorAt = (pointer: string): string | undefined => sentenceAt(faults, pointer);
    return (
        <section className="verdict stack" aria-label={t("decide.line", { line: said.line, code: first?.code ?? "" })}>
            <RadioGroup
                label={t("decide.line", { line: said.line, code: first?.code ?? "" })}
                hint={first && t("decide.first", { outcome: t(`request:said.${first.outcome}`, { defaultValue: t(`words:status.${first.outcome}`, { defaultValue: first.outcome }) }), name: first.decided_by ?? "–" })}
                options={results.map((id) => ({ id, name: t(`appeals:choice.appeal_result.${id}`), disabled: !mayUphold && id !== "overturned" }))}
                value={said.result}
                error={missing && !said.result ? t("decide.result_needed") : errorAt(at)}
                onChange={(result) => onChange({ result: result as Result })}
            />
            {said.result === "partly_overturned" && <PartFields appeal={appeal} said={said} onChange={onChange} />}
            {keeps(said) && (
                <>
                    <Sentence value={said.sentence} error={missing && !said.sentence.trim() ? t("decide.sentence_needed") : errorAt(`${at}/sentence`)} onChange={(sentence) => onChange({ sentence })} />
                    <CriteriaFields cited={said.cited} at={`${at}/criteria`} errorAt={errorAt} onChange={(cited) => onChange({ cited })} />
                </>
            )}
        </section>
    );
}

interface ByWhomProps {
    verdict: Verdict;
    expert: boolean;
    tried: boolean;
    faults: FaultAt[];
    onChange: (part: Partial<Verdict>) => void;
}

/// What qualifies the reviewer, and the reviewer's word to be free of ties.
function ByWhom({ verdict, expert, tried, faults, onChange }: ByWhomProps) {
    const { t } = useTranslation("appeal");
    return (
        <>
            {expert && (
                <TextField
                    label={t("decide.expertise")}
                    hint={t("decide.expertise_hint")}
                    value={verdict.expertise}
                    error={tried && !verdict.expertise.trim() ? t("decide.expertise_needed") : sentenceAt(faults, "/expertise")}
                    onChange={(expertise) => onChange({ expertise })}
                />
            )}
            <div>
                <Checkbox checked={verdict.noConflict} onChange={(noConflict) => onChange({ noConflict })}>
                    {t("decide.no_conflict")}
                </Checkbox>
                <FieldProblem error={sentenceAt(faults, "/no_conflict")} />
            </div>
        </>
    );
}

export default function DecideAppealDialog({ appeal, onClose }: { appeal: AppealView; onClose: () => void }) {
    const { t } = useTranslation("appeal");
    const toast = useToast();
    const [verdict, setVerdict] = useState<Verdict>(() => startVerdict(appeal));
    const [tried, setTried] = useState(false);
    const act = useAppealAct(appeal, () => {
        toast(t("decide.done"));
        onClose();
    });
    const mayUphold = appeal.actions?.includes("uphold") ?? false;
    const expert = needsExpertise(verdict, appeal);
    const change = (part: Partial<Verdict>): void => {
        act.forget();
        setVerdict((before) => ({ ...before, ...part }));
    };
    const isReady = verdict.lines.every((said) => said.result && (!keeps(said) || said.sentence.trim())) && verdict.why.trim() !== "" && (!expert || verdict.expertise.trim() !== "");
    function save(): void {
        setTried(true);
        if (isReady) act.command(toCommand(verdict, appeal));
    }
    const shownFaults = act.faults.filter(({ pointer }) => pointer && pointer !== "");
    return (
        <ActDialog
            title={t("decide.title", { number: appeal.shown })}
            act={t("decide.act")}
            look={verdict.lines.some(keeps) ? "adverse" : "primary"}
            size="middle"
            busy={act.busy}
            failure={shownFaults.length > 0 ? shownFaults.map(({ detail }) => detail).join(" ") : act.failure}
            onAct={save}
            onClose={onClose}
        >
            {!mayUphold && appeal.kind !== "grievance" && <Banner tone="info">{t("decide.not_uphold")}</Banner>}
            {verdict.lines.map((said, index) => (
                <LineFields
                    key={said.line}
                    appeal={appeal}
                    said={said}
                    index={index}
                    faults={act.faults}
                    missing={tried}
                    mayUphold={mayUphold}
                    onChange={(part) => change({ lines: verdict.lines.map((each) => (each.line === said.line ? { ...each, ...part } : each)) })}
                />
            ))}
            <TextArea
                label={t("decide.why")}
                hint={t("decide.why_hint")}
                value={verdict.why}
                error={tried && !verdict.why.trim() ? t("decide.why_needed") : sentenceAt(act.faults, "/why")}
                onChange={(why) => change({ why })}
            />
            <ByWhom verdict={verdict} expert={expert} tried={tried} faults={act.faults} onChange={change} />
        </ActDialog>
    );
}
