/// Files on their way to the server, and which of the usual documents are still open. Asking for one never blocks.
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { isFault } from "@/shared/api/faults";
import { refusalOf, rulesQuery, upload } from "@/shared/api/uploads";
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

export interface Uploads {
    start: (files: File[], guessType: (index: number) => string) => void;
    stop: (document: FormDocument) => void;
}

export function useUploads(onChange: DocumentsProps["onChange"]): Uploads {
    const { t } = useTranslation();
    const rules = useQuery(rulesQuery).data;
    const running = useRef(new Map<number, AbortController>());

    useEffect(() => {
        const all = running.current;
        return () => all.forEach((each) => each.abort());
    }, []);

    function refusal(file: File): string | undefined {
        const refused = refusalOf(file, rules);
        if (!refused) return undefined;
        const name = file.name;
        if (refused.why === "size") return t("file.too_large", { name, size: formatSize(file.size), limit: formatSize(refused.limit) });
        return refused.why === "type" ? t("file.wrong_type", { name, allowed: refused.allowed }) : t("file.empty", { name });
    }

    function run({ key }: FormDocument, file: File): void {
        const set = (patch: Partial<FormDocument>): void => onChange((all) => all.map((each) => (each.key === key ? { ...each, ...patch } : each)));
        const control = new AbortController();
        running.current.set(key, control);
        const watch = { signal: control.signal, onProgress: (share: number) => set({ share }), onWait: (waits: boolean) => set({ waits }) };
        upload(file, watch, rules?.chunk).then(
            ({ blob, media_type, size }) => set({ share: 1, blob, size, mediaType: media_type, waits: false }),
            (error: unknown) => {
                if (control.signal.aborted) return;
                set({ waits: false, failure: (isFault(error) && error.problem.detail) || t("fault.server_trouble") });
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
                failure: refusal(file),
            }),
        );
        onChange((all) => [...all, ...added]);
        added.forEach((document, index) => !document.failure && files[index] && run(document, files[index]));
    }

    return { start, stop: ({ key }) => running.current.get(key)?.abort() };
}

interface DocumentRowProps {
    document: FormDocument;
    onType: (type: string) => void;
    onRemove: () => void;
}

export function DocumentRow({ document, onType, onRemove }: DocumentRowProps) {
    const { t } = useTranslation("submit");
    const percent = Math.round(document.share * 100);
    return (
        <li className="document">
            <Icon name="file" size={18} />
            <span className="document-name">
                <strong>{document.name}</strong>{" "}
                <span className="hint">
                    {document.blob || document.failure ? formatSize(document.size) : t(document.waits ? "document.waits" : "document.sending", { percent, size: formatSize(document.size) })}
                </span>
                {document.failure && (
                    <span className="field-error" role="alert">
                        <Shape name="octagon" />
                        {document.failure}
                    </span>
                )}
                {!document.blob && !document.failure && (
                    <span className="progress" data-waits={document.waits || undefined}>
                        <span style={{ inlineSize: `${percent}%` }} />
                    </span>
                )}
            </span>
            {!document.failure && (
                <Select
                    label={t("document.type_of", { name: document.name })}
                    hideLabel
                    options={documentTypes.map((id) => ({ id, name: t(`words:document.${id}`) }))}
                    value={document.type}
                    onChange={onType}
                />
            )}
            <Button look="quiet" icon="close" aria-label={t("common:action.remove", { what: document.name })} onPress={onRemove} />
        </li>
    );
}

/// Where files are dropped or chosen, with what may be sent told before.
export function FilePlace({ onFiles }: { onFiles: (files: File[]) => void }) {
    const { t } = useTranslation();
    const rules = useQuery(rulesQuery).data;
    const kinds = rules?.types.map(({ name }) => name).join(", ");
    const limit = rules?.size_limit;
    const hint = limit === undefined ? t("file.kinds", { kinds }) : t("file.kinds_up_to", { kinds, limit: formatSize(limit) });
    return <FileDrop hint={rules && hint} accept={rules?.types.flatMap(({ endings }) => endings)} onFiles={onFiles} />;
}

export function Documents({ documents, usual, onChange }: DocumentsProps) {
    const { t } = useTranslation("submit");
    const { start, stop } = useUploads(onChange);
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
                            onRemove={() => {
                                stop(document);
                                onChange((all) => all.filter(({ key }) => key !== document.key));
                            }}
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
            <FilePlace onFiles={(files) => start(files, (index) => open[index] ?? "other")} />
        </div>
    );
}
