#include "engine/engine.h"
#include "records/settings.h"

#include <algorithm>

namespace assent::engine {
namespace {

constexpr std::string_view clock_name = "trial_clock";

Result<std::optional<Instant>> next_stop(store::Db& db, std::vector<PlanId> const& plans,
                                         Instant after, Instant until) {
    std::optional<Instant> first;
    for (auto const& plan : plans) {
        auto const alarm = TRY(views::next_alarm(db, plan, after, until));
        if (alarm && (!first || *alarm < *first)) first = alarm;
    }
    return first;
}

}  // namespace

void Engine::on_trial_stop(std::function<void()> sweep) {
    std::lock_guard lock(trial_mutex_);
    sweep_ = std::move(sweep);
}

Result<void> Engine::restore_trial_clock() {
    auto const held = TRY(store_->read([](store::Db& db) {
        return records::find_setting(db, records::installation, clock_name);
    }));
    if (held && !held->empty()) clock_.stand_at(TRY(parse_instant(*held)));
    return fine();
}

/// Each stop lies behind the one before, so that a deadline nobody can end does not hold time up.
Result<void> Engine::travel_to(Instant instant) {
    Instant passed{};
    if (sweep_) sweep_();
    while (sweep_) {
        auto const alarm = TRY(
            store_->read([&](store::Db& db) { return next_stop(db, plans(), passed, instant); }));
        if (!alarm) break;
        clock_.stand_at(std::max(clock_.now(), *alarm));
        sweep_();
        passed = *alarm;
    }
    clock_.stand_at(instant);
    // Also what is not a deadline is done before the caller goes on.
    if (sweep_) sweep_();
    return fine();
}

Result<void> Engine::set_trial_clock(std::optional<Instant> instant) {
    if (!trial_)
        return forbidden("not_a_trial", "",
                         "Only a data folder made as a trial has a settable clock.");
    std::lock_guard lock(trial_mutex_);
    if (!instant) clock_.release();
    else if (*instant >= clock_.now()) TRY(travel_to(*instant));
    else clock_.stand_at(*instant);
    auto const text = instant ? to_text(*instant) : std::string();
    return store_->write(std::string(records::installation), [&](store::Db& db) {
        return records::save_setting(db, records::installation, clock_name, text);
    });
}

}  // namespace assent::engine
