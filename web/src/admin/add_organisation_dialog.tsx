import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/account/form_dialog";
import { api, take } from "@/shared/api/client";
import { RadioGroup } from "@/shared/ui/radio_group";
import { TextField } from "@/shared/ui/text_field";
import { useFields } from "@/shared/ui/use_fields";
import { keys } from "./queries";

/// A short id that can be read: letters and digits of the name, with a few random ones so that two names never meet.
function idFor(name: string): string {
    const plain = name.normalize("NFD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 40);
    return `${plain || "office"}-${crypto.randomUUID().slice(0, 6)}`;
}

const kinds = ["office", "delegate", "plan"] as const;

export function AddOrganisationDialog({ onDone, onClose }: { onDone: (id: string) => void; onClose: () => void }) {
    const { t } = useTranslation("admin");
    const queries = useQueryClient();
    const fields = useFields({
        first: { name: "", kind: "office" },
        focusFirst: true,
        check: ({ name }) => ({ name: name.trim() ? undefined : t("sign_in:fault.required") }),
        send: async ({ name, kind }) => {
            const id = idFor(name);
            await take(api.PUT("/api/organisations/{id}", { params: { path: { id } }, body: { name: name.trim(), kind } }));
            return id;
        },
        onDone: (id) => {
            void queries.invalidateQueries({ queryKey: keys.organisations }).then(() => onDone(id));
        },
    });
    return (
        <FormDialog title={t("organisation.add")} act={t("organisation.save")} busy={t("account:saving")} fields={fields} onClose={onClose}>
            <TextField {...fields.field("name")} label={t("organisation.name")} />
            <RadioGroup
                segmented
                label={t("organisation.kind")}
                options={kinds.map((id) => ({ id, name: t(`organisation.kinds.${id}`) }))}
                value={fields.values.kind}
                onChange={(kind) => fields.set({ kind })}
            />
        </FormDialog>
    );
}
