/// Size of the text, contrast, motion and colour.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { RadioGroup } from "@/shared/ui/radio_group";
import { chooseLook, chosenLook, looks, type Look } from "./look";

function Choice({ look }: { look: Look }) {
    const { t } = useTranslation();
    const [value, setValue] = useState(() => chosenLook(look));
    return (
        <RadioGroup
            segmented
            label={t(`look.${look}`)}
            options={looks[look].map((id) => ({ id, name: t(`look.${look}_${id}`) }))}
            value={value}
            onChange={(next) => {
                chooseLook(look, next);
                setValue(next);
            }}
        />
    );
}

export default function LookDialog({ onClose }: { onClose: () => void }) {
    const { t } = useTranslation();
    return (
        <Dialog title={t("look.title")} onClose={onClose} feet={<Button onPress={onClose}>{t("action.close")}</Button>}>
            {(Object.keys(looks) as Look[]).map((look) => (
                <Choice key={look} look={look} />
            ))}
            <p className="hint">{t("look.kept")}</p>
        </Dialog>
    );
}
