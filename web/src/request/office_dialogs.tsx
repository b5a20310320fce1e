/// What offices and staff add to a request: notes and documents.
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { DocumentRow, FilePlace, useUploads } from "@/submit/documents";
import type { FormDocument } from "@/submit/form";
import { api, take } from "@/shared/api/client";
import type { RequestView } from "@/shared/api/contract";
import { Select } from "@/shared/ui/select";
import { TextArea } from "@/shared/ui/text_field";
import { useToast } from "@/shared/ui/toast";
import { ActDialog } from "@/shared/ui/act_dialog";
import { attachAll } from "./attach";
import { useAct } from "./use_act";

interface DialogProps {
    request: RequestView;
    onClose: () => void;
}

const officeNotes = ["web_note", "clinical", "change", "cancel"] as const;
const staffNotes = ["internal", "contact", "clinical", "web_note"] as const;

export function NoteDialog({ request, staff, onClose }: DialogProps & { staff: boolean }) {
    const { t } = useTranslation("request");
    const toast = useToast();
    const types = staff ? staffNotes : officeNotes;
    const [type, setType] = useState<string>(types[0]);
    const [text, setText] = useState("");
    const [empty, setEmpty] = useState(false);
    const act = useAct(request, () => {
        toast(t("note.done"));
        onClose();
    });

    function save(): void {
        setEmpty(!text.trim());
        if (!text.trim()) return;
        act.run((headers) =>
            take(
                api.POST("/api/requests/{number}/notes", {
                    params: { path: { number: request.request } },
                    body: { note: { type, text: text.trim() } },
                    headers: { ...headers },
                }),
            ),
        );
    }

    return (
        <ActDialog title={t("actions.note")} act={t("note.act")} busy={act.busy} failure={act.failure} onAct={save} onClose={onClose}>
            <Select
                label={t("note.type")}
                options={types.map((id) => ({ id, name: t(`words:note_type.${id}`) }))}
                value={type}
                onChange={setType}
                hint={type === "internal" ? t("internal") : undefined}
            />
            <TextArea
                label={t("note.text")}
                rows={5}
                maxLength={8000}
                value={text}
                onChange={setText}
                error={empty ? t("note.empty") : undefined}
            />
        </ActDialog>
    );
}

export function DocumentDialog({ request, onClose }: DialogProps) {
    const { t } = useTranslation("request");
    const toast = useToast();
    const [documents, setDocuments] = useState<FormDocument[]>([]);
    const [problem, setProblem] = useState<string>();
    const attached = useRef(new Map<number, number>());
    const { start, stop } = useUploads((change) => setDocuments(change));
    const act = useAct(request, () => {
        toast(t("document.done"));
        onClose();
    });

    function save(): void {
        const ready = documents.filter(({ blob }) => blob);
        if (documents.some(({ blob, failure }) => !blob && !failure)) return setProblem(t("document.wait"));
        if (ready.length === 0) return setProblem(t("document.empty"));
        setProblem(undefined);
        act.run(async (headers) => ({ version: await attachAll(request, ready, headers, attached.current), status: request.status }));
    }

    return (
        <ActDialog
            title={t("actions.attach")}
            act={t("document.act")}
            size="middle"
            busy={act.busy}
            failure={act.failure ?? problem}
            onAct={save}
            onClose={onClose}
        >
            <FilePlace onFiles={(files) => start(files, () => "other")} />
            <ul data-density="compact">
                {documents.map((document) => (
                    <DocumentRow
                        key={document.key}
                        document={document}
                        onType={(type) => setDocuments((all) => all.map((each) => (each.key === document.key ? { ...each, type } : each)))}
                        onRemove={() => {
                            stop(document);
                            setDocuments((all) => all.filter(({ key }) => key !== document.key));
                        }}
                    />
                ))}
            </ul>
        </ActDialog>
    );
}
