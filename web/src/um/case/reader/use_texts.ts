/// The words of all pages: from the server, which also reads scans, or, where that fails, from the PDFs themselves.
import { useQueries } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { RequestDocument } from "@/shared/api/contract";
import { textQuery } from "../case_query";
import type { PageText } from "../find";
import type { Loaded } from "./loaded";

type Words = Record<number, string[]>;

/// What the browser reads itself.
function useOwnWords(loaded: Record<number, Loaded>, wanted: number[]): Words {
    const [words, setWords] = useState<Words>({});
    const missing = wanted.filter((document) => words[document] === undefined && loaded[document] !== undefined);
    const key = missing.join(" ");
    useEffect(() => {
        for (const document of missing) {
            const { words: read, text } = loaded[document] ?? {};
            const found = read ? read() : Promise.resolve(text === undefined ? [] : [text]);
            // A PDF that cannot be read has no words; its page says so itself.
            void found.catch(() => []).then((pages) => setWords((before) => ({ ...before, [document]: pages })));
        }
    }, [key, loaded]);
    return words;
}

export interface Texts {
    pages: PageText[];
    /// Some documents are still being read.
    reading: boolean;
    wordsOf: (document: number, page: number) => string | undefined;
}

export function useTexts(request: string, documents: RequestDocument[], loaded: Record<number, Loaded>, searching: boolean): Texts {
    const answers = useQueries({ queries: documents.map(({ document }) => textQuery(request, document)) });
    const ownWanted = searching ? documents.filter((_, index) => answers[index]?.isError).map(({ document }) => document) : [];
    const own = useOwnWords(loaded, ownWanted);
    const pages = documents.flatMap(({ document }, index): PageText[] => {
        const answer = answers[index]?.data;
        if (answer) return (answer.pages ?? []).map(({ page, text = "" }) => ({ document, page: Math.max(page, 1), text }));
        return (own[document] ?? []).map((text, at) => ({ document, page: at + 1, text }));
    });
    return {
        pages,
        reading: answers.some(({ isPending }) => isPending) || ownWanted.some((document) => own[document] === undefined),
        wordsOf: (document, page) => {
            const index = documents.findIndex((each) => each.document === document);
            const answer = answers[index]?.data;
            if (!answer) return undefined;
            return answer.pages?.find((each) => each.page === page)?.text ?? "";
        },
    };
}
