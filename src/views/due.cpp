#include "views/due.h"

namespace assent::views {
namespace {

constexpr std::string_view no_due = "9999";

}  // namespace

Result<void> write_due(store::Db& db, PlanId const& plan, std::string const& stream,
                       std::vector<ClockDue> const& clocks) {
    TRY(db.send("delete from due where plan = ? and request = ?", {plan.value, stream}));
    for (auto const& clock : clocks) {
        constexpr auto insert = R"sql(
            insert into due (plan, request, clock, due_at, alarm_at, percent, before_due) values (?, ?, ?, ?, ?, ?, ?)
            on conflict (plan, request, clock) do update set due_at = excluded.due_at, alarm_at = excluded.alarm_at,
                percent = excluded.percent, before_due = excluded.before_due
        )sql";
        TRY(db.send(insert,
                    {plan.value, stream, name_of(clock.alarm.clock), clock.due_at, clock.alarm.at,
                     std::int64_t{clock.alarm.percent}, clock.alarm.before}));
    }
    return fine();
}

std::string due_key(std::optional<Instant> due) {
    return due ? to_text(*due) : std::string(no_due);
}

Result<std::optional<Instant>> read_due_key(std::string const& key) {
    if (key == no_due) return std::optional<Instant>();
    return std::optional<Instant>(TRY(parse_instant(key)));
}

}  // namespace assent::views
