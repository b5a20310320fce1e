/// Says whether what is typed is kept: quietly when it is, plainly when it is not.
import { useTranslation } from "react-i18next";
import type { Plan } from "@/shared/api/contract";
import { formatTime } from "@/shared/i18n/format";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { Shape } from "@/shared/ui/icon";
import type { DraftHeld } from "./use_draft";

export function DraftState({ draft, plan }: { draft: DraftHeld; plan: Plan }) {
    const { t } = useTranslation("submit");
    const { saving } = draft;
    if (saving.state === "nothing" || saving.state === "conflict") return null;
    const failed = saving.state === "failed";
    return (
        <p className="mark hint draft-state" role="status" data-tone={failed ? "attention" : saving.state === "saved" ? "good" : "neutral"}>
            <Shape name={failed ? "triangle" : saving.state === "saved" ? "check" : "dot"} size={14} />
            {saving.state === "saved" && t("draft.saved", { time: formatTime(saving.at, plan.time_zone) })}
            {saving.state === "saving" && t("draft.saving")}
            {failed && (saving.why ?? t("draft.not_saved"))}
        </p>
    );
}

/// Two tabs, or two people, have changed one draft: both are kept until somebody says which one stands.
export function DraftConflict({ draft }: { draft: DraftHeld }) {
    const { t } = useTranslation("submit");
    if (draft.saving.state !== "conflict") return null;
    return (
        <Banner
            tone="attention"
            live="assertive"
            action={
                <span className="row-of">
                    <Button size="small" onPress={() => draft.settle("theirs")} busy={draft.settling ? t("common:state.loading") : undefined}>
                        {t("draft.take_theirs")}
                    </Button>
                    <Button size="small" onPress={() => draft.settle("mine")}>
                        {t("draft.keep_mine")}
                    </Button>
                </span>
            }
        >
            <strong>{t("draft.conflict")}</strong>
            <span lang="en">{draft.saving.who}</span>
        </Banner>
    );
}
