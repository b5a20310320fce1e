/// Searches the text of all pages, and finds a passage again in what is drawn. Blanks and line ends count as one blank,
/// capitals do not count. No screen in here.
import type { Quotation } from "@/shared/api/contract";

export interface PageText {
    document: number;
    page: number;
    text: string;
}

export interface Hit {
    document: number;
    page: number;
    /// Which one on its page, from zero.
    nth: number;
    /// Place in the page's text as searched.
    at: number;
}

export const plain = (text: string): string => text.replace(/\s+/g, " ");
const folded = (text: string): string => plain(text).toLowerCase();

/// Every place of the words in one text, as offsets of the folded text.
export function placesOf(text: string, words: string): number[] {
    const wanted = folded(words).trim();
    if (wanted.length < 2) return [];
    const inside = folded(text);
    const places: number[] = [];
    for (let at = inside.indexOf(wanted); at >= 0; at = inside.indexOf(wanted, at + wanted.length)) places.push(at);
    return places;
}

export const hitsIn = (pages: PageText[], words: string): Hit[] =>
    pages.flatMap(({ document, page, text }) => placesOf(text, words).map((at, nth) => ({ document, page, nth, at })));

const ends = /[.!?;:](?=\s|$)/g;

/// The sentence around a hit: what a reviewer most often wants to quote.
export function sentenceAround(text: string, at: number, length: number): string {
    const whole = plain(text);
    const before = [...whole.slice(0, at).matchAll(ends)].at(-1);
    const start = before ? before.index + 1 : Math.max(0, at - 160);
    const after = whole.slice(at + length).search(/[.!?;:](?=\s|$)/);
    const end = after >= 0 ? at + length + after + 1 : Math.min(whole.length, at + length + 160);
    return whole.slice(start, end).trim();
}

/// A quotation stays short enough to be read as one.
export const quotation = (document: number, page: number, quote: string): Quotation => ({ document, page, quote: plain(quote).trim().slice(0, 1000) });
