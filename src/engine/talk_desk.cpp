#include "engine/talk_desk.h"

#include "engine/restricted.h"

#include <algorithm>
#include <set>

namespace assent::engine {
namespace {

using identity::Right;
using views::TalkKind;
using views::TalkState;

/// How far back decided and ended ones are shown.
constexpr auto shown_for = std::chrono::days(30);
constexpr int talks_most = 500;

policy::TalkOffer const* offer_for(policy::Pack const& pack, std::string const& line) {
    for (auto const& offer : pack.decisions.talks)
        if (policy::applies_to(offer.lines, line)) return &offer;
    return nullptr;
}

std::vector<TalkState> states_of(TalkAsk const& ask) {
    if (ask.what == TalkKind::offer) return {TalkState::offered};
    if (ask.ended) return {TalkState::held, TalkState::missed, TalkState::sent};
    return {TalkState::asked, TalkState::booked};
}

/// The last day on which a talk may still change what was decided (L-DEC-15).
std::optional<Day> last_day(policy::Pack const& pack, policy::TalkOffer const& offer,
                            views::TalkRow const& row) {
    if (offer.window_days == 0 || !row.decided_at) return std::nullopt;
    return pack.zone.day_of(*row.decided_at) + std::chrono::days(offer.window_days);
}

}  // namespace

/// The plan's own people who work on requests or on appeals.
Result<void> TalkDesk::may_work(PlanId const& plan) const {
    if (!identity::has_right(asker_.account, Right::assign))
        TRY(identity::require_right(asker_.account, Right::appeal,
                                    "Your role does not allow this. Ask your administrator."));
    TRY(engine_.may_search(asker_, plan));
    if (engine_.sees_whole_plan(asker_.account, plan)) return fine();
    return forbidden("right_required", {}, "Talks with the plan are for the plan's own people.");
}

Result<std::vector<TalkLine>> TalkDesk::lines(policy::Pack const& pack, TalkAsk const& ask) {
    auto const now = engine_.clock_.now();
    views::TalkSearch search{ask.what, states_of(ask), {}, talks_most + 1};
    if (ask.ended || ask.what == TalkKind::offer) search.since = now - shown_for;
    auto const rows =
        TRY(engine_.store_->read([&](store::Db& db) -> Result<std::vector<views::TalkRow>> {
            auto found = TRY(views::find_talks(db, pack.plan, search));
            auto const closed = TRY(closed_to(db, asker_, pack.plan, now));
            std::erase_if(found, [&](views::TalkRow const& row) {
                return std::ranges::count(closed, row.member) > 0;
            });
            return found;
        }));
    auto const today = pack.zone.day_of(now);
    std::vector<TalkLine> lines;
    for (auto const& row : rows) {
        TalkLine line{row, {}, {}, true};
        auto const* offer = offer_for(pack, row.line_of_business);
        if (ask.what == TalkKind::offer && offer == nullptr) continue;
        if (offer != nullptr && ask.what != TalkKind::copy) {
            line.until = last_day(pack, *offer, row);
            if (auto const* contact = pack.find_contact(offer->contact))
                line.hours = contact->hours;
            line.may_change = offer->may_overturn && (!line.until || *line.until >= today);
        }
        if (ask.what == TalkKind::offer && line.until && *line.until < today) continue;
        lines.push_back(std::move(line));
    }
    return lines;
}

Result<TalkList> TalkDesk::list(TalkAsk const& ask) {
    TRY(may_work(ask.plan));
    auto const pack = TRY(engine_.pack_on(ask.plan, std::nullopt));
    TalkList list;
    list.now = engine_.clock_.now();
    list.lines = TRY(lines(*pack, ask));
    list.more = list.lines.size() > talks_most;
    if (list.more) list.lines.resize(talks_most);
    std::set<std::string> seen;
    std::vector<Engine::Looked> looked;
    for (auto const& line : list.lines)
        if (seen.insert(line.row.member.value).second)
            looked.push_back(
                {records::Act::search, "request", line.row.request.value, line.row.member});
    if (looked.empty()) looked.push_back({records::Act::search, "request", "", MemberId()});
    TRY(engine_.note_access(asker_, ask.plan, std::move(looked)));
    return list;
}

Result<TalkCounts> TalkDesk::counts(PlanId const& plan) {
    TRY(may_work(plan));
    auto const pack = TRY(engine_.pack_on(plan, std::nullopt));
    auto const today = pack->zone.day_of(engine_.clock_.now());
    TalkCounts counts;
    counts.offers = std::ssize(TRY(lines(*pack, {plan, TalkKind::offer, false})));
    for (auto const& line : TRY(lines(*pack, {plan, TalkKind::talk, false}))) {
        ++counts.open;
        if (line.row.meet_at && pack->zone.day_of(*line.row.meet_at) == today) ++counts.today;
    }
    counts.copies = std::ssize(TRY(lines(*pack, {plan, TalkKind::copy, false})));
    return counts;
}

}  // namespace assent::engine
