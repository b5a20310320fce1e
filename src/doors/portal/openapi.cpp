#include "doors/portal/portal.h"
#include "doors/portal/reports.h"

#include <map>

namespace assent::portal {
namespace {

json::Value problem_schema() {
    json::Value properties;
    for (auto const* name : {"type", "title", "code", "pointer", "detail"})
        properties.set(name, schema_detail::typed("string"));
    properties.set("status", schema_detail::typed("integer"));
    auto schema = schema_detail::typed("object");
    schema.set("description",
               "RFC 9457. `code` is stable; `pointer` is a JSON pointer into the body.");
    schema.set("properties", std::move(properties));
    return schema;
}

json::Value content(std::string_view media_type, json::Value schema) {
    json::Value inner;
    inner.set("schema", std::move(schema));
    json::Value out;
    out.set(std::string(media_type), std::move(inner));
    return out;
}

json::Array parameters_of(Endpoint const& endpoint) {
    json::Array parameters;
    auto add = [&](std::string_view name, std::string_view in, bool required) {
        json::Value parameter;
        parameter.set("name", name);
        parameter.set("in", in);
        parameter.set("required", required);
        parameter.set("schema", schema_detail::typed("string"));
        parameters.push_back(std::move(parameter));
    };
    std::string_view rest = endpoint.pattern;
    for (auto open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
        auto const close = rest.find('}', open);
        add(rest.substr(open + 1, close - open - 1), "path", true);
        rest.remove_prefix(close + 1);
    }
    for (auto const& header : endpoint.headers) add(header, "header", header == "Idempotency-Key");
    return parameters;
}

json::Value operation_of(Endpoint const& endpoint, Schemas& schemas) {
    json::Value operation;
    operation.set("summary", endpoint.summary);
    auto parameters = parameters_of(endpoint);
    if (!parameters.empty()) operation.set("parameters", std::move(parameters));
    if (endpoint.asks) {
        json::Value body;
        body.set("required", true);
        body.set("content", content("application/json", endpoint.asks(schemas)));
        operation.set("requestBody", std::move(body));
    }
    json::Value good;
    good.set("description", "Done");
    if (endpoint.replies)
        good.set("content", content("application/json", endpoint.replies(schemas)));
    json::Value bad;
    std::string codes;
    for (auto const& fault : endpoint.faults) codes += (codes.empty() ? "" : ", ") + fault;
    bad.set("description", codes.empty() ? std::string("A problem document") : "Codes: " + codes);
    json::Value reference;
    reference.set("$ref", "#/components/schemas/Problem");
    bad.set("content", content("application/problem+json", std::move(reference)));
    json::Value responses;
    responses.set("2XX", std::move(good));
    responses.set("default", std::move(bad));
    operation.set("responses", std::move(responses));
    if (endpoint.access == Access::signed_in) {
        json::Value cookie;
        cookie.set("session", json::Array{});
        operation.set("security", json::Array{std::move(cookie)});
    }
    return operation;
}

}  // namespace

Endpoint endpoint(std::string method, std::string pattern, std::string summary,
                  std::vector<std::string> faults, Access access) {
    Endpoint made;
    if (access == Access::signed_in && method != "get") made.headers = {"X-CSRF-Token"};
    made.method = std::move(method);
    made.pattern = std::move(pattern);
    made.summary = std::move(summary);
    made.access = access;
    made.faults = std::move(faults);
    return made;
}

std::vector<Endpoint> Portal::endpoints() {
    std::vector<Endpoint> all;
    describe_session(all);
    describe_account(all);
    describe_second_factor(all);
    describe_passkeys(all);
    describe_sso(all);
    describe_accounts(all);
    describe_account_requests(all);
    describe_lookup(all);
    describe_proofs(all);
    describe_published(all);
    describe_directory(all);
    describe_members(all);
    describe_requests(all);
    describe_search(all);
    describe_commands(all);
    describe_feed(all);
    describe_drafts(all);
    describe_announcements(all);
    describe_restricted(all);
    describe_saved(all);
    describe_review(all);
    describe_work(all);
    describe_reports(all);
    describe_extracts(all);
    describe_access(all);
    describe_desk(all);
    describe_census(all);
    describe_appeals(all);
    describe_appeal_desk(all);
    describe_packet(all);
    describe_talks(all);
    describe_uploads(all);
    describe_documents(all);
    describe_paper(all);
    describe_record(all);
    describe_help(all);
    describe_admin(all);
    return all;
}

json::Value openapi() {
    Schemas schemas;
    json::Value paths(json::Object{});
    for (auto const& endpoint : Portal::endpoints()) {
        json::Value path = paths.find(endpoint.pattern) ? *paths.find(endpoint.pattern)
                                                        : json::Value(json::Object{});
        path.set(endpoint.method, operation_of(endpoint, schemas));
        paths.set(endpoint.pattern, std::move(path));
    }
    json::Value info;
    info.set("title", "assent");
    info.set("version", ASSENT_VERSION);
    info.set(
        "description",
        "Utilization management and prior authorization. Errors are problem documents (RFC 9457).");
    json::Value cookie;
    cookie.set("type", "apiKey");
    cookie.set("in", "cookie");
    cookie.set("name", "assent");
    json::Value security;
    security.set("session", std::move(cookie));
    auto all = schemas.components();
    all.set("Problem", problem_schema());
    json::Value components;
    components.set("schemas", std::move(all));
    components.set("securitySchemes", std::move(security));
    json::Value document;
    document.set("openapi", "3.1.0");
    document.set("info", std::move(info));
    document.set("paths", std::move(paths));
    document.set("components", std::move(components));
    return document;
}

}  // namespace assent::portal
