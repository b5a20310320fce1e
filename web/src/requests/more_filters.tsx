/// The filters people seldom need: case, urgency, sender, queue, provider, days, and the member by name.
import { useTranslation } from "react-i18next";
import type { Provider } from "@/shared/api/contract";
import { DateField } from "@/shared/ui/date_field";
import { ProviderPicker } from "@/shared/ui/provider_picker";
import { RadioGroup } from "@/shared/ui/radio_group";
import { Select } from "@/shared/ui/select";
import { TextField } from "@/shared/ui/text_field";
import type { FilterProps } from "./filter_panel";
import { cases, urgencies } from "./filters";
import { any, orNone, submitters } from "./filter_words";

interface MoreFiltersProps extends FilterProps {
    provider: Provider | undefined;
    onProvider: (provider: Provider | undefined) => void;
}

export default function MoreFilters(props: MoreFiltersProps) {
    const { plan, staff, today, narrowing, person, rows, queues, provider, onProvider, onNarrow, onPerson } = props;
    const { t } = useTranslation("requests");
    const dates = [
        ["received_from", "received_to"],
        ["service_from", "service_to"],
    ] as const;
    return (
        <section className="card card-pad more-filters" aria-label={t("filter.more")} data-density="compact">
            {!staff && (
                <RadioGroup
                    segmented
                    label={t("filter.case")}
                    options={[any(t("filter.case_any")), ...cases.map((id) => ({ id, name: t(`filter.case_${id}`) }))]}
                    value={narrowing.case ?? "any"}
                    onChange={(id) => onNarrow({ case: orNone(id) })}
                />
            )}
            <RadioGroup
                segmented
                label={t("filter.urgency")}
                options={[any(t("filter.urgency_any")), ...urgencies.map((id) => ({ id, name: t(`filter.urgency_${id}`) }))]}
                value={narrowing.urgency ?? "any"}
                onChange={(id) => onNarrow({ urgency: orNone(id) })}
            />
            <Select
                label={t("filter.submitter")}
                options={[any(t("filter.submitter_any")), ...[...submitters(rows)].map(([id, name]) => ({ id, name }))]}
                value={narrowing.submitter ?? "any"}
                onChange={(id) => onNarrow({ submitter: orNone(id) })}
            />
            {queues.length > 0 && (
                <Select
                    label={t("filter.queue")}
                    options={[any(t("filter.queue_any")), ...queues.map((id) => ({ id, name: t(`words:queue.${id}`, { defaultValue: id.replaceAll("_", " ") }) }))]}
                    value={narrowing.queue ?? "any"}
                    onChange={(id) => onNarrow({ queue: orNone(id) })}
                />
            )}
            <ProviderPicker
                label={t("filter.provider")}
                plan={plan}
                value={provider}
                onChange={(next) => {
                    onProvider(next);
                    onNarrow({ provider: next?.id });
                }}
            />
            {dates.flat().map((name) => (
                <DateField key={name} label={t(`filter.${name}`)} today={today} value={narrowing[name]} onChange={(value) => onNarrow({ [name]: value })} />
            ))}
            <TextField label={t("filter.last_name")} value={person.lastName} onChange={(lastName) => onPerson({ ...person, lastName })} />
            <DateField label={t("filter.born")} hint={t("filter.person_hint")} today={today} value={person.bornOn} onChange={(bornOn) => onPerson({ ...person, bornOn })} />
        </section>
    );
}
