import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RequestDocument, RequestView } from "@/shared/api/contract";
import { formatInstant, formatSize } from "@/shared/i18n/format";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";

const DocumentViewer = lazy(() => import("./viewer/document_viewer"));

export function DocumentsCard({ request }: { request: RequestView }) {
    const { t } = useTranslation("request");
    const [open, setOpen] = useState<RequestDocument>();
    const documents = request.documents ?? [];
    return (
        <section className="card card-pad stack" id="documents">
            <h2 className="card-title">
                {t("documents")} {documents.length > 0 && <span className="count">{documents.length}</span>}
            </h2>
            {documents.length === 0 && <p className="quiet">{t("no_documents")}</p>}
            <ul className="rows" hidden={documents.length === 0}>
                {documents.map((document) => (
                    <li key={document.document} className="row-line">
                        <Icon name="file" size={18} />
                        <span className="row-main">
                            <a href={`/api/requests/${request.request}/documents/${document.document}`} download={document.file_name}>
                                {document.file_name}
                            </a>
                            <span className="hint">
                                {[
                                    t(`words:document.${document.type}`, { defaultValue: document.type }),
                                    document.size && formatSize(document.size),
                                    document.by,
                                    document.at && formatInstant(document.at, request.time_zone ?? "UTC"),
                                ]
                                    .filter(Boolean)
                                    .join(" · ")}
                            </span>
                        </span>
                        {document.late && <span className="tag">{t("late")}</span>}
                        <span className="no-print">
                            <Button size="small" aria-label={t("viewer.open", { name: document.file_name })} onPress={() => setOpen(document)}>
                                {t("viewer.show")}
                            </Button>
                        </span>
                    </li>
                ))}
            </ul>
            {open && (
                <Suspense>
                    <DocumentViewer request={request.request} document={open} onClose={() => setOpen(undefined)} />
                </Suspense>
            )}
        </section>
    );
}
