/// What the server says this person may do now. Nothing else is offered.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isOffice } from "@/app/session";
import { useKeys } from "@/app/use_keys";
import type { RequestView, User } from "@/shared/api/contract";
import { ActionButton } from "@/shared/ui/action_button";
import type { IconName } from "@/shared/ui/icon";
import { ApproveDialog, ExtendDialog, VoidDialog } from "./staff_dialogs";
import { DocumentDialog, NoteDialog } from "./office_dialogs";

const known = ["add_document", "add_note", "approve", "extend", "void"] as const;
type Action = (typeof known)[number];

const icons: Record<Action | "print", IconName> = {
    add_document: "upload", add_note: "note", approve: "check", extend: "clock", void: "close", print: "print",
};
const keys: Partial<Record<Action | "print", string>> = { add_document: "d", add_note: "o", print: "p" };

/// The server may name an action by its command; both spellings mean the same.
const spellings: Record<string, Action> = {
    add_note: "add_note", note: "add_note", notes: "add_note",
    add_document: "add_document", attach_document: "add_document", document: "add_document", documents: "add_document",
    approve: "approve", approval: "approve", determine: "approve",
    extend: "extend", extension: "extend", extend_deadline: "extend",
    void: "void", void_request: "void",
};

export function actionsOf(request: RequestView): Action[] {
    const allowed = new Set((request.actions ?? []).map((name) => spellings[name]));
    return known.filter((action) => allowed.has(action));
}

export function Actions({ request, user }: { request: RequestView; user: User }) {
    const { t } = useTranslation("request");
    const [open, setOpen] = useState<Action>();
    const actions = actionsOf(request);
    const close = (): void => setOpen(undefined);
    useKeys({
        p: () => print(),
        ...(actions.includes("add_document") ? { d: () => setOpen("add_document") } : {}),
        ...(actions.includes("add_note") ? { o: () => setOpen("add_note") } : {}),
    });
    const entries: (Action | "print")[] = [...actions, "print"];
    return (
        <section className="card actions no-print">
            <h2 className="card-title actions-title">{t("actions.title")}</h2>
            <ul>
                {entries.map((action) => (
                    <li key={action}>
                        <ActionButton
                            icon={icons[action]}
                            name={t(`actions.${action}`)}
                            keys={keys[action]}
                            onPress={() => (action === "print" ? print() : setOpen(action))}
                        />
                    </li>
                ))}
            </ul>
            {open === "add_note" && <NoteDialog request={request} staff={!isOffice(user)} onClose={close} />}
            {open === "add_document" && <DocumentDialog request={request} onClose={close} />}
            {open === "approve" && <ApproveDialog request={request} onClose={close} />}
            {open === "extend" && <ExtendDialog request={request} onClose={close} />}
            {open === "void" && <VoidDialog request={request} onClose={close} />}
        </section>
    );
}
