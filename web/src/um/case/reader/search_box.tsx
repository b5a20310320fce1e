/// Searches the words of all pages and walks the hits.
import { useTranslation } from "react-i18next";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";

interface SearchBoxProps {
    words: string;
    hits: number;
    /// From zero; without one nothing is shown as current yet.
    at: number | undefined;
    reading: boolean;
    onWords: (words: string) => void;
    onStep: (by: number) => void;
    onFocus: () => void;
    /// Back to the pages.
    onLeave: () => void;
}

export function SearchBox({ words, hits, at, reading, onWords, onStep, onFocus, onLeave }: SearchBoxProps) {
    const { t } = useTranslation("case");
    const isAsked = words.trim().length > 1;
    const said = !isAsked ? "" : hits > 0 ? t(at === undefined ? "search.hits" : "search.at", { count: hits, at: (at ?? 0) + 1 }) : t(reading ? "search.reading" : "search.none");
    return (
        <div className="reader-search" role="search">
            <span className="box">
                <Icon name="search" size={16} />
                <input
                    type="search"
                    aria-label={t("search.label")}
                    placeholder={t("search.label")}
                    value={words}
                    autoComplete="off"
                    onFocus={onFocus}
                    onChange={(event) => onWords(event.target.value)}
                    onKeyDown={(event) => {
                        if (event.key === "Enter") onStep(event.shiftKey ? -1 : 1);
                        else if (event.key === "Escape") onLeave();
                        else return;
                        event.preventDefault();
                    }}
                />
                <span className="hint" role="status">
                    {said}
                </span>
            </span>
            {hits > 0 && (
                <>
                    <Button look="quiet" size="small" icon="back" aria-label={t("search.before")} onPress={() => onStep(-1)} />
                    <Button look="quiet" size="small" icon="forward" aria-label={t("search.next")} onPress={() => onStep(1)} />
                </>
            )}
        </div>
    );
}
