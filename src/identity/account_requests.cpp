#include "identity/account_requests.h"

#include "base/check_digit.h"
#include "base/text.h"
#include "identity/accounts.h"
#include "identity/installation.h"
#include "identity/permissions.h"
#include "store/receipts.h"

#include <algorithm>
#include <array>

namespace assent::identity {
namespace {

struct Entry {
    std::string_view where;
    std::string const& text;
    std::size_t most;
    bool required;
};

Result<void> check_entry(Entry const& entry) {
    std::string const where(entry.where);
    if (entry.required && trim(entry.text).empty())
        return invalid("required", where, "Fill this in.");
    if (characters(entry.text) > entry.most)
        return invalid("too_long", where,
                       "Use at most " + std::to_string(entry.most) + " characters.");
    return fine();
}

constexpr std::string_view columns = R"sql(
    select number, state, asked_at, expected_on, due_on, body, decided_at, decided_by, reason, account
    from account_request
)sql";

Result<AccountRequest> read_row(store::Row const& row) {
    AccountRequest request;
    request.number = row.integer(0);
    request.state =
        from_name<AccountRequestState>(row.text(1)).value_or(AccountRequestState::waiting);
    request.asked_at = TRY(parse_instant(row.text(2)));
    request.expected_on = TRY(parse_day(row.text(3)));
    request.due_on = TRY(parse_day(row.text(4)));
    request.form = TRY(from_json<AccountForm>(TRY(json::parse(row.text(5)))));
    if (auto const at = parse_instant(row.text(6))) request.decided_at = *at;
    request.decided_by = row.text(7);
    request.reason = row.text(8);
    request.account = row.text(9);
    return request;
}

}  // namespace

std::vector<std::string_view> roles_asked_for() {
    return {"provider_office", "practitioner", "office_admin"};
}

Result<void> check_form(AccountForm const& form) {
    std::array const entries{
        Entry{"/name", form.name, 200, true},
        Entry{"/email", form.email, 254, true},
        Entry{"/phone", form.phone, 50, true},
        Entry{"/login", form.login, 100, true},
        Entry{"/organisation_name", form.organisation_name, 200, true},
        Entry{"/npi", form.npi, 10, true},
        Entry{"/tax_id", form.tax_id, 20, false},
        Entry{"/role", form.role, 50, true},
        Entry{"/why", form.why, 2000, false},
    };
    for (auto const& entry : entries) TRY(check_entry(entry));
    if (!is_email_address(form.email))
        return invalid("bad_email", "/email", "Write one address, such as name@example.org.");
    if (form.login.find_first_of(" \t\r\n") != std::string::npos)
        return invalid("bad_login", "/login", "Use a log-in without spaces.");
    if (!is_npi(form.npi))
        return invalid("bad_npi", "/npi",
                       "An NPI has ten digits and a check digit; this one fails.");
    auto const offered = roles_asked_for();
    if (std::ranges::find(offered, form.role) == offered.end())
        return invalid("unknown_role", "/role", "Choose one of the roles of an office.");
    auto const rights = rights_of(form.role);
    for (std::size_t i = 0; i < form.rights.size(); ++i)
        if (std::ranges::find(rights, form.rights[i]) == rights.end())
            return invalid("unknown_right", "/rights/" + std::to_string(i),
                           "This right does not come with that role.");
    return fine();
}

Result<std::int64_t> save_account_request(store::Db& db, AccountRequest const& request) {
    constexpr auto sql = R"sql(
        insert into account_request (plan, number, state, asked_at, expected_on, due_on, body, decided_at, decided_by,
                                     reason, account)
        values (?, ?, 'waiting', ?, ?, ?, ?, '', '', '', '')
    )sql";
    // One row of numbers for all plans, so that a number alone names a request.
    auto const number = TRY(store::next_value(db, installation, "account_request"));
    TRY(db.execute(sql, {request.form.plan.value, number, request.asked_at, request.expected_on,
                         request.due_on, json::write(to_json(request.form))}));
    return number;
}

Result<AccountRequest> find_account_request(store::Db& db, PlanId const& plan,
                                            std::int64_t number) {
    auto const sql = std::string(columns) + " where plan = ? and number = ? limit 1";
    auto const rows = TRY(db.query(sql, {plan.value, number}));
    if (rows.empty())
        return not_found("unknown_account_request", "/number",
                         "Nobody asked for an account under that number.");
    return read_row(rows.front());
}

Result<std::vector<AccountRequest>> account_requests(store::Db& db, PlanId const& plan,
                                                     AccountRequestFilter const& filter) {
    auto const sql = std::string(columns) +
                     " where plan = ? and (? = '' or state = ?) order by due_on, number limit ?";
    auto const state = filter.state ? name_of(*filter.state) : std::string_view();
    std::vector<AccountRequest> requests;
    for (auto const row : TRY(db.query(sql, {plan.value, state, state, filter.limit})))
        requests.push_back(TRY(read_row(row)));
    return requests;
}

Result<void> decide_account_request(store::Db& db, AccountRequest const& request) {
    constexpr auto sql = R"sql(
        update account_request set state = ?, decided_at = ?, decided_by = ?, reason = ?, account = ?
        where plan = ? and number = ? and state = 'waiting'
    )sql";
    auto const decided = TRY(db.execute(
        sql, {name_of(request.state), request.decided_at, request.decided_by, request.reason,
              request.account, request.form.plan.value, request.number}));
    if (decided == 1) return fine();
    return conflict("already_decided", "", "This one has its answer already.");
}

}  // namespace assent::identity
