// One's own account: password, sessions, what happened to it.
#include "doors/portal/account.h"

#include "doors/portal/session.h"
#include "engine/access.h"

namespace assent::portal {
namespace {

struct NewPassword {
    Private<std::string> current_password;
    Private<std::string> new_password;
};

void fields(auto& f, auto& p) requires Is<NewPassword, decltype(p)> {
    f("current_password", p.current_password);
    f("new_password", p.new_password);
}

Result<json::Value> own_account(Portal& portal, engine::Asker const& asker) {
    auto const& account = asker.account;
    auto const standing = TRY(engine::standing_of(portal.engine(), account));
    auto out = to_json(body_of(account));
    out.set("account", account.id);
    out.set("organisation_name", account.organisation_name);
    json::Array rights;
    for (auto const& right : identity::rights_of(account)) rights.push_back(right);
    out.set("rights", std::move(rights));
    json::Array withheld;
    for (auto const right : account.withheld)
        if (identity::has_right(account.role, right)) withheld.emplace_back(name_of(right));
    out.set("withheld", std::move(withheld));
    json::Value password;
    password.set("set", standing.password_set);
    password.set("expired", standing.password_expired);
    if (standing.password_at) password.set("changed_at", to_text(*standing.password_at));
    out.set("password", std::move(password));
    auto const factors = TRY(engine::second_factors_of(portal.engine(), account));
    json::Value second;
    second.set("required", TRY(engine::must_have_second_factor(portal.engine(), account)));
    second.set("totp", factors.totp);
    if (factors.totp_since) second.set("totp_since", to_text(*factors.totp_since));
    second.set("recovery_codes_left", factors.recovery_codes_left);
    json::Array passkeys;
    for (auto const& passkey : TRY(engine::passkeys_of(portal.engine(), account)))
        passkeys.push_back(passkey_json(passkey));
    second.set("passkeys", std::move(passkeys));
    out.set("second_factor", std::move(second));
    return out;
}

http::Response show(Portal& portal, http::Request const&, engine::Asker const& asker) {
    return reply(own_account(portal, asker));
}

http::Response change_password(Portal& portal, http::Request const& request) {
    auto session = portal.any_session(request);
    if (!session) return http::problem(session.fault());
    auto const whole = engine::must_be_whole(*session);
    if (!whole && session->needs != identity::Needs::password) return http::problem(whole.fault());
    auto asked = body_as<NewPassword>(request);
    if (!asked) return http::problem(asked.fault());
    return session_reply(
        portal, engine::change_password(portal.engine(), *session, asked->current_password.reveal(),
                                        asked->new_password.reveal()));
}

http::Response list_sessions(Portal& portal, http::Request const& request,
                             engine::Asker const& asker) {
    return reply(sessions_json(portal, asker.account, token_of(portal, request)));
}

http::Response end_one(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto const current = engine::any_session(portal.engine(), token_of(portal, request));
    std::string const id(request.parameter("id"));
    auto ended = engine::end_session_of(portal.engine(), asker, asker.account, id);
    if (!ended) return http::problem(ended.fault());
    return current && current->id() == id ? signed_out_reply(portal) : http::no_content();
}

http::Response end_all(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    bool const keeps = request.query_value("keep") == "current";
    auto const current = engine::any_session(portal.engine(), token_of(portal, request));
    if (!current) return http::problem(current.fault());
    auto ended = engine::end_sessions_of(portal.engine(), asker, asker.account,
                                         keeps ? current->token_hash : std::string());
    if (!ended) return http::problem(ended.fault());
    return keeps ? reply(session_json(portal, *current)) : signed_out_reply(portal);
}

http::Response show_log(Portal& portal, http::Request const&, engine::Asker const& asker) {
    return reply(log_json(portal, asker.account));
}

}  // namespace

AccountBody body_of(identity::Account const& account) {
    AccountBody body;
    body.login = account.login;
    body.name = account.name;
    body.email = account.email;
    body.role = account.role;
    body.organisation = account.organisation;
    body.plan = account.plan;
    body.plans = account.plans;
    body.licence = account.licence;
    body.licence_until = account.licence_until;
    body.licence_type = account.licence_type;
    body.licence_state = account.licence_state;
    body.licence_restriction = account.licence_restriction;
    body.licence_checked_on = account.licence_checked_on;
    body.specialty = account.specialty;
    body.reports_to = account.reports_to;
    return body;
}

Result<json::Value> sessions_json(Portal& portal, identity::Account const& account,
                                  std::string const& current_token) {
    auto const rules = TRY(engine::access_rules(portal.engine()));
    auto const current = engine::any_session(portal.engine(), current_token);
    json::Array sessions;
    for (auto const& session : TRY(engine::sessions_of(portal.engine(), account))) {
        json::Value item;
        item.set("id", session.id());
        item.set("current", current && current->token_hash == session.token_hash);
        item.set("opened_at", to_text(session.opened_at));
        item.set("seen_at", to_text(session.seen_at));
        item.set("ends_at", to_text(identity::end_of(session, rules).ends_at));
        item.set("address", session.visitor.address);
        item.set("agent", session.visitor.agent);
        sessions.push_back(std::move(item));
    }
    json::Value out;
    out.set("sessions", std::move(sessions));
    return out;
}

Result<json::Value> log_json(Portal& portal, identity::Account const& account) {
    json::Array entries;
    for (auto const& entry : TRY(engine::log_of(portal.engine(), account))) {
        json::Value item;
        item.set("at", to_text(entry.at));
        item.set("by", entry.by);
        item.set("by_name", entry.by_name);
        item.set("act", name_of(entry.act));
        item.set("detail", entry.detail);
        entries.push_back(std::move(item));
    }
    json::Value out;
    out.set("entries", std::move(entries));
    return out;
}

void add_account_routes(Portal& portal, http::Router& router) {
    auto add = [&](auto function) { return for_somebody(portal, function); };
    router.get("/api/account", add(show));
    router.post("/api/account/password", [&portal](http::Request const& request) {
        return change_password(portal, request);
    });
    router.get("/api/account/sessions", add(list_sessions));
    router.remove("/api/account/sessions", add(end_all));
    router.remove("/api/account/sessions/{id}", add(end_one));
    router.get("/api/account/log", add(show_log));
}

void describe_account(std::vector<Endpoint>& out) {
    auto describe = [&](char const* method, char const* pattern, char const* summary,
                        std::vector<std::string> faults) {
        out.push_back(endpoint(method, pattern, summary, std::move(faults)));
    };
    describe("get", "/api/account", "One's own account", {});
    describe("post", "/api/account/password", "Change the password; all other sessions end",
             {"bad_password", "weak_password", "password_is_login", "password_used_before",
              "too_many_attempts"});
    out.back().asks = [](Schemas& schemas) { return schemas.of<NewPassword>(); };
    describe("get", "/api/account/sessions", "Where one is signed in", {});
    describe("delete", "/api/account/sessions",
             "Sign out everywhere; `keep=current` in the query leaves this session", {});
    describe("delete", "/api/account/sessions/{id}", "End one session", {"unknown_session"});
    describe("get", "/api/account/log", "What happened to one's own account", {});
}

}  // namespace assent::portal
