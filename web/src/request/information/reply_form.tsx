/// Answering in place: each thing by document, by words, or by saying why it cannot be had. What is answered counts at
/// once; the rest stays asked.
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Information, RequestView } from "@/shared/api/contract";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { RadioGroup } from "@/shared/ui/radio_group";
import { Select } from "@/shared/ui/select";
import { TextArea } from "@/shared/ui/text_field";
import { useToast } from "@/shared/ui/toast";
import { DocumentRow, documentTypes, FilePlace, useUploads } from "@/submit/documents";
import type { FormDocument } from "@/submit/form";
import { attachAll } from "../attach";
import { post, useAct } from "../use_act";
import { answersOf, isAnswered, startRows, type Row } from "./reply";

interface RowFieldsProps {
    row: Row;
    request: RequestView;
    what: string;
    type: string;
    onChange: (change: (row: Row) => Row) => void;
}

function RowFields({ row, request, what, type, onChange }: RowFieldsProps) {
    const { t } = useTranslation("request");
    const set = (part: Partial<Row>): void => onChange((before) => ({ ...before, ...part }));
    const setFiles = (change: (files: FormDocument[]) => FormDocument[]): void => onChange((before) => ({ ...before, files: change(before.files) }));
    const { start, stop } = useUploads(setFiles);
    const known = request.documents ?? [];
    return (
        <div className="stack tight">
            <RadioGroup
                segmented
                hideLabel
                label={t("reply.how", { what })}
                options={(["document", "text", "not_available"] as const).map((id) => ({ id, name: t(`choice.item_answer.${id}`) }))}
                value={row.answer}
                onChange={(answer) => set({ answer: answer as Row["answer"] })}
            />
            {row.answer === "document" && (
                <>
                    <FilePlace onFiles={(files) => start(files, () => type)} />
                    <ul data-density="compact">
                        {row.files.map((file) => (
                            <DocumentRow
                                key={file.key}
                                document={file}
                                onType={(next) => setFiles((all) => all.map((each) => (each.key === file.key ? { ...each, type: next } : each)))}
                                onRemove={() => {
                                    stop(file);
                                    setFiles((all) => all.filter(({ key }) => key !== file.key));
                                }}
                            />
                        ))}
                    </ul>
                    {known.length > 0 && (
                        <Select
                            label={t("reply.known")}
                            optional
                            options={known.map(({ document, file_name }) => ({ id: String(document), name: file_name }))}
                            value={row.document === undefined ? undefined : String(row.document)}
                            onChange={(number) => set({ document: Number(number) })}
                        />
                    )}
                </>
            )}
            {row.answer && row.answer !== "document" && (
                <TextArea label={t(row.answer === "text" ? "reply.text" : "reply.because")} optional={row.answer !== "text"} maxLength={8000} value={row.text} onChange={(text) => set({ text })} />
            )}
        </div>
    );
}

export function ReplyForm({ ask, request }: { ask: Information; request: RequestView }) {
    const { t } = useTranslation("request");
    const toast = useToast();
    const [rows, setRows] = useState(() => startRows(ask));
    const [problem, setProblem] = useState<string>();
    const attached = useRef(new Map<number, number>());
    const act = useAct(
        request,
        () => {
            toast(t("reply.done"));
            setRows(startRows(ask));
            attached.current.clear();
        },
        rows.some(({ answer }) => answer),
    );
    const answered = rows.filter(isAnswered).length;
    const files = rows.flatMap((row) => (row.answer === "document" ? row.files : []));

    function send(): void {
        if (files.some(({ blob, failure }) => !blob && !failure)) return setProblem(t("document.wait"));
        if (answered === 0) return setProblem(t("reply.empty"));
        setProblem(undefined);
        act.run(async (headers) => {
            const version = await attachAll(request, files, headers, attached.current);
            const answers = answersOf(rows, attached.current);
            return post(request.request, { type: "RecordInformation", information: ask.number, answers }, { ...headers, "If-Match": `"${version}"` });
        });
    }

    return (
        <div className="reply stack">
            {(problem ?? act.failure) && (
                <Banner tone="bad" live="assertive">
                    {problem ?? act.failure}
                </Banner>
            )}
            <ol className="reply-rows">
                {rows.map((row) => {
                    const item = ask.items?.[row.item - 1];
                    const type = item?.item ?? "other";
                    const word = t(`words:document.${type}`, { defaultValue: type.replaceAll("_", " ") });
                    return (
                        <li key={row.item} className="reply-row">
                            <div>
                                <p className="reply-what">{item?.text || word}</p>
                                {item?.text && item.item && <p className="hint">{word}</p>}
                            </div>
                            <RowFields
                                row={row}
                                request={request}
                                what={item?.text || word}
                                type={documentTypes.find((id) => id === type) ?? "other"}
                                onChange={(change) => setRows((all) => all.map((each) => (each.item === row.item ? change(each) : each)))}
                            />
                        </li>
                    );
                })}
            </ol>
            <div className="spread">
                <span className="quiet">{t("reply.count", { answered, total: rows.length })}</span>
                <Button look="primary" onPress={send} busy={act.busy ? t("common:action.busy") : undefined}>
                    {t("reply.send")}
                </Button>
            </div>
        </div>
    );
}
