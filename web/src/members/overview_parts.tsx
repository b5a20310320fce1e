/// Parts of the overview of a member, as offices and the plan's people see it.
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { serverNow } from "@/shared/api/clock";
import type { MemberOverview, Plan } from "@/shared/api/contract";
import { formatDay, formatNumber, today } from "@/shared/i18n/format";
import { useBirth } from "@/shared/i18n/use_birth";
import { Banner } from "@/shared/ui/banner";
import { Deadline } from "@/shared/ui/deadline";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { EmptyState } from "@/shared/ui/state";
import { StatusMark } from "@/shared/ui/status";
import "@/lookup/lookup.css";
import "@/requests/requests.css";
import "./members.css";

const urgentAlerts = ["not_covered_today", "information_asked", "authorization_ends"];

export function Head({ member, plan }: { member: MemberOverview; plan: Plan }) {
    const { t } = useTranslation("members");
    const birth = useBirth();
    const { coverage } = member;
    const facts = [
        birth(member.born_on, today(plan.time_zone, serverNow())),
        t("id", { number: member.member_number }),
        member.language && new Intl.DisplayNames(document.documentElement.lang, { type: "language" }).of(member.language),
        member.format,
        member.county && t("county", { name: member.county }),
    ];
    return (
        <>
            <div className="spread member-head">
                <PageTitle title={t("overview_title")} look="large-title">
                    {member.name}
                </PageTitle>
                <Link to="/requests/new" state={{ member: member.id }} look="primary">
                    <Icon name="plus" size={18} />
                    {t("new_request")}
                </Link>
            </div>
            <p className="quiet number">{facts.filter(Boolean).join(" · ")}</p>
            <section className="card coverage-strip" aria-label={t("coverage")}>
                {coverage ? (
                    <>
                        <Fact name={t("covered_by")} value={coverage.line_name ?? coverage.line_of_business} />
                        <Fact name={t("since")} value={coverage.valid_from && formatDay(coverage.valid_from)} />
                        <Fact name={t("until")} value={coverage.valid_to && formatDay(coverage.valid_to)} />
                        <Fact name={t("pcp")} value={[coverage.primary_care?.name, coverage.primary_care?.phone].filter(Boolean).join(", ")} />
                        <Fact name={t("decides")} value={coverage.medical_group_name ?? t("plan_decides")} />
                        <Fact name={t("other_insurance")} value={member.other_insurance?.join(", ")} />
                    </>
                ) : (
                    <p className="coverage-none">{t("not_covered")}</p>
                )}
            </section>
        </>
    );
}

function Fact({ name, value }: { name: string; value: string | undefined }) {
    if (!value) return null;
    return (
        <div className="coverage-fact">
            <p className="hint">{name}</p>
            <p>{value}</p>
        </div>
    );
}

export function Requests({ member }: { member: MemberOverview }) {
    const { t } = useTranslation("members");
    const requests = member.requests ?? [];
    return (
        <section className="card" aria-labelledby="member-requests">
            <h2 className="card-title member-card-head" id="member-requests">
                {t("requests")} {requests.length > 0 && <span className="count">{requests.length}</span>}
            </h2>
            {requests.length === 0 && <EmptyState title={t("no_requests")} />}
            <ul>
                {requests.map((row) => {
                    const abstract = row.visibility === "abstract";
                    return (
                        <li key={row.request} className="member-row">
                            <span className="row-main">
                                <span className="row-of">
                                    {abstract ? (
                                        <span className="number">{row.shown}</span>
                                    ) : (
                                        <Link to="/requests/$number" params={{ number: row.request }} className="number">
                                            {row.shown}
                                        </Link>
                                    )}
                                    <StatusMark status={row.status} />
                                    {row.visibility && row.visibility !== "full" && <span className="tag">{t(`visibility.${row.visibility}`, { defaultValue: row.visibility })}</span>}
                                </span>
                                <span className="hint">
                                    {[t(`words:value.kind.${row.kind}`, { defaultValue: row.kind }), row.service, row.servicing_name, formatDay(row.received_at.slice(0, 10)), row.origin && t("origin", { system: row.origin })]
                                        .filter(Boolean)
                                        .join(" · ")}
                                </span>
                            </span>
                            {row.due_at && !row.closed && <Deadline startedAt={row.received_at} dueAt={row.due_at} />}
                            {abstract && (
                                <a href={`/api/requests/${row.request}/abstract.pdf`} target="_blank" rel="noopener">
                                    {t("abstract")}
                                </a>
                            )}
                        </li>
                    );
                })}
            </ul>
            {member.more_requests && <p className="hint member-card-foot">{t("more_requests")}</p>}
        </section>
    );
}

export function Authorizations({ member }: { member: MemberOverview }) {
    const { t } = useTranslation("members");
    const rows = member.authorizations ?? [];
    if (rows.length === 0) return null;
    return (
        <section className="card" aria-labelledby="member-approved">
            <h2 className="card-title member-card-head" id="member-approved">
                {t("approved")} <span className="count">{rows.length}</span>
            </h2>
            <ul>
                {rows.map((row) => {
                    const { authorized = 0, remaining } = row.units ?? {};
                    const left = remaining ?? authorized;
                    return (
                        <li key={`${row.request} ${row.line}`} className="member-row">
                            <span className="row-main">
                                <span>
                                    <span className="code">{row.code}</span> <span lang="en">{row.title}</span>
                                </span>
                                <span className="hint number">
                                    {[row.shown, row.servicing_name, [row.from, row.to].filter((day) => day !== undefined).map(formatDay).join(" – ")].filter(Boolean).join(" · ")}
                                </span>
                            </span>
                            <span className="balance">
                                <span className="progress" aria-hidden="true">
                                    <span style={{ inlineSize: `${authorized > 0 ? (left / authorized) * 100 : 0}%` }} />
                                </span>
                                <span className="hint">{t("left", { left: formatNumber(left), of: formatNumber(authorized) })}</span>
                            </span>
                        </li>
                    );
                })}
            </ul>
        </section>
    );
}

export function History({ member }: { member: MemberOverview }) {
    const { t } = useTranslation("members");
    const spans = member.coverages ?? [];
    return (
        <section className="card card-pad stack">
            <h2 className="card-title">{t("history")}</h2>
            <ul className="rows">
                {spans.map((span, index) => (
                    <li key={`${index} ${span.valid_from}`}>
                        <p>{span.line_name ?? span.line_of_business}</p>
                        <p className="hint">
                            {[
                                t("span", { from: span.valid_from ? formatDay(span.valid_from) : "—", to: span.valid_to ? formatDay(span.valid_to) : t("open_end") }),
                                span.medical_group_name,
                                span.primary_care?.name,
                                span.other_payer,
                            ]
                                .filter(Boolean)
                                .join(" · ")}
                        </p>
                    </li>
                ))}
                {(member.gaps ?? []).map(({ from, to }) => (
                    <li key={`gap ${from}`} className="mark" data-tone="attention">
                        {t("gap", { from: formatDay(from), to: formatDay(to) })}
                    </li>
                ))}
            </ul>
        </section>
    );
}

export function Alerts({ member }: { member: MemberOverview }) {
    const { t } = useTranslation("members");
    return (member.alerts ?? []).map((alert, index) => (
        <Banner key={`${index} ${alert.kind}`} tone={urgentAlerts.includes(alert.kind) ? "attention" : "info"}>
            <span>
                <strong>{t(`alert.${alert.kind}`, { defaultValue: "" })}</strong> <span lang="en">{alert.text}</span>
            </span>
        </Banner>
    ));
}
