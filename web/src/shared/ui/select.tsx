/// One of a list. An empty choice, where allowed, is an option with words of its own, never a blank.
import { Button } from "react-aria-components/Button";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select as AriaSelect, SelectValue } from "react-aria-components/Select";
import { useTranslation } from "react-i18next";
import { FieldFoot, FieldLabel, type FieldProps } from "./field";
import { Icon } from "./icon";

export interface Option {
    id: string;
    name: string;
}

interface SelectProps extends FieldProps {
    id?: string;
    options: Option[];
    value: string | undefined;
    onChange: (value: string) => void;
    placeholder?: string;
}

export function Select({ id, options, value, onChange, placeholder, ...field }: SelectProps) {
    const { t } = useTranslation();
    const chosen = options.find((option) => option.id === value);
    return (
        <AriaSelect
            className="field"
            value={value ?? null}
            onChange={(key) => onChange(String(key))}
            isInvalid={Boolean(field.error)}
            validationBehavior="aria"
            placeholder={placeholder ?? t("field.choose")}
        >
            <FieldLabel {...field} />
            <Button id={id} className="box">
                <SelectValue className={chosen ? "box-value" : "box-value box-placeholder"}>
                    {chosen?.name ?? placeholder ?? t("field.choose")}
                </SelectValue>
                <Icon name="down" size={16} />
            </Button>
            <FieldFoot {...field} />
            <Popover className="popover">
                <ListBox className="list" items={options} aria-label={field.label}>
                    {(option) => (
                        <ListBoxItem className="option" id={option.id} textValue={option.name}>
                            <span className="option-main">{option.name}</span>
                            {option.id === value && <Icon name="check" size={16} />}
                        </ListBoxItem>
                    )}
                </ListBox>
            </Popover>
        </AriaSelect>
    );
}
