/// What was written to whom, and whether it arrived. A letter to somebody else is listed, and why it is not shown is told.
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { LetterHead, RequestView } from "@/shared/api/contract";
import { Button } from "@/shared/ui/button";
import { Icon, Shape } from "@/shared/ui/icon";
import { Skeleton } from "@/shared/ui/state";
import { useLetterWords } from "./letter_words";

const LetterViewer = lazy(() => import("./letter_viewer"));

const looks = {
    ordered: { shape: "dashed", tone: "neutral" },
    delivered: { shape: "check", tone: "good" },
    failed: { shape: "octagon", tone: "bad" },
    hidden: { shape: "info", tone: "neutral" },
} as const;

export const lettersQuery = ({ request, version }: RequestView) => ({
    queryKey: ["request", request, "letters", version],
    queryFn: () => take(api.GET("/api/requests/{number}/letters", { params: { path: { number: request } } })),
});

function LetterRow({ letter, zone, onOpen }: { letter: LetterHead; zone: string; onOpen: () => void }) {
    const { t } = useTranslation("request");
    const words = useLetterWords(zone);
    const { shape, tone } = looks[letter.shown ? letter.state : "hidden"];
    const title = words.title(letter);
    return (
        <li className="row-line">
            <Icon name="mail" size={18} />
            <span className="row-main">
                <strong>{title}</strong>
                <span className="hint">{words.facts(letter)}</span>
                <span className="mark hint" data-tone={tone}>
                    <Shape name={shape} size={14} />
                    {words.state(letter)}
                </span>
                {letter.state === "failed" && (
                    <span className="hint" lang="en">
                        {letter.attempts?.at(-1)?.text}
                    </span>
                )}
            </span>
            {letter.shown && (
                <span className="no-print">
                    <Button size="small" aria-label={t("viewer.open", { name: title })} onPress={onOpen}>
                        {t("viewer.show")}
                    </Button>
                </span>
            )}
        </li>
    );
}

export function LettersCard({ request }: { request: RequestView }) {
    const { t } = useTranslation("request");
    const { data, isError } = useQuery(lettersQuery(request));
    const [open, setOpen] = useState<LetterHead>();
    const zone = request.time_zone ?? "UTC";
    const { title } = useLetterWords(zone);
    const letters = [...(data?.letters ?? [])].reverse();
    return (
        <section className="card card-pad stack" id="letters">
            <h2 className="card-title">
                {t("letters.title")} {letters.length > 0 && <span className="count">{letters.length}</span>}
            </h2>
            {!data && !isError && <Skeleton rows={2} />}
            {isError && <p className="quiet">{t("letters.failed")}</p>}
            {data && letters.length === 0 && <p className="quiet">{t("letters.none")}</p>}
            <ul className="rows" hidden={letters.length === 0}>
                {letters.map((letter) => (
                    <LetterRow key={letter.letter} letter={letter} zone={zone} onOpen={() => setOpen(letter)} />
                ))}
            </ul>
            {open && (
                <Suspense>
                    <LetterViewer request={request} letter={open} title={title(open)} onClose={() => setOpen(undefined)} />
                </Suspense>
            )}
        </section>
    );
}
