/// The stays in rows, those of one facility together.
import { useTranslation } from "react-i18next";
import type { CensusStay, Plan } from "@/shared/api/contract";
import { formatDay, formatInstant, formatShortDay, isEndOfDay, lastMoment, formatInstantDay } from "@/shared/i18n/format";
import { Link } from "@/shared/ui/link";
import { SmallRuler, useLevelName } from "./day_ruler";
import { around, eachDay } from "./ruler";

/// Days that a row has room for, and of these how many lie ahead.
const room = 14;
const ahead = 4;

interface Group {
    id: string;
    name: string | undefined;
    stays: CensusStay[];
}

function byFacility(stays: CensusStay[]): Group[] {
    const groups: Group[] = [];
    for (const stay of stays) {
        const id = stay.facility ?? "";
        const held = groups.find((group) => group.id === id);
        if (held) held.stays.push(stay);
        else groups.push({ id, name: stay.facility_name, stays: [stay] });
    }
    return groups;
}

type Tone = "bad" | "attention" | "info" | "neutral";

function useTags(): (stay: CensusStay) => { id: string; tone: Tone; words: string }[] {
    const { t } = useTranslation("stays");
    return ({ stay_state, notice_late, notice_after = 0, readmitted, left_before_on, longer_by = 0, priority, review_missed }) => {
        const tags: ({ id: string; tone: Tone; words: string } | false | undefined)[] = [
            review_missed && { id: "missed", tone: "bad", words: t("tag.review_missed") },
            notice_late && { id: "late", tone: "attention", words: t("tag.notice_late", { count: notice_after }) },
            readmitted && { id: "again", tone: "attention", words: t("tag.readmitted", { day: left_before_on ? formatShortDay(left_before_on) : "" }) },
            longer_by > 0 && { id: "longer", tone: "attention", words: t("tag.longer", { count: longer_by }) },
            stay_state === "notified" && { id: "notice", tone: "info", words: t("tag.notified") },
            (priority === "emergency" || priority === "trauma") && { id: "priority", tone: "neutral", words: t(`words:value.admission_priority.${priority}`, { defaultValue: priority }) },
        ];
        return tags.filter((tag): tag is { id: string; tone: Tone; words: string } => Boolean(tag));
    };
}

export function useReviewWords(zone: string): (stay: Pick<CensusStay, "review_at">) => string {
    const { t } = useTranslation("stays");
    return ({ review_at: at }) => {
        if (!at) return t("review.none");
        return isEndOfDay(at, zone) ? formatInstantDay(lastMoment(at), zone) : formatInstant(at, zone);
    };
}

function Review({ stay, zone }: { stay: CensusStay; zone: string }) {
    const { t } = useTranslation("stays");
    const words = useReviewWords(zone);
    const { review_due: due, days_open: open = 0 } = stay;
    return (
        <>
            {due && <span className="tag work-tag census-due">{open > 0 ? t("review.open_days", { count: open }) : t("review.today")}</span>}
            <span className={due ? "hint block" : "block"}>{words(stay)}</span>
        </>
    );
}

function Discharge({ stay: { discharge = {} } }: { stay: CensusStay }) {
    const { t } = useTranslation("stays");
    const { open = 0, done = 0 } = discharge;
    if (open + done === 0) return <span className="quiet">{t("plan.none")}</span>;
    return <>{open === 0 ? t("plan.ready") : t("plan.open", { done, all: open + done })}</>;
}

function Row({ stay, today, zone }: { stay: CensusStay; today: string; zone: string }) {
    const { t } = useTranslation("stays");
    const levelName = useLevelName();
    const tags = useTags()(stay);
    const days = eachDay(stay.days ?? [], today);
    const shown = around(days, today, room, ahead);
    const hidden = shown[0] ? shown[0].number - 1 : 0;
    return (
        <tr data-due={stay.review_due || undefined}>
            <th scope="row" className="census-who">
                <Link to="/um/stays/$number" params={{ number: stay.request }} data-walk={stay.request} className="census-link">
                    {stay.member_name}
                </Link>
                <span className="hint number block">{stay.shown}</span>
                {tags.length > 0 && (
                    <ul className="work-marks census-tags">
                        {tags.map(({ id, tone, words }) => (
                            <li key={id} className="tag work-tag" data-tone={tone}>
                                {words}
                            </li>
                        ))}
                    </ul>
                )}
            </th>
            <td data-label={t("column.level")}>{levelName(stay.level)}</td>
            <td data-label={t("column.day")} className="number">
                <span>
                    {t("day_of_stay", { number: stay.day_of_stay })} <span className="hint census-since">{t("since", { day: formatShortDay(stay.admit_on) })}</span>
                </span>
            </td>
            <td data-label={t("column.days")}>
                <SmallRuler days={shown} hidden={hidden} />
            </td>
            <td data-label={t("column.covered")} className="number">
                <span>
                    {stay.covered_to ? formatDay(stay.covered_to) : t("covered_none")} <span className="hint census-since">{t("days_covered", { count: stay.days_covered ?? 0 })}</span>
                </span>
            </td>
            <td data-label={t("column.review")}>
                <Review stay={stay} zone={zone} />
            </td>
            <td data-label={t("column.discharge")}>
                <Discharge stay={stay} />
            </td>
            <td data-label={t("column.owner")}>{stay.assignee_name ?? stay.nurse_name ?? <span className="quiet">{t("nobody")}</span>}</td>
        </tr>
    );
}

export function CensusTable({ stays, today, plan }: { stays: CensusStay[]; today: string; plan: Plan }) {
    const { t } = useTranslation("stays");
    return (
        <div className="card census-card">
            <table className="table labelled-table census-table">
                <caption className="hidden-text">{t("census.title")}</caption>
                <thead>
                    <tr>
                        {(["member", "level", "day", "days", "covered", "review", "discharge", "owner"] as const).map((name) => (
                            <th key={name} scope="col">
                                {t(`column.${name}`)}
                            </th>
                        ))}
                    </tr>
                </thead>
                {byFacility(stays).map(({ id, name, stays: here }) => (
                    <tbody key={id}>
                        <tr className="census-facility">
                            <th scope="rowgroup" colSpan={8}>
                                {name || t("facility_unknown")} <span className="count">{here.length}</span>
                                {here[0]?.nurse_name && <span className="hint census-nurse">{t("nurse", { name: here[0].nurse_name })}</span>}
                            </th>
                        </tr>
                        {here.map((stay) => (
                            <Row key={stay.request} stay={stay} today={today} zone={plan.time_zone} />
                        ))}
                    </tbody>
                ))}
            </table>
        </div>
    );
}
