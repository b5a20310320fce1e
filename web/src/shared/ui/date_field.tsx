/// A day, typed in whatever way comes to hand and shown in words. The calendar is there for those who look for it and
/// is loaded when first opened.
import { lazy, Suspense, useRef, useState, type Ref } from "react";
import { Button } from "react-aria-components/Button";
import { Input } from "react-aria-components/Input";
import { TextField } from "react-aria-components/TextField";
import { useTranslation } from "react-i18next";
import { formatDay } from "@/shared/i18n/format";
import { currentLocale } from "@/shared/i18n/i18n";
import { parseDay } from "@/shared/i18n/parse_day";
import { FieldFoot, FieldLabel, type FieldProps } from "./field";
import { Icon } from "./icon";

const Calendar = lazy(() => import("./calendar"));

interface DateFieldProps extends FieldProps {
    id?: string;
    value: string | undefined;
    onChange: (day: string | undefined) => void;
    today: string;
    ref?: Ref<HTMLInputElement>;
}

export function DateField({ id, value, onChange, today, ref, ...field }: DateFieldProps) {
    const { t } = useTranslation();
    const [typed, setTyped] = useState<string | null>(null);
    const [open, setOpen] = useState(false);
    const box = useRef<HTMLSpanElement>(null);
    const [unreadable, setUnreadable] = useState(false);
    const error = field.error ?? (unreadable ? t("field.date_unreadable") : undefined);

    function settle(): void {
        if (typed === null) return;
        const day = parseDay(typed, today, currentLocale()) ?? undefined;
        const understood = day !== undefined || typed.trim() === "";
        setUnreadable(!understood);
        if (!understood) return;
        onChange(day);
        setTyped(null);
    }

    return (
        <TextField
            className="field"
            value={typed ?? (value ? formatDay(value) : "")}
            onChange={(text) => {
                setTyped(text);
                setUnreadable(false);
            }}
            isInvalid={Boolean(error)}
            validationBehavior="aria"
        >
            <FieldLabel {...field} />
            <span className="box" ref={box}>
                <Input
                    id={id}
                    ref={ref}
                    autoComplete="off"
                    onBlur={settle}
                    onFocus={(event) => event.currentTarget.select()}
                    onKeyDown={(event) => {
                        if (event.key === "Enter") settle();
                    }}
                />
                <Button
                    slot={null}
                    className="box-button"
                    aria-label={t("field.open_calendar", { label: field.label })}
                    aria-haspopup="dialog"
                    aria-expanded={open}
                    onPress={() => setOpen(true)}
                >
                    <Icon name="calendar" size={18} />
                </Button>
                {open && (
                    <Suspense>
                        <Calendar
                            label={field.label}
                            triggerRef={box}
                            value={value}
                            today={today}
                            onChoose={(day) => {
                                setTyped(null);
                                onChange(day);
                                setOpen(false);
                            }}
                            onClose={() => setOpen(false)}
                        />
                    </Suspense>
                )}
            </span>
            <FieldFoot {...field} error={error} />
        </TextField>
    );
}
