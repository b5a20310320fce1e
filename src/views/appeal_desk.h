/// Appeals as the people who work on them see them: what is due first, what waits for whom, what is
/// outside the plan. Reads the table that appeal_view.h writes.
#pragma once

#include "views/appeal_view.h"
#include "views/changes.h"
#include "views/worklist.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::views {

/// One of the appeals, with what only who works on them needs.
struct AppealWork {
    AppealRow row;
    std::int64_t version = 0;
    std::optional<Instant> acknowledge_due_at;  ///< while no letter of receipt has gone out
    std::string clock;                          ///< that governs; empty: none runs
    std::optional<Instant> started_at;          ///< of that clock
    std::string outside;                        ///< the body that has it; empty: none
    bool owed = false;                          ///< a changed decision is still to be carried out
    std::string topic;                          ///< of a grievance
    std::string service;                        ///< codes of the lines it is about
};

/// What an appeal needs next.
enum class AppealNeed { any, acknowledge, outside, carry_out, decided };

struct AppealSearch {
    std::string appeal;  ///< one whole number
    Owner owner = Owner::anybody;
    std::string account;  ///< of the asker, for Owner::me
    std::optional<bool> closed;
    AppealNeed need = AppealNeed::any;
    std::vector<std::string> kinds;
    std::vector<std::string> urgencies;
    std::vector<std::string> statuses;
    std::vector<std::string> lines_of_business;
    std::optional<Instant> due_before;
    std::string text;   ///< folded: part of a number, or how a member's name begins
    std::string after;  ///< keyset token of the last page
    int limit = 50;
};

struct AppealWorkPage {
    std::vector<AppealWork> rows;
    std::string next;  ///< token, empty at the end
};

/// By due time; those that wait for their letter of receipt by its time; the decided ones newest
/// first.
Result<AppealWorkPage> find_appeal_work(store::Db& db, PlanId const& plan,
                                        AppealSearch const& search);
/// Up to condition.h's counted_most.
Result<std::int64_t> count_appeal_work(store::Db& db, PlanId const& plan,
                                       AppealSearch const& search);
/// Open ones by who has them.
Result<std::vector<std::pair<std::string, std::int64_t>>> appeals_by_assignee(store::Db& db,
                                                                              PlanId const& plan);

struct AppealChange {
    std::int64_t seq = 0;  ///< of its last event in the span
    AppealId appeal;
    RequestId request;
    std::int64_t version = 0;
    std::string status;
    bool closed = false;
};

/// Appeals that changed, each once, in the order of their last change; `organisation`: only those
/// it has a part in, empty: all.
Result<std::vector<AppealChange>> appeals_changed(store::Db& db, PlanId const& plan, LogSpan span,
                                                  std::string const& organisation, int limit);

}  // namespace assent::views
