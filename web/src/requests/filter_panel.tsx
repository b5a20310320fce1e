/// What narrows the list: the few things people use all day in one row, the rest below, and what is set as chips.
import { lazy, Suspense, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "@/app/use_keys";
import { groups, kinds, type Kind, type RowGroup } from "@/app/words";
import type { Provider, RequestRow } from "@/shared/api/contract";
import { formatDay } from "@/shared/i18n/format";
import { Button, TextButton } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { RadioGroup } from "@/shared/ui/radio_group";
import { Select } from "@/shared/ui/select";
import { TextField } from "@/shared/ui/text_field";
import { any, orNone, submitters } from "./filter_words";
import { listStates, narrowedBy, nobody, type Narrowing, type Person, type Scope, type State } from "./filters";

const MoreFilters = lazy(() => import("./more_filters"));

export interface FilterProps {
    plan: string;
    staff: boolean;
    today: string;
    scopes: Scope[];
    counts: Partial<Record<Scope, number>>;
    narrowing: Narrowing;
    person: Person;
    /// Rows that are here, whose people and offices can be chosen by name.
    rows: RequestRow[];
    queues: string[];
    onNarrow: (patch: Narrowing) => void;
    onPerson: (person: Person) => void;
}

export function useNameOf(rows: RequestRow[], chosen: Provider | undefined): (what: "submitter" | "provider", id: string) => string {
    const { t } = useTranslation("requests");
    return (what, id) => {
        if (what === "submitter") return submitters(rows).get(id) ?? t("filter.chosen");
        if (chosen?.id === id) return chosen.name;
        const row = rows.find((each) => each.servicing === id || each.requesting === id);
        return (row?.servicing === id ? row.servicing_name : row?.requesting_name) ?? t("filter.chosen");
    };
}

function Chips({ narrowing, person, nameOf, onNarrow, onPerson }: Pick<FilterProps, "narrowing" | "person" | "onNarrow" | "onPerson"> & { nameOf: ReturnType<typeof useNameOf> }) {
    const { t } = useTranslation("requests");
    const names = narrowedBy(narrowing, person);
    if (names.length === 0) return null;

    function words(name: (typeof names)[number]): string {
        const value = name === "person" ? "" : String(narrowing[name]);
        switch (name) {
            case "person":
                return `${person.lastName}, ${formatDay(person.bornOn ?? "")}`;
            case "group":
                return t(`group.${value}`);
            case "kind":
                return t(`words:value.kind.${value}`);
            case "urgency":
                return t(`filter.urgency_${value}`);
            case "case":
                return t(`filter.case_${value}`);
            case "submitter":
            case "provider":
                return `${t(`filter.${name}`)}: ${nameOf(name, value)}`;
            case "queue":
                return t(`words:queue.${value}`, { defaultValue: value.replaceAll("_", " ") });
            case "unassigned":
            case "ending":
                return t(`filter.${name}`);
            default:
                return `${t(`filter.${name}`)} ${formatDay(value)}`;
        }
    }
    const drop = (name: (typeof names)[number]): void => (name === "person" ? onPerson({ ...nobody, text: person.text }) : onNarrow({ [name]: undefined }));
    return (
        <ul className="row-of chips" aria-label={t("filter.set")}>
            {names.map((name) => (
                <li key={name} className="filter-chip">
                    {words(name)}
                    <Button look="quiet" size="small" icon="close" aria-label={t("common:action.remove", { what: words(name) })} onPress={() => drop(name)} />
                </li>
            ))}
        </ul>
    );
}

export function FilterBar(props: FilterProps) {
    const { scopes, counts, narrowing, person, rows, staff, onNarrow, onPerson } = props;
    const { t } = useTranslation("requests");
    const box = useRef<HTMLInputElement>(null);
    const [open, setOpen] = useState(false);
    const [provider, setProvider] = useState<Provider>();
    const nameOf = useNameOf(rows, provider);
    useKeys({ f: () => box.current?.focus() });
    const scopeName = (id: Scope): string => t("scope.count", { name: t(`scope.${staff && id === "mine" ? "assigned" : id}`), count: counts[id] ?? 0 });
    return (
        <>
            <div className="row-of filters no-print" data-density="compact">
                <RadioGroup
                    segmented
                    label={t("scope.label")}
                    options={scopes.map((id) => ({ id, name: counts[id] === undefined ? t(`scope.${staff && id === "mine" ? "assigned" : id}`) : scopeName(id) }))}
                    value={narrowing.scope}
                    onChange={(id) => onNarrow({ scope: id as Scope })}
                />
                <RadioGroup
                    segmented
                    label={t("state.label")}
                    options={listStates.map((id) => ({ id, name: t(`state.${id}`) }))}
                    value={narrowing.state}
                    onChange={(id) => onNarrow({ state: id as State, group: undefined })}
                />
                <Select
                    label={t("group.label")}
                    options={[any(t("group.any")), ...groups.map((id) => ({ id, name: t(`group.${id}`) }))]}
                    value={narrowing.group ?? "any"}
                    onChange={(id) => onNarrow(id === "any" ? { group: undefined } : { group: id as RowGroup, state: "all" })}
                />
                <Select
                    label={t("kind.label")}
                    options={[any(t("kind.any")), ...kinds.map((id) => ({ id, name: t(`words:value.kind.${id}`) }))]}
                    value={narrowing.kind ?? "any"}
                    onChange={(id) => onNarrow({ kind: orNone<Kind>(id) })}
                />
                <TextField ref={box} label={t("find")} value={person.text} onChange={(text) => onPerson({ ...person, text })} />
                <button type="button" className="button filter-more" data-look="secondary" aria-expanded={open} onClick={() => setOpen(!open)}>
                    {t("filter.more")}
                    <Icon name="down" size={16} />
                </button>
            </div>
            {open && (
                <Suspense>
                    <MoreFilters {...props} provider={provider} onProvider={setProvider} />
                </Suspense>
            )}
            {narrowedBy(narrowing, person).length > 0 && (
                <div className="row-of no-print">
                    <Chips narrowing={narrowing} person={person} nameOf={nameOf} onNarrow={onNarrow} onPerson={onPerson} />
                    {narrowedBy(narrowing, person).length > 1 && (
                        <TextButton
                            onPress={() => {
                                setProvider(undefined);
                                onPerson(nobody);
                                onNarrow(Object.fromEntries(narrowedBy(narrowing, nobody).map((name) => [name, undefined])));
                            }}
                        >
                            {t("filter.clear")}
                        </TextButton>
                    )}
                </div>
            )}
        </>
    );
}
