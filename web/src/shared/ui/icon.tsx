/// All drawings: 20 px line icons, and the filled marks whose shape carries the meaning of a status.
import type { ReactNode } from "react";

const lines = {
    globe: "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM2.5 10h15M10 2.5c2 2 3 4.5 3 7.5s-1 5.5-3 7.5c-2-2-3-4.5-3-7.5s1-5.5 3-7.5Z",
    down: "m5 7.5 5 5 5-5",
    back: "m12 4.5-5.5 5.5 5.5 5.5",
    forward: "m8 4.5 5.5 5.5L8 15.5",
    close: "m5 5 10 10M15 5 5 15",
    calendar: "M4 5h12a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1ZM3 8.5h14M7 3v3.5M13 3v3.5",
    search: "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4",
    plus: "M10 4v12M4 10h12",
    minus: "M4 10h12",
    turn: "M15.5 10A5.5 5.5 0 1 1 12 4.9M9.500 2.500 12.300 5 9.800 8",
    columns: "M3.500 4.500h13a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1ZM7.500 4.500v11M12.500 4.500v11",
    copy: "M8 7h8a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1ZM4 13a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1h8a1 1 0 0 1 1 1",
    seal: "M10 12a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM7 11l-1 6 4-2 4 2-1-6M8.2 7.6 9.5 9l2.5-2.8",
    file: "M5 2.5h6.5L15.5 6.5V16.5a1 1 0 0 1-1 1h-9.5a1 1 0 0 1-1-1v-13a1 1 0 0 1 1-1ZM11.5 2.5v4h4",
    phone: "M4 3h3l1.5 4-2 1.5a9 9 0 0 0 5 5l1.5-2 4 1.5v3c0 .6-.5 1-1 1C9 17 3 11 3 4c0-.5.400-1 1-1Z",
    fax: "M6 8V3h7l2 2v3M4 8h12a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1ZM7 11.5h1M10 11.5h1M7 13.5h1M10 13.5h1M13.5 11v2.5",
    clock: "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM10 6v4.5l3 1.5",
    link: "M8.5 11.5a3 3 0 0 0 4.3 0l2.7-2.7a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-2.7 2.7a3 3 0 0 0 4.3 4.3l1-1",
    help: "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM7.8 7.8a2.2 2.2 0 1 1 3.2 2c-.7.400-1 .8-1 1.5M10 13.9v.1",
    person: "M10 9.5a3.2 3.2 0 1 0 0-6.5 3.2 3.2 0 0 0 0 6.5ZM4 17c.3-3 2.8-5 6-5s5.7 2 6 5",
    sun: "M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM10 2.5v1.5M10 16v1.5M2.5 10H4M16 10h1.5M4.7 4.7l1 1M14.3 14.3l1 1M4.7 15.3l1-1M14.3 5.7l1-1",
    moon: "M16.5 11.5A6.5 6.5 0 1 1 8.5 3.5a5.2 5.2 0 0 0 8 8Z",
    exit: "M8 3H4a1 1 0 0 0-1 1v12a1 1 0 0 0 1 1h4M13 6.5l3.5 3.5-3.5 3.5M7.5 10h9",
    print: "M6 7.5V3h8v4.5M6 14H4a1 1 0 0 1-1-1V8.5a1 1 0 0 1 1-1h12a1 1 0 0 1 1 1V13a1 1 0 0 1-1 1h-2M6 12h8v5H6z",
    upload: "M10 13V3.5M6.5 7 10 3.5 13.5 7M3.5 12.5V16a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1v-3.5",
    download: "M10 3.5V13M6.5 9.5 10 13l3.5-3.5M3.5 13v3a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1v-3",
    note: "M4 3h12a1 1 0 0 1 1 1v8.5L12.5 17H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1ZM12.5 17v-4.5H17M6 7h8M6 10h5",
    lock: "M5.5 9h9a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1ZM7 9V6.5a3 3 0 0 1 6 0V9",
    more: "M4.5 10h.01M10 10h.01M15.5 10h.01",
    arrow: "M3.5 10h12M11.5 6l4 4-4 4",
    check: "m4.5 10.5 3.5 3.5 7.5-8",
    list: "M7 5.5h10M7 10h10M7 14.5h10M3.5 5.5h.01M3.5 10h.01M3.5 14.5h.01",
    keyboard: "M3.5 5.5h13a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1ZM5.5 8.5h.01M8.5 8.5h.01M11.5 8.5h.01M14.5 8.5h.01M6.5 11.5h7",
    home: "M3.5 9.5 10 4l6.5 5.5V16a1 1 0 0 1-1 1h-3.500v-4.500h-4V17H4.500a1 1 0 0 1-1-1Z",
    mail: "M3.5 5h13a1 1 0 0 1 1 1v8.500a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1ZM3 6l7 5.5L17 6",
    eye: "M2.5 10S5.5 4.8 10 4.8 17.5 10 17.5 10 14.5 15.2 10 15.2 2.5 10 2.5 10ZM10 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Z",
    eye_off: "M3 3l14 14M8.4 5a7.6 7.6 0 0 1 1.6-.2c4.5 0 7.5 5.2 7.5 5.2a13 13 0 0 1-2 2.5M12.7 14.8a7.4 7.4 0 0 1-2.7.4C5.5 15.2 2.5 10 2.5 10a13.5 13.5 0 0 1 3.3-3.6M8.5 8.3a2.3 2.3 0 0 0 3.2 3.2",
    key: "M7 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM10.5 10h7M17.5 10v3M14.5 10v2",
    shield: "M10 2.5 4 4.5v5c0 3.8 2.5 6.7 6 8 3.5-1.3 6-4.2 6-8v-5ZM7.3 10l2 2 3.5-4",
    device: "M4 4h12a1 1 0 0 1 1 1v7.5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1ZM7 16.5h6M10 13.5v3",
    mobile: "M6.5 2.5h7a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-13a1 1 0 0 1 1-1ZM9 15h2",
    people: "M7.5 9.5a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM2.5 16.5c.2-2.7 2.3-4.5 5-4.5s4.8 1.8 5 4.5M13 9.5a2.4 2.4 0 1 0-.8-4.6M14.3 12.2c1.9.4 3.1 2 3.2 4.3",
    undo: "M7 4.5 3.5 8 7 11.5M3.5 8H12a4 4 0 0 1 0 8h-2",
} as const;

const fill = (d: string): ReactNode => <path d={d} fill="currentColor" />;
const stroke = (d: string): ReactNode => (
    <path d={d} fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
);
const ring = (dash?: string): ReactNode => (
    <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray={dash} />
);
const disc = fill("M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Z");
const cut = (d: string): ReactNode => (
    <path d={d} fill="none" stroke="var(--cut, var(--surface))" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
);

const shapes = {
    dashed: ring("2.4 2.4"),
    dot: <>{ring()}{fill("M8 5.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z")}</>,
    half: <>{ring()}{fill("M8 4a4 4 0 0 1 0 8Z")}</>,
    left: <>{ring()}{fill("M8 1.5a6.5 6.5 0 0 0 0 13Z")}</>,
    lower: <>{ring()}{fill("M1.5 8a6.5 6.5 0 0 0 13 0Z")}</>,
    triangle: <>{fill("M8 1.5 15.3 14H.7Z")}{cut("M8 6.2v3.2M8 11.7v.1")}</>,
    tick: <>{disc}{cut("m5 8.3 2.2 2.2L11.2 6")}</>,
    tick_outline: <>{ring()}{stroke("m5.2 8.3 2 2 3.6-4")}</>,
    plus_minus: <>{disc}{cut("M8 4.5v4M6 6.5h4M6 11.2h4")}</>,
    octagon: <>{fill("M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1Z")}{cut("m5.7 5.7 4.6 4.6M10.3 5.7l-4.6 4.6")}</>,
    needed: fill("M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm0 4.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8Z"),
    elsewhere: <>{ring()}{stroke("M5.3 8h5.2M8.6 6l2 2-2 2")}</>,
    bar: <><rect x="2" y="2" width="12" height="12" rx="2.5" fill="none" stroke="currentColor" strokeWidth="1.6" />{stroke("M5.2 8h5.6")}</>,
    info: <>{ring()}{stroke("M8 7.3V11M8 5v.1")}</>,
    pause: stroke("M5.8 4v8M10.2 4v8"),
    check: stroke("m3.5 8.5 3 3 6-7"),
} as const;

export type IconName = keyof typeof lines;
export type ShapeName = keyof typeof shapes;

/// Drawings that point along the line of reading turn round with it.
const directed: readonly IconName[] = ["back", "forward", "arrow", "exit", "undo"];

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
    const turns = directed.includes(name) ? { className: "turns" } : {};
    return (
        <svg {...turns} viewBox="0 0 20 20" width={size} height={size} aria-hidden="true" focusable="false">
            <path
                d={lines[name]}
                fill="none"
                stroke="currentColor"
                strokeWidth={name === "more" ? 2.5 : 1.5}
                strokeLinecap="round"
                strokeLinejoin="round"
            />
        </svg>
    );
}

export function Shape({ name, size = 16 }: { name: ShapeName; size?: number }) {
    return (
        <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden="true" focusable="false">
            {shapes[name]}
        </svg>
    );
}
