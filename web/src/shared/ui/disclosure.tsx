/// Something more to read for those who ask. The heading stays a heading.
import { useId, useState, type ReactNode } from "react";
import { Icon } from "./icon";

interface DisclosureProps {
    title: ReactNode;
    open?: boolean;
    level?: 2 | 3;
    children: ReactNode;
}

export function Disclosure({ title, open: openFirst = false, level = 3, children }: DisclosureProps) {
    const [open, setOpen] = useState(openFirst);
    const id = useId();
    const Heading = `h${level}` as const;
    return (
        <div>
            <Heading>
                <button type="button" className="disclosure-button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
                    {title}
                    <Icon name="down" size={16} />
                </button>
            </Heading>
            <div id={id} hidden={!open}>
                {open && children}
            </div>
        </div>
    );
}
