#include "engine/restricted.h"

#include "doors/portal/portal.h"

namespace assent::portal {
namespace {

PlanId plan_named(http::Request const& request) {
    return PlanId(std::string(request.parameter("plan")));
}

Result<json::Value> open_record(Portal& portal, http::Request const& request,
                                engine::Asker const& asker) {
    auto const ask = TRY(body_as<engine::OpenAsk>(request));
    json::Value out;
    out.set("until", to_text(TRY(engine::open_restricted(portal.engine(), asker, ask))));
    return out;
}

json::Value opened_json(engine::OpenedBy const& one) {
    auto const& opened = one.opened;
    json::Value out;
    out.set("id", opened.id);
    out.set("by", one.name);
    out.set("role", opened.role);
    out.set("member", opened.member.value);
    out.set("member_name", one.member_name.reveal());
    out.set("opened_at", to_text(opened.opened_at));
    out.set("until", to_text(opened.until));
    out.set("reason", name_of(opened.reason));
    out.set("note", opened.note.reveal());
    if (!opened.reviewed_at) return out;
    out.set("reviewed_at", to_text(*opened.reviewed_at));
    out.set("reviewed_by", one.reviewer);
    if (opened.finding) out.set("finding", name_of(*opened.finding));
    out.set("remark", opened.remark.reveal());
    return out;
}

Result<json::Value> opened(Portal& portal, http::Request const& request,
                           engine::Asker const& asker) {
    bool const reviewed = request.query_value("reviewed") == "true";
    json::Array rows;
    for (auto const& one :
         TRY(engine::opened_records(portal.engine(), asker, plan_named(request), reviewed))) {
        auto row = opened_json(one);
        row.set("own", one.opened.account == asker.account.id);
        rows.push_back(std::move(row));
    }
    json::Value out;
    out.set("records", std::move(rows));
    return out;
}

http::Response review(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto const said = body_as<engine::OpenReview>(request);
    if (!said) return http::problem(said.fault());
    auto const done = engine::review_opened(portal.engine(), asker, plan_named(request),
                                            std::string(request.parameter("id")), *said);
    return done ? http::no_content() : http::problem(done.fault());
}

}  // namespace

void add_restricted_routes(Portal& portal, http::Router& router) {
    auto told = [&](auto function) {
        return for_somebody(portal, [function](Portal& to, http::Request const& request,
                                               engine::Asker const& asker) {
            return reply(function(to, request, asker));
        });
    };
    router.post("/api/restricted-records/open", told(open_record));
    router.get("/api/plans/{plan}/opened-records", told(opened));
    router.post("/api/plans/{plan}/opened-records/{id}/review", for_somebody(portal, review));
}

void describe_restricted(std::vector<Endpoint>& out) {
    std::string const all = "/api/plans/{plan}/opened-records";
    out.push_back(endpoint("post", "/api/restricted-records/open",
                           "Open a restricted record with a reason, to be read for one hour",
                           {"right_required", "required", "too_long", "unknown_request",
                            "unknown_member", "unknown_plan", "not_restricted"}));
    out.back().asks = [](Schemas& schemas) { return schemas.of<engine::OpenAsk>(); };
    out.push_back(endpoint("get", all,
                           "Who opened restricted records and why; `reviewed=true` gives those "
                           "somebody has looked at",
                           {"right_required", "unknown_plan"}));
    out.push_back(endpoint("post", all + "/{id}/review",
                           "Say whether there was good reason to open a restricted record",
                           {"right_required", "required", "too_long", "unknown_record",
                            "own_record", "reviewed_already"}));
    out.back().asks = [](Schemas& schemas) { return schemas.of<engine::OpenReview>(); };
}

}  // namespace assent::portal
