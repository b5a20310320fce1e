#include "doors/portal/session.h"

#include "doors/portal/picture.h"
#include "doors/portal/reports.h"
#include "engine/access.h"

#include <algorithm>

namespace assent::portal {
namespace {

struct LogIn {
    std::string login;
    Private<std::string> password;
};

void fields(auto& f, auto& l) requires Is<LogIn, decltype(l)> {
    f("login", l.login);
    f("password", l.password);
}

json::Value user_json(Portal& portal, engine::Asker const& asker) {
    auto const& account = asker.account;
    json::Value user;
    user.set("account", account.id);
    user.set("name", account.name);
    user.set("role", account.role);
    user.set("organisation", account.organisation);
    user.set("organisation_name", account.organisation_name);
    user.set("plan", account.plan.value);
    json::Array plans;
    for (auto const& plan : account.plans) plans.push_back(plan.value);
    user.set("plans", std::move(plans));
    json::Array rights;
    for (auto const& right : identity::rights_of(account)) rights.push_back(right);
    user.set("rights", std::move(rights));
    json::Array providers;
    for (auto const& plan : account.plans) {
        auto own = portal.engine().own_providers(asker, plan);
        if (!own) continue;
        for (auto const& provider : *own) {
            auto item = provider_json(provider);
            item.set("plan", plan.value);
            providers.push_back(std::move(item));
        }
    }
    user.set("providers", std::move(providers));
    return user;
}

bool is_write(http::Request const& request) {
    return request.method != "GET" && request.method != "HEAD";
}

// Comparing in constant time: the token is a secret.
bool same_secret(std::string_view left, std::string_view right) {
    if (left.size() != right.size()) return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < left.size(); ++i)
        difference |= static_cast<unsigned>(static_cast<unsigned char>(left[i]) ^
                                            static_cast<unsigned char>(right[i]));
    return difference == 0;
}

/// A write carries the token that only our own page knows.
Result<void> must_be_meant(http::Request const& request, identity::Session const& session) {
    if (!is_write(request) || same_secret(request.header("X-CSRF-Token"), session.csrf))
        return fine();
    return forbidden("bad_csrf", "", "This page is out of date. Reload it and try again.");
}

http::Response sign_in(Portal& portal, http::Request const& request) {
    auto asked = body_as<LogIn>(request);
    if (!asked) return http::problem(asked.fault());
    auto session =
        portal.engine().sign_in(asked->login, asked->password.reveal(), visitor_of(request));
    return session_reply(portal, session);
}

http::Response sign_out(Portal& portal, http::Request const& request) {
    auto session = portal.any_session(request);
    if (!session) return http::problem(session.fault());
    auto ended = portal.engine().sign_out(token_of(portal, request));
    if (!ended) return http::problem(ended.fault());
    return signed_out_reply(portal);
}

http::Response keep(Portal& portal, http::Request const& request) {
    auto session = portal.any_session(request);
    if (!session) return http::problem(session.fault());
    if (auto whole = engine::must_be_whole(*session); !whole) return http::problem(whole.fault());
    auto kept = engine::keep_session(portal.engine(), *session);
    if (!kept) return http::problem(kept.fault());
    return reply(session_json(portal, *kept));
}

http::Response show(Portal& portal, http::Request const& request) {
    auto const token = token_of(portal, request);
    std::optional<identity::Session> session;
    if (!token.empty())
        if (auto found = engine::any_session(portal.engine(), token))
            session = std::move(found).take();
    return reply(session_json(portal, session));
}

Result<void> describe_needs(Portal& portal, json::Value& out, identity::Session const& session) {
    out.set("needs", name_of(session.needs));
    out.set("name", session.account.name);
    if (session.needs != identity::Needs::second_factor) return fine();
    auto const held = TRY(engine::second_factors_of(portal.engine(), session.account));
    json::Array factors;
    if (held.totp) factors.emplace_back("totp");
    if (held.passkeys > 0) factors.emplace_back("passkey");
    if (held.recovery_codes_left > 0) factors.emplace_back("recovery_code");
    out.set("factors", std::move(factors));
    return fine();
}

}  // namespace

std::string cookie(Portal& portal, std::string const& token, bool ended) {
    std::string out(portal.cookie_name());
    out += "=" + token + "; Path=/; HttpOnly; SameSite=Lax";
    if (portal.secure()) out += "; Secure";
    if (ended) out += "; Max-Age=0";
    return out;
}

std::string token_of(Portal& portal, http::Request const& request) {
    auto const found = request.cookie(portal.cookie_name());
    return found ? std::string(*found) : std::string();
}

identity::Visitor visitor_of(http::Request const& request) {
    std::string agent(request.header("User-Agent"));
    std::ranges::replace_if(
        agent, [](char c) { return c < ' ' || c > '~'; }, '?');
    return {request.peer, std::move(agent)};
}

Result<json::Value> session_json(Portal& portal, std::optional<identity::Session> const& session) {
    auto const rules = TRY(engine::access_rules(portal.engine()));
    auto const now = portal.engine().clock().now();
    bool const whole = session && session->needs == identity::Needs::nothing;
    json::Value out;
    out.set("signed_in", whole);
    out.set("trial", portal.engine().trial());
    out.set("idle_minutes", rules.idle_minutes);
    out.set("warn_minutes", rules.warn_minutes);
    out.set("password_length_min", rules.password_length_min);
    out.set("csrf", session ? session->csrf : std::string());
    out.set("now", to_text(now));
    if (!session) return out;
    auto const end = identity::end_of(*session, rules);
    auto const left = std::chrono::duration_cast<std::chrono::seconds>(end.ends_at - now);
    out.set("ends_at", to_text(end.ends_at));
    out.set("latest_end_at", to_text(end.latest_at));
    out.set("seconds_left", static_cast<std::int64_t>(left.count()));
    if (whole) out.set("user", user_json(portal, engine::Asker{session->account, "portal"}));
    else TRY(describe_needs(portal, out, *session));
    return out;
}

http::Response session_reply(Portal& portal, Result<identity::Session> const& session) {
    if (!session) return http::problem(session.fault());
    return reply(session_json(portal, *session))
        .with("Set-Cookie", cookie(portal, session->token, false));
}

http::Response signed_out_reply(Portal& portal) {
    return reply(session_json(portal, std::nullopt)).with("Set-Cookie", cookie(portal, "", true));
}

Result<identity::Session> Portal::any_session(http::Request const& request) {
    auto const token = token_of(*this, request);
    if (token.empty()) return forbidden("sign_in_required", "", "Sign in first.");
    auto session = TRY(engine::any_session(engine_, token));
    TRY(must_be_meant(request, session));
    return session;
}

Result<engine::Asker> Portal::asker(http::Request const& request) {
    auto const token = token_of(*this, request);
    if (token.empty()) return forbidden("sign_in_required", "", "Sign in first.");
    // A stream of news opens again by itself whenever the line breaks, and cannot send our header.
    bool const by_itself = !request.header(background_header).empty() ||
                           request.header("Accept") == "text/event-stream";
    auto session = TRY(engine_.session(
        token, by_itself ? engine::Sliding::not_with_this : engine::Sliding::with_this));
    TRY(must_be_meant(request, session));
    return engine::Asker{std::move(session.account), "portal"};
}

Result<std::string> Portal::origin(http::Request const& request) {
    auto rules = TRY(engine::access_rules(engine_));
    if (!rules.origin.empty()) return rules.origin;
    // Only a trial believes what the browser says: elsewhere a forged name would go into mail.
    if (engine_.trial())
        return (request.secure ? "https://" : "http://") + std::string(request.header("Host"));
    return conflict("origin_not_set", "",
                    "An administrator must first set the portal's address in the access rules.");
}

Result<void> Portal::may_ask_unknown(http::Request const& request) {
    if (unknown_.allow(request.peer)) return fine();
    return busy("rate_limited", "Too many forms came from this address. Wait a moment.");
}

http::Handler signed_in(Portal& portal, Signed handler) {
    return [&portal, handler = std::move(handler)](http::Request const& request) {
        auto asker = portal.asker(request);
        if (!asker) return http::problem(asker.fault());
        return handler(request, *asker);
    };
}

http::Response reply(Result<json::Value> result, int good) {
    if (!result) return http::problem(result.fault());
    return http::json(good, *result);
}

void Portal::add_routes(http::Router& router) {
    add_session_routes(*this, router);
    add_account_routes(*this, router);
    add_second_factor_routes(*this, router);
    add_passkey_routes(*this, router);
    add_sso_routes(*this, router);
    add_accounts_routes(*this, router);
    add_account_request_routes(*this, router);
    add_lookup_routes(*this, router);
    add_proof_routes(*this, router);
    add_published_routes(*this, router);
    add_directory_routes(*this, router);
    add_member_routes(*this, router);
    add_request_routes(*this, router);
    add_search_routes(*this, router);
    add_command_routes(*this, router);
    add_feed_routes(*this, router);
    add_draft_routes(*this, router);
    add_announcement_routes(*this, router);
    add_restricted_routes(*this, router);
    add_saved_routes(*this, router);
    add_review_routes(*this, router);
    add_work_routes(*this, router);
    add_desk_routes(*this, router);
    add_report_routes(*this, router);
    add_extract_routes(*this, router);
    add_access_routes(*this, router);
    add_census_routes(*this, router);
    add_appeal_routes(*this, router);
    add_appeal_desk_routes(*this, router);
    add_packet_routes(*this, router);
    add_talk_routes(*this, router);
    add_upload_routes(*this, router);
    add_document_routes(*this, router);
    add_paper_routes(*this, router);
    add_record_routes(*this, router);
    add_help_routes(router);
    add_admin_routes(*this, router);
}

void add_session_routes(Portal& portal, http::Router& router) {
    auto with = [&](auto function) {
        return
            [&portal, function](http::Request const& request) { return function(portal, request); };
    };
    router.get("/api/session", with(show));
    router.post("/api/session", with(sign_in));
    router.remove("/api/session", with(sign_out));
    router.post("/api/session/keep", with(keep));
}

void describe_session(std::vector<Endpoint>& out) {
    out.push_back({"get",
                   "/api/session",
                   "Who is signed in, until when, and the CSRF token for writes; moves no limit",
                   Access::open,
                   {},
                   {},
                   {},
                   {}});
    out.push_back({"post",
                   "/api/session",
                   "Sign in; `needs` names the next step when there is one",
                   Access::open,
                   {},
                   [](Schemas& schemas) { return schemas.of<LogIn>(); },
                   {},
                   {"bad_log_in", "too_many_attempts"}});
    out.push_back(
        {"delete", "/api/session", "Sign out", Access::signed_in, {"X-CSRF-Token"}, {}, {}, {}});
    out.push_back({"post",
                   "/api/session/keep",
                   "Stay signed in",
                   Access::signed_in,
                   {"X-CSRF-Token"},
                   {},
                   {},
                   {"sign_in_required"}});
}

}  // namespace assent::portal
