/// The REST door: translates between HTTP and the engine, both ways. No SQL, no rules; every text a
/// person reads about a decision comes from the engine's answer. The OpenAPI document is made from
/// the same list of endpoints.
#pragma once

#include "base/schema.h"
#include "doors/portal/feed.h"
#include "engine/engine.h"
#include "http/rate_limit.h"
#include "http/router.h"
#include "identity/single_sign_on.h"

#include <functional>
#include <memory>
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
    explicit Portal(engine::Engine& engine, bool secure)
        : engine_(engine),
          secure_(secure),
          feed_(engine),
          unknown_(forms_per_second, forms_at_once) {}

    /// Registers all routes; the portal must outlive the router.
    void add_routes(http::Router& router);
    static std::vector<Endpoint> endpoints();

    engine::Engine& engine() { return engine_; }
    bool secure() const { return secure_; }
    Feed& feed() { return feed_; }

    /// The signed-in asker. Faults: `sign_in_required`; for writes `bad_csrf` when the header is
    /// missing or wrong.
    Result<engine::Asker> asker(http::Request const& request);
    /// The session behind it, or the half of one that waits for its next step. Faults: as above.
    Result<identity::Session> any_session(http::Request const& request);
    /// A whole session, or one that waits for its second factor to be set up.
    Result<identity::Session> session_that_sets_up(http::Request const& request);
    /// How people's browsers name this portal; links and passkeys need it. Faults:
    /// `origin_not_set`.
    Result<std::string> origin(http::Request const& request);
    /// Forms that anybody may send, a few from each address. Faults: `rate_limited`.
    Result<void> may_ask_unknown(http::Request const& request);
    /// The other log-ins people may use; before the server starts.
    void use_sso(std::vector<identity::SsoProvider> const& providers);
    std::vector<std::unique_ptr<identity::SsoClient>> const& sso() const { return sso_; }
    /// Null when there is none.
    identity::SsoClient* sso_named(std::string_view id);
    std::string_view cookie_name() const { return secure_ ? "__Host-assent" : "assent"; }

private:
    static constexpr double forms_per_second = 0.1;
    static constexpr double forms_at_once = 30;

    engine::Engine& engine_;
    bool secure_;
    Feed feed_;
    http::RateLimiter unknown_;
    std::vector<std::unique_ptr<identity::SsoClient>> sso_;
};

/// A page says so of what it does by itself, which keeps nobody signed in.
inline constexpr std::string_view background_header = "X-Background";

/// An endpoint of signed-in people; a write needs the CSRF token.
Endpoint endpoint(std::string method, std::string pattern, std::string summary,
                  std::vector<std::string> faults, Access access = Access::signed_in);

using Signed = std::function<http::Response(http::Request const&, engine::Asker const&)>;
/// Wraps a handler so that it only runs for somebody signed in.
http::Handler signed_in(Portal& portal, Signed handler);

/// Body as a value of T. Faults: `bad_json`, `unsupported_media_type` and those of reading fields.
template <class T>
Result<T> body_as(http::Request const& request) {
    auto const value = TRY(http::read_json(request));
    return from_json<T>(value);
}

/// A handler `function(portal, request, asker)` for somebody signed in.
template <class F>
http::Handler for_somebody(Portal& portal, F function) {
    return signed_in(portal,
                     [&portal, function](http::Request const& request, engine::Asker const& asker) {
                         return function(portal, request, asker);
                     });
}

/// Turns a Result of JSON into a response.
http::Response reply(Result<json::Value> result, int good = 200);

// One function a file; each registers its routes.
void add_session_routes(Portal& portal, http::Router& router);
void add_account_routes(Portal& portal, http::Router& router);
void add_second_factor_routes(Portal& portal, http::Router& router);
void add_sso_routes(Portal& portal, http::Router& router);
void add_passkey_routes(Portal& portal, http::Router& router);
void add_account_request_routes(Portal& portal, http::Router& router);
void add_accounts_routes(Portal& portal, http::Router& router);
void add_lookup_routes(Portal& portal, http::Router& router);
void add_proof_routes(Portal& portal, http::Router& router);
void add_published_routes(Portal& portal, http::Router& router);
void add_directory_routes(Portal& portal, http::Router& router);
void add_member_routes(Portal& portal, http::Router& router);
void add_request_routes(Portal& portal, http::Router& router);
void add_search_routes(Portal& portal, http::Router& router);
void add_command_routes(Portal& portal, http::Router& router);
void add_feed_routes(Portal& portal, http::Router& router);
void add_draft_routes(Portal& portal, http::Router& router);
void add_announcement_routes(Portal& portal, http::Router& router);
void add_restricted_routes(Portal& portal, http::Router& router);
void add_saved_routes(Portal& portal, http::Router& router);
void add_review_routes(Portal& portal, http::Router& router);
void add_work_routes(Portal& portal, http::Router& router);
void add_desk_routes(Portal& portal, http::Router& router);
void add_census_routes(Portal& portal, http::Router& router);
void add_appeal_routes(Portal& portal, http::Router& router);
void add_appeal_desk_routes(Portal& portal, http::Router& router);
void add_packet_routes(Portal& portal, http::Router& router);
void add_talk_routes(Portal& portal, http::Router& router);
void add_upload_routes(Portal& portal, http::Router& router);
void add_document_routes(Portal& portal, http::Router& router);
void add_paper_routes(Portal& portal, http::Router& router);
void add_record_routes(Portal& portal, http::Router& router);
void add_help_routes(http::Router& router);
void add_admin_routes(Portal& portal, http::Router& router);

void describe_session(std::vector<Endpoint>& out);
void describe_account(std::vector<Endpoint>& out);
void describe_second_factor(std::vector<Endpoint>& out);
void describe_sso(std::vector<Endpoint>& out);
void describe_passkeys(std::vector<Endpoint>& out);
void describe_account_requests(std::vector<Endpoint>& out);
void describe_accounts(std::vector<Endpoint>& out);
void describe_lookup(std::vector<Endpoint>& out);
void describe_proofs(std::vector<Endpoint>& out);
void describe_published(std::vector<Endpoint>& out);
void describe_directory(std::vector<Endpoint>& out);
void describe_members(std::vector<Endpoint>& out);
void describe_requests(std::vector<Endpoint>& out);
void describe_search(std::vector<Endpoint>& out);
void describe_commands(std::vector<Endpoint>& out);
void describe_feed(std::vector<Endpoint>& out);
void describe_drafts(std::vector<Endpoint>& out);
void describe_announcements(std::vector<Endpoint>& out);
void describe_restricted(std::vector<Endpoint>& out);
void describe_saved(std::vector<Endpoint>& out);
void describe_review(std::vector<Endpoint>& out);
void describe_work(std::vector<Endpoint>& out);
void describe_desk(std::vector<Endpoint>& out);
void describe_census(std::vector<Endpoint>& out);
void describe_appeals(std::vector<Endpoint>& out);
void describe_appeal_desk(std::vector<Endpoint>& out);
void describe_packet(std::vector<Endpoint>& out);
void describe_talks(std::vector<Endpoint>& out);
void describe_uploads(std::vector<Endpoint>& out);
void describe_documents(std::vector<Endpoint>& out);
void describe_paper(std::vector<Endpoint>& out);
void describe_record(std::vector<Endpoint>& out);
void describe_help(std::vector<Endpoint>& out);
void describe_admin(std::vector<Endpoint>& out);

/// Runs a submission and answers as POST /api/requests does.
void run_submission(Portal& portal, engine::Call call, http::Responder respond);
/// One page of requests, as every list of them is answered.
json::Value page_json(views::RequestPage const& page);

/// A search kept under a name.
Result<json::Value> saved_json(records::SavedView const& view);

/// OpenAPI 3.1, generated from endpoints() and the field lists.
json::Value openapi();

}  // namespace assent::portal
