#include "doors/portal/portal.h"

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

json::Value provider_json(directory::Provider const& provider) {
    json::Value out;
    out.set("id", provider.id.value);
    out.set("name", provider.name);
    out.set("npi", provider.npi.value);
    out.set("specialty", provider.specialty);
    out.set("phone", provider.phone);
    out.set("fax", provider.fax);
    return out;
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
    for (auto const& right : identity::rights_of(account.role)) rights.push_back(right);
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

json::Value session_json(Portal& portal, std::optional<identity::Session> const& session) {
    json::Value out;
    out.set("signed_in", session.has_value());
    out.set("trial", portal.engine().trial());
    out.set("idle_minutes", identity::idle_minutes);
    out.set("csrf", session ? session->csrf : std::string());
    if (session) out.set("user", user_json(portal, engine::Asker{session->account, "portal"}));
    return out;
}

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

http::Response sign_in(Portal& portal, http::Request const& request) {
    auto asked = body_as<LogIn>(request);
    if (!asked) return http::problem(asked.fault());
    auto session = portal.engine().sign_in(asked->login, asked->password.reveal());
    if (!session) return http::problem(session.fault());
    return http::json(200, session_json(portal, *session))
        .with("Set-Cookie", cookie(portal, session->token, false));
}

http::Response sign_out(Portal& portal, http::Request const& request) {
    auto asker = portal.asker(request);
    if (!asker) return http::problem(asker.fault());
    auto ended = portal.engine().sign_out(token_of(portal, request));
    if (!ended) return http::problem(ended.fault());
    return http::json(200, session_json(portal, std::nullopt))
        .with("Set-Cookie", cookie(portal, "", true));
}

}  // namespace

Result<engine::Asker> Portal::asker(http::Request const& request) {
    auto const token = token_of(*this, request);
    if (token.empty()) return forbidden("sign_in_required", "", "Sign in first.");
    auto session = engine_.session(token);
    if (!session) return session.fault();
    if (is_write(request) && !same_secret(request.header("X-CSRF-Token"), session->csrf))
        return forbidden("bad_csrf", "", "This page is out of date. Reload it and try again.");
    return engine::Asker{session->account, "portal"};
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
    add_lookup_routes(*this, router);
    add_proof_routes(*this, router);
    add_published_routes(*this, router);
    add_directory_routes(*this, router);
    add_member_routes(*this, router);
    add_request_routes(*this, router);
    add_command_routes(*this, router);
    add_appeal_routes(*this, router);
    add_upload_routes(*this, router);
    add_document_routes(*this, router);
    add_paper_routes(*this, router);
    add_record_routes(*this, router);
    add_help_routes(router);
    add_admin_routes(*this, router);
}

void add_session_routes(Portal& portal, http::Router& router) {
    router.get("/api/session", [&portal](http::Request const& request) {
        auto const token = token_of(portal, request);
        std::optional<identity::Session> session;
        if (!token.empty())
            if (auto found = portal.engine().session(token)) session = std::move(found).take();
        return http::json(200, session_json(portal, session));
    });
    router.post("/api/session",
                [&portal](http::Request const& request) { return sign_in(portal, request); });
    router.remove("/api/session",
                  [&portal](http::Request const& request) { return sign_out(portal, request); });
}

void describe_session(std::vector<Endpoint>& out) {
    out.push_back({"get",
                   "/api/session",
                   "Who is signed in, and the CSRF token for writes",
                   Access::open,
                   {},
                   {},
                   {},
                   {}});
    out.push_back({"post",
                   "/api/session",
                   "Sign in",
                   Access::open,
                   {},
                   [](Schemas& schemas) { return schemas.of<LogIn>(); },
                   {},
                   {"bad_log_in", "too_many_attempts"}});
    out.push_back(
        {"delete", "/api/session", "Sign out", Access::signed_in, {"X-CSRF-Token"}, {}, {}, {}});
}

}  // namespace assent::portal
