#include "engine/engine.h"
#include "records/settings.h"

#include <algorithm>

namespace assent::engine {
namespace {

constexpr std::string_view clock_name = "trial_clock";
constexpr auto just_after = std::chrono::seconds(1);

Result<std::optional<Instant>> next_stop(store::Db& db, std::vector<PlanId> const& plans,
                                         Instant after, Instant before) {
    std::optional<Instant> first;
    for (auto const& plan : plans) {
        auto const due = TRY(views::next_due(db, plan, after, before));
        if (due && (!first || *due < *first)) first = due;
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
    while (sweep_) {
        auto const due = TRY(
            store_->read([&](store::Db& db) { return next_stop(db, plans(), passed, instant); }));
        if (!due) break;
        clock_.stand_at(std::max(clock_.now(), std::min(*due + just_after, instant)));
        sweep_();
        passed = *due;
    }
    clock_.stand_at(instant);
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
