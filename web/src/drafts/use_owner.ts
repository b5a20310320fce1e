/// Gives a draft to somebody of the office, and can give it back.
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { Colleague, DraftHead, User } from "@/shared/api/contract";
import { useFaultText } from "@/shared/api/use_fault_text";
import { useToast } from "@/shared/ui/toast";

export function useOwner(user: User) {
    const { t } = useTranslation("requests");
    const toast = useToast();
    const queries = useQueryClient();
    const words = useFaultText();

    async function give(draft: string, account: string): Promise<void> {
        await take(api.PUT("/api/drafts/{id}/owner", { params: { path: { id: draft } }, body: { account } }));
        await queries.invalidateQueries({ queryKey: ["drafts"] });
    }
    const fail = (error: unknown): void => toast(words.about(error));

    /// Told at the foot of the page, with the way back to whoever had the draft before.
    function tell({ draft, owner }: DraftHead, to: Colleague): void {
        const text = to.account === user.account ? t("drafts.taken") : t("drafts.handed", { name: to.name });
        toast(text, owner ? { name: t("saved.undo"), act: () => void give(draft, owner).catch(fail) } : undefined);
    }

    async function takeOver(draft: DraftHead): Promise<void> {
        try {
            await give(draft.draft, user.account);
            tell(draft, user);
        } catch (error) {
            fail(error);
        }
    }

    return { give, tell, takeOver };
}
