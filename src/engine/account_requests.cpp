#include "engine/account_requests.h"

#include "base/hash.h"
#include "base/text.h"
#include "engine/access.h"
#include "engine/links.h"
#include "records/providers.h"

#include <algorithm>

namespace assent::engine {
namespace {

using identity::AccountRequest;
using identity::AccountRequestState;

constexpr std::size_t reason_most = 2000;

Result<void> must_answer(Asker const& asker) {
    if (identity::has_right(asker.account, identity::Right::account_requests)) return fine();
    return forbidden("right_required", "", "Your role does not answer who asks for an account.");
}

/// The edition that counts the days today.
Result<std::shared_ptr<policy::Pack const>> pack_today(Engine& engine, PlanId const& plan) {
    for (auto const& pack : engine.packs().all())
        if (pack->plan == plan)
            return engine.packs().effective(plan, pack->zone.day_of(engine.clock().now()));
    return invalid("unknown_plan", "/plan", "There is no plan of that name here.");
}

Result<std::vector<identity::Organisation>> organisations_with(store::Db& db, PlanId const& plan,
                                                               std::string const& npi) {
    constexpr int most = 20;
    auto const known = TRY(identity::organisations(db));
    std::vector<identity::Organisation> found;
    for (auto const& provider : TRY(records::search_providers(db, plan, {npi, false, {}, most}))) {
        auto const named = [&](auto const& o) { return o.id == provider.organisation; };
        auto const organisation = std::ranges::find_if(known, named);
        if (provider.npi.value != npi || organisation == known.end()) continue;
        if (std::ranges::none_of(found, named)) found.push_back(*organisation);
    }
    return found;
}

Result<AskedAccount> asked_account(Engine& engine, store::Db& db, AccountRequest request) {
    auto const& plan = request.form.plan;
    auto const pack = TRY(pack_today(engine, plan));
    AskedAccount asked;
    asked.overdue = request.state == AccountRequestState::waiting &&
                    pack->zone.day_of(engine.clock().now()) > request.due_on;
    asked.organisations = TRY(organisations_with(db, plan, request.form.npi));
    auto const holder = TRY(identity::find_login(db, request.form.login));
    asked.login_taken = request.state == AccountRequestState::waiting && holder.has_value();
    if (!request.decided_by.empty())
        if (auto const by = identity::find_account(db, request.decided_by))
            asked.decided_by_name = by->name;
    asked.request = std::move(request);
    return asked;
}

/// A short name for a new organisation, made of its words.
std::string id_of(std::string const& name) {
    std::string id;
    for (char const c : fold_for_search(name).substr(0, 40)) id += c == ' ' ? '-' : c;
    return id + "-" + random_hex(3);
}

Result<identity::Organisation> organisation_for(store::Db& db, AccountRequest const& request,
                                                AccountApproval const& approval, Instant now) {
    if (!approval.organisation.empty()) {
        // Who works for an office must not become one of the plan's own people.
        for (auto const& known : TRY(identity::organisations(db)))
            if (known.id == approval.organisation && known.kind != "plan") return known;
        return invalid("unknown_organisation", "/organisation",
                       "There is no such office or delegate.");
    }
    auto const& name = approval.organisation_name.empty() ? request.form.organisation_name
                                                          : approval.organisation_name;
    identity::Organisation made{id_of(name), name, "office"};
    TRY(identity::save_organisation(db, made.id, made.name, made.kind, now));
    return made;
}

Result<identity::Account> account_for(AccountRequest const& request,
                                      AccountApproval const& approval) {
    identity::Account account;
    account.id = random_hex(8);
    account.login = approval.login.empty() ? request.form.login : approval.login;
    account.role = approval.role.empty() ? request.form.role : approval.role;
    auto const offered = identity::roles_asked_for();
    if (std::ranges::find(offered, account.role) == offered.end())
        return invalid("unknown_role", "/role", "Choose one of the roles of an office.");
    account.name = request.form.name;
    account.email = request.form.email;
    account.plan = request.form.plan;
    account.plans = {request.form.plan};
    return account;
}

identity::Mail refusal_of(AccountRequest const& request) {
    return {request.form.email, "Your request for an account",
            "Hello " + request.form.name +
                ",\n\nwe could not give you an account for the provider portal:\n" +
                request.reason + "\n\nYou may ask again when this has changed.\n"};
}

}  // namespace

Result<AccountRequest> ask_for_account(Engine& engine, identity::AccountForm const& form) {
    auto const rules = TRY(access_rules(engine));
    if (form.agreement != rules.agreement.version)
        return invalid("agreement_not_accepted", "/agreement",
                       "Accept the agreement as it stands now.");
    auto const pack = TRY(pack_today(engine, form.plan));
    TRY(identity::check_form(form));
    auto const now = engine.clock().now();
    auto const today = pack->zone.day_of(now);
    AccountRequest request;
    request.form = form;
    request.asked_at = now;
    // ACC-03: five to seven business days of the plan.
    auto const& days = rules.account_request_days;
    request.expected_on = calendar::add_business_days(today, days.from, pack->holidays);
    request.due_on = calendar::add_business_days(today, days.to, pack->holidays);
    request.number = TRY(engine.store().write(form.plan.value, [&](store::Db& db) {
        return identity::save_account_request(db, request);
    }));
    return request;
}

Result<std::vector<AskedAccount>> list_account_requests(
    Engine& engine, Asker const& asker, std::optional<PlanId> const& plan,
    identity::AccountRequestFilter const& filter) {
    TRY(must_answer(asker));
    auto const plans = plan ? std::vector{*plan} : asker.account.plans;
    std::vector<AskedAccount> all;
    for (auto const& one : plans) {
        TRY(engine.works_for(asker, one));
        TRY(engine.store().read([&](store::Db& db) -> Result<void> {
            for (auto& request : TRY(identity::account_requests(db, one, filter)))
                all.push_back(TRY(asked_account(engine, db, std::move(request))));
            return fine();
        }));
    }
    std::ranges::stable_sort(all, {}, [](AskedAccount const& a) { return a.request.due_on; });
    return all;
}

Result<AskedAccount> read_account_request(Engine& engine, Asker const& asker, std::int64_t number) {
    TRY(must_answer(asker));
    return engine.store().read([&](store::Db& db) -> Result<AskedAccount> {
        for (auto const& plan : asker.account.plans)
            if (auto found = identity::find_account_request(db, plan, number))
                return asked_account(engine, db, std::move(found).take());
        return not_found("unknown_account_request", "/number",
                         "Nobody asked for an account under that number.");
    });
}

Result<AskedAccount> approve_account(Engine& engine, Asker const& asker, std::int64_t number,
                                     AccountApproval const& approval, std::string const& origin) {
    auto request = TRY(read_account_request(engine, asker, number)).request;
    auto account = TRY(account_for(request, approval));
    auto const rules = TRY(access_rules(engine));
    auto const now = engine.clock().now();
    request.state = AccountRequestState::approved;
    request.decided_at = now;
    request.decided_by = asker.account.id;
    request.account = account.id;
    TRY(engine.store().write(all_plans(), [&](store::Db& db) -> Result<void> {
        TRY(identity::decide_account_request(db, request));
        if (TRY(identity::find_login(db, account.login)))
            return conflict("log_in_taken", "/login",
                            "There is an account with that log-in already.");
        account.organisation = TRY(organisation_for(db, request, approval, now)).id;
        TRY(identity::save_account(db, account, {}, now));
        TRY(identity::log_account(db, {now,
                                       account.id,
                                       asker.account.id,
                                       {},
                                       identity::AccountAct::account_added,
                                       account.role}));
        return mail_password_link(db, account, rules, origin, now);
    }));
    return read_account_request(engine, asker, number);
}

Result<AskedAccount> refuse_account(Engine& engine, Asker const& asker, std::int64_t number,
                                    std::string const& reason) {
    auto request = TRY(read_account_request(engine, asker, number)).request;
    if (trim(reason).empty())
        return invalid("required", "/reason", "Say why: the reason goes into the mail.");
    if (characters(reason) > reason_most)
        return invalid("too_long", "/reason", "Use at most 2000 characters.");
    request.state = AccountRequestState::refused;
    request.decided_at = engine.clock().now();
    request.decided_by = asker.account.id;
    request.reason = reason;
    TRY(engine.store().write(all_plans(), [&](store::Db& db) -> Result<void> {
        TRY(identity::decide_account_request(db, request));
        return identity::send_mail(db, request.form.plan, refusal_of(request),
                                   "account_request " + std::to_string(number),
                                   *request.decided_at);
    }));
    return read_account_request(engine, asker, number);
}

}  // namespace assent::engine
