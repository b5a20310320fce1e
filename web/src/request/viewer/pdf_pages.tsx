/// The pages of a PDF, one below the other; only those near the visible ones are drawn.
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Skeleton } from "@/shared/ui/state";
import { draw, usePdf, type PDFDocumentProxy } from "./pdf";

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
