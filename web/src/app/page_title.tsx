/// The heading of a page. It names the tab too, and takes the focus when the page was reached by a link.
import { useEffect, type ReactNode } from "react";
import { usePlan } from "./plans";

interface PageTitleProps {
    /// The name of the tab; never a person's name or a code.
    title: string;
    look?: "large-title" | "page-title" | "large-number";
    children?: ReactNode;
}

export function PageTitle({ title, look = "page-title", children }: PageTitleProps) {
    const planName = usePlan().plan?.name;
    useEffect(() => {
        document.title = planName ? `${title} · ${planName}` : title;
    }, [title, planName]);
    return (
        <h1 className={look} tabIndex={-1}>
            {children ?? title}
        </h1>
    );
}
