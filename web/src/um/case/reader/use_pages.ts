/// The pages of all documents as far as they are known, the page one looks at, and the way to any of them.
import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import type { RequestDocument } from "@/shared/api/contract";
import type { Loaded } from "./loaded";
import { pageElement } from "./marks";

export interface Place {
    document: number;
    page: number;
}

const same = (a: Place | undefined, b: Place | undefined): boolean => a?.document === b?.document && a?.page === b?.page;

/// The page that holds the upper third of what is visible.
function placeIn(root: HTMLElement): Place | undefined {
    const line = root.getBoundingClientRect().top + root.clientHeight / 3;
    let found: HTMLElement | undefined;
    for (const element of root.querySelectorAll<HTMLElement>("[data-page]")) {
        if (found && element.getBoundingClientRect().top > line) break;
        found = element;
    }
    return found && { document: Number(found.dataset.document), page: Number(found.dataset.page) };
}

/// Moves the pages alone; the screen around them stays where it is.
function scrollTo(root: HTMLElement | null, element: HTMLElement): void {
    root?.scrollBy({ top: element.getBoundingClientRect().top - root.getBoundingClientRect().top - 8 });
}

export function usePages(root: RefObject<HTMLDivElement | null>, documents: RequestDocument[]) {
    const [loaded, setLoaded] = useState<Record<number, Loaded>>({});
    const [current, setCurrent] = useState<Place>();
    const [wanted, setWanted] = useState<Place>();

    // Where one has gone on purpose stays in sight, whatever loads above it, until the pages are moved by hand.
    const held = useRef<Place>(undefined);
    const release = (): void => {
        held.current = undefined;
    };
    const look = useCallback((): void => {
        if (held.current) return;
        const place = root.current ? placeIn(root.current) : undefined;
        setCurrent((before) => (same(before, place) ? before : place));
    }, [root]);
    const stay = useCallback((): void => {
        const element = held.current && root.current ? pageElement(root.current, held.current.document, held.current.page) : null;
        if (element) scrollTo(root.current, element);
    }, [root]);
    useEffect(() => {
        const column = root.current?.firstElementChild;
        if (!column) return;
        const watch = new ResizeObserver(stay);
        watch.observe(column);
        return () => watch.disconnect();
    }, [root, stay]);

    // A place in a document that is not there yet is gone to as soon as it is.
    useEffect(() => {
        const element = wanted && root.current ? pageElement(root.current, wanted.document, wanted.page) : null;
        if (!element) return;
        held.current = wanted;
        stay();
        setCurrent(wanted);
        setWanted(undefined);
    }, [wanted, loaded, root, stay]);

    const all = documents.flatMap(({ document }) => Array.from({ length: loaded[document]?.pages ?? 0 }, (_, index) => ({ document, page: index + 1 })));
    const go = (place: Place): void => setWanted({ ...place, page: Math.max(place.page, 1) });

    function step(by: number): void {
        const now = all.findIndex((place) => same(place, current));
        const next = all[now + by];
        if (next) go(next);
    }

    function stepDocument(by: number): void {
        const now = documents.findIndex(({ document }) => document === current?.document);
        const next = documents[now + by];
        if (next) go({ document: next.document, page: 1 });
    }

    const onLoaded = (document: number, known: Loaded): void => {
        setLoaded((before) => ({ ...before, [document]: known }));
        requestAnimationFrame(look);
    };
    return { loaded, current, wanted, go, step, stepDocument, look, release, onLoaded };
}
