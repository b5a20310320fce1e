/// Who saw this member (A12): the access log by member, person, day and act. Reading it is logged like any other look.
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { PlanSelect } from "@/app/plan_select";
import { usePlan } from "@/app/plans";
import { api, download, take } from "@/shared/api/client";
import { serverNow } from "@/shared/api/clock";
import type { AccessAsk, AccessEntry, Member, Plan } from "@/shared/api/contract";
import { formatInstant, groupNumber, today } from "@/shared/i18n/format";
import { Button, TextButton } from "@/shared/ui/button";
import { DateField } from "@/shared/ui/date_field";
import { Shape } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { MemberPicker } from "@/shared/ui/member_picker";
import { Select } from "@/shared/ui/select";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { TextField } from "@/shared/ui/text_field";
import { useToast } from "@/shared/ui/toast";
import { useSettled } from "@/shared/ui/use_settled";

/// What one may ask for: all acts, one of them, or those that want a look.
const acts = {
    any: [],
    view: ["view", "api_read"],
    search: ["search", "lookup"],
    out: ["print", "data_export", "download"],
    denied: ["denied"],
    break_glass: ["break_glass"],
} as const;
type ActChoice = keyof typeof acts;

interface Narrowed {
    member?: Member | undefined;
    account: string;
    request: string;
    act: ActChoice;
    from?: string | undefined;
    to?: string | undefined;
}

const pageSize = 50;

function askOf(plan: string, { member, account, request, act, from, to }: Narrowed): AccessAsk {
    const digits = request.replace(/\D/g, "");
    return {
        plan,
        ...(member ? { member: member.id } : {}),
        ...(account === "any" ? {} : { account }),
        ...(digits ? { request: digits } : {}),
        ...(acts[act].length > 0 ? { act: [...acts[act]] } : {}),
        ...(from ? { from } : {}),
        ...(to ? { to } : {}),
    };
}

function WatcherField({ plan, account, onAccount }: { plan: string; account: string; onAccount: (account: string) => void }) {
    const { t } = useTranslation("access");
    const [text, setText] = useState("");
    const wanted = useSettled(text.trim(), 200);
    const { data } = useQuery({ queryKey: ["watchers", plan, wanted], queryFn: () => take(api.POST("/api/access/people", { body: { plan, text: wanted } })), placeholderData: keepPreviousData });
    const people = (data?.people ?? []).map((person) => ({ id: person.account, name: `${person.name}, ${t(`account:role.${person.role}`, { defaultValue: person.role.replaceAll("_", " ") })}` }));
    return (
        <>
            <TextField label={t("person_name")} value={text} onChange={setText} exact />
            <Select label={t("person")} options={[{ id: "any", name: t("anybody") }, ...people]} value={account} onChange={onAccount} />
        </>
    );
}

function ActMark({ act }: { act: string }) {
    const { t } = useTranslation("access");
    const name = t(`act.${act}`, { defaultValue: act });
    if (act !== "denied" && act !== "break_glass") return <>{name}</>;
    return (
        <span className="mark" data-tone={act === "denied" ? "bad" : "attention"}>
            <Shape name={act === "denied" ? "octagon" : "triangle"} size={16} />
            <strong>{name}</strong>
        </span>
    );
}

function Row({ entry, zone }: { entry: AccessEntry; zone: string }) {
    const { t } = useTranslation("access");
    const isNumber = /^\d{8,15}$/.test(entry.record ?? "");
    return (
        <tr data-act={entry.act}>
            <td className="number">{formatInstant(entry.at, zone)}</td>
            <td data-label={t("person")}>
                {entry.name ?? entry.account}
                <p className="hint">{t(`account:role.${entry.role}`, { defaultValue: entry.role.replaceAll("_", " ") })}</p>
            </td>
            <td data-label={t("did")}>
                <ActMark act={entry.act} />
            </td>
            <td data-label={t("looked_at")}>
                {t(`what.${entry.what}`, { defaultValue: entry.what })}{" "}
                {isNumber && (
                    <Link to="/requests/$number" params={{ number: entry.record ?? "" }} className="number">
                        {groupNumber(entry.record ?? "")}
                    </Link>
                )}
            </td>
            <td data-label={t("whose")}>
                {entry.member ? (
                    <Link to="/members/$id" params={{ id: entry.member }}>
                        {t("member_record")}
                    </Link>
                ) : (
                    "—"
                )}
            </td>
            <td data-label={t("way")}>{t(`channel.${entry.channel}`, { defaultValue: entry.channel })}</td>
        </tr>
    );
}

function Entries({ plan, narrowed }: { plan: Plan; narrowed: Narrowed }) {
    const { t } = useTranslation("access");
    const body = askOf(plan.plan, narrowed);
    const found = useInfiniteQuery({
        queryKey: ["access", body],
        queryFn: ({ pageParam }) => take(api.POST("/api/access/search", { body: { ...body, limit: pageSize, ...(pageParam ? { after: pageParam } : {}) } })),
        initialPageParam: 0,
        getNextPageParam: (page) => page.next || undefined,
        placeholderData: keepPreviousData,
    });
    const entries = found.data?.pages.flatMap((page) => page.entries ?? []) ?? [];
    return (
        <>
            <p className="hint" role="status">
                {found.isSuccess && t(found.hasNextPage ? "count_more" : "count", { count: entries.length })}
            </p>
            <section className="card admin-list" aria-label={t("title")} aria-busy={found.isPending}>
                {found.isPending && <Skeleton rows={8} onRetry={() => void found.refetch()} />}
                {found.isError && !found.data && <ErrorState title={t("failed")} error={found.error} onRetry={() => void found.refetch()} />}
                {found.isSuccess && entries.length === 0 && <EmptyState title={t("none")}>{t("none_text")}</EmptyState>}
                {entries.length > 0 && (
                    <table className="table labelled-table admin-table">
                        <thead>
                            <tr>
                                {(["at", "person", "did", "looked_at", "whose", "way"] as const).map((name) => (
                                    <th key={name} scope="col">
                                        {t(name)}
                                    </th>
                                ))}
                            </tr>
                        </thead>
                        <tbody>
                            {entries.map((entry) => (
                                <Row key={entry.entry} entry={entry} zone={plan.time_zone} />
                            ))}
                        </tbody>
                    </table>
                )}
            </section>
            {found.hasNextPage && (
                <div>
                    <Button onPress={() => void found.fetchNextPage()} busy={found.isFetchingNextPage ? t("common:state.loading") : undefined}>
                        {t("more")}
                    </Button>
                </div>
            )}
        </>
    );
}

function Log({ plan }: { plan: Plan }) {
    const { t } = useTranslation("access");
    const toast = useToast();
    const day = today(plan.time_zone, serverNow());
    const [narrowed, setNarrowed] = useState<Narrowed>({ account: "any", request: "", act: "any" });
    const [picking, setPicking] = useState(false);
    const set = (patch: Partial<Narrowed>): void => setNarrowed((before) => ({ ...before, ...patch }));
    const request = useSettled(narrowed.request, 300);
    const asked = { ...narrowed, request };
    const keep = (): void =>
        void download("/api/access/search?format=csv", askOf(plan.plan, asked), "access-log.csv").then(
            ({ cut }) => toast(t(cut ? "kept_cut" : "kept")),
            (fault: Error) => toast(fault.message || t("common:fault.server_trouble")),
        );
    return (
        <>
            <section className="card card-pad stack no-print" aria-label={t("narrow")}>
                <div className="row-of">
                    <strong>{t("member")}</strong>
                    {narrowed.member ? (
                        <>
                            <span>{narrowed.member.name}</span>
                            <TextButton onPress={() => set({ member: undefined })}>{t("any_member")}</TextButton>
                        </>
                    ) : (
                        <>
                            <span>{t("anybody")}</span>
                            <TextButton aria-expanded={picking} onPress={() => setPicking(!picking)}>
                                {t("choose_member")}
                            </TextButton>
                        </>
                    )}
                </div>
                {picking && !narrowed.member && (
                    <MemberPicker
                        id="access-member"
                        plan={plan.plan}
                        today={day}
                        onChoose={(member) => {
                            set({ member });
                            setPicking(false);
                        }}
                    />
                )}
                <div className="row-of admin-filters">
                    <WatcherField plan={plan.plan} account={narrowed.account} onAccount={(account) => set({ account })} />
                    <TextField label={t("request")} value={narrowed.request} onChange={(text) => set({ request: text })} exact />
                    <Select label={t("did")} options={Object.keys(acts).map((id) => ({ id, name: t(`choice.${id}`) }))} value={narrowed.act} onChange={(id) => set({ act: id as ActChoice })} />
                    <DateField label={t("from")} today={day} value={narrowed.from} onChange={(from) => set({ from })} />
                    <DateField label={t("to")} today={day} value={narrowed.to} onChange={(to) => set({ to })} />
                    <Button icon="download" onPress={keep}>
                        {t("export")}
                    </Button>
                </div>
            </section>
            <Entries plan={plan} narrowed={asked} />
        </>
    );
}

export function AccessPage() {
    const { t } = useTranslation("access");
    const { plan } = usePlan();
    return (
        <>
            <div className="spread admin-head">
                <PageTitle title={t("title")} />
                <PlanSelect />
            </div>
            <p className="hint">{t("note")}</p>
            {plan ? <Log key={plan.plan} plan={plan} /> : <Skeleton rows={8} />}
        </>
    );
}
