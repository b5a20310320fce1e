/// The cases as a grid of one row each. Only the rows near what is seen stand in the document. The row with the focus is
/// outlined, those chosen are filled; keys of the queue (ux 6.1) walk and choose.
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "@/app/use_keys";
import type { Plan, WorkRow } from "@/shared/api/contract";
import { formatShortDay } from "@/shared/i18n/format";
import { useWindow } from "@/requests/use_window";
import { Deadline } from "@/shared/ui/deadline";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { Marks, useMarks } from "./marks";
import { StateMark } from "./state_mark";
import type { Sort } from "./views";

export type Density = "dense" | "compact";
const rowRem = { dense: { wide: 1.75, narrow: 8.5 }, compact: { wide: 2.25, narrow: 8.5 } };
/// Cases of a kind of their own say more of themselves.
const aboutRem = { wide: 3.25, narrow: 15.5 };
/// Rows that Page Up and Page Down go over.
const aPage = 15;
/// Height of what is docked above and below the rows.
const docked = { above: 140, below: 110 };

/// Columns of cases of a kind of their own, in the place of service, receipt and channel.
export interface AboutColumn {
    id: string;
    name: string;
    cell: (row: WorkRow) => ReactNode;
}

export interface GridActs {
    onOpen: (row: WorkRow) => void;
    onPreview: (row: WorkRow) => void;
}

interface GridProps extends GridActs {
    rows: WorkRow[];
    plan: Plan;
    density: Density;
    chosen: Set<string>;
    onChoose: (chosen: Set<string>) => void;
    active: number;
    onActive: (index: number) => void;
    gone: Set<string>;
    hasMore: boolean;
    onMore: () => void;
    sort: Sort;
    descending: boolean;
    onSort: (sort: Sort) => void;
    about?: AboutColumn[] | undefined;
}

interface RowProps {
    row: WorkRow;
    index: number;
    plan: Plan;
    isActive: boolean;
    isChosen: boolean;
    isGone: boolean;
    onToggle: (index: number, extend: boolean) => void;
    onActive: (index: number) => void;
    onOpen: (row: WorkRow) => void;
    about: AboutColumn[] | undefined;
}

const lineName = (plan: Plan, id: string | undefined): string => plan.lines?.find((line) => line.id === id)?.name ?? id ?? "";

function TimeLeft({ row }: { row: WorkRow }) {
    const { t } = useTranslation("work");
    if (row.stopped) return <Deadline startedAt={row.received_at} dueAt={row.received_at} state="stopped" />;
    if (!row.due_at) return <span className="quiet">{t("no_limit")}</span>;
    return <Deadline startedAt={row.started_at ?? row.received_at} dueAt={row.due_at} short />;
}

function Row({ row, index, plan, isActive, isChosen, isGone, onToggle, onActive, onOpen, about }: RowProps) {
    const { t } = useTranslation("work");
    const marks = useMarks(plan.time_zone)(row);
    const press = (event: MouseEvent<HTMLTableRowElement>): void => {
        if (event.target instanceof Element && event.target.closest("a, input, label")) return;
        onActive(index);
        if (event.shiftKey) onToggle(index, true);
    };
    return (
        <tr
            data-index={index}
            aria-rowindex={index + 2}
            aria-selected={isChosen}
            data-gone={isGone || undefined}
            tabIndex={isActive ? 0 : -1}
            onClick={press}
            onDoubleClick={() => onOpen(row)}
            onFocus={(event) => event.target === event.currentTarget && onActive(index)}
        >
            <td className="work-choose">
                <label className="work-check">
                    <input type="checkbox" tabIndex={-1} checked={isChosen} onChange={(event) => onToggle(index, (event.nativeEvent as unknown as MouseEvent).shiftKey === true)} />
                    <span className="hidden-text">{t("choose", { number: row.shown })}</span>
                </label>
            </td>
            <td className="work-left">
                <TimeLeft row={row} />
            </td>
            <td className="work-number number">
                <Link to="/um/cases/$number" params={{ number: row.request }} tabIndex={-1} className="work-link">
                    {row.shown}
                </Link>
            </td>
            <td className="work-member">{row.member_name ?? "–"}</td>
            {about ? (
                about.map(({ id, name, cell }) => (
                    <td key={id} className="work-about" data-about={id} data-label={name}>
                        <span className="work-about-text">{cell(row)}</span>
                    </td>
                ))
            ) : (
                <>
                    <td className="work-line quiet" title={lineName(plan, row.line_of_business)}>
                        {lineName(plan, row.line_of_business)}
                    </td>
                    <td className="work-service" title={row.title}>
                        <span lang="en">{row.title ?? t(`words:value.kind.${row.kind}`, { defaultValue: row.kind })}</span>
                    </td>
                    <td className="work-code quiet number">{row.code ?? "–"}</td>
                </>
            )}
            <td className="work-state">
                <StateMark row={row} />
            </td>
            <td className="work-owner" title={row.assignee_name}>
                {row.assignee_name || <span aria-label={t("nobody")}>–</span>}</td>
            {!about && (
                <>
                    <td className="work-received quiet number">{formatShortDay(row.received_at.slice(0, 10))}</td>
                    <td className="work-by quiet">{row.channel && t(`channel.${row.channel}`, { defaultValue: row.channel })}</td>
                </>
            )}
            <td className="work-notes">{isGone ? <span className="tag work-tag">{t("mark.gone")}</span> : <Marks marks={marks} most={1} />}</td>
        </tr>
    );
}

const Gap = ({ rows, rowHeight }: { rows: number; rowHeight: number }) =>
    rows > 0 && (
        <tr className="row-gap" aria-hidden="true" style={{ blockSize: rows * rowHeight }}>
            <td />
        </tr>
    );

function SortHead({ by, name, className, sort, descending, onSort }: Pick<GridProps, "sort" | "descending" | "onSort"> & { by: Sort; name: string; className: string }) {
    const isChosen = sort === by;
    return (
        <th scope="col" className={className} aria-sort={isChosen ? (descending ? "descending" : "ascending") : undefined}>
            <button type="button" className="sort-button" onClick={() => onSort(by)}>
                {name}
                <span className="sort-mark" data-chosen={isChosen || undefined} data-descending={descending || undefined}>
                    <Icon name="down" size={14} />
                </span>
            </button>
        </th>
    );
}

function HeadCheck({ all, some, onChange }: { all: boolean; some: boolean; onChange: (all: boolean) => void }) {
    const { t } = useTranslation("work");
    const box = useRef<HTMLInputElement>(null);
    useEffect(() => {
        if (box.current) box.current.indeterminate = some && !all;
    }, [some, all]);
    return (
        <label className="work-check">
            <input ref={box} type="checkbox" checked={all} onChange={(event) => onChange(event.target.checked)} />
            <span className="hidden-text">{t("choose_all")}</span>
        </label>
    );
}

/// Brings the row into sight, between what is docked, and gives it the focus.
function useFocusedRow(body: RefObject<HTMLTableSectionElement | null>, active: number, rowHeight: number, asked: number): void {
    useEffect(() => {
        if (asked === 0 || active < 0 || !body.current) return;
        const top = body.current.getBoundingClientRect().top + active * rowHeight;
        if (top < docked.above) scrollBy(0, top - docked.above);
        else if (top + rowHeight > innerHeight - docked.below) scrollBy(0, top + rowHeight - innerHeight + docked.below);
        body.current.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus({ preventScroll: true });
    }, [body, active, rowHeight, asked]);
}

interface Walk {
    toggle: (index: number, extend: boolean) => void;
    whole: () => void;
    onKeyDown: (event: KeyboardEvent<HTMLTableElement>) => void;
    /// Counts up when the row with the cursor is to have the focus.
    asked: number;
}

/// Walking and choosing by keys, and what a row is chosen by with the pointer.
function useGridWalk({ rows, chosen, onChoose, active, onActive, onOpen, onPreview }: GridProps): Walk {
    const anchor = useRef(-1);
    const [asked, setAsked] = useState(0);
    const clamp = (index: number): number => Math.min(Math.max(index, 0), rows.length - 1);
    function land(index: number): void {
        onActive(clamp(index));
        setAsked((count) => count + 1);
    }
    function go(index: number): void {
        anchor.current = -1;
        land(index);
    }
    function choose(from: number, to: number): void {
        const between = rows.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ request }) => request);
        onChoose(new Set([...chosen, ...between]));
    }
    function extendBy(step: number): void {
        if (anchor.current < 0) anchor.current = Math.max(active, 0);
        const to = clamp(Math.max(active, 0) + step);
        choose(anchor.current, to);
        land(to);
    }
    function toggle(index: number, extend: boolean): void {
        const row = rows[index];
        if (!row) return;
        if (extend && active >= 0) return choose(active, index);
        const next = new Set(chosen);
        if (!next.delete(row.request)) next.add(row.request);
        onChoose(next);
    }
    const whole = (): void => onChoose(new Set(rows.map(({ request }) => request)));
    useKeys({
        j: () => go(active + 1),
        k: () => go(active < 0 ? 0 : active - 1),
        J: () => extendBy(1),
        K: () => extendBy(-1),
        x: () => toggle(active, false),
    });
    function onKeyDown(event: KeyboardEvent<HTMLTableElement>): void {
        const row = event.target instanceof HTMLTableRowElement ? rows[active] : undefined;
        const isCommand = event.ctrlKey || event.metaKey;
        const acts: Record<string, (() => void) | undefined> = {
            ArrowDown: () => (event.shiftKey ? extendBy(1) : go(active + 1)),
            ArrowUp: () => (event.shiftKey ? extendBy(-1) : go(active - 1)),
            PageDown: () => go(active + aPage),
            PageUp: () => go(active - aPage),
            Home: () => go(0),
            End: () => go(rows.length - 1),
            Enter: row && !isCommand ? () => onOpen(row) : undefined,
            " ": row && (() => onPreview(row)),
            a: isCommand ? whole : undefined,
        };
        const act = acts[event.key];
        if (!act || event.altKey) return;
        event.preventDefault();
        act();
    }
    return { toggle, whole, onKeyDown, asked };
}

function Head({ rows, chosen, onChoose, sort, descending, onSort, about, onWhole }: GridProps & { onWhole: () => void }) {
    const { t } = useTranslation("work");
    const heads = { sort, descending, onSort };
    const all = rows.length > 0 && rows.every(({ request }) => chosen.has(request));
    const plain = (name: "number" | "line" | "service" | "code" | "state" | "owner" | "by" | "notes") => (
        <th scope="col" className={`work-${name}`}>
            {t(`column.${name}`)}
        </th>
    );
    return (
        <thead>
            <tr aria-rowindex={1}>
                <th scope="col" className="work-choose">
                    <HeadCheck all={all} some={chosen.size > 0} onChange={(on) => (on ? onWhole() : onChoose(new Set()))} />
                </th>
                <SortHead by="due" name={t("column.left")} className="work-left" {...heads} />
                {plain("number")}
                <SortHead by="member" name={t("column.member")} className="work-member" {...heads} />
                {about?.map(({ id, name }) => (
                    <th key={id} scope="col" className="work-about" data-about={id}>
                        {name}
                    </th>
                ))}
                {!about && (
                    <>
                        {plain("line")}
                        {plain("service")}
                        {plain("code")}
                    </>
                )}
                {plain("state")}
                {plain("owner")}
                {!about && (
                    <>
                        <SortHead by="received" name={t("column.received")} className="work-received" {...heads} />
                        {plain("by")}
                    </>
                )}
                {plain("notes")}
            </tr>
        </thead>
    );
}

/// The numbers of the rows that stand in the document: those near what is seen, and the one with the cursor.
function drawn(seen: { from: number; to: number }, active: number, count: number): number[] {
    const indexes = Array.from({ length: seen.to - seen.from }, (_, offset) => seen.from + offset);
    const isOut = active >= 0 && active < count && (active < seen.from || active >= seen.to);
    return isOut ? [...indexes, active].sort((a, b) => a - b) : indexes;
}

export function WorkGrid(props: GridProps) {
    const { rows, plan, density, chosen, active, onActive, gone, hasMore, onMore, onOpen, about } = props;
    const { t } = useTranslation("work");
    const body = useRef<HTMLTableSectionElement>(null);
    const walk = useGridWalk(props);
    const seen = useWindow(body, rows.length, about ? aboutRem : rowRem[density]);
    useFocusedRow(body, active, seen.rowHeight, walk.asked);
    const nearEnd = hasMore && seen.to > rows.length - 60;
    useEffect(() => {
        if (nearEnd) onMore();
    }, [nearEnd, onMore]);

    const parts: ReactNode[] = [];
    let next = 0;
    for (const index of drawn(seen, active, rows.length)) {
        const row = rows[index];
        if (!row) continue;
        if (index > next) parts.push(<Gap key={next === 0 ? "above" : "between"} rows={index - next} rowHeight={seen.rowHeight} />);
        parts.push(
            <Row
                key={row.request}
                row={row}
                index={index}
                plan={plan}
                isActive={index === Math.max(active, 0)}
                isChosen={chosen.has(row.request)}
                isGone={gone.has(row.request)}
                onToggle={walk.toggle}
                onActive={onActive}
                onOpen={onOpen}
                about={about}
            />,
        );
        next = index + 1;
    }
    parts.push(<Gap key="after" rows={rows.length - next} rowHeight={seen.rowHeight} />);
    return (
        // A grid handles its own keys (ARIA practices).
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        <table className="table work-grid" role="grid" data-density={density} data-about={about ? true : undefined} aria-multiselectable="true" aria-label={t("grid")} aria-rowcount={hasMore ? -1 : rows.length + 1} onKeyDown={walk.onKeyDown}>
            <Head {...props} onWhole={walk.whole} />
            <tbody ref={body}>{parts}</tbody>
        </table>
    );
}
