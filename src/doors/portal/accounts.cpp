// Accounts as an administrator keeps them.
#include "engine/accounts.h"

#include "doors/portal/account.h"
#include "doors/portal/picture.h"
#include "doors/portal/session.h"
#include "engine/access.h"

#include <algorithm>

namespace assent::portal {
namespace {

constexpr int page_default = 50;
constexpr int page_max = 200;

struct NewAccount {
    AccountBody account;
    Private<std::string> password;
};

void fields(auto& f, auto& a) requires Is<NewAccount, decltype(a)> {
    describe_body(f, a.account);
    f("password", a.password);
}

struct WithheldBody {
    std::vector<identity::Right> withheld;
};

void fields(auto& f, auto& w) requires Is<WithheldBody, decltype(w)> { f("withheld", w.withheld); }

struct OrganisationBody {
    std::string name;
    std::string kind;
};

void fields(auto& f, auto& o) requires Is<OrganisationBody, decltype(o)> {
    f("name", o.name);
    f("kind", o.kind);
}

identity::Account account_of(AccountBody const& body) {
    identity::Account account;
    account.login = body.login;
    account.name = body.name;
    account.email = body.email;
    account.role = body.role;
    account.organisation = body.organisation;
    account.plan = body.plan;
    account.plans = body.plans;
    if (std::ranges::find(account.plans, account.plan) == account.plans.end())
        account.plans.push_back(account.plan);
    account.licence = body.licence;
    account.licence_until = body.licence_until;
    account.licence_type = body.licence_type;
    account.licence_state = body.licence_state;
    account.licence_restriction = body.licence_restriction;
    account.licence_checked_on = body.licence_checked_on;
    account.specialty = body.specialty;
    account.reports_to = body.reports_to;
    account.disabled = body.disabled;
    return account;
}

/// Those of the rights that the role brings.
json::Array rights_json(std::string_view role, std::vector<identity::Right> const& rights) {
    json::Array names;
    for (auto const right : rights)
        if (identity::has_right(role, right)) names.emplace_back(name_of(right));
    return names;
}

/// Which version the caller has changed; without it nothing is changed.
Result<std::int64_t> needed_version(http::Request const& request) {
    auto const version = TRY(version_of(request));
    if (version) return *version;
    return conflict("version_required", "/headers/If-Match",
                    "Say in If-Match which version you have changed.");
}

json::Value account_json(engine::KnownAccount const& known) {
    auto const& account = known.account;
    json::Value out;
    out.set("account", account.id);
    auto const body = to_json(body_of(account));
    for (auto const& member : body.as_object()) out.set(member.name, member.value);
    out.set("organisation_name", account.organisation_name);
    out.set("disabled", account.disabled);
    out.set("withheld", rights_json(account.role, account.withheld));
    out.set("withheld_by_plan", rights_json(account.role, account.withheld_by_plan));
    auto const& standing = known.standing;
    out.set("version", standing.version);
    out.set("password_set", standing.password_set);
    out.set("password_expired", standing.password_expired);
    if (standing.locked_until) out.set("locked_until_at", to_text(*standing.locked_until));
    if (standing.signed_in_at) out.set("last_sign_in_at", to_text(*standing.signed_in_at));
    json::Array factors;
    if (known.factors.totp) factors.emplace_back("totp");
    if (known.factors.passkeys > 0) factors.emplace_back("passkey");
    out.set("second_factor", std::move(factors));
    out.set("sessions", known.sessions);
    return out;
}

http::Response account_reply(Result<engine::KnownAccount> const& known) {
    if (!known) return http::problem(known.fault());
    return http::json(200, account_json(*known))
        .with("ETag", "\"" + std::to_string(known->standing.version) + "\"");
}

http::Response done(Result<void> const& result) {
    return result ? http::no_content() : http::problem(result.fault());
}

std::string id_of(http::Request const& request) { return std::string(request.parameter("id")); }

http::Response list(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto text = [&](std::string_view name) {
        return std::string(request.query_value(name).value_or(""));
    };
    identity::AccountFilter filter;
    filter.text = text("text");
    filter.role = text("role");
    filter.organisation = text("organisation");
    filter.after = text("after");
    auto const state =
        from_name<identity::AccountsShown>(request.query_value("state").value_or("active"));
    if (!state)
        return http::problem(invalid("unknown_value", "/state", "Use active, disabled or all."));
    filter.state = *state;
    filter.limit = page_default;
    if (auto const limit = text("limit"); is_digits_short(limit))
        filter.limit = std::clamp(std::stoi(limit), 1, page_max);
    auto page = engine::list_accounts(portal.engine(), asker, filter);
    if (!page) return http::problem(page.fault());
    json::Array accounts;
    for (auto const& known : page->accounts) accounts.push_back(account_json(known));
    json::Value out;
    out.set("accounts", std::move(accounts));
    if (!page->next.empty()) out.set("next", page->next);
    return http::json(200, out);
}

http::Response read(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    return account_reply(engine::read_account(portal.engine(), asker, id_of(request)));
}

/// Without a password the person chooses one by a link.
Result<std::string> invite(Portal& portal, http::Request const& request, engine::Asker const& asker,
                           identity::Account const& account) {
    return engine::invite_account(portal.engine(), asker, account, TRY(portal.origin(request)));
}

http::Response add(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto asked = body_as<NewAccount>(request);
    if (!asked) return http::problem(asked.fault());
    auto const account = account_of(asked->account);
    auto const& password = asked->password.reveal();
    auto added = password.empty() ? invite(portal, request, asker, account)
                                  : portal.engine().add_account(asker, account, password);
    if (!added) return http::problem(added.fault());
    return http::no_content().with("Location", "/api/accounts/" + *added);
}

http::Response change(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto const version = needed_version(request);
    if (!version) return http::problem(version.fault());
    auto asked = body_as<AccountBody>(request);
    if (!asked) return http::problem(asked.fault());
    auto account = account_of(*asked);
    account.id = id_of(request);
    return account_reply(engine::change_account(portal.engine(), asker, account, *version));
}

http::Response withhold(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto const version = needed_version(request);
    if (!version) return http::problem(version.fault());
    auto const asked = body_as<WithheldBody>(request);
    if (!asked) return http::problem(asked.fault());
    return account_reply(
        engine::withhold_rights(portal.engine(), asker, id_of(request), asked->withheld, *version));
}

http::Response unlock(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    return done(engine::unlock_account(portal.engine(), asker, id_of(request)));
}

http::Response expire(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    return done(engine::expire_password(portal.engine(), asker, id_of(request)));
}

http::Response sessions(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto known = engine::read_account(portal.engine(), asker, id_of(request));
    if (!known) return http::problem(known.fault());
    return reply(sessions_json(portal, known->account, token_of(portal, request)));
}

http::Response end_sessions(Portal& portal, http::Request const& request,
                            engine::Asker const& asker) {
    auto known = engine::read_account(portal.engine(), asker, id_of(request));
    if (!known) return http::problem(known.fault());
    auto const one = std::string(request.parameter("session"));
    if (one.empty())
        return done(engine::end_sessions_of(portal.engine(), asker, known->account, {}));
    return done(engine::end_session_of(portal.engine(), asker, known->account, one));
}

http::Response show_log(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto account = engine::account_for_audit(portal.engine(), asker, id_of(request));
    if (!account) return http::problem(account.fault());
    return reply(log_json(portal, *account));
}

http::Response list_organisations(Portal& portal, http::Request const&,
                                  engine::Asker const& asker) {
    auto all = engine::list_organisations(portal.engine(), asker);
    if (!all) return http::problem(all.fault());
    json::Value out;
    out.set("organisations", organisations_json(*all));
    return http::json(200, out);
}

http::Response name_organisation(Portal& portal, http::Request const& request,
                                 engine::Asker const& asker) {
    auto asked = body_as<OrganisationBody>(request);
    if (!asked) return http::problem(asked.fault());
    return done(engine::save_organisation(portal.engine(), asker,
                                          {id_of(request), asked->name, asked->kind}));
}

http::Response list_roles(Portal&, http::Request const&, engine::Asker const& asker) {
    json::Value out;
    out.set("roles", roles_json(engine::roles_to_give(asker)));
    return http::json(200, out);
}

http::Response show_rules(Portal& portal, http::Request const&, engine::Asker const& asker) {
    if (!identity::has_right(asker.account, identity::Right::administer))
        return http::problem(
            forbidden("right_required", "", "Only an administrator sees how people sign in."));
    auto rules = engine::access_rules(portal.engine());
    if (!rules) return http::problem(rules.fault());
    return http::json(200, to_json(*rules));
}

http::Response set_rules(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto asked = body_as<identity::AccessRules>(request);
    if (!asked) return http::problem(asked.fault());
    auto set = engine::set_access_rules(portal.engine(), asker, *asked);
    if (!set) return http::problem(set.fault());
    return http::json(200, to_json(*asked));
}

}  // namespace

json::Value organisations_json(std::vector<identity::Organisation> const& organisations) {
    json::Array rows;
    for (auto const& organisation : organisations) {
        json::Value row;
        row.set("id", organisation.id);
        row.set("name", organisation.name);
        row.set("kind", organisation.kind);
        rows.push_back(std::move(row));
    }
    return json::Value(std::move(rows));
}

json::Value roles_json(std::vector<std::string_view> const& roles) {
    json::Array rows;
    for (auto const role : roles) {
        json::Array rights;
        for (auto const right : identity::rights_of(role)) rights.push_back(right);
        json::Value row;
        row.set("role", role);
        row.set("rights", std::move(rights));
        rows.push_back(std::move(row));
    }
    return json::Value(std::move(rows));
}

void add_accounts_routes(Portal& portal, http::Router& router) {
    auto with = [&](auto function) { return for_somebody(portal, function); };
    router.get("/api/accounts", with(list));
    router.post("/api/accounts", with(add));
    router.get("/api/accounts/{id}", with(read));
    router.put("/api/accounts/{id}", with(change));
    router.put("/api/accounts/{id}/withheld", with(withhold));
    router.post("/api/accounts/{id}/unlock", with(unlock));
    router.post("/api/accounts/{id}/expire-password", with(expire));
    router.get("/api/accounts/{id}/sessions", with(sessions));
    router.remove("/api/accounts/{id}/sessions", with(end_sessions));
    router.remove("/api/accounts/{id}/sessions/{session}", with(end_sessions));
    router.get("/api/accounts/{id}/log", with(show_log));
    router.get("/api/organisations", with(list_organisations));
    router.put("/api/organisations/{id}", with(name_organisation));
    router.get("/api/roles", with(list_roles));
    router.get("/api/access-rules", with(show_rules));
    router.put("/api/access-rules", with(set_rules));
}

void describe_accounts(std::vector<Endpoint>& out) {
    auto describe = [&](char const* method, char const* pattern, char const* summary,
                        std::vector<std::string> faults) {
        out.push_back(endpoint(method, pattern, summary, std::move(faults)));
    };
    describe("get", "/api/accounts",
             "Accounts by log-in (`text`, `role`, `organisation`, `state`, `after`, `limit`)",
             {"right_required"});
    describe("post", "/api/accounts", "Add an account",
             {"right_required", "log_in_taken", "unknown_role", "unknown_plan", "weak_password",
              "required"});
    out.back().asks = [](Schemas& schemas) { return schemas.of<NewAccount>(); };
    describe("get", "/api/accounts/{id}", "One account", {"unknown_account"});
    describe(
        "put", "/api/accounts/{id}", "Change an account; disabling ends its sessions",
        {"unknown_account", "version_required", "stale_version", "own_account", "log_in_taken"});
    out.back().headers.emplace_back("If-Match");
    out.back().asks = [](Schemas& schemas) { return schemas.of<AccountBody>(); };
    describe("put", "/api/accounts/{id}/withheld",
             "Which rights of its role an account does not have; works at once",
             {"unknown_account", "version_required", "stale_version", "own_account",
              "right_not_of_role", "withheld_by_plan"});
    out.back().headers.emplace_back("If-Match");
    out.back().asks = [](Schemas& schemas) { return schemas.of<WithheldBody>(); };
    describe("post", "/api/accounts/{id}/unlock", "Let attempts count anew", {"unknown_account"});
    describe("post", "/api/accounts/{id}/expire-password",
             "A new password is due at the next sign-in; sessions end", {"unknown_account"});
    describe("get", "/api/accounts/{id}/sessions", "Where somebody is signed in",
             {"unknown_account"});
    describe("delete", "/api/accounts/{id}/sessions", "Sign somebody out everywhere",
             {"unknown_account"});
    describe("delete", "/api/accounts/{id}/sessions/{session}", "End one session of somebody",
             {"unknown_account", "unknown_session"});
    describe("get", "/api/accounts/{id}/log", "What happened to an account", {"unknown_account"});
    describe("get", "/api/organisations", "Organisations by name", {"right_required"});
    describe("put", "/api/organisations/{id}", "Name an organisation",
             {"right_required", "required", "unknown_value"});
    out.back().asks = [](Schemas& schemas) { return schemas.of<OrganisationBody>(); };
    describe("get", "/api/roles", "Roles one may give, with their rights", {});
    describe("get", "/api/access-rules", "How people sign in", {"right_required"});
    out.back().replies = [](Schemas& schemas) { return schemas.of<identity::AccessRules>(); };
    describe("put", "/api/access-rules", "Set how people sign in",
             {"right_required", "out_of_range", "unknown_role", "bad_origin"});
    out.back().asks = [](Schemas& schemas) { return schemas.of<identity::AccessRules>(); };
}

}  // namespace assent::portal
