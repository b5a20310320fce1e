import { useId, type ReactNode } from "react";
import { Checkbox as AriaCheckbox } from "react-aria-components/Checkbox";
import { Icon, Shape } from "./icon";

interface CheckboxProps {
    id?: string;
    checked: boolean;
    onChange: (checked: boolean) => void;
    error?: string | undefined;
    children: ReactNode;
}

export function Checkbox({ id, checked, onChange, error, children }: CheckboxProps) {
    const errorId = useId();
    const box = (
        <AriaCheckbox
            className="check"
            id={id}
            isSelected={checked}
            onChange={onChange}
            isInvalid={error !== undefined}
            aria-describedby={error === undefined ? undefined : errorId}
        >
            <span className="check-mark">{checked && <Icon name="check" size={14} />}</span>
            <span>{children}</span>
        </AriaCheckbox>
    );
    if (error === undefined) return box;
    return (
        <div className="field">
            {box}
            <p id={errorId} className="field-error">
                <Shape name="octagon" />
                <span>{error}</span>
            </p>
        </div>
    );
}
