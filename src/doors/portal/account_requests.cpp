// Asking for an account, answering who asked, links to choose a password, and the mail that waits.
#include "engine/account_requests.h"

#include "doors/portal/account.h"
#include "doors/portal/session.h"
#include "engine/access.h"
#include "engine/links.h"

#include <algorithm>
#include <charconv>

namespace assent::portal {
namespace {

struct Recovery {
    std::string login;
};

void fields(auto& f, auto& r) requires Is<Recovery, decltype(r)> { f("login", r.login); }

struct Link {
    Private<std::string> token;
};

void fields(auto& f, auto& l) requires Is<Link, decltype(l)> { f("token", l.token); }

struct ChosenPassword {
    Private<std::string> token;
    Private<std::string> new_password;
};

void fields(auto& f, auto& c) requires Is<ChosenPassword, decltype(c)> {
    f("token", c.token);
    f("new_password", c.new_password);
}

struct Approval {
    std::string login;
    std::string role;
    std::string organisation;
    std::string organisation_name;
};

void fields(auto& f, auto& a) requires Is<Approval, decltype(a)> {
    f("login", a.login);
    f("role", a.role);
    f("organisation", a.organisation);
    f("organisation_name", a.organisation_name);
}

struct Refusal {
    std::string reason;
};

void fields(auto& f, auto& r) requires Is<Refusal, decltype(r)> { f("reason", r.reason); }

Result<std::int64_t> number_of(http::Request const& request, std::string_view name) {
    auto const text = request.parameter(name);
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size()) return number;
    return not_found("unknown_" + std::string(name == "id" ? "mail" : "account_request"),
                     "/" + std::string(name), "There is nothing under that number.");
}

std::optional<PlanId> plan_of(http::Request const& request) {
    auto const plan = request.query_value("plan");
    return plan ? std::optional(PlanId(std::string(*plan))) : std::nullopt;
}

json::Value asked_json(engine::AskedAccount const& asked) {
    auto const& request = asked.request;
    json::Value out;
    out.set("number", request.number);
    auto const form = to_json(request.form);
    for (auto const& member : form.as_object()) out.set(member.name, member.value);
    out.set("state", name_of(request.state));
    out.set("asked_at", to_text(request.asked_at));
    out.set("expected_on", to_text(request.expected_on));
    out.set("due_on", to_text(request.due_on));
    out.set("overdue", asked.overdue);
    out.set("login_taken", asked.login_taken);
    out.set("organisations", organisations_json(asked.organisations));
    if (request.decided_at) out.set("decided_at", to_text(*request.decided_at));
    if (!asked.decided_by_name.empty()) out.set("decided_by_name", asked.decided_by_name);
    if (!request.reason.empty()) out.set("reason", request.reason);
    if (!request.account.empty()) out.set("account", request.account);
    return out;
}

http::Response asked_reply(Result<engine::AskedAccount> const& asked) {
    return asked ? http::json(200, asked_json(*asked)) : http::problem(asked.fault());
}

http::Response done(Result<void> const& result) {
    return result ? http::no_content() : http::problem(result.fault());
}

/// What the public form needs to be filled in.
http::Response show_form(Portal& portal, http::Request const& request) {
    auto rules = engine::access_rules(portal.engine());
    if (!rules) return http::problem(rules.fault());
    auto const plan = plan_of(request).value_or(PlanId());
    auto const plans = portal.engine().plans();
    if (std::ranges::find(plans, plan) == plans.end())
        return http::problem(
            invalid("unknown_plan", "/plan", "There is no plan of that name here."));
    json::Value out;
    out.set("plan", plan.value);
    out.set("agreement", to_json(rules->agreement));
    out.set("roles", roles_json(identity::roles_asked_for()));
    out.set("days", to_json(rules->account_request_days));
    return http::json(200, out);
}

http::Response ask(Portal& portal, http::Request const& request) {
    auto form = body_as<identity::AccountForm>(request);
    if (!form) return http::problem(form.fault());
    if (auto may = portal.may_ask_unknown(request); !may) return http::problem(may.fault());
    auto asked = engine::ask_for_account(portal.engine(), *form);
    if (!asked) return http::problem(asked.fault());
    json::Value out;
    out.set("number", asked->number);
    out.set("expected_on", to_text(asked->expected_on));
    out.set("due_on", to_text(asked->due_on));
    return http::json(201, out);
}

http::Response list(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    identity::AccountRequestFilter filter;
    auto const state = request.query_value("state").value_or("waiting");
    filter.state = from_name<identity::AccountRequestState>(state);
    if (!filter.state && state != "all")
        return http::problem(
            invalid("unknown_value", "/state", "Use waiting, approved, refused or all."));
    auto all = engine::list_account_requests(portal.engine(), asker, plan_of(request), filter);
    if (!all) return http::problem(all.fault());
    json::Array rows;
    for (auto const& asked : *all) rows.push_back(asked_json(asked));
    json::Value out;
    out.set("account_requests", std::move(rows));
    return http::json(200, out);
}

http::Response read(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto number = number_of(request, "number");
    if (!number) return http::problem(number.fault());
    return asked_reply(engine::read_account_request(portal.engine(), asker, *number));
}

http::Response approve(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto number = number_of(request, "number");
    if (!number) return http::problem(number.fault());
    auto asked = body_as<Approval>(request);
    if (!asked) return http::problem(asked.fault());
    auto origin = portal.origin(request);
    if (!origin) return http::problem(origin.fault());
    return asked_reply(engine::approve_account(
        portal.engine(), asker, *number,
        {asked->login, asked->role, asked->organisation, asked->organisation_name}, *origin));
}

http::Response refuse(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto number = number_of(request, "number");
    if (!number) return http::problem(number.fault());
    auto asked = body_as<Refusal>(request);
    if (!asked) return http::problem(asked.fault());
    return asked_reply(engine::refuse_account(portal.engine(), asker, *number, asked->reason));
}

http::Response send_link(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto origin = portal.origin(request);
    if (!origin) return http::problem(origin.fault());
    return done(engine::send_password_link(portal.engine(), asker,
                                           std::string(request.parameter("id")), *origin));
}

http::Response recover(Portal& portal, http::Request const& request) {
    auto asked = body_as<Recovery>(request);
    if (!asked) return http::problem(asked.fault());
    if (auto may = portal.may_ask_unknown(request); !may) return http::problem(may.fault());
    auto origin = portal.origin(request);
    if (!origin) return http::problem(origin.fault());
    auto sent = engine::recover_password(portal.engine(), asked->login, *origin);
    if (!sent) return http::problem(sent.fault());
    return http::json(202, json::Value(json::Object{}));
}

http::Response check_link(Portal& portal, http::Request const& request) {
    auto asked = body_as<Link>(request);
    if (!asked) return http::problem(asked.fault());
    auto link = engine::read_password_link(portal.engine(), asked->token.reveal());
    if (!link) return http::problem(link.fault());
    auto rules = engine::access_rules(portal.engine());
    if (!rules) return http::problem(rules.fault());
    json::Value out;
    out.set("login", link->account.login);
    out.set("name", link->account.name);
    out.set("until_at", to_text(link->until));
    out.set("password_length_min", rules->password_length_min);
    return http::json(200, out);
}

http::Response choose_password(Portal& portal, http::Request const& request) {
    auto asked = body_as<ChosenPassword>(request);
    if (!asked) return http::problem(asked.fault());
    return done(engine::use_password_link(portal.engine(), asked->token.reveal(),
                                          asked->new_password.reveal()));
}

http::Response list_mails(Portal& portal, http::Request const& request,
                          engine::Asker const& asker) {
    auto const sent = request.query_value("state") == "sent";
    auto mails = engine::list_mails(portal.engine(), asker, plan_of(request),
                                    sent ? store::OutboxShown::done : store::OutboxShown::waiting);
    if (!mails) return http::problem(mails.fault());
    json::Array rows;
    for (auto const& kept : *mails) {
        json::Value row;
        row.set("id", kept.id);
        row.set("plan", kept.plan.value);
        row.set("to", kept.mail.to);
        row.set("subject", kept.mail.subject);
        row.set("text", kept.mail.text);
        row.set("created_at", to_text(kept.created_at));
        if (kept.sent_at) row.set("sent_at", to_text(*kept.sent_at));
        rows.push_back(std::move(row));
    }
    json::Value out;
    out.set("mails", std::move(rows));
    return http::json(200, out);
}

http::Response mark_sent(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto id = number_of(request, "id");
    if (!id) return http::problem(id.fault());
    return done(engine::mark_mail_sent(portal.engine(), asker,
                                       PlanId(std::string(request.parameter("plan"))), *id));
}

}  // namespace

void add_account_request_routes(Portal& portal, http::Router& router) {
    auto open = [&](auto function) {
        return
            [&portal, function](http::Request const& request) { return function(portal, request); };
    };
    auto with = [&](auto function) { return for_somebody(portal, function); };
    router.get("/api/account-requests/form", open(show_form));
    router.post("/api/account-requests", open(ask));
    router.get("/api/account-requests", with(list));
    router.get("/api/account-requests/{number}", with(read));
    router.post("/api/account-requests/{number}/approval", with(approve));
    router.post("/api/account-requests/{number}/refusal", with(refuse));
    router.post("/api/accounts/{id}/password-link", with(send_link));
    router.post("/api/session/recovery", open(recover));
    router.post("/api/set-password/check", open(check_link));
    router.post("/api/set-password", open(choose_password));
    router.get("/api/mails", with(list_mails));
    router.post("/api/mails/{plan}/{id}/sent", with(mark_sent));
}

void describe_account_requests(std::vector<Endpoint>& out) {
    auto describe = [&](char const* method, char const* pattern, char const* summary,
                        std::vector<std::string> faults, Access access = Access::signed_in) {
        out.push_back(endpoint(method, pattern, summary, std::move(faults), access));
    };
    describe("get", "/api/account-requests/form",
             "Agreement, roles and days for who asks for an account (`plan`)", {"unknown_plan"},
             Access::open);
    describe("post", "/api/account-requests", "Ask for an account",
             {"agreement_not_accepted", "required", "bad_email", "bad_npi", "unknown_role",
              "unknown_right", "rate_limited"},
             Access::open);
    out.back().asks = [](Schemas& schemas) { return schemas.of<identity::AccountForm>(); };
    describe("get", "/api/account-requests", "Who asked for an account (`plan`, `state`)",
             {"right_required"});
    describe("get", "/api/account-requests/{number}", "One who asked", {"unknown_account_request"});
    describe("post", "/api/account-requests/{number}/approval",
             "Make the account and mail a one-time link",
             {"already_decided", "log_in_taken", "unknown_organisation", "unknown_role",
              "origin_not_set"});
    out.back().asks = [](Schemas& schemas) { return schemas.of<Approval>(); };
    describe("post", "/api/account-requests/{number}/refusal", "Refuse, with the reason by mail",
             {"already_decided", "required"});
    out.back().asks = [](Schemas& schemas) { return schemas.of<Refusal>(); };
    describe("post", "/api/accounts/{id}/password-link", "Mail somebody a one-time link",
             {"unknown_account", "required", "signs_in_elsewhere", "origin_not_set"});
    describe("post", "/api/session/recovery",
             "Have a link mailed for a forgotten password; never says whether there is an account",
             {"rate_limited", "origin_not_set"}, Access::open);
    out.back().asks = [](Schemas& schemas) { return schemas.of<Recovery>(); };
    describe("post", "/api/set-password/check", "Whose password a link sets", {"bad_link"},
             Access::open);
    out.back().asks = [](Schemas& schemas) { return schemas.of<Link>(); };
    describe("post", "/api/set-password", "Choose a password by a link, once",
             {"bad_link", "weak_password", "password_is_login", "password_used_before"},
             Access::open);
    out.back().asks = [](Schemas& schemas) { return schemas.of<ChosenPassword>(); };
    describe("get", "/api/mails", "Mail that waits, or with `state=sent` went (`plan`)",
             {"right_required"});
    describe("post", "/api/mails/{plan}/{id}/sent", "It was handed over by hand",
             {"right_required", "unknown_mail"});
}

}  // namespace assent::portal
