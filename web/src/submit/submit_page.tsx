/// One page for every kind of request. Answers come while the code is typed; Send is never disabled.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { PlanSelect } from "@/app/plan_select";
import { usePlan } from "@/app/plans";
import { NoRight, RequireSignIn } from "@/app/require_sign_in";
import { hasRight, isOffice } from "@/app/session";
import { requestQuery } from "@/request/request_query";
import { api, serverNow, take } from "@/shared/api/client";
import type { Plan, User } from "@/shared/api/contract";
import { isFault } from "@/shared/api/faults";
import { groupNumber, today as todayIn } from "@/shared/i18n/format";
import { Banner } from "@/shared/ui/banner";
import { Select } from "@/shared/ui/select";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { ArrivalSection } from "./arrival";
import { formFrom } from "./copy_request";
import { fromContent, summaryOf } from "./draft_content";
import { DraftConflict, DraftState } from "./draft_state";
import { isPath, kinds, paths, toRequest, type Form, type Kind, type Path } from "./form";
import { MemberSection } from "./member_section";
import { messageAt, useProgress, type Message, type Progress } from "./messages";
import { Review } from "./review";
import { ErrorSummary, LeaveWarning, useSend, WaitingToSend } from "./send";
import { Summary } from "./summary";
import { useCheck, useLineAnswers } from "./use_answers";
import { useDraft, type DraftHeld, type DraftStart } from "./use_draft";
import { useForm } from "./use_form";
import { useTemplates } from "./use_templates";
import { WhatSection } from "./what_section";
import { WhoSection } from "./who_section";
import { WhySection } from "./why_section";
import "@/lookup/lookup.css";
import "./submit.css";

/// One's own providers as this plan lists them.
const forPlan = (user: User, { plan }: Plan): User => ({
    ...user,
    providers: (user.providers ?? []).filter((provider) => !provider.plan || provider.plan === plan),
});

const isKind = (value: string | undefined): value is Kind => kinds.some((kind) => kind === value);

interface Refusal {
    messages: Message[];
    general?: string | undefined;
    /// Found by the form itself, before anything was sent.
    own?: boolean;
}

function useSending(form: Form, plan: Plan, progress: Progress, draft: DraftHeld) {
    const { t } = useTranslation("submit");
    const navigate = useNavigate();
    const queries = useQueryClient();
    const [errors, setErrors] = useState<Refusal>({ messages: [] });
    const banner = useRef<HTMLDivElement>(null);
    const sent = useRef(false);

    function fail(refusal: Refusal): void {
        setErrors(refusal);
        requestAnimationFrame(() => banner.current?.focus());
    }

    function refuse(messages: Message[], general: string | undefined): void {
        draft.goOn();
        fail({ messages, general });
    }
    const sending = useSend(form, draft, refuse, ({ request }) => {
        sent.current = true;
        void queries.invalidateQueries({ queryKey: ["drafts"] });
        void queries.invalidateQueries({ queryKey: ["requests"] });
        void navigate({ to: "/requests/$number/sent", params: { number: request }, ignoreBlocker: true });
    });

    function send(): void {
        if (sending.isPending || sending.waiting || sent.current) return;
        if (form.documents.some(({ blob, failure }) => !blob && !failure)) return fail({ messages: [], general: t("errors.uploading") });
        if (progress.ownMissing.length > 0) return fail({ messages: progress.ownMissing, own: true });
        setErrors({ messages: [] });
        sending.send(toRequest(form, plan.plan));
    }

    // What the form asked for goes away when it is there; what the server refused stays until the next try.
    const still = errors.own ? errors.messages.filter(({ pointer }) => !progress.doneAt.has(pointer)) : errors.messages;
    return { errors: still, general: errors.general, banner, send, busy: sending.isPending, waiting: sending.waiting };
}

function FormHead({ kind, onKind, state }: { kind: Kind; onKind: (kind: Kind | Path) => void; state: ReactNode }) {
    const { t } = useTranslation("submit");
    const options = [
        ...kinds.map((id) => ({ id, name: t(`words:value.kind.${id}`) })),
        ...paths.map((id) => ({ id, name: t(`path.${id}`) })),
    ];
    return (
        <div className="spread submit-head">
            <div>
                <PageTitle title={t(`title.${kind}`)} />
                {state}
            </div>
            <div className="row-of submit-choices" data-density="compact">
                <PlanSelect />
                <div className="kind-choice">
                    <Select label={t("kind")} options={options} value={kind} onChange={(next) => onKind(next as Kind | Path)} />
                </div>
            </div>
        </div>
    );
}

interface SubmitFormProps {
    plan: Plan;
    user: User;
    given?: Partial<Form> | undefined;
    start: DraftStart;
}

/// The draft stands in the address from its first saving on, so that a reload goes on with it. A page that is being left
/// keeps its address: a change of it would call the leaving back.
function useDraftAddress({ id, exists, isLeaving }: DraftHeld): void {
    const navigate = useNavigate({ from: "/requests/new" });
    useEffect(() => {
        if (!exists || isLeaving()) return;
        void navigate({ search: (before) => ({ ...before, draft: id, copy: undefined, follows: undefined }), replace: true, ignoreBlocker: true });
    }, [exists, id, navigate]);
}

function SubmitForm({ plan, user, given, start }: SubmitFormProps) {
    const { t } = useTranslation("submit");
    const asked = useSearch({ from: "/requests/new" }).kind;
    const today = todayIn(plan.time_zone, serverNow());
    const held = useForm(plan, user, asked && (isKind(asked) || isPath(asked)) ? asked : "outpatient", today, given);
    const { form, patch, choices } = held;
    const [reviewing, setReviewing] = useState(false);
    const answers = useLineAnswers(form, plan);
    const { check, down } = useCheck(form, plan);
    const progress = useProgress(form, check);
    const summary = summaryOf(form, progress.done, progress.total);
    const draft = useDraft({ plan: plan.plan, form, summary, start, today, onReplace: held.replace });
    useDraftAddress(draft);
    const { errors, general, banner, send, busy, waiting } = useSending(form, plan, progress, draft);
    useTemplates(form, answers, held.patchLine);
    const errorAt = (pointer: string): string | undefined => messageAt(errors, pointer);
    const shared = { form, patch, plan, user, today, choices, answers, check, errorAt };

    function sendWithKeys(event: KeyboardEvent): void {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        send();
    }

    return (
        <div className="submit" role="presentation" onKeyDown={sendWithKeys}>
            <FormHead kind={form.kind} onKind={held.chooseKind} state={<DraftState draft={draft} plan={plan} />} />
            <div className="submit-main">
                <DraftConflict draft={draft} />
                {down && !waiting && (
                    <Banner tone="attention" live="polite">
                        {t("waiting.typing")}
                    </Banner>
                )}
                {waiting && <WaitingToSend seconds={waiting.seconds} onNow={waiting.now} onStop={waiting.stop} />}
                {form.follows && (
                    <Banner tone="info">{t("follows", { number: groupNumber(form.follows) })}</Banner>
                )}
                <ErrorSummary messages={errors} general={general} refer={banner} />
                {!isOffice(user) && <ArrivalSection {...shared} />}
                <MemberSection {...shared} />
                <WhatSection {...shared} onReason={held.chooseReason} onLine={held.patchLine} />
                <WhoSection {...shared} />
                <WhySection {...shared} onDocuments={held.changeDocuments} />
            </div>
            <Summary form={form} plan={plan} answers={answers} check={check} progress={progress} sending={busy} onSend={send} onReview={() => setReviewing(true)} />
            {reviewing && (
                <Review
                    form={form}
                    plan={plan}
                    answers={answers}
                    check={check}
                    progress={progress}
                    onSend={() => {
                        setReviewing(false);
                        send();
                    }}
                    onClose={() => setReviewing(false)}
                />
            )}
            <LeaveWarning draft={draft} />
        </div>
    );
}

/// The form of an earlier request, once that request and its member are here.
function FilledForm({ number, follows, plan, user, start }: { number: string; follows: boolean; plan: Plan; user: User; start: DraftStart }) {
    const { t } = useTranslation("submit");
    const request = useQuery({ ...requestQuery(number), refetchInterval: false });
    const id = request.data?.member.id;
    const member = useQuery({
        queryKey: ["member", plan.plan, id],
        queryFn: () => take(api.GET("/api/plans/{plan}/members/{id}", { params: { path: { plan: plan.plan, id: id ?? "" } } })),
        enabled: id !== undefined,
        staleTime: 60_000,
    });
    const error = request.error ?? member.error;
    if (error) return <ErrorState title={t("copy_failed")} error={error} onRetry={() => void (request.error ? request.refetch() : member.refetch())} />;
    if (!request.data || !member.data) return <Skeleton rows={8} />;
    const day = todayIn(plan.time_zone, serverNow());
    return <SubmitForm plan={plan} user={user} given={formFrom(request.data, member.data, day, follows)} start={start} />;
}

/// The form for a member chosen elsewhere.
function MemberForm({ id, plan, user, start }: { id: string; plan: Plan; user: User; start: DraftStart }) {
    const { data, error } = useQuery({
        queryKey: ["member", plan.plan, id],
        queryFn: () => take(api.GET("/api/plans/{plan}/members/{id}", { params: { path: { plan: plan.plan, id } } })),
        staleTime: 60_000,
    });
    if (!data && !error) return <Skeleton rows={8} />;
    // Somebody who is not found is looked for in the form.
    return <SubmitForm plan={plan} user={user} given={data && { member: data }} start={start} />;
}

/// The form of a draft, as it was left.
function DraftForm({ id, plan, user }: { id: string; plan: Plan; user: User }) {
    const { t } = useTranslation("submit");
    const { data, error, refetch } = useQuery({
        queryKey: ["draft", id],
        queryFn: () => take(api.GET("/api/drafts/{id}", { params: { path: { id } } })),
        // What was read once is edited from then on; it is not read again under the hands of the writer.
        staleTime: Infinity,
        gcTime: 0,
    });
    if (error) {
        const gone = isFault(error, "unknown_draft") || isFault(error, "draft_sent");
        return <ErrorState title={t(gone ? "draft.gone" : "draft.failed")} error={error} {...(gone ? {} : { onRetry: () => void refetch() })} />;
    }
    if (!data) return <Skeleton rows={8} />;
    const form = fromContent(data.content, todayIn(plan.time_zone, serverNow()));
    return <SubmitForm plan={plan} user={user} given={form} start={{ id, version: data.version }} />;
}

/// What a visit of this page begins: a new draft of its own, unless the address names one.
function useBeginning() {
    const { copy, follows, draft } = useSearch({ from: "/requests/new" });
    const { member } = useLocation().state;
    const [first] = useState({ id: crypto.randomUUID() as string, number: follows ?? copy, follows: follows !== undefined, member });
    const isOwn = draft === undefined || draft === first.id;
    return { first, draft: isOwn ? undefined : draft };
}

/// A right that is taken away while somebody writes takes nothing of what was written off the page.
function MayBegin({ user, children }: { user: User; children: ReactNode }) {
    const [may] = useState(() => hasRight(user, "request_submit"));
    return may ? children : <NoRight right="request_submit" />;
}

export function SubmitPage() {
    const { plan } = usePlan();
    const { first, draft } = useBeginning();

    function form(user: User, of: Plan) {
        const own = forPlan(user, of);
        const start = { id: first.id, version: 0 };
        if (draft) return <DraftForm key={`${of.plan} ${draft}`} id={draft} plan={of} user={own} />;
        if (first.member) return <MemberForm key={`${of.plan} ${first.member}`} id={first.member} plan={of} user={own} start={start} />;
        if (!first.number) return <SubmitForm key={of.plan} plan={of} user={own} start={start} />;
        return <FilledForm key={`${of.plan} ${first.number}`} number={first.number} follows={first.follows} plan={of} user={own} start={start} />;
    }
    return (
        <div className="page page-submit">
            <RequireSignIn>{(user) => <MayBegin user={user}>{plan ? form(user, plan) : <Skeleton rows={8} />}</MayBegin>}</RequireSignIn>
        </div>
    );
}
