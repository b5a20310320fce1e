/// Files on their way to the server, and which of the usual documents are still open. Asking for one never blocks.
import { useTranslation } from "react-i18next";
import { upload } from "@/shared/api/client";
import { isFault } from "@/shared/api/faults";
import { formatSize } from "@/shared/i18n/format";
import { Button, TextButton } from "@/shared/ui/button";
import { FileDrop } from "@/shared/ui/file_drop";
import { Icon, Shape } from "@/shared/ui/icon";
import { Select } from "@/shared/ui/select";
import { nextKey, type FormDocument } from "./form";

export const documentTypes = [
    "history", "physical_assessment", "consultation", "diagnostic_result", "photograph", "treatment",
    "treatment_response", "request_form", "face_sheet", "order", "plan_of_care", "certification", "consent", "other",
] as const;

interface DocumentsProps {
    documents: FormDocument[];
    usual: string[];
    onChange: (change: (documents: FormDocument[]) => FormDocument[]) => void;
}

export interface Uploads {
    start: (files: File[], guessType: (index: number) => string) => void;
    again: (document: FormDocument) => void;
}

export function useUploads(onChange: DocumentsProps["onChange"]): Uploads {
    const { t } = useTranslation();

    function run(document: FormDocument): void {
        const { file, key } = document;
        if (!file) return;
        const set = (patch: Partial<FormDocument>): void => onChange((all) => all.map((each) => (each.key === key ? { ...each, ...patch } : each)));
        set({ share: 0, failure: undefined });
        upload(file, (share) => set({ share })).then(
            ({ blob, media_type }) => set({ share: 1, blob, mediaType: media_type || document.mediaType, file: undefined }),
            (error: unknown) => {
                const lost = isFault(error, "no_connection");
                set({ failure: lost ? t("fault.no_connection") : (isFault(error) && error.problem.detail) || t("fault.server_trouble") });
            },
        );
    }

    function start(files: File[], guessType: (index: number) => string): void {
        const added = files.map(
            (file, index): FormDocument => ({
                key: nextKey(),
                name: file.name,
                size: file.size,
                type: guessType(index),
                mediaType: file.type || "application/octet-stream",
                share: 0,
                file,
            }),
        );
        onChange((all) => [...all, ...added]);
        added.forEach(run);
    }

    return { start, again: run };
}

interface DocumentRowProps {
    document: FormDocument;
    onType: (type: string) => void;
    onRemove: () => void;
    onAgain: (document: FormDocument) => void;
}

export function DocumentRow({ document, onType, onRemove, onAgain }: DocumentRowProps) {
    const { t } = useTranslation("submit");
    const percent = Math.round(document.share * 100);
    return (
        <li className="document">
            <Icon name="file" size={18} />
            <span className="document-name">
                <strong>{document.name}</strong>{" "}
                <span className="hint">
                    {document.blob || document.failure ? formatSize(document.size) : t("document.sending", { percent })}
                </span>
                {document.failure && (
                    <span className="field-error" role="alert">
                        <Shape name="octagon" />
                        {document.failure}
                        {document.file && <TextButton onPress={() => onAgain(document)}>{t("common:state.try_again")}</TextButton>}
                    </span>
                )}
                {!document.blob && !document.failure && (
                    <span className="progress">
                        <span style={{ inlineSize: `${percent}%` }} />
                    </span>
                )}
            </span>
            <Select
                label={t("document.type_of", { name: document.name })}
                hideLabel
                options={documentTypes.map((id) => ({ id, name: t(`words:document.${id}`) }))}
                value={document.type}
                onChange={onType}
            />
            <Button look="quiet" icon="close" aria-label={t("common:action.remove", { what: document.name })} onPress={onRemove} />
        </li>
    );
}

export function Documents({ documents, usual, onChange }: DocumentsProps) {
    const { t } = useTranslation("submit");
    const { start, again } = useUploads(onChange);
    const open = usual.filter((type) => !documents.some((each) => each.type === type));
    return (
        <div className="documents-part">
            <div className="stack">
                <h3 className="small-title">{t("document.title")}</h3>
                <ul hidden={documents.length + open.length === 0}>
                    {documents.map((document) => (
                        <DocumentRow
                            key={document.key}
                            document={document}
                            onType={(type) => onChange((all) => all.map((each) => (each.key === document.key ? { ...each, type } : each)))}
                            onRemove={() => onChange((all) => all.filter(({ key }) => key !== document.key))}
                            onAgain={again}
                        />
                    ))}
                    {open.map((type) => (
                        <li key={type} className="document document-wanted">
                            <Shape name="dashed" />
                            {t(`words:document.${type}`, { defaultValue: type })}
                            <span className="hint">{t("document.usual")}</span>
                        </li>
                    ))}
                </ul>
                {documents.length + open.length === 0 && <p className="hint">{t("document.none")}</p>}
            </div>
            <FileDrop hint={t("document.kinds")} onFiles={(files) => start(files, (index) => open[index] ?? "other")} />
        </div>
    );
}
