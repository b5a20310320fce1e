/// What the member's side or the provider brings while an appeal is open.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sentenceAt } from "@/request/use_act";
import type { AppealView } from "@/shared/api/contract";
import { ActDialog } from "@/shared/ui/act_dialog";
import { TextArea } from "@/shared/ui/text_field";
import { useToast } from "@/shared/ui/toast";
import { useFiles } from "./files";
import { useAppealAct } from "./use_appeal_act";

export default function EvidenceDialog({ appeal, onClose }: { appeal: AppealView; onClose: () => void }) {
    const { t } = useTranslation("appeal");
    const toast = useToast();
    const files = useFiles();
    const [text, setText] = useState("");
    const [problem, setProblem] = useState<string>();
    const act = useAppealAct(appeal, () => {
        toast(t("evidence.done"));
        onClose();
    });
    function save(): void {
        if (files.waits) return setProblem(t("evidence.wait"));
        if (!text.trim() && files.refs.length === 0) return setProblem(t("evidence.needed"));
        setProblem(undefined);
        act.command({
            type: "RecordAppealInformation",
            kind: "evidence",
            ...(text.trim() ? { text: text.trim() } : {}),
            ...(files.refs.length > 0 ? { documents: files.refs } : {}),
        });
    }
    return (
        <ActDialog title={t("evidence.title", { number: appeal.shown })} act={t("evidence.act")} size="middle" busy={act.busy} failure={act.failure ?? problem} onAct={save} onClose={onClose}>
            <TextArea label={t("evidence.text")} hint={t("evidence.text_hint")} optional value={text} error={sentenceAt(act.faults, "/text")} onChange={setText} />
            {files.place}
        </ActDialog>
    );
}
