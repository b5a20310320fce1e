#include "engine/appeal_desk.h"

#include "base/check_digit.h"
#include "base/text.h"
#include "documents/kind.h"
#include "doors/portal/picture.h"
#include "doors/portal/portal.h"

namespace assent::portal {
namespace {

constexpr std::size_t appeal_document_digits = 4;

json::Value appeal_work_json(views::AppealWork const& work) {
    auto item = appeal_row_json(work.row);
    item.set("version", work.version);
    if (!work.row.request.value.empty()) item.set("request_shown", grouped(work.row.request.value));
    if (work.acknowledge_due_at) item.set("acknowledge_due_at", to_text(*work.acknowledge_due_at));
    if (!work.clock.empty()) item.set("clock", work.clock);
    if (work.started_at) item.set("started_at", to_text(*work.started_at));
    if (!work.outside.empty()) item.set("outside", work.outside);
    item.set("owed", work.owed);
    if (!work.topic.empty()) item.set("topic", work.topic);
    if (!work.service.empty()) item.set("service", work.service);
    return item;
}

Result<json::Value> search_appeals(Portal& portal, http::Request const& request,
                                   engine::Asker const& asker) {
    auto const ask = TRY(body_as<engine::AppealAsk>(request));
    auto const page = TRY(engine::AppealDesk(portal.engine(), asker).list(ask));
    json::Array rows;
    for (auto const& work : page.rows) rows.push_back(appeal_work_json(work));
    json::Value out;
    out.set("now", to_text(portal.engine().clock().now()));
    out.set("appeals", std::move(rows));
    if (!page.next.empty()) out.set("next", page.next);
    return out;
}

Result<json::Value> count_appeals(Portal& portal, http::Request const& request,
                                  engine::Asker const& asker) {
    auto const ask = TRY(body_as<engine::AppealCountAsk>(request));
    json::Array views;
    for (auto const& [id, count] : TRY(engine::AppealDesk(portal.engine(), asker).counts(ask))) {
        json::Value item;
        item.set("id", id);
        item.set("count", count);
        views.push_back(std::move(item));
    }
    json::Value out;
    out.set("now", to_text(portal.engine().clock().now()));
    out.set("views", std::move(views));
    return out;
}

Result<json::Value> reviewers_of(Portal& portal, http::Request const& request,
                                 engine::Asker const& asker) {
    AppealId const number(std::string(request.parameter("number")));
    json::Array people;
    for (auto const& one : TRY(engine::AppealDesk(portal.engine(), asker).reviewers(number))) {
        json::Value item;
        item.set("account", one.account.id);
        item.set("name", one.account.name);
        item.set("role", one.account.role);
        if (!one.account.specialty.empty()) item.set("specialty", one.account.specialty);
        item.set("open", one.open);
        item.set("may_uphold", one.may_uphold);
        item.set("may_overturn", one.may_overturn);
        if (one.conflict) item.set("conflict", one.conflict->message);
        people.push_back(std::move(item));
    }
    json::Value out;
    out.set("reviewers", std::move(people));
    return out;
}

json::Value filing_rule_json(policy::AppealRule const& rule) {
    json::Value item;
    item.set("row", rule.row);
    item.set("kind", name_of(rule.kind));
    item.set("lines", to_json(rule.lines));
    item.set("filers", to_json(rule.filers));
    item.set("consent", to_json(rule.consent));
    item.set("urgent", rule.urgent);
    item.set("window_days", rule.window_days);
    item.set("good_cause", rule.good_cause);
    item.set("aid", rule.aid_days > 0);
    item.set("why", rule.why);
    item.set("source", rule.source);
    return item;
}

Result<json::Value> filing_rules(Portal& portal, http::Request const& request,
                                 engine::Asker const& asker) {
    PlanId const plan(std::string(request.parameter("plan")));
    auto const pack = TRY(engine::AppealDesk(portal.engine(), asker).rules(plan));
    json::Array rules;
    for (auto const& rule : pack->appeals.appeals) rules.push_back(filing_rule_json(rule));
    json::Value out;
    out.set("rules", std::move(rules));
    return out;
}

Result<http::Response> appeal_document(Portal& portal, http::Request const& request,
                                       engine::Asker const& asker) {
    AppealId const number(std::string(request.parameter("number")));
    auto const asked = request.parameter("document");
    int const document = is_digits(asked) && asked.size() <= appeal_document_digits
                             ? std::stoi(std::string(asked))
                             : 0;
    auto held = TRY(engine::AppealDesk(portal.engine(), asker).read_document(number, document));
    auto const kind = documents::kind_of_media_type(held.content.media_type);
    std::string const ending(kind ? documents::accepted_of(*kind).endings.front()
                                  : std::string_view());
    http::Response response;
    response.content_type = held.content.media_type;
    response.body = std::move(held.bytes);
    return std::move(response).with(
        "Content-Disposition",
        "attachment; filename=\"document-" + std::to_string(document) + ending + "\"");
}

}  // namespace

void add_appeal_desk_routes(Portal& portal, http::Router& router) {
    auto add = [&](auto function) {
        return signed_in(
            portal, [&portal, function](http::Request const& request, engine::Asker const& asker) {
                return reply(function(portal, request, asker));
            });
    };
    router.post("/api/appeals/search", add(search_appeals));
    router.post("/api/appeals/counts", add(count_appeals));
    router.get("/api/appeals/{number}/reviewers", add(reviewers_of));
    router.get("/api/plans/{plan}/appeal-rules", add(filing_rules));
    router.get(
        "/api/appeals/{number}/documents/{document}",
        signed_in(portal, [&portal](http::Request const& request, engine::Asker const& asker) {
            auto answer = appeal_document(portal, request, asker);
            return answer ? std::move(answer).take() : http::problem(answer.fault());
        }));
}

void describe_appeal_desk(std::vector<Endpoint>& out) {
    out.push_back({"post",
                   "/api/appeals/search",
                   "Appeals as who works on them sees them, the most pressing first",
                   Access::signed_in,
                   {"X-CSRF-Token"},
                   [](Schemas& schemas) { return schemas.of<engine::AppealAsk>(); },
                   {},
                   {"right_required", "unknown_plan", "bad_limit", "too_short", "unknown_value"}});
    out.push_back({"post",
                   "/api/appeals/counts",
                   "How many appeals each of several lists holds, counted up to 10,001",
                   Access::signed_in,
                   {"X-CSRF-Token"},
                   [](Schemas& schemas) { return schemas.of<engine::AppealCountAsk>(); },
                   {},
                   {"right_required", "unknown_plan", "too_many"}});
    out.push_back(endpoint("get", "/api/appeals/{number}/reviewers",
                           "Who works on appeals, and why this one may not be theirs",
                           {"right_required", "unknown_appeal"}));
    out.push_back(endpoint("get", "/api/appeals/{number}/documents/{document}",
                           "One document of an appeal", {"unknown_appeal", "unknown_document"}));
    out.push_back(endpoint("get", "/api/plans/{plan}/appeal-rules",
                           "Who may file what in which time, by the plan's rules",
                           {"unknown_plan"}));
}

}  // namespace assent::portal
