#include "doors/portal/portal.h"

#include <sstream>

namespace assent::portal {
namespace {

struct TrialClock {
    std::optional<Instant> at;  ///< absent: runs with the wall clock again
};

void fields(auto& f, auto& c) requires Is<TrialClock, decltype(c)> { f("at", c.at); }

http::Response import(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto const kind = from_name<records::ImportKind>(request.parameter("kind"));
    if (!kind)
        return http::problem(not_found("unknown_import", "/kind",
                                       "Import members, providers, authorizations, hcpcs, "
                                       "icd10cm_order or icd10cm_categories."));
    records::Import import;
    import.kind = *kind;
    import.plan = PlanId(std::string(request.query_value("plan").value_or("")));
    auto const mode = request.query_value("mode");
    if (mode) {
        auto const known = from_name<records::ImportMode>(*mode);
        if (!known)
            return http::problem(
                invalid("unknown_value", "/mode", "Use all_or_nothing or keep_good."));
        import.mode = *known;
    }
    import.source = "upload";
    std::istringstream in(request.body);
    auto summary = portal.engine().import(asker, import, in, {});
    if (!summary) return http::problem(summary.fault());
    return http::json(summary->stored ? 200 : 422, to_json(*summary));
}

http::Response set_clock(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    if (!identity::has_right(asker.account, identity::Right::administer))
        return http::problem(
            forbidden("right_required", "", "Only an administrator sets the trial clock."));
    auto asked = body_as<TrialClock>(request);
    if (!asked) return http::problem(asked.fault());
    auto set = portal.engine().set_trial_clock(asked->at);
    if (!set) return http::problem(set.fault());
    json::Value out;
    out.set("now", to_text(portal.engine().clock().now()));
    return http::json(200, out);
}

}  // namespace

void add_admin_routes(Portal& portal, http::Router& router) {
    auto add = [&](auto function) {
        return signed_in(
            portal, [&portal, function](http::Request const& request, engine::Asker const& asker) {
                return function(portal, request, asker);
            });
    };
    router.post("/api/imports/{kind}", add(import), {http::Run::pooled, std::size_t{256} << 20});
    router.post("/api/trial/clock", add(set_clock));
    router.get("/api/openapi.json", [text = json::write(openapi())](http::Request const&) {
        http::Response response;
        response.content_type = "application/json";
        response.body = text;
        return response;
    });
}

void describe_admin(std::vector<Endpoint>& out) {
    out.push_back(
        {"post",
         "/api/imports/{kind}",
         "Import members, providers, authorizations of an older system or a code table (`plan`, "
         "`mode` in the query)",
         Access::signed_in,
         {"X-CSRF-Token"},
         {},
         [](Schemas& schemas) { return schemas.of<records::ImportSummary>(); },
         {"right_required", "role_not_allowed"}});
    out.push_back({"post",
                   "/api/trial/clock",
                   "Set or release the clock of a trial",
                   Access::signed_in,
                   {"X-CSRF-Token"},
                   [](Schemas& schemas) { return schemas.of<TrialClock>(); },
                   {},
                   {"not_a_trial"}});
    out.push_back({"get", "/api/openapi.json", "This document", Access::open, {}, {}, {}, {}});
}

}  // namespace assent::portal
