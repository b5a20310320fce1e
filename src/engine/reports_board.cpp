#include "engine/reports.h"
#include "identity/staff.h"
#include "views/board.h"

#include <algorithm>
#include <map>

namespace assent::engine {
namespace {

using measures::Case;

constexpr int pulse_days = 10;
constexpr std::size_t warned_most = 200;
constexpr auto delegates_queue = "delegate";

/// What was decided on the working days looked at, by queue and by person.
struct Rhythm {
    std::map<std::string, measures::Pulse> queues;
    std::map<std::string, std::int64_t> people;
};

/// A group's decisions are the pace of the cases that lie with the groups.
std::string queue_of(Case const& one) {
    return one.maker == measures::Maker::delegate ? delegates_queue : one.queue;
}

Result<Rhythm> rhythm_of(store::Db& db, PlanId const& plan, std::vector<Day> const& days,
                         calendar::Zone const& zone) {
    Rhythm rhythm;
    if (days.empty()) return rhythm;
    auto const from = zone.at(days.back(), 0, 0);
    auto const before = zone.at(days.front() + std::chrono::days(1), 0, 0);
    TRY(views::each_case(db, plan, {views::CasesBy::decided, from, before}, [&](Case const& one) {
        bool const is_by_people =
            one.maker == measures::Maker::staff || one.maker == measures::Maker::delegate;
        auto const day = zone.day_of(*one.decided_at);
        if (!is_by_people || std::ranges::find(days, day) == days.end()) return true;
        auto& pulse = rhythm.queues[queue_of(one)];
        ++pulse.decided;
        ++pulse.at[static_cast<std::size_t>(zone.minute_of_day(*one.decided_at) / 60)];
        return true;
    }));
    for (auto& [queue, pulse] : rhythm.queues) pulse.days = static_cast<int>(days.size());
    std::map<std::string, std::string> last;  // one who decided several lines decided one request
    TRY(views::each_decided_line(db, plan, from, before, [&](measures::DecidedLine const& line) {
        if (line.account.empty() ||
            std::ranges::find(days, zone.day_of(line.decided_at)) == days.end())
            return true;
        auto& seen = last[line.account];
        if (seen != line.request.value) ++rhythm.people[line.account];
        seen = line.request.value;
        return true;
    }));
    return rhythm;
}

struct Found {
    std::vector<measures::Waiting> waiting;
    std::map<std::string, std::string> assignees;  ///< by number
    std::map<std::string, std::string> queues;
};

Result<void> add_warned(Board& board, store::Db& db, PlanId const& plan, Found const& found,
                        calendar::Zone const& zone) {
    std::vector<WarnedCase> warned;
    TRY(views::each_open_case(db, plan, [&](Case const& one) {
        auto const bucket = measures::bucket_of(one.due_at, board.now, zone);
        bool const is_told = one.warned > 0 || !one.warned_before.empty();
        if (!is_told && bucket != measures::Bucket::overdue) return true;
        auto const assignee = found.assignees.find(one.request.value);
        auto const queue = found.queues.find(one.request.value);
        warned.push_back({one.request, queue == found.queues.end() ? one.queue : queue->second,
                          assignee == found.assignees.end() ? std::string() : assignee->second,
                          one.due_at, bucket, one.warned, one.warned_before});
        return true;
    }));
    std::ranges::stable_sort(warned, {}, &WarnedCase::due_at);
    board.warned_total = std::ssize(warned);
    if (warned.size() > warned_most) warned.resize(warned_most);
    board.warned = std::move(warned);
    return fine();
}

}  // namespace

/// Everybody who may be given cases, nobody first.
Result<std::vector<OwnerLoad>> Reports::owners(PlanId const& plan) const {
    std::vector<OwnerLoad> owners(1);
    TRY(engine_.store().read([&](store::Db& db) -> Result<void> {
        for (auto const& account :
             TRY(identity::accounts_for(db, plan, identity::Right::assign, std::nullopt)))
            owners.push_back({account.id, account.name, account.role, {}, 0});
        return fine();
    }));
    return owners;
}

Result<Board> Reports::board(PlanId const& plan) {
    auto const pack = TRY(may_read(plan));
    Board board;
    board.now = engine_.clock().now();
    auto const today = pack->zone.day_of(board.now);
    board.days = measures::working_days_before(today, pulse_days, pack->holidays);
    board.owners = TRY(owners(plan));
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < board.owners.size(); ++i) places[board.owners[i].account] = i;
    Found found;
    Rhythm rhythm;
    TRY(engine_.store().read([&](store::Db& db) -> Result<void> {
        TRY(views::each_open_work(db, plan, [&](views::OpenWork const& one) {
            found.waiting.push_back({one.request, one.queue, one.due_at, one.waits});
            found.assignees[one.request.value] = one.assignee;
            found.queues[one.request.value] = one.queue;
            // Of somebody who has left the plan's work the cases are nobody's.
            auto const place = places.find(one.assignee);
            auto& owner = board.owners[place == places.end() ? 0 : place->second];
            owner.open.add(measures::bucket_of(one.due_at, board.now, pack->zone));
        }));
        rhythm = TRY(rhythm_of(db, plan, board.days, pack->zone));
        return add_warned(board, db, plan, found, pack->zone);
    }));
    for (auto& owner : board.owners) {
        auto const decided = rhythm.people.find(owner.account);
        if (decided != rhythm.people.end()) owner.decided = decided->second;
    }
    board.forecast =
        measures::forecast(found.waiting, rhythm.queues,
                           {board.now, today + std::chrono::days(1), pack->zone, pack->holidays});
    return board;
}

}  // namespace assent::engine
