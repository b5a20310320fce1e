/// What happened to an account, newest first, in sentences.
import { useTranslation } from "react-i18next";
import type { LogEntry } from "@/shared/api/contract";
import { formatInstant } from "@/shared/i18n/format";
import "./account.css";

export function LogList({ entries, zone }: { entries: LogEntry[]; zone: string }) {
    const { t } = useTranslation("account");
    if (entries.length === 0) return <p className="quiet">{t("log.empty")}</p>;
    return (
        <ol>
            {entries.map((entry, index) => (
                <li key={`${entry.at} ${index}`} className="log-entry">
                    <span className="quiet number">{formatInstant(entry.at, zone)}</span>
                    <span>
                        {t(`log.act.${entry.act}`, { defaultValue: entry.act })}
                        {entry.by_name && <span className="quiet"> · {entry.by_name}</span>}
                    </span>
                </li>
            ))}
        </ol>
    );
}
