/// One leg of a transport as the form holds it, and as it is sent. No screen in here.
import type { TripLeg } from "@/shared/api/contract";
import { parseTime } from "@/shared/i18n/zone";

export const mobilities = ["walks", "wheelchair", "stretcher"] as const;
export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

export interface Trip {
    key: number;
    from: string;
    to: string;
    roundTrip: boolean;
    appointment: string;
    mobility: string | undefined;
    attendants: string;
    days: string[];
}

let lastTrip = 0;
const nextTrip = (): number => (lastTrip += 1);

/// A further leg begins where the one before has ended, for the same person.
export function emptyTrip(before?: Trip): Trip {
    const { to = "", mobility, attendants = "", days = [] } = before ?? {};
    return { key: nextTrip(), from: to, to: "", roundTrip: before === undefined, appointment: "", mobility, attendants, days };
}

/// What cannot be read is sent as it was typed, so that the server says what is wrong with it.
export function tripToSend({ from, to, roundTrip, appointment, mobility, attendants, days }: Trip): TripLeg {
    const typed = appointment.trim();
    return {
        from: from.trim(),
        to: to.trim(),
        ...(roundTrip ? { round_trip: true } : {}),
        ...(typed ? { appointment: parseTime(typed) ?? typed } : {}),
        ...(mobility ? { mobility } : {}),
        ...(/^[1-9]$/.test(attendants.trim()) ? { attendants: Number(attendants) } : {}),
        ...(days.length > 0 ? { days } : {}),
    };
}

/// One that was kept, under a key of this page.
export const keptTrip = (trip: Trip): Trip => ({ ...trip, key: nextTrip() });

export function tripFrom(leg: TripLeg): Trip {
    return {
        ...emptyTrip(),
        from: leg.from,
        to: leg.to,
        roundTrip: leg.round_trip ?? false,
        appointment: leg.appointment ?? "",
        mobility: leg.mobility,
        attendants: leg.attendants ? String(leg.attendants) : "",
        days: leg.days ?? [],
    };
}
