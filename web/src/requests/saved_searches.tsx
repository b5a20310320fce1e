/// Lists kept under a name, for this account: chosen from a menu, kept from what is set now, taken away with undo.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { RequestSearch, SavedSearch } from "@/shared/api/contract";
import { isFault } from "@/shared/api/faults";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Icon } from "@/shared/ui/icon";
import { Menu } from "@/shared/ui/menu";
import { TextField } from "@/shared/ui/text_field";
import { useToast } from "@/shared/ui/toast";
import { readNarrowing, withoutPerson, type Narrowing } from "./filters";

const key = ["saved-searches"];
const put = ({ id, plan, name, filters }: SavedSearch) =>
    take(api.PUT("/api/saved-searches/{id}", { params: { path: { id } }, body: { plan, name, filters } }));

/// A kept list in the words of the address.
export function narrowingOf({ kind, urgency, submitted_from, submitted_to, authorized_to, status, information_asked, ...same }: Partial<RequestSearch>): Narrowing {
    const isPending = status?.includes("in_review") && same.state === "open";
    return readNarrowing({
        ...same,
        kind: kind?.[0],
        urgency: urgency?.[0],
        received_from: submitted_from,
        received_to: submitted_to,
        ending: authorized_to ? true : undefined,
        group: information_asked ? "reply" : isPending ? "pending" : undefined,
    });
}

function KeepDialog({ plan, filters, onClose }: { plan: string; filters: RequestSearch; onClose: () => void }) {
    const { t } = useTranslation("requests");
    const toast = useToast();
    const queries = useQueryClient();
    const [name, setName] = useState("");
    const [id] = useState(() => crypto.randomUUID());
    const keep = useMutation({
        mutationFn: put,
        onSuccess: async () => {
            await queries.invalidateQueries({ queryKey: key });
            toast(t("saved.done", { name: name.trim() }));
            onClose();
        },
    });
    const save = (): void => {
        if (!keep.isPending) keep.mutate({ id, plan, name: name.trim(), filters: withoutPerson(filters) });
    };
    const atName = isFault(keep.error) ? keep.error.all.find(({ pointer }) => pointer === "/name")?.detail : undefined;
    return (
        <Dialog
            title={t("saved.keep")}
            onClose={onClose}
            feet={
                <>
                    <Button onPress={onClose}>{t("common:action.cancel")}</Button>
                    <Button look="primary" onPress={save} busy={keep.isPending ? t("common:state.loading") : undefined}>
                        {t("saved.act")}
                    </Button>
                </>
            }
        >
            {keep.error && !atName && (
                <Banner tone="bad" live="assertive">
                    {keep.error.message}
                </Banner>
            )}
            {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the only field of a dialog that was asked for */}
            <TextField label={t("saved.name")} hint={t("saved.hint")} autoFocus value={name} error={atName} onChange={setName} onEnter={save} maxLength={80} />
        </Dialog>
    );
}

interface SavedProps {
    plan: string;
    filters: RequestSearch;
    onChoose: (narrowing: Narrowing) => void;
}

export function SavedSearches({ plan, filters, onChoose }: SavedProps) {
    const { t } = useTranslation("requests");
    const toast = useToast();
    const queries = useQueryClient();
    const [keeping, setKeeping] = useState(false);
    const { data } = useQuery({ queryKey: key, queryFn: () => take(api.GET("/api/saved-searches")), retry: false });
    const saved = (data?.saved ?? []).filter((each) => each.plan === plan);

    async function remove(gone: SavedSearch): Promise<void> {
        const again = (): void => void put(gone).then(() => queries.invalidateQueries({ queryKey: key }));
        await take(api.DELETE("/api/saved-searches/{id}", { params: { path: { id: gone.id } } }));
        await queries.invalidateQueries({ queryKey: key });
        toast(t("saved.removed", { name: gone.name }), { name: t("saved.undo"), act: again });
    }

    const entries = [
        ...saved.map((each) => ({ id: each.id, name: each.name, icon: "list" as const, act: () => onChoose(narrowingOf(each.filters)) })),
        { id: "keep", name: t("saved.keep"), icon: "plus" as const, act: () => setKeeping(true) },
        ...saved.map((each) => ({ id: `remove ${each.id}`, name: t("common:action.remove", { what: each.name }), icon: "close" as const, act: () => void remove(each) })),
    ];
    return (
        <>
            <Menu label={t("saved.title")} entries={entries} className="button menu-button">
                {t("saved.title")} {saved.length > 0 && <span className="count">{saved.length}</span>}
                <Icon name="down" size={16} />
            </Menu>
            {keeping && <KeepDialog plan={plan} filters={filters} onClose={() => setKeeping(false)} />}
        </>
    );
}
