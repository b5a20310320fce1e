// The second factor: giving it when signing in, setting it up, and help when it is lost.
#include "engine/second_factor.h"

#include "doors/portal/session.h"
#include "engine/access.h"
#include "identity/totp.h"

namespace assent::portal {
namespace {

struct SecondFactor {
    Private<std::string> code;
    Private<std::string> recovery_code;
};

void fields(auto& f, auto& s) requires Is<SecondFactor, decltype(s)> {
    f("code", s.code);
    f("recovery_code", s.recovery_code);
}

struct Code {
    Private<std::string> code;
};

void fields(auto& f, auto& c) requires Is<Code, decltype(c)> { f("code", c.code); }

http::Response give(Portal& portal, http::Request const& request) {
    auto session = portal.any_session(request);
    if (!session) return http::problem(session.fault());
    auto asked = body_as<SecondFactor>(request);
    if (!asked) return http::problem(asked.fault());
    return session_reply(
        portal, engine::give_second_factor(portal.engine(), *session,
                                           {asked->code.reveal(), asked->recovery_code.reveal()}));
}

http::Response start_totp(Portal& portal, http::Request const& request) {
    auto session = portal.session_that_sets_up(request);
    if (!session) return http::problem(session.fault());
    auto secret = engine::start_totp(portal.engine(), session->account);
    if (!secret) return http::problem(secret.fault());
    json::Value out;
    out.set("uri", identity::otpauth_uri(*secret, "assent", session->account.login));
    out.set("secret", std::move(secret).take());
    return http::json(200, out);
}

http::Response confirm_totp(Portal& portal, http::Request const& request) {
    auto session = portal.session_that_sets_up(request);
    if (!session) return http::problem(session.fault());
    auto asked = body_as<Code>(request);
    if (!asked) return http::problem(asked.fault());
    auto added = engine::confirm_totp(portal.engine(), *session, asked->code.reveal());
    if (!added) return http::problem(added.fault());
    return factor_reply(portal, json::Value(json::Object{}), *added);
}

http::Response remove_totp(Portal& portal, http::Request const& request,
                           engine::Asker const& asker) {
    auto asked = body_as<Password>(request);
    if (!asked) return http::problem(asked.fault());
    auto removed = engine::remove_totp(portal.engine(), asker, asked->password.reveal());
    return removed ? http::no_content() : http::problem(removed.fault());
}

http::Response renew_codes(Portal& portal, http::Request const& request,
                           engine::Asker const& asker) {
    auto asked = body_as<Password>(request);
    if (!asked) return http::problem(asked.fault());
    auto codes = engine::renew_recovery_codes(portal.engine(), asker, asked->password.reveal());
    if (!codes) return http::problem(codes.fault());
    json::Value out;
    out.set("recovery_codes", to_json(*codes));
    return http::json(200, out);
}

http::Response reset(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto done =
        engine::reset_second_factor(portal.engine(), asker, std::string(request.parameter("id")));
    return done ? http::no_content() : http::problem(done.fault());
}

}  // namespace

Result<identity::Session> Portal::session_that_sets_up(http::Request const& request) {
    auto session = TRY(any_session(request));
    if (session.needs != identity::Needs::second_factor_setup) TRY(engine::must_be_whole(session));
    return session;
}

http::Response factor_reply(Portal& portal, json::Value out, engine::FactorAdded const& added) {
    if (!added.recovery_codes.empty()) out.set("recovery_codes", to_json(added.recovery_codes));
    auto session = session_json(portal, added.session);
    if (!session) return http::problem(session.fault());
    out.set("session", std::move(session).take());
    return http::json(200, out).with("Set-Cookie", cookie(portal, added.session.token, false));
}

void add_second_factor_routes(Portal& portal, http::Router& router) {
    auto open = [&](auto function) {
        return
            [&portal, function](http::Request const& request) { return function(portal, request); };
    };
    auto with = [&](auto function) { return for_somebody(portal, function); };
    router.post("/api/session/second-factor", open(give));
    router.post("/api/account/totp", open(start_totp));
    router.post("/api/account/totp/confirm", open(confirm_totp));
    router.post("/api/account/totp/remove", with(remove_totp));
    router.post("/api/account/recovery-codes", with(renew_codes));
    router.remove("/api/accounts/{id}/second-factor", with(reset));
}

void describe_second_factor(std::vector<Endpoint>& out) {
    auto describe = [&](char const* method, char const* pattern, char const* summary,
                        std::vector<std::string> faults) {
        out.push_back(endpoint(method, pattern, summary, std::move(faults)));
    };
    describe("post", "/api/session/second-factor", "The second step of signing in",
             {"bad_code", "code_used", "too_many_attempts"});
    out.back().asks = [](Schemas& schemas) { return schemas.of<SecondFactor>(); };
    describe("post", "/api/account/totp", "Begin to set up a code generator", {"totp_exists"});
    describe("post", "/api/account/totp/confirm",
             "Put it in force with a code of it; recovery codes are shown this once",
             {"bad_code", "no_totp_pending", "too_many_attempts"});
    out.back().asks = [](Schemas& schemas) { return schemas.of<Code>(); };
    describe("post", "/api/account/totp/remove", "Remove the code generator",
             {"bad_password", "second_factor_needed"});
    out.back().asks = [](Schemas& schemas) { return schemas.of<Password>(); };
    describe("post", "/api/account/recovery-codes", "New recovery codes; the old ones are void",
             {"bad_password", "no_second_factor"});
    out.back().asks = [](Schemas& schemas) { return schemas.of<Password>(); };
    describe("delete", "/api/accounts/{id}/second-factor",
             "Remove all second factors of somebody who lost them", {"unknown_account"});
}

}  // namespace assent::portal
