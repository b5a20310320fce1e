#include "engine/engine.h"
#include "identity/staff.h"

#include <algorithm>
#include <set>

namespace assent::engine {
namespace {

using identity::Right;

constexpr int report_days_most = 731;

constexpr auto not_your_role = "Your role does not allow this. Ask your administrator.";

}  // namespace

Result<void> Engine::may_assign(Asker const& asker, PlanId const& plan) const {
    TRY(identity::require_right(asker.account, Right::assign, not_your_role));
    return works_for(asker, plan);
}

Result<std::vector<Engine::Worker>> Engine::staff_of(Asker const& asker, PlanId const& plan) {
    TRY(may_assign(asker, plan));
    bool const whole = sees_whole_plan(asker.account, plan);
    return store_->read([&](store::Db& db) -> Result<std::vector<Worker>> {
        auto const open = TRY(views::open_by_assignee(db, plan));
        std::vector<Worker> workers;
        // A group's people give work to one another.
        std::optional<std::string> group;
        if (!whole) group = asker.account.organisation;
        for (auto& account : TRY(identity::accounts_for(db, plan, Right::assign, group))) {
            auto const held = open.find(account.id);
            workers.push_back({std::move(account), held == open.end() ? 0 : held->second});
        }
        return workers;
    });
}

Result<std::vector<views::QueueLoad>> Engine::queues_of(Asker const& asker, PlanId const& plan) {
    TRY(may_assign(asker, plan));
    auto const pack = TRY(pack_on(plan, std::nullopt));
    std::set<std::string> names{pack->default_queue};
    for (auto const& route : pack->routes) names.insert(route.queue);
    auto loads = TRY(store_->read([&](store::Db& db) { return views::queue_loads(db, plan); }));
    for (auto const& load : loads) names.erase(load.queue);
    for (auto const& name : names)
        if (!name.empty()) loads.push_back({name, 0, 0, 0});
    std::ranges::sort(loads, {}, &views::QueueLoad::queue);
    return loads;
}

Result<std::vector<views::SubmitterRow>> Engine::submitter_report(Asker const& asker,
                                                                  ReportAsk const& ask) {
    auto const& account = asker.account;
    bool const of_plan =
        identity::has_right(account, Right::access_review) && sees_whole_plan(account, ask.plan);
    bool const of_office = account.role == "office_admin" && !account.organisation.empty();
    if (!of_plan && !of_office) return forbidden("right_required", "", not_your_role);
    TRY(may_see_requests(asker));
    TRY(works_for(asker, ask.plan));
    if (ask.to < ask.from)
        return invalid("dates_reversed", "/to", "The last day is before the first day.");
    if (ask.to - ask.from > std::chrono::days(report_days_most))
        return invalid("search_too_wide", "/to", "A report covers at most two years.");
    auto const pack = TRY(pack_on(ask.plan, std::nullopt));
    views::Submitted submitted;
    if (!of_plan) submitted.organisation = account.organisation;
    submitted.from = pack->zone.at(ask.from, 0, 0);
    submitted.before = pack->zone.at(ask.to + std::chrono::days(1), 0, 0);
    return store_->read([&](store::Db& db) { return views::submitters(db, ask.plan, submitted); });
}

}  // namespace assent::engine
