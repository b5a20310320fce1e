/// The pages of a PDF, one below the other; only those near the visible ones are drawn. The text lies over the drawing, so
/// that it can be read out, searched and copied.
import { getDocument, GlobalWorkerOptions, TextLayer, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist";
import workerAddress from "pdfjs-dist/build/pdf.worker.min.mjs?url";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Skeleton } from "@/shared/ui/state";

GlobalWorkerOptions.workerSrc = workerAddress;

function usePdf(bytes: Blob): { pdf: PDFDocumentProxy | undefined; failed: boolean } {
    const [pdf, setPdf] = useState<PDFDocumentProxy>();
    const [failed, setFailed] = useState(false);
    useEffect(() => {
        let gone = false;
        let task: ReturnType<typeof getDocument> | undefined;
        void bytes.arrayBuffer().then((data) => {
            if (gone) return;
            task = getDocument({ data, isEvalSupported: false, enableXfa: false, useWasm: false });
            task.promise.then(
                (loaded) => !gone && setPdf(loaded),
                () => !gone && setFailed(true),
            );
        });
        return () => {
            gone = true;
            void task?.destroy();
        };
    }, [bytes]);
    return { pdf, failed };
}

async function draw(page: PDFPageProxy, canvas: HTMLCanvasElement, layer: HTMLElement, width: number): Promise<void> {
    const scale = width / page.getViewport({ scale: 1 }).width;
    const viewport = page.getViewport({ scale });
    const density = Math.min(devicePixelRatio, 2);
    canvas.width = Math.floor(viewport.width * density);
    canvas.height = Math.floor(viewport.height * density);
    layer.style.setProperty("--total-scale-factor", String(scale));
    await page.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] }).promise;
    layer.replaceChildren();
    await new TextLayer({ textContentSource: page.streamTextContent(), container: layer, viewport }).render();
}

function Page({ pdf, number }: { pdf: PDFDocumentProxy; number: number }) {
    const { t } = useTranslation("request");
    const frame = useRef<HTMLElement>(null);
    const canvas = useRef<HTMLCanvasElement>(null);
    const layer = useRef<HTMLDivElement>(null);
    const [ratio, setRatio] = useState(11 / 8.5);
    const [drawn, setDrawn] = useState(false);

    useEffect(() => {
        const holder = frame.current;
        if (!holder) return;
        const watch = new IntersectionObserver(
            ([seen]) => {
                if (!seen?.isIntersecting) return;
                watch.disconnect();
                void pdf.getPage(number).then(async (page) => {
                    const { width, height } = page.getViewport({ scale: 1 });
                    setRatio(height / width);
                    if (canvas.current && layer.current) await draw(page, canvas.current, layer.current, holder.clientWidth);
                    setDrawn(true);
                });
            },
            { rootMargin: "800px" },
        );
        watch.observe(holder);
        return () => watch.disconnect();
    }, [pdf, number]);

    return (
        <section className="pdf-page" ref={frame} style={{ aspectRatio: `1 / ${ratio}` }} aria-label={t("viewer.page", { number, total: pdf.numPages })} data-drawn={drawn || undefined}>
            <canvas ref={canvas} aria-hidden="true" />
            <div ref={layer} className="pdf-text" />
        </section>
    );
}

export default function PdfPages({ bytes }: { bytes: Blob }) {
    const { t } = useTranslation("request");
    const { pdf, failed } = usePdf(bytes);
    if (failed) return <p className="quiet viewer-note">{t("viewer.unreadable")}</p>;
    if (!pdf) return <Skeleton rows={8} />;
    return (
        <div className="pdf-pages">
            {Array.from({ length: pdf.numPages }, (_, index) => (
                <Page key={index} pdf={pdf} number={index + 1} />
            ))}
        </div>
    );
}
