/// A line that somebody else decided while this one was being decided: what happened, and the words that were typed.
import { useTranslation } from "react-i18next";
import type { RequestView } from "@/shared/api/contract";
import { formatInstant } from "@/shared/i18n/format";
import { CopyButton } from "@/shared/ui/copy_button";
import { StatusPill } from "@/shared/ui/status";
import { typedWords, type Decision, type LineSaid } from "./decision";

export function LostLine({ said, decision, request }: { said: LineSaid; decision: Decision; request: RequestView }) {
    const { t } = useTranslation("request");
    const line = request.lines?.find((each) => each.line === said.line);
    if (!line) return null;
    const typed = typedWords(decision, said);
    const told = request.timeline?.filter(({ kind }) => kind === "LineDetermined" || kind === "AdverseDetermined").at(-1);
    return (
        <section className="decide-line stack tight" aria-labelledby={`decide-${said.line}`}>
            <h3 className="small-title" id={`decide-${said.line}`}>
                <span className="code">{line.code || line.revenue}</span> <span lang="en">{line.title}</span>
            </h3>
            <p className="row-of">
                <StatusPill status={line.outcome} /> {told?.who_name ? t("decide.lost_by", { name: told.who_name, time: formatInstant(told.at, request.time_zone ?? "UTC") }) : t("decide.lost")}
            </p>
            {typed && (
                <>
                    <p className="field-label">{t("decide.lost_typed")}</p>
                    <p className="note-text">{typed}</p>
                    <p>
                        <CopyButton text={typed} what={t("decide.lost_typed")} />
                    </p>
                </>
            )}
        </section>
    );
}
