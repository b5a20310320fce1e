/// Exclusive options: in a column where the words are long, as segments where two to four are short.
import { Radio, RadioGroup as AriaRadioGroup } from "react-aria-components/RadioGroup";
import { FieldFoot, FieldLabel, type FieldProps } from "./field";
import type { Option } from "./select";

interface RadioGroupProps extends FieldProps {
    id?: string;
    options: (Option & { disabled?: boolean })[];
    value: string | undefined;
    onChange: (value: string) => void;
    segmented?: boolean;
}

export function RadioGroup({ id, options, value, onChange, segmented, ...field }: RadioGroupProps) {
    return (
        <AriaRadioGroup
            id={id}
            className="field"
            value={value ?? null}
            onChange={onChange}
            isInvalid={Boolean(field.error)}
            validationBehavior="aria"
            orientation={segmented ? "horizontal" : "vertical"}
        >
            <FieldLabel {...field} />
            <div className={segmented ? "segments" : "radios"}>
                {options.map((option) => (
                    <Radio
                        key={option.id}
                        value={option.id}
                        isDisabled={Boolean(option.disabled)}
                        className={segmented ? "segment" : "check"}
                        data-round={segmented ? undefined : true}
                    >
                        {!segmented && <span className="check-mark" />}
                        <span>{option.name}</span>
                    </Radio>
                ))}
            </div>
            <FieldFoot {...field} />
        </AriaRadioGroup>
    );
}
