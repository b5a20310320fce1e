#include "engine/engine.h"
#include "records/packs.h"
#include "records/settings.h"
#include "request/state_codec.h"
#include "store/states.h"

#include <algorithm>

namespace assent::engine {
namespace {

std::string counted_name(policy::Pack const& pack) { return "days_off_counted|" + pack.edition; }

bool runs(request::State const& state) {
    return std::ranges::any_of(state.clocks, [](request::Clock const& clock) {
        return clock.state == request::ClockState::running;
    });
}

}  // namespace

Result<std::int64_t> Engine::recount_days_off() {
    std::int64_t moved = 0;
    for (auto const& pack : packs_.all()) {
        auto const counted = TRY(store_->read([&](store::Db& db) {
            return records::find_setting(db, pack->plan.value, counted_name(*pack));
        }));
        if (counted == pack->version.value) continue;
        moved += TRY(recount_edition(*pack));
        TRY(store_->write(pack->plan.value, [&](store::Db& db) {
            return records::save_setting(db, pack->plan.value, counted_name(*pack),
                                         pack->version.value);
        }));
    }
    return moved;
}

Result<std::int64_t> Engine::recount_edition(policy::Pack const& pack) {
    std::int64_t moved = 0;
    std::string after;
    while (true) {
        auto const streams = TRY(store_->read(
            [&](store::Db& db) { return store::streams_after(db, pack.plan.value, after); }));
        if (streams.empty()) return moved;
        for (auto const& number : streams) {
            bool const is_its = TRY(store_->read(
                [&](store::Db& db) { return counts_by_an_older_list(db, pack, number); }));
            if (!is_its) continue;
            Call call;
            call.plan = pack.plan;
            call.request = RequestId(number);
            call.key = CommandKey("recount|" + number + "|" + pack.version.value);
            call.actor = policy::system_actor();
            call.command = request::RecountClock{pack.holidays.closed,
                                                 "The plan's list of days off was edited."};
            if (!TRY(run(call)).events.empty()) ++moved;
        }
        after = streams.back();
    }
}

/// The request runs under this edition with another list of days off than it has now.
Result<bool> Engine::counts_by_an_older_list(store::Db& db, policy::Pack const& pack,
                                             std::string const& number) const {
    auto const held = TRY(store::find_state(db, pack.plan.value, number));
    if (!held || held->pack_version == pack.version.value) return false;
    auto const judging = TRY(judging_pack(db, pack.plan, held->pack_version));
    if (judging->edition != pack.edition) return false;
    if (judging->holidays.closed == pack.holidays.closed) return false;
    return runs(TRY(request::read_state(held->body)));
}

}  // namespace assent::engine
