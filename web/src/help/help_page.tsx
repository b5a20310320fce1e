/// Short texts on how things are done, all on one page that can be searched and folded out as a whole.
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import type { HelpTopic } from "@/shared/api/contract";
import { currentLanguage } from "@/shared/i18n/i18n";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { TextField } from "@/shared/ui/text_field";
import { helpLanguages, helpQuery } from "./help_query";
import "@/requests/requests.css";
import "./help.css";

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function isAbout(topic: HelpTopic, text: string): boolean {
    const held = plain([topic.title, topic.summary, topic.topic.replaceAll("_", " "), ...(topic.steps ?? []), topic.note].join(" "));
    return plain(text).split(/\s+/).every((word) => held.includes(word));
}

function Topic({ topic, open, onToggle }: { topic: HelpTopic; open: boolean; onToggle: () => void }) {
    return (
        <li className="card help-topic" id={topic.topic}>
            <h2>
                <button type="button" className="disclosure-button" aria-expanded={open} aria-controls={`help-${topic.topic}`} onClick={onToggle}>
                    <span>
                        {topic.title}
                        <span className="hint block">{topic.summary}</span>
                    </span>
                    <Icon name="down" size={16} />
                </button>
            </h2>
            <div id={`help-${topic.topic}`} className="help-text" hidden={!open}>
                <ol className="help-steps">
                    {topic.steps?.map((step, index) => <li key={index}>{step}</li>)}
                </ol>
                {topic.note && <p className="quiet">{topic.note}</p>}
            </div>
        </li>
    );
}

export function HelpPage() {
    const { t } = useTranslation("help");
    const { topic: asked } = useSearch({ from: "/help" });
    const language = currentLanguage();
    const { data, error, refetch } = useQuery(helpQuery(language));
    const [text, setText] = useState("");
    const [open, setOpen] = useState<ReadonlySet<string>>(new Set(asked ? [asked] : []));
    const topics = data?.topics ?? [];
    const shown = topics.filter((topic) => isAbout(topic, text));
    const everyOpen = shown.length > 0 && shown.every(({ topic }) => open.has(topic));
    useEffect(() => {
        if (asked && data) document.getElementById(asked)?.scrollIntoView();
    }, [asked, data]);

    function toggle(topic: string): void {
        const next = new Set(open);
        if (!next.delete(topic)) next.add(topic);
        setOpen(next);
    }
    return (
        <div className="page page-reading">
            <div>
                <PageTitle title={t("title")} />
                <p className="quiet">
                    {t("intro")} <Link to="/contacts">{t("contacts")}</Link>
                </p>
            </div>
            <div className="row-of filters" data-density="compact">
                <TextField label={t("find")} value={text} onChange={setText} />
                <span className="help-all">
                    <Button onPress={() => setOpen(everyOpen ? new Set() : new Set(shown.map(({ topic }) => topic)))}>{t(everyOpen ? "close_all" : "open_all")}</Button>
                </span>
            </div>
            {!data && !error && <Skeleton rows={8} onRetry={() => void refetch()} />}
            {!data && error && <ErrorState title={t("failed")} error={error} onRetry={() => void refetch()} />}
            {data && shown.length === 0 && <EmptyState title={t("none")}>{t("none_text")}</EmptyState>}
            <ul className="stack" lang={helpLanguages.includes(language) ? undefined : "en"}>
                {shown.map((topic) => (
                    <Topic key={topic.topic} topic={topic} open={open.has(topic.topic)} onToggle={() => toggle(topic.topic)} />
                ))}
            </ul>
        </div>
    );
}
