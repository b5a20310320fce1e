import { GregorianCalendar, CalendarDate, parseDate } from "@internationalized/date";
import { Button } from "react-aria-components/Button";
import {
    Calendar as AriaCalendar,
    CalendarCell,
    CalendarGrid,
    CalendarGridBody,
    CalendarGridHeader,
    CalendarHeaderCell,
} from "react-aria-components/Calendar";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Popover } from "react-aria-components/Popover";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon";

interface CalendarProps {
    label: string;
    triggerRef: RefObject<HTMLElement | null>;
    value: string | undefined;
    today: string;
    onChoose: (day: string) => void;
    onClose: () => void;
}

function toCalendarDate(day: string): CalendarDate {
    const date = parseDate(day);
    return new CalendarDate(new GregorianCalendar(), date.year, date.month, date.day);
}

function Month({ value, today, onChoose }: Pick<CalendarProps, "value" | "today" | "onChoose">) {
    const { t } = useTranslation();
    return (
        <AriaCalendar
            className="calendar"
            aria-label={t("field.calendar")}
            value={value ? toCalendarDate(value) : null}
            defaultFocusedValue={toCalendarDate(value ?? today)}
            onChange={(date) => onChoose(date.toString())}
            // eslint-disable-next-line jsx-a11y/no-autofocus -- the calendar opens in a pop-up that takes the focus
            autoFocus
        >
            <div className="calendar-head">
                <Button slot="previous" className="box-button" aria-label={t("field.month_before")}>
                    <Icon name="back" size={16} />
                </Button>
                <Heading />
                <Button slot="next" className="box-button" aria-label={t("field.month_after")}>
                    <Icon name="forward" size={16} />
                </Button>
            </div>
            <CalendarGrid>
                <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
                <CalendarGridBody>{(date) => <CalendarCell date={date} className="calendar-cell" />}</CalendarGridBody>
            </CalendarGrid>
        </AriaCalendar>
    );
}

export default function Calendar({ label, triggerRef, onClose, ...month }: CalendarProps) {
    return (
        <Popover
            className="popover"
            placement="bottom end"
            triggerRef={triggerRef}
            isOpen
            onOpenChange={(open) => !open && onClose()}
        >
            <Dialog aria-label={label}>
                <Month {...month} />
            </Dialog>
        </Popover>
    );
}
