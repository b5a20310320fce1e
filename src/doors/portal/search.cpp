#include "engine/search.h"

#include "base/check_digit.h"
#include "doors/portal/portal.h"

namespace assent::portal {
namespace {

json::Value counts_json(engine::RequestList const& list) {
    json::Value out(json::Object{});
    for (auto const& [scope, counts] : list.counts) {
        json::Value item;
        item.set("total", counts.total);
        item.set("open", counts.open);
        json::Value status(json::Object{});
        for (auto const& [word, count] : counts.status) status.set(word, count);
        item.set("status", std::move(status));
        out.set(scope, std::move(item));
    }
    return out;
}

http::Response search(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto ask = body_as<engine::RequestAsk>(request);
    if (!ask) return http::problem(ask.fault());
    auto list = portal.engine().search_requests(asker, *ask);
    if (!list) return http::problem(list.fault());
    auto out = page_json(list->page);
    out.set("now", to_text(list->now));
    if (ask->count) out.set("counts", counts_json(*list));
    return http::json(200, out);
}

}  // namespace

json::Value page_json(views::RequestPage const& page) {
    json::Array rows;
    for (auto const& row : page.rows) {
        auto item = to_json(row);
        item.set("shown", grouped(row.request.value));
        rows.push_back(std::move(item));
    }
    json::Value out;
    out.set("requests", std::move(rows));
    if (!page.next.empty()) out.set("next", page.next);
    return out;
}

void add_search_routes(Portal& portal, http::Router& router) {
    router.post("/api/requests/search", signed_in(portal, [&portal](http::Request const& request,
                                                                    engine::Asker const& asker) {
                    return search(portal, request, asker);
                }));
}

void describe_search(std::vector<Endpoint>& out) {
    out.push_back({"post",
                   "/api/requests/search",
                   "Search what you may see: filters, order, one page, counts by status",
                   Access::signed_in,
                   {"X-CSRF-Token"},
                   [](Schemas& schemas) { return schemas.of<engine::RequestAsk>(); },
                   [](Schemas& schemas) { return schemas.of<std::vector<views::RequestRow>>(); },
                   {"right_required", "unknown_plan", "search_too_wide", "too_short", "bad_number",
                    "bad_page", "bad_limit", "unknown_value"}});
}

}  // namespace assent::portal
