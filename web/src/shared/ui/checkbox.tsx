import type { ReactNode } from "react";
import { Checkbox as AriaCheckbox } from "react-aria-components/Checkbox";
import { Icon } from "./icon";

interface CheckboxProps {
    checked: boolean;
    onChange: (checked: boolean) => void;
    children: ReactNode;
}

export function Checkbox({ checked, onChange, children }: CheckboxProps) {
    return (
        <AriaCheckbox className="check" isSelected={checked} onChange={onChange}>
            <span className="check-mark">{checked && <Icon name="check" size={14} />}</span>
            <span>{children}</span>
        </AriaCheckbox>
    );
}
