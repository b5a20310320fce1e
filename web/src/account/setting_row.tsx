/// One thing of an account: drawing, name with a second line, and what can be done with it.
import type { ReactNode } from "react";
import { Icon, type IconName } from "@/shared/ui/icon";
import "./account.css";

interface SettingRowProps {
    icon: IconName;
    name: ReactNode;
    text?: ReactNode;
    children?: ReactNode;
}

export function SettingRow({ icon, name, text, children }: SettingRowProps) {
    return (
        <li className="setting">
            <span className="setting-icon">
                <Icon name={icon} />
            </span>
            <div className="row-main">
                <p className="setting-name">{name}</p>
                {text && <p className="hint">{text}</p>}
            </div>
            {children && <div className="row-of setting-acts">{children}</div>}
        </li>
    );
}

export function SettingCard({ title, text, side, foot, children }: { title: string; text?: ReactNode; side?: ReactNode; foot?: ReactNode; children: ReactNode }) {
    return (
        <section className="card">
            <div className="setting-head">
                <div className="spread">
                    <h2 className="card-title">{title}</h2>
                    {side}
                </div>
                {text && <p className="quiet">{text}</p>}
            </div>
            <ul>{children}</ul>
            {foot && <div className="setting-foot row-of">{foot}</div>}
        </section>
    );
}
