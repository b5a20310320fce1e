/// One appeal with the decision it is about beside it (U12): what was decided, what was said, what can be done, the clocks
/// in words, and what happened.
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { usePageKeys } from "@/app/page_keys";
import { RequireSignIn } from "@/app/require_sign_in";
import { worksOnAppeals } from "@/app/session";
import { useKeys } from "@/app/use_keys";
import type { AppealView, User } from "@/shared/api/contract";
import { isFault } from "@/shared/api/faults";
import { currentLanguage } from "@/shared/i18n/i18n";
import { formatInstant, groupNumber, zoneName } from "@/shared/i18n/format";
import { ActionButton } from "@/shared/ui/action_button";
import { Banner } from "@/shared/ui/banner";
import { CopyButton } from "@/shared/ui/copy_button";
import { Deadline } from "@/shared/ui/deadline";
import { Icon, type IconName } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { specs, type AppealActSpec } from "./acts";
import { AppealState, useKindName } from "./marks";
import { Original } from "./original";
import { Told } from "./told";
import { appealQuery } from "./use_appeals";
import { useAppealAct } from "./use_appeal_act";
import "@/request/request.css";
import "@/request/request_work.css";
import "./appeals.css";

const ActForm = lazy(() => import("./act_form"));
const AssignDialog = lazy(() => import("./assign_dialog"));
const DecideDialog = lazy(() => import("./decide_dialog"));
const EvidenceDialog = lazy(() => import("./evidence_dialog"));
const OutsideDialog = lazy(() => import("./outside_dialog"));

interface PartProps {
    appeal: AppealView;
    user: User;
}

function Head({ appeal }: { appeal: AppealView }) {
    const { t } = useTranslation("appeal");
    const kindName = useKindName();
    const line = [appeal.member_name, appeal.plan_name].filter(Boolean).join(" · ");
    const startedAt = appeal.clocks?.find(({ due_at }) => due_at === appeal.due_at)?.from ?? appeal.received_at;
    return (
        <>
            <div className="request-head">
                <div className="row-of">
                    <PageTitle title={`${kindName(appeal.kind)} ${appeal.shown}`} look="large-number">
                        {appeal.shown}
                    </PageTitle>
                    <span className="no-print">
                        <CopyButton text={appeal.appeal} what={t("number")} />
                    </span>
                    <span className="tag">{kindName(appeal.kind)}</span>
                    <AppealState status={appeal.status} pill />
                    {appeal.urgency === "urgent" && <span className="tag">{t("request:urgent")}</span>}
                </div>
                {appeal.due_at && (
                    <p className="row-of">
                        <Deadline startedAt={startedAt} dueAt={appeal.due_at} />
                        <span className="quiet">{t("due", { time: formatInstant(appeal.due_at, appeal.time_zone) })}</span>
                    </p>
                )}
            </div>
            <p className="member-line">
                <Link to="/members/$id" params={{ id: appeal.member }} className="member-link">
                    {line}
                </Link>
                <span className="quiet">{appeal.assignee_name ? ` · ${t("with", { name: appeal.assignee_name })}` : ` · ${t("with_nobody")}`}</span>
            </p>
            {appeal.consent_missing && <Banner tone="attention">{t("wants.consent")}</Banner>}
            {appeal.late && <Banner tone="attention">{t("wants.late")}</Banner>}
            {appeal.awaits_reply && <Banner tone="info">{t("wants.reply")}</Banner>}
            {appeal.owed && <Banner tone="attention">{t("wants.carry_out")}</Banner>}
        </>
    );
}

type Open = { what: "assign" | "decide" | "evidence" | "outside" } | { what: "form"; spec: AppealActSpec };

interface Entry {
    id: string;
    name: string;
    icon: IconName;
    keys?: string;
    press: () => void;
}

function useEntries(appeal: AppealView, user: User, open: (next: Open) => void): { entries: Entry[]; failure: string | undefined } {
    const { t } = useTranslation("appeal");
    const take = useAppealAct(appeal, () => undefined, false);
    const acts = appeal.actions ?? [];
    const may = (...words: string[]): boolean => words.some((word) => acts.includes(word));
    const entries: Entry[] = [];
    if (may("overturn", "uphold")) entries.push({ id: "decide", name: t("acts.decide"), icon: "list", keys: "e", press: () => open({ what: "decide" }) });
    if (may("take")) entries.push({ id: "take", name: t("acts.take"), icon: "person", keys: "t", press: () => take.command({ type: "AssignAppeal", account: user.account, name: user.name }) });
    if (may("assign", "take")) entries.push({ id: "assign", name: t("acts.assign"), icon: "person", keys: "a", press: () => open({ what: "assign" }) });
    if (may("record_outside")) entries.push({ id: "record_outside", name: t("acts.record_outside"), icon: "seal", press: () => open({ what: "outside" }) });
    for (const spec of specs) {
        if (!may(spec.id)) continue;
        entries.push({ id: spec.id, name: t(`acts.${spec.id}`), icon: spec.icon, ...(spec.keys ? { keys: spec.keys } : {}), press: () => open({ what: "form", spec }) });
        if (spec.id === "ask" && may("add_evidence")) entries.push({ id: "add_evidence", name: t("acts.add_evidence"), icon: "plus", keys: "d", press: () => open({ what: "evidence" }) });
    }
    return { entries, failure: take.failure };
}

function Actions({ appeal, user }: PartProps) {
    const { t } = useTranslation("appeal");
    const [open, setOpen] = useState<Open>();
    const { entries, failure } = useEntries(appeal, user, setOpen);
    const close = (): void => setOpen(undefined);
    const keyed = entries.filter(({ keys }) => keys);
    useKeys(Object.fromEntries(keyed.map(({ keys, press }) => [keys ?? "", press])));
    usePageKeys({ title: t("keys_title"), rows: keyed.map(({ keys = "", name }) => ({ keys, text: name })) });
    return (
        <section className="card actions no-print" aria-labelledby="acts">
            <h2 className="card-title actions-title" id="acts">
                {t("acts.title")}
            </h2>
            {failure && (
                <Banner tone="bad" live="assertive">
                    {failure}
                </Banner>
            )}
            {entries.length === 0 && <p className="quiet card-pad">{t("acts.none")}</p>}
            <ul className="action-group">
                {entries.map(({ id, name, icon, keys, press }) => (
                    <li key={id}>
                        <ActionButton icon={icon} name={name} {...(keys ? { keys } : {})} onPress={press} />
                    </li>
                ))}
            </ul>
            <Suspense>
                {open?.what === "form" && <ActForm spec={open.spec} appeal={appeal} onClose={close} />}
                {open?.what === "assign" && <AssignDialog appeal={{ ...appeal, assignee: appeal.assignee ?? "" }} onClose={close} />}
                {open?.what === "decide" && <DecideDialog appeal={appeal} onClose={close} />}
                {open?.what === "evidence" && <EvidenceDialog appeal={appeal} onClose={close} />}
                {open?.what === "outside" && <OutsideDialog appeal={appeal} onClose={close} />}
            </Suspense>
        </section>
    );
}

/// The whole case as one file, for a hearing or a review outside.
function PacketCard({ appeal }: { appeal: AppealView }) {
    const { t } = useTranslation("appeal");
    const language = currentLanguage() === "es" ? "es" : "en";
    return (
        <section className="card card-pad stack no-print" aria-labelledby="packet">
            <h2 className="card-title" id="packet">
                {t("packet.title")}
            </h2>
            <p className="quiet">{t("packet.text")}</p>
            <a className="button" data-look="secondary" href={`/api/appeals/${appeal.appeal}/packet?language=${language}`} target="_blank" rel="noreferrer">
                <Icon name="file" size={16} /> {t("packet.open")}
            </a>
        </section>
    );
}

function ClocksCard({ appeal }: { appeal: AppealView }) {
    const { t } = useTranslation("appeal");
    const clocks = appeal.clocks ?? [];
    if (clocks.length === 0) return null;
    return (
        <section className="card card-pad stack" aria-labelledby="clocks">
            <h2 className="card-title" id="clocks">
                {t("clocks")}
            </h2>
            {clocks.map((clock) => (
                <div key={`${clock.clock} ${clock.rule ?? ""}`} className="stack tight">
                    <p>
                        <strong>{t(`words:clock.${clock.clock}`, { defaultValue: clock.clock })}</strong>, {t(`request:clock.state_${clock.state}`, { defaultValue: clock.state })}
                        {clock.extended && `, ${t("request:clock.extended")}`}
                    </p>
                    {clock.due_at && <p className="hint">{t("due", { time: formatInstant(clock.due_at, appeal.time_zone) })}</p>}
                    {clock.why && (
                        <p className="hint" lang="en">
                            {clock.why} {clock.source}
                        </p>
                    )}
                </div>
            ))}
        </section>
    );
}

function AppealLetters({ appeal }: { appeal: AppealView }) {
    const { t } = useTranslation("appeal");
    const letters = appeal.letters ?? [];
    if (letters.length === 0) return null;
    return (
        <section className="card card-pad stack" aria-labelledby="appeal-letters">
            <h2 className="card-title" id="appeal-letters">
                {t("letters")} <span className="count">{letters.length}</span>
            </h2>
            <ul className="rows">
                {letters.map((letter) => (
                    <li key={letter.letter} className="row-line">
                        <Icon name="mail" size={18} />
                        <span className="row-main">
                            {t(`request:choice.notice_form.${letter.form}`, { defaultValue: letter.form.replaceAll("_", " ") })}
                            <span className="hint">{t(`request:choice.recipient.${letter.to}`, { defaultValue: letter.to })}</span>
                            <span className="hint">
                                {letter.sent_at
                                    ? t(`letter_state.${letter.state}`, { time: formatInstant(letter.sent_at, appeal.time_zone) })
                                    : letter.due_at && t("letter_due", { time: formatInstant(letter.due_at, appeal.time_zone) })}
                            </span>
                        </span>
                    </li>
                ))}
            </ul>
        </section>
    );
}

function Story({ appeal }: { appeal: AppealView }) {
    const { t } = useTranslation("appeal");
    const zone = appeal.time_zone;
    return (
        <section className="card card-pad stack" id="history">
            <div className="spread">
                <h2 className="card-title">{t("story")}</h2>
                <span className="hint">{t("request:times_in", { zone: zoneName(zone) })}</span>
            </div>
            <ol className="timeline">
                {appeal.timeline?.map((entry) => (
                    <li key={entry.version}>
                        <time className="quiet" dateTime={entry.at}>
                            {formatInstant(entry.at, zone)}
                        </time>
                        <div className="timeline-text">
                            <p>
                                <span lang="en">{entry.text}</span> {entry.who_name && <span className="hint">{entry.who_name}</span>}
                            </p>
                        </div>
                    </li>
                ))}
            </ol>
        </section>
    );
}

function Case({ appeal, user }: PartProps) {
    const { t } = useTranslation("appeal");
    return (
        <>
            <Head appeal={appeal} />
            <div className="appeal-grid">
                <Original appeal={appeal} />
                <Told appeal={appeal} />
                <aside className="stack appeal-side" aria-label={t("acts.title")}>
                    <Actions appeal={appeal} user={user} />
                    {worksOnAppeals(user) && <PacketCard appeal={appeal} />}
                    <ClocksCard appeal={appeal} />
                    <AppealLetters appeal={appeal} />
                </aside>
            </div>
            <Story appeal={appeal} />
        </>
    );
}

function CaseFor({ number, user }: { number: string; user: User }) {
    const { t } = useTranslation("appeal");
    const { data, error, refetch } = useQuery(appealQuery(number));
    if (data?.filing) return <Case appeal={data} user={user} />;
    const missing = isFault(error) && (error.status === 404 || error.status === 403);
    return (
        <>
            <PageTitle title={groupNumber(number)} look="large-number">
                {groupNumber(number)}
            </PageTitle>
            <div className="card">
                {data && <EmptyState title={t("not_staff")}>{t("not_staff_text")}</EmptyState>}
                {error && <ErrorState title={t(missing ? "not_here" : "failed")} error={error} onRetry={() => void refetch()} />}
                {!data && !error && <Skeleton rows={8} onRetry={() => void refetch()} />}
            </div>
        </>
    );
}

export function AppealPage() {
    const { t } = useTranslation("appeal");
    const { number } = useParams({ from: "/um/appeals/$number" });
    return (
        <div className="page page-request stack">
            <Link to="/um/appeals" className="mark back no-print">
                <Icon name="back" size={16} />
                {t("back")}
            </Link>
            <RequireSignIn>{(user) => <CaseFor key={number} number={number} user={user} />}</RequireSignIn>
        </div>
    );
}
