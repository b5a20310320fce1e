/// Opens a PDF and draws its pages. The text lies over the drawing, so that it can be read out, searched and copied.
import { getDocument, GlobalWorkerOptions, TextLayer, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist";
import workerAddress from "pdfjs-dist/build/pdf.worker.min.mjs?url";
import { useEffect, useState } from "react";

export type { PDFDocumentProxy } from "pdfjs-dist";

GlobalWorkerOptions.workerSrc = workerAddress;

export function usePdf(bytes: Blob): { pdf: PDFDocumentProxy | undefined; failed: boolean } {
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

/// `turned`: by so many degrees more than the page says of itself. Without a layer the page is only a picture.
export async function draw(page: PDFPageProxy, canvas: HTMLCanvasElement, layer: HTMLElement | undefined, width: number, turned = 0): Promise<void> {
    const rotation = (page.rotate + turned) % 360;
    const scale = width / page.getViewport({ scale: 1, rotation }).width;
    const viewport = page.getViewport({ scale, rotation });
    const density = Math.min(devicePixelRatio, 2);
    canvas.width = Math.floor(viewport.width * density);
    canvas.height = Math.floor(viewport.height * density);
    await page.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] }).promise;
    if (!layer) return;
    layer.style.setProperty("--total-scale-factor", String(scale));
    layer.replaceChildren();
    await new TextLayer({ textContentSource: page.streamTextContent(), container: layer, viewport }).render();
}
