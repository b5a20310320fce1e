/// The plan's people at their work: what lies before them and in which order, the next case, cases
/// given out by the dozen, and what stands aside. Every change of a request goes through
/// Engine::run; nothing here decides one.
#pragma once

#include "engine/census.h"
#include "engine/engine.h"
#include "engine/look_up.h"
#include "engine/restricted.h"
#include "views/worklist.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace assent::engine {

/// Days are those of the plan's zone. week: the days after tomorrow, up to the seventh from today.
enum class DueIn { overdue, today, tomorrow, week };

struct WorkAsk {
    PlanId plan;
    std::string request;  ///< one whole number
    std::vector<std::string> queue;
    views::Owner owner = views::Owner::anybody;
    std::string assignee;  ///< account id
    std::vector<policy::RequestKind> kind;
    std::vector<policy::Urgency> urgency;
    std::vector<request::Status> status;
    std::vector<std::string> line_of_business;
    std::vector<DueIn> due;
    std::vector<views::WorkFlag> flag;
    Private<std::string> text;  ///< part of a number, a code, or how a member's name begins
    std::optional<views::WorkTopic> topic;  ///< of a kind of its own
    views::Aside aside = views::Aside::hide;
    views::WorkSort sort = views::WorkSort::recommended;
    bool descending = false;
    std::string after;
    int limit = 50;
};

void fields(auto& f, auto& a) requires Is<WorkAsk, decltype(a)> {
    f("plan", a.plan);
    f("request", a.request);
    f("queue", a.queue);
    f("owner", a.owner);
    f("assignee", a.assignee);
    f("kind", a.kind);
    f("urgency", a.urgency);
    f("status", a.status);
    f("line_of_business", a.line_of_business);
    f("due", a.due);
    f("flag", a.flag);
    f("text", a.text);
    f("topic", a.topic);
    f("aside", a.aside);
    f("sort", a.sort);
    f("descending", a.descending);
    f("after", a.after);
    f("limit", a.limit);
}

struct WorkList {
    Instant now{};
    views::WorkPage page;
};

struct CountedView {
    std::string id;
    WorkAsk filters;
};

void fields(auto& f, auto& v) requires Is<CountedView, decltype(v)> {
    f("id", v.id);
    f("filters", v.filters);
}

struct CountAsk {
    PlanId plan;
    std::vector<CountedView> views;
};

void fields(auto& f, auto& a) requires Is<CountAsk, decltype(a)> {
    f("plan", a.plan);
    f("views", a.views);
}

struct WorkCounts {
    Instant now{};
    std::vector<std::pair<std::string, std::int64_t>> views;  ///< by id, in the order asked
    std::int64_t closed_today = 0;                            ///< of the asker's
};

struct NextAsk {
    PlanId plan;
    std::vector<std::string> queue;  ///< only from these; empty: from all the asker works from
    std::vector<std::string> but;    ///< numbers not wanted now
};

void fields(auto& f, auto& a) requires Is<NextAsk, decltype(a)> {
    f("plan", a.plan);
    f("queue", a.queue);
    f("but", a.but);
}

struct NextCase {
    RequestId request;
    bool taken = false;  ///< false: it was the asker's already, and is the more urgent one
};

/// What may be done with many cases at once. No determination is among them.
enum class DealAct { assign, take, release, restore };

struct DealItem {
    RequestId request;
    std::optional<std::int64_t> version;  ///< as If-Match: left alone when it moved on
    std::string account;                  ///< of `restore`: who had it; empty: nobody
};

void fields(auto& f, auto& i) requires Is<DealItem, decltype(i)> {
    f("request", i.request);
    f("version", i.version);
    f("account", i.account);
}

struct DealAsk {
    PlanId plan;
    std::string act;
    std::vector<DealItem> requests;
    std::string account;        ///< of `assign`: who gets them
    Private<std::string> note;  ///< for whoever has them next
};

void fields(auto& f, auto& a) requires Is<DealAsk, decltype(a)> {
    f("plan", a.plan);
    f("act", a.act);
    f("requests", a.requests);
    f("account", a.account);
    f("note", a.note);
}

/// How it went with one of them.
struct Dealt {
    RequestId request;
    std::optional<Fault> fault;
    std::int64_t version = 0;
    bool changed = false;
    std::string before;  ///< account that had it, for `restore`
};

struct PutAside {
    Instant until{};
    bool shortened =
        false;  ///< it comes back before the day asked for, as its time is short by then
};

class Desk {
public:
    Desk(Engine& engine, Asker const& asker) : engine_(engine), asker_(asker) {}

    // Faults of all: `right_required`, `unknown_plan`.
    /// Faults besides: `bad_limit`, `too_short`, `bad_page`.
    Result<WorkList> list(WorkAsk const& ask);
    /// Faults besides: `too_many`.
    Result<WorkCounts> counts(CountAsk const& ask);
    /// The most urgent case the asker may do, given to the asker; none: nothing is left. The same
    /// key gets the same case. Faults besides: `licence_not_current`.
    Result<std::optional<NextCase>> next(NextAsk const& ask, CommandKey const& key);
    /// Faults besides: `not_in_bulk`, `unknown_value`, `nothing_wanted`, `too_many`,
    /// `unknown_account`.
    Result<std::vector<Dealt>> deal(DealAsk const& ask, CommandKey const& key);
    /// Faults besides: `unknown_request`, `time_is_short`, `in_the_past`.
    Result<PutAside> put_aside(RequestId const& number, Instant until);
    Result<void> take_up(RequestId const& number);
    /// The queues the asker works from, or sees to share them out; none of a group's people.
    Result<std::vector<std::string>> queues(PlanId const& plan);
    /// The asker's own, by name.
    Result<std::vector<records::SavedView>> saved_views(PlanId const& plan);
    /// Faults besides: those of saved searches, and those of list() under `/filters`.
    Result<records::SavedView> save_view(std::string const& id, std::string const& name,
                                         WorkAsk const& filters);
    /// Who is in a hospital or nursing facility today, by facility. Faults besides: `bad_limit`.
    Result<Census> census(CensusAsk const& ask);
    /// Open tasks, due first first. Faults besides: `bad_limit`, `bad_page`.
    Result<TaskList> tasks(TaskAsk const& ask);
    /// Keeps a call or letter that belongs to no request; false when the key kept it before.
    /// Faults besides: `unknown_member`, `unknown_provider`, `nothing_wanted`, `too_long`.
    Result<bool> keep_contact(ContactToKeep const& wanted, CommandKey const& key);
    /// Faults besides: `unknown_member`.
    Result<MemberFile> member_file(PlanId const& plan, MemberId const& member);
    /// Faults besides: `unknown_provider`.
    Result<ProviderFile> provider_file(PlanId const& plan, ProviderId const& id);
    /// Remembers that the asker looked at it.
    void note_look(PlanId const& plan, RequestId const& number);

private:
    using Names = std::map<std::string, std::string>;  ///< by account
    struct Walk {
        std::optional<NextCase> found;
        bool was_late = false;  ///< somebody else took one meanwhile
    };
    Result<void> may_work(PlanId const& plan) const;
    Result<void> may_look_up(PlanId const& plan) const;
    Result<void> put_requests(store::Db& db, PlanId const& plan, MemberId const& member,
                              MemberFile& file) const;
    /// Rows of restricted records that are closed to the asker and not his own.
    template <class Row>
    Result<void> leave_out_closed(store::Db& db, PlanId const& plan, std::vector<Row>& rows) const {
        auto const closed = TRY(closed_to(db, asker_, plan, engine_.clock_.now()));
        std::erase_if(rows, [&](Row const& row) {
            return row.request.assignee != asker_.account.id &&
                   std::ranges::count(closed, row.request.member) > 0;
        });
        return fine();
    }
    Result<views::WorkSearch> seen(PlanId const& plan) const;
    Result<views::WorkSearch> search_of(WorkAsk const& ask) const;
    void name_services(PlanId const& plan, std::vector<views::WorkRow>& rows) const;
    void put_limits(PlanId const& plan, std::vector<views::WorkRow>& rows) const;
    Result<bool> may_do(PlanId const& plan, views::WorkRow const& row) const;
    Result<views::WorkSearch> candidates(NextAsk const& ask) const;
    Result<std::optional<views::WorkRow>> own_first(NextAsk const& ask) const;
    Result<std::optional<NextCase>> taken_before(PlanId const& plan,
                                                 request::AssignRequest const& take,
                                                 CommandKey const& key) const;
    Result<Walk> walk(NextAsk const& ask, request::AssignRequest const& take, CommandKey const& key,
                      std::optional<views::WorkRow> const& own) const;
    Result<Names> names_for(DealAct act, PlanId const& plan) const;
    Result<Call> prepare(DealAsk const& ask, DealItem const& item, DealAct act,
                         Names const& names) const;
    Result<std::string> holder_of(PlanId const& plan, RequestId const& number) const;
    Call call_for(PlanId const& plan, RequestId const& number, CommandKey key) const;

    Engine& engine_;
    Asker const& asker_;
};

}  // namespace assent::engine
