/// One page for every kind of request. Answers come while the code is typed; Send is never disabled.
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { PlanSelect } from "@/app/plan_select";
import { usePlan } from "@/app/plans";
import { RequireSignIn } from "@/app/require_sign_in";
import { serverNow } from "@/shared/api/client";
import type { Plan, User } from "@/shared/api/contract";
import { today as todayIn } from "@/shared/i18n/format";
import { Select } from "@/shared/ui/select";
import { Skeleton } from "@/shared/ui/state";
import { kinds, toRequest, type Form, type Kind } from "./form";
import { MemberSection } from "./member_section";
import { messageAt, useProgress, type Message, type Progress } from "./messages";
import { ErrorSummary, LeaveWarning, useSend } from "./send";
import { Summary } from "./summary";
import { useCheck, useLineAnswers } from "./use_answers";
import { useForm } from "./use_form";
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

function useSending(form: Form, plan: Plan, progress: Progress) {
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

    const sending = useSend(form, (messages, general) => fail({ messages, general }), ({ request }) => {
        sent.current = true;
        void queries.invalidateQueries({ queryKey: ["requests"] });
        void navigate({ to: "/requests/$number/sent", params: { number: request }, ignoreBlocker: true });
    });

    function send(): void {
        if (sending.isPending || sent.current) return;
        if (form.documents.some(({ blob, failure }) => !blob && !failure)) return fail({ messages: [], general: t("errors.uploading") });
        if (progress.ownMissing.length > 0) return fail({ messages: progress.ownMissing, own: true });
        setErrors({ messages: [] });
        sending.mutate(toRequest(form, plan.plan));
    }

    // What the form asked for goes away when it is there; what the server refused stays until the next try.
    const still = errors.own ? errors.messages.filter(({ pointer }) => !progress.doneAt.has(pointer)) : errors.messages;
    return { errors: still, general: errors.general, banner, send, busy: sending.isPending };
}

function SubmitForm({ plan, user }: { plan: Plan; user: User }) {
    const { t } = useTranslation("submit");
    const asked = useSearch({ from: "/requests/new" }).kind;
    const today = todayIn(plan.time_zone, serverNow());
    const held = useForm(plan, user, isKind(asked) ? asked : "outpatient", today);
    const { form, patch, choices } = held;
    const [opened] = useState(form);
    const answers = useLineAnswers(form, plan);
    const check = useCheck(form, plan);
    const progress = useProgress(form, check);
    const { errors, general, banner, send, busy } = useSending(form, plan, progress);
    const errorAt = (pointer: string): string | undefined => messageAt(errors, pointer);
    const shared = { form, patch, plan, user, today, choices, answers, check, errorAt };

    function sendWithKeys(event: KeyboardEvent): void {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        send();
    }

    return (
        <div className="submit" role="presentation" onKeyDown={sendWithKeys}>
            <div className="spread submit-head">
                <PageTitle title={t(`title.${form.kind}`)} />
                <div className="row-of submit-choices" data-density="compact">
                    <PlanSelect />
                    <div className="kind-choice">
                        <Select
                            label={t("kind")}
                            options={kinds.map((id) => ({ id, name: t(`words:value.kind.${id}`) }))}
                            value={form.kind}
                            onChange={(kind) => held.chooseKind(kind as Kind)}
                        />
                    </div>
                </div>
            </div>
            <div className="submit-main">
                <ErrorSummary messages={errors} general={general} refer={banner} />
                <MemberSection {...shared} />
                <WhatSection {...shared} onReason={held.chooseReason} onLine={held.patchLine} />
                <WhoSection {...shared} />
                <WhySection {...shared} onDocuments={held.changeDocuments} />
            </div>
            <Summary form={form} plan={plan} answers={answers} check={check} progress={progress} sending={busy} onSend={send} />
            <LeaveWarning active={form !== opened} />
        </div>
    );
}

export function SubmitPage() {
    const { plan } = usePlan();
    return (
        <div className="page page-submit">
            <RequireSignIn>
                {(user) => (plan ? <SubmitForm key={plan.plan} plan={plan} user={forPlan(user, plan)} /> : <Skeleton rows={8} />)}
            </RequireSignIn>
        </div>
    );
}
