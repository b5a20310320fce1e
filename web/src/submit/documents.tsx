/// Files on their way to the server, and which of the usual documents are still open. Asking for one never blocks.
import { useTranslation } from "react-i18next";
import { upload } from "@/shared/api/client";
import { isFault } from "@/shared/api/faults";
import { formatSize } from "@/shared/i18n/format";
import { Button } from "@/shared/ui/button";
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

export function useUploads(onChange: DocumentsProps["onChange"]) {
    const { t } = useTranslation();
    return (files: File[], guessType: (index: number) => string): void => {
        const added = files.map((file, index) => ({
            file,
            document: {
                key: nextKey(),
                name: file.name,
                size: file.size,
                type: guessType(index),
                mediaType: file.type || "application/octet-stream",
                share: 0,
            } satisfies FormDocument,
        }));
        onChange((all) => [...all, ...added.map(({ document }) => document)]);
        for (const { file, document } of added) {
            const set = (patch: Partial<FormDocument>): void =>
                onChange((all) => all.map((each) => (each.key === document.key ? { ...each, ...patch } : each)));
            upload(file, (share) => set({ share })).then(
                ({ blob, media_type }) => set({ share: 1, blob, mediaType: media_type || document.mediaType }),
                (error: unknown) =>
                    set({ failure: (isFault(error) && error.problem.detail) || t("fault.server_trouble") }),
            );
        }
    };
}

export function DocumentRow({ document, onType, onRemove }: { document: FormDocument; onType: (type: string) => void; onRemove: () => void }) {
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
    const start = useUploads(onChange);
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
