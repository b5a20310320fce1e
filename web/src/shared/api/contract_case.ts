/// The part of the contract about the case screen: check lists, the text of documents, and what a reviewer keeps.

/// A place in the records that shows something. Page 0: the document is not counted in pages.
export interface Quotation {
    document: number;
    page: number;
    quote: string;
}

export interface CriteriaLeaf {
    point: string;
    text: string;
    hint?: string;
}

export interface CriteriaGroup {
    need: "all" | "any" | "at_least";
    least?: number;
    title?: string;
    items: CriteriaItem[];
}

export type CriteriaItem = CriteriaLeaf | CriteriaGroup;

/// The plan's criteria for some lines of a request.
export interface Checklist {
    id: string;
    title: string;
    source: string;
    source_name?: string;
    edition?: string;
    section?: string;
    lines?: number[];
    tree: CriteriaGroup;
}

export interface DocumentText {
    pages?: { page: number; text?: string }[];
    has_text?: boolean;
}

export interface WorksheetKept {
    version: number;
    body?: unknown;
    saved_at?: string;
}

export interface Worksheet {
    mine?: WorksheetKept | null;
    /// Colleagues who have the case in work.
    others?: { name: string; since: string }[];
}

/// The answer to a save.
export type WorksheetSaved = Worksheet & { mine: WorksheetKept };
