/// What the reader knows of a document once it is there.
export interface Loaded {
    pages: number;
    /// Word documents are not counted in pages.
    counted: boolean;
    /// Draws a page small.
    paint?: (page: number, canvas: HTMLCanvasElement, width: number) => Promise<void>;
    picture?: (page: number) => string;
    /// The words of each page, where the browser can read them itself.
    words?: () => Promise<string[]>;
    /// The text that is shown, of documents that are nothing but text.
    text?: string;
}
