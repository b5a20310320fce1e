/// Who takes an appeal. Those who took part in the first decision stand apart, each with the reason, and cannot be chosen.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { AppealReviewer } from "@/shared/api/contract";
import { ActDialog } from "@/shared/ui/act_dialog";
import { Icon } from "@/shared/ui/icon";
import { RadioGroup } from "@/shared/ui/radio_group";
import { ErrorState, Skeleton } from "@/shared/ui/state";
import { useToast } from "@/shared/ui/toast";
import { useAppealAct } from "./use_appeal_act";

interface AssignProps {
    appeal: { appeal: string; shown: string; version: number; assignee?: string };
    onClose: () => void;
}

function useFacts(): (person: AppealReviewer) => string {
    const { t } = useTranslation("appeals");
    return (person) =>
        [
            t(`words:role.${person.role}`, { defaultValue: t(`request:role.${person.role}`, { defaultValue: person.role.replaceAll("_", " ") }) }),
            person.specialty?.replaceAll("_", " "),
            t("assign.open", { count: person.open ?? 0 }),
            person.may_uphold ? t("assign.may_uphold") : person.may_overturn ? t("assign.may_overturn") : undefined,
        ]
            .filter(Boolean)
            .join(" · ");
}

function NotFree({ people }: { people: AppealReviewer[] }) {
    const { t } = useTranslation("appeals");
    if (people.length === 0) return null;
    return (
        <section className="stack tight" aria-labelledby="not-free">
            <h3 className="field-label" id="not-free">
                {t("assign.not_free")}
            </h3>
            <ul className="rows">
                {people.map((person) => (
                    <li key={person.account} className="row-line">
                        <Icon name="lock" size={16} />
                        <span className="row-main">
                            {person.name}
                            <span className="hint" lang="en">
                                {person.conflict}
                            </span>
                        </span>
                    </li>
                ))}
            </ul>
        </section>
    );
}

export default function AssignAppealDialog({ appeal, onClose }: AssignProps) {
    const { t } = useTranslation("appeals");
    const toast = useToast();
    const facts = useFacts();
    const found = useQuery({
        queryKey: ["appeal", appeal.appeal, "reviewers"],
        queryFn: () => take(api.GET("/api/appeals/{number}/reviewers", { params: { path: { number: appeal.appeal } } })),
    });
    const [account, setAccount] = useState<string>();
    const [missing, setMissing] = useState(false);
    const people = found.data?.reviewers ?? [];
    const free = people.filter(({ conflict, account: id }) => !conflict && id !== appeal.assignee);
    const chosen = free.find((person) => person.account === account);
    const back = account === "" && Boolean(appeal.assignee);
    const act = useAppealAct(appeal, () => {
        toast(chosen ? t("assign.done", { name: chosen.name }) : t("assign.given_back"));
        onClose();
    });
    function give(): void {
        setMissing(!chosen && !back);
        if (chosen) act.command({ type: "AssignAppeal", account: chosen.account, name: chosen.name });
        else if (back) act.command({ type: "AssignAppeal", account: "", name: "" });
    }
    const options = [
        ...free.map((person) => ({ id: person.account, name: `${person.name}: ${facts(person)}` })),
        ...(appeal.assignee ? [{ id: "", name: t("assign.back") }] : []),
    ];
    return (
        <ActDialog title={t("assign.title", { number: appeal.shown })} act={t("assign.act")} size="middle" busy={act.busy} failure={act.failure} onAct={give} onClose={onClose}>
            {found.isPending && <Skeleton rows={4} />}
            {found.isError && <ErrorState title={t("assign.failed")} error={found.error} onRetry={() => void found.refetch()} />}
            {found.data && options.length === 0 && <p className="quiet">{t("assign.none")}</p>}
            {options.length > 0 && (
                <RadioGroup label={t("assign.free")} options={options} value={account} error={missing ? t("assign.needed") : undefined} onChange={setAccount} />
            )}
            <NotFree people={people.filter(({ conflict }) => conflict)} />
        </ActDialog>
    );
}
