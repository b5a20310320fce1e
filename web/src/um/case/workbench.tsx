/// The case on one screen: facts, documents, criteria and decision, side by side.
import { useEffect, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { usePageKeys } from "@/app/page_keys";
import { keysHere, useKeys } from "@/app/use_keys";
import { may, mayAsk, mayDecide } from "@/request/acts/may";
import type { Quotation, RequestView, User } from "@/shared/api/contract";
import { formatTime } from "@/shared/i18n/format";
import { Banner } from "@/shared/ui/banner";
import { RadioGroup } from "@/shared/ui/radio_group";
import { useToast } from "@/shared/ui/toast";
import { useTakeNext } from "@/work/use_take_next";
import { CaseBar } from "./case_bar";
import { CaseDialogs, type Open } from "./case_dialogs";
import { CriteriaZone } from "./criteria/criteria_zone";
import { DecisionBox } from "./criteria/decision_box";
import { FactsZone } from "./facts_zone";
import { Reader } from "./reader/reader";
import { withoutDecision } from "./sheet";
import { Splitter } from "./splitter";
import type { Answer } from "./tree";
import { firstObstacle, isBoundByCriteria, isSound, useCase, type Case } from "./use_case";
import { useZones, type Side, type Zone } from "./use_zones";

const zoneNames = ["facts", "reader", "criteria"] as const;

/// Colleagues who work on the same case, and documents that came since the page was opened.
function News({ work }: { work: Case }) {
    const { t } = useTranslation("case");
    const { request, worksheet } = work;
    const zone = request.time_zone ?? "UTC";
    const count = request.documents?.length ?? 0;
    const [seen, setSeen] = useState(count);
    const stopped = request.clocks?.some(({ state, due_at: due }) => state === "paused" && due === request.due_at);
    return (
        <>
            {worksheet.others.map(({ name, since }) => (
                <Banner key={name} tone="attention" live="polite">
                    {t("news.other", { name, time: formatTime(since, zone) })}
                </Banner>
            ))}
            {count > seen && (
                <Banner
                    tone="info"
                    live="polite"
                    action={
                        <button type="button" className="text-button" onClick={() => setSeen(count)}>
                            {t("news.seen")}
                        </button>
                    }
                >
                    {t("news.documents", { count: count - seen })}
                </Banner>
            )}
            {stopped && <Banner tone="info">{t("news.stopped")}</Banner>}
        </>
    );
}

function useNext(request: RequestView): () => void {
    const { t } = useTranslation("case");
    const toast = useToast();
    const { take, error } = useTakeNext(request.plan, undefined, request.request);
    useEffect(() => {
        if (error) toast(t("bar.next_failed"));
    }, [error, toast, t]);
    return take;
}

function useCaseKeys(focus: (zone: Zone) => void, next: () => void): void {
    const { t } = useTranslation("case");
    const latest = useRef(next);
    latest.current = next;
    useEffect(() => {
        function press(event: globalThis.KeyboardEvent): void {
            if (event.key !== "." || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            latest.current();
        }
        addEventListener("keydown", press);
        return () => removeEventListener("keydown", press);
    }, []);
    useKeys({ "1": () => focus("facts"), "2": () => focus("reader"), "3": () => focus("criteria") });
    const rows = ["1 2 3", "[ ]", "{ }", "f", "x", "h", "c", "m", "+ -", "\\", "j k", "y", "n", "d", "-", "e", "p", "r", "o", "t", "Ctrl Enter", "Ctrl ."];
    usePageKeys({ title: t("keys.title"), rows: rows.map((keys, index) => ({ keys, text: t(`keys.row_${index}`) })) });
}

interface ZoneFrameProps {
    zone: Zone;
    name: string;
    shown: Zone;
    /// Put away on a wide page; the tabs of a narrow one show it all the same.
    closed?: boolean;
    hold: (element: HTMLElement | null) => void;
    onKeyDown?: (event: KeyboardEvent) => void;
    foot?: ReactNode;
    children: ReactNode;
}

function ZoneFrame({ zone, name, shown, closed = false, hold, onKeyDown, foot, children }: ZoneFrameProps) {
    return (
        /* eslint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- the zone is focused by its number, scrolls by itself and has keys of its own */
        <section className="case-zone" data-zone={zone} data-shown={shown === zone || undefined} data-closed={closed || undefined} aria-label={name} onKeyDown={onKeyDown}>
            <div className="case-zone-scroll" ref={hold} tabIndex={zone === "reader" ? -1 : 0} role="group" aria-label={name}>
                {children}
            </div>
            {foot}
        </section>
        /* eslint-enable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex */
    );
}

/// The zones as places that can be given the focus.
function useFocus(zones: ReturnType<typeof useZones>) {
    const places = useRef<Partial<Record<Zone, HTMLElement | null>>>({});
    /// At once, so that a key pressed right after it already meets the zone.
    function focus(zone: Zone): void {
        flushSync(() => {
            zones.setShown(zone);
            if (zone !== "reader" && !zones.isOpen(zone)) zones.toggle(zone);
        });
        const place = places.current[zone];
        (place?.querySelector<HTMLElement>(".reader-pages") ?? place)?.focus();
    }
    const hold = (zone: Zone) => (element: HTMLElement | null): void => void (places.current[zone] = element);
    return { focus, hold };
}

/// What one may do on the case, and the keys of the zones.
function useActs(work: Case) {
    const { request } = work;
    const [open, setOpen] = useState<Open>();
    const [refused, setRefused] = useState(false);
    /// Who may only approve is led to what is missing; the sentence below says why.
    function decide(): void {
        if (!mayDecide(request)) return;
        const isBarred = isBoundByCriteria(work) && work.lists.length > 0 && !isSound(work, work.lists);
        setRefused(isBarred);
        if (!isBarred) return setOpen("decide");
        const obstacle = firstObstacle(work);
        if (obstacle) work.choose(obstacle);
    }
    const answer = (given: Answer) => () => void (work.current && !request.closed && work.answer(work.current, given));
    const note = (): void => void (may(request, "note") && setOpen("note"));
    const trace = (): void => setOpen("trace");
    const factsKeys = keysHere({ o: note, t: trace });
    const criteriaKeys = keysHere({
        e: decide,
        o: note,
        r: () => mayAsk(request) && setOpen("ask"),
        t: trace,
        p: () => may(request, "refer") && setOpen("send"),
        y: answer("met"),
        n: answer("not_met"),
        d: answer("not_documented"),
        "-": answer("not_applicable"),
        j: () => work.stepPoint(1),
        k: () => work.stepPoint(-1),
        c: () => work.passage && work.link(work.passage),
    });
    return { open, setOpen, refused, decide, factsKeys, criteriaKeys };
}

function ReaderZone({ work }: { work: Case }) {
    const { t } = useTranslation("case");
    const { request, worksheet, current } = work;
    const toggle = (place: string): void =>
        worksheet.change((before) => ({ ...before, reviewed: before.reviewed.includes(place) ? before.reviewed.filter((each) => each !== place) : [...before.reviewed, place] }));
    return (
        <Reader
            request={request}
            linked={work.linked}
            reviewed={worksheet.sheet.reviewed}
            passage={work.passage}
            target={current && t("passage.target", { position: current.position })}
            wish={work.wish}
            onPassage={work.setPassage}
            onLink={work.link}
            onReviewed={toggle}
        />
    );
}

export function Workbench({ request, user }: { request: RequestView; user: User }) {
    const { t } = useTranslation("case");
    const work = useCase(request, user);
    const zones = useZones();
    const { focus, hold } = useFocus(zones);
    const { open, setOpen, refused, decide, factsKeys, criteriaKeys } = useActs(work);
    const next = useNext(request);
    useCaseKeys(focus, next);
    const frame = (zone: Zone) => ({ zone, name: t(`zones.${zone}`), shown: zones.shown, hold: hold(zone) });
    const splitter = (side: Side) => <Splitter side={side} width={zones.zones[side]} label={t(`zones.width_${side}`)} onWidth={(width) => zones.setWidth(side, width)} />;
    const show = (quotation: Quotation): void => {
        zones.setShown("reader");
        work.show(quotation);
    };
    const isOpen = { facts: zones.isOpen("facts"), criteria: zones.isOpen("criteria") };
    const widths = { "--facts": `${zones.zones.facts}px`, "--criteria": `${zones.zones.criteria}px` } as CSSProperties;
    return (
        <div className="case" data-facts={isOpen.facts || undefined} data-criteria={isOpen.criteria || undefined} style={widths}>
            <CaseBar request={request} user={user} kept={work.worksheet} zones={zones} onTake={() => setOpen("take")} onAsk={() => setOpen("ask")} onNext={next} />
            <div className="case-news">
                <News work={work} />
            </div>
            <div className="case-tabs">
                <RadioGroup segmented label={t("zones.choose")} options={zoneNames.map((id) => ({ id, name: t(`zones.${id}`) }))} value={zones.shown} onChange={(zone) => zones.setShown(zone as Zone)} />
            </div>
            <div className="case-zones">
                <ZoneFrame {...frame("facts")} closed={!isOpen.facts} onKeyDown={factsKeys}>
                    <FactsZone request={request} onNote={() => setOpen("note")} />
                </ZoneFrame>
                {isOpen.facts && splitter("facts")}
                <ZoneFrame {...frame("reader")}>
                    <ReaderZone work={work} />
                </ZoneFrame>
                {isOpen.criteria && splitter("criteria")}
                <ZoneFrame
                    {...frame("criteria")}
                    closed={!isOpen.criteria}
                    onKeyDown={criteriaKeys}
                    foot={<DecisionBox work={work} refused={refused} onDecide={decide} onSend={() => setOpen("send")} onTrace={() => setOpen("trace")} />}
                >
                    <CriteriaZone work={{ ...work, show }} />
                </ZoneFrame>
            </div>
            <CaseDialogs work={work} open={open} onClose={() => setOpen(undefined)} onDecided={() => work.worksheet.change(withoutDecision)} />
        </div>
    );
}
