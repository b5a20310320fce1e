/// Finds a member by number, or by last name and birth date. One row for each person.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { Member, MemberSearch } from "@/shared/api/contract";
import { formatDay } from "@/shared/i18n/format";
import { Banner } from "./banner";
import { Button } from "./button";
import { DateField } from "./date_field";
import { RadioGroup } from "./radio_group";
import { TextField } from "./text_field";

interface MemberPickerProps {
    id: string;
    plan: string;
    today: string;
    error?: string | undefined;
    onChoose: (member: Member) => void;
}

type Way = "number" | "name";

async function find(search: MemberSearch): Promise<Member[]> {
    const { members } = await take(api.POST("/api/members/search", { body: search }));
    return members ?? [];
}

export function MemberPicker({ id, plan, today, error, onChoose }: MemberPickerProps) {
    const { t } = useTranslation("submit");
    const [way, setWay] = useState<Way>("number");
    const [number, setNumber] = useState("");
    const [name, setName] = useState("");
    const [born, setBorn] = useState<string>();
    const search = useMutation({
        mutationFn: find,
        onSuccess: (members) => {
            const [only] = members;
            if (members.length === 1 && only) onChoose(only);
        },
    });
    const found = search.data ?? [];

    function run(): void {
        if (search.isPending) return;
        if (way === "number" && number.trim()) search.mutate({ plan, member_number: number.trim() });
        if (way === "name" && name.trim() && born) search.mutate({ plan, last_name: name.trim(), born_on: born });
    }

    return (
        <div className="stack">
            <RadioGroup
                segmented
                label={t("member.find_by")}
                options={(["number", "name"] as const).map((each) => ({ id: each, name: t(`member.by_${each}`) }))}
                value={way}
                onChange={(value) => setWay(value as Way)}
            />
            <div className="member-search">
                {way === "number" ? (
                    <TextField id={id} label={t("member.number")} hint={t("member.number_hint")} error={error} value={number} onChange={setNumber} onEnter={run} />
                ) : (
                    <>
                        <TextField id={id} label={t("member.last_name")} error={error} value={name} onChange={setName} onEnter={run} />
                        <DateField label={t("member.born")} value={born} today={today} onChange={setBorn} />
                    </>
                )}
                <div className="member-find">
                    <Button icon="search" onPress={run} busy={search.isPending ? t("member.finding") : undefined}>
                        {t("member.find")}
                    </Button>
                </div>
            </div>
            {search.isError && (
                <Banner tone="bad" live="assertive">
                    {search.error.message || t("common:fault.server_trouble")}
                </Banner>
            )}
            {search.isSuccess && found.length === 0 && (
                <Banner tone="attention" live="polite">
                    {t("member.none")}
                </Banner>
            )}
            {found.length > 1 && (
                <ul className="member-list" aria-label={t("member.several")}>
                    {found.map((member) => (
                        <li key={member.id}>
                            <Button wide onPress={() => onChoose(member)}>
                                {member.name} · {formatDay(member.born_on)} · {member.member_number}
                            </Button>
                        </li>
                    ))}
                </ul>
            )}
        </div>
    );
}
