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

/// Under the server's names, in the order people look for them.
const known = ["attach", "note", "approve", "extend", "void"] as const;
type Action = (typeof known)[number];

const icons: Record<Action | "print", IconName> = {
    attach: "upload", note: "note", approve: "check", extend: "clock", void: "close", print: "print",
};
const keys: Partial<Record<Action | "print", string>> = { attach: "d", note: "o", print: "p" };

export function Actions({ request, user }: { request: RequestView; user: User }) {
    const { t } = useTranslation("request");
    const [open, setOpen] = useState<Action>();
    const actions = known.filter((action) => request.actions?.includes(action));
    const close = (): void => setOpen(undefined);
    useKeys({
        p: () => print(),
        ...(actions.includes("attach") ? { d: () => setOpen("attach") } : {}),
        ...(actions.includes("note") ? { o: () => setOpen("note") } : {}),
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
            {open === "note" && <NoteDialog request={request} staff={!isOffice(user)} onClose={close} />}
            {open === "attach" && <DocumentDialog request={request} onClose={close} />}
            {open === "approve" && <ApproveDialog request={request} onClose={close} />}
            {open === "extend" && <ExtendDialog request={request} onClose={close} />}
            {open === "void" && <VoidDialog request={request} onClose={close} />}
        </section>
    );
}
