/// A link to a place of this program. As a button when it is the next step of a page.
import { createLink, type LinkComponent } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, ReactNode, Ref } from "react";

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
    look?: "primary" | "secondary" | "bar";
    size?: "large" | "medium" | "small";
    wide?: boolean;
    ref?: Ref<HTMLAnchorElement>;
    children?: ReactNode;
}

function Anchor({ look, size = "medium", wide, children, className, ...rest }: AnchorProps) {
    const asButton = look ? { "data-look": look, "data-size": size, "data-wide": wide || undefined } : {};
    return (
        <a {...rest} {...asButton} className={look ? "button" : className}>
            {children}
        </a>
    );
}

export const Link: LinkComponent<typeof Anchor> = createLink(Anchor);
