/// The census (U10): everybody who is in a hospital or nursing facility today, by facility, with the days one by one.
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { usePageKeys } from "@/app/page_keys";
import { useKeys } from "@/app/use_keys";
import { closedLists } from "@/lookup/facts";
import { Live } from "@/requests/live";
import { api, take } from "@/shared/api/client";
import type { Census, Plan } from "@/shared/api/contract";
import { Checkbox } from "@/shared/ui/checkbox";
import { Select } from "@/shared/ui/select";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { TextButton } from "@/shared/ui/button";
import type { CensusFilters } from "../addresses";
import { DeskPage } from "../desk_page";
import { useFollow, useLookAgain, walk } from "../use_list";
import { CensusTable } from "./census_table";
import { RulerKey, useLevelName } from "./day_ruler";
import { flags, isFiltered, nursing, toAsk } from "./filters";
import "@/requests/requests.css";
import "@/shared/ui/labelled_table.css";
import "./census.css";

const all = "all";

function Filters({ census, filters, onChange }: { census: Census | undefined; filters: CensusFilters; onChange: (filters: CensusFilters) => void }) {
    const { t } = useTranslation("stays");
    const levelName = useLevelName();
    const facilities = (census?.facilities ?? []).map(({ facility = "", name, stays }) => ({ id: facility, name: t("facility_option", { name: name ?? t("facility_unknown"), count: stays }) }));
    return (
        <div className="desk-bar no-print" data-density="compact">
            <Select
                id="census-facility"
                label={t("filter.facility")}
                options={[{ id: all, name: t("filter.all_facilities") }, ...facilities.filter(({ id }) => id)]}
                value={filters.facility ?? all}
                onChange={(id) => onChange({ ...filters, facility: id === all ? undefined : id })}
            />
            <Select
                label={t("filter.level")}
                options={[{ id: all, name: t("filter.all_levels") }, { id: nursing, name: t("filter.nursing") }, ...closedLists.level_of_care.map((id) => ({ id, name: levelName(id) }))]}
                value={filters.level ?? all}
                onChange={(id) => onChange({ ...filters, level: id === all ? undefined : id })}
            />
            <div className="desk-checks">
                {flags.map((flag) => (
                    <Checkbox key={flag} checked={filters[flag] ?? false} onChange={(on) => onChange({ ...filters, [flag]: on ? true : undefined })}>
                        {t(`filter.${flag}`)}
                    </Checkbox>
                ))}
            </div>
        </div>
    );
}

function useCensusKeys(filters: CensusFilters, onChange: (filters: CensusFilters) => void): void {
    const { t } = useTranslation("stays");
    const turn = (flag: (typeof flags)[number]) => () => onChange({ ...filters, [flag]: filters[flag] ? undefined : true });
    useKeys({
        j: () => walk(1),
        k: () => walk(-1),
        f: () => document.getElementById("census-facility")?.focus(),
        d: turn("due"),
        i: turn("mine"),
        l: turn("longer"),
    });
    usePageKeys({
        title: t("census.title"),
        rows: [
            { keys: "j k", text: t("keys.walk") },
            { keys: "Enter", text: t("keys.open") },
            { keys: "f", text: t("filter.facility") },
            { keys: "d", text: t("filter.due") },
            { keys: "i", text: t("filter.mine") },
            { keys: "l", text: t("filter.longer") },
        ],
    });
}

function CensusOf({ plan, filters }: { plan: Plan; filters: CensusFilters }) {
    const { t } = useTranslation("stays");
    const navigate = useNavigate({ from: "/um/census" });
    const change = (next: CensusFilters): void => void navigate({ to: "/um/census", search: (before) => ({ plan: before.plan, ...next }), replace: true });
    const ask = toAsk(plan.plan, filters);
    const found = useQuery({ queryKey: ["census", ask], queryFn: () => take(api.POST("/api/census/search", { body: ask })), refetchInterval: useLookAgain(), placeholderData: (before) => before });
    useFollow("census");
    useCensusKeys(filters, change);
    const { data, error, dataUpdatedAt, isError, refetch } = found;
    const stays = data?.stays ?? [];
    return (
        <>
            <div className="spread">
                <p className="quiet" role="status">
                    {data && t("count", { count: stays.length, due: stays.filter(({ review_due }) => review_due).length })}
                    {data?.more && ` ${t("more")}`}
                </p>
                <Live updatedAt={dataUpdatedAt} failed={isError} news={[]} zone={plan.time_zone} />
            </div>
            <Filters census={data} filters={filters} onChange={change} />
            {!data && !isError && <Skeleton rows={10} onRetry={() => void refetch()} />}
            {!data && isError && <ErrorState title={t("census.failed")} error={error} onRetry={() => void refetch()} />}
            {data && stays.length === 0 && isFiltered(filters) && <EmptyState title={t("census.none_here")} action={<TextButton onPress={() => change({})}>{t("census.show_all")}</TextButton>} />}
            {data && stays.length === 0 && !isFiltered(filters) && <EmptyState title={t("census.none")}>{t("census.none_text")}</EmptyState>}
            {data && stays.length > 0 && (
                <>
                    <RulerKey />
                    <CensusTable stays={stays} today={data.today} plan={plan} />
                </>
            )}
        </>
    );
}

export function CensusPage() {
    const { t } = useTranslation("stays");
    const { facility, level, due, mine, longer } = useSearch({ from: "/um/census" });
    return <DeskPage title={t("census.title")}>{(plan) => <CensusOf key={plan.plan} plan={plan} filters={{ facility, level, due, mine, longer }} />}</DeskPage>;
}
