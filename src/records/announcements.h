/// What a plan tells everybody who works with it, in its two languages, from one day to another.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "base/typed.h"
#include "store/db.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace assent::records {

/// Whom it concerns. What the public is told stands on the sign-in page, too.
enum class Audience { office, staff, everybody };

struct Announcement {
    PlanId plan;
    std::string id;  ///< a UUID of the page
    std::string title_en;
    std::string text_en;
    std::string title_es;
    std::string text_es;
    Day from{};
    std::optional<Day> to;  ///< the last day it is shown; none: until somebody ends it
    std::vector<Audience> audience;
    std::int64_t version = 0;
    Instant updated_at{};
    std::string updated_by;
    std::string updated_by_name;
};

/// Those whose last day is not over, or all; the newest first. At most 200.
Result<std::vector<Announcement>> announcements_of(store::Db& db, PlanId const& plan,
                                                   std::optional<Day> today);
Result<std::optional<Announcement>> find_announcement(store::Db& db, PlanId const& plan,
                                                      std::string const& id);
Result<void> save_announcement(store::Db& db, Announcement const& announcement);
/// With what people noted about it.
Result<void> remove_announcement(store::Db& db, PlanId const& plan, std::string const& id);

/// Ids of those that a person has put away.
Result<std::vector<std::string>> put_away_by(store::Db& db, PlanId const& plan,
                                             std::string const& account);
Result<void> put_away(store::Db& db, PlanId const& plan, std::string const& id,
                      std::string const& account, Instant at);
Result<void> bring_back(store::Db& db, PlanId const& plan, std::string const& id,
                        std::string const& account);

}  // namespace assent::records
