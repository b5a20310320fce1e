/// What became of the request that was just sent: the number first, then the result, then what comes next.
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { RequireSignIn } from "@/app/require_sign_in";
import { useKeys } from "@/app/use_keys";
import { requestQuery } from "@/request/request_query";
import { LineTable } from "@/request/line_table";
import { DueLine } from "@/request/due_line";
import type { RequestView } from "@/shared/api/contract";
import { formatInstant, zoneName } from "@/shared/i18n/format";
import { Button } from "@/shared/ui/button";
import { CopyButton } from "@/shared/ui/copy_button";
import { Shape } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { lookOfStatus } from "@/shared/ui/status";
import "@/lookup/lookup.css";
import "@/request/request.css";
import "./submit.css";

const outcomes = ["approved", "not_required", "forwarded"] as const;

function outcomeOf({ status }: RequestView): string {
    return outcomes.find((each) => each === status) ?? "in_review";
}

function Receipt({ request }: { request: RequestView }) {
    const { t } = useTranslation("submit");
    const outcome = outcomeOf(request);
    const { shape, tone } = lookOfStatus(request.status);
    const zone = request.time_zone ?? "UTC";
    return (
        <article className="card answer">
            <div className="band" data-tone={tone}>
                <Shape name={shape} size={40} />
                <div>
                    <h2 className="band-title">{t(`receipt.${outcome}`)}</h2>
                    <p className="band-text">{t(`receipt.${outcome}_text`)}</p>
                    {outcome === "in_review" && <DueLine request={request} />}
                </div>
            </div>
            <div className="answer-part">
                <p className="quiet">{t("receipt.number")}</p>
                <div className="row-of">
                    <p className="large-number">{request.shown}</p>
                    <span className="no-print">
                        <CopyButton text={request.request} what={t("receipt.number")} size="medium" />
                    </span>
                </div>
                <p className="hint">
                    {t("receipt.received", {
                        time: formatInstant(request.received_at, zone),
                        zone: zoneName(zone, request.received_at),
                    })}
                </p>
            </div>
            <section className="receipt-lines">
                <LineTable request={request} />
            </section>
            <div className="answer-part no-print">
                <div className="row-of">
                    <Link to="/requests/$number" params={{ number: request.request }} look="primary">
                        {t("receipt.open")}
                    </Link>
                    <Button icon="print" onPress={() => print()}>
                        {t("common:action.print")}
                    </Button>
                    <Link to="/requests/new" look="secondary">
                        {t("receipt.another")}
                    </Link>
                </div>
            </div>
        </article>
    );
}

function ReceiptFor({ number }: { number: string }) {
    const { t } = useTranslation("submit");
    const { data, error, refetch } = useQuery(requestQuery(number));
    useKeys({ p: () => print() });
    if (data) return <Receipt request={data} />;
    return (
        <div className="card">
            {error ? (
                <ErrorState title={t("receipt.failed")} error={error} onRetry={() => void refetch()} />
            ) : (
                <Skeleton rows={6} onRetry={() => void refetch()} />
            )}
        </div>
    );
}

export function ReceiptPage() {
    const { t } = useTranslation("submit");
    const { number } = useParams({ from: "/requests/$number/sent" });
    return (
        <div className="page page-reading">
            <PageTitle title={t("receipt.title")} />
            <RequireSignIn>{() => <ReceiptFor number={number} />}</RequireSignIn>
        </div>
    );
}
