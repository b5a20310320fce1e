/// The REST door: translates between HTTP and the engine, both ways. No SQL, no rules; every text a
/// person reads about a decision comes from the engine's answer. The OpenAPI document is made from
/// the same list of endpoints.
#pragma once

#include "base/schema.h"
#include "engine/engine.h"
#include "http/router.h"

#include <functional>
#include <string>
#include <vector>

namespace assent::portal {

enum class Access { open, signed_in };

/// One endpoint: the route, and what the OpenAPI document says of it.
struct Endpoint {
    std::string method;
    std::string pattern;
    std::string summary;
    Access access = Access::signed_in;
    std::vector<std::string> headers;              ///< header parameters that matter
    std::function<json::Value(Schemas&)> asks;     ///< schema of the body; empty: none
    std::function<json::Value(Schemas&)> replies;  ///< schema of the good reply; empty: free form
    std::vector<std::string> faults;               ///< codes worth knowing
};

/// Everything a handler needs.
class Portal {
public:
    explicit Portal(engine::Engine& engine, bool secure) : engine_(engine), secure_(secure) {}

    /// Registers all routes; the portal must outlive the router.
    void add_routes(http::Router& router);
    static std::vector<Endpoint> endpoints();

    engine::Engine& engine() { return engine_; }
    bool secure() const { return secure_; }

    /// The signed-in asker. Faults: `sign_in_required`; for writes `bad_csrf` when the header is
    /// missing or wrong.
    Result<engine::Asker> asker(http::Request const& request);
    std::string_view cookie_name() const { return secure_ ? "__Host-assent" : "assent"; }

private:
    engine::Engine& engine_;
    bool secure_;
};

using Signed = std::function<http::Response(http::Request const&, engine::Asker const&)>;
/// Wraps a handler so that it only runs for somebody signed in.
http::Handler signed_in(Portal& portal, Signed handler);

/// Body as a value of T. Faults: `bad_json`, `unsupported_media_type` and those of reading fields.
template <class T>
Result<T> body_as(http::Request const& request) {
    auto const value = TRY(http::read_json(request));
    return from_json<T>(value);
}

/// Turns a Result of JSON into a response.
http::Response reply(Result<json::Value> result, int good = 200);

// One function a file; each registers its routes.
void add_session_routes(Portal& portal, http::Router& router);
void add_lookup_routes(Portal& portal, http::Router& router);
void add_proof_routes(Portal& portal, http::Router& router);
void add_published_routes(Portal& portal, http::Router& router);
void add_directory_routes(Portal& portal, http::Router& router);
void add_member_routes(Portal& portal, http::Router& router);
void add_request_routes(Portal& portal, http::Router& router);
void add_command_routes(Portal& portal, http::Router& router);
void add_appeal_routes(Portal& portal, http::Router& router);
void add_upload_routes(Portal& portal, http::Router& router);
void add_document_routes(Portal& portal, http::Router& router);
void add_paper_routes(Portal& portal, http::Router& router);
void add_record_routes(Portal& portal, http::Router& router);
void add_help_routes(http::Router& router);
void add_admin_routes(Portal& portal, http::Router& router);

void describe_session(std::vector<Endpoint>& out);
void describe_lookup(std::vector<Endpoint>& out);
void describe_proofs(std::vector<Endpoint>& out);
void describe_published(std::vector<Endpoint>& out);
void describe_directory(std::vector<Endpoint>& out);
void describe_members(std::vector<Endpoint>& out);
void describe_requests(std::vector<Endpoint>& out);
void describe_commands(std::vector<Endpoint>& out);
void describe_appeals(std::vector<Endpoint>& out);
void describe_uploads(std::vector<Endpoint>& out);
void describe_documents(std::vector<Endpoint>& out);
void describe_paper(std::vector<Endpoint>& out);
void describe_record(std::vector<Endpoint>& out);
void describe_help(std::vector<Endpoint>& out);
void describe_admin(std::vector<Endpoint>& out);

/// OpenAPI 3.1, generated from endpoints() and the field lists.
json::Value openapi();

}  // namespace assent::portal
