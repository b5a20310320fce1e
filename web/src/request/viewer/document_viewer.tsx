/// Reads a document without leaving the request. What a browser cannot draw is told and can be downloaded.
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RequestDocument } from "@/shared/api/contract";
import { takeBytes } from "@/shared/api/client";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { ErrorState, Skeleton } from "@/shared/ui/state";

const PdfPages = lazy(() => import("./pdf_pages"));
const drawable = ["image/png", "image/jpeg"];

function Picture({ bytes, name }: { bytes: Blob; name: string }) {
    const [address, setAddress] = useState<string>();
    useEffect(() => {
        const made = URL.createObjectURL(bytes);
        setAddress(made);
        return () => URL.revokeObjectURL(made);
    }, [bytes]);
    return address ? <img className="viewer-picture" src={address} alt={name} /> : null;
}

function Content({ bytes, name }: { bytes: Blob; name: string }) {
    const { t } = useTranslation("request");
    if (bytes.type === "application/pdf") {
        return (
            <Suspense fallback={<Skeleton rows={6} />}>
                <PdfPages bytes={bytes} />
            </Suspense>
        );
    }
    if (drawable.includes(bytes.type)) return <Picture bytes={bytes} name={name} />;
    return <p className="quiet viewer-note">{t("viewer.no_preview")}</p>;
}

export default function DocumentViewer({ request, document, onClose }: { request: string; document: RequestDocument; onClose: () => void }) {
    const { t } = useTranslation("request");
    const address = `/api/requests/${request}/documents/${document.document}`;
    // Bytes of a record do not stay in memory once nobody looks at them.
    const { data, error, refetch } = useQuery({ queryKey: ["document", address], queryFn: () => takeBytes(address), gcTime: 0, staleTime: Infinity });
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
                {data && <Content bytes={data} name={document.file_name} />}
                {error && <ErrorState title={t("viewer.failed")} error={error} onRetry={() => void refetch()} />}
                {!data && !error && <Skeleton rows={6} />}
            </div>
        </Dialog>
    );
}
