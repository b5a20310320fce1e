// Passkeys: making them, signing in with one, naming and removing them.
#include "engine/passkeys.h"

#include "doors/portal/session.h"
#include "engine/access.h"

namespace assent::portal {
namespace {

struct NewPasskey {
    std::string name;
    json::Value credential;
};

void fields(auto& f, auto& p) requires Is<NewPasskey, decltype(p)> {
    f("name", p.name);
    f("credential", p.credential);
}

struct GivenPasskey {
    json::Value credential;
};

void fields(auto& f, auto& p) requires Is<GivenPasskey, decltype(p)> {
    f("credential", p.credential);
}

struct PasskeyName {
    std::string name;
};

void fields(auto& f, auto& p) requires Is<PasskeyName, decltype(p)> { f("name", p.name); }

Result<identity::Relying> relying(Portal& portal, http::Request const& request) {
    return identity::relying_of(TRY(portal.origin(request)));
}

Result<json::Value> options_json(Result<json::Value> options) {
    json::Value out;
    out.set("publicKey", TRY(std::move(options)));
    return out;
}

/// Who has given the password and owes the second factor; nobody where there is no session.
Result<std::optional<identity::Session>> half_of(Portal& portal, http::Request const& request) {
    if (token_of(portal, request).empty()) return std::optional<identity::Session>();
    auto session = portal.any_session(request);
    if (!session && session.fault().code == "bad_csrf") return session.fault();
    if (!session || session->needs != identity::Needs::second_factor)
        return std::optional<identity::Session>();
    return std::optional(std::move(session).take());
}

Result<json::Value> new_options(Portal& portal, http::Request const& request) {
    auto const session = TRY(portal.session_that_sets_up(request));
    auto const own = TRY(relying(portal, request));
    return options_json(engine::new_passkey_options(portal.engine(), session.account, own));
}

Result<json::Value> options(Portal& portal, http::Request const& request) {
    auto const half = TRY(half_of(portal, request));
    auto const own = TRY(relying(portal, request));
    return options_json(engine::passkey_options(portal.engine(), half, own));
}

Result<engine::PasskeyAdded> added(Portal& portal, http::Request const& request) {
    auto const session = TRY(portal.session_that_sets_up(request));
    auto const asked = TRY(body_as<NewPasskey>(request));
    auto const own = TRY(relying(portal, request));
    return engine::add_passkey(portal.engine(), session, asked.name, asked.credential, own);
}

http::Response add(Portal& portal, http::Request const& request) {
    auto outcome = added(portal, request);
    if (!outcome) return http::problem(outcome.fault());
    json::Value out;
    out.set("passkey", passkey_json(outcome->passkey));
    return factor_reply(portal, std::move(out), outcome->added);
}

Result<identity::Session> signed_in_by(Portal& portal, http::Request const& request) {
    auto const half = TRY(half_of(portal, request));
    auto const asked = TRY(body_as<GivenPasskey>(request));
    auto const own = TRY(relying(portal, request));
    return engine::sign_in_with_passkey(portal.engine(), half, asked.credential, own,
                                        visitor_of(request));
}

http::Response sign_in(Portal& portal, http::Request const& request) {
    return session_reply(portal, signed_in_by(portal, request));
}

Result<void> rename(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto const asked = TRY(body_as<PasskeyName>(request));
    return engine::name_passkey(portal.engine(), asker, std::string(request.parameter("id")),
                                asked.name);
}

Result<void> remove(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto const asked = TRY(body_as<Password>(request));
    return engine::remove_passkey(portal.engine(), asker, std::string(request.parameter("id")),
                                  asked.password.reveal());
}

}  // namespace

json::Value passkey_json(identity::Passkey const& passkey) {
    json::Value out;
    out.set("id", passkey.id);
    out.set("name", passkey.name);
    out.set("created_at", to_text(passkey.made_at));
    if (passkey.used_at) out.set("used_at", to_text(*passkey.used_at));
    return out;
}

void add_passkey_routes(Portal& portal, http::Router& router) {
    auto open = [&](auto function) {
        return
            [&portal, function](http::Request const& request) { return function(portal, request); };
    };
    auto told = [&](auto function) {
        return [&portal, function](http::Request const& request) {
            return reply(function(portal, request));
        };
    };
    auto done = [&](auto function) {
        return for_somebody(portal, [function](Portal& door, http::Request const& request,
                                               engine::Asker const& asker) {
            auto outcome = function(door, request, asker);
            return outcome ? http::no_content() : http::problem(outcome.fault());
        });
    };
    router.post("/api/session/passkey/options", told(options));
    router.post("/api/session/passkey", open(sign_in));
    router.post("/api/account/passkeys/options", told(new_options));
    router.post("/api/account/passkeys", open(add));
    router.put("/api/account/passkeys/{id}", done(rename));
    router.post("/api/account/passkeys/{id}/remove", done(remove));
}

void describe_passkeys(std::vector<Endpoint>& out) {
    auto describe = [&](char const* method, char const* pattern, char const* summary,
                        std::vector<std::string> faults, Access access = Access::signed_in) {
        out.push_back(endpoint(method, pattern, summary, std::move(faults), access));
    };
    describe("post", "/api/session/passkey/options", "What a passkey is asked for signing in",
             {"origin_not_set"}, Access::open);
    describe("post", "/api/session/passkey", "Sign in with a passkey",
             {"bad_passkey", "origin_not_set"}, Access::open);
    out.back().asks = [](Schemas& schemas) { return schemas.of<GivenPasskey>(); };
    describe("post", "/api/account/passkeys/options", "What is asked for a new passkey",
             {"origin_not_set"});
    describe("post", "/api/account/passkeys",
             "Keep a new passkey; recovery codes come with the first factor",
             {"bad_passkey", "passkey_exists", "required"});
    out.back().asks = [](Schemas& schemas) { return schemas.of<NewPasskey>(); };
    describe("put", "/api/account/passkeys/{id}", "Name a passkey",
             {"unknown_passkey", "required"});
    out.back().asks = [](Schemas& schemas) { return schemas.of<PasskeyName>(); };
    describe("post", "/api/account/passkeys/{id}/remove", "Remove a passkey",
             {"unknown_passkey", "bad_password", "second_factor_needed"});
    out.back().asks = [](Schemas& schemas) { return schemas.of<Password>(); };
}

}  // namespace assent::portal
