#include "identity/accounts.h"

#include "base/hash.h"
#include "base/names.h"
#include "base/text.h"
#include "identity/installation.h"

#include <algorithm>

namespace assent::identity {
namespace {

constexpr int free_failures = 5;

constexpr std::string_view account_columns = R"sql(
    select a.id, a.login, a.name, a.role, a.organisation, coalesce(o.name, ''), a.home_plan, a.plans, a.licence,
           a.licence_until, a.disabled, a.password, a.failures, a.failed_at, a.licence_type, a.licence_state,
           a.licence_restriction, a.licence_checked_on, a.specialty, a.reports_to, a.email, a.version, a.password_at,
           a.password_expired, a.signed_in_at, a.withheld, a.withheld_by_plan
    from account a left join organisation o on o.plan = a.plan and o.id = a.organisation
)sql";

struct Held {
    Account account;
    std::string password;
    std::int64_t failures = 0;
    std::string failed_at;
    Standing standing;
};

std::string text_of(std::vector<Right> const& rights) {
    std::vector<std::string> names;
    for (auto const right : rights) names.emplace_back(name_of(right));
    return join(names, " ");
}

Held read_account(store::Row const& row) {
    Held held;
    auto& account = held.account;
    account.id = row.text(0);
    account.login = row.text(1);
    account.name = row.text(2);
    account.role = row.text(3);
    account.organisation = row.text(4);
    account.organisation_name = row.text(5);
    account.plan = PlanId(row.text(6));
    for (auto const plan : words(row.text(7))) account.plans.emplace_back(std::string(plan));
    account.licence = row.text(8);
    if (auto until = parse_day(row.text(9))) account.licence_until = *until;
    account.disabled = row.integer(10) != 0;
    held.password = row.text(11);
    held.failures = row.integer(12);
    held.failed_at = row.text(13);
    account.licence_type = row.text(14);
    account.licence_state = row.text(15);
    account.licence_restriction = row.text(16);
    if (auto checked = parse_day(row.text(17))) account.licence_checked_on = *checked;
    account.specialty = row.text(18);
    account.reports_to = row.text(19);
    account.email = row.text(20);
    held.standing.version = row.integer(21);
    if (auto const at = parse_instant(row.text(22))) held.standing.password_at = *at;
    held.standing.password_expired = row.integer(23) != 0;
    if (auto const at = parse_instant(row.text(24))) held.standing.signed_in_at = *at;
    account.withheld = rights_in(row.text(25));
    account.withheld_by_plan = rights_in(row.text(26));
    held.standing.password_set = !held.password.empty();
    return held;
}

Result<std::optional<Held>> find_by(store::Db& db, std::string_view column,
                                    std::string const& value) {
    auto const sql = std::string(account_columns) + " where a.plan = ? and a." +
                     std::string(column) + " = ? limit 1";
    auto const rows = TRY(db.query(sql, {installation, value}));
    if (rows.empty()) return std::optional<Held>();
    return std::optional<Held>(read_account(rows.front()));
}

/// For `like`: the text itself, wherever it stands.
std::string anywhere(std::string_view text) {
    std::string pattern = "%";
    for (char const c : lower(trim(text))) {
        if (c == '%' || c == '_' || c == '!') pattern += '!';
        pattern += c;
    }
    return pattern + "%";
}

/// Above an account, the nearest first. Whoever stands above themselves stands there once.
Result<std::vector<std::string>> superiors_of(store::Db& db, std::string next) {
    constexpr std::size_t most = 20;
    constexpr auto sql = "select reports_to from account where plan = ? and id = ? limit 1";
    std::vector<std::string> above;
    while (!next.empty() && above.size() < most && std::ranges::find(above, next) == above.end()) {
        above.push_back(next);
        auto const rows = TRY(db.query(sql, {installation, next}));
        next = rows.empty() ? std::string() : rows.front().text(0);
    }
    return above;
}

/// After five failures each further one doubles the wait: 30 s, 1 min … at most 15 min.
std::chrono::seconds wait_after(std::int64_t failures) {
    if (failures < free_failures) return std::chrono::seconds(0);
    auto const doublings = std::min<std::int64_t>(failures - free_failures, 5);
    return std::min(std::chrono::seconds(30 * (1 << doublings)), std::chrono::seconds(900));
}

std::optional<Instant> locked_until(Held const& held, Instant now) {
    auto const last = parse_instant(held.failed_at);
    if (!last || now >= *last + wait_after(held.failures)) return std::nullopt;
    return *last + wait_after(held.failures);
}

Fault too_many_attempts() {
    return busy("too_many_attempts", "Too many attempts. Wait a few minutes and try again.");
}

Fault unknown_account() { return not_found("unknown_account", "", "There is no such account."); }

Result<void> check_account(Account const& account) {
    if (account.login.empty() || account.role.empty())
        return invalid("required", "/login", "An account needs a log-in and a role.");
    if (!account.email.empty() && !is_email_address(account.email))
        return invalid("bad_email", "/email", "Write one address, such as name@example.org.");
    return fine();
}

std::string plans_of(Account const& account) {
    std::string plans;
    for (auto const& plan : account.plans) plans += (plans.empty() ? "" : " ") + plan.value;
    return plans;
}

std::string text_of(std::optional<Day> const& on) { return on ? to_text(*on) : std::string(); }

/// What an administrator keeps of an account, in the order of its columns.
std::vector<store::Cell> cells_of(Account const& account) {
    return {lower(account.login),
            account.name,
            account.role,
            account.organisation,
            account.plan.value,
            plans_of(account),
            account.licence,
            text_of(account.licence_until),
            account.licence_type,
            account.licence_state,
            account.licence_restriction,
            text_of(account.licence_checked_on),
            account.specialty,
            account.reports_to,
            account.email,
            account.disabled};
}

Result<void> must_have_changed(store::Db& db, Account const& account, std::int64_t rows) {
    if (rows == 1) return fine();
    TRY(find_account(db, account.id));
    return conflict("stale_version", "",
                    "Somebody else changed this account meanwhile. Load it again.");
}

}  // namespace

bool is_withheld(Account const& account, Right right) {
    return std::ranges::find(account.withheld, right) != account.withheld.end();
}

bool has_right(Account const& account, Right right) {
    return has_right(account.role, right) && !is_withheld(account, right);
}

Result<void> require_right(Account const& account, Right right, std::string_view otherwise) {
    if (has_right(account, right)) return fine();
    if (has_right(account.role, right)) return right_withheld(right);
    return forbidden("right_required", "", std::string(otherwise));
}

std::vector<std::string_view> rights_of(Account const& account) {
    auto names = rights_of(account.role);
    std::erase_if(names, [&](std::string_view name) {
        return is_withheld(account, from_name<Right>(name).value());
    });
    return names;
}

Result<void> save_organisation(store::Db& db, std::string const& id, std::string const& name,
                               std::string const& kind, Instant at) {
    constexpr auto sql = R"sql(
        insert into organisation (plan, id, name, kind, recorded_at) values (?, ?, ?, ?, ?)
        on conflict (plan, id) do update set name = excluded.name, kind = excluded.kind, recorded_at = excluded.recorded_at
    )sql";
    TRY(db.execute(sql, {installation, id, name, kind, at}));
    return fine();
}

Result<void> save_account(store::Db& db, Account const& account, std::string const& password,
                          Instant at) {
    TRY(check_account(account));
    auto const id = account.id.empty() ? random_hex(8) : account.id;
    auto const hash = password.empty() ? std::string() : hash_password(password);
    constexpr auto sql = R"sql(
        insert into account (plan, id, login, name, role, organisation, home_plan, plans, licence, licence_until,
                             licence_type, licence_state, licence_restriction, licence_checked_on, specialty, reports_to,
                             email, disabled, password, password_at, failures, failed_at, recorded_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '', ?)
        on conflict (plan, id) do update set login = excluded.login, name = excluded.name, role = excluded.role,
            organisation = excluded.organisation, home_plan = excluded.home_plan, plans = excluded.plans,
            licence = excluded.licence, licence_until = excluded.licence_until, licence_type = excluded.licence_type,
            licence_state = excluded.licence_state, licence_restriction = excluded.licence_restriction,
            licence_checked_on = excluded.licence_checked_on, specialty = excluded.specialty,
            reports_to = excluded.reports_to, email = excluded.email, disabled = excluded.disabled,
            password = excluded.password, password_at = excluded.password_at, recorded_at = excluded.recorded_at,
            version = account.version + 1
    )sql";
    auto cells = cells_of(account);
    cells.insert(cells.begin(), {installation, id});
    cells.insert(cells.end(), {hash, at, at});
    TRY(db.execute(sql, cells));
    return fine();
}

Result<void> change_account(store::Db& db, Account const& account, std::int64_t version,
                            Instant at) {
    TRY(check_account(account));
    constexpr auto sql = R"sql(
        update account set login = ?, name = ?, role = ?, organisation = ?, home_plan = ?, plans = ?, licence = ?,
            licence_until = ?, licence_type = ?, licence_state = ?, licence_restriction = ?, licence_checked_on = ?,
            specialty = ?, reports_to = ?, email = ?, disabled = ?, recorded_at = ?, version = version + 1
        where plan = ? and id = ? and version = ?
    )sql";
    auto cells = cells_of(account);
    cells.insert(cells.end(), {at, installation, account.id, version});
    return must_have_changed(db, account, TRY(db.execute(sql, cells)));
}

Result<void> save_withheld(store::Db& db, Account const& account, std::int64_t version,
                           Instant at) {
    constexpr auto sql = R"sql(
        update account set withheld = ?, withheld_by_plan = ?, recorded_at = ?, version = version + 1
        where plan = ? and id = ? and version = ?
    )sql";
    return must_have_changed(
        db, account,
        TRY(db.execute(sql, {text_of(account.withheld), text_of(account.withheld_by_plan), at,
                             installation, account.id, version})));
}

Result<std::vector<Right>> withheld_from(store::Db& db, std::string const& account) {
    auto const rows = TRY(db.query("select withheld from account where plan = ? and id = ? limit 1",
                                   {installation, account}));
    return rows.empty() ? std::vector<Right>() : rights_in(rows.front().text(0));
}

Result<Account> find_account(store::Db& db, std::string const& id) {
    auto held = TRY(find_by(db, "id", id));
    if (!held) return unknown_account();
    held->account.superiors = TRY(superiors_of(db, held->account.reports_to));
    return held->account;
}

Result<Standing> standing_of(store::Db& db, std::string const& id, Instant now) {
    auto held = TRY(find_by(db, "id", id));
    if (!held) return unknown_account();
    held->standing.locked_until = locked_until(*held, now);
    return held->standing;
}

Result<std::optional<Account>> find_login(store::Db& db, std::string const& login) {
    auto held = TRY(find_by(db, "login", lower(login)));
    if (!held) return std::optional<Account>();
    return std::optional<Account>(held->account);
}

Result<AccountPage> find_accounts(store::Db& db, AccountFilter const& filter, Instant now) {
    constexpr auto which = R"sql(
        where a.plan = ? and a.login > ? and (? = '' or a.role = ?) and (? = '' or a.organisation = ?)
          and (? < 0 or a.disabled = ?)
          and (lower(a.login) like ? escape '!' or lower(a.name) like ? escape '!' or lower(a.email) like ? escape '!')
        order by a.login limit ?
    )sql";
    auto const text = anywhere(filter.text);
    int const disabled = filter.state == AccountsShown::all        ? -1
                         : filter.state == AccountsShown::disabled ? 1
                                                                   : 0;
    auto const rows = TRY(
        db.query(std::string(account_columns) + which,
                 {installation, filter.after, filter.role, filter.role, filter.organisation,
                  filter.organisation, disabled, disabled, text, text, text, filter.limit + 1}));
    AccountPage page;
    for (auto const row : rows) {
        if (std::ssize(page.rows) == filter.limit) {
            page.next = page.rows.back().account.login;
            break;
        }
        auto held = read_account(row);
        held.standing.locked_until = locked_until(held, now);
        page.rows.push_back({std::move(held.account), held.standing});
    }
    return page;
}

Result<std::vector<Organisation>> organisations(store::Db& db) {
    constexpr auto sql =
        "select id, name, kind from organisation where plan = ? order by name, id limit 10000";
    std::vector<Organisation> all;
    for (auto const row : TRY(db.query(sql, {installation})))
        all.push_back({row.text(0), row.text(1), row.text(2)});
    return all;
}

bool is_email_address(std::string_view text) {
    auto const at = text.find('@');
    auto const is_plain = [](char c) { return c > ' ' && c < 127 && c != '<' && c != '>'; };
    if (at == 0 || at == std::string_view::npos || text.size() > 254) return false;
    auto const domain = text.substr(at + 1);
    return domain.find('@') == std::string_view::npos && domain.find('.') != 0 &&
           domain.find('.') != std::string_view::npos && !domain.ends_with('.') &&
           std::ranges::all_of(text, is_plain);
}

Result<void> must_not_wait(store::Db& db, std::string const& account, Instant now) {
    auto const standing = TRY(standing_of(db, account, now));
    return standing.locked_until ? Result<void>(too_many_attempts()) : fine();
}

Result<Account> check_password(store::Db& db, std::string const& login, std::string const& password,
                               Instant now) {
    // An unknown log-in costs the same work, so that its answer tells nothing.
    static std::string const nobody = hash_password(random_hex(16));
    auto const held = TRY(find_by(db, "login", lower(trim(login))));
    if (held && locked_until(*held, now)) return too_many_attempts();
    bool const matches = password_matches(password, held ? held->password : nobody);
    if (!held || !matches || held->account.disabled)
        return forbidden("bad_log_in", "/login", "Log-in and password do not fit together.");
    return held->account;
}

Result<void> remember_attempt(store::Db& db, std::string const& login, bool good, Instant now) {
    constexpr auto reset =
        "update account set failures = 0, failed_at = '' where plan = ? and login = ?";
    constexpr auto count =
        "update account set failures = failures + 1, failed_at = ? where plan = ? and login = ?";
    auto const name = lower(trim(login));
    if (good) TRY(db.execute(reset, {installation, name}));
    else TRY(db.execute(count, {now, installation, name}));
    return fine();
}

}  // namespace assent::identity
