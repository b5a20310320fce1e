/// The days of the stay, and what is known of the one that is chosen.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDay } from "@/shared/i18n/format";
import { Button } from "@/shared/ui/button";
import { DayMark, DayRuler, RulerKey, useLevelName } from "../census/day_ruler";
import { around, countStates, eachDay, periods, type OneDay } from "../census/ruler";
import { reviewsOf } from "./reviews";
import type { StayProps, Staying } from "./stay_page";

/// More days than this are folded until somebody asks for them.
const room = 21;
const ahead = 10;

function OneDayFacts({ request, day }: { request: Staying; day: OneDay }) {
    const { t } = useTranslation("stays");
    const levelName = useLevelName();
    const line = request.lines?.find((each) => each.line === day.line);
    const reviews = line ? reviewsOf(request, line.line) : [];
    return (
        <div className="stay-day" role="status">
            <p>
                <strong>{formatDay(day.day)}</strong> · {t("day_number", { number: day.number })} · {levelName(day.level)}
            </p>
            <p className="mark" data-tone={day.state === "not_asked" ? "attention" : day.state === "denied" ? "bad" : "neutral"}>
                <DayMark state={day.state} />
                {t(`day_says.${day.state}`)}
                {line?.decided_because && <span lang="en"> {line.decided_because}</span>}
            </p>
            {reviews.map((review) => (
                <p key={review.review} className="hint">
                    {t("review_of", { result: t(`request:choice.review_result.${review.result}`), name: review.by?.name ?? "" })} {review.text}
                </p>
            ))}
        </div>
    );
}

export function StayDaysCard({ request }: StayProps) {
    const { t } = useTranslation("stays");
    const levelName = useLevelName();
    const { stay } = request;
    const [whole, setWhole] = useState(false);
    const [chosen, setChosen] = useState<string>();
    const days = eachDay(stay.days ?? [], stay.today);
    const shown = whole ? days : around(days, stay.today, room, ahead);
    const active = days.find(({ day }) => day === chosen) ?? days.find(({ isToday }) => isToday) ?? days.at(-1);
    const counted = countStates(days);
    const covered = (counted.approved ?? 0) + (counted.not_required ?? 0);
    const open = days.filter(({ day, state }) => day <= stay.today && (state === "asked" || state === "not_asked")).length;
    return (
        <section className="card card-pad stack" aria-labelledby="stay-days">
            <div className="spread">
                <h2 className="card-title" id="stay-days">
                    {t("days.title")}
                </h2>
                <p className="quiet">
                    {stay.covered_to ? t("days.covered", { day: formatDay(stay.covered_to), count: covered }) : t("days.not_covered")}
                    {open > 0 && <strong> {t("days.open", { count: open })}</strong>}
                </p>
            </div>
            {shown.length < days.length && (
                <p>
                    <Button size="small" onPress={() => setWhole(true)}>
                        {t("days.all", { count: days.length })}
                    </Button>
                </p>
            )}
            <DayRuler days={shown} active={active?.day} onActive={setChosen} />
            <RulerKey />
            {active && <OneDayFacts request={request} day={active} />}
            <h3 className="stay-part">{t("levels")}</h3>
            <ul className="stay-levels">
                {periods(days).map(({ level, from, to, days: count }) => (
                    <li key={from}>
                        <strong>{levelName(level)}</strong>{" "}
                        <span className="quiet">{t("level_days", { from: formatDay(from), to: formatDay(to), count })}</span>
                    </li>
                ))}
            </ul>
        </section>
    );
}
