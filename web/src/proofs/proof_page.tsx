/// A signed receipt of a lookup: to print, to keep as a file, and to check.
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { usePlan } from "@/app/plans";
import { AnswerBand, Reasons, useQuestionLine } from "@/lookup/answer_card";
import { api, take } from "@/shared/api/client";
import type { Plan, Proof } from "@/shared/api/contract";
import { formatInstant, zoneName } from "@/shared/i18n/format";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { CopyButton } from "@/shared/ui/copy_button";
import { Disclosure } from "@/shared/ui/disclosure";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { useKeys } from "@/app/use_keys";
import { checkSignature, type Verdict } from "./check_signature";
import "@/lookup/lookup.css";
import "./proof.css";

function download(proof: Proof): void {
    const address = URL.createObjectURL(new Blob([JSON.stringify(proof, null, 2)], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = `receipt-${proof.number}.json`;
    link.click();
    URL.revokeObjectURL(address);
}

const verdictTone = { fits: "good", does_not_fit: "bad", cannot_check: "attention" } as const;

function HowToCheck({ proof }: { proof: Proof }) {
    const { t } = useTranslation("lookup");
    const [verdict, setVerdict] = useState<Verdict>();
    return (
        <Disclosure level={2} title={t("proof.verify")} open>
            <ol className="reasons proof-steps">
                <li>{t("proof.verify_1")}</li>
                <li>{t("proof.verify_2", { key: proof.key_id })}</li>
                <li>{t("proof.verify_3", { algorithm: proof.algorithm })}</li>
            </ol>
            <div className="no-print">
                <Button onPress={() => void checkSignature(proof).then(setVerdict)}>{t("proof.check_here")}</Button>
            </div>
            <div role="status" className="proof-verdict">
                {verdict && <Banner tone={verdictTone[verdict]}>{t(`proof.${verdict}`)}</Banner>}
            </div>
            <dl className="facts proof-signature">
                <dt>{t("proof.key")}</dt>
                <dd>{proof.key_id}</dd>
                <dt>{t("proof.signature")}</dt>
                <dd>{proof.signature}</dd>
            </dl>
        </Disclosure>
    );
}

function Receipt({ proof, plan }: { proof: Proof; plan: Plan }) {
    const { t } = useTranslation("lookup");
    const { answer } = proof;
    const details = useQuestionLine()(answer, plan, proof.question?.place);
    const zone = answer.time_zone ?? plan.time_zone;
    return (
        <article className="card answer">
            <AnswerBand answer={answer} details={details} />
            <div className="answer-part">
                <p className="quiet">{t("proof.keep")}</p>
                <div className="row-of">
                    <p className="large-number">{proof.shown}</p>
                    <span className="no-print">
                        <CopyButton text={proof.number} what={t("proof.title")} size="medium" />
                    </span>
                </div>
                <p className="hint">
                    {answer.plan_name ?? plan.name} ·{" "}
                    {t("proof.issued", {
                        time: formatInstant(proof.issued_at, zone),
                        zone: zoneName(zone, proof.issued_at),
                    })}
                </p>
            </div>
            <Reasons answer={answer} />
            {answer.deciding && answer.deciding.length > 0 && (
                <section className="answer-part">
                    <h3 className="card-title">{t("rows")}</h3>
                    <p className="number">{answer.deciding.join(", ")}</p>
                </section>
            )}
            <section className="answer-part">
                <HowToCheck proof={proof} />
            </section>
            <p className="provenance" lang="en">
                {answer.disclaimer ?? plan.disclaimer}
            </p>
        </article>
    );
}

export function ProofPage() {
    const { t } = useTranslation("lookup");
    const { number } = useParams({ from: "/proofs/$number" });
    const { plans, plan: ownPlan } = usePlan();
    const { data, error, isPending, refetch } = useQuery({
        queryKey: ["proof", number],
        queryFn: () => take(api.GET("/api/proofs/{number}", { params: { path: { number } } })),
        staleTime: Infinity,
    });
    useKeys({ p: () => print() });
    const plan = plans.find(({ plan: id }) => id === data?.plan) ?? ownPlan;
    return (
        <div className="page page-reading">
            <div className="spread">
                <PageTitle title={t("proof.title")} />
                {data && (
                    <div className="row-of no-print">
                        <Button icon="print" onPress={() => print()}>
                            {t("common:action.print")}
                        </Button>
                        <Button icon="download" onPress={() => download(data)}>
                            {t("proof.download")}
                        </Button>
                    </div>
                )}
            </div>
            {isPending && (
                <div className="card">
                    <Skeleton rows={6} onRetry={() => void refetch()} />
                </div>
            )}
            {error && (
                <div className="card">
                    <ErrorState title={t("proof.failed")} error={error} onRetry={() => void refetch()} />
                </div>
            )}
            {data && plan && <Receipt proof={data} plan={plan} />}
        </div>
    );
}
