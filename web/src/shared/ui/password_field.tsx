/// A password that can be pasted, filled by a manager, and looked at.
import { useState, type Ref } from "react";
import { Button } from "react-aria-components/Button";
import { useTranslation } from "react-i18next";
import type { FieldProps } from "./field";
import { Icon } from "./icon";
import { TextField } from "./text_field";

interface PasswordFieldProps extends FieldProps {
    id?: string;
    value: string;
    onChange: (value: string) => void;
    autoComplete: "current-password" | "new-password";
    ref?: Ref<HTMLInputElement>;
}

export function PasswordField(props: PasswordFieldProps) {
    const { t } = useTranslation();
    const [shown, setShown] = useState(false);
    return (
        <TextField
            {...props}
            exact
            type={shown ? "text" : "password"}
            trailing={
                <Button
                    className="box-button"
                    aria-label={t(shown ? "field.hide" : "field.show")}
                    onPress={() => setShown(!shown)}
                >
                    <Icon name={shown ? "eye_off" : "eye"} size={18} />
                </Button>
            }
        />
    );
}
