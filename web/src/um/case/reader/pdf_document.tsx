/// The pages of one PDF inside the reader.
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { draw, usePdf, type PDFDocumentProxy } from "@/request/viewer/pdf";
import { Skeleton } from "@/shared/ui/state";
import type { Loaded } from "./loaded";

interface PdfDocumentProps {
    bytes: Blob;
    width: number;
    turnOf: (page: number) => number;
    frame: (page: number, content: ReactNode) => ReactNode;
    onLoaded: (loaded: Loaded) => void;
    onDrawn: () => void;
}

/// Pages this near the visible ones are drawn; others give their memory back.
const near = "1000px";

async function wordsOf(pdf: PDFDocumentProxy): Promise<string[]> {
    const words: string[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
        const content = await (await pdf.getPage(number)).getTextContent();
        words.push(content.items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join(""));
    }
    return words;
}

const loadedOf = (pdf: PDFDocumentProxy): Loaded => ({
    pages: pdf.numPages,
    counted: true,
    paint: async (number, canvas, width) => draw(await pdf.getPage(number), canvas, undefined, width),
    words: () => wordsOf(pdf),
});

function useNear(): [(element: HTMLElement | null) => void, boolean] {
    const [element, setElement] = useState<HTMLElement | null>(null);
    const [isNear, setNear] = useState(false);
    useEffect(() => {
        if (!element) return;
        const watch = new IntersectionObserver(([seen]) => setNear(seen?.isIntersecting ?? false), { rootMargin: near });
        watch.observe(element);
        return () => watch.disconnect();
    }, [element]);
    return [setElement, isNear];
}

function PdfPage({ pdf, number, width, turn, onDrawn }: { pdf: PDFDocumentProxy; number: number; width: number; turn: number; onDrawn: () => void }) {
    const [hold, isNear] = useNear();
    const canvas = useRef<HTMLCanvasElement>(null);
    const layer = useRef<HTMLDivElement>(null);
    const [ratio, setRatio] = useState(11 / 8.5);
    const [drawn, setDrawn] = useState(false);
    const tell = useRef(onDrawn);
    tell.current = onDrawn;

    useEffect(() => {
        const [picture, text] = [canvas.current, layer.current];
        if (!isNear || !picture || !text) return;
        let gone = false;
        void pdf.getPage(number).then(async (page) => {
            if (gone) return;
            const { width: across, height } = page.getViewport({ scale: 1, rotation: (page.rotate + turn) % 360 });
            setRatio(height / across);
            // Two drawings on one canvas are refused; one that is overtaken ends quietly.
            await draw(page, picture, text, width, turn).catch(() => undefined);
            if (gone) return;
            setDrawn(true);
            tell.current();
        });
        return () => {
            gone = true;
            setDrawn(false);
            picture.width = 0;
            text.replaceChildren();
        };
    }, [pdf, number, isNear, width, turn]);

    return (
        <div className="pdf-page" ref={hold} style={{ aspectRatio: `1 / ${ratio}` }} data-drawn={drawn || undefined}>
            <canvas key={`${width} ${turn}`} ref={canvas} aria-hidden="true" />
            <div key={`text ${width} ${turn}`} ref={layer} className="pdf-text reader-text" data-text />
        </div>
    );
}

export default function PdfDocument({ bytes, width, turnOf, frame, onLoaded, onDrawn }: PdfDocumentProps) {
    const { t } = useTranslation("request");
    const { pdf, failed } = usePdf(bytes);
    const tell = useRef(onLoaded);
    tell.current = onLoaded;
    useEffect(() => {
        if (pdf) tell.current(loadedOf(pdf));
    }, [pdf]);
    if (failed) return <p className="quiet viewer-note">{t("viewer.unreadable")}</p>;
    if (!pdf) return <Skeleton rows={8} />;
    return Array.from({ length: pdf.numPages }, (_, index) => (
        <div key={index}>{frame(index + 1, <PdfPage pdf={pdf} number={index + 1} width={width} turn={turnOf(index + 1)} onDrawn={onDrawn} />)}</div>
    ));
}
