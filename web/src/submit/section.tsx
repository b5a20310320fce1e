/// One of the four numbered parts of the form.
import type { ReactNode } from "react";
import { Icon } from "@/shared/ui/icon";

interface SectionProps {
    /// 0 for what plan staff says before the four parts.
    number: number;
    title: string;
    done: boolean;
    aside?: ReactNode;
    children: ReactNode;
}

export function Section({ number, title, done, aside, children }: SectionProps) {
    const id = `section-${number}`;
    return (
        <section className="card section" aria-labelledby={id} data-density="compact">
            <div className="section-head">
                <span className="section-number" data-done={done || undefined} aria-hidden="true">
                    {done ? <Icon name="check" size={16} /> : number || <Icon name="mail" size={16} />}
                </span>
                <h2 className="card-title" id={id}>
                    {title}
                </h2>
                <div className="section-aside">{aside}</div>
            </div>
            <div className="section-body stack">{children}</div>
        </section>
    );
}
