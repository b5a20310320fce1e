/// To a physician, with what was found: the answers as a review, and the words built from the linked passages.
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ActDialog } from "@/shared/ui/act_dialog";
import { FieldProblem } from "@/request/acts/act_field";
import { may } from "@/request/acts/may";
import { questions, statedCited, type Cited } from "@/request/decide/decision";
import { post, sentenceAt, useAct } from "@/request/use_act";
import type { Command, RequestView } from "@/shared/api/contract";
import { Banner } from "@/shared/ui/banner";
import { RadioGroup } from "@/shared/ui/radio_group";
import { Select } from "@/shared/ui/select";
import { TextArea } from "@/shared/ui/text_field";
import { useToast } from "@/shared/ui/toast";
import type { ReviewResult } from "../lists";

interface SendDialogProps {
    request: RequestView;
    lines: number[];
    cited: Cited[];
    result: ReviewResult;
    summary: string;
    onSummary: (summary: string) => void;
    onDone: () => void;
    onClose: () => void;
}

const receivers = ["physician", "medical_director", "pharmacist", "nurse"] as const;
const results = ["meets", "partly", "not_met", "cannot_tell"] as const;
const judged = ["yes", "no", "not_judged"] as const;

/// Clinically right, right setting, covered: each by itself.
function Questions({ value, onChange }: { value: Record<string, string>; onChange: (value: Record<string, string>) => void }) {
    const { t } = useTranslation("request");
    return questions.map((question) => (
        <RadioGroup
            key={question}
            segmented
            label={t(`field.${question}`)}
            options={judged.map((id) => ({ id, name: t(`choice.judged.${id}`) }))}
            value={value[question]}
            onChange={(word) => onChange({ ...value, [question]: word })}
        />
    ));
}

/// Records what was found, then sends the case. They are two acts: when only the first went through, only the second is done
/// again.
function useSend(request: RequestView, onDone: () => void) {
    const reviewed = useRef<string>(undefined);
    const second = useRef(crypto.randomUUID());
    const act = useAct(request, onDone);
    function send(review: Command | undefined, refer: Command): void {
        act.run(async (headers) => {
            const said = JSON.stringify(review);
            if (!review || reviewed.current === said) return post(request.request, refer, headers);
            const { version } = await post(request.request, review, headers);
            reviewed.current = said;
            return post(request.request, refer, { "If-Match": `"${version}"`, "Idempotency-Key": second.current });
        });
    }
    return { ...act, send };
}

export function SendDialog({ request, lines, cited, result: first, summary, onSummary, onDone, onClose }: SendDialogProps) {
    const { t } = useTranslation("case");
    const toast = useToast();
    const [to, setTo] = useState<string>(receivers[0]);
    const [result, setResult] = useState<string>(first);
    const [text, setText] = useState(summary);
    const [why, setWhy] = useState(t("send.ask_start"));
    const [answers, setAnswers] = useState<Record<string, string>>(() => Object.fromEntries(questions.map((question) => [question, "not_judged"])));
    const [tried, setTried] = useState(false);
    const mayReview = may(request, "review");
    const act = useSend(request, () => {
        toast(t("send.done"));
        onDone();
        onClose();
    });
    const errorAt = (pointer: string): string | undefined => sentenceAt(act.faults, pointer);

    function save(): void {
        setTried(true);
        if (!why.trim() || (mayReview && !text.trim())) return;
        const review: Command = { type: "RecordReview", lines, result, text: text.trim(), questions: answers, criteria: cited.map(statedCited) };
        act.send(mayReview ? review : undefined, { type: "ReferRequest", to, why: why.trim() });
    }

    return (
        <ActDialog title={t("send.title", { number: request.shown })} act={t("send.act")} size="middle" busy={act.busy} failure={act.failure} onAct={save} onClose={onClose}>
            <Select label={t("send.to")} options={receivers.map((id) => ({ id, name: t(`request:choice.refer_to.${id}`) }))} value={to} error={errorAt("/to")} onChange={setTo} />
            {mayReview ? (
                <>
                    <RadioGroup label={t("send.result")} options={results.map((id) => ({ id, name: t(`request:choice.review_result.${id}`) }))} value={result} onChange={setResult} />
                    <Questions value={answers} onChange={setAnswers} />
                    <FieldProblem error={act.faults.find(({ pointer }) => pointer?.startsWith("/criteria"))?.detail} />
                    <TextArea
                        label={t("send.summary")}
                        hint={t("send.summary_hint")}
                        rows={10}
                        value={text}
                        error={errorAt("/text") ?? (tried && !text.trim() ? t("send.summary_needed") : undefined)}
                        onChange={(next) => {
                            act.forget();
                            setText(next);
                            onSummary(next);
                        }}
                    />
                </>
            ) : (
                <Banner tone="info">{t("send.no_review")}</Banner>
            )}
            <TextArea label={t("send.ask")} rows={2} value={why} error={errorAt("/why") ?? (tried && !why.trim() ? t("send.ask_needed") : undefined)} onChange={setWhy} />
        </ActDialog>
    );
}
