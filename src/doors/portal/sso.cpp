// Single sign-on: out to another log-in and back.
#include "engine/sso.h"

#include "doors/portal/session.h"

#include <algorithm>

namespace assent::portal {
namespace {

constexpr int journey_seconds = 600;

std::string cookie_name(Portal& portal) { return std::string(portal.cookie_name()) + "-sso"; }

std::string journey_cookie(Portal& portal, std::string const& secret, int lasting) {
    // Lax: the other log-in sends the browser back from another site.
    return cookie_name(portal) + "=" + secret +
           "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(lasting) +
           (portal.secure() ? "; Secure" : "");
}

/// A page of ours, not another site.
std::string path_of(std::string_view wanted) {
    bool const own = wanted.starts_with('/') && !wanted.starts_with("//") &&
                     std::ranges::all_of(wanted, [](char c) { return c > ' ' && c < 127; }) &&
                     wanted.find('\\') == std::string_view::npos;
    return own ? std::string(wanted) : "/";
}

Fault unknown_provider() {
    return not_found("unknown_sso", "/id", "There is no such log-in here.");
}

Result<std::string> redirect_of(Portal& portal, http::Request const& request) {
    return TRY(portal.origin(request)) + "/api/sso/" + std::string(request.parameter("id")) +
           "/callback";
}

/// People are in the browser: what went wrong goes to the page where they sign in.
http::Response back_with(Portal& portal, Fault const& fault) {
    return http::redirect("/?sso=" + fault.code).with("Set-Cookie", journey_cookie(portal, "", 0));
}

http::Response list(Portal& portal, http::Request const&) {
    json::Array providers;
    for (auto const& client : portal.sso()) {
        json::Value item;
        item.set("id", client->provider().id);
        item.set("name", client->provider().name);
        providers.push_back(std::move(item));
    }
    json::Value out;
    out.set("providers", std::move(providers));
    return http::json(200, out);
}

http::Response start(Portal& portal, http::Request const& request) {
    auto* client = portal.sso_named(request.parameter("id"));
    if (client == nullptr) return http::problem(unknown_provider());
    auto redirect = redirect_of(portal, request);
    if (!redirect) return http::problem(redirect.fault());
    auto started = engine::start_sso(
        portal.engine(), *client, path_of(request.query_value("return").value_or("/")), *redirect);
    if (!started) return back_with(portal, started.fault());
    return http::redirect(started->address)
        .with("Set-Cookie", journey_cookie(portal, started->secret, journey_seconds));
}

http::Response come_back(Portal& portal, http::Request const& request) {
    auto* client = portal.sso_named(request.parameter("id"));
    if (client == nullptr) return http::problem(unknown_provider());
    auto text = [&](std::string_view name) {
        return std::string(request.query_value(name).value_or(""));
    };
    if (text("code").empty())
        return back_with(portal, forbidden("sso_refused", "", "The other log-in refused."));
    auto redirect = redirect_of(portal, request);
    if (!redirect) return back_with(portal, redirect.fault());
    auto const secret = request.cookie(cookie_name(portal));
    auto arrived = engine::finish_sso(portal.engine(), *client,
                                      {std::string(secret.value_or("")), text("state"),
                                       text("code"), text("iss"), *redirect, visitor_of(request)});
    if (!arrived) return back_with(portal, arrived.fault());
    return http::redirect(arrived->back_to)
        .with("Set-Cookie", cookie(portal, arrived->session.token, false))
        .with("Set-Cookie", journey_cookie(portal, "", 0));
}

}  // namespace

void Portal::use_sso(std::vector<identity::SsoProvider> const& providers) {
    for (auto const& provider : providers)
        sso_.push_back(std::make_unique<identity::SsoClient>(provider));
}

identity::SsoClient* Portal::sso_named(std::string_view id) {
    auto const named =
        std::ranges::find_if(sso_, [&](auto const& one) { return one->provider().id == id; });
    return named == sso_.end() ? nullptr : named->get();
}

void add_sso_routes(Portal& portal, http::Router& router) {
    auto open = [&](auto function) {
        return
            [&portal, function](http::Request const& request) { return function(portal, request); };
    };
    router.get("/api/sso", open(list));
    router.get("/api/sso/{id}/start", open(start));
    router.get("/api/sso/{id}/callback", open(come_back));
}

void describe_sso(std::vector<Endpoint>& out) {
    auto describe = [&](char const* pattern, char const* summary, std::vector<std::string> faults) {
        out.push_back(endpoint("get", pattern, summary, std::move(faults), Access::open));
    };
    describe("/api/sso", "The other log-ins one may use", {});
    describe("/api/sso/{id}/start", "To the other log-in; a page navigates here (`return`)",
             {"unknown_sso", "origin_not_set"});
    describe("/api/sso/{id}/callback", "From the other log-in, to the page with a session",
             {"unknown_sso"});
}

}  // namespace assent::portal
