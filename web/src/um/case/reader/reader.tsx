/// One continuous reader over all documents of the case.
import { useEffect, useMemo, useRef, useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { keysHere } from "@/app/use_keys";
import type { Quotation, RequestDocument, RequestView } from "@/shared/api/contract";
import { EmptyState } from "@/shared/ui/state";
import { useToast } from "@/shared/ui/toast";
import { hitsIn, quotation, sentenceAround, type Hit } from "../find";
import type { Loaded } from "./loaded";
import { clearMarks, paint, selectedPassage } from "./marks";
import { PassageBar } from "./passage_bar";
import { ReaderBar } from "./reader_bar";
import { ReaderDocument } from "./reader_document";
import { SearchBox } from "./search_box";
import { Thumbs } from "./thumbs";
import { usePages, type Place } from "./use_pages";
import { useTexts } from "./use_texts";

export interface ReaderProps {
    request: RequestView;
    linked: Quotation[];
    reviewed: string[];
    passage: Quotation | undefined;
    /// The criterion that a passage goes under, in words.
    target: string | undefined;
    /// Where somebody outside wants to go; a new object for each wish.
    wish: Quotation | undefined;
    onPassage: (passage: Quotation | undefined) => void;
    onLink: (passage: Quotation) => void;
    onReviewed: (place: string) => void;
}

const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;
const widest = 900;
/// Keys with which the browser moves the pages.
const moving = ["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown", " "];

/// How wide a page is drawn: as the zone allows, in steps, so that a moving splitter does not redraw at each pixel.
function usePageWidth(root: RefObject<HTMLDivElement | null>, zoom: number): number {
    const [room, setRoom] = useState(640);
    useEffect(() => {
        const element = root.current;
        if (!element) return;
        const watch = new ResizeObserver(([entry]) => entry && entry.contentRect.width > 0 && setRoom(Math.floor(entry.contentRect.width / 8) * 8));
        watch.observe(element);
        return () => watch.disconnect();
    }, [root]);
    return Math.round(Math.min(room, widest) * zoom);
}

function useSearch(pages: ReturnType<typeof useTexts>["pages"], go: (place: Place) => void) {
    const [words, setWords] = useState("");
    const [at, setAt] = useState<number>();
    const hits = useMemo(() => hitsIn(pages, words), [pages, words]);
    const now: Hit | undefined = at === undefined ? undefined : hits[at];

    function step(by: number): void {
        if (hits.length === 0) return;
        const next = at === undefined ? 0 : (at + by + hits.length) % hits.length;
        setAt(next);
        const hit = hits[next];
        if (hit) go(hit);
    }
    const change = (next: string): void => {
        setWords(next);
        setAt(undefined);
    };
    return { words, hits, at, now, step, change };
}

/// The hits, the linked passages and the one being marked, in colour on whatever is drawn.
function useMarks(root: RefObject<HTMLDivElement | null>, marks: Parameters<typeof paint>[1], drawn: number): void {
    const latest = useRef(marks);
    latest.current = marks;
    const key = JSON.stringify(marks);
    useEffect(() => {
        if (root.current) paint(root.current, latest.current);
    }, [root, key, drawn]);
    useEffect(() => clearMarks, []);
}

/// Marking a passage, and putting it under a criterion.
function usePassage(root: RefObject<HTMLDivElement | null>, { passage, onPassage, onLink }: ReaderProps, search: ReturnType<typeof useSearch>, { texts, loaded }: { texts: ReturnType<typeof useTexts>; loaded: Record<number, Loaded> }) {
    const { t } = useTranslation("case");
    const toast = useToast();
    /// A document that is not counted in pages is quoted without one.
    const quoteOf = (document: number, page: number, quote: string): Quotation => quotation(document, loaded[document]?.counted === false ? 0 : page, quote);
    function selected(): Quotation | undefined {
        const chosen = root.current ? selectedPassage(root.current) : undefined;
        return chosen && quoteOf(chosen.document, chosen.page, chosen.quote);
    }
    /// The sentence of the hit one stands at.
    function ofHit(): Quotation | undefined {
        const { now, words } = search;
        const page = now && texts.pages.find((each) => each.document === now.document && each.page === now.page);
        return now && page && quoteOf(now.document, now.page, sentenceAround(page.text, now.at, words.trim().length));
    }
    const orSay = (found: Quotation | undefined, act: (one: Quotation) => void): void => void (found ? act(found) : toast(t("passage.how")));
    return {
        mark: () => orSay(selected() ?? ofHit(), onPassage),
        link: () => orSay(passage ?? selected(), onLink),
        select: () => {
            const found = selected();
            if (found) onPassage(found);
        },
    };
}

/// How large, and how each page is turned.
function useLook(place: string) {
    const [zoom, setZoom] = useState(1);
    const [turns, setTurns] = useState<Record<string, number>>({});
    const turnOf = (document: number) => (page: number): number => turns[`${document}/${page}`] ?? 0;
    return {
        zoom,
        turnOf,
        rotate: () => setTurns((before) => ({ ...before, [place]: ((before[place] ?? 0) + 90) % 360 })),
        magnify: (by: number) => setZoom(zooms[Math.min(Math.max(zooms.findIndex((each) => each === zoom) + by, 0), zooms.length - 1)] ?? 1),
    };
}

function useWish(wish: Quotation | undefined, go: (place: Place) => void): void {
    const latest = useRef(go);
    latest.current = go;
    useEffect(() => {
        if (wish) latest.current(wish);
    }, [wish]);
}

function useReader(props: ReaderProps, documents: RequestDocument[]) {
    const root = useRef<HTMLDivElement>(null);
    const [searching, setSearching] = useState(false);
    const [drawn, setDrawn] = useState(0);
    const pages = usePages(root, documents);
    const texts = useTexts(props.request.request, documents, pages.loaded, searching);
    const search = useSearch(texts.pages, pages.go);
    const place = pages.current ? `${pages.current.document}/${pages.current.page}` : "";
    const look = useLook(place);
    const width = usePageWidth(root, look.zoom);
    const passage = usePassage(root, props, search, { texts, loaded: pages.loaded });
    useMarks(root, { linked: props.linked, passage: props.passage, words: search.words, hit: search.now }, drawn);
    useWish(props.wish, pages.go);
    const review = (): void => void (place && props.onReviewed(place));
    const keys = keysHere({
        "]": () => pages.step(1),
        "[": () => pages.step(-1),
        "}": () => pages.stepDocument(1),
        "{": () => pages.stepDocument(-1),
        h: passage.mark,
        c: passage.link,
        m: review,
        "+": () => look.magnify(1),
        "-": () => look.magnify(-1),
        "\\": look.rotate,
        f: () => root.current?.closest(".reader")?.querySelector<HTMLInputElement>("input[type=search]")?.focus(),
        x: () => search.step(1),
    });
    return { root, searching, startSearch: () => setSearching(true), told: () => setDrawn((count) => count + 1), pages, texts, search, place, look, width, passage, review, keys };
}

export function Reader(props: ReaderProps) {
    const { request, linked, reviewed, target } = props;
    const { t } = useTranslation("case");
    const documents = request.documents ?? [];
    const { root, searching, startSearch, told, pages, texts, search, place, look, width, passage, review, keys } = useReader(props, documents);
    const { current, loaded, wanted, go } = pages;
    if (documents.length === 0) return <EmptyState title={t("reader.empty")}>{t("reader.empty_hint")}</EmptyState>;
    const parts = { documents, current, loaded, onGo: go };
    return (
        <div className="reader" role="presentation" onKeyDown={keys}>
            <ReaderBar {...parts} zoom={look.zoom} isReviewed={reviewed.includes(place)} onZoom={look.magnify} onRotate={look.rotate} onReviewed={review} onMark={passage.mark}>
                <SearchBox words={search.words} hits={search.hits.length} at={search.at} reading={texts.reading} onWords={search.change} onStep={search.step} onFocus={startSearch} onLeave={() => root.current?.focus()} />
            </ReaderBar>
            <div className="reader-body">
                <Thumbs {...parts} linked={linked} hits={search.hits} reviewed={reviewed} />
                {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- what scrolls must be within reach of the keyboard */}
                <div className="reader-pages" ref={root} role="region" aria-label={t("reader.label")} tabIndex={0} onScroll={pages.look} onWheel={pages.release} onPointerDown={pages.release} onTouchMove={pages.release} onKeyDown={(event) => moving.includes(event.key) && pages.release()} onMouseUp={passage.select}>
                    <div className="reader-column" style={{ inlineSize: width }}>
                        {documents.map((document) => (
                            <ReaderDocument
                                key={document.document}
                                request={request.request}
                                zone={request.time_zone ?? "UTC"}
                                document={document}
                                wanted={searching || wanted?.document === document.document || documents[0] === document}
                                width={width}
                                turnOf={look.turnOf(document.document)}
                                wordsOf={(page) => texts.wordsOf(document.document, page)}
                                onLoaded={(known) => pages.onLoaded(document.document, known)}
                                onDrawn={told}
                            />
                        ))}
                    </div>
                </div>
            </div>
            {props.passage && <PassageBar passage={props.passage} target={target} onLink={passage.link} onClose={() => props.onPassage(undefined)} />}
            <p className="hidden-text" role="status">
                {current && t("reader.now_at", { page: current.page, name: documents.find(({ document }) => document === current.document)?.file_name })}
            </p>
        </div>
    );
}
