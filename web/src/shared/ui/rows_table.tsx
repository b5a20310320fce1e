/// The rows of the list that were looked at, the deciding one marked, the others with why they did not decide.
import { useTranslation } from "react-i18next";
import type { RowSeen } from "@/shared/api/contract";
import { AnswerMark } from "./status";

export function RowsTable({ rows }: { rows: RowSeen[] }) {
    const { t } = useTranslation("lookup");

    function result(row: RowSeen): string {
        if (row.decides) return t("decides");
        if (row.matched) return t("matched");
        if (!row.missed) return t("missed_plain");
        const name = row.missed.replace(/^\?/, "");
        const fact = t(`words:fact.${name}`, { defaultValue: name });
        return t(row.missed.startsWith("?") ? "missed_unknown" : "missed", { fact });
    }

    return (
        <table className="table rows-table">
            <thead>
                <tr>
                    <th scope="col">{t("row")}</th>
                    <th scope="col">{t("rule")}</th>
                    <th scope="col">{t("source")}</th>
                    <th scope="col">{t("answer")}</th>
                    <th scope="col">{t("result")}</th>
                </tr>
            </thead>
            <tbody>
                {rows.map((row, index) => (
                    <tr key={`${row.row} ${index}`} data-decides={row.decides || undefined}>
                        <td className="number">{row.row}</td>
                        <td lang="en">{row.title}</td>
                        <td lang="en" className="quiet">
                            {row.source}
                        </td>
                        <td>
                            <AnswerMark answer={row.answer} />
                        </td>
                        <td className={row.decides ? undefined : "quiet"}>{result(row)}</td>
                    </tr>
                ))}
            </tbody>
        </table>
    );
}
