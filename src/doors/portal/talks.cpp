#include "base/check_digit.h"
#include "doors/portal/portal.h"
#include "engine/talk_desk.h"

namespace assent::portal {
namespace {

json::Value talk_json(engine::TalkLine const& line) {
    auto const& row = line.row;
    auto const& details = row.details;
    json::Value item;
    item.set("request", row.request.value);
    item.set("shown", grouped(row.request.value));
    item.set("what", name_of(row.what));
    item.set("number", row.number);
    item.set("state", name_of(row.state));
    item.set("member", row.member.value);
    item.set("member_name", row.member_name);
    item.set("line_of_business", row.line_of_business);
    item.set("service", row.service);
    item.set("status", row.status);
    item.set("decided_by", row.decided_by);
    auto at = [&](char const* name, std::optional<Instant> const& instant) {
        if (instant) item.set(name, to_text(*instant));
    };
    at("decided_at", row.decided_at);
    at("asked_at", row.asked_at);
    at("due_at", row.due_at);
    at("meet_at", row.meet_at);
    at("ended_at", row.ended_at);
    if (line.until) item.set("until", to_text(*line.until));
    if (!line.hours.empty()) item.set("hours", line.hours);
    item.set("may_change", line.may_change);
    item.set("clinician", details.clinician);
    item.set("phone", details.phone);
    item.set("times", details.times);
    item.set("office", details.office);
    item.set("asked_by", details.asked_by);
    item.set("reviewer", details.reviewer);
    item.set("outcome", details.outcome);
    item.set("text", details.text);
    item.set("ended_by", details.ended_by);
    item.set("criteria", details.criteria);
    item.set("channel", details.channel);
    if (!details.delegate.empty()) item.set("delegate", details.delegate);
    item.set("tries", to_json(details.tries));
    return item;
}

Result<json::Value> search_talks(Portal& portal, http::Request const& request,
                                 engine::Asker const& asker) {
    auto const ask = TRY(body_as<engine::TalkAsk>(request));
    auto const list = TRY(engine::TalkDesk(portal.engine(), asker).list(ask));
    json::Array talks;
    for (auto const& line : list.lines) talks.push_back(talk_json(line));
    json::Value out;
    out.set("now", to_text(list.now));
    out.set("talks", std::move(talks));
    out.set("more", list.more);
    return out;
}

Result<json::Value> count_talks(Portal& portal, http::Request const& request,
                                engine::Asker const& asker) {
    PlanId const plan(std::string(request.parameter("plan")));
    auto const counts = TRY(engine::TalkDesk(portal.engine(), asker).counts(plan));
    json::Value out;
    out.set("offers", counts.offers);
    out.set("open", counts.open);
    out.set("today", counts.today);
    out.set("copies", counts.copies);
    return out;
}

}  // namespace

void add_talk_routes(Portal& portal, http::Router& router) {
    auto add = [&](auto function) {
        return signed_in(
            portal, [&portal, function](http::Request const& request, engine::Asker const& asker) {
                return reply(function(portal, request, asker));
            });
    };
    router.post("/api/talks/search", add(search_talks));
    router.get("/api/plans/{plan}/talk-counts", add(count_talks));
}

void describe_talks(std::vector<Endpoint>& out) {
    out.push_back({"post",
                   "/api/talks/search",
                   "Talks with a reviewer, who may still ask for one, and copies of criteria",
                   Access::signed_in,
                   {"X-CSRF-Token"},
                   [](Schemas& schemas) { return schemas.of<engine::TalkAsk>(); },
                   {},
                   {"right_required", "unknown_plan"}});
    out.push_back(endpoint("get", "/api/plans/{plan}/talk-counts", "How many talks and copies wait",
                           {"right_required", "unknown_plan"}));
}

}  // namespace assent::portal
