/// Which rows of a long table are near what is seen, so that only those stand in the document.
import { useEffect, useState, type RefObject } from "react";

/// Rows drawn above and below what is seen.
const margin = 10;

interface Window {
    from: number;
    to: number;
    rowHeight: number;
}

const rem = (): number => parseFloat(getComputedStyle(document.documentElement).fontSize);

/// `rowRem` is the height of a row; a narrow page has higher ones.
export function useWindow(body: RefObject<HTMLElement | null>, count: number, rowRem: { wide: number; narrow: number }): Window {
    const [seen, setSeen] = useState<Window>({ from: 0, to: 40, rowHeight: rowRem.wide * 16 });
    useEffect(() => {
        const narrow = matchMedia("(max-width: 767px)");
        const paper = matchMedia("print");
        let frame = 0;
        function look(): void {
            frame = 0;
            const rowHeight = (narrow.matches ? rowRem.narrow : rowRem.wide) * rem();
            const top = Math.max(0, -(body.current?.getBoundingClientRect().top ?? 0));
            const from = Math.max(0, Math.floor(top / rowHeight) - margin);
            const to = Math.ceil((top + innerHeight) / rowHeight) + margin;
            const next = paper.matches ? { from: 0, to: count, rowHeight } : { from, to, rowHeight };
            setSeen((before) => (before.from === next.from && before.to === next.to && before.rowHeight === rowHeight ? before : next));
        }
        const soon = (): void => void (frame ||= requestAnimationFrame(look));
        look();
        addEventListener("scroll", soon, { passive: true });
        addEventListener("resize", soon);
        paper.addEventListener("change", look);
        return () => {
            cancelAnimationFrame(frame);
            removeEventListener("scroll", soon);
            removeEventListener("resize", soon);
            paper.removeEventListener("change", look);
        };
    }, [body, count, rowRem.wide, rowRem.narrow]);
    return { ...seen, from: Math.min(seen.from, count), to: Math.min(seen.to, count) };
}
