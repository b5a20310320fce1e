/// What this person may do now, in the order people look for it. The server judges each act again.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePlan } from "@/app/plans";
import { isOffice } from "@/app/session";
import { useKeys } from "@/app/use_keys";
import type { RequestView, User } from "@/shared/api/contract";
import { currentLanguage } from "@/shared/i18n/i18n";
import { ActionButton } from "@/shared/ui/action_button";
import type { IconName } from "@/shared/ui/icon";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { ActForm } from "./acts/act_form";
import { actsFor, isOwn, may, mayAsk, mayDecide, mayDeny } from "./acts/may";
import type { ActSpec, Group } from "./acts/spec";
import { ApproveDialog } from "./approve_dialog";
import { AssignDialog } from "./assign_dialog";
import { DecideDialog } from "./decide/decide_dialog";
import { AskDialog } from "./information/ask_dialog";
import { DocumentDialog, NoteDialog } from "./office_dialogs";

/// Acts with a form of their own.
type Own = "attach" | "note" | "approve" | "decide" | "ask" | "print" | "pdf" | "assign";

interface Entry {
    id: string;
    name: string;
    icon: IconName;
    keys: string | undefined;
    press: () => void;
}

const ownLooks: Record<Own, { icon: IconName; keys?: string }> = {
    attach: { icon: "upload", keys: "d" },
    note: { icon: "note", keys: "o" },
    print: { icon: "print", keys: "p" },
    pdf: { icon: "download" },
    assign: { icon: "person" },
    approve: { icon: "check", keys: "a" },
    decide: { icon: "list", keys: "e" },
    ask: { icon: "help", keys: "r" },
};

function ownActs(request: RequestView, user: User): Record<Group | "add", Own[]> {
    const add: Own[] = [...(["attach", "note"] as const).filter((act) => may(request, act)), "print", "pdf"];
    const decide: Own[] = mayDecide(request) ? (mayDeny(request) ? ["approve", "decide"] : ["approve"]) : [];
    const place: Own[] = may(request, "assign") && !isOffice(user) ? ["assign"] : [];
    return { add, decide, ask: mayAsk(request) ? ["ask"] : [], change: [], place, end: [] };
}

const groups = ["add", "decide", "ask", "change", "place", "end"] as const;

/// What comes after a request: the same again, or what goes on from it.
function Next({ request, user }: { request: RequestView; user: User }) {
    const { t } = useTranslation("request");
    if (!isOffice(user) || !isOwn(request, user)) return null;
    const goesOn = request.lines?.some(({ outcome }) => outcome === "approved" || outcome === "partially_approved" || outcome === "modified");
    return (
        <>
            {goesOn && (
                <li>
                    <Link to="/requests/new" search={{ follows: request.request, kind: request.kind }} className="action">
                        <Icon name="forward" />
                        <span className="action-name">{t("actions.follow")}</span>
                    </Link>
                </li>
            )}
            <li>
                <Link to="/requests/new" search={{ copy: request.request, kind: request.kind }} className="action">
                    <Icon name="copy" />
                    <span className="action-name">{t("actions.copy")}</span>
                </Link>
            </li>
        </>
    );
}

export function Actions({ request, user }: { request: RequestView; user: User }) {
    const { t } = useTranslation("request");
    const [open, setOpen] = useState<Own>();
    const [form, setForm] = useState<ActSpec>();
    const own = ownActs(request, user);
    const acts = actsFor(request, user, usePlan().plans.find((each) => each.plan === request.plan));

    function pressOwn(id: Own): void {
        if (id === "print") print();
        else if (id === "pdf") window.open(`/api/requests/${request.request}/abstract.pdf?language=${currentLanguage()}`, "_blank", "noopener");
        else setOpen(id);
    }
    const ownEntry = (id: Own): Entry => ({
        id,
        name: t(`actions.${id}`),
        icon: ownLooks[id].icon,
        keys: ownLooks[id].keys,
        press: () => pressOwn(id),
    });
    const actEntry = (spec: ActSpec): Entry => ({
        id: spec.id,
        name: t(`act.${spec.id}.name`),
        icon: spec.icon,
        keys: spec.keys,
        press: () => setForm(spec),
    });
    const entriesOf = (group: Group | "add"): Entry[] => [...own[group].map(ownEntry), ...acts.filter((spec) => spec.group === group).map(actEntry)];
    const shown = groups.map((group) => ({ group, entries: entriesOf(group) })).filter(({ entries }) => entries.length > 0);
    const keyed = shown.flatMap(({ entries }) => entries).filter(({ keys }) => keys !== undefined);
    useKeys(Object.fromEntries(keyed.map(({ keys = "", press }) => [keys, press])));

    const close = (): void => {
        setOpen(undefined);
        setForm(undefined);
    };
    return (
        <section className="card actions no-print" aria-labelledby="actions-title">
            <h2 className="card-title actions-title" id="actions-title">
                {t("actions.title")}
            </h2>
            {shown.map(({ group, entries }) => (
                <ul key={group} aria-label={t(`actions.group_${group}`)} className="action-group">
                    {entries.map(({ id, name, icon, keys, press }) => (
                        <li key={id}>
                            <ActionButton icon={icon} name={name} keys={keys} onPress={press} />
                        </li>
                    ))}
                    {group === "add" && <Next request={request} user={user} />}
                </ul>
            ))}
            {open === "note" && <NoteDialog request={request} staff={!isOffice(user)} onClose={close} />}
            {open === "attach" && <DocumentDialog request={request} onClose={close} />}
            {open === "approve" && <ApproveDialog request={request} onClose={close} />}
            {open === "decide" && <DecideDialog request={request} user={user} onClose={close} />}
            {open === "assign" && <AssignDialog request={request} onClose={close} />}
            {open === "ask" && <AskDialog request={request} onClose={close} />}
            {form && <ActForm spec={form} request={request} user={user} onClose={close} />}
        </section>
    );
}
