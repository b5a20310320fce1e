import type { HTMLInputTypeAttribute, ReactNode, Ref } from "react";
import { Input } from "react-aria-components/Input";
import { TextArea as AriaTextArea } from "react-aria-components/TextArea";
import { TextField as AriaTextField } from "react-aria-components/TextField";
import { FieldFoot, FieldLabel, type FieldProps } from "./field";

interface TextFieldProps extends FieldProps {
    id?: string;
    value: string;
    onChange: (value: string) => void;
    onBlur?: () => void;
    onEnter?: () => void;
    type?: HTMLInputTypeAttribute;
    inputMode?: "text" | "numeric" | "decimal" | "tel" | "email";
    autoComplete?: string;
    maxLength?: number;
    autoFocus?: boolean;
    /// Only beside a label that is read and not seen.
    placeholder?: string;
    /// Names and codes: no capitals put in, no spelling looked at.
    exact?: boolean;
    trailing?: ReactNode;
    ref?: Ref<HTMLInputElement>;
}

const asTyped = { autoCapitalize: "none", autoCorrect: "off", spellCheck: false } as const;

export function TextField(props: TextFieldProps) {
    const { id, value, onChange, onBlur, onEnter, type = "text", inputMode, autoComplete, maxLength, trailing } = props;
    return (
        <AriaTextField
            className="field"
            value={value}
            onChange={onChange}
            onBlur={() => onBlur?.()}
            isInvalid={Boolean(props.error)}
            validationBehavior="aria"
            type={type as "text"}
            inputMode={inputMode}
            autoComplete={autoComplete ?? "off"}
            maxLength={maxLength}
        >
            <FieldLabel {...props} />
            <span className="box">
                <Input
                    id={id}
                    ref={props.ref}
                    placeholder={props.placeholder}
                    // eslint-disable-next-line jsx-a11y/no-autofocus -- only the first field of a page that is one form
                    autoFocus={props.autoFocus}
                    {...(props.exact ? asTyped : {})}
                    onKeyDown={(event) => {
                        if (event.key === "Enter" && onEnter) {
                            event.preventDefault();
                            onEnter();
                        }
                    }}
                />
                {trailing}
            </span>
            <FieldFoot {...props} />
        </AriaTextField>
    );
}

interface TextAreaProps extends FieldProps {
    id?: string;
    value: string;
    onChange: (value: string) => void;
    maxLength?: number;
    rows?: number;
}

export function TextArea({ id, value, onChange, maxLength, rows = 3, ...field }: TextAreaProps) {
    return (
        <AriaTextField
            className="field"
            value={value}
            onChange={onChange}
            isInvalid={Boolean(field.error)}
            validationBehavior="aria"
            maxLength={maxLength}
        >
            <FieldLabel {...field} />
            <AriaTextArea id={id} className="box" rows={rows} />
            <FieldFoot {...field} />
        </AriaTextField>
    );
}
