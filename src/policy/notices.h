/// Which notices the plan sends when something has happened.
#pragma once

#include "policy/events.h"
#include "policy/pack.h"

#include <string>
#include <string_view>
#include <vector>

namespace assent::policy {

/// What the pack's notice plan says about something that happened (`received`, `approved`, …); `at`
/// starts the time each notice has.
struct Happened {
    std::string_view on;
    Instant at{};
    std::string language;  ///< the member's
    bool sensitive = false;
};
std::vector<NoticeOrdered> notices_for(Pack const& pack, Happened const& happened);

}  // namespace assent::policy
