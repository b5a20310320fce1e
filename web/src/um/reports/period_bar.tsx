/// Which days, which plan line and which kind a report is about; and the report as a file.
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { kinds } from "@/app/words";
import { serverNow } from "@/shared/api/clock";
import { download } from "@/shared/api/client";
import type { FigureAsk, Plan } from "@/shared/api/contract";
import { today } from "@/shared/i18n/format";
import { Button } from "@/shared/ui/button";
import { DateField } from "@/shared/ui/date_field";
import { Menu } from "@/shared/ui/menu";
import { RadioGroup } from "@/shared/ui/radio_group";
import { Select } from "@/shared/ui/select";
import { useToast } from "@/shared/ui/toast";
import { usePageKeys } from "@/app/page_keys";
import { useKeys } from "@/app/use_keys";
import { periods, spanOf, type Narrowed, type Period } from "./period";

interface Extract {
    id: string;
    name: string;
    address: string;
    file: string;
}

interface PeriodBarProps {
    plan: Plan;
    narrowed: Narrowed;
    ask: FigureAsk;
    extracts: Extract[];
    /// The report counts by receipt or by decision.
    withBy?: boolean;
}

export function PeriodBar({ plan, narrowed, ask, extracts, withBy }: PeriodBarProps) {
    const { t } = useTranslation("reports");
    const toast = useToast();
    const navigate = useNavigate();
    const day = today(plan.time_zone, serverNow());
    const { period = "weeks", line = "any", kind = "any", by = "received" } = narrowed;
    const set = (patch: Partial<Narrowed>): void => void navigate({ to: ".", search: (before) => ({ ...before, ...patch }), replace: true });
    const choose = (value: string): void => {
        const next = value as Period;
        set(next === "dates" ? { period: next, ...spanOf(narrowed, day) } : { period: next, from: undefined, to: undefined });
    };
    const keep = ({ address, file }: Extract): void =>
        void download(address, ask, file).then(
            () => toast(t("kept")),
            (fault: Error) => toast(fault.message || t("common:fault.server_trouble")),
        );
    const [first] = extracts;
    useKeys({ e: () => first && keep(first), p: () => print() });
    usePageKeys({
        title: t("keys.title"),
        rows: [
            { keys: "e", text: t("keys.export") },
            { keys: "p", text: t("common:keys.print") },
        ],
    });
    return (
        <div className="row-of period-bar no-print">
            <RadioGroup segmented label={t("period.title")} options={periods.map((id) => ({ id, name: t(`period.${id}`) }))} value={period} onChange={choose} />
            {period === "dates" && (
                <>
                    <DateField label={t("period.from")} today={day} value={ask.from} onChange={(from) => set({ from })} />
                    <DateField label={t("period.to")} today={day} value={ask.to} onChange={(to) => set({ to })} />
                </>
            )}
            <Select
                label={t("column.line")}
                options={[{ id: "any", name: t("period.any_line") }, ...(plan.lines ?? [])]}
                value={line}
                onChange={(id) => set({ line: id === "any" ? undefined : id })}
            />
            <Select
                label={t("column.kind")}
                options={[{ id: "any", name: t("period.any_kind") }, ...kinds.map((id) => ({ id, name: t(`words:value.kind.${id}`, { defaultValue: id }) }))]}
                value={kind}
                onChange={(id) => set({ kind: id === "any" ? undefined : id })}
            />
            {withBy && (
                <Select
                    label={t("period.by")}
                    options={(["received", "decided"] as const).map((id) => ({ id, name: t(`period.by_${id}`) }))}
                    value={by}
                    onChange={(id) => set({ by: id === "decided" ? "decided" : undefined })}
                />
            )}
            <span className="period-end row-of">
                <Menu label={t("export")} className="button menu-button" entries={extracts.map((each) => ({ id: each.id, name: each.name, icon: "download", act: () => keep(each) }))}>
                    {t("export")}
                </Menu>
                <Button icon="print" onPress={() => print()}>
                    {t("print")}
                </Button>
            </span>
        </div>
    );
}
