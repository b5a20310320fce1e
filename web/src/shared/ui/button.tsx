/// A button says verb and object. Busy keeps its width and stays focusable, so that nobody loses their place.
import type { ReactNode, Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { Icon, type IconName } from "./icon";

export interface ButtonProps extends Omit<AriaButtonProps, "children" | "className" | "style"> {
    look?: "primary" | "secondary" | "quiet" | "adverse";
    size?: "large" | "medium" | "small";
    icon?: IconName;
    wide?: boolean;
    /// Words shown while the work runs. Whoever listens lets a second press do nothing.
    busy?: string | undefined;
    children?: ReactNode;
    ref?: Ref<HTMLButtonElement>;
}

export function Button({ look = "secondary", size = "medium", icon, wide, busy, children, ...rest }: ButtonProps) {
    return (
        <AriaButton
            {...rest}
            className="button"
            data-look={look}
            data-size={size}
            data-wide={wide || undefined}
            data-icon-only={children === undefined || undefined}
            data-busy={busy !== undefined || undefined}
        >
            {busy !== undefined ? <Icon name="clock" /> : icon && <Icon name={icon} size={size === "small" ? 16 : 20} />}
            {busy ?? children}
        </AriaButton>
    );
}

/// An action inside a sentence or a row, looking like a link.
export function TextButton({ icon, children, ...rest }: ButtonProps) {
    return (
        <AriaButton {...rest} className="text-button">
            {icon && <Icon name={icon} size={16} />}
            {children}
        </AriaButton>
    );
}
