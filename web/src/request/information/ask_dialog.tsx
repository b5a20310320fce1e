/// Asking once and well: each thing by itself, so that it can be answered by itself.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RequestView } from "@/shared/api/contract";
import { Button, TextButton } from "@/shared/ui/button";
import { Select } from "@/shared/ui/select";
import { TextArea, TextField } from "@/shared/ui/text_field";
import { useToast } from "@/shared/ui/toast";
import { documentTypes } from "@/submit/documents";
import { ActDialog } from "@/shared/ui/act_dialog";
import { FieldProblem } from "../acts/act_field";
import { sentenceAt, useAct } from "../use_act";

export interface Item {
    item: string;
    text: string;
}

const channels = ["portal", "fax", "phone", "mail"] as const;
const recipients = ["requesting_provider", "servicing_provider", "member"] as const;

interface ItemRowProps {
    item: Item;
    kind: string;
    position: number;
    only: boolean;
    error: string | undefined;
    onChange: (part: Partial<Item>) => void;
    onRemove: () => void;
}

function ItemRow({ item, kind, position, only, error, onChange, onRemove }: ItemRowProps) {
    const { t } = useTranslation("request");
    return (
        <div className="ask-item">
            {kind === "clinical" ? (
                <Select
                    label={t("ask.item", { position })}
                    options={documentTypes.map((id) => ({ id, name: t(`words:document.${id}`) }))}
                    value={item.item}
                    onChange={(word) => onChange({ item: word })}
                />
            ) : (
                <TextField label={t("ask.item", { position })} value={item.item} onChange={(word) => onChange({ item: word })} />
            )}
            <TextField label={t("ask.item_text")} value={item.text} error={error} onChange={(text) => onChange({ text })} />
            {!only && <Button look="quiet" icon="close" aria-label={t("ask.item_remove", { position })} onPress={onRemove} />}
        </div>
    );
}

const firstItem: Item = { item: "diagnostic_result", text: "" };

/// `start`: what is already known to be missing.
export function AskDialog({ request, start = [], onClose }: { request: RequestView; start?: Item[]; onClose: () => void }) {
    const { t } = useTranslation("request");
    const toast = useToast();
    const [kind, setKind] = useState("clinical");
    const [items, setItems] = useState<Item[]>(start.length > 0 ? start : [firstItem]);
    const [to, setTo] = useState<string>(recipients[0]);
    const [channel, setChannel] = useState<string>(channels[0]);
    const [why, setWhy] = useState("");
    const [tried, setTried] = useState(false);
    const act = useAct(request, () => {
        toast(t("ask.done"));
        onClose();
    });
    const isEmpty = ({ item, text }: Item): boolean => !text.trim() && !(kind === "incomplete" && item.trim());
    const errorAt = (pointer: string): string | undefined => sentenceAt(act.faults, pointer);
    const change = (index: number, part: Partial<Item>): void =>
        setItems(items.map((each, position) => (position === index ? { ...each, ...part } : each)));

    function chooseKind(next: string): void {
        setKind(next);
        setItems(items.map((each) => ({ ...each, item: next === "clinical" ? "diagnostic_result" : "" })));
    }

    function save(): void {
        setTried(true);
        if (items.some(isEmpty)) return;
        act.command({ type: "RequestInformation", kind, items: items.map(({ item, text }) => ({ item: item.trim(), text: text.trim() })), to, channel, why: why.trim() });
    }

    function itemError(item: Item, index: number): string | undefined {
        if (tried && isEmpty(item)) return t("ask.item_needed");
        return errorAt(`/items/${index}`) ?? errorAt(`/items/${index}/item`) ?? errorAt(`/items/${index}/text`);
    }

    return (
        <ActDialog title={t("ask.title")} act={t("ask.act")} size="middle" busy={act.busy} failure={act.faults.some(({ pointer }) => pointer?.startsWith("/items/")) ? undefined : act.failure} onAct={save} onClose={onClose}>
            <Select
                label={t("ask.kind")}
                hint={t(`ask.kind_hint_${kind}`)}
                options={["clinical", "incomplete"].map((id) => ({ id, name: t(`choice.information_kind.${id}`) }))}
                value={kind}
                onChange={chooseKind}
            />
            <fieldset className="stack tight">
                <legend className="field-label">{t("ask.items")}</legend>
                {items.map((item, index) => (
                    <ItemRow
                        key={index}
                        item={item}
                        kind={kind}
                        position={index + 1}
                        only={items.length === 1}
                        error={itemError(item, index)}
                        onChange={(part) => change(index, part)}
                        onRemove={() => setItems(items.filter((_, position) => position !== index))}
                    />
                ))}
                <div>
                    <TextButton icon="plus" onPress={() => setItems([...items, { item: kind === "clinical" ? "other" : "", text: "" }])}>
                        {t("ask.item_add")}
                    </TextButton>
                </div>
                <FieldProblem error={errorAt("/items")} />
            </fieldset>
            <div className="pair">
                <Select label={t("ask.to")} options={recipients.map((id) => ({ id, name: t(`choice.recipient.${id}`) }))} value={to} error={errorAt("/to")} onChange={setTo} />
                <Select label={t("ask.channel")} options={channels.map((id) => ({ id, name: t(`choice.channel.${id}`) }))} value={channel} error={errorAt("/channel")} onChange={setChannel} />
            </div>
            <TextArea label={t("ask.why")} hint={t("ask.why_hint")} optional value={why} error={errorAt("/why")} onChange={setWhy} />
        </ActDialog>
    );
}
