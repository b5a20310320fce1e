/// Who opened restricted records, why, and whether there was good reason: what nobody has looked at comes first.
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { PlanSelect } from "@/app/plan_select";
import { usePlan } from "@/app/plans";
import { api, take } from "@/shared/api/client";
import type { OpenedRecord, Plan } from "@/shared/api/contract";
import { isFault } from "@/shared/api/faults";
import { formatInstant } from "@/shared/i18n/format";
import { ActDialog } from "@/shared/ui/act_dialog";
import { Button } from "@/shared/ui/button";
import { Shape } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { RadioGroup } from "@/shared/ui/radio_group";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { TextArea } from "@/shared/ui/text_field";
import { useToast } from "@/shared/ui/toast";

const openedQuery = (plan: string, reviewed: boolean) =>
    queryOptions({
        queryKey: ["opened-records", plan, reviewed],
        queryFn: () => take(api.GET("/api/plans/{plan}/opened-records", { params: { path: { plan }, query: { reviewed } } })),
        gcTime: 0,
    });

const findings = ["justified", "not_justified"] as const;

function ReviewDialog({ entry, plan, onClose }: { entry: OpenedRecord; plan: Plan; onClose: () => void }) {
    const { t } = useTranslation("restricted");
    const toast = useToast();
    const queries = useQueryClient();
    const [finding, setFinding] = useState("");
    const [remark, setRemark] = useState("");
    const [tried, setTried] = useState(false);
    const path = { plan: plan.plan, id: entry.id };
    const review = useMutation({
        mutationFn: () => take(api.POST("/api/plans/{plan}/opened-records/{id}/review", { params: { path }, body: { finding, remark: remark.trim() } })),
        onSettled: () => queries.invalidateQueries({ queryKey: ["opened-records"] }),
        onSuccess: () => {
            toast(t("reviewed_toast"));
            onClose();
        },
    });
    const needsWords = finding === "not_justified" && !remark.trim();
    function save(): void {
        setTried(true);
        if (finding && !needsWords) review.mutate();
    }
    const refused = isFault(review.error) ? review.error.problem.detail : undefined;
    return (
        <ActDialog
            title={t("review_title", { name: entry.by })}
            act={t("review_act")}
            busy={review.isPending}
            failure={review.error ? (refused ?? t("common:fault.server_trouble")) : undefined}
            onAct={save}
            onClose={onClose}
        >
            <p>
                <strong>{t(`reasons.${entry.reason}`)}</strong>
                <span className="block">{entry.note}</span>
            </p>
            <RadioGroup
                label={t("finding")}
                options={findings.map((id) => ({ id, name: t(`findings.${id}`) }))}
                value={finding}
                error={tried && !finding ? t("needed") : undefined}
                onChange={setFinding}
            />
            <TextArea label={t("remark")} optional={finding !== "not_justified"} maxLength={1000} value={remark} error={tried && needsWords ? t("remark_needed") : undefined} onChange={setRemark} />
        </ActDialog>
    );
}

function Finding({ entry, zone }: { entry: OpenedRecord; zone: string }) {
    const { t } = useTranslation("restricted");
    if (!entry.finding || !entry.reviewed_at) return null;
    const good = entry.finding === "justified";
    return (
        <>
            <span className="mark" data-tone={good ? "good" : "bad"}>
                <Shape name={good ? "check" : "octagon"} />
                {t(`findings.${entry.finding}`)}
            </span>
            <p className="hint">
                {entry.reviewed_by}, {formatInstant(entry.reviewed_at, zone)}
            </p>
            {entry.remark && <p className="hint">{entry.remark}</p>}
        </>
    );
}

function Row({ entry, zone, onReview }: { entry: OpenedRecord; zone: string; onReview: () => void }) {
    const { t } = useTranslation("restricted");
    return (
        <tr>
            <td>
                {entry.by}
                <p className="hint">{t(`account:role.${entry.role}`, { defaultValue: entry.role })}</p>
            </td>
            <td data-label={t("member")}>
                <Link to="/members/$id" params={{ id: entry.member }}>
                    {entry.member_name ?? entry.member}
                </Link>
            </td>
            <td className="quiet number" data-label={t("opened_at")}>
                {formatInstant(entry.opened_at, zone)}
            </td>
            <td data-label={t("why")}>
                {t(`reasons.${entry.reason}`)}
                <p className="hint">{entry.note}</p>
            </td>
            <td>
                {entry.finding ? (
                    <Finding entry={entry} zone={zone} />
                ) : entry.own ? (
                    <span className="hint">{t("own")}</span>
                ) : (
                    <Button size="small" onPress={onReview}>
                        {t("review")}
                    </Button>
                )}
            </td>
        </tr>
    );
}

export function OpenedRecordsPage() {
    const { t } = useTranslation("restricted");
    const { plan } = usePlan();
    const [shown, setShown] = useState("waiting");
    const [reviewing, setReviewing] = useState<OpenedRecord>();
    const found = useQuery({ ...openedQuery(plan?.plan ?? "", shown === "reviewed"), enabled: plan !== undefined });
    const rows = found.data?.records ?? [];
    return (
        <>
            <div className="spread admin-head">
                <PageTitle title={t("page_title")} />
                <PlanSelect />
            </div>
            <p className="quiet">{t("page_text")}</p>
            <RadioGroup
                segmented
                label={t("show")}
                options={["waiting", "reviewed"].map((id) => ({ id, name: t(`shows.${id}`) }))}
                value={shown}
                onChange={setShown}
            />
            <section className="card admin-list" aria-busy={found.isPending}>
                {found.isPending && <Skeleton rows={4} onRetry={() => void found.refetch()} />}
                {found.isError && !found.data && <ErrorState title={t("failed")} error={found.error} onRetry={() => void found.refetch()} />}
                {found.isSuccess && rows.length === 0 && <EmptyState title={t(`none.${shown}`)} />}
                {plan && rows.length > 0 && (
                    <table className="table admin-table">
                        <thead>
                            <tr>
                                <th scope="col">{t("by")}</th>
                                <th scope="col">{t("member")}</th>
                                <th scope="col">{t("opened_at")}</th>
                                <th scope="col">{t("why")}</th>
                                <th scope="col">{t("finding")}</th>
                            </tr>
                        </thead>
                        <tbody>
                            {rows.map((entry) => (
                                <Row key={entry.id} entry={entry} zone={plan.time_zone} onReview={() => setReviewing(entry)} />
                            ))}
                        </tbody>
                    </table>
                )}
            </section>
            {plan && reviewing && <ReviewDialog entry={reviewing} plan={plan} onClose={() => setReviewing(undefined)} />}
        </>
    );
}
