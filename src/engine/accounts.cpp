#include "engine/accounts.h"

#include "base/hash.h"
#include "base/text.h"
#include "engine/access.h"
#include "engine/demo.h"
#include "engine/links.h"
#include "identity/passwords.h"

#include <algorithm>
#include <array>

namespace assent::engine {
namespace {

using identity::Account;
using identity::AccountAct;
using identity::Right;

constexpr std::array<std::string_view, 3> office_roles{"provider_office", "practitioner",
                                                       "office_admin"};

Fault unknown_account() {
    return not_found("unknown_account", "/account", "There is no such account.");
}

bool is_administrator(Asker const& asker) {
    return identity::has_right(asker.account, Right::administer);
}

bool manages_office(Asker const& asker) {
    return identity::has_right(asker.account, Right::manage_office) &&
           !asker.account.organisation.empty();
}

Result<void> must_manage_accounts(Asker const& asker) {
    if (is_administrator(asker) || manages_office(asker)) return fine();
    return forbidden("right_required", "", "Only an administrator manages accounts.");
}

/// An office administrator keeps the office's own people, in the office's roles.
bool may_manage(Asker const& asker, Account const& account) {
    if (is_administrator(asker)) return true;
    return manages_office(asker) && account.organisation == asker.account.organisation &&
           std::ranges::find(office_roles, account.role) != office_roles.end();
}

/// What an account may be made, or made into.
Result<void> check_account(Engine const& engine, Asker const& asker, Account const& account) {
    // Nobody signs in as the clock or the rules.
    auto const role = from_name<request::Role>(account.role);
    if (!role || *role == request::Role::system)
        return invalid("unknown_role", "/role", "There is no such role for a person.");
    auto const known = engine.plans();
    for (auto const& plan : account.plans) {
        bool const own = is_administrator(asker) ||
                         std::ranges::find(asker.account.plans, plan) != asker.account.plans.end();
        if (!own || std::ranges::find(known, plan) == known.end())
            return invalid("unknown_plan", "/plan", "There is no plan of that name here.");
    }
    if (may_manage(asker, account)) return fine();
    return forbidden("right_required", "/role",
                     "You may keep accounts of your own organisation, in its roles, only.");
}

Result<void> must_be_free(store::Db& db, std::string const& login, std::string const& account) {
    auto const holder = TRY(identity::find_login(db, login));
    if (!holder || holder->id == account) return fine();
    return conflict("log_in_taken", "/login", "There is an account with that log-in already.");
}

/// An organisation that an account names first becomes known by that.
Result<void> keep_organisation(store::Db& db, Account const& account, Instant now) {
    if (account.organisation.empty()) return fine();
    auto const known = TRY(identity::organisations(db));
    auto const same = [&](auto const& o) { return o.id == account.organisation; };
    if (std::ranges::any_of(known, same)) return fine();
    auto const& name =
        account.organisation_name.empty() ? account.organisation : account.organisation_name;
    // Whose first person works in an office is one; nobody is taken into the plan's own by asking.
    bool const office = std::ranges::find(office_roles, account.role) != office_roles.end();
    return identity::save_organisation(db, account.organisation, name, office ? "office" : "plan",
                                       now);
}

std::string changed_fields(Account const& before, Account const& after) {
    std::string changed;
    auto note = [&](std::string_view name, bool differs) {
        if (differs) changed.append(changed.empty() ? "" : " ").append(name);
    };
    note("login", before.login != after.login);
    note("name", before.name != after.name);
    note("email", before.email != after.email);
    note("role", before.role != after.role);
    note("organisation", before.organisation != after.organisation);
    note("plan", before.plan != after.plan);
    note("plans", before.plans != after.plans);
    note("licence", before.licence != after.licence);
    note("licence_until", before.licence_until != after.licence_until);
    note("licence_type", before.licence_type != after.licence_type);
    note("licence_state", before.licence_state != after.licence_state);
    note("licence_restriction", before.licence_restriction != after.licence_restriction);
    note("licence_checked_on", before.licence_checked_on != after.licence_checked_on);
    note("specialty", before.specialty != after.specialty);
    note("reports_to", before.reports_to != after.reports_to);
    return changed;
}

Result<KnownAccount> known_account(store::Db& db, identity::AccountRow row, Instant now) {
    KnownAccount known{std::move(row.account), row.standing, {}, 0};
    known.factors = TRY(identity::second_factors_of(db, known.account.id));
    known.sessions =
        std::ssize(TRY(identity::sessions_of(db, known.account, TRY(access_rules(db)), now)));
    return known;
}

/// The account with its id, for which nobody else signs in.
Result<Account> keep_new(store::Db& db, Asker const& asker, Account account,
                         std::string const& password, Instant now) {
    account.id = random_hex(8);
    TRY(must_be_free(db, account.login, account.id));
    TRY(keep_organisation(db, account, now));
    TRY(identity::save_account(db, account, password, now));
    TRY(identity::log_account(
        db, {now, account.id, asker.account.id, {}, AccountAct::account_added, account.role}));
    return account;
}

Result<Account> managed(store::Db& db, Asker const& asker, std::string const& id) {
    auto found = identity::find_account(db, id);
    if (!found && found.fault().code == "unknown_account") return unknown_account();
    if (!found) return found;
    if (!may_manage(asker, *found)) return unknown_account();
    return found;
}

bool holds(std::vector<Right> const& rights, Right right) {
    return std::ranges::find(rights, right) != rights.end();
}

std::vector<Right> without(std::vector<Right> rights, std::vector<Right> const& others) {
    std::erase_if(rights, [&](Right right) { return holds(others, right); });
    return rights;
}

std::string named(std::vector<Right> const& rights) {
    std::vector<std::string> names;
    for (auto const right : rights) names.emplace_back(name_of(right));
    return join(names, " ");
}

Result<void> must_be_of_role(Account const& account, std::vector<Right> const& rights) {
    for (std::size_t i = 0; i < rights.size(); ++i)
        if (!identity::has_right(account.role, rights[i]) || !identity::may_be_withheld(rights[i]))
            return invalid("right_not_of_role", "/withheld/" + std::to_string(i),
                           "Only a right that the role brings can be taken away.");
    return fine();
}

Result<void> must_not_give_back(Asker const& asker, Account const& before,
                                std::vector<Right> const& rights) {
    auto const given_back = without(before.withheld_by_plan, rights);
    bool const is_some = std::ranges::any_of(
        given_back, [&](Right right) { return identity::has_right(before.role, right); });
    if (is_administrator(asker) || !is_some) return fine();
    return forbidden("withheld_by_plan", "/withheld",
                     "The plan has taken this right away. Only its administrator gives it back.");
}

/// What an office has taken stays the office's.
std::vector<Right> taken_by_plan(Asker const& asker, Account const& before,
                                 std::vector<Right> const& rights) {
    if (!is_administrator(asker)) return before.withheld_by_plan;
    return without(rights, without(before.withheld, before.withheld_by_plan));
}

}  // namespace

std::vector<std::string_view> roles_to_give(Asker const& asker) {
    if (is_administrator(asker)) return identity::roles();
    if (manages_office(asker)) return {office_roles.begin(), office_roles.end()};
    return {};
}

Result<std::string> Engine::add_account(Asker const& asker, Account const& account,
                                        std::string const& password) {
    TRY(must_manage_accounts(asker));
    TRY(check_account(*this, asker, account));
    bool const known_to_all = trial_ && password == demo_password;
    auto const rules = TRY(access_rules(*this));
    if (!known_to_all) TRY(identity::must_be_strong(password, account.login, rules, "/password"));
    auto const now = clock_.now();
    return store_->write(all_plans(), [&](store::Db& db) -> Result<std::string> {
        auto const added = TRY(keep_new(db, asker, account, password, now));
        if (!known_to_all) TRY(identity::expire_password(db, added.id));
        return added.id;
    });
}

Result<std::string> invite_account(Engine& engine, Asker const& asker, Account const& account,
                                   std::string const& origin) {
    TRY(must_manage_accounts(asker));
    TRY(check_account(engine, asker, account));
    auto const rules = TRY(access_rules(engine));
    auto const now = engine.clock().now();
    return engine.store().write(all_plans(), [&](store::Db& db) -> Result<std::string> {
        auto const added = TRY(keep_new(db, asker, account, {}, now));
        TRY(mail_password_link(db, added, rules, origin, now));
        return added.id;
    });
}

Result<KnownAccounts> list_accounts(Engine& engine, Asker const& asker,
                                    identity::AccountFilter filter) {
    TRY(must_manage_accounts(asker));
    if (!is_administrator(asker)) filter.organisation = asker.account.organisation;
    auto const now = engine.clock().now();
    return engine.store().read([&](store::Db& db) -> Result<KnownAccounts> {
        auto page = TRY(identity::find_accounts(db, filter, now));
        KnownAccounts known;
        known.next = std::move(page.next);
        for (auto& row : page.rows)
            if (may_manage(asker, row.account))
                known.accounts.push_back(TRY(known_account(db, std::move(row), now)));
        return known;
    });
}

Result<KnownAccount> read_account(Engine& engine, Asker const& asker, std::string const& id) {
    auto const now = engine.clock().now();
    return engine.store().read([&](store::Db& db) -> Result<KnownAccount> {
        auto account = TRY(managed(db, asker, id));
        auto standing = TRY(identity::standing_of(db, id, now));
        return known_account(db, {std::move(account), standing}, now);
    });
}

Result<Account> account_for_audit(Engine& engine, Asker const& asker, std::string const& id) {
    bool const reviews = identity::has_right(asker.account, Right::access_review);
    return engine.store().read([&](store::Db& db) -> Result<Account> {
        if (!reviews) return managed(db, asker, id);
        auto found = identity::find_account(db, id);
        if (!found) return unknown_account();
        return found;
    });
}

Result<KnownAccount> change_account(Engine& engine, Asker const& asker, Account changed,
                                    std::int64_t version) {
    auto const now = engine.clock().now();
    TRY(engine.store().write(all_plans(), [&](store::Db& db) -> Result<void> {
        auto const before = TRY(managed(db, asker, changed.id));
        TRY(check_account(engine, asker, changed));
        bool const ends = changed.disabled && !before.disabled;
        if (before.id == asker.account.id && (ends || changed.role != before.role))
            return conflict("own_account", ends ? "/disabled" : "/role",
                            "Nobody disables the own account or gives it another role.");
        TRY(must_be_free(db, changed.login, changed.id));
        TRY(keep_organisation(db, changed, now));
        TRY(identity::change_account(db, changed, version, now));
        auto note = [&](AccountAct act, std::string detail) {
            return identity::log_account(
                db, {now, changed.id, asker.account.id, {}, act, std::move(detail)});
        };
        if (auto fields = changed_fields(before, changed); !fields.empty())
            TRY(note(AccountAct::account_changed, std::move(fields)));
        if (!changed.disabled && before.disabled) TRY(note(AccountAct::account_enabled, {}));
        if (!ends) return fine();
        TRY(identity::end_sessions(db, changed.id));
        return note(AccountAct::account_disabled, {});
    }));
    return read_account(engine, asker, changed.id);
}

Result<KnownAccount> withhold_rights(Engine& engine, Asker const& asker, std::string const& id,
                                     std::vector<Right> const& rights, std::int64_t version) {
    auto const now = engine.clock().now();
    TRY(engine.store().write(all_plans(), [&](store::Db& db) -> Result<void> {
        auto const before = TRY(managed(db, asker, id));
        if (id == asker.account.id)
            return conflict("own_account", "/withheld", "Nobody changes the own rights.");
        TRY(must_be_of_role(before, rights));
        TRY(must_not_give_back(asker, before, rights));
        auto after = before;
        after.withheld = rights;
        // What belongs to another role of before would be taken again with that role.
        for (auto const right : before.withheld)
            if (!identity::has_right(before.role, right)) after.withheld.push_back(right);
        after.withheld_by_plan = taken_by_plan(asker, before, after.withheld);
        TRY(identity::save_withheld(db, after, version, now));
        auto note = [&](AccountAct act, std::vector<Right> const& changed) -> Result<void> {
            if (changed.empty()) return fine();
            return identity::log_account(db, {now, id, asker.account.id, {}, act, named(changed)});
        };
        TRY(note(AccountAct::rights_withheld, without(after.withheld, before.withheld)));
        return note(AccountAct::rights_given_back, without(before.withheld, after.withheld));
    }));
    return read_account(engine, asker, id);
}

Result<void> unlock_account(Engine& engine, Asker const& asker, std::string const& id) {
    auto const now = engine.clock().now();
    return engine.store().write(all_plans(), [&](store::Db& db) -> Result<void> {
        auto const account = TRY(managed(db, asker, id));
        TRY(identity::remember_attempt(db, account.login, true, now));
        return identity::log_account(db, {now, id, asker.account.id, {}, AccountAct::unlocked, {}});
    });
}

Result<void> expire_password(Engine& engine, Asker const& asker, std::string const& id) {
    auto const now = engine.clock().now();
    return engine.store().write(all_plans(), [&](store::Db& db) -> Result<void> {
        TRY(managed(db, asker, id));
        TRY(identity::expire_password(db, id));
        TRY(identity::end_sessions(db, id));
        return identity::log_account(
            db, {now, id, asker.account.id, {}, AccountAct::password_expired, {}});
    });
}

Result<std::vector<identity::Organisation>> list_organisations(Engine& engine, Asker const& asker) {
    TRY(must_manage_accounts(asker));
    auto all = TRY(engine.store().read([](store::Db& db) { return identity::organisations(db); }));
    if (!is_administrator(asker))
        std::erase_if(all, [&](auto const& o) { return o.id != asker.account.organisation; });
    return all;
}

Result<void> save_organisation(Engine& engine, Asker const& asker,
                               identity::Organisation const& organisation) {
    if (!is_administrator(asker))
        return forbidden("right_required", "", "Only an administrator names organisations.");
    if (organisation.id.empty() || organisation.name.empty())
        return invalid("required", "/name", "An organisation needs a name.");
    constexpr std::array<std::string_view, 3> kinds{"office", "delegate", "plan"};
    if (std::ranges::find(kinds, organisation.kind) == kinds.end())
        return invalid("unknown_value", "/kind", "Use office, delegate or plan.");
    auto const now = engine.clock().now();
    return engine.store().write(all_plans(), [&](store::Db& db) {
        return identity::save_organisation(db, organisation.id, organisation.name,
                                           organisation.kind, now);
    });
}

}  // namespace assent::engine
