#include "doors/portal/picture.h"
#include "doors/portal/portal.h"

namespace assent::portal {
namespace {

/// A draft as the page sends it: what lists show of it, and the form as it stands.
struct DraftBody {
    PlanId plan;
    std::string summary;
    std::string content;
};

Result<std::string> object_text(json::Value const& body, std::string_view name) {
    auto const* value = body.find(name);
    if (value == nullptr) return std::string("{}");
    if (value->is_object()) return json::write(*value);
    return invalid("wrong_type", "/" + std::string(name), "This is a JSON object.");
}

Result<DraftBody> body_of(http::Request const& request) {
    auto const body = TRY(http::read_json(request));
    if (!body.is_object()) return invalid("wrong_type", "", "Send a JSON object.");
    for (auto const& member : body.as_object())
        if (member.name != "plan" && member.name != "summary" && member.name != "content")
            return invalid("unknown_field", "/" + member.name, "There is no such field.");
    return DraftBody{PlanId(std::string(body.text("plan"))), TRY(object_text(body, "summary")),
                     TRY(object_text(body, "content"))};
}

struct HandOver {
    std::string account;
};
void fields(auto& f, auto& h) requires Is<HandOver, decltype(h)> { f("account", h.account); }

struct DraftDays {
    int days = 0;
};
void fields(auto& f, auto& d) requires Is<DraftDays, decltype(d)> { f("days", d.days); }

Result<json::Value> head_json(engine::DraftView const& view) {
    auto const& draft = view.draft;
    json::Value out;
    out.set("draft", draft.draft);
    out.set("plan", draft.plan.value);
    out.set("version", draft.version);
    out.set("summary", TRY(json::parse(draft.summary)));
    out.set("created_at", to_text(draft.created_at));
    out.set("updated_at", to_text(draft.updated_at));
    out.set("owner", draft.owner);
    out.set("owner_name", draft.owner_name);
    out.set("updated_by_name", draft.updated_by_name);
    out.set("expires_at", to_text(view.expires_at));
    out.set("expires_soon", view.expires_soon);
    return out;
}

http::Response answer(Result<json::Value> body, engine::DraftView const& view, int status = 200) {
    if (!body) return http::problem(body.fault());
    return http::json(status, *body).with("ETag", "\"" + std::to_string(view.draft.version) + "\"");
}

std::string id_of(http::Request const& request) { return std::string(request.parameter("id")); }

http::Response list(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    PlanId const plan(std::string(request.query_value("plan").value_or(asker.account.plan.value)));
    auto const list =
        portal.engine().list_drafts(asker, plan, request.query_value("mine") == "true");
    if (!list) return http::problem(list.fault());
    json::Array drafts;
    for (auto const& view : list->drafts) {
        auto head = head_json(view);
        if (!head) return http::problem(head.fault());
        drafts.push_back(std::move(head).take());
    }
    json::Value out;
    out.set("now", to_text(list->now));
    out.set("days", list->days);
    out.set("drafts", std::move(drafts));
    return http::json(200, out);
}

http::Response read(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto const view = portal.engine().read_draft(asker, id_of(request));
    if (!view) return http::problem(view.fault());
    auto out = head_json(*view);
    auto content = json::parse(view->draft.content);
    if (!content) return http::problem(content.fault());
    if (out) out->set("content", std::move(content).take());
    return answer(std::move(out), *view);
}

http::Response save(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto body = body_of(request);
    if (!body) return http::problem(body.fault());
    auto const version = version_of(request);
    if (!version) return http::problem(version.fault());
    auto const view = portal.engine().save_draft(
        asker, {body->plan, id_of(request), body->summary, body->content, *version});
    if (!view) return http::problem(view.fault());
    return answer(head_json(*view), *view, view->draft.version == 1 ? 201 : 200);
}

/// No more than it takes to choose one.
http::Response colleagues(Portal& portal, http::Request const& request,
                          engine::Asker const& asker) {
    auto const found = portal.engine().colleagues_for(asker, id_of(request));
    if (!found) return http::problem(found.fault());
    json::Array people;
    for (auto const& account : *found) {
        json::Value person;
        person.set("account", account.id);
        person.set("name", account.name);
        people.push_back(std::move(person));
    }
    json::Value out;
    out.set("colleagues", std::move(people));
    return http::json(200, out);
}

http::Response hand_over(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto const to = body_as<HandOver>(request);
    if (!to) return http::problem(to.fault());
    auto const view = portal.engine().hand_over_draft(asker, id_of(request), to->account);
    if (!view) return http::problem(view.fault());
    return answer(head_json(*view), *view);
}

http::Response remove(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto const version = version_of(request);
    if (!version) return http::problem(version.fault());
    auto const removed = portal.engine().remove_draft(asker, id_of(request), *version);
    return removed ? http::no_content() : http::problem(removed.fault());
}

http::Response set_days(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto const asked = body_as<DraftDays>(request);
    if (!asked) return http::problem(asked.fault());
    PlanId const plan(std::string(request.parameter("plan")));
    auto const set = portal.engine().set_draft_days(asker, plan, asked->days);
    return set ? http::no_content() : http::problem(set.fault());
}

void submit(Portal& portal, http::Request const& request, http::Responder respond) {
    auto asker = portal.asker(request);
    if (!asker) return respond(http::problem(asker.fault()));
    auto plan = portal.engine().plan_of_draft(*asker, id_of(request));
    if (!plan) return respond(http::problem(plan.fault()));
    auto asked = body_as<request::SubmitRequest>(request);
    if (!asked) return respond(http::problem(asked.fault()));
    if (asked->plan != *plan)
        return respond(http::problem(
            invalid("contradictory_choice", "/plan", "The draft is for another plan.")));
    engine::Call call;
    call.plan = *plan;
    call.draft = id_of(request);
    // The draft is the key: whoever sends it and however often, it becomes one request.
    call.key = CommandKey("draft|" + call.draft);
    call.actor = engine::actor_of(asker->account);
    call.command = std::move(asked).take();
    run_submission(portal, std::move(call), std::move(respond));
}

}  // namespace

void add_draft_routes(Portal& portal, http::Router& router) {
    auto add = [&](auto function) {
        return signed_in(
            portal, [&portal, function](http::Request const& request, engine::Asker const& asker) {
                return function(portal, request, asker);
            });
    };
    router.get("/api/drafts", add(list));
    router.get("/api/drafts/{id}", add(read));
    router.put("/api/drafts/{id}", add(save));
    router.get("/api/drafts/{id}/colleagues", add(colleagues));
    router.put("/api/drafts/{id}/owner", add(hand_over));
    router.remove("/api/drafts/{id}", add(remove));
    router.put("/api/plans/{plan}/draft-days", add(set_days));
    router.add(
        {"POST",
         "/api/drafts/{id}/submit",
         {},
         http::AsyncHandler([&portal](http::Request const& request, http::Responder respond) {
             submit(portal, request, std::move(respond));
         }),
         0});
}

void describe_drafts(std::vector<Endpoint>& out) {
    auto add = [&](std::string method, std::string pattern, std::string summary,
                   std::vector<std::string> headers, std::vector<std::string> faults,
                   std::function<json::Value(Schemas&)> asks = {}) {
        out.push_back({std::move(method),
                       std::move(pattern),
                       std::move(summary),
                       Access::signed_in,
                       std::move(headers),
                       std::move(asks),
                       {},
                       std::move(faults)});
    };
    add("get", "/api/drafts", "Drafts of my office that were not sent yet", {},
        {"right_required", "unknown_plan"});
    add("get", "/api/drafts/{id}", "One draft with its form", {}, {"unknown_draft", "draft_sent"});
    add("put", "/api/drafts/{id}", "Save a draft: plan, summary, content",
        {"If-Match", "X-CSRF-Token"},
        {"bad_draft_id", "too_long", "stale_version", "draft_sent", "unknown_draft"});
    add("get", "/api/drafts/{id}/colleagues", "To whom a draft may be handed over", {},
        {"right_required", "unknown_draft", "no_organisation"});
    add("put", "/api/drafts/{id}/owner", "Hand a draft over to a colleague", {"X-CSRF-Token"},
        {"unknown_draft", "unknown_account", "no_organisation"},
        [](Schemas& schemas) { return schemas.of<HandOver>(); });
    add("delete", "/api/drafts/{id}", "Delete a draft", {"If-Match", "X-CSRF-Token"},
        {"stale_version", "draft_sent"});
    add("post", "/api/drafts/{id}/submit", "Turn a draft into a request, once", {"X-CSRF-Token"},
        {"unknown_draft", "draft_sent", "contradictory_choice", "not_covered_on_date"},
        [](Schemas& schemas) { return schemas.of<request::SubmitRequest>(); });
    add("put", "/api/plans/{plan}/draft-days", "How many days drafts stay after their last change",
        {"X-CSRF-Token"}, {"right_required", "bad_quantity"},
        [](Schemas& schemas) { return schemas.of<DraftDays>(); });
}

}  // namespace assent::portal
