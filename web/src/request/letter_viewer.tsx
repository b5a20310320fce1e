/// One letter as it is recorded: its facts, and what is not in the product yet is said.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { LetterHead, RequestView } from "@/shared/api/contract";
import { Banner } from "@/shared/ui/banner";
import { BlockTree } from "@/shared/ui/block_tree";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { ErrorState, Skeleton } from "@/shared/ui/state";

interface LetterViewerProps {
    request: RequestView;
    letter: LetterHead;
    title: string;
    onClose: () => void;
}

export default function LetterViewer({ request, letter, title, onClose }: LetterViewerProps) {
    const { t } = useTranslation("request");
    const path = { number: request.request, letter: letter.letter };
    const { data, error, refetch } = useQuery({
        queryKey: ["letter", path, request.version],
        queryFn: () => take(api.GET("/api/requests/{number}/letters/{letter}", { params: { path } })),
        gcTime: 0,
    });
    return (
        <Dialog
            title={title}
            size="wide"
            onClose={onClose}
            feet={
                <>
                    <Button onPress={onClose}>{t("common:action.close")}</Button>
                    <a className="button" data-look="secondary" href={`/api/requests/${path.number}/letters/${path.letter}/pdf`} target="_blank" rel="noopener">
                        {t("letters.pdf")}
                    </a>
                </>
            }
        >
            {data && !data.complete && <Banner tone="info">{t("letters.record_only")}</Banner>}
            {data && <BlockTree tree={data.tree} />}
            {error && <ErrorState title={t("letters.failed")} error={error} onRetry={() => void refetch()} />}
            {!data && !error && <Skeleton rows={6} />}
        </Dialog>
    );
}
