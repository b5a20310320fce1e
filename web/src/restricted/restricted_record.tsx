/// In the place of a restricted record: why it is closed, and, for who may, the way in with a reason.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { hasRight, useSession } from "@/app/session";
import { api, take } from "@/shared/api/client";
import type { OpenRecord } from "@/shared/api/contract";
import { isFault } from "@/shared/api/faults";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { RadioGroup } from "@/shared/ui/radio_group";
import { TextArea } from "@/shared/ui/text_field";

const reasons = ["emergency", "treatment", "member_asked", "audit", "other"] as const;

interface RestrictedRecordProps {
    /// Whose record: the request tells, or the member.
    record: Pick<OpenRecord, "plan" | "request" | "member">;
    onOpen: () => void;
}

export default function RestrictedRecord({ record, onOpen }: RestrictedRecordProps) {
    const { t } = useTranslation("restricted");
    const session = useSession();
    const [reason, setReason] = useState("");
    const [note, setNote] = useState("");
    const [tried, setTried] = useState(false);
    const open = useMutation({
        mutationFn: () => take(api.POST("/api/restricted-records/open", { body: { ...record, reason, note: note.trim() } })),
        onSuccess: onOpen,
    });
    const refused = isFault(open.error) ? open.error : undefined;
    const missing = (value: string): string | undefined => (tried && !value.trim() ? t("needed") : undefined);
    const may = hasRight(session?.user, "break_glass");
    function send(): void {
        setTried(true);
        if (reason && note.trim()) open.mutate();
    }
    return (
        <section className="stack restricted" aria-labelledby="restricted-title">
            <h2 className="state-title mark" id="restricted-title">
                <Icon name="lock" />
                {t("title")}
            </h2>
            <p>{t(may ? "text" : "text_no_right")}</p>
            {may && (
                <form
                    className="stack"
                    onSubmit={(event) => {
                        event.preventDefault();
                        send();
                    }}
                >
                    {open.error && (
                        <Banner tone="bad" live="assertive">
                            {refused?.problem.detail ?? t("common:fault.server_trouble")}
                        </Banner>
                    )}
                    <RadioGroup label={t("reason")} options={reasons.map((id) => ({ id, name: t(`reasons.${id}`) }))} value={reason} error={missing(reason)} onChange={setReason} />
                    <TextArea label={t("note")} hint={t("note_hint")} maxLength={1000} value={note} error={missing(note)} onChange={setNote} />
                    <div>
                        <Button look="primary" type="submit" busy={open.isPending ? t("common:action.busy") : undefined}>
                            {t("open")}
                        </Button>
                    </div>
                </form>
            )}
        </section>
    );
}
