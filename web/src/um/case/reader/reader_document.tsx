/// One document of the reader: its name, and its pages however they come to be drawn.
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { bytesQuery, documentAddress, drawable, pageAddress, previewQuery, useObjectAddress } from "@/request/viewer/shown";
import type { RequestDocument } from "@/shared/api/contract";
import { isFault } from "@/shared/api/faults";
import { formatInstant } from "@/shared/i18n/format";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import type { Loaded } from "./loaded";

const PdfDocument = lazy(() => import("./pdf_document"));

export interface ReaderDocumentProps {
    request: string;
    zone: string;
    document: RequestDocument;
    /// Loaded at once, because somebody wants to go there or to search it.
    wanted: boolean;
    width: number;
    turnOf: (page: number) => number;
    /// The words that were read from a page, once they are known; empty where it has none.
    wordsOf: (page: number) => string | undefined;
    onLoaded: (loaded: Loaded) => void;
    onDrawn: () => void;
}

interface PagesProps extends ReaderDocumentProps {
    bytes: Blob;
    frame: (page: number, content: ReactNode) => ReactNode;
}

/// A picture has no words of its own: those that were read from it stand below it.
function Scanned({ src, alt, turn, words }: { src: string; alt: string; turn: number; words: string | undefined }) {
    const { t } = useTranslation("case");
    const [known, setKnown] = useState(false);
    return (
        <>
            <div className="reader-turn" data-sideways={turn % 180 !== 0 || undefined}>
                <img className="reader-picture" loading="lazy" src={src} alt={alt} data-known={known || undefined} onLoad={() => setKnown(true)} style={{ rotate: `${turn}deg` }} />
            </div>
            {words && (
                <div className="reader-read">
                    <p className="hint">{t("reader.read_from")}</p>
                    <p className="reader-words" data-text>
                        {words}
                    </p>
                </div>
            )}
            {words === "" && <p className="hint reader-read">{t("reader.no_words")}</p>}
        </>
    );
}

function useTold(loaded: Loaded | undefined, onLoaded: (loaded: Loaded) => void, key: unknown): void {
    const latest = useRef({ loaded, onLoaded });
    latest.current = { loaded, onLoaded };
    useEffect(() => {
        if (latest.current.loaded) latest.current.onLoaded(latest.current.loaded);
    }, [key]);
}

function Picture({ bytes, document, frame, turnOf, wordsOf, onLoaded }: PagesProps) {
    const address = useObjectAddress(bytes);
    useTold(address ? { pages: 1, counted: true, picture: () => address } : undefined, onLoaded, address);
    return address && frame(1, <Scanned src={address} alt={document.file_name} turn={turnOf(1)} words={wordsOf(1)} />);
}

function Drawn({ request, document, frame, turnOf, wordsOf, onLoaded, onDrawn }: PagesProps) {
    const { t } = useTranslation("case");
    const address = documentAddress(request, document.document);
    const { data, error } = useQuery(previewQuery(address));
    const text = data?.kind === "text" ? (data.paragraphs ?? []).join("\n") : undefined;
    const loaded: Loaded | undefined =
        data && (text === undefined ? { pages: data.pages ?? 0, counted: true, picture: (page) => pageAddress(address, page, 160) } : { pages: 1, counted: false, text });
    useTold(loaded, (told) => (onLoaded(told), onDrawn()), data);
    if (error) return <p className="quiet viewer-note">{isFault(error, "no_preview") ? t("request:viewer.no_preview") : error.message || t("request:viewer.failed")}</p>;
    if (!data) return <Skeleton rows={6} />;
    if (data.kind === "text") {
        return frame(
            1,
            <div className="reader-paper" data-text>
                {data.cut && <p className="hint">{t("request:viewer.cut")}</p>}
                {data.paragraphs?.map((paragraph, index) => <p key={index}>{paragraph}</p>)}
            </div>,
        );
    }
    return Array.from({ length: data.pages ?? 0 }, (_, index) => {
        const page = index + 1;
        const name = t("reader.page_of", { name: document.file_name, page });
        return <div key={page}>{frame(page, <Scanned src={pageAddress(address, page, 1200)} alt={name} turn={turnOf(page)} words={wordsOf(page)} />)}</div>;
    });
}

function Pages(props: PagesProps) {
    if (props.bytes.type === "application/pdf") {
        return (
            <Suspense fallback={<Skeleton rows={8} />}>
                <PdfDocument {...props} />
            </Suspense>
        );
    }
    return drawable.includes(props.bytes.type) ? <Picture {...props} /> : <Drawn {...props} />;
}

/// Loads when the reader comes near it.
function useWanted(wanted: boolean): [(element: HTMLElement | null) => void, boolean] {
    const [element, setElement] = useState<HTMLElement | null>(null);
    const [isNear, setNear] = useState(false);
    useEffect(() => {
        if (!element || isNear) return;
        const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting && setNear(true), { rootMargin: "1500px" });
        watch.observe(element);
        return () => watch.disconnect();
    }, [element, isNear]);
    return [setElement, wanted || isNear];
}

export function ReaderDocument(props: ReaderDocumentProps) {
    const { request, document, zone } = props;
    const { t } = useTranslation("case");
    const [hold, isWanted] = useWanted(props.wanted);
    const address = documentAddress(request, document.document);
    const { data, error, refetch } = useQuery({ ...bytesQuery(address), enabled: isWanted });
    const frame = (page: number, content: ReactNode): ReactNode => (
        <section className="reader-page" data-document={document.document} data-page={page} aria-label={t("reader.page_of", { name: document.file_name, page })}>
            {content}
        </section>
    );
    return (
        <article ref={hold} className="reader-document" aria-label={document.file_name}>
            <p className="reader-name">
                <strong>{document.file_name}</strong>{" "}
                <span className="hint">
                    {[t(`words:document.${document.type}`, { defaultValue: document.type }), document.by, document.at && formatInstant(document.at, zone)].filter(Boolean).join(" · ")}
                </span>{" "}
                <a className="in-text" href={address} download={document.file_name}>
                    {t("request:viewer.download")}
                </a>
            </p>
            {data && <Pages {...props} bytes={data} frame={frame} />}
            {error && <ErrorState title={t("request:viewer.failed")} error={error} onRetry={() => void refetch()} />}
            {!data && !error && <Skeleton rows={8} />}
        </article>
    );
}
