/// A day and a time of day at the plan's place.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { instantOf, parseTime } from "@/shared/i18n/zone";
import { DateField } from "./date_field";
import type { FieldProps } from "./field";
import { TextField } from "./text_field";

interface MomentFieldProps extends FieldProps {
    zone: string;
    zoneWord: string;
    today: string;
    /// The instant, or nothing while day or time is missing or unreadable.
    onChange: (instant: string | undefined) => void;
}

export function MomentField({ zone, zoneWord, today, onChange, ...field }: MomentFieldProps) {
    const { t } = useTranslation();
    const [day, setDay] = useState<string>();
    const [time, setTime] = useState("");
    const [left, setLeft] = useState(false);
    const unreadable = left && time.trim() !== "" && parseTime(time) === null;

    function tell(nextDay: string | undefined, nextTime: string): void {
        const clock = parseTime(nextTime);
        onChange(nextDay && clock ? instantOf(nextDay, clock, zone) : undefined);
    }

    return (
        <div className="moment">
            <DateField
                {...field}
                today={today}
                value={day}
                onChange={(next) => {
                    setDay(next);
                    tell(next, time);
                }}
            />
            <TextField
                label={t("field.time", { zone: zoneWord })}
                value={time}
                onBlur={() => setLeft(true)}
                onChange={(next) => {
                    setTime(next);
                    setLeft(false);
                    tell(day, next);
                }}
                error={unreadable ? t("field.time_unreadable") : undefined}
            />
        </div>
    );
}
