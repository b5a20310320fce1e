/// The edge between two zones: moved by hand or by arrows; the menu of the zones moves it without dragging.
import type { KeyboardEvent, PointerEvent } from "react";
import { narrowest, widest, type Side } from "./use_zones";

interface SplitterProps {
    side: Side;
    width: number;
    label: string;
    onWidth: (width: number) => void;
}

const step = 16;

export function Splitter({ side, width, label, onWidth }: SplitterProps) {
    const isRtl = (): boolean => document.documentElement.dir === "rtl";
    /// Towards the end of the line the facts grow and the criteria shrink.
    const sense = (): number => (side === "facts" ? 1 : -1) * (isRtl() ? -1 : 1);

    function press(event: KeyboardEvent): void {
        const by = event.key === "ArrowRight" ? step : event.key === "ArrowLeft" ? -step : 0;
        if (!by) return;
        event.preventDefault();
        onWidth(width + by * sense());
    }
    function grab(event: PointerEvent<HTMLDivElement>): void {
        event.preventDefault();
        const { currentTarget: element, clientX: from, pointerId } = event;
        element.setPointerCapture(pointerId);
        const move = (moved: globalThis.PointerEvent): void => onWidth(width + (moved.clientX - from) * sense());
        const drop = (): void => {
            element.removeEventListener("pointermove", move);
            element.removeEventListener("pointerup", drop);
            element.removeEventListener("pointercancel", drop);
        };
        element.addEventListener("pointermove", move);
        element.addEventListener("pointerup", drop);
        element.addEventListener("pointercancel", drop);
    }
    return (
        /* eslint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- a separator that can be moved is a control (WAI-ARIA) */
        <div
            className="splitter"
            data-side={side}
            role="separator"
            aria-orientation="vertical"
            aria-label={label}
            aria-valuenow={width}
            aria-valuemin={narrowest}
            aria-valuemax={widest}
            tabIndex={0}
            onKeyDown={press}
            onPointerDown={grab}
        />
        /* eslint-enable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex */
    );
}
