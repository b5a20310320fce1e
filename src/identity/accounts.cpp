#include "identity/accounts.h"

#include "base/hash.h"
#include "base/text.h"

#include <algorithm>

namespace assent::identity {
namespace {

constexpr std::string_view installation = "*";
constexpr int free_failures = 5;

constexpr std::string_view columns = R"sql(
    select a.id, a.login, a.name, a.role, a.organisation, coalesce(o.name, ''), a.home_plan, a.plans, a.licence,
           a.licence_until, a.disabled, a.password, a.failures, a.failed_at, a.licence_type, a.licence_state,
           a.licence_restriction, a.licence_checked_on, a.specialty, a.reports_to
    from account a left join organisation o on o.plan = a.plan and o.id = a.organisation
)sql";

struct Held {
    Account account;
    std::string password;
    std::int64_t failures = 0;
    std::string failed_at;
};

Held read_row(store::Row const& row) {
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
    return held;
}

Result<std::optional<Held>> find_by(store::Db& db, std::string_view column,
                                    std::string const& value) {
    auto const sql =
        std::string(columns) + " where a.plan = ? and a." + std::string(column) + " = ? limit 1";
    auto const rows = TRY(db.query(sql, {installation, value}));
    if (rows.empty()) return std::optional<Held>();
    return std::optional<Held>(read_row(rows.front()));
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

bool must_wait(Held const& held, Instant now) {
    auto const last = parse_instant(held.failed_at);
    return last && now < *last + wait_after(held.failures);
}

}  // namespace

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
    if (account.login.empty() || account.role.empty())
        return invalid("required", "/login", "An account needs a log-in and a role.");
    if (password.size() < 10)
        return invalid("weak_password", "/password", "Use at least 10 characters.");
    std::string plans;
    for (auto const& plan : account.plans) plans += (plans.empty() ? "" : " ") + plan.value;
    auto const id = account.id.empty() ? random_hex(8) : account.id;
    constexpr auto sql = R"sql(
        insert into account (plan, id, login, name, role, organisation, home_plan, plans, licence, licence_until,
                             licence_type, licence_state, licence_restriction, licence_checked_on, specialty, reports_to,
                             disabled, password, failures, failed_at, recorded_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '', ?)
        on conflict (plan, id) do update set login = excluded.login, name = excluded.name, role = excluded.role,
            organisation = excluded.organisation, home_plan = excluded.home_plan, plans = excluded.plans,
            licence = excluded.licence, licence_until = excluded.licence_until, licence_type = excluded.licence_type,
            licence_state = excluded.licence_state, licence_restriction = excluded.licence_restriction,
            licence_checked_on = excluded.licence_checked_on, specialty = excluded.specialty,
            reports_to = excluded.reports_to, disabled = excluded.disabled,
            password = excluded.password, recorded_at = excluded.recorded_at
    )sql";
    auto const day = [](std::optional<Day> const& on) { return on ? to_text(*on) : std::string(); };
    TRY(db.execute(sql,
                   {installation, id, lower(account.login), account.name, account.role,
                    account.organisation, account.plan.value, plans, account.licence,
                    day(account.licence_until), account.licence_type, account.licence_state,
                    account.licence_restriction, day(account.licence_checked_on), account.specialty,
                    account.reports_to, account.disabled, hash_password(password), at}));
    return fine();
}

Result<Account> find_account(store::Db& db, std::string const& id) {
    auto held = TRY(find_by(db, "id", id));
    if (!held) return not_found("unknown_account", "", "There is no such account.");
    held->account.superiors = TRY(superiors_of(db, held->account.reports_to));
    return held->account;
}

Result<std::optional<Account>> find_login(store::Db& db, std::string const& login) {
    auto held = TRY(find_by(db, "login", lower(login)));
    if (!held) return std::optional<Account>();
    return std::optional<Account>(held->account);
}

Result<Account> check_password(store::Db& db, std::string const& login, std::string const& password,
                               Instant now) {
    // An unknown log-in costs the same work, so that its answer tells nothing.
    static std::string const nobody = hash_password(random_hex(16));
    auto const held = TRY(find_by(db, "login", lower(trim(login))));
    if (held && must_wait(*held, now))
        return busy("too_many_attempts", "Too many attempts. Wait a few minutes and try again.");
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
