#include "appeal/decide_parts.h"
#include "appeal/who_may.h"
#include "engine/engine.h"
#include "store/event_log.h"
#include "store/states.h"

#include <algorithm>

namespace assent::engine {
namespace {

using appeal::unknown_appeal;
using identity::Right;

Result<std::pair<std::int64_t, appeal::State>> load(store::Db& db, PlanId const& plan,
                                                    AppealId const& number) {
    auto const held = TRY(store::find_state(db, plan.value, number.value));
    if (!held) return unknown_appeal();
    return std::pair{held->version, TRY(appeal::read_state(held->body))};
}

}  // namespace

Result<void> Engine::role_may(AppealCall const& call) const {
    return appeal::role_may(call.command, call.actor);
}

Result<void> Engine::may_see(Asker const& asker, AppealId const& number) {
    TRY(may_see_requests(asker));
    auto plan = plan_of(number.value);
    if (!plan) return unknown_appeal();
    auto loaded = store_->read([&](store::Db& db) { return load(db, *plan, number); });
    if (!loaded) return loaded.fault();
    auto const& state = loaded->second;
    if (works_for(asker, *plan) && visibility_of(state, asker.account) != Visibility::none)
        return fine();
    TRY(note_access(asker, *plan,
                    {records::Act::denied, "appeal", number.value, state.filed->member}));
    return unknown_appeal();
}

Result<AppealPicture> Engine::read_appeal(Asker const& asker, AppealId const& number) {
    TRY(may_see(asker, number));
    auto const plan = TRY(plan_of(number.value));
    AppealPicture picture;
    TRY(store_->read([&](store::Db& db) -> Result<void> {
        auto loaded = TRY(load(db, plan, number));
        picture.version = loaded.first;
        picture.state = std::move(loaded.second);
        for (auto const& row : TRY(store::load_stream(db, plan.value, number.value)))
            picture.timeline.push_back(
                {row.version, row.at, row.actor, TRY(appeal::read_event(row.kind, row.body))});
        picture.pack = TRY(judging_pack(db, plan, picture.state.filed->pack.value));
        return fine();
    }));
    TRY(note_access(asker, plan,
                    {records::Act::view, "appeal", number.value, picture.state.filed->member}));
    return picture;
}

Result<views::AppealPage> Engine::list_appeals(Asker const& asker, PlanId const& plan,
                                               views::AppealFilter filter) {
    TRY(identity::require_right(asker.account, Right::request_search,
                                "Your role does not allow this. Ask your administrator."));
    TRY(works_for(asker, plan));
    // Only the plan's own people see appeals their organisation has no part in.
    bool const staff = identity::has_right(asker.account.role, Right::appeal) ||
                       identity::has_right(asker.account.role, Right::assign) ||
                       identity::has_right(asker.account.role, Right::access_review);
    if (!staff) filter.organisation = asker.account.organisation;
    if (!staff && filter.organisation.empty()) return views::AppealPage{};
    auto page =
        TRY(store_->read([&](store::Db& db) { return views::find_appeals(db, plan, filter); }));
    TRY(note_access(asker, plan, {records::Act::search, "appeal", "", MemberId()}));
    return page;
}

}  // namespace assent::engine
