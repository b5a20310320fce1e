#include "doors/portal/picture.h"
#include "doors/portal/portal.h"

namespace assent::portal {
namespace {

constexpr int page_default = 50;
constexpr int page_max = 200;

void submit(Portal& portal, http::Request const& request, http::Responder respond) {
    auto asker = portal.asker(request);
    if (!asker) return respond(http::problem(asker.fault()));
    auto key = key_of(request);
    if (!key) return respond(http::problem(key.fault()));
    auto asked = body_as<request::SubmitRequest>(request);
    if (!asked) return respond(http::problem(asked.fault()));
    auto works = portal.engine().works_for(*asker, asked->plan);
    if (!works) return respond(http::problem(works.fault()));
    engine::Call call;
    call.plan = asked->plan;
    call.key = std::move(key).take();
    call.actor = engine::actor_of(asker->account);
    call.command = std::move(asked).take();
    run_submission(portal, std::move(call), std::move(respond));
}

http::Response check(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto asked = body_as<request::SubmitRequest>(request);
    if (!asked) return http::problem(asked.fault());
    return reply(portal.engine().check(asker, *asked));
}

template <class E>
std::optional<E> word_of(http::Request const& request, std::string_view name) {
    auto const value = request.query_value(name);
    return value ? from_name<E>(*value) : std::nullopt;
}

enum class Scope { mine, office, queue };

Result<engine::RequestAsk> ask_of(http::Request const& request, identity::Account const& account) {
    engine::RequestAsk ask;
    ask.plan = PlanId(std::string(request.query_value("plan").value_or(account.plan.value)));
    auto const scope = request.query_value("scope").value_or("mine");
    auto const known = from_name<Scope>(scope);
    if (!known) return invalid("unknown_value", "/scope", "Use mine, office or queue.");
    ask.scope = engine::SearchScope::office;
    if (*known == Scope::mine) ask.submitter = account.id;
    if (*known == Scope::queue) ask.queue = std::string(request.query_value("queue").value_or(""));
    ask.state = word_of<views::OpenOrClosed>(request, "state").value_or(views::OpenOrClosed::open);
    ask.after = std::string(request.query_value("after").value_or(""));
    ask.limit = page_default;
    if (auto const limit = request.query_value("limit"); limit && is_digits_short(*limit))
        ask.limit = std::min(page_max, std::max(1, std::stoi(std::string(*limit))));
    return ask;
}

http::Response list(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto ask = ask_of(request, asker.account);
    if (!ask) return http::problem(ask.fault());
    auto found = portal.engine().search_requests(asker, *ask);
    if (!found) return http::problem(found.fault());
    return http::json(200, page_json(found->page));
}

http::Response read(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    RequestId const number(std::string(request.parameter("number")));
    auto picture = portal.engine().read_request(asker, number);
    if (!picture) return http::problem(picture.fault());
    return http::json(200, picture_json(portal.engine(), asker, *picture))
        .with("ETag", "\"" + std::to_string(picture->version) + "\"");
}

/// A submission has its own path: it names no request yet.
Result<void> must_name_a_request(request::Command const& command) {
    if (!std::holds_alternative<request::SubmitRequest>(command)) return fine();
    return invalid("wrong_path", "/type", "Submit a request with POST /api/requests.");
}

template <class C>
Result<request::Command> command_of(http::Request const& request) {
    request::Command command = TRY(body_as<C>(request));
    TRY(must_name_a_request(command));
    return command;
}

template <class C>
void run_command(Portal& portal, http::Request const& request, http::Responder respond) {
    auto asker = portal.asker(request);
    if (!asker) return respond(http::problem(asker.fault()));
    auto key = key_of(request);
    if (!key) return respond(http::problem(key.fault()));
    auto command = command_of<C>(request);
    if (!command) return respond(http::problem(command.fault()));
    engine::Call call;
    call.request = RequestId(std::string(request.parameter("number")));
    auto plan = portal.engine().plan_of(call.request->value);
    if (!plan) return respond(http::problem(plan.fault()));
    call.plan = std::move(plan).take();
    call.key = std::move(key).take();
    auto version = version_of(request);
    if (!version) return respond(http::problem(version.fault()));
    call.if_version = *version;
    call.actor = engine::actor_of(asker->account);
    call.command = std::move(command).take();
    // What a role can never do is refused without a look at the request; what one may not see
    // answers 404, before anything is said about the command.
    auto possible = portal.engine().role_may(call);
    if (!possible) return respond(http::problem(possible.fault()));
    auto visible = portal.engine().may_act(*asker, *call.request);
    if (!visible) return respond(http::problem(visible.fault()));
    portal.engine().run_async(std::move(call), [respond](Result<engine::Receipt> receipt) {
        if (!receipt) return respond(http::problem(receipt.fault()));
        http::Response response;
        response.content_type = "application/json";
        response.body = receipt->reply;
        respond(std::move(response).with("ETag", "\"" + std::to_string(receipt->version) + "\""));
    });
}

template <class C>
void add_command(Portal& portal, http::Router& router, std::string pattern) {
    router.add(
        {"POST",
         std::move(pattern),
         {},
         http::AsyncHandler([&portal](http::Request const& request, http::Responder respond) {
             run_command<C>(portal, request, std::move(respond));
         }),
         0});
}

}  // namespace

void run_submission(Portal& portal, engine::Call call, http::Responder respond) {
    portal.engine().run_async(std::move(call), [respond](Result<engine::Receipt> receipt) {
        if (!receipt) return respond(http::problem(receipt.fault()));
        http::Response response;
        response.status = receipt->repeated ? 200 : 201;
        response.content_type = "application/json";
        response.body = receipt->reply;
        respond(std::move(response).with("Location", "/api/requests/" + receipt->request.value));
    });
}

void add_request_routes(Portal& portal, http::Router& router) {
    router.add(
        {"POST",
         "/api/requests",
         {},
         http::AsyncHandler([&portal](http::Request const& request, http::Responder respond) {
             submit(portal, request, std::move(respond));
         }),
         0});
    auto add = [&](auto function) {
        return signed_in(
            portal, [&portal, function](http::Request const& request, engine::Asker const& asker) {
                return function(portal, request, asker);
            });
    };
    router.post("/api/requests/check", add(check));
    router.get("/api/requests", add(list));
    router.get("/api/requests/{number}", add(read));
}

void add_command_routes(Portal& portal, http::Router& router) {
    add_command<request::Command>(portal, router, "/api/requests/{number}/commands");
    add_command<request::AddNote>(portal, router, "/api/requests/{number}/notes");
    add_command<request::AttachDocument>(portal, router, "/api/requests/{number}/documents");
    add_command<request::AssignRequest>(portal, router, "/api/requests/{number}/assignment");
    add_command<request::Determine>(portal, router, "/api/requests/{number}/approval");
    add_command<request::VoidRequest>(portal, router, "/api/requests/{number}/void");
    add_command<request::ExtendDeadline>(portal, router, "/api/requests/{number}/extension");
}

void describe_requests(std::vector<Endpoint>& out) {
    auto asks = [](Schemas& schemas) { return schemas.of<request::SubmitRequest>(); };
    out.push_back(
        {"post",
         "/api/requests",
         "Submit a request",
         Access::signed_in,
         {"Idempotency-Key", "X-CSRF-Token"},
         asks,
         {},
         {"contradictory_choice", "unknown_member", "not_covered_on_date", "key_reused"}});
    out.push_back({"post",
                   "/api/requests/check",
                   "What a submission would come to; nothing is stored",
                   Access::signed_in,
                   {"X-CSRF-Token"},
                   asks,
                   {},
                   {}});
    out.push_back({"get",
                   "/api/requests",
                   "Requests of mine, of my office, or of a queue",
                   Access::signed_in,
                   {},
                   {},
                   [](Schemas& schemas) { return schemas.of<std::vector<views::RequestRow>>(); },
                   {}});
    out.push_back({"get",
                   "/api/requests/{number}",
                   "One request with its timeline",
                   Access::signed_in,
                   {},
                   {},
                   {},
                   {"unknown_request"}});
}

void describe_commands(std::vector<Endpoint>& out) {
    auto add = [&](std::string pattern, std::string summary,
                   std::function<json::Value(Schemas&)> asks) {
        out.push_back({"post",
                       "/api/requests/{number}/" + pattern,
                       std::move(summary),
                       Access::signed_in,
                       {"Idempotency-Key", "If-Match", "X-CSRF-Token"},
                       std::move(asks),
                       {},
                       {"stale_version", "request_closed", "unknown_request"}});
    };
    add("commands", "Any command on a request: its fields beside its `type`",
        [](Schemas& schemas) { return schemas.of<request::Command>(); });
    add("notes", "Add a note", [](Schemas& schemas) { return schemas.of<request::AddNote>(); });
    add("documents", "Attach an uploaded document",
        [](Schemas& schemas) { return schemas.of<request::AttachDocument>(); });
    add("assignment", "Give to a person or a queue",
        [](Schemas& schemas) { return schemas.of<request::AssignRequest>(); });
    add("approval", "Approve lines as asked",
        [](Schemas& schemas) { return schemas.of<request::Determine>(); });
    add("void", "End a request that cannot be used",
        [](Schemas& schemas) { return schemas.of<request::VoidRequest>(); });
    add("extension", "Extend a decision deadline once",
        [](Schemas& schemas) { return schemas.of<request::ExtendDeadline>(); });
}

}  // namespace assent::portal
