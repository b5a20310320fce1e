/// The foot of the right zone: the clock, the line, and what may be done with it now.
import { useTranslation } from "react-i18next";
import { isBoundByCriteria, isSound, type Case } from "../use_case";
import { may, mayDecide, mayDeny } from "@/request/acts/may";
import type { RequestLine } from "@/shared/api/contract";
import { formatNumber, formatShortDay } from "@/shared/i18n/format";
import { Button, TextButton } from "@/shared/ui/button";
import { KeyHint } from "@/shared/ui/key_hint";
import { StatusPill } from "@/shared/ui/status";
import { ClockBar } from "./clock_bar";

export function useLineWords(): (line: RequestLine) => string {
    const { t } = useTranslation("case");
    return ({ units, unit, from, to }) =>
        [
            units !== undefined && `${formatNumber(units)} ${t(`words:unit.${unit ?? "unit"}`, { count: units })}`,
            [from, to].filter((day) => day !== undefined).map(formatShortDay).join(" – "),
        ]
            .filter(Boolean)
            .join(", ");
}

/// Why an approval is not the next step yet, or who decides where this reader may not.
function useReason(work: Case): string | undefined {
    const { t } = useTranslation("case");
    const { request, lists, verdict, unsupported } = work;
    if (request.closed) return t("decision.closed");
    if (!mayDecide(request)) return t("decision.not_yours");
    if (lists.length === 0) return undefined;
    const [ground] = unsupported;
    if (verdict === "not_met") return t("decision.not_met");
    if (verdict === "not_applicable") return t("decision.not_applicable");
    if (verdict === "open") return t("decision.open", { count: work.points.filter((at) => work.markOf(at).answer === undefined).length });
    return ground ? t("decision.unsupported", { position: ground.position }) : undefined;
}

interface DecisionBoxProps {
    work: Case;
    /// Said when somebody tried to approve against the criteria.
    refused: boolean;
    onDecide: () => void;
    onSend: () => void;
    onTrace: () => void;
}

export function DecisionBox({ work, refused, onDecide, onSend, onTrace }: DecisionBoxProps) {
    const { t } = useTranslation("case");
    const { request, line } = work;
    const words = useLineWords();
    const reason = useReason(work);
    const isReady = isSound(work, work.lists);
    const isPending = line?.outcome === "pending";
    const isOnlyApproval = isBoundByCriteria(work);
    return (
        <section className="decision-box" aria-labelledby="decision-title">
            <div className="spread">
                <h2 className="card-title" id="decision-title">
                    {t("decision.title")}
                </h2>
                <TextButton onPress={onTrace}>
                    {t("bar.trace")} <KeyHint keys="t" />
                </TextButton>
            </div>
            {!request.closed && <ClockBar request={request} />}
            {line && (
                <p className="row-of">
                    <span className="code">{line.code || line.revenue}</span> <span>{words(line)}</span> {!isPending && <StatusPill status={line.outcome} />}
                </p>
            )}
            <div className="row-of">
                {mayDecide(request) && (
                    <Button look={isReady && isPending ? "primary" : "secondary"} onPress={onDecide}>
                        {t(mayDeny(request) || !isOnlyApproval ? "decision.decide" : "decision.approve")}
                        <KeyHint keys="e" />
                    </Button>
                )}
                {may(request, "refer") && (
                    <Button onPress={onSend}>
                        {t("decision.send")}
                        <KeyHint keys="p" />
                    </Button>
                )}
            </div>
            {reason && (
                <p className={refused ? "field-error" : "hint"} role={refused ? "alert" : undefined}>
                    {reason}
                </p>
            )}
        </section>
    );
}
