/// The bar above the pages: which document, which page, search, size, turn, read.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { RequestDocument } from "@/shared/api/contract";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { KeyHint } from "@/shared/ui/key_hint";
import { Menu } from "@/shared/ui/menu";
import type { Loaded } from "./loaded";
import type { Place } from "./use_pages";

interface ReaderBarProps {
    documents: RequestDocument[];
    current: Place | undefined;
    loaded: Record<number, Loaded>;
    zoom: number;
    isReviewed: boolean;
    onGo: (place: Place) => void;
    onZoom: (by: number) => void;
    onRotate: () => void;
    onReviewed: () => void;
    onMark: () => void;
    children: ReactNode;
}

export function ReaderBar({ documents, current, loaded, zoom, isReviewed, onGo, onZoom, onRotate, onReviewed, onMark, children }: ReaderBarProps) {
    const { t } = useTranslation("case");
    const now = documents.find(({ document }) => document === current?.document) ?? documents[0];
    const total = now && loaded[now.document]?.pages;
    return (
        <div className="reader-bar">
            <Menu
                label={`${t("reader.documents")}: ${now?.file_name}`}
                className="reader-choice"
                entries={documents.map(({ document, file_name: name }) => ({ id: String(document), name, chosen: document === now?.document, act: () => onGo({ document, page: 1 }) }))}
            >
                <strong>{now?.file_name}</strong>
                <Icon name="down" size={16} />
            </Menu>
            {current && total && <span className="hint number">{t("request:viewer.page", { number: current.page, total })}</span>}
            {children}
            <div className="reader-tools">
                <Button look="quiet" size="small" icon="note" aria-label={t("reader.mark")} onPress={onMark} />
                <Button look="quiet" size="small" icon="minus" aria-label={t("reader.smaller", { percent: Math.round(zoom * 100) })} onPress={() => onZoom(-1)} />
                <Button look="quiet" size="small" icon="plus" aria-label={t("reader.larger", { percent: Math.round(zoom * 100) })} onPress={() => onZoom(1)} />
                <Button look="quiet" size="small" icon="turn" aria-label={t("reader.turn")} onPress={onRotate} />
                <Button look="quiet" size="small" icon="check" aria-pressed={isReviewed} onPress={onReviewed}>
                    {t(isReviewed ? "reader.reviewed" : "reader.review")}
                    <KeyHint keys="m" />
                </Button>
            </div>
        </div>
    );
}
