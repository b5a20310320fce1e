#include "request/retro_age.h"

#include "request/validate_submit.h"

#include <algorithm>

namespace assent::request {

Day late_from(SubmitRequest const& asked, Day received_on) {
    Day last{};
    for (auto const& line : asked.lines) last = std::max(last, line.to.value_or(received_on));
    if (asked.lines.empty()) last = received_on;
    auto const learned = asked.late_reason == LateReason::eligibility_unknown ||
                         asked.late_reason == LateReason::retro_enrollment;
    if (learned && asked.eligibility_known_on && *asked.eligibility_known_on <= received_on)
        last = std::max(last, *asked.eligibility_known_on);
    return last;
}

std::optional<Day> window_end(policy::RetroWindow const& window, Day from) {
    if (window.days > 0) return from + std::chrono::days(window.days);
    if (window.months > 0) return add_months(from, window.months);
    return std::nullopt;
}

policy::RetroWindow const* retro_window(policy::Pack const& pack, std::string const& line) {
    for (auto const& window : pack.programs.retro)
        if (window.lines.empty() || holds(window.lines, line)) return &window;
    return nullptr;
}

}  // namespace assent::request
