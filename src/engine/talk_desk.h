/// Talks with a reviewer of the plan and copies of criteria, over all requests of a plan: who has a
/// right to a talk until when, what is booked, what went wrong, what was sent (APP-03, APP-08,
/// CRI-01, CRI-04). Every change goes through Engine::run.
#pragma once

#include "engine/engine.h"
#include "views/talk_view.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::engine {

struct TalkAsk {
    PlanId plan;
    views::TalkKind what = views::TalkKind::talk;
    bool ended = false;  ///< those that were held, missed or sent in the last 30 days
};

void fields(auto& f, auto& a) requires Is<TalkAsk, decltype(a)> {
    f("plan", a.plan);
    f("what", a.what);
    f("ended", a.ended);
}

struct TalkLine {
    views::TalkRow row;
    std::optional<Day> until;  ///< last day a talk may be asked for or change the decision
    std::string hours;         ///< when the plan's line for talks is open, by its contacts
    bool may_change = true;    ///< a talk after the notice may change the decision (L-DEC-15)
};

struct TalkList {
    Instant now{};
    std::vector<TalkLine> lines;
    bool more = false;  ///< there are more than are shown
};

/// How many wait, by kind.
struct TalkCounts {
    std::int64_t offers = 0;
    std::int64_t open = 0;
    std::int64_t today = 0;  ///< booked for today, in the plan's zone
    std::int64_t copies = 0;
};

class TalkDesk {
public:
    TalkDesk(Engine& engine, Asker const& asker) : engine_(engine), asker_(asker) {}

    // Faults of all: `right_required`, `unknown_plan`.
    Result<TalkList> list(TalkAsk const& ask);
    Result<TalkCounts> counts(PlanId const& plan);

private:
    Result<void> may_work(PlanId const& plan) const;
    Result<std::vector<TalkLine>> lines(policy::Pack const& pack, TalkAsk const& ask);

    Engine& engine_;
    Asker const& asker_;
};

}  // namespace assent::engine
