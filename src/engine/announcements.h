/// What a plan's administrator announces, to whom and when; everybody puts away what he has read.
#pragma once

#include "engine/engine.h"
#include "records/announcements.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::engine {

/// What is shown today to this person, or to anybody who has not signed in. Faults: `unknown_plan`.
Result<std::vector<records::Announcement>> announcements_for(Engine& engine,
                                                             std::optional<Asker> const& asker,
                                                             PlanId const& plan);
/// All of the plan, past ones too, for who writes them. Faults: `right_required`, `unknown_plan`.
Result<std::vector<records::Announcement>> list_announcements(Engine& engine, Asker const& asker,
                                                              PlanId const& plan);
/// A new one, or one changed, which is then shown again to who had put it away. Faults besides:
/// `bad_id`, `required`, `too_long`, `dates_reversed`, `stale_version`.
Result<records::Announcement> save_announcement(Engine& engine, Asker const& asker,
                                                records::Announcement announcement,
                                                std::optional<std::int64_t> if_version);
/// Removing what is gone is no fault. Faults besides: `stale_version`.
Result<void> remove_announcement(Engine& engine, Asker const& asker, PlanId const& plan,
                                 std::string const& id, std::optional<std::int64_t> if_version);
enum class PutAway { yes, no };
/// For this person only. Faults: `unknown_plan`, `unknown_announcement`.
Result<void> put_away_announcement(Engine& engine, Asker const& asker, PlanId const& plan,
                                   std::string const& id, PutAway wanted);

}  // namespace assent::engine
