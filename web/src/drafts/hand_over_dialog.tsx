/// Hands a draft over to a colleague. Offered are those of whom the page may know: the accounts of the office to who
/// keeps them, the plan's people to one another, and to everybody those who have begun drafts.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/account/form_dialog";
import { hasRight } from "@/app/session";
import { api, take } from "@/shared/api/client";
import type { DraftHead, User } from "@/shared/api/contract";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Select } from "@/shared/ui/select";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { useFields } from "@/shared/ui/use_fields";
import { useOwner, type Colleague } from "./use_owner";

const mostAccounts = 200;

async function knownTo(user: User, plan: string): Promise<Colleague[]> {
    if (hasRight(user, "manage_office")) {
        const { accounts } = await take(api.GET("/api/accounts", { params: { query: { state: "active", limit: mostAccounts } } }));
        return accounts ?? [];
    }
    if (!hasRight(user, "assign")) return [];
    const { staff } = await take(api.GET("/api/plans/{plan}/staff", { params: { path: { plan } } }));
    return staff ?? [];
}

async function drafters(plan: string): Promise<Colleague[]> {
    const { drafts } = await take(api.GET("/api/drafts", { params: { query: { plan } } }));
    return (drafts ?? []).flatMap(({ owner, owner_name: name }) => (owner && name ? [{ account: owner, name }] : []));
}

function useColleagues(user: User, { plan, owner }: DraftHead) {
    return useQuery({
        queryKey: ["colleagues", plan],
        queryFn: async () => (await Promise.all([knownTo(user, plan), drafters(plan)])).flat(),
        select: (all) => {
            const others = new Map(all.filter(({ account }) => account !== owner).map((each) => [each.account, each]));
            return [...others.values()].sort((a, b) => a.name.localeCompare(b.name));
        },
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
    const { draft, user, onClose } = props;
    const { t } = useTranslation("requests");
    const { data, error, refetch } = useColleagues(user, draft);
    if (data && data.length > 0) return <HandOverForm {...props} people={data} />;
    return (
        <Dialog title={t("drafts.hand_over_title")} onClose={onClose} feet={<Button onPress={onClose}>{t("common:action.close")}</Button>}>
            {!data && !error && <Skeleton rows={2} />}
            {!data && error && <ErrorState title={t("drafts.colleagues_failed")} error={error} onRetry={() => void refetch()} />}
            {data && <EmptyState title={t("drafts.no_colleague")}>{t("drafts.no_colleague_text")}</EmptyState>}
        </Dialog>
    );
}
