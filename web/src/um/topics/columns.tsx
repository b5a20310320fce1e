/// What matters of a case of a kind of its own, as columns of the work grid.
import { useTranslation } from "react-i18next";
import type { Plan, WorkAbout, WorkRow } from "@/shared/api/contract";
import { formatDay, formatShortDay } from "@/shared/i18n/format";
import type { AboutColumn } from "@/work/work_grid";

export const topics = ["continuity", "retro", "newborn"] as const;
export type Topic = (typeof topics)[number];

type Words = ReturnType<typeof useTranslation<"desks">>["t"];
type Cells = [first: (about: WorkAbout) => string, second: (about: WorkAbout) => string, third: (about: WorkAbout) => string, fourth: (about: WorkAbout) => string];

function relationship(t: Words, { continuity }: WorkAbout): string {
    const { criteria = [], met, documents = 0 } = continuity ?? {};
    const tie = criteria.find(({ criterion }) => criterion === "relationship");
    if (tie) return t(tie.met ? "continuity.tie_shown" : "continuity.tie_missing");
    if (met !== undefined) return t("continuity.tie_not_asked");
    return t("continuity.not_assessed", { count: documents });
}

function finding(t: Words, { continuity }: WorkAbout): string {
    const { met, until, criteria = [] } = continuity ?? {};
    if (met === undefined) return t("continuity.open");
    if (met) return until ? t("continuity.until", { day: formatDay(until) }) : t("continuity.met");
    return t("continuity.failed", { what: criteria.filter((each) => !each.met).map(({ criterion }) => t(`criterion.${criterion}`, { defaultValue: criterion })).join(", ") });
}

function offer(t: Words, { continuity }: WorkAbout): string {
    const { alternative, member_chose: chose } = continuity ?? {};
    if (!alternative) return "–";
    return t(chose ? "continuity.chosen" : "continuity.offered", { name: alternative });
}

const continuity = (t: Words): Cells => [
    (about) => [t(about.continuity?.exemption ? "continuity.exemption" : `continuity.${about.continuity?.clock ?? "continuity"}`), about.continuity?.title].filter(Boolean).join(" · "),
    (about) => relationship(t, about),
    (about) => finding(t, about),
    (about) => offer(t, about),
];

const retro = (t: Words, plan: Plan): Cells => [
    ({ retro: about }) => (about?.service_to ? t("retro.since", { count: about.days_since ?? 0, day: formatShortDay(about.service_to) }) : "–"),
    ({ retro: about }) => {
        if (!about?.window_to) return t("retro.no_window");
        return t(about.late ? "retro.late" : "retro.in_time", { day: formatDay(about.window_to) });
    },
    ({ retro: about }) => {
        const line = plan.lines?.find(({ id }) => id === about?.line_of_business)?.name ?? about?.line_of_business;
        if (!line || !about?.covered_from) return t("retro.not_covered");
        return t(about.covered_to ? "retro.covered_until" : "retro.covered", { line, from: formatDay(about.covered_from), to: about.covered_to ? formatDay(about.covered_to) : "" });
    },
    ({ retro: about }) => [about?.late_reason && t(`late_reason.${about.late_reason}`, { defaultValue: about.late_reason.replaceAll("_", " ") }), about?.eligibility_known_on && t("retro.known_on", { day: formatDay(about.eligibility_known_on) })].filter(Boolean).join(" · ") || "–",
];

const newborn = (t: Words): Cells => [
    ({ newborn: baby }) => [baby?.name, baby?.birth_order && t("newborn.order", { number: baby.birth_order })].filter(Boolean).join(", "),
    ({ newborn: baby }) => (baby ? formatDay(baby.born_on) : ""),
    ({ newborn: baby }) => (baby?.own_number ? t("newborn.own", { number: baby.member_number }) : t("newborn.mother", { number: baby?.member_number })),
    ({ newborn: baby }) => (baby?.own_number ? t("newborn.moved") : baby?.until ? t("newborn.until", { day: formatDay(baby.until) }) : t("newborn.no_end")),
];

const places = ["first", "second", "third", "fourth"] as const;

export function useColumns(topic: Topic, plan: Plan): AboutColumn[] {
    const { t } = useTranslation("desks");
    const cells = topic === "continuity" ? continuity(t) : topic === "retro" ? retro(t, plan) : newborn(t);
    return places.map((id, index) => ({
        id,
        name: t(`desk.${topic}.column.${id}`),
        cell: ({ about }: WorkRow) => {
            const words = about ? (cells[index]?.(about) ?? "") : "";
            return <span title={words}>{words}</span>;
        },
    }));
}
