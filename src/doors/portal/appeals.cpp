#include "base/check_digit.h"
#include "doors/portal/picture.h"
#include "doors/portal/portal.h"
#include "engine/appeal_desk.h"

namespace assent::portal {
namespace {

constexpr int page_default = 50;
constexpr int page_max = 200;

/// What an office and a member are not told: the plan's notes and who is asked to look.
bool is_plan_only(appeal::Event const& event) {
    return std::holds_alternative<appeal::AppealNoteAdded>(event) ||
           std::holds_alternative<appeal::AppealAssigned>(event);
}

std::string shown(AppealId const& number) { return grouped(number.value); }

json::Value lines_json(appeal::State const& state) {
    json::Array lines;
    for (auto const number : state.filed->lines) {
        json::Value item;
        item.set("line", number.value);
        if (auto const* about = appeal::disputed(state))
            for (auto const& line : about->lines)
                if (line.line == number) {
                    item.set("code", line.code);
                    item.set("decided", name_of(line.outcome));
                    item.set("basis", name_of(line.basis));
                }
        if (state.resolved)
            for (auto const& line : state.resolved->resolution.lines)
                if (line.line == number) {
                    item.set("result", name_of(line.result));
                    item.set("sentence", line.sentence.reveal());
                }
        lines.push_back(std::move(item));
    }
    return json::Value(std::move(lines));
}

json::Array clocks_json(engine::AppealPicture const& picture) {
    json::Array clocks;
    for (auto const& clock : picture.state.clocks) {
        auto item = to_json(clock);
        for (auto const& rule : picture.pack->appeals.clocks)
            if (rule.rule.row == clock.rule && rule.rule.clock == clock.clock)
                item.set("why", rule.rule.why);
        clocks.push_back(std::move(item));
    }
    return clocks;
}

json::Array outside_json(appeal::State const& state) {
    json::Array all;
    for (auto const& review : state.outside) {
        json::Value item;
        item.set("body", name_of(review.sent.body));
        item.set("cause", name_of(review.sent.cause));
        item.set("sent_at", to_text(review.sent.at));
        if (review.decided) {
            item.set("result", name_of(review.decided->result));
            item.set("decided_on", to_text(review.decided->decided_on));
            item.set("reference", review.decided->reference);
        }
        all.push_back(std::move(item));
    }
    return all;
}

/// The bodies somebody may turn to next, by the pack.
json::Array next_json(engine::AppealPicture const& picture) {
    json::Array next;
    for (auto const& level : picture.pack->appeals.next) {
        if (!policy::applies_to(level.lines, picture.state.filed->line_of_business) ||
            !policy::applies_to(level.kinds, picture.state.filed->kind))
            continue;
        json::Value item;
        item.set("body", name_of(level.body));
        if (level.window_days > 0) item.set("window_days", level.window_days);
        item.set("by_itself", level.by_itself);
        next.push_back(std::move(item));
    }
    return next;
}

json::Value appeal_json(engine::Asker const& asker, engine::AppealPicture const& picture) {
    auto const& state = picture.state;
    auto const& filed = *state.filed;
    bool const staff = is_staff(asker);
    auto out = engine::standing(state, picture.version);
    out.set("plan", picture.pack->plan.value);
    out.set("plan_name", picture.pack->name);
    out.set("time_zone", picture.pack->zone.name());
    out.set("member", filed.member.value);
    out.set("member_name", filed.member_name.reveal());
    out.set("line_of_business", filed.line_of_business);
    out.set("filer", name_of(filed.filer));
    out.set("why", filed.why.reveal());
    if (filed.topic) out.set("topic", name_of(*filed.topic));
    out.set("received_at", to_text(filed.received_at));
    out.set("lines", lines_json(state));
    out.set("clocks", clocks_json(picture));
    out.set("outside", outside_json(state));
    out.set("next", next_json(picture));
    out.set("carried_out", state.effectuated.has_value());
    out.set("documents", appeal_documents_json(state));
    if (staff) put_appeal_case(out, picture);
    json::Array timeline;
    for (auto const& entry : picture.timeline) {
        if (!staff && is_plan_only(entry.event)) continue;
        json::Value item;
        item.set("version", entry.version);
        item.set("at", to_text(entry.at));
        item.set("who", entry.actor);
        item.set("who_name", who_did(entry.event));
        item.set("kind", appeal::kind_of(entry.event));
        item.set("text", sentence_of(entry.event, *picture.pack));
        timeline.push_back(std::move(item));
    }
    out.set("timeline", std::move(timeline));
    return out;
}

template <class T>
json::Array words_json(std::vector<T> const& words) {
    json::Array out;
    for (auto const& word : words) {
        if constexpr (std::is_enum_v<T>) out.push_back(name_of(word));
        else out.push_back(word);
    }
    return out;
}

http::Response read(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    AppealId const number(std::string(request.parameter("number")));
    auto picture = portal.engine().read_appeal(asker, number);
    if (!picture) return http::problem(picture.fault());
    auto const now = portal.engine().clock().now();
    auto const may = engine::AppealDesk(portal.engine(), asker).acts(*picture);
    if (!may) return http::problem(may.fault());
    auto out = appeal_json(asker, *picture);
    out.set("now", to_text(now));
    out.set("actions", words_json(may->acts));
    out.set("may_send_to", words_json(may->bodies));
    return http::json(200, out).with("ETag", "\"" + std::to_string(picture->version) + "\"");
}

http::Response record(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    AppealId const number(std::string(request.parameter("number")));
    auto found = portal.engine().read_record(asker, number);
    if (!found) return http::problem(found.fault());
    return http::json(200, to_json(*found))
        .with("ETag", "\"" + std::to_string(found->version) + "\"");
}

Result<views::AppealFilter> filter_of(http::Request const& request) {
    views::AppealFilter filter;
    auto const value = [&](std::string_view name) {
        return std::string(request.query_value(name).value_or(""));
    };
    auto const state = value("state");
    if (state == "closed") filter.closed = true;
    else if (state == "all") filter.closed.reset();
    else if (!state.empty() && state != "open") {
        if (!from_name<appeal::AppealState>(state))
            return invalid("unknown_value", "/state", "Use open, closed, all or one state.");
        filter.status = state;
        filter.closed.reset();
    }
    filter.assignee = value("assignee");
    if (auto const due = value("due_before"); !due.empty())
        filter.due_before = TRY(parse_instant(due));
    filter.after = value("after");
    filter.limit = page_default;
    if (auto const limit = request.query_value("limit"); limit && is_digits_short(*limit))
        filter.limit = std::min(page_max, std::max(1, std::stoi(std::string(*limit))));
    return filter;
}

http::Response list(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto filter = filter_of(request);
    if (!filter) return http::problem(filter.fault());
    PlanId const plan(std::string(request.query_value("plan").value_or(asker.account.plan.value)));
    auto page = portal.engine().list_appeals(asker, plan, *filter);
    if (!page) return http::problem(page.fault());
    json::Array rows;
    for (auto const& row : page->rows) rows.push_back(appeal_row_json(row));
    json::Value out;
    out.set("appeals", std::move(rows));
    if (!page->next.empty()) out.set("next", page->next);
    return http::json(200, out);
}

/// The plan of an appeal that is filed: that of its request, or the one a grievance names.
Result<PlanId> plan_of_new(Portal& portal, engine::Asker const& asker,
                           appeal::Command const& command) {
    auto const request = appeal::request_of(command);
    auto plan = std::visit(
        [](auto const& c) {
            if constexpr (requires { c.plan; }) return c.plan;
            else return PlanId();
        },
        command);
    if (request) plan = TRY(portal.engine().plan_of(request->value));
    if (plan.value.empty()) plan = asker.account.plan;
    TRY(portal.engine().works_for(asker, plan));
    return plan;
}

/// What a role can never do is refused without a look at the appeal; what one may not see answers
/// 404, before anything is said about the command.
Result<engine::AppealCall> call_of(Portal& portal, http::Request const& request,
                                   engine::Asker const& asker, appeal::Command command) {
    engine::AppealCall call;
    call.key = TRY(key_of(request));
    call.actor = engine::actor_of(asker.account);
    call.command = std::move(command);
    if (appeal::begins(call.command)) {
        call.plan = TRY(plan_of_new(portal, asker, call.command));
        TRY(portal.engine().role_may(call));
        if (auto const about = appeal::request_of(call.command)) {
            auto const seen = portal.engine().may_see(asker, *about);
            if (!seen) {
                auto fault = seen.fault();
                fault.where = "/request";
                return fault;
            }
        }
        return call;
    }
    call.appeal = AppealId(std::string(request.parameter("number")));
    TRY(portal.engine().role_may(call));
    TRY(portal.engine().may_see(asker, *call.appeal));
    call.plan = TRY(portal.engine().plan_of(call.appeal->value));
    call.if_version = TRY(version_of(request));
    return call;
}

void answer(Portal& portal, http::Request const& request, http::Responder respond,
            Result<appeal::Command> command) {
    auto asker = portal.asker(request);
    if (!asker) return respond(http::problem(asker.fault()));
    if (!command) return respond(http::problem(command.fault()));
    auto call = call_of(portal, request, *asker, std::move(command).take());
    if (!call) return respond(http::problem(call.fault()));
    bool const is_new = !call->appeal;
    portal.engine().run_async(
        std::move(call).take(), [respond, is_new](Result<engine::AppealReceipt> receipt) {
            if (!receipt) return respond(http::problem(receipt.fault()));
            http::Response response;
            response.status = is_new && !receipt->repeated ? 201 : 200;
            response.content_type = "application/json";
            response.body = receipt->reply;
            auto const tag = "\"" + std::to_string(receipt->version) + "\"";
            if (!is_new) return respond(std::move(response).with("ETag", tag));
            respond(std::move(response)
                        .with("ETag", tag)
                        .with("Location", "/api/appeals/" + receipt->appeal.value));
        });
}

/// Filing names its command only when it is not FileAppeal.
Result<appeal::Command> new_appeal(http::Request const& request) {
    auto const value = TRY(http::read_json(request));
    if (!value.find("type")) return appeal::Command(TRY(from_json<appeal::FileAppeal>(value)));
    auto command = TRY(from_json<appeal::Command>(value));
    if (appeal::begins(command)) return command;
    return invalid("wrong_path", "/type", "Send it to /api/appeals/{number}/commands.");
}

Result<appeal::Command> later_command(http::Request const& request) {
    auto command = TRY(body_as<appeal::Command>(request));
    if (!appeal::begins(command)) return command;
    return invalid("wrong_path", "/type", "File an appeal with POST /api/appeals.");
}

http::AsyncHandler commands(Portal& portal,
                            Result<appeal::Command> (*read_command)(http::Request const&)) {
    return [&portal, read_command](http::Request const& request, http::Responder respond) {
        answer(portal, request, std::move(respond), read_command(request));
    };
}

}  // namespace

json::Value appeal_row_json(views::AppealRow const& row) {
    auto item = to_json(row);
    item.set("shown", shown(row.appeal));
    return item;
}

void add_appeal_routes(Portal& portal, http::Router& router) {
    auto add = [&](auto function) {
        return signed_in(
            portal, [&portal, function](http::Request const& request, engine::Asker const& asker) {
                return function(portal, request, asker);
            });
    };
    router.add({"POST", "/api/appeals", {}, commands(portal, new_appeal), 0});
    router.add({"POST", "/api/appeals/{number}/commands", {}, commands(portal, later_command), 0});
    router.get("/api/appeals", add(list));
    router.get("/api/appeals/{number}", add(read));
    router.get("/api/appeals/{number}/record", add(record));
}

void describe_appeals(std::vector<Endpoint>& out) {
    out.push_back({"post",
                   "/api/appeals",
                   "File an appeal, a dispute or a grievance; AskToReconsider names its `type`",
                   Access::signed_in,
                   {"Idempotency-Key", "X-CSRF-Token"},
                   [](Schemas& schemas) { return schemas.of<appeal::FileAppeal>(); },
                   {},
                   {"not_adverse", "kind_not_offered", "already_appealed", "unknown_request"}});
    out.push_back({"get",
                   "/api/appeals",
                   "Appeals by due time (`plan`, `state`, `assignee`, `due_before` in the query)",
                   Access::signed_in,
                   {},
                   {},
                   [](Schemas& schemas) { return schemas.of<std::vector<views::AppealRow>>(); },
                   {}});
    out.push_back({"get",
                   "/api/appeals/{number}",
                   "One appeal with its timeline",
                   Access::signed_in,
                   {},
                   {},
                   {},
                   {"unknown_appeal"}});
    out.push_back({"get",
                   "/api/appeals/{number}/record",
                   "The whole record for an audit: state, events, and the hashes that prove them",
                   Access::signed_in,
                   {},
                   {},
                   [](Schemas& schemas) { return schemas.of<engine::AppealRecord>(); },
                   {"unknown_appeal", "right_required"}});
    out.push_back({"post",
                   "/api/appeals/{number}/commands",
                   "Any command on an appeal: its fields beside its `type`",
                   Access::signed_in,
                   {"Idempotency-Key", "If-Match", "X-CSRF-Token"},
                   [](Schemas& schemas) { return schemas.of<appeal::Command>(); },
                   {},
                   {"stale_version", "appeal_closed", "physician_required", "unknown_appeal"}});
}

}  // namespace assent::portal
