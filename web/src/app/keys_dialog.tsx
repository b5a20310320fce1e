/// All keys, and the switch that turns single letters off (WCAG 2.1.4).
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/shared/ui/button";
import { Checkbox } from "@/shared/ui/checkbox";
import { Dialog } from "@/shared/ui/dialog";
import { KeyRows, PageKeyList } from "./page_keys";
import { useSession, worksOnCases } from "./session";
import { lettersAreOn, turnLetters } from "./use_keys";

const rows = [
    { keys: "?", text: "keys.help" },
    { keys: "n", text: "keys.new" },
    { keys: "g h", text: "keys.home" },
    { keys: "g c", text: "keys.check" },
    { keys: "Ctrl Enter", text: "keys.send" },
    { keys: "j k", text: "keys.walk" },
    { keys: "f", text: "keys.find" },
    { keys: "0", text: "keys.quick_check" },
    { keys: "1 … 5", text: "keys.widgets" },
    { keys: "e", text: "keys.export" },
    { keys: "d", text: "keys.document" },
    { keys: "o", text: "keys.note" },
    { keys: "p", text: "keys.print" },
    { keys: "a", text: "keys.approve" },
    { keys: "e", text: "keys.decide" },
    { keys: "r", text: "keys.ask" },
    { keys: "t", text: "keys.take" },
    { keys: "c", text: "keys.contact" },
    { keys: "Esc", text: "keys.close" },
] as const;

/// Of the work queue (ux 6.1).
const queueRows = [
    { keys: "Ctrl Enter", text: "keys.queue_next" },
    { keys: "Enter", text: "keys.queue_open" },
    { keys: "Space", text: "keys.queue_preview" },
    { keys: "x", text: "keys.queue_choose" },
    { keys: "Shift j k", text: "keys.queue_extend" },
    { keys: "Ctrl a", text: "keys.queue_all" },
    { keys: "Home End", text: "keys.queue_ends" },
    { keys: "a", text: "keys.queue_assign" },
    { keys: "t", text: "keys.queue_take" },
    { keys: "b", text: "keys.queue_release" },
    { keys: "s", text: "keys.queue_aside" },
    { keys: "u", text: "keys.queue_undo" },
    { keys: "f", text: "keys.queue_filter" },
    { keys: "v", text: "keys.queue_view" },
    { keys: "o", text: "keys.queue_sort" },
] as const;

export default function KeysDialog({ onClose }: { onClose: () => void }) {
    const { t } = useTranslation();
    const user = useSession()?.user;
    const [letters, setLetters] = useState(lettersAreOn);
    return (
        <Dialog title={t("keys.title")} onClose={onClose} feet={<Button onPress={onClose}>{t("action.close")}</Button>}>
            <KeyRows rows={rows.map(({ keys, text }) => ({ keys, text: t(text) }))} />
            {user && worksOnCases(user) && (
                <>
                    <h3 className="card-title">{t("keys.queue_title")}</h3>
                    <KeyRows rows={queueRows.map(({ keys, text }) => ({ keys, text: t(text) }))} />
                </>
            )}
            <PageKeyList />
            <Checkbox
                checked={letters}
                onChange={(on) => {
                    turnLetters(on);
                    setLetters(on);
                }}
            >
                {t("keys.letters")}
            </Checkbox>
        </Dialog>
    );
}
