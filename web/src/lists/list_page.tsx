/// The plan's own list of what needs approval, for any day: the same rows the lookup answers from.
import { useQuery, keepPreviousData } from "@tanstack/react-query";
import { useMemo, useRef, useState, type Ref } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { PlanSelect } from "@/app/plan_select";
import { usePlan } from "@/app/plans";
import { api, take } from "@/shared/api/client";
import { serverNow } from "@/shared/api/clock";
import type { Plan, PublishedFact } from "@/shared/api/contract";
import { currentLanguage } from "@/shared/i18n/i18n";
import { formatDay, formatNumber, today } from "@/shared/i18n/format";
import { Button } from "@/shared/ui/button";
import { DateField } from "@/shared/ui/date_field";
import { KeyHint } from "@/shared/ui/key_hint";
import { Select } from "@/shared/ui/select";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { AnswerMark } from "@/shared/ui/status";
import { TextField } from "@/shared/ui/text_field";
import { type CodeGroup, groupsOf, type ShownRow, rowsFor } from "./published";
import { useRowWalk } from "./use_row_walk";
import "@/requests/requests.css";
import "./lists.css";

const shownAtOnce = 200;
const anyLine = "any";

/// The codes of a row by their systems, and what the row leaves out.
function Codes({ codes }: { codes: string }) {
    const { t } = useTranslation("lists");
    const { named, excepted } = groupsOf(codes);
    const written = (groups: CodeGroup[]) =>
        groups.map(({ system, codes: list }, index) => (
            <p key={index}>
                <span className="tag">{t(`words:system.${system}`, { defaultValue: system })}</span>{" "}
                <span className="code">{list === "*" ? t("all_of_system") : list}</span>
            </p>
        ));
    return (
        <>
            {named.length > 0 ? written(named) : <p>{t("any_code")}</p>}
            {excepted.length > 0 && (
                <div className="hint">
                    <p>{t("except")}</p>
                    {written(excepted)}
                </div>
            )}
        </>
    );
}

function Conditions({ conditions }: { conditions: PublishedFact[] }) {
    const { t } = useTranslation("lists");
    if (conditions.length === 0) return null;
    const value = (fact: string, each: string): string =>
        fact === "place" ? t(`words:place.${each}`, { defaultValue: each }) : t(`words:value.${fact}.${each}`, { defaultValue: each.replaceAll("_", " ") });
    return (
        <ul className="hint conditions">
            {conditions.map(({ fact, values = [] }, index) => (
                <li key={index}>
                    {t(`words:fact.${fact}`, { defaultValue: fact.replaceAll("_", " ") })}: {values.map((each) => value(fact, each)).join(", ") || t("words:not_stated").toLocaleLowerCase(currentLanguage())}
                </li>
            ))}
        </ul>
    );
}

function Rows({ rows, body }: { rows: ShownRow[]; body: Ref<HTMLTableSectionElement> }) {
    const { t } = useTranslation("lists");
    const [all, setAll] = useState(false);
    const shown = all ? rows : rows.slice(0, shownAtOnce);
    return (
        <>
            <table className="table list-table">
                <thead>
                    <tr>
                        <th scope="col">{t("codes")}</th>
                        <th scope="col">{t("what")}</th>
                        <th scope="col">{t("answer")}</th>
                        <th scope="col">{t("source")}</th>
                    </tr>
                </thead>
                <tbody ref={body}>
                    {shown.map((row, index) => (
                        <tr key={`${row.row} ${row.codes} ${index}`} tabIndex={-1}>
                            <td className="list-codes">
                                <Codes codes={row.codes} />
                            </td>
                            <td>
                                <p lang="en">{row.title}</p>
                                <p className="hint" lang="en">
                                    {row.why}
                                </p>
                                <Conditions conditions={row.conditions} />
                            </td>
                            <td>
                                <AnswerMark answer={row.answer} />
                                {row.notify && <p className="hint">{t("notify")}</p>}
                            </td>
                            <td className="quiet" lang="en">
                                {row.source}
                                <p className="hint number">{row.row}</p>
                            </td>
                        </tr>
                    ))}
                </tbody>
            </table>
            {!all && rows.length > shownAtOnce && (
                <p className="list-foot">
                    <Button onPress={() => setAll(true)}>{t("show_all", { count: rows.length })}</Button>
                </p>
            )}
        </>
    );
}

function PublishedListOf({ plan }: { plan: Plan }) {
    const { t } = useTranslation("lists");
    const [date, setDate] = useState<string | undefined>(() => today(plan.time_zone, serverNow()));
    const [line, setLine] = useState(anyLine);
    const [text, setText] = useState("");
    const box = useRef<HTMLInputElement>(null);
    const { body, onBoxKey } = useRowWalk(box);
    const query = { ...(date ? { date } : {}), ...(line === anyLine ? {} : { line }) };
    const { data, error, refetch } = useQuery({
        queryKey: ["published-list", plan.plan, query],
        queryFn: () => take(api.GET("/api/plans/{plan}/list", { params: { path: { plan: plan.plan }, query } })),
        placeholderData: keepPreviousData,
        staleTime: 600_000,
    });
    const rows = useMemo(() => (data ? rowsFor(data, text) : []), [data, text]);
    const file = (kind: string): string => `/api/plans/${plan.plan}/list.${kind}?${new URLSearchParams({ ...query, ...(kind === "pdf" ? { language: currentLanguage() } : {}) }).toString()}`;
    return (
        <>
            <div className="row-of filters no-print" data-density="compact">
                <span className="list-find" role="presentation" onKeyDown={(event) => onBoxKey(event, () => setText(""))}>
                    <TextField ref={box} label={t("find")} value={text} onChange={setText} exact trailing={<KeyHint keys="f" />} />
                </span>
                <DateField label={t("day")} today={today(plan.time_zone, serverNow())} value={date} onChange={setDate} />
                {(plan.lines?.length ?? 0) > 1 && (
                    <Select
                        label={t("line")}
                        options={[{ id: anyLine, name: t("every_line") }, ...(plan.lines ?? []).map(({ id, name }) => ({ id, name }))]}
                        value={line}
                        onChange={setLine}
                    />
                )}
                <span className="row-of list-files">
                    <a className="button" data-look="secondary" href={file("csv")} download>
                        CSV
                    </a>
                    <a className="button" data-look="secondary" href={file("pdf")} target="_blank" rel="noopener">
                        PDF
                    </a>
                </span>
            </div>
            <p className="hint" role="status">
                {data && t("count", { count: rows.length, shown: formatNumber(rows.length) })}
                {data?.edition && ` · ${t("edition", { edition: data.edition, from: data.valid_from ? formatDay(data.valid_from) : "" })}`}
            </p>
            <section className="card request-list" aria-label={t("title")}>
                {!data && !error && <Skeleton rows={8} onRetry={() => void refetch()} />}
                {error && <ErrorState title={t("failed")} error={error} onRetry={() => void refetch()} />}
                {data && !error && rows.length === 0 && <EmptyState title={t("none")}>{t("none_text")}</EmptyState>}
                {data && !error && rows.length > 0 && <Rows rows={rows} body={body} />}
            </section>
            <p className="hint" lang="en">
                {data?.disclaimer ?? plan.disclaimer}
            </p>
        </>
    );
}

export function ListPage() {
    const { t } = useTranslation("lists");
    const { plan } = usePlan();
    return (
        <div className="page">
            <div className="spread requests-head" data-density="compact">
                <div>
                    <PageTitle title={t("title")} />
                    <p className="quiet">{t("intro")}</p>
                </div>
                <PlanSelect />
            </div>
            {plan ? <PublishedListOf key={plan.plan} plan={plan} /> : <Skeleton rows={8} />}
        </div>
    );
}
