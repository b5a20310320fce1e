/// On the page of a request, for who works on appeals: those about it, and the way to record a new one.
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePlan } from "@/app/plans";
import type { RequestView } from "@/shared/api/contract";
import { formatInstantDay, groupNumber } from "@/shared/i18n/format";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";

const IntakeDialog = lazy(() => import("./intake_dialog"));

export default function RequestAppealsCard({ request }: { request: RequestView }) {
    const { t } = useTranslation("appeals");
    const plan = usePlan().plans.find((each) => each.plan === request.plan);
    const [adding, setAdding] = useState(false);
    const filed = (request.timeline ?? []).filter(({ kind }) => kind === "AppealReceived");
    return (
        <section className="card card-pad stack no-print" aria-labelledby="request-appeals">
            <h2 className="card-title" id="request-appeals">
                {t("title")} {filed.length > 0 && <span className="count">{filed.length}</span>}
            </h2>
            <ul className="rows" hidden={filed.length === 0}>
                {filed.map(({ appeal = "", at, text }) => (
                    <li key={appeal} className="row-line">
                        <Icon name="seal" size={18} />
                        <span className="row-main">
                            <Link to="/um/appeals/$number" params={{ number: appeal }} className="number">
                                {groupNumber(appeal)}
                            </Link>
                            <span className="hint" lang="en">
                                {text}
                            </span>
                            <span className="hint">{formatInstantDay(at, request.time_zone ?? "UTC")}</span>
                        </span>
                    </li>
                ))}
            </ul>
            {plan && (
                <Button icon="plus" onPress={() => setAdding(true)}>
                    {t("new")}
                </Button>
            )}
            {adding && plan && (
                <Suspense>
                    <IntakeDialog plan={plan} request={request.request} onClose={() => setAdding(false)} />
                </Suspense>
            )}
        </section>
    );
}
