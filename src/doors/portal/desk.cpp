#include "engine/desk.h"

#include "base/check_digit.h"
#include "doors/portal/picture.h"
#include "doors/portal/portal.h"

namespace assent::portal {
namespace {

struct Until {
    std::optional<Instant> until;
};

void fields(auto& f, auto& u) requires Is<Until, decltype(u)> { f("until", u.until); }

struct ViewToSave {
    std::string name;
    engine::WorkAsk filters;
};

void fields(auto& f, auto& v) requires Is<ViewToSave, decltype(v)> {
    f("name", v.name);
    f("filters", v.filters);
}

Result<json::Value> list(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto const ask = TRY(body_as<engine::WorkAsk>(request));
    auto const list = TRY(engine::Desk(portal.engine(), asker).list(ask));
    json::Array rows;
    for (auto const& row : list.page.rows) {
        auto item = to_json(row);
        item.set("shown", grouped(row.request.request.value));
        rows.push_back(std::move(item));
    }
    json::Value out;
    out.set("now", to_text(list.now));
    out.set("cases", std::move(rows));
    if (!list.page.next.empty()) out.set("next", list.page.next);
    return out;
}

Result<json::Value> counts(Portal& portal, http::Request const& request,
                           engine::Asker const& asker) {
    auto const ask = TRY(body_as<engine::CountAsk>(request));
    auto const counts = TRY(engine::Desk(portal.engine(), asker).counts(ask));
    json::Array views;
    for (auto const& [id, count] : counts.views) {
        json::Value item;
        item.set("id", id);
        item.set("count", count);
        views.push_back(std::move(item));
    }
    json::Value out;
    out.set("now", to_text(counts.now));
    out.set("views", std::move(views));
    out.set("closed_today", counts.closed_today);
    return out;
}

Result<json::Value> next(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto const key = TRY(key_of(request));
    auto const ask = TRY(body_as<engine::NextAsk>(request));
    auto const found = TRY(engine::Desk(portal.engine(), asker).next(ask, key));
    json::Value out(json::Object{});
    if (!found) return out;
    out.set("request", found->request.value);
    out.set("shown", grouped(found->request.value));
    out.set("taken", found->taken);
    return out;
}

json::Value dealt_json(engine::Dealt const& dealt) {
    json::Value out;
    out.set("request", dealt.request.value);
    out.set("shown", grouped(dealt.request.value));
    out.set("done", !dealt.fault);
    if (dealt.fault) {
        json::Value fault;
        fault.set("code", dealt.fault->code);
        fault.set("detail", dealt.fault->message);
        out.set("fault", std::move(fault));
        return out;
    }
    out.set("version", dealt.version);
    out.set("changed", dealt.changed);
    if (!dealt.before.empty()) out.set("before", dealt.before);
    return out;
}

Result<json::Value> deal(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto const key = TRY(key_of(request));
    auto const ask = TRY(body_as<engine::DealAsk>(request));
    json::Array results;
    for (auto const& dealt : TRY(engine::Desk(portal.engine(), asker).deal(ask, key)))
        results.push_back(dealt_json(dealt));
    json::Value out;
    out.set("results", std::move(results));
    return out;
}

/// Without a time it is taken up again.
Result<json::Value> put_aside(Portal& portal, http::Request const& request,
                              engine::Asker const& asker) {
    RequestId const number(std::string(request.parameter("number")));
    auto const until = TRY(body_as<Until>(request)).until;
    engine::Desk desk(portal.engine(), asker);
    json::Value out(json::Object{});
    if (!until) {
        TRY(desk.take_up(number));
        return out;
    }
    auto const put = TRY(desk.put_aside(number, *until));
    out.set("until", to_text(put.until));
    out.set("shortened", put.shortened);
    return out;
}

Result<json::Value> views(Portal& portal, http::Request const& request,
                          engine::Asker const& asker) {
    PlanId const plan(std::string(request.parameter("plan")));
    engine::Desk desk(portal.engine(), asker);
    json::Array saved;
    for (auto const& view : TRY(desk.saved_views(plan))) saved.push_back(TRY(saved_json(view)));
    json::Array queues;
    for (auto const& queue : TRY(desk.queues(plan))) queues.push_back(json::Value(queue));
    json::Value out;
    out.set("queues", std::move(queues));
    out.set("saved", std::move(saved));
    return out;
}

Result<json::Value> save_view(Portal& portal, http::Request const& request,
                              engine::Asker const& asker) {
    auto const asked = TRY(body_as<ViewToSave>(request));
    engine::Desk desk(portal.engine(), asker);
    return saved_json(
        TRY(desk.save_view(std::string(request.parameter("id")), asked.name, asked.filters)));
}

Result<json::Value> remove_view(Portal& portal, http::Request const& request,
                                engine::Asker const& asker) {
    TRY(portal.engine().remove_search(asker, std::string(request.parameter("id"))));
    return json::Value(json::Object{});
}

void describe_views(std::vector<Endpoint>& out) {
    out.push_back(endpoint("get", "/api/plans/{plan}/work-views",
                           "My saved views of the work list, and the queues I work from",
                           {"right_required", "unknown_plan"}));
    out.push_back(
        {"put",
         "/api/work-views/{id}",
         "Save filters of the work list under a name",
         Access::signed_in,
         {"X-CSRF-Token"},
         [](Schemas& schemas) { return schemas.of<ViewToSave>(); },
         {},
         {"bad_id", "name_missing", "name_taken", "too_long", "too_many", "right_required"}});
    out.push_back(endpoint("delete", "/api/work-views/{id}", "Delete a saved view", {}));
}

}  // namespace

void add_desk_routes(Portal& portal, http::Router& router) {
    auto add = [&](auto function) {
        return signed_in(
            portal, [&portal, function](http::Request const& request, engine::Asker const& asker) {
                return reply(function(portal, request, asker));
            });
    };
    router.post("/api/work/search", add(list));
    router.post("/api/work/counts", add(counts));
    router.post("/api/work/next", add(next));
    router.post("/api/work/deal", add(deal));
    router.put("/api/work/{number}/aside", add(put_aside));
    router.get("/api/plans/{plan}/work-views", add(views));
    router.put("/api/work-views/{id}", add(save_view));
    router.remove("/api/work-views/{id}", add(remove_view));
}

void describe_desk(std::vector<Endpoint>& out) {
    out.push_back({"post",
                   "/api/work/search",
                   "Open requests the asker works on, in the order to take them up",
                   Access::signed_in,
                   {"X-CSRF-Token"},
                   [](Schemas& schemas) { return schemas.of<engine::WorkAsk>(); },
                   [](Schemas& schemas) { return schemas.of<std::vector<views::WorkRow>>(); },
                   {"right_required", "unknown_plan", "bad_limit", "bad_page", "too_short"}});
    out.push_back({"post",
                   "/api/work/counts",
                   "How many each of several lists holds, counted up to 10,001",
                   Access::signed_in,
                   {"X-CSRF-Token"},
                   [](Schemas& schemas) { return schemas.of<engine::CountAsk>(); },
                   {},
                   {"right_required", "unknown_plan", "too_many"}});
    out.push_back({"post",
                   "/api/work/next",
                   "Take the most urgent case one may do; an empty answer when none is left",
                   Access::signed_in,
                   {"Idempotency-Key", "X-CSRF-Token"},
                   [](Schemas& schemas) { return schemas.of<engine::NextAsk>(); },
                   {},
                   {"right_required", "unknown_plan", "licence_not_current", "key_reused"}});
    out.push_back({"post",
                   "/api/work/deal",
                   "Assign, take, release or restore many at once; never a decision",
                   Access::signed_in,
                   {"Idempotency-Key", "X-CSRF-Token"},
                   [](Schemas& schemas) { return schemas.of<engine::DealAsk>(); },
                   {},
                   {"right_required", "unknown_plan", "not_in_bulk", "unknown_account", "too_many",
                    "nothing_wanted"}});
    out.push_back(
        {"put",
         "/api/work/{number}/aside",
         "Let a case stand aside until a time, for the asker alone; without one it is "
         "taken up again",
         Access::signed_in,
         {"X-CSRF-Token"},
         [](Schemas& schemas) { return schemas.of<Until>(); },
         {},
         {"right_required", "unknown_request", "time_is_short", "in_the_past", "too_far"}});
    describe_views(out);
}

}  // namespace assent::portal
