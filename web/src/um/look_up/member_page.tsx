/// A member as the plan's people need it while somebody is on the line (U17): cases of all kinds, calls, what is left to do.
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { usePageKeys } from "@/app/page_keys";
import { PageTitle } from "@/app/page_title";
import { hasRight } from "@/app/session";
import { useKeys } from "@/app/use_keys";
import { TalkToUs } from "@/lookup/rail";
import { Alerts, Authorizations, Head, History, Requests } from "@/members/overview_parts";
import { api, take } from "@/shared/api/client";
import type { MemberFile, MemberOverview, Plan, User } from "@/shared/api/contract";
import { isFault } from "@/shared/api/faults";
import { formatDay } from "@/shared/i18n/format";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { KeyHint } from "@/shared/ui/key_hint";
import { Link } from "@/shared/ui/link";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { DeskPage } from "../desk_page";
import { useFollow } from "../use_list";
import { CallDialog } from "./call_dialog";
import { ContactList } from "./contact_list";
import "@/work/work.css";
import "@/request/request.css";
import "@/request/request_work.css";

function Card({ id, title, count, children }: { id: string; title: string; count?: number; children: ReactNode }) {
    return (
        <section className="card card-pad stack" aria-labelledby={id}>
            <h2 className="card-title" id={id}>
                {title} {count !== undefined && count > 0 && <span className="count">{count}</span>}
            </h2>
            {children}
        </section>
    );
}

function Stays({ file }: { file: MemberFile }) {
    const { t } = useTranslation("desks");
    const { stays = [] } = file;
    if (stays.length === 0) return null;
    return (
        <Card id="member-stays" title={t("member.stays")} count={stays.length}>
            <ul className="rows">
                {stays.map((stay) => (
                    <li key={stay.request}>
                        <Link to="/um/stays/$number" params={{ number: stay.request }}>
                            {stay.facility_name || stay.shown}
                        </Link>
                        <p className="hint">
                            {stay.discharged_on ? t("member.stay_over", { from: formatDay(stay.admit_on), to: formatDay(stay.discharged_on) }) : t("member.stay_since", { from: formatDay(stay.admit_on) })}
                        </p>
                    </li>
                ))}
            </ul>
        </Card>
    );
}

function Appeals({ file }: { file: MemberFile }) {
    const { t } = useTranslation("desks");
    const { appeals = [] } = file;
    if (appeals.length === 0) return null;
    return (
        <Card id="member-appeals" title={t("member.appeals")} count={appeals.length}>
            <ul className="rows">
                {appeals.map(({ appeal, shown, kind, status, received_at: received, request }) => (
                    <li key={appeal}>
                        <p>
                            <strong className="number">{shown}</strong> {t(`appeal.kind.${kind}`, { defaultValue: kind.replaceAll("_", " ") })} <span className="tag">{t(`appeal.status.${status}`, { defaultValue: status.replaceAll("_", " ") })}</span>
                        </p>
                        <p className="hint">
                            {formatDay(received.slice(0, 10))}
                            {request && (
                                <>
                                    {" · "}
                                    <Link to="/um/cases/$number" params={{ number: request }} className="number">
                                        {request}
                                    </Link>
                                </>
                            )}
                        </p>
                    </li>
                ))}
            </ul>
        </Card>
    );
}

function Tasks({ file }: { file: MemberFile }) {
    const { t } = useTranslation("desks");
    const { tasks = [] } = file;
    return (
        <Card id="member-tasks" title={t("member.tasks")} count={tasks.length}>
            {tasks.length === 0 && <p className="quiet">{t("member.no_tasks")}</p>}
            <ul className="rows">
                {tasks.map((task) => (
                    <li key={`${task.request} ${task.task}`}>
                        <p>
                            <strong>{t(`kind.${task.kind}`, { defaultValue: task.kind })}</strong> <span lang="en">{task.text}</span>
                        </p>
                        <p className="hint">
                            {[task.due_on && t("due.by", { day: formatDay(task.due_on) }), task.owner_name].filter(Boolean).join(" · ")}{" "}
                            <Link to="/um/cases/$number" params={{ number: task.request }} className="number">
                                {task.shown}
                            </Link>
                        </p>
                    </li>
                ))}
            </ul>
        </Card>
    );
}

function Acts({ member, user, onCall }: { member: MemberOverview; user: User; onCall: () => void }) {
    const { t } = useTranslation("desks");
    return (
        <div className="row-of no-print">
            <Button look="primary" icon="phone" onPress={onCall}>
                {t("call.title")} <KeyHint keys="c" />
            </Button>
            {hasRight(user, "request_submit") && (
                <Link to="/requests/new" search={{ kind: "continuity" }} state={{ member: member.id }} look="secondary">
                    <Icon name="people" size={18} />
                    {t("desk.continuity.start")}
                </Link>
            )}
        </div>
    );
}

function Overview({ plan, id, user }: { plan: Plan; id: string; user: User }) {
    const { t } = useTranslation("members");
    const body = { plan: plan.plan, member: id };
    const { data, error, refetch } = useQuery({ queryKey: ["member-overview", plan.plan, id], queryFn: () => take(api.POST("/api/members/overview", { body })) });
    const file = useQuery({ queryKey: ["member-file", plan.plan, id], queryFn: () => take(api.POST("/api/members/file", { body })) });
    const [calling, setCalling] = useState(false);
    const own = new Set(data?.requests?.map(({ request }) => request));
    useFollow("member-file", (news) => news.type !== "reload" && news.request !== undefined && own.has(news.request));
    useKeys({ c: () => setCalling(true) });
    usePageKeys({ title: t("overview_title"), rows: [{ keys: "c", text: t("desks:call.title") }] });
    if (!data) {
        return (
            <>
                <PageTitle title={t("overview_title")} />
                <div className="card">
                    {error ? <ErrorState title={t(isFault(error, "unknown_member") ? "unknown" : "failed")} error={error} onRetry={() => void refetch()} /> : <Skeleton rows={8} onRetry={() => void refetch()} />}
                </div>
            </>
        );
    }
    const contacts = [...(data.group_contact ? [data.group_contact] : []), ...(data.contacts ?? [])];
    const requests = (data.requests ?? []).map(({ request, shown, kind, service }) => ({ request, shown, words: [t(`words:value.kind.${kind}`, { defaultValue: kind }), service].filter(Boolean).join(" ") }));
    return (
        <>
            <Head member={data} plan={plan} />
            <Acts member={data} user={user} onCall={() => setCalling(true)} />
            <Alerts member={data} />
            <div className="member-grid">
                <div className="stack">
                    <Requests member={data} />
                    <Authorizations member={data} />
                    {file.data && <Appeals file={file.data} />}
                    {file.data && <Stays file={file.data} />}
                </div>
                <aside className="stack" aria-label={t("aside")}>
                    <Card id="member-calls" title={t("desks:calls.title")}>
                        {file.isError && !file.data && <ErrorState title={t("desks:calls.failed")} error={file.error} onRetry={() => void file.refetch()} />}
                        {file.isPending && <Skeleton rows={3} />}
                        {file.data && <ContactList contacts={file.data.contacts ?? []} zone={plan.time_zone} />}
                    </Card>
                    {file.data && <Tasks file={file.data} />}
                    <History member={data} />
                    {contacts.length > 0 && <TalkToUs contacts={contacts} />}
                </aside>
            </div>
            {calling && <CallDialog plan={plan.plan} subject="member" id={id} name={data.name} requests={requests} onClose={() => setCalling(false)} />}
        </>
    );
}

export function StaffMemberPage() {
    const { t } = useTranslation("members");
    const { id } = useParams({ from: "/um/members/$id" });
    return <DeskPage back={{ to: "/members", title: t("title") }}>{(plan, user) => <Overview key={id} plan={plan} id={id} user={user} />}</DeskPage>;
}
