#include "engine/engine.h"
#include "store/event_log.h"
#include "views/changes.h"

namespace assent::engine {

Result<std::int64_t> Engine::newest_change(PlanId const& plan) {
    return store_->read([&](store::Db& db) { return store::last_seq(db, plan.value); });
}

Result<std::vector<views::Change>> Engine::changes_between(PlanId const& plan, std::int64_t after,
                                                           std::int64_t until, int limit) {
    return store_->read([&](store::Db& db) {
        return views::changes_between(db, plan, {after, until}, limit);
    });
}

Result<bool> Engine::is_listed_for(Asker const& asker, PlanId const& plan,
                                   views::Change const& change) {
    if (!may_search(asker, plan)) return false;
    auto const seen = seen_by(asker, plan);
    bool const is_own = seen.submitted_by.empty() || seen.submitted_by == change.submitted_by;
    if (!seen.listed_for || !is_own) return is_own;
    auto const part = TRY(store_->read(
        [&](store::Db& db) { return views::part_of(db, plan, change.request, *seen.listed_for); }));
    return !part.empty();
}

}  // namespace assent::engine
