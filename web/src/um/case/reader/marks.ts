/// Finds passages in what is drawn and colours them, without touching the pages: the browser paints ranges by name. Blanks
/// do not count, because a drawn line ends where the text goes on.
import type { Quotation } from "@/shared/api/contract";

interface Letters {
    text: string;
    at: { node: Text; offset: number }[];
}

function lettersOf(root: Element): Letters {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const letters: Letters = { text: "", at: [] };
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
        const { data } = node;
        for (let offset = 0; offset < data.length; offset += 1) {
            const letter = data.charAt(offset);
            if (/\s/.test(letter)) continue;
            letters.text += letter.toLowerCase().charAt(0);
            letters.at.push({ node, offset });
        }
    }
    return letters;
}

const bare = (text: string): string => text.replace(/\s+/g, "").toLowerCase();

function rangesOf({ text, at }: Letters, words: string): Range[] {
    const wanted = bare(words);
    const ranges: Range[] = [];
    if (!wanted) return ranges;
    for (let start = text.indexOf(wanted); start >= 0; start = text.indexOf(wanted, start + wanted.length)) {
        const [first, last] = [at[start], at[start + wanted.length - 1]];
        if (!first || !last) break;
        const range = document.createRange();
        range.setStart(first.node, first.offset);
        range.setEnd(last.node, last.offset + 1);
        ranges.push(range);
    }
    return ranges;
}

export interface Marks {
    /// Passages under a criterion.
    linked: Quotation[];
    /// The passage that is being marked.
    passage: Quotation | undefined;
    words: string;
    /// The hit one stands at: which one of its page.
    hit: { document: number; page: number; nth: number } | undefined;
}

const names = ["case-linked", "case-passage", "case-hit", "case-hit-now"] as const;

export const pageElement = (root: Element, document: number, page: number): HTMLElement | null =>
    root.querySelector<HTMLElement>(`[data-document="${document}"][data-page="${page}"]`);

/// Colours everything that is drawn just now. Gives the range of the current hit or passage, to be scrolled to.
export function paint(root: Element, { linked, passage, words, hit }: Marks): void {
    if (!("highlights" in CSS)) return;
    const found: Record<(typeof names)[number], Range[]> = { "case-linked": [], "case-passage": [], "case-hit": [], "case-hit-now": [] };
    for (const element of root.querySelectorAll<HTMLElement>("[data-page]")) {
        const text = element.querySelector("[data-text]");
        if (!text) continue;
        const [document, page] = [Number(element.dataset.document), Number(element.dataset.page)];
        const isHere = (place: { document: number; page: number }): boolean => place.document === document && Math.max(place.page, 1) === page;
        const letters = lettersOf(text);
        for (const { quote } of linked.filter(isHere)) found["case-linked"].push(...rangesOf(letters, quote));
        if (passage && isHere(passage)) found["case-passage"].push(...rangesOf(letters, passage.quote).slice(0, 1));
        rangesOf(letters, words.trim().length > 1 ? words : "").forEach((range, nth) => found[hit && isHere(hit) && hit.nth === nth ? "case-hit-now" : "case-hit"].push(range));
    }
    names.forEach((name, rank) => {
        const highlight = new Highlight(...found[name]);
        highlight.priority = rank;
        CSS.highlights.set(name, highlight);
    });
}

export function clearMarks(): void {
    if ("highlights" in CSS) for (const name of names) CSS.highlights.delete(name);
}

/// What is selected inside one page of the reader.
export function selectedPassage(root: Element): { document: number; page: number; quote: string } | undefined {
    const selection = getSelection();
    const quote = selection?.toString().trim();
    if (!selection || !quote || selection.rangeCount === 0) return undefined;
    const from = selection.getRangeAt(0).startContainer;
    const page = (from instanceof Element ? from : from.parentElement)?.closest<HTMLElement>("[data-page]");
    if (!page || !root.contains(page)) return undefined;
    return { document: Number(page.dataset.document), page: Number(page.dataset.page), quote };
}
