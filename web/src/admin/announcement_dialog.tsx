/// Writes an announcement, or changes one: then everybody sees it again who had put it away.
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/account/form_dialog";
import { announcementsKey } from "@/announcements/use_announcements";
import { serverNow, api, take } from "@/shared/api/client";
import type { Audience, AnnouncementBody, KeptAnnouncement, Plan } from "@/shared/api/contract";
import { today } from "@/shared/i18n/format";
import { Checkbox } from "@/shared/ui/checkbox";
import { DateField } from "@/shared/ui/date_field";
import { TextArea, TextField } from "@/shared/ui/text_field";
import { useToast } from "@/shared/ui/toast";
import { useFields, type Fields } from "@/shared/ui/use_fields";

const audiences: readonly Audience[] = ["office", "staff", "everybody"];
const longestTitle = 200;
const longestText = 4000;

export const bodyOf = ({ title_en, text_en, title_es, text_es, from, to, audience }: AnnouncementBody): AnnouncementBody => ({
    title_en: title_en.trim(),
    text_en: text_en.trim(),
    title_es: title_es.trim(),
    text_es: text_es.trim(),
    from,
    ...(to ? { to } : {}),
    audience,
});

interface AnnouncementDialogProps {
    plan: Plan;
    /// None: a new one.
    one: KeptAnnouncement | undefined;
    onClose: () => void;
}

type Values = Required<AnnouncementBody>;

const valuesOf = (one: KeptAnnouncement | undefined, day: string): Values => ({
    title_en: one?.title_en ?? "",
    text_en: one?.text_en ?? "",
    title_es: one?.title_es ?? "",
    text_es: one?.text_es ?? "",
    from: one?.from ?? day,
    to: one?.to ?? "",
    audience: one?.audience ?? ["office"],
});

function useChecks(): (values: Values) => Partial<Record<keyof Values, string | undefined>> {
    const { t } = useTranslation("admin");
    const needed = (text: string): string | undefined => (text.trim() ? undefined : t("announce.both_languages"));
    return ({ title_en, text_en, title_es, text_es, from, to, audience }) => ({
        title_en: needed(title_en),
        text_en: needed(text_en),
        title_es: needed(title_es),
        text_es: needed(text_es),
        from: from ? undefined : t("announce.from_needed"),
        to: to && from && to < from ? t("announce.reversed") : undefined,
        audience: audience.length > 0 ? undefined : t("announce.audience_needed"),
    });
}

function useAnnouncing({ plan, one, onClose }: AnnouncementDialogProps, day: string): Fields<Values> {
    const { t } = useTranslation("admin");
    const toast = useToast();
    const queries = useQueryClient();
    return useFields({
        first: valuesOf(one, day),
        focusFirst: true,
        check: useChecks(),
        send: (values) =>
            take(
                api.PUT("/api/plans/{plan}/announcements/{id}", {
                    params: { path: { plan: plan.plan, id: one?.id ?? crypto.randomUUID() } },
                    body: bodyOf(values),
                    ...(one ? { headers: { "If-Match": `"${one.version}"` } } : {}),
                }),
            ),
        onDone: () => {
            toast(t(one ? "announce.changed" : "announce.added"));
            void queries.invalidateQueries({ queryKey: announcementsKey });
            onClose();
        },
    });
}

function AudienceField({ fields }: { fields: Fields<Values> }) {
    const { t } = useTranslation("admin");
    const { audience } = fields.values;
    const toggle = (each: Audience, on: boolean): void => fields.set({ audience: on ? [...audience, each] : audience.filter((other) => other !== each) });
    return (
        <fieldset className="field">
            <legend className="field-label">{t("announce.audience")}</legend>
            {audiences.map((each, index) => (
                <Checkbox
                    key={each}
                    id={`field-audience-${each}`}
                    checked={audience.includes(each)}
                    onChange={(on) => toggle(each, on)}
                    error={index === audiences.length - 1 ? fields.error("audience") : undefined}
                >
                    {t(`announce.to.${each}`)}
                </Checkbox>
            ))}
        </fieldset>
    );
}

export function AnnouncementDialog(props: AnnouncementDialogProps) {
    const { plan, one, onClose } = props;
    const { t } = useTranslation("admin");
    const day = today(plan.time_zone, serverNow());
    const fields = useAnnouncing(props, day);
    const dayField = (name: "from" | "to") => ({
        id: `field-${name}`,
        value: fields.values[name] || undefined,
        onChange: (chosen: string | undefined) => fields.set({ [name]: chosen ?? "" }),
        error: fields.error(name),
        today: day,
        label: t(name === "from" ? "announce.first_day" : "announce.last_day"),
    });
    return (
        <FormDialog
            title={t(one ? "announce.change" : "announce.add")}
            act={t(one ? "announce.save" : "announce.act")}
            busy={t("account:saving")}
            size="middle"
            fields={fields}
            onClose={onClose}
        >
            <TextField {...fields.field("title_en")} label={t("announce.title_en")} maxLength={longestTitle} />
            <TextArea {...fields.field("text_en")} label={t("announce.text_en")} maxLength={longestText} />
            <TextField {...fields.field("title_es")} label={t("announce.title_es")} maxLength={longestTitle} />
            <TextArea {...fields.field("text_es")} label={t("announce.text_es")} maxLength={longestText} />
            <div className="pair">
                <DateField {...dayField("from")} />
                <DateField {...dayField("to")} hint={t("announce.to_hint")} optional />
            </div>
            <AudienceField fields={fields} />
        </FormDialog>
    );
}
