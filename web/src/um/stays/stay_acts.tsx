/// What may be done to the stay now, as the server says; each with its key.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePageKeys } from "@/app/page_keys";
import { useKeys } from "@/app/use_keys";
import { ActForm } from "@/request/acts/act_form";
import * as later from "@/request/acts/later_acts";
import { may } from "@/request/acts/may";
import * as staff from "@/request/acts/staff_acts";
import type { ActSpec } from "@/request/acts/spec";
import { ApproveDialog } from "@/request/approve_dialog";
import { Button } from "@/shared/ui/button";
import { KeyHint } from "@/shared/ui/key_hint";
import type { StayProps } from "./stay_page";

/// To a physician: that is where a nurse sends what she may not approve.
const toPhysician: ActSpec = { ...staff.refer, fields: staff.refer.fields.map((field) => (field.name === "to" ? { ...field, initial: () => "physician" } : field)) };
const aboutStay: ActSpec = { ...staff.logContact, fields: staff.logContact.fields.map((field) => (field.name === "topic" ? { ...field, initial: () => "stay" } : field)) };

interface StayAct {
    word: string;
    keys: string;
    spec?: ActSpec;
}
const acts: StayAct[] = [
    { word: "approve", keys: "a" },
    { word: "review", keys: "v", spec: staff.review },
    { word: "refer", keys: "p", spec: toPhysician },
    { word: "ask_for_days", keys: "y", spec: later.askForDays },
    { word: "change_level", keys: "l", spec: later.changeLevel },
    { word: "convert_stay", keys: "b", spec: later.convertStay },
    { word: "discharge", keys: "x", spec: later.discharge },
    { word: "log_contact", keys: "c", spec: aboutStay },
    { word: "open_task", keys: "u", spec: staff.openTask },
];

export function StayActs({ request, user }: StayProps) {
    const { t } = useTranslation("stays");
    const [open, setOpen] = useState<string>();
    const offered = acts.filter(({ word }) => may(request, word) && (word !== "convert_stay" || request.stay.levels?.at(-1)?.level === "observation"));
    useKeys(Object.fromEntries(offered.map(({ word, keys }) => [keys, () => setOpen(word)])));
    usePageKeys({ title: t("stay.title"), rows: offered.map(({ word, keys }) => ({ keys, text: t(`act.${word}`) })) });
    const chosen = acts.find(({ word }) => word === open);
    const close = (): void => setOpen(undefined);
    if (offered.length === 0) return null;
    return (
        <section className="card card-pad stack tight" aria-labelledby="stay-acts">
            <h2 className="card-title" id="stay-acts">
                {t("acts")}
            </h2>
            {offered.map(({ word, keys }) => (
                <Button key={word} look={word === "approve" ? "primary" : "secondary"} wide onPress={() => setOpen(word)}>
                    {t(`act.${word}`)} <KeyHint keys={keys} />
                </Button>
            ))}
            {chosen?.spec && <ActForm spec={chosen.spec} request={request} user={user} onClose={close} />}
            {open === "approve" && <ApproveDialog request={request} onClose={close} />}
        </section>
    );
}
