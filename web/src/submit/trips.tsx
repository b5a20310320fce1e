/// Where a transport goes: each leg with its two ends, the appointment, how the member gets about, who rides along, and on
/// which days of the week a standing order is driven.
import { useTranslation } from "react-i18next";
import { Button, TextButton } from "@/shared/ui/button";
import { Checkbox } from "@/shared/ui/checkbox";
import { RadioGroup } from "@/shared/ui/radio_group";
import { TextField } from "@/shared/ui/text_field";
import { fieldId } from "./form";
import { emptyTrip, mobilities, weekdays, type Trip } from "./trip";

interface TripsProps {
    trips: Trip[];
    /// The server's name of the line's trips.
    pointer: string;
    errorAt: (pointer: string) => string | undefined;
    onChange: (trips: Trip[]) => void;
}

interface LegProps {
    trip: Trip;
    index: number;
    only: boolean;
    pointer: string;
    errorAt: (pointer: string) => string | undefined;
    onChange: (patch: Partial<Trip>) => void;
    onRemove: () => void;
}

function Days({ trip, onChange }: Pick<LegProps, "trip" | "onChange">) {
    const { t } = useTranslation("submit");
    return (
        <fieldset className="field">
            <legend className="field-label">
                {t("trip.days")} <span className="field-optional">{t("common:field.optional")}</span>
            </legend>
            <div className="trip-days">
                {weekdays.map((day) => (
                    <Checkbox
                        key={day}
                        checked={trip.days.includes(day)}
                        onChange={(on) => onChange({ days: weekdays.filter((each) => (each === day ? on : trip.days.includes(each))) })}
                    >
                        {t(`words:weekday.${day}`)}
                    </Checkbox>
                ))}
            </div>
        </fieldset>
    );
}

function Leg({ trip, index, only, pointer, errorAt, onChange, onRemove }: LegProps) {
    const { t } = useTranslation("submit");
    const field = (name: string) => ({ id: fieldId(`${pointer}/${name}`), error: errorAt(`${pointer}/${name}`) });
    // The server says of the leg as a whole that an end is missing.
    const missing = errorAt(pointer);
    return (
        <fieldset className="trip" id={fieldId(pointer)}>
            <legend className="trip-title">{t("trip.leg", { position: index + 1 })}</legend>
            <div className="trip-row">
                <TextField {...field("from")} label={t("trip.from")} error={missing && !trip.from.trim() ? missing : field("from").error} value={trip.from} maxLength={200} onChange={(from) => onChange({ from })} />
                <TextField {...field("to")} label={t("trip.to")} error={missing && !trip.to.trim() ? missing : field("to").error} value={trip.to} maxLength={200} onChange={(to) => onChange({ to })} />
                <TextField {...field("appointment")} label={t("trip.appointment")} hint={t("trip.appointment_hint")} optional value={trip.appointment} maxLength={8} onChange={(appointment) => onChange({ appointment })} />
                <TextField {...field("attendants")} label={t("trip.attendants")} optional inputMode="numeric" value={trip.attendants} maxLength={1} onChange={(attendants) => onChange({ attendants })} />
            </div>
            <div className="row-of trip-how">
                <RadioGroup
                    segmented
                    label={t("trip.mobility")}
                    options={mobilities.map((id) => ({ id, name: t(`words:mobility.${id}`) }))}
                    value={trip.mobility}
                    onChange={(mobility) => onChange({ mobility })}
                />
                <Checkbox checked={trip.roundTrip} onChange={(roundTrip) => onChange({ roundTrip })}>
                    {t("trip.round")}
                </Checkbox>
            </div>
            <Days trip={trip} onChange={onChange} />
            {!only && (
                <div>
                    <Button size="small" icon="close" onPress={onRemove}>
                        {t("trip.remove", { position: index + 1 })}
                    </Button>
                </div>
            )}
        </fieldset>
    );
}

export function Trips({ trips, pointer, errorAt, onChange }: TripsProps) {
    const { t } = useTranslation("submit");
    return (
        <div className="trips">
            {trips.map((trip, index) => (
                <Leg
                    key={trip.key}
                    trip={trip}
                    index={index}
                    only={trips.length === 1}
                    pointer={`${pointer}/${index}`}
                    errorAt={errorAt}
                    onChange={(patch) => onChange(trips.map((each) => (each.key === trip.key ? { ...each, ...patch } : each)))}
                    onRemove={() => onChange(trips.filter(({ key }) => key !== trip.key))}
                />
            ))}
            <div>
                <TextButton icon="plus" onPress={() => onChange([...trips, emptyTrip(trips.at(-1))])}>
                    {t("trip.add")}
                </TextButton>
            </div>
        </div>
    );
}
