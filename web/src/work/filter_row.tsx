/// What narrows the list: a box for whom or what one looks for, a panel of choices, and what is set as chips.
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "@/app/use_keys";
import { kinds } from "@/app/words";
import type { Plan } from "@/shared/api/contract";
import { Button, TextButton } from "@/shared/ui/button";
import { Checkbox } from "@/shared/ui/checkbox";
import { Icon } from "@/shared/ui/icon";
import { TextField } from "@/shared/ui/text_field";
import { dues, flags, many, owners, statuses, urgencies, type Many, type Narrowing } from "./views";

interface FilterProps {
    plan: Plan;
    queues: string[];
    narrowing: Narrowing;
    text: string;
    onNarrow: (narrowing: Narrowing) => void;
    onText: (text: string) => void;
}

export function useQueueName(): (queue: string) => string {
    const { t } = useTranslation("work");
    return (queue) => t(`queue.${queue}`, { defaultValue: queue.replaceAll("_", " ") });
}

function useValueName(plan: Plan): (name: Many, value: string) => string {
    const { t } = useTranslation("work");
    const queueName = useQueueName();
    return (name, value) => {
        switch (name) {
            case "queue":
                return queueName(value);
            case "kind":
                return t(`words:value.kind.${value}`);
            case "line":
                return plan.lines?.find(({ id }) => id === value)?.name ?? value;
            case "status":
                return t(`state.${value}`);
            case "urgency":
                return t(`urgency.${value}`);
            case "due":
                return t(`due.${value}`);
            case "flag":
                return t(`flag.${value}`);
        }
    };
}

function Choices({ name, values, plan, narrowing, onNarrow }: Pick<FilterProps, "plan" | "narrowing" | "onNarrow"> & { name: Many; values: readonly string[] }) {
    const { t } = useTranslation("work");
    const valueName = useValueName(plan);
    const chosen = narrowing[name] ?? [];
    if (values.length === 0) return null;
    const toggle = (value: string, on: boolean): void => {
        const next = on ? [...chosen, value] : chosen.filter((each) => each !== value);
        onNarrow({ ...narrowing, [name]: next.length > 0 ? next : undefined });
    };
    return (
        <fieldset>
            <legend className="field-label">{t(`filter.${name}`)}</legend>
            {values.map((value) => (
                <div key={value}>
                    <Checkbox checked={chosen.includes(value)} onChange={(on) => toggle(value, on)}>
                        {valueName(name, value)}
                    </Checkbox>
                </div>
            ))}
        </fieldset>
    );
}

function Panel({ plan, queues, narrowing, onNarrow }: FilterProps) {
    const { t } = useTranslation("work");
    const same = { plan, narrowing, onNarrow };
    return (
        <section className="card card-pad work-panel" aria-label={t("filter.title")} data-density="compact">
            <Choices name="due" values={dues} {...same} />
            <fieldset>
                <legend className="field-label">{t("filter.owner")}</legend>
                {owners.map((value) => (
                    <div key={value}>
                        <Checkbox checked={narrowing.owner === value} onChange={(on) => onNarrow({ ...narrowing, owner: on ? value : undefined })}>
                            {t(`owner.${value}`)}
                        </Checkbox>
                    </div>
                ))}
            </fieldset>
            <Choices name="flag" values={flags} {...same} />
            <Choices name="urgency" values={urgencies} {...same} />
            <Choices name="status" values={statuses} {...same} />
            <Choices name="kind" values={kinds} {...same} />
            <Choices name="line" values={(plan.lines ?? []).map(({ id }) => id)} {...same} />
            <Choices name="queue" values={queues} {...same} />
        </section>
    );
}

function Chips({ plan, narrowing, onNarrow }: Pick<FilterProps, "plan" | "narrowing" | "onNarrow">) {
    const { t } = useTranslation("work");
    const valueName = useValueName(plan);
    const set = many.filter((name) => narrowing[name]);
    const chips = [
        ...set.map((name) => ({ name, words: (narrowing[name] ?? []).map((value) => valueName(name, value)).join(", ") })),
        ...(narrowing.owner ? [{ name: "owner" as const, words: t(`owner.${narrowing.owner}`) }] : []),
        ...(narrowing.aside ? [{ name: "aside" as const, words: "" }] : []),
    ];
    if (chips.length === 0) return null;
    return (
        <ul className="row-of chips" aria-label={t("filter.set")}>
            {chips.map(({ name, words }) => {
                const whole = t("filter.chip", { name: t(`filter.${name}`), value: words });
                return (
                    <li key={name} className="filter-chip">
                        <span>
                            <span className="quiet">{t(`filter.${name}`)}</span> <strong>{words}</strong>
                        </span>
                        <Button look="quiet" size="small" icon="close" aria-label={t("common:action.remove", { what: whole })} onPress={() => onNarrow({ ...narrowing, [name]: undefined })} />
                    </li>
                );
            })}
            {chips.length > 1 && (
                <li>
                    <TextButton onPress={() => onNarrow({ sort: narrowing.sort, descending: narrowing.descending })}>{t("filter.clear")}</TextButton>
                </li>
            )}
        </ul>
    );
}

export function FilterRow(props: FilterProps) {
    const { t } = useTranslation("work");
    const [open, setOpen] = useState(false);
    const button = useRef<HTMLButtonElement>(null);
    useKeys({
        f: () => {
            setOpen(!open);
            button.current?.focus();
        },
    });
    return (
        <>
            <button ref={button} type="button" className="button work-filter" data-look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
                <Icon name="list" size={16} />
                {t("filter.title")}
                <kbd className="key" aria-hidden="true">
                    f
                </kbd>
            </button>
            <div className="work-find">
                <TextField label={t("filter.find")} hideLabel value={props.text} onChange={props.onText} exact placeholder={t("filter.find")} />
            </div>
            <Chips plan={props.plan} narrowing={props.narrowing} onNarrow={props.onNarrow} />
            {open && <Panel {...props} />}
        </>
    );
}
