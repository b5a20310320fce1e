/// Criteria that stand elsewhere, a licensed book or a manual: where to find them, and the points that are answered here. The
/// text of licensed criteria is not copied.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { criteriaSources } from "@/request/decide/criteria_fields";
import type { RequestView } from "@/shared/api/contract";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Select } from "@/shared/ui/select";
import { TextArea, TextField } from "@/shared/ui/text_field";
import type { Reference } from "../sheet";

interface ReferenceDialogProps {
    request: RequestView;
    line: number;
    begun: Reference | undefined;
    onSave: (reference: Reference) => void;
    onClose: () => void;
}

/// Points keep their id while their words are only mended, so that answers stay with them.
function pointsFrom(text: string, before: Reference["points"]): Reference["points"] {
    const words = text.split("\n").map((each) => each.trim()).filter(Boolean);
    return words.map((each, index) => ({ point: before.find((old) => old.text === each)?.point ?? before[index]?.point ?? crypto.randomUUID(), text: each }));
}

export function ReferenceDialog({ request, line, begun, onSave, onClose }: ReferenceDialogProps) {
    const { t } = useTranslation("case");
    const named = request.criteria?.map(({ source, name }) => ({ id: source, name })) ?? [];
    const options = named.length > 0 ? named : criteriaSources.map((id) => ({ id, name: t(`request:choice.criteria_source.${id}`) }));
    const [parts, setParts] = useState({ source: begun?.source ?? "", edition: begun?.edition ?? "", section: begun?.section ?? "", page: begun?.page ?? "" });
    const [points, setPoints] = useState((begun?.points ?? []).map(({ text }) => text).join("\n"));
    const [tried, setTried] = useState(false);
    const change = (part: Partial<typeof parts>): void => setParts({ ...parts, ...part });
    const needed = (value: string): string | undefined => (tried && !value.trim() ? t("reference.needed") : undefined);

    function save(): void {
        setTried(true);
        if (!parts.source || !parts.edition.trim() || !parts.section.trim() || !points.trim()) return;
        onSave({ id: begun?.id ?? crypto.randomUUID(), line, ...parts, points: pointsFrom(points, begun?.points ?? []) });
    }
    return (
        <Dialog
            title={t(begun ? "reference.edit" : "reference.add")}
            size="middle"
            onClose={onClose}
            feet={
                <>
                    <Button onPress={onClose}>{t("common:action.cancel")}</Button>
                    <Button look="primary" onPress={save}>
                        {t("reference.save")}
                    </Button>
                </>
            }
        >
            <p className="quiet">{t("reference.intro")}</p>
            <Select label={t("request:decide.source")} options={options} value={parts.source || undefined} error={needed(parts.source)} onChange={(source) => change({ source })} />
            <div className="triple">
                <TextField label={t("request:decide.edition")} value={parts.edition} error={needed(parts.edition)} onChange={(edition) => change({ edition })} />
                <TextField label={t("request:decide.section")} value={parts.section} error={needed(parts.section)} onChange={(section) => change({ section })} />
                <TextField label={t("request:decide.page")} optional value={parts.page} onChange={(page) => change({ page })} />
            </div>
            <TextArea label={t("reference.points")} hint={t("reference.points_hint")} rows={4} value={points} error={needed(points)} onChange={setPoints} />
        </Dialog>
    );
}
