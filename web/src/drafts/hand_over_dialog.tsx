/// Hands a draft over to a colleague: the server says to whom it may go.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/account/form_dialog";
import { api, take } from "@/shared/api/client";
import type { Colleague, DraftHead, User } from "@/shared/api/contract";
import { isFault } from "@/shared/api/faults";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Select } from "@/shared/ui/select";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { useFields } from "@/shared/ui/use_fields";
import { useOwner } from "./use_owner";

function useColleagues({ draft }: DraftHead) {
    return useQuery({
        // Not among the drafts: what was chosen stays while those are read anew. Asked anew each time, since owners change.
        queryKey: ["colleagues", draft],
        queryFn: () => take(api.GET("/api/drafts/{id}/colleagues", { params: { path: { id: draft } } })),
        select: ({ colleagues = [] }) => [...colleagues].sort((a, b) => a.name.localeCompare(b.name)),
        retry: false,
        staleTime: 0,
        gcTime: 0,
    });
}

interface HandOverProps {
    draft: DraftHead;
    user: User;
    onClose: () => void;
}

function HandOverForm({ draft, user, onClose, people }: HandOverProps & { people: Colleague[] }) {
    const { t } = useTranslation("requests");
    const { give, tell } = useOwner(user);
    const fields = useFields({
        first: { account: "" },
        check: ({ account }) => ({ account: account ? undefined : t("drafts.colleague_needed") }),
        send: ({ account }) => give(draft.draft, account),
        onDone: (_, { account }) => {
            const to = people.find((each) => each.account === account);
            if (to) tell(draft, to);
            onClose();
        },
    });
    const name = draft.summary.member_name ?? t("drafts.no_member");
    return (
        <FormDialog title={t("drafts.hand_over_title")} act={t("drafts.hand_over")} busy={t("drafts.handing")} fields={fields} onClose={onClose}>
            <p>
                <strong>{name}</strong> {draft.summary.service}
            </p>
            <p>{t("drafts.hand_over_text")}</p>
            <Select
                {...fields.field("account")}
                value={fields.values.account || undefined}
                label={t("drafts.colleague")}
                options={people.map((each) => ({ id: each.account, name: each.account === user.account ? t("drafts.yourself", { name: each.name }) : each.name }))}
            />
        </FormDialog>
    );
}

export default function HandOverDialog(props: HandOverProps) {
    const { draft, onClose } = props;
    const { t } = useTranslation("requests");
    const { data, error, refetch } = useColleagues(draft);
    if (data && data.length > 0) return <HandOverForm {...props} people={data} />;
    return (
        <Dialog title={t("drafts.hand_over_title")} onClose={onClose} feet={<Button onPress={onClose}>{t("common:action.close")}</Button>}>
            {!data && !error && <Skeleton rows={2} />}
            {!data && isFault(error, "no_organisation") && <EmptyState title={t("drafts.no_organisation")}>{t("drafts.no_organisation_text")}</EmptyState>}
            {!data && error && !isFault(error, "no_organisation") && <ErrorState title={t("drafts.colleagues_failed")} error={error} onRetry={() => void refetch()} />}
            {data && <EmptyState title={t("drafts.no_colleague")}>{t("drafts.no_colleague_text")}</EmptyState>}
        </Dialog>
    );
}
