#include "base/check_digit.h"
#include "doors/portal/csv.h"
#include "doors/portal/portal.h"

namespace assent::portal {
namespace {

struct SearchToSave {
    PlanId plan;
    std::string name;
    engine::RequestAsk filters;
};

void fields(auto& f, auto& s) requires Is<SearchToSave, decltype(s)> {
    f("plan", s.plan);
    f("name", s.name);
    f("filters", s.filters);
}

Result<json::Value> list(Portal& portal, engine::Asker const& asker) {
    json::Array saved;
    for (auto const& view : TRY(portal.engine().saved_searches(asker)))
        saved.push_back(TRY(saved_json(view)));
    json::Value out;
    out.set("saved", std::move(saved));
    return out;
}

Result<json::Value> save(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto asked = TRY(body_as<SearchToSave>(request));
    if (asked.filters.plan.value.empty()) asked.filters.plan = asked.plan;
    if (asked.filters.plan != asked.plan)
        return invalid("contradictory_choice", "/filters/plan", "The filters are of another plan.");
    return saved_json(TRY(portal.engine().save_search(asker, std::string(request.parameter("id")),
                                                      asked.name, asked.filters)));
}

std::string day_of(std::optional<Day> day) { return day ? to_text(*day) : std::string(); }
std::string instant_of(std::optional<Instant> at) { return at ? to_text(*at) : std::string(); }

http::Response export_csv(Portal& portal, http::Request const& request,
                          engine::Asker const& asker) {
    auto const ask = body_as<engine::RequestAsk>(request);
    if (!ask) return http::problem(ask.fault());
    auto text = csv_line({"request",          "status",       "stage",      "kind",
                          "urgency",          "review",       "member",     "service",
                          "line_of_business", "received_at",  "due_at",     "overdue",
                          "closed_at",        "service_from", "service_to", "authorized_to",
                          "reply_due_at",     "queue",        "assignee",   "submitted_by",
                          "requesting",       "servicing"});
    auto const whole =
        portal.engine().export_requests(asker, *ask, [&](views::RequestRow const& row) {
            text += csv_line({row.request.value,
                              row.status,
                              row.stage,
                              row.kind,
                              row.urgency,
                              row.review,
                              row.member_name,
                              row.service,
                              row.line_of_business,
                              to_text(row.received_at),
                              instant_of(row.due_at),
                              row.overdue ? "yes" : "no",
                              instant_of(row.closed_at),
                              day_of(row.service_from),
                              day_of(row.service_to),
                              day_of(row.authorized_to),
                              instant_of(row.reply_due_at),
                              row.queue,
                              row.assignee_name,
                              row.submitted_by_name,
                              row.requesting_name,
                              row.servicing_name});
        });
    if (!whole) return http::problem(whole.fault());
    auto response = csv_file("requests.csv", std::move(text));
    if (!*whole) response.with("X-Truncated", "true");
    return response;
}

}  // namespace

Result<json::Value> saved_json(records::SavedView const& view) {
    json::Value out;
    out.set("id", view.id);
    out.set("plan", view.plan.value);
    out.set("name", view.name);
    out.set("filters", TRY(json::parse(view.filters)));
    out.set("updated_at", to_text(view.updated_at));
    return out;
}

void add_saved_routes(Portal& portal, http::Router& router) {
    router.get("/api/saved-searches",
               signed_in(portal, [&portal](http::Request const&, engine::Asker const& asker) {
                   return reply(list(portal, asker));
               }));
    router.put("/api/saved-searches/{id}", signed_in(portal, [&portal](http::Request const& request,
                                                                       engine::Asker const& asker) {
                   return reply(save(portal, request, asker));
               }));
    router.remove(
        "/api/saved-searches/{id}",
        signed_in(portal, [&portal](http::Request const& request, engine::Asker const& asker) {
            auto const removed =
                portal.engine().remove_search(asker, std::string(request.parameter("id")));
            return removed ? http::no_content() : http::problem(removed.fault());
        }));
    router.post("/api/requests/export", signed_in(portal, [&portal](http::Request const& request,
                                                                    engine::Asker const& asker) {
                    return export_csv(portal, request, asker);
                }));
}

void describe_saved(std::vector<Endpoint>& out) {
    out.push_back({"get",
                   "/api/saved-searches",
                   "My saved searches, by name",
                   Access::signed_in,
                   {},
                   {},
                   {},
                   {}});
    out.push_back(
        {"put",
         "/api/saved-searches/{id}",
         "Save a search under a name",
         Access::signed_in,
         {"X-CSRF-Token"},
         [](Schemas& schemas) { return schemas.of<SearchToSave>(); },
         {},
         {"bad_id", "name_missing", "name_taken", "too_long", "too_many", "right_required"}});
    out.push_back({"delete",
                   "/api/saved-searches/{id}",
                   "Delete a saved search",
                   Access::signed_in,
                   {"X-CSRF-Token"},
                   {},
                   {},
                   {}});
    out.push_back({"post",
                   "/api/requests/export",
                   "The rows of a search as CSV, at most 50,000",
                   Access::signed_in,
                   {"X-CSRF-Token"},
                   [](Schemas& schemas) { return schemas.of<engine::RequestAsk>(); },
                   {},
                   {"right_required", "unknown_plan", "search_too_wide"}});
}

}  // namespace assent::portal
