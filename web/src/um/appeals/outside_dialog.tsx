/// What a body outside the plan decided: it binds the plan, and nobody here judges anything.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sentenceAt } from "@/request/use_act";
import { serverNow } from "@/shared/api/clock";
import type { AppealView } from "@/shared/api/contract";
import { today } from "@/shared/i18n/format";
import { ActDialog } from "@/shared/ui/act_dialog";
import { DateField } from "@/shared/ui/date_field";
import { RadioGroup } from "@/shared/ui/radio_group";
import { TextArea, TextField } from "@/shared/ui/text_field";
import { useToast } from "@/shared/ui/toast";
import { PartFields } from "./decide_dialog";
import { useAppealAct } from "./use_appeal_act";
import { lineVerdict, startVerdict, type LineSaid, type Result } from "./verdicts";

const results: readonly Result[] = ["overturned", "partly_overturned", "upheld"];

export default function OutsideDialog({ appeal, onClose }: { appeal: AppealView; onClose: () => void }) {
    const { t } = useTranslation("appeal");
    const toast = useToast();
    const waiting = appeal.outside?.find(({ result }) => !result);
    const [result, setResult] = useState<Result>();
    const [lines, setLines] = useState<LineSaid[]>(() => startVerdict(appeal).lines);
    const [reference, setReference] = useState(waiting?.reference ?? "");
    const [decidedOn, setDecidedOn] = useState<string | undefined>(() => today(appeal.time_zone, serverNow()));
    const [why, setWhy] = useState("");
    const [tried, setTried] = useState(false);
    const act = useAppealAct(appeal, () => {
        toast(t("outside.done"));
        onClose();
    });
    const isPart = result === "partly_overturned";
    const isReady = result && reference.trim() && decidedOn && (!isPart || lines.every((line) => line.result));
    function save(): void {
        setTried(true);
        if (!isReady) return;
        act.command({
            type: "RecordOutsideDecision",
            body: waiting?.body,
            result,
            reference: reference.trim(),
            decided_on: decidedOn,
            ...(why.trim() ? { why: why.trim() } : {}),
            ...(isPart ? { lines: lines.map((line) => lineVerdict(line, false)) } : {}),
        });
    }
    const errorAt = (pointer: string): string | undefined => sentenceAt(act.faults, pointer);
    const needed = (isMissing: boolean): string | undefined => (tried && isMissing ? t("field.needed") : undefined);
    const change = (line: number, part: Partial<LineSaid>): void => setLines((all) => all.map((each) => (each.line === line ? { ...each, ...part } : each)));
    return (
        <ActDialog title={t("outside.title", { body: t(`appeals:choice.outside_body.${waiting?.body ?? ""}`, { defaultValue: "" }) })} act={t("outside.act")} size="middle" busy={act.busy} failure={act.failure} onAct={save} onClose={onClose}>
            <RadioGroup
                label={t("outside.result")}
                options={results.map((id) => ({ id, name: t(`appeals:choice.appeal_result.${id}`) }))}
                value={result}
                error={needed(!result) ?? errorAt("/result")}
                onChange={(next) => setResult(next as Result)}
            />
            {isPart &&
                lines.map((said) => (
                    <section key={said.line} className="verdict stack" aria-label={t("decide.line", { line: said.line, code: "" })}>
                        <RadioGroup
                            label={t("decide.line", { line: said.line, code: appeal.lines?.find(({ line }) => line === said.line)?.code ?? "" })}
                            options={results.map((id) => ({ id, name: t(`appeals:choice.appeal_result.${id}`) }))}
                            value={said.result}
                            error={needed(!said.result)}
                            onChange={(next) => change(said.line, { result: next as Result })}
                        />
                        {said.result === "partly_overturned" && <PartFields appeal={appeal} said={said} onChange={(part) => change(said.line, part)} />}
                    </section>
                ))}
            <TextField label={t("outside.reference")} value={reference} error={needed(!reference.trim()) ?? errorAt("/reference")} onChange={setReference} />
            <DateField label={t("outside.decided_on")} today={today(appeal.time_zone, serverNow())} value={decidedOn} error={needed(!decidedOn) ?? errorAt("/decided_on")} onChange={setDecidedOn} />
            <TextArea label={t("outside.why")} optional value={why} error={errorAt("/why")} onChange={setWhy} />
        </ActDialog>
    );
}
