/// All keys, and the switch that turns single letters off (WCAG 2.1.4).
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/shared/ui/button";
import { Checkbox } from "@/shared/ui/checkbox";
import { Dialog } from "@/shared/ui/dialog";
import { KeyHint } from "@/shared/ui/key_hint";
import { PageKeyList } from "./page_keys";
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

export default function KeysDialog({ onClose }: { onClose: () => void }) {
    const { t } = useTranslation();
    const [letters, setLetters] = useState(lettersAreOn);
    return (
        <Dialog title={t("keys.title")} onClose={onClose} feet={<Button onPress={onClose}>{t("action.close")}</Button>}>
            <dl className="facts">
                {rows.map(({ keys, text }) => (
                    <div key={text} className="contents">
                        <dt>
                            <KeyHint keys={keys} />
                            <span className="hidden-text">{keys}</span>
                        </dt>
                        <dd>{t(text)}</dd>
                    </div>
                ))}
            </dl>
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
