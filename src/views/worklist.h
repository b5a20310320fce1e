/// The work list of the plan's people: open requests in the order in which they should be taken up,
/// with what is new about each. Its rows are written with those of the request; what the asker
/// may see is part of the filter, and who decides that is the engine.
#pragma once

#include "request/state.h"
#include "views/request_search.h"
#include "views/work_about.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::views {

/// Writes the row of an open request; one that is closed leaves the list and everybody's desk.
Result<void> write_work(store::Db& db, PlanId const& plan, request::State const& state);

/// When little time is left: a quarter of it, or four hours, whichever comes first (L-CLK-17).
Instant press_time(Instant started, Instant due);

struct WorkRow {
    RequestRow request;
    std::optional<Instant> started_at;  ///< from when the clock counts that is due first
    std::optional<Instant> press_at;    ///< from when little time is left
    bool stopped = false;               ///< its clock stands still
    bool waits = false;                 ///< for an answer, or for somebody outside
    std::string change_asked;           ///< `change` or `cancel`, not answered yet
    std::optional<Instant> call_at;     ///< the next talk that is booked
    bool new_document = false;          ///< since the asker looked last
    bool reply_in = false;              ///< an answer came that nobody judged yet
    bool returned = false;              ///< given to the asker, who has not looked since
    bool unseen = false;                ///< the asker never looked
    std::string handed_by;              ///< who gave it to the one who has it
    std::string channel;
    bool child = false;
    std::string forwarded_to;
    std::string system;      ///< of the first line's code
    std::string code;        ///< of the first line
    std::string policy_row;  ///< that asked for approval of the first line
    std::string title;       ///< of the service in plain words; the engine's to fill in
    std::optional<Instant> snoozed_until;  ///< stands aside for the asker
    std::optional<WorkAbout> about;        ///< of a kind of its own
    std::string rank;                      ///< its place in the recommended order; not told
};

void fields(auto& f, auto& r) requires Is<WorkRow, decltype(r)> {
    fields(f, r.request);
    f("started_at", r.started_at);
    f("press_at", r.press_at);
    f("stopped", r.stopped);
    f("waits", r.waits);
    f("change_asked", r.change_asked);
    f("call_at", r.call_at);
    f("new_document", r.new_document);
    f("reply_in", r.reply_in);
    f("returned", r.returned);
    f("unseen", r.unseen);
    f("handed_by", r.handed_by);
    f("channel", r.channel);
    f("child", r.child);
    f("forwarded_to", r.forwarded_to);
    f("system", r.system);
    f("code", r.code);
    f("policy_row", r.policy_row);
    f("title", r.title);
    f("snoozed_until", r.snoozed_until);
    f("about", r.about);
}

enum class Owner { anybody, me, nobody, somebody };
enum class WorkFlag { new_document, change, reply, returned, call, waits, overdue };
/// `recommended`: clinical urgency first, then the time that is left.
enum class WorkSort { recommended, due, received, member };
/// What stands aside for the asker is left out, alone shown, or not looked at.
enum class Aside { hide, only, any };

/// Behind the first, up to and with the second.
struct TimeSpan {
    Instant after{};
    Instant until{};
};

struct WorkSearch {
    std::string account;  ///< the asker
    Instant now{};
    Instant day_end{};  ///< of today in the plan's zone
    /// Queues the asker works from; what is his own he sees wherever it lies. Absent: all.
    std::optional<std::vector<std::string>> works_from;
    bool kept_from = false;  ///< restricted records are left out that are not the asker's
    std::string group;  ///< the asker's group, that sees what was forwarded to it; empty: the plan

    std::string request;  ///< one whole number
    std::vector<std::string> queues;
    Owner owner = Owner::anybody;
    std::string assignee;  ///< account id
    std::vector<std::string> kinds;
    std::vector<std::string> urgencies;
    std::vector<std::string> statuses;
    std::vector<std::string> lines_of_business;
    std::vector<TimeSpan> due;    ///< in one of these
    std::vector<WorkFlag> flags;  ///< one of these
    std::optional<WorkTopic> topic;
    std::string text;  ///< folded: part of a number, a code, or how a member's name begins
    Aside aside = Aside::hide;
    std::vector<std::string> but;  ///< numbers left out
    bool ready = false;            ///< not those that wait
    WorkSort sort = WorkSort::recommended;
    bool descending = false;
    std::string after;
    int limit = 50;
};

struct WorkPage {
    std::vector<WorkRow> rows;
    std::string next;
};

/// Faults: `bad_page`.
Result<WorkPage> find_work(store::Db& db, PlanId const& plan, WorkSearch const& search);
/// Counting stops at ten thousand and one.
Result<std::int64_t> count_work(store::Db& db, PlanId const& plan, WorkSearch const& search);
/// Requests of the account that were closed since.
Result<std::int64_t> closed_since(store::Db& db, PlanId const& plan, std::string const& account,
                                  Instant since);

}  // namespace assent::views
