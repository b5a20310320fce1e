/// Who saw this member (ACC-08, L-PRV-02): the access log for those who review it. Reading the log
/// is itself logged, with the member it was read for.
#pragma once

#include "engine/engine.h"
#include "records/access_search.h"

#include <string>
#include <vector>

namespace assent::engine {

/// Days are the plan's, both included.
struct AccessAsk {
    PlanId plan;
    MemberId member;
    std::string account;
    std::string request;  ///< a whole number
    std::vector<records::Act> act;
    std::optional<Day> from;
    std::optional<Day> to;
    std::int64_t after = 0;
    int limit = 50;
};

void fields(auto& f, auto& a) requires Is<AccessAsk, decltype(a)> {
    f("plan", a.plan);
    f("member", a.member);
    f("account", a.account);
    f("request", a.request);
    f("act", a.act);
    f("from", a.from);
    f("to", a.to);
    f("after", a.after);
    f("limit", a.limit);
}

struct AccessTold {
    std::int64_t entry = 0;
    Instant at{};
    std::string account;
    std::string name;  ///< of the account; empty: it was removed
    std::string role;
    records::Act act = records::Act::view;
    std::string what;
    std::string record;
    MemberId member;
    std::string channel;
};

void fields(auto& f, auto& t) requires Is<AccessTold, decltype(t)> {
    f("entry", t.entry);
    f("at", t.at);
    f("account", t.account);
    f("name", t.name);
    f("role", t.role);
    f("act", t.act);
    f("what", t.what);
    f("record", t.record);
    f("member", t.member);
    f("channel", t.channel);
}

struct AccessPage {
    Instant now{};
    std::vector<AccessTold> entries;  ///< newest first
    std::int64_t next = 0;            ///< `after` of the next page; 0: this is the last
};

void fields(auto& f, auto& p) requires Is<AccessPage, decltype(p)> {
    f("now", p.now);
    f("entries", p.entries);
    f("next", p.next);
}

/// Faults: `right_required`, `unknown_plan`, `bad_limit`, `dates_reversed`. `act`: how the log
/// itself is read, for its own entry.
Result<AccessPage> search_accesses(Engine& engine, Asker const& asker, AccessAsk const& ask,
                                   records::Act act);

struct Watcher {
    std::string account;
    std::string name;
    std::string role;
};

void fields(auto& f, auto& w) requires Is<Watcher, decltype(w)> {
    f("account", w.account);
    f("name", w.name);
    f("role", w.role);
}

/// Accounts whose name or log-in begins so, to choose whose entries are wanted. Faults as above.
Result<std::vector<Watcher>> find_watchers(Engine& engine, Asker const& asker, PlanId const& plan,
                                           std::string const& text);

}  // namespace assent::engine
