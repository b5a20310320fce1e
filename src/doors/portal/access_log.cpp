#include "doors/portal/csv.h"
#include "doors/portal/reports.h"
#include "engine/access_review.h"

namespace assent::portal {
namespace {

constexpr int file_most = 5000;

struct WatcherAsk {
    PlanId plan;
    std::string text;
};

void fields(auto& f, auto& a) requires Is<WatcherAsk, decltype(a)> {
    f("plan", a.plan);
    f("text", a.text);
}

std::string entries_csv(engine::AccessPage const& page) {
    auto text = csv_line(
        {"entry", "at", "account", "name", "role", "act", "what", "record", "member", "channel"});
    for (auto const& entry : page.entries)
        text += csv_line({std::to_string(entry.entry), to_text(entry.at), entry.account, entry.name,
                          entry.role, std::string(name_of(entry.act)), entry.what, entry.record,
                          entry.member.value, entry.channel});
    return text;
}

http::Response search_log(Portal& portal, http::Request const& request,
                          engine::Asker const& asker) {
    auto ask = body_as<engine::AccessAsk>(request);
    if (!ask) return http::problem(ask.fault());
    auto const form = form_of(request);
    if (!form) return http::problem(form.fault());
    bool const as_file = *form == ReportForm::csv;
    if (as_file) ask->limit = file_most;
    auto const page = engine::search_accesses(
        portal.engine(), asker, *ask, as_file ? records::Act::data_export : records::Act::search);
    if (!page) return http::problem(page.fault());
    if (!as_file) return http::json(200, to_json(*page));
    auto file = csv_file("access-log.csv", entries_csv(*page));
    return page->next == 0 ? file : std::move(file).with("X-Truncated", "true");
}

Result<json::Value> watchers(Portal& portal, http::Request const& request,
                             engine::Asker const& asker) {
    auto const ask = TRY(body_as<WatcherAsk>(request));
    json::Value out;
    out.set("people",
            to_json(TRY(engine::find_watchers(portal.engine(), asker, ask.plan, ask.text))));
    return out;
}

http::Response find_people(Portal& portal, http::Request const& request,
                           engine::Asker const& asker) {
    return reply(watchers(portal, request, asker));
}

}  // namespace

void add_access_routes(Portal& portal, http::Router& router) {
    router.post("/api/access/search", for_somebody(portal, search_log));
    router.post("/api/access/people", for_somebody(portal, find_people));
}

void describe_access(std::vector<Endpoint>& out) {
    out.push_back(
        {"post",
         "/api/access/search",
         "Who looked at which record: by member, person, request, act and day; ?format=csv",
         Access::signed_in,
         {"X-CSRF-Token"},
         [](Schemas& schemas) { return schemas.of<engine::AccessAsk>(); },
         [](Schemas& schemas) { return schemas.of<engine::AccessPage>(); },
         {"right_required", "unknown_plan", "bad_limit", "dates_reversed"}});
    out.push_back({"post",
                   "/api/access/people",
                   "Accounts by the beginning of a name, to choose whose entries are wanted",
                   Access::signed_in,
                   {"X-CSRF-Token"},
                   [](Schemas& schemas) { return schemas.of<WatcherAsk>(); },
                   {},
                   {"right_required", "unknown_plan"}});
}

}  // namespace assent::portal
