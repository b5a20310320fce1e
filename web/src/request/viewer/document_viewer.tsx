/// Reads a document without leaving the request. What a browser cannot draw is told and can be downloaded.
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { RequestDocument } from "@/shared/api/contract";
import { isFault } from "@/shared/api/faults";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { bytesQuery, documentAddress, drawable, pageAddress, previewQuery, useObjectAddress } from "./shown";

const PdfPages = lazy(() => import("./pdf_pages"));

function Picture({ bytes, name }: { bytes: Blob; name: string }) {
    const address = useObjectAddress(bytes);
    return address ? <img className="viewer-picture" src={address} alt={name} /> : null;
}

function Drawn({ address, name }: { address: string; name: string }) {
    const { t } = useTranslation("request");
    const { data, error } = useQuery(previewQuery(address));
    if (error) return <p className="quiet viewer-note">{isFault(error, "no_preview") ? t("viewer.no_preview") : error.message || t("viewer.failed")}</p>;
    if (!data) return <Skeleton rows={6} />;
    if (data.kind === "text") {
        return (
            <div className="viewer-text">
                {data.cut && <p className="hint">{t("viewer.cut")}</p>}
                {data.paragraphs?.map((text, index) => <p key={index}>{text}</p>)}
            </div>
        );
    }
    const pages = data.pages ?? 0;
    return (
        <div className="pdf-pages">
            {Array.from({ length: pages }, (_, index) => (
                <img
                    key={index}
                    className="viewer-picture"
                    loading="lazy"
                    src={pageAddress(address, index + 1, 1200)}
                    alt={`${name}, ${t("viewer.page", { number: index + 1, total: pages })}`}
                />
            ))}
        </div>
    );
}

function Content({ bytes, name, address }: { bytes: Blob; name: string; address: string }) {
    if (bytes.type === "application/pdf") {
        return (
            <Suspense fallback={<Skeleton rows={6} />}>
                <PdfPages bytes={bytes} />
            </Suspense>
        );
    }
    return drawable.includes(bytes.type) ? <Picture bytes={bytes} name={name} /> : <Drawn address={address} name={name} />;
}

export default function DocumentViewer({ request, document, onClose }: { request: string; document: RequestDocument; onClose: () => void }) {
    const { t } = useTranslation("request");
    const address = documentAddress(request, document.document);
    const { data, error, refetch } = useQuery(bytesQuery(address));
    return (
        <Dialog
            title={document.file_name}
            size="wide"
            onClose={onClose}
            feet={
                <>
                    <Button onPress={onClose}>{t("common:action.close")}</Button>
                    <a className="button" data-look="secondary" href={address} download={document.file_name}>
                        {t("viewer.download")}
                    </a>
                </>
            }
        >
            {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be within reach of the keyboard */}
            <div className="viewer" role="region" aria-label={document.file_name} tabIndex={0}>
                {data && <Content bytes={data} name={document.file_name} address={address} />}
                {error && <ErrorState title={t("viewer.failed")} error={error} onRetry={() => void refetch()} />}
                {!data && !error && <Skeleton rows={6} />}
            </div>
        </Dialog>
    );
}
