import type { ReactNode, Ref } from "react";
import { Shape, type ShapeName } from "./icon";

export type Tone = "good" | "attention" | "bad" | "info" | "neutral";

const shapes: Record<Tone, ShapeName> = {
    good: "tick",
    attention: "triangle",
    bad: "octagon",
    info: "info",
    neutral: "info",
};

interface BannerProps {
    tone: Tone;
    /// Spoken when it appears: at once for faults, in a pause for news.
    live?: "assertive" | "polite";
    children: ReactNode;
    action?: ReactNode;
    ref?: Ref<HTMLDivElement>;
}

export function Banner({ tone, live, children, action, ref }: BannerProps) {
    const role = live === "assertive" ? "alert" : live === "polite" ? "status" : undefined;
    return (
        <div className="banner" data-tone={tone} role={role}>
            <Shape name={shapes[tone]} />
            <div className="banner-body" ref={ref} tabIndex={ref ? -1 : undefined}>
                {children}
            </div>
            {action}
        </div>
    );
}
