#include "engine/access_review.h"

#include <map>

namespace assent::engine {
namespace {

constexpr int entries_most = 5000;
constexpr int watchers_most = 20;

Result<std::shared_ptr<policy::Pack const>> may_review(Engine& engine, Asker const& asker,
                                                       PlanId const& plan) {
    constexpr auto refusal = "Your role does not allow this. Ask your administrator.";
    TRY(identity::require_right(asker.account, identity::Right::access_review, refusal));
    TRY(engine.works_for(asker, plan));
    for (auto const& pack : engine.packs().all())
        if (pack->plan == plan && pack->find_group(asker.account.organisation) != nullptr)
            return forbidden("right_required", "", refusal);
    return engine.pack_today(plan);
}

/// The log of the log: whose record was asked about, or which number, or which person.
Result<void> note_reading(Engine& engine, Asker const& asker, AccessAsk const& ask,
                          records::Act act) {
    auto const record = ask.request.empty() ? ask.account : ask.request;
    records::Access const row{
        ask.plan, engine.clock().now(), asker.account.id, asker.account.role, act, "access_log",
        record,   ask.member,           asker.channel};
    return engine.store().write(ask.plan.value,
                                [&](store::Db& db) { return records::append_access(db, {row}); });
}

/// Names of those who looked, as their accounts say now.
std::string name_from(store::Db& db, std::map<std::string, std::string>& names,
                      std::string const& id) {
    auto const [at, is_new] = names.try_emplace(id);
    if (is_new)
        if (auto const account = identity::find_account(db, id)) at->second = account->name;
    return at->second;
}

}  // namespace

Result<AccessPage> search_accesses(Engine& engine, Asker const& asker, AccessAsk const& ask,
                                   records::Act act) {
    auto const pack = TRY(may_review(engine, asker, ask.plan));
    if (ask.limit < 1 || ask.limit > entries_most)
        return invalid("bad_limit", "/limit", "Ask for 1 to 5,000 entries at once.");
    if (ask.from && ask.to && *ask.to < *ask.from)
        return invalid("dates_reversed", "/to", "The last day is before the first day.");
    records::AccessSearch search{ask.member, ask.account, ask.request, ask.act,
                                 {},         {},          ask.after,   ask.limit + 1};
    if (ask.from) search.from = pack->zone.at(*ask.from, 0, 0);
    if (ask.to) search.before = pack->zone.at(*ask.to + std::chrono::days(1), 0, 0);
    AccessPage page;
    page.now = engine.clock().now();
    TRY(engine.store().read([&](store::Db& db) -> Result<void> {
        std::map<std::string, std::string> names;
        for (auto& found : TRY(records::find_accesses(db, ask.plan, search))) {
            if (std::ssize(page.entries) == ask.limit) {
                page.next = page.entries.back().entry;
                break;
            }
            auto& access = found.access;
            auto name = name_from(db, names, access.account);
            page.entries.push_back({found.entry, access.at, access.account, std::move(name),
                                    access.role, access.act, access.what, access.record,
                                    access.member, access.channel});
        }
        return fine();
    }));
    TRY(note_reading(engine, asker, ask, act));
    return page;
}

Result<std::vector<Watcher>> find_watchers(Engine& engine, Asker const& asker, PlanId const& plan,
                                           std::string const& text) {
    TRY(may_review(engine, asker, plan));
    identity::AccountFilter filter;
    filter.text = text;
    filter.state = identity::AccountsShown::all;
    filter.limit = watchers_most;
    std::vector<Watcher> found;
    auto const page = TRY(engine.store().read(
        [&](store::Db& db) { return identity::find_accounts(db, filter, engine.clock().now()); }));
    for (auto const& row : page.rows)
        found.push_back({row.account.id, row.account.name, row.account.role});
    return found;
}

}  // namespace assent::engine
