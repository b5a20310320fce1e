/// All pages small: where one is, what was read, where something was found or linked.
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Quotation, RequestDocument } from "@/shared/api/contract";
import { Shape } from "@/shared/ui/icon";
import type { Hit } from "../find";
import type { Loaded } from "./loaded";

const width = 54;

interface Place {
    document: number;
    page: number;
}

interface ThumbsProps {
    documents: RequestDocument[];
    loaded: Record<number, Loaded>;
    current: Place | undefined;
    linked: Quotation[];
    hits: Hit[];
    reviewed: string[];
    onGo: (place: Place) => void;
}

function Small({ loaded, page }: { loaded: Loaded; page: number }) {
    const canvas = useRef<HTMLCanvasElement>(null);
    useEffect(() => {
        const element = canvas.current;
        if (!element || !loaded.paint) return;
        const watch = new IntersectionObserver(([seen]) => {
            if (!seen?.isIntersecting) return;
            watch.disconnect();
            void loaded.paint?.(page, element, width).catch(() => undefined);
        });
        watch.observe(element);
        return () => watch.disconnect();
    }, [loaded, page]);
    if (loaded.paint) return <canvas ref={canvas} className="thumb-picture" aria-hidden="true" />;
    if (loaded.picture) return <img className="thumb-picture" src={loaded.picture(page)} alt="" loading="lazy" />;
    return <span className="thumb-picture thumb-words" aria-hidden="true" />;
}

interface ThumbProps {
    loaded: Loaded;
    page: number;
    name: string;
    isCurrent: boolean;
    marks: string[];
    isReviewed: boolean;
    onGo: () => void;
}

function Thumb({ loaded, page, name, isCurrent, marks, isReviewed, onGo }: ThumbProps) {
    const { t } = useTranslation("case");
    const button = useRef<HTMLButtonElement>(null);
    useEffect(() => {
        if (isCurrent) button.current?.scrollIntoView({ block: "nearest" });
    }, [isCurrent]);
    return (
        <button ref={button} type="button" className="thumb" aria-current={isCurrent || undefined} aria-label={[t("reader.page_of", { name, page }), ...marks].join(", ")} onClick={onGo}>
            <span className="thumb-frame" data-marked={marks.length > 0 || undefined}>
                <Small loaded={loaded} page={page} />
            </span>
            <span className="thumb-number">
                {isReviewed && <Shape name="check" size={12} />}
                {page}
            </span>
        </button>
    );
}

export function Thumbs({ documents, loaded, current, linked, hits, reviewed, onGo }: ThumbsProps) {
    const { t } = useTranslation("case");
    const isAt = (place: Place, document: number, page: number): boolean => place.document === document && Math.max(place.page, 1) === page;
    return (
        <nav className="thumbs" aria-label={t("reader.pages")}>
            {documents.flatMap(({ document, file_name: name }) => {
                const known = loaded[document];
                if (!known) return [];
                return Array.from({ length: known.pages }, (_, index) => {
                    const page = index + 1;
                    const isReviewed = reviewed.includes(`${document}/${page}`);
                    const marks = [
                        linked.some((each) => isAt(each, document, page)) && t("reader.has_linked"),
                        hits.some((each) => isAt(each, document, page)) && t("reader.has_hit"),
                        isReviewed && t("reader.reviewed"),
                    ].filter((word) => word !== false);
                    const isCurrent = current !== undefined && isAt(current, document, page);
                    return (
                        <Thumb key={`${document}/${page}`} loaded={known} page={page} name={name} isCurrent={isCurrent} marks={marks} isReviewed={isReviewed} onGo={() => onGo({ document, page })} />
                    );
                });
            })}
        </nav>
    );
}
