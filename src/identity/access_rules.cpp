#include "identity/access_rules.h"

#include "identity/permissions.h"

#include <array>

namespace assent::identity {
namespace {

struct Range {
    std::string_view where;
    int value;
    int least;
    int most;
};

Result<void> must_lie_within(Range const& range) {
    if (range.value >= range.least && range.value <= range.most) return fine();
    return invalid("out_of_range", std::string(range.where),
                   "Use a whole number from " + std::to_string(range.least) + " to " +
                       std::to_string(range.most) + ".");
}

/// A scheme and a host, with a port where it is not the usual one; http only on this machine.
bool is_origin(std::string_view text) {
    std::string_view const secure = "https://";
    std::string_view const local = "http://localhost";
    auto const host = text.starts_with(secure)  ? text.substr(secure.size())
                      : text.starts_with(local) ? text.substr(local.size() - 9)
                                                : std::string_view();
    return !host.empty() && host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-:") ==
                                std::string_view::npos;
}

}  // namespace

Result<void> check_rules(AccessRules const& rules) {
    auto const& days = rules.account_request_days;
    std::array const ranges{
        Range{"/idle_minutes", rules.idle_minutes, 5, 30},
        Range{"/warn_minutes", rules.warn_minutes, 1, 4},
        Range{"/session_hours", rules.session_hours, 1, 24},
        Range{"/password_length_min", rules.password_length_min, 12, 128},
        Range{"/password_days", rules.password_days, 0, 3650},
        Range{"/link_hours", rules.link_hours, 1, 336},
        Range{"/account_request_days/from", days.from, 1, 30},
        Range{"/account_request_days/to", days.to, days.from, 60},
    };
    for (auto const& range : ranges) TRY(must_lie_within(range));
    for (std::size_t i = 0; i < rules.second_factor_roles.size(); ++i)
        if (rights_of(rules.second_factor_roles[i]).empty())
            return invalid("unknown_role", "/second_factor_roles/" + std::to_string(i),
                           "There is no such role.");
    if (!rules.origin.empty() && !is_origin(rules.origin))
        return invalid("bad_origin", "/origin",
                       "Write it as people type it, without a path: https://portal.example");
    if (rules.agreement.version.empty() || rules.agreement.text.empty())
        return invalid("required", "/agreement", "An agreement has a version and a text.");
    return fine();
}

}  // namespace assent::identity
