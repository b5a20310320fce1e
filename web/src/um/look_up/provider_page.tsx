/// A provider as the plan's people need it while the office is on the line (U18): network, requests and how they ended, calls.
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePageKeys } from "@/app/page_keys";
import { PageTitle } from "@/app/page_title";
import { useKeys } from "@/app/use_keys";
import { api, take } from "@/shared/api/client";
import type { Plan, ProviderFile } from "@/shared/api/contract";
import { isFault } from "@/shared/api/faults";
import { formatDay, formatNumber } from "@/shared/i18n/format";
import { Button } from "@/shared/ui/button";
import { Shape } from "@/shared/ui/icon";
import { KeyHint } from "@/shared/ui/key_hint";
import { Link } from "@/shared/ui/link";
import { ProviderPicker } from "@/shared/ui/provider_picker";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { StatusMark } from "@/shared/ui/status";
import { DeskPage } from "../desk_page";
import { useFollow } from "../use_list";
import { CallDialog } from "./call_dialog";
import { ContactList } from "./contact_list";
import "@/members/members.css";
import "@/requests/requests.css";
import "@/request/request.css";
import "@/request/request_work.css";
import "@/work/work.css";
import "./look_up.css";

function Networks({ provider }: { provider: ProviderFile }) {
    const { t } = useTranslation("desks");
    const spans = provider.networks ?? [];
    return (
        <section className="card card-pad stack" aria-labelledby="provider-network">
            <h2 className="card-title" id="provider-network">
                {t("provider.network")}
            </h2>
            {spans.length === 0 && <p className="mark" data-tone="attention">{t("provider.no_network")}</p>}
            <ul className="rows">
                {spans.map(({ line_name: line, line_of_business: id, valid_from: from, valid_to: to, now }, index) => (
                    <li key={`${index} ${from}`}>
                        <p className="mark" data-tone={now ? "good" : "neutral"}>
                            <Shape name={now ? "tick" : "bar"} />
                            {line ?? id ?? t("provider.all_lines")}
                        </p>
                        <p className="hint">
                            {t(to ? "provider.span" : "provider.since", { from: from ? formatDay(from) : "", to: to ? formatDay(to) : "" })} {!now && t("provider.not_now")}
                        </p>
                    </li>
                ))}
            </ul>
        </section>
    );
}

function Outcomes({ provider }: { provider: ProviderFile }) {
    const { t } = useTranslation("desks");
    const outcomes = provider.outcomes ?? [];
    const rows = provider.requests ?? [];
    return (
        <section className="card" aria-labelledby="provider-requests">
            <h2 className="card-title member-card-head" id="provider-requests">
                {t("provider.requests")}
            </h2>
            {outcomes.length > 0 && (
                <ul className="outcomes">
                    {outcomes.map(({ status, count }) => (
                        <li key={status}>
                            <StatusMark status={status} /> <strong className="number">{formatNumber(count)}</strong>
                        </li>
                    ))}
                </ul>
            )}
            {rows.length === 0 && <EmptyState title={t("provider.no_requests")} />}
            <ul>
                {rows.map((row) => (
                    <li key={row.request} className="member-row">
                        <span className="row-main">
                            <span className="row-of">
                                <Link to="/um/cases/$number" params={{ number: row.request }} className="number">
                                    {row.shown}
                                </Link>
                                <StatusMark status={row.status} />
                            </span>
                            <span className="hint">{[row.member_name, t(`words:value.kind.${row.kind}`, { defaultValue: row.kind }), row.service, formatDay(row.received_at.slice(0, 10))].filter(Boolean).join(" · ")}</span>
                        </span>
                    </li>
                ))}
            </ul>
        </section>
    );
}

function Accounts({ provider }: { provider: ProviderFile }) {
    const { t } = useTranslation("desks");
    const accounts = provider.accounts ?? [];
    if (accounts.length === 0) return null;
    return (
        <section className="card card-pad stack" aria-labelledby="provider-accounts">
            <h2 className="card-title" id="provider-accounts">
                {t("provider.accounts")} <span className="count">{accounts.length}</span>
            </h2>
            <ul className="rows">
                {accounts.map(({ name, role, disabled }, index) => (
                    <li key={`${index} ${name}`}>
                        {name} <span className="hint">{t(`words:role.${role}`, { defaultValue: role.replaceAll("_", " ") })}</span> {disabled && <span className="tag">{t("provider.disabled")}</span>}
                    </li>
                ))}
            </ul>
        </section>
    );
}

function Head({ provider }: { provider: ProviderFile }) {
    const { t } = useTranslation("desks");
    const { address = {} } = provider;
    const names = new Intl.DisplayNames(document.documentElement.lang, { type: "language" });
    const facts = [provider.specialty?.replaceAll("_", " "), provider.npi && t("provider.npi", { number: provider.npi }), provider.plan_number && t("provider.plan_number", { number: provider.plan_number })];
    const place = [...(address.lines ?? []), address.city, address.state, address.postal_code].filter(Boolean).join(", ");
    const stated = provider.new_patients;
    return (
        <>
            <PageTitle title={t("provider.title")} look="large-title">
                {provider.name}
            </PageTitle>
            <p className="quiet number">{facts.filter(Boolean).join(" · ")}</p>
            <section className="card coverage-strip" aria-label={t("provider.contact")}>
                {(
                    [
                        ["phone", provider.phone],
                        ["fax", provider.fax],
                        ["address", place],
                        ["languages", (provider.languages ?? []).map((each) => names.of(each)).join(", ")],
                        ["patients", stated && t(stated.accepts ? "provider.accepts" : "provider.accepts_not")],
                    ] as const
                ).map(
                    ([id, value]) =>
                        value && (
                            <div key={id} className="coverage-fact">
                                <p className="hint">{t(`provider.${id}`)}</p>
                                <p>{value}</p>
                            </div>
                        ),
                )}
                {provider.unlisted && <p className="coverage-none">{t("provider.unlisted")}</p>}
            </section>
        </>
    );
}

function Overview({ plan, id }: { plan: Plan; id: string }) {
    const { t } = useTranslation("desks");
    const { data, error, refetch } = useQuery({ queryKey: ["provider-file", plan.plan, id], queryFn: () => take(api.POST("/api/providers/file", { body: { plan: plan.plan, provider: id } })) });
    const [calling, setCalling] = useState(false);
    const own = new Set(data?.requests?.map(({ request }) => request));
    useFollow("provider-file", (news) => news.type !== "reload" && news.request !== undefined && own.has(news.request));
    useKeys({ c: () => setCalling(true) });
    usePageKeys({ title: t("provider.title"), rows: [{ keys: "c", text: t("call.title") }] });
    if (!data) {
        return (
            <>
                <PageTitle title={t("provider.title")} />
                <div className="card">
                    {error ? <ErrorState title={t(isFault(error, "unknown_provider") ? "provider.unknown" : "provider.failed")} error={error} onRetry={() => void refetch()} /> : <Skeleton rows={8} onRetry={() => void refetch()} />}
                </div>
            </>
        );
    }
    const requests = (data.requests ?? []).map(({ request, shown, member_name: name }) => ({ request, shown, words: name ?? "" }));
    return (
        <>
            <Head provider={data} />
            <p className="look-up-acts no-print">
                <Button look="primary" icon="phone" onPress={() => setCalling(true)}>
                    {t("call.title")} <KeyHint keys="c" />
                </Button>
            </p>
            <div className="member-grid">
                <div className="stack">
                    <Outcomes provider={data} />
                </div>
                <aside className="stack" aria-label={t("provider.contact")}>
                    <Networks provider={data} />
                    <section className="card card-pad stack" aria-labelledby="provider-calls">
                        <h2 className="card-title" id="provider-calls">
                            {t("calls.title")}
                        </h2>
                        <ContactList contacts={data.contacts_log ?? []} zone={plan.time_zone} />
                    </section>
                    <Accounts provider={data} />
                </aside>
            </div>
            {calling && <CallDialog plan={plan.plan} subject="provider" id={id} name={data.name} requests={requests} onClose={() => setCalling(false)} />}
        </>
    );
}

export function ProviderPage() {
    const { t } = useTranslation("desks");
    const { id } = useParams({ from: "/um/providers/$id" });
    return <DeskPage back={{ to: "/um/providers", title: t("provider.find") }}>{(plan) => <Overview key={id} plan={plan} id={id} />}</DeskPage>;
}

export function ProvidersPage() {
    const { t } = useTranslation("desks");
    const navigate = useNavigate();
    return (
        <DeskPage title={t("provider.find")}>
            {(plan) => (
                <section className="card card-pad stack look-up-find">
                    <ProviderPicker key={plan.plan} label={t("provider.search")} hint={t("provider.search_hint")} plan={plan.plan} value={undefined} onChange={(provider) => provider && void navigate({ to: "/um/providers/$id", params: { id: provider.id } })} narrows />
                </section>
            )}
        </DeskPage>
    );
}
